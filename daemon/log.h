// The log: one line an event on stderr, "level event key=value ...". It never names a person: callers pass ids and
// codes, and whatever looks like an address is blotted out here as a last resort.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace joys {

struct Pair {
  std::string_view key;
  std::string value;
  Pair(std::string_view k, std::string v) : key(k), value(std::move(v)) {}
  Pair(std::string_view k, std::int64_t v) : key(k), value(std::to_string(v)) {}
};

enum class Level { debug, info, warning, error };

void set_log_level(const std::string& level);  // debug, info, warning, error; throws std::invalid_argument
void say(Level, std::string_view event, std::initializer_list<Pair> = {});  // any thread

std::string log_line(std::string_view event, std::initializer_list<Pair>);  // what say() writes, for the tests

}  // namespace joys
