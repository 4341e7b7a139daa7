// A file of rows for an import: CSV with names of columns in its first line, or a JSON object a line. Read in constant
// memory, from the beginning or from where an earlier import stopped.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "handlers/given.h"
#include "parsers/csv.h"

namespace joys {

struct TableError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class TableFile {
 public:
  struct Row {
    bool end = false;
    std::string error;  // a sentence without a word of the row; "" if all is well
    std::int64_t line = 0;
    GivenRow values;
  };

  // `format` is "csv", "jsonl" or "" (as the name says). "-" is standard input, which needs a format. Throws
  // TableError.
  TableFile(const std::string& path, std::string format);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  Row next();
  void go_on_at(std::int64_t bytes, std::int64_t line);  // only where identity() is not ""

  const std::vector<std::string>& columns() const { return columns_; }  // of CSV
  std::int64_t bytes() const { return lines_.offset; }                  // read so far
  std::int64_t line() const { return lines_.line; }                     // where the next record begins
  std::int64_t size() const { return size_; }                           // 0: not known
  // What tells this file from others, also from itself after it was changed; "" if reading cannot begin in the middle.
  const std::string& identity() const { return identity_; }

 private:
  void identify();
  Lines reading_from(std::int64_t bytes, std::int64_t line);
  Row of_csv(Record record) const;

  int file_ = -1;
  bool csv_ = true;
  char delimiter_ = ',';
  std::int64_t size_ = 0;
  std::string identity_;
  std::vector<std::string> columns_;
  Lines lines_;
};

}  // namespace joys
