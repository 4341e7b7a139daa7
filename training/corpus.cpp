// Reads the training text and refuses every line that is not exactly as training/README.md says: a mislabelled line
// costs more than the minute it takes to correct it.
#include "training/corpus.h"

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

struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void demand(bool holds, const std::string& what) {
  if (!holds) throw Malformed(what);
}

std::string language(const std::string& text) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  demand(text.size() == 2 && small(text[0]) && small(text[1]), "language \"" + text + "\" is not ISO 639-1");
  return text;
}

void add_label(Labels& labels, const std::string& text) {
  const auto category = category_named(text);
  demand(category.has_value(), "unknown label \"" + text + "\"");
  const auto i = static_cast<std::size_t>(*category);
  demand(!labels[i], "label \"" + text + "\" stands twice");
  labels.set(i);
}

void demand_alone(const Labels& labels) {
  const bool unrelated = labels[static_cast<std::size_t>(Category::unrelated)];
  demand(!unrelated || labels.count() == 1, "unrelated must stand alone");
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> fields(1);
  for (char c : text) {
    if (c == at)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

Example letter(const std::string& line) {
  static const std::set<std::string> known{"lang", "labels", "subject", "from", "text", "hard"};
  const json value = json::parse(line);
  demand(value.is_object(), "not a JSON object");
  for (const auto& [key, unused] : value.items()) demand(known.contains(key), "unknown key \"" + key + "\"");
  for (const char* key : {"lang", "labels", "subject", "text"})
    demand(value.contains(key), std::string("key \"") + key + "\" is missing");
  Example e;
  e.language = language(value.at("lang").get<std::string>());
  demand(!value.at("labels").empty(), "labels are empty");
  for (const auto& label : value.at("labels")) add_label(e.labels, label.get<std::string>());
  e.main = *category_named(value.at("labels").at(0).get<std::string>());
  demand_alone(e.labels);
  e.message.subject = value.at("subject").get<std::string>();
  e.message.text = value.at("text").get<std::string>();
  demand(!e.message.subject.empty() || !e.message.text.empty(), "subject and text are both empty");
  e.hard = value.value("hard", false);
  if (const auto from = value.value("from", std::string()); !from.empty()) {
    e.message.from = parse_addresses(from);
    demand(e.message.from.size() == 1 && e.message.from.front().valid, "\"" + from + "\" is not one address");
  }
  return e;
}

Example sentence(const std::string& line) {
  static const std::set<std::string> acts{"request", "question", "report", "background"};
  static const std::set<std::string> all_flags{"negated", "conditional", "past", "reported", "hypothetical"};
  const auto fields = split(line, '\t');
  demand(fields.size() == 5, "needs five columns separated by tabs, has " + std::to_string(fields.size()));
  Example e;
  e.letter = false;
  e.language = language(fields[0]);
  if (fields[1] != "-")
    for (const auto& label : split(fields[1], ',')) add_label(e.labels, label);
  demand_alone(e.labels);
  demand(acts.contains(fields[2]), "unknown act \"" + fields[2] + "\"");
  demand((fields[2] == "background") == e.labels.none(), "the act is background exactly where the labels are -");
  if (fields[3] != "-")
    for (const auto& flag : split(fields[3], ',')) demand(all_flags.contains(flag), "unknown flag \"" + flag + "\"");
  demand(!fields[4].empty(), "the sentence is empty");
  e.message.text = fields[4];
  return e;
}

void read_file(const fs::path& file, const std::string& shown, Example (*parse)(const std::string&),
               std::vector<Example>& out) {
  std::ifstream in(file);
  demand(in.good(), file.string() + ": cannot be read");
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string where = shown + ":" + std::to_string(number);
    try {
      demand(!line.empty() && line.back() != '\r', "empty line, or a carriage return at its end");
      Example e = parse(line);
      e.author = file.stem().string();
      e.where = where;
      out.push_back(std::move(e));
    } catch (const std::exception& error) {
      throw std::runtime_error(where + ": " + error.what());
    }
  }
}

void read_folder(const fs::path& folder, const std::string& ending, Example (*parse)(const std::string&),
                 std::vector<Example>& out) {
  if (!fs::is_directory(folder)) return;
  std::set<fs::path> files;  // in the order of their names, on every file system
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ending) files.insert(entry.path());
  for (const auto& file : files) read_file(file, (folder.filename() / file.filename()).string(), parse, out);
}

}  // namespace

std::vector<Example> read_corpus(const std::string& folder) {
  std::vector<Example> examples;
  read_folder(fs::path(folder) / "letters", ".jsonl", letter, examples);
  read_folder(fs::path(folder) / "sentences", ".tsv", sentence, examples);
  if (examples.empty()) throw std::runtime_error(folder + ": no letters/*.jsonl and no sentences/*.tsv in it");
  return examples;
}

}  // namespace joys
