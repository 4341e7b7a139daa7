// The model in use: the shipped one, or one that this installation has trained with its staff's corrections. The own
// one lies beside the ledger; the one before it is kept.
#pragma once
#include <optional>
#include <string>

#include "parsers/model.h"

namespace joys {

std::string shipped_encoder();                            // a file; may not exist
std::string shipped_model();                              // a file; exists
std::string own_model(const std::string& ledger_url);     // a file; may not exist
std::string former_model(const std::string& ledger_url);  // what a rollback brings back; may not exist

// The own model if there is one and this program understands it, else the shipped one; `why` says what is wrong with an
// own model that is not used. Throws std::runtime_error if the shipped one cannot be read.
std::shared_ptr<const Model> model_in_use(const std::string& ledger_url, std::string* why = nullptr);

}  // namespace joys
