// What the crash tests share: how a killed daemon looks, and that nothing but permitted repeats tells a house where
// daemons were killed from one where none was.
#pragma once
#include "catch.h"
#include "outcome.h"

namespace joys::live {

constexpr int killed = 128 + SIGKILL, aborted = 128 + SIGABRT, out_of_time = 128 + SIGALRM;

// On one connection the next final dot waits until the previous 250 is durable, so a kill repeats at most one letter a
// connection.
inline void check_same(const Outcome& crashed, const Outcome& calm, std::size_t most_repeats) {
  CHECK(crashed.folders == calm.folders);
  CHECK(crashed.stats == calm.stats);
  CHECK(crashed.suppressions == calm.suppressions);
  CHECK(crashed.audit_holds);
  CHECK(crashed.answered() == calm.answered());
  CHECK(crashed.repeats_are_the_same());
  CHECK(crashed.repeats() <= most_repeats);
}

inline std::string shim(const std::string& name) {
  return std::string(JOYS_BINARY_DIR) + "/tests/live/" + name + ".so";
}

}  // namespace joys::live
