#include "daemon/own_model.h"

#include <filesystem>

#include "daemon/keys.h"
#include "daemon/paths.h"

namespace joys {
namespace {

std::string beside(const std::string& ledger_url, const char* name) {
  return (std::filesystem::path(ledger_path(ledger_url)).parent_path() / name).string();
}

}  // namespace

std::string shipped_model() { return data_folder() + "/model.bin"; }
std::string shipped_encoder() { return data_folder() + "/encoder.bin"; }
std::string own_model(const std::string& ledger_url) { return beside(ledger_url, "model.bin"); }
std::string former_model(const std::string& ledger_url) { return beside(ledger_url, "model.bin.before"); }

std::shared_ptr<const Model> model_in_use(const std::string& ledger_url, std::string* why) {
  const std::string own = own_model(ledger_url);
  std::error_code unreadable;
  if (std::filesystem::exists(own, unreadable)) {
    try {
      return Model::load(own, shipped_encoder());
    } catch (const std::exception& error) {
      if (why) *why = error.what();
    }
  }
  return Model::load(shipped_model(), shipped_encoder());
}

}  // namespace joys
