// The report of an import: which line was refused and why, never what stands in it. A file that only its owner reads.
#pragma once
#include <cstdint>
#include <string>

namespace joys {

class RefusedLines {
 public:
  // "": the first few go to stderr. Throws std::runtime_error; follows no link.
  explicit RefusedLines(const std::string& path);
  ~RefusedLines();
  RefusedLines(const RefusedLines&) = delete;
  RefusedLines& operator=(const RefusedLines&) = delete;

  void begin(std::int64_t bytes);  // keeps so much of an earlier import's report, which was cut off
  void add(std::int64_t line, const std::string& why);
  std::int64_t flush();  // bytes written so far

 private:
  int file_ = -1;
  std::int64_t bytes_ = 0, said_ = 0;
  std::string waiting_;
};

}  // namespace joys
