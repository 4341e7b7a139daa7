// The names of the handlers' values, as the ledger, the command line and the pages write them.
#include "handlers/context.h"
#include "handlers/decision.h"

namespace joys {

std::string_view name(Action action) {
  constexpr std::array<std::string_view, 4> names{"none", "auto", "confirm", "staff"};
  return names[static_cast<std::size_t>(action)];
}

std::string_view name(Folder folder) {
  constexpr std::array<std::string_view, 4> names{"processed", "escalated", "ignored", "failed"};
  return names[static_cast<std::size_t>(folder)];
}

std::string_view name(Purpose purpose) { return purpose == Purpose::sharing ? "sharing" : "announcements"; }

std::string_view name(AnswerKind kind) { return kind == AnswerKind::promise ? "promise" : "acknowledgement"; }

std::string_view name(Wish wish) {
  constexpr std::array<std::string_view, 6> names{"see", "change", "erase", "resubscribe", "stop", "confirm_address"};
  return names[static_cast<std::size_t>(wish)];
}

}  // namespace joys
