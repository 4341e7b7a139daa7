// What is to be done about a letter, a click or a staff member's choice: a value, made by handlers, checked by the
// guard, carried out by the store's commit(). Nothing in it has happened yet.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "parsers/category.h"
#include "parsers/facts.h"

namespace joys {

// How far software went, least strict first: the strictest of a letter's intents is the letter's.
enum class Action : std::uint8_t { none, automatic, confirm, staff };
std::string_view name(Action);  // "none", "auto", "confirm", "staff"

enum class Folder : std::uint8_t { processed, escalated, ignored, failed };
std::string_view name(Folder);  // "processed", ...

enum class Purpose : std::uint8_t { announcements, sharing };  // system notices cannot be stopped by an opt-out
std::string_view name(Purpose);

// --- changes to what we hold or promise -----------------------------------------------------------------------------

struct Suppress {
  std::string address;  // canonical
  Purpose purpose = Purpose::announcements;
  std::string list;  // "" means all lists
  std::string why;   // "letter", "one-click", "page", "complaint", "staff": no personal data
  bool operator==(const Suppress&) const = default;
};
struct Lift {           // ends exactly this suppression
  std::string address;  // canonical
  Purpose purpose = Purpose::announcements;
  std::string list;
  std::string why;
  bool operator==(const Lift&) const = default;
};
struct Undo {  // what the undo link takes back: whatever this secret belongs to
  std::string secret;
  bool operator==(const Undo&) const = default;
};
struct MarkUndeliverable {
  std::string address, status;
  bool operator==(const MarkUndeliverable&) const = default;
};
struct CountBounce {
  std::string address, status;
  bool operator==(const CountBounce&) const = default;
};
struct Restrict {      // hides a record and stops its mail, reversibly: nothing else of it is touched
  std::string person;  // row
  std::string why;     // no personal data
  bool operator==(const Restrict&) const = default;
};
struct Unrestrict {
  std::string person, why;
  bool operator==(const Unrestrict&) const = default;
};
struct Hold {  // until then software alone purges nothing of this record
  std::string person;
  std::int64_t until = 0;  // Unix time
  bool operator==(const Hold&) const = default;
};
struct SetField {  // of a record, reversibly: a name of `fields`, "birth_date", or the kind of an identifier
  std::string person, field;
  std::string old_value;  // of an identifier: which one; else "" or what is expected
  std::string value;      // "" takes it away
  bool operator==(const SetField&) const = default;
};
struct PlanErasure {  // the record is purged at that time, unless somebody takes it back
  std::string person;
  std::int64_t at = 0;  // Unix time
  bool operator==(const PlanErasure&) const = default;
};
struct Purge {         // the record and every letter about it leave, without a trace and for good
  std::string person;  // row
  std::string why;     // a code: "child_report", "erase", "staff", "operator"
  bool operator==(const Purge&) const = default;
};
using Change = std::variant<Suppress, Lift, Undo, MarkUndeliverable, CountBounce, Restrict, Unrestrict, Hold, SetField,
                            PlanErasure, Purge>;

// --- cases and the answer
// ---------------------------------------------------------------------------------------------

struct CasePerson {
  std::string person;  // row
  std::string how;     // "sender", "exact" (a whole identifier), "weak" (a name), "linked" (a guardian, a ward)
  bool operator==(const CasePerson&) const = default;
};

struct CaseDraft {
  Category category = Category::unrelated;
  Action action = Action::none;
  bool open = false;  // a person must look at it
  bool urgent = false;
  std::string question;                 // what staff are asked, one sentence without personal data
  std::string law;                      // what the due date follows: "COPPA 24 hours", "GDPR one month", ...
  std::int64_t due_at = 0;              // Unix time
  std::vector<CasePerson> people = {};  // the records it is about
  std::string draft_text = {};          // what a person could answer: kept with the papers of an open case
};

// What the reader of a letter may do on the page that it links to. The letter goes to the address on record: a click
// there proves what a From line cannot.
enum class Wish : std::uint8_t {
  see,             // what we hold
  change,          // fields of the record
  erase,           // the record
  resubscribe,     // announcements again
  stop,            // announcements, asked for by somebody else
  confirm_address  // the new address of a record, asked of the new address itself
};
std::string_view name(Wish);  // "see", ...

inline constexpr std::int64_t link_lasts = 14 * 86400;  // seconds

struct Pending {                            // a wish that waits for a click
  Category category = Category::unrelated;  // whose case it is
  Wish wish = Wish::see;
  std::string person;               // row; "" where no record is needed
  std::vector<FieldChange> fields;  // of change and confirm_address
  bool operator==(const Pending& o) const { return category == o.category && wish == o.wish && person == o.person; }
};

using Values = std::map<std::string, std::string>;  // for a template; never header fields

struct Paragraph {
  Category category = Category::unrelated;
  std::string template_name;  // templates/mail/LANG/<name>.mustache
  Values values;
};

enum class AnswerKind : std::uint8_t {
  acknowledgement,  // null reverse-path, one in 7 days to the same recipient
  promise           // carries a link, a content or a promise: reverse-path with the case's key, 3 a day
};
std::string_view name(AnswerKind);

struct Answer {
  std::string to;        // addr-spec, as the sender wrote it
  std::string language;  // en, es, fr or de
  AnswerKind kind = AnswerKind::acknowledgement;
  std::vector<Paragraph> paragraphs;  // one per case, in order of protection
  std::string in_reply_to;            // Message-ID of the letter, no brackets; "" if it had none
  std::vector<std::string> references;
  std::string received;               // the day of the letter in words of that language: "Friday, 4 December"
  std::vector<Pending> pending = {};  // not empty: the letter links to a page for them
  std::string link_until = {};        // the last day of that link, in words of that language
  bool unasked = false;               // to somebody who did not write (RFC 3834 section 3.1.7: auto-generated)
};

struct Decision {
  std::vector<CaseDraft> cases;  // at most one per category
  std::vector<Change> changes;
  std::optional<Answer> answer;
  std::vector<Answer> others;  // letters to somebody else than the author, at most two
  Folder folder = Folder::processed;
  Action action = Action::none;
  bool wrote_again = false;          // over a quota: the letter becomes a case "wrote again"
  std::string joins_case;            // case id that this letter continues; "" if none
  std::vector<std::string> because;  // for people and `joysctl try`: what decided
};

}  // namespace joys
