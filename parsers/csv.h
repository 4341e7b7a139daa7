// Records of a table and lines of a file, one at a time in constant memory: CSV after RFC 4180 as the world writes it
// (LF or CRLF, a byte order mark, ';' or a tab between the values). A bad record costs its first line, never the rest
// of the file: after a quote that nobody closed, reading goes on at the next line.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

inline constexpr std::size_t longest_record =
    256 * 1024;  // bytes; a person has some hundred, a page of notes some thousand

// Fills the buffer and returns how many bytes there were; 0 is the end. May throw; then so does whoever reads.
using Pull = std::function<std::size_t(char*, std::size_t)>;

// The bytes ahead, never more than one record of them and one read. `offset` and `line` (from 1) say where the next
// record begins; they are given when reading begins in the middle.
class Lines {
 public:
  explicit Lines(Pull pull, std::int64_t offset = 0, std::int64_t line = 1);

  std::string_view ahead() const { return std::string_view(buffer_).substr(begin_); }
  bool more();  // reads on; false at the end
  void pass(std::size_t bytes);
  void pass_line();  // to behind the next line end, however far it is

  std::int64_t offset = 0, line = 1;

 private:
  Pull pull_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool ended_ = false;
};

struct Record {
  enum class State : std::uint8_t { read, bad, end };
  State state = State::end;
  std::vector<std::string> values;  // of a line: one
  std::string why;                  // bad: a sentence without a word of the record
  std::int64_t line = 0;            // its first
};

// Neither throws. Empty lines are passed over; a NUL or what is not UTF-8 makes a record bad.
Record next_csv(Lines&, char delimiter);
Record next_line(Lines&);

// What stands between the values, by the first line, and passes over a byte order mark: ',' where nothing else is
// found.
char find_delimiter(Lines&);
void pass_mark(Lines&);

}  // namespace joys
