// What the store knows that a decision needs, gathered before it inside the same transaction. `joysctl classify` uses
// assumed(): a known sender who writes of the own address and has had no answer yet.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "handlers/decision.h"

namespace joys {

// All thirteen: [handling] auto as shipped.
std::set<Category> all_categories();

// [handling] of the configuration, as values.
struct Rules {
  std::vector<std::string> own_addresses;  // canonical; the first is the mailbox
  std::set<Category> automatic;            // categories that act alone; the others become proposals
  int answers_per_hour = 20000;
  int mailer_delay_hours = 48;  // until a stopped mailing has really stopped
  bool plus_addressing = true;
  std::string timezone = "UTC";       // IANA name, for the dates in letters and business days
  std::vector<std::string> holidays;  // "2026-12-25"
};

struct ContinuedCase {
  std::string case_id, number;
  Category category = Category::unrelated;
  bool from_same_person = false;  // the letter's author is the case's sender
};

struct Context {
  std::int64_t now = 0;       // Unix time
  std::int64_t received = 0;  // INTERNALDATE at first sight: clocks start here
  bool known_sender = false;
  bool sender_suppressed = false;      // all announcements are stopped already
  int acknowledgements_in_7_days = 0;  // answers of that kind to this author
  int promises_in_24_hours = 0;
  int answers_in_hour = 0;  // to everybody
  std::optional<ContinuedCase> continues;
  bool report_is_ours = false;  // a report's token, key or Message-ID is of a letter that we or the mailer sent
  std::optional<std::string> reported_address;  // canonical: who that letter went to

  static Context assumed(std::int64_t now);
};

}  // namespace joys
