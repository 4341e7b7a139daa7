// What the ledger tells of itself: values for pages, commands and metrics, and what became of an act.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/decision.h"
#include "handlers/person.h"
#include "parsers/category.h"

namespace joys {

struct CaseView {
  std::string case_id, number, state;  // open, closed
  Category category = Category::unrelated;
  Action action = Action::none;
  bool urgent = false;
  std::int64_t received = 0, due_at = 0;
  std::string law, question, from, subject, text, because;
  std::vector<std::string> sent;            // what was answered: template version, state, reply code
  std::string policy_hash, policy_revised;  // in force when the letter arrived; "" if none was known
  std::string draft;                        // what a person could answer
};

struct PolicyVersion {
  std::string hash, revised;
  std::int64_t first_seen = 0;
};

struct WishView {
  Wish wish = Wish::see;
  Category category = Category::unrelated;
  std::string case_id, number;
  std::optional<Person> person;  // as it is on record now
  std::vector<FieldChange> fields;
  bool settled = false;
};
struct LinkView {
  std::string address, language, received;
  std::int64_t expires_at = 0;
  std::vector<WishView> wishes;
};
struct Followed {
  enum class State : std::uint8_t {
    done,
    done_before,
    gone,     // no such link, or it has run out
    to_staff  // people must look first; the case is open again
  };
  State state = State::gone;
  std::string undo_secret;  // takes back what was done; "" if nothing can be
};

struct Entered {  // what became of one imported person
  enum class State : std::uint8_t {
    added,
    updated,  // something was new about a known record
    unchanged,
    child_refused,         // a new record that shows an age under 13: not taken
    child_found,           // a known record turned out to be a child's: restricted, and a case was opened
    purged_before,         // a purge took this person out: not taken
    several_known,         // its identifiers belong to different records: people must say whose it is
    nothing_to_find_it_by  // no identifier
  };
  State state = State::added;
  std::string person;  // row, where there is one
};
std::string_view name(Entered::State);  // "added", "child_refused", ...

struct CaseClaimed {
  enum class State : std::uint8_t { done, taken, closed, unknown };
  State state = State::unknown;
  std::string by;  // who has it, or has decided it
  std::int64_t at = 0;
};
struct StaffDecided {
  enum class State : std::uint8_t {
    done,
    late,                // somebody has decided it: `first_*`
    claimed_by_another,  // likewise, but only taken on
    no_such_choice,      // `choices` says which there are
    cannot,              // the choice does not fit this case: decision.because[0] says why
    unknown              // no such case
  };
  State state = State::unknown;
  Decision decision;
  std::string first_choice, first_by;
  std::int64_t first_at = 0;
  std::vector<std::pair<std::string, std::string>> choices;  // name, what it does
};

struct PurgeView {  // what a purge would take
  struct Letter {
    std::string id;
    Folder folder = Folder::processed;
    std::int64_t received = 0;
    bool waits = false;  // it also asks for something that people have not decided: gone when they have
  };
  Person person;
  std::vector<std::pair<std::string, std::int64_t>> rows;  // what -> how many
  std::vector<Letter> letters;
  std::vector<Identifier> shared;  // another record has them, too: letters from there stay
};
struct PurgeProgress {
  std::int64_t scrubs = 0;    // purges whose deleted text may still lie in the ledger's files
  std::int64_t expunges = 0;  // letters that are still in the mailbox
  std::int64_t waiting = 0;   // letters that stay until something else in them is decided
};

struct Correction {
  std::vector<Category> labels;  // what the letter wanted, the main wish first
  std::string features;          // parsers/hashed_letter
  std::int64_t at = 0;
};

struct SuppressionView {
  std::string address_hash;  // hex
  Purpose purpose = Purpose::announcements;
  std::string list, why;
  std::int64_t since = 0;
};

struct AuditRow {
  std::int64_t at = 0;
  std::string who, what, subject;  // ids and salted hashes only
};

struct Stats {
  std::map<std::string, std::int64_t> letters;                                // category -> n, every letter once
  std::map<std::string, std::map<std::string, std::int64_t>> cases, effects;  // category|kind -> state -> n
};

}  // namespace joys
