#include "daemon/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cstdlib>

namespace joys {
namespace {

spdlog::logger& logger() {
  static const auto log = [] {
    auto made = spdlog::stderr_logger_mt("joysd");
    // The journal has its own clock and reads the priority from "<n>"; a terminal gets the time.
    made->set_pattern(std::getenv("JOURNAL_STREAM") ? "%l %v" : "%Y-%m-%dT%H:%M:%S.%e %l %v");
    return made;
  }();
  return *log;
}

// Blots out every word around an '@', control characters and quotes; quotes values that are not one plain word.
std::string safe(std::string_view value) {
  std::string out;
  bool plain = !value.empty();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c == '@') {
      while (!out.empty() && out.back() != ' ' && out.back() != '<' && out.back() != '(') out.pop_back();
      out += "[address]";
      while (i + 1 < value.size() && std::string_view(" >),;\"").find(value[i + 1]) == std::string_view::npos) ++i;
      continue;
    }
    out += c < 0x20 || c == 0x7f || c == '"' ? ' ' : static_cast<char>(c);
  }
  for (const char c : out) plain = plain && c != ' ' && c != '=';
  return plain ? out : "\"" + out + "\"";
}

constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<Pair> pairs) {
  std::string line = "event=" + std::string(event);
  for (const auto& pair : pairs) line += " " + std::string(pair.key) + "=" + safe(pair.value);
  return line;
}

void say(Level level, std::string_view event, std::initializer_list<Pair> pairs) {
  const auto to = levels[static_cast<std::size_t>(level)];
  if (logger().should_log(to)) logger().log(to, "{}", log_line(event, pairs));
}

void set_log_level(const std::string& level) {
  constexpr std::array<std::string_view, 4> names{"debug", "info", "warning", "error"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == level) return logger().set_level(levels[i]);
  throw std::invalid_argument("unknown log level \"" + level + "\": use debug, info, warning or error");
}

}  // namespace joys
