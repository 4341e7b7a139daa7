// The deadline of one letter. Parsers are linear and bounded (docs/decisions/0102), so only a fault of ours or of a
// library takes this long; then the daemon dies as by any other crash, and the letter is tried alone, three times.
#pragma once

namespace joys {

// While one lives, SIGALRM ends the process `seconds` after it was made. One at a time; any thread.
class ParseDeadline {
 public:
  explicit ParseDeadline(unsigned seconds = 60);
  ~ParseDeadline();
  ParseDeadline(const ParseDeadline&) = delete;
  ParseDeadline& operator=(const ParseDeadline&) = delete;
};

}  // namespace joys
