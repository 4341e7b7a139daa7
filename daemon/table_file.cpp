#include "daemon/table_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace joys {
namespace {

constexpr std::size_t looked_at = 64 * 1024;  // of the beginning, to tell a file from others

using nlohmann::json;

// Numbers must come back as they were given: one with a fraction would not.
bool add_value(const json& value, std::vector<std::string>& values) {
  if (value.is_string())
    values.push_back(value.get<std::string>());
  else if (value.is_number_integer() || value.is_boolean())
    values.push_back(value.dump());
  else if (value.is_object() && value.size() == 2 && value.contains("kind") && value.contains("value") &&
           value["kind"].is_string() && value["value"].is_string())
    values.push_back(value["kind"].get<std::string>() + ":" + value["value"].get<std::string>());
  else
    return value.is_null();
  return true;
}

std::string read_json(const std::string& line, GivenRow& row) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return "it is no JSON object";
  for (const auto& [name, value] : object.items()) {
    std::vector<std::string> values;
    bool good = true;
    if (value.is_array())
      for (const auto& one : value) good = good && add_value(one, values);
    else
      good = add_value(value, values);
    if (!good) return "a value is neither text, a whole number, true, false nor a list of such; write it as text";
    const auto nul = [](const std::string& text) { return text.find('\0') != std::string::npos; };
    if (nul(name) || std::ranges::any_of(values, nul)) return "it contains a NUL byte";
    if (!values.empty()) row.emplace_back(name, std::move(values));
  }
  return "";
}

}  // namespace

TableFile::TableFile(const std::string& path, std::string format) : lines_(Pull()) {
  const bool piped = path == "-";
  if (format.empty() && path.ends_with(".csv")) format = "csv";
  if (format.empty() && (path.ends_with(".jsonl") || path.ends_with(".ndjson"))) format = "jsonl";
  if (format.empty()) throw TableError("say --format csv or --format jsonl: the file's name does not");
  csv_ = format == "csv";
  file_ = piped ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw TableError(path + ": " + std::strerror(errno));
  struct stat info {};
  if (fstat(file_, &info) == 0 && S_ISDIR(info.st_mode)) throw TableError(path + ": is a folder");
  if (!piped && S_ISREG(info.st_mode)) identify();
  lines_ = reading_from(0, 1);
  if (!csv_) {
    pass_mark(lines_);
    return;
  }
  delimiter_ = find_delimiter(lines_);
  const Record head = next_csv(lines_, delimiter_);
  if (head.state == Record::State::end) throw TableError("the file is empty: its first line must name the columns");
  if (head.state == Record::State::bad)
    throw TableError("the first line, which names the columns: " + head.why + "; the file must be CSV in UTF-8");
  columns_ = head.values;
}

TableFile::~TableFile() {
  if (file_ > STDIN_FILENO) close(file_);
}

void TableFile::identify() {
  struct stat info {};
  fstat(file_, &info);
  size_ = info.st_size;
  std::string head(looked_at, '\0');
  const auto got = pread(file_, head.data(), head.size(), 0);
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  identity_ = std::to_string(info.st_size) + " " + std::to_string(info.st_mtim.tv_sec) + " " +
              std::to_string(info.st_mtim.tv_nsec) + "\n" + head;
}

Lines TableFile::reading_from(std::int64_t bytes, std::int64_t line) {
  const auto pull = [file = file_](char* into, std::size_t most) {
    for (;;) {
      const auto got = read(file, into, most);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw TableError(std::string("the file cannot be read: ") + std::strerror(errno));
    }
  };
  return Lines(pull, bytes, line);
}

void TableFile::go_on_at(std::int64_t bytes, std::int64_t line) {
  if (lseek(file_, bytes, SEEK_SET) < 0) throw TableError(std::string("the file cannot be read: ") + strerror(errno));
  lines_ = reading_from(bytes, line);
}

TableFile::Row TableFile::of_csv(Record record) const {
  Row row;
  if (record.values.size() != columns_.size()) {
    row.error = std::to_string(record.values.size()) + " values for " + std::to_string(columns_.size()) + " columns";
    return row;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (!record.values[i].empty()) row.values.push_back({columns_[i], {std::move(record.values[i])}});
  return row;
}

TableFile::Row TableFile::next() {
  Record record = csv_ ? next_csv(lines_, delimiter_) : next_line(lines_);
  Row row;
  const std::int64_t line = record.line;
  if (record.state == Record::State::end)
    row.end = true;
  else if (record.state == Record::State::bad)
    row.error = record.why;
  else if (csv_)
    row = of_csv(std::move(record));
  else
    row.error = read_json(record.values.front(), row.values);
  row.line = line;
  return row;
}

}  // namespace joys
