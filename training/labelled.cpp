#include "training/labelled.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "parsers/address.h"

namespace joys {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The first of these keys that is there, as a list.
std::vector<json> list_of(const json& value, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    if (!value.contains(key)) continue;
    const json& found = value.at(key);
    if (found.is_array()) return found.get<std::vector<json>>();
    if (!found.is_null()) return {found};
  }
  return {};
}

Category category_of(const json& label) {
  const std::string text = label.is_object() ? label.value("category", "") : label.get<std::string>();
  const auto category = category_named(text);
  if (!category) throw std::runtime_error("unknown category \"" + text + "\"");
  return *category;
}

Message message_of(const json& value) {
  Message message;
  message.subject = value.value("subject", "");
  message.text = value.at("text").get<std::string>();
  if (const auto from = value.value("from", std::string()); !from.empty()) message.from = parse_addresses(from);
  return message;
}

Labelled labelled(const std::string& line, const fs::path& folder) {
  const json value = json::parse(line);
  Labelled letter;
  if (value.contains("file"))
    letter.file = (folder / value.at("file").get<std::string>()).string();
  else if (value.contains("text"))
    letter.message = message_of(value);
  else
    throw std::runtime_error("needs \"file\", or \"subject\" and \"text\"");
  const auto labels = list_of(value, {"labels", "categories", "category", "primary"});
  if (labels.empty()) throw std::runtime_error("needs \"labels\"");
  for (const json& label : labels) letter.labels.set(static_cast<std::size_t>(category_of(label)));
  letter.main = category_of(value.contains("primary") ? value.at("primary") : labels.front());
  letter.hard = value.contains("hard") && value.at("hard").is_boolean() && value.at("hard").get<bool>();
  for (const json& action : list_of(value, {"action_ok", "actions", "action"}))
    letter.actions.push_back(action.get<std::string>());
  return letter;
}

void read_lines(const fs::path& file, const fs::path& folder, std::vector<Labelled>& out) {
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    const std::string where = file.filename().string() + ":" + std::to_string(number);
    try {
      out.push_back(labelled(line, folder));
      out.back().where = where;
    } catch (const std::exception& error) {
      throw std::runtime_error(where + ": " + error.what());
    }
  }
}

}  // namespace

std::vector<Labelled> read_labelled(const std::string& folder) {
  if (!fs::is_directory(folder)) throw std::runtime_error(folder + ": is no folder");
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl") files.insert(entry.path());
  std::vector<Labelled> letters;
  for (const auto& file : files) read_lines(file, folder, letters);
  if (letters.empty())
    throw std::runtime_error(folder + ": no labelled letters in it (a labels.jsonl, a line a letter)");
  return letters;
}

}  // namespace joys
