#include "daemon/parse_deadline.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace joys {
namespace {

// Only what a signal handler may call. The number stays SIGALRM, so that whoever looks at the exit sees why.
void too_late(int number) {
  constexpr std::string_view words = "joysd: a letter took longer to read than it may; see docs/OPERATIONS.md\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, words.data(), words.size());
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

ParseDeadline::ParseDeadline(unsigned seconds) {
  static const auto once = std::signal(SIGALRM, too_late);
  (void)once;
  alarm(seconds);
}

ParseDeadline::~ParseDeadline() { alarm(0); }

}  // namespace joys
