// Look-ups before a decision: quotas of this author, the case that the letter continues, and whether a report is about
// a letter of ours. A letter can name many cases and letters of ours; only so many are looked at.
#include "store/context.h"

#include "parsers/identifier.h"
#include "store/cases.h"
#include "store/changes.h"
#include "store/links.h"
#include "store/mint.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

constexpr std::int64_t hour = 3600, day = 24 * hour;
constexpr std::size_t names_looked_at = 20;  // keys and Message-IDs of one letter: each is a read on the writer

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

// The key in mailbox+KEY@, if the rest is an address of ours (RFC 5233 calls it detail).
std::string key_in(const Address& address, const Rules& rules) {
  const auto plus = address.local.rfind('+');
  if (!address.valid || plus == std::string::npos) return "";
  std::string key = as_minted(address.local.substr(plus + 1));
  if (!looks_minted(key, case_key_length)) return "";
  const std::string base = canonical(address.local.substr(0, plus) + "@" + address.domain);
  const auto& own = rules.own_addresses;
  return std::find(own.begin(), own.end(), base) != own.end() ? key : "";
}

std::vector<std::string> keys_of(const Message& letter, const Rules& rules) {
  std::vector<std::string> keys;
  const auto look = [&](const Address& address) {
    std::string key = key_in(address, rules);
    if (!key.empty() && keys.size() < names_looked_at) keys.push_back(std::move(key));
  };
  for (const auto& address : letter.to) look(address);
  for (const auto& address : letter.cc) look(address);
  for (const auto& header : letter.headers)
    if (same_ignoring_case(header.name, "Delivered-To")) look(parse_address(header.value));
  return keys;
}

std::string number_in(const std::string& key) { return key.substr(0, case_number_length); }
std::string rest_of(const std::string& key) { return key.substr(case_number_length); }

// The effect that a Message-ID of ours is made of.
std::string effect_in(std::string_view message_id) {
  std::string left = as_minted(message_id.substr(0, message_id.find('@')));
  return looks_minted(left, effect_name_length) ? left : "";
}

std::vector<std::string> effects_answered(const Message& letter) {
  std::vector<std::string> effects;
  const auto look = [&](const std::string& message_id) {
    std::string effect = effect_in(message_id);
    if (!effect.empty() && effects.size() < names_looked_at) effects.push_back(std::move(effect));
  };
  look(letter.in_reply_to);
  for (auto it = letter.references.rbegin(); it != letter.references.rend(); ++it) look(*it);
  return effects;
}

std::optional<ContinuedCase> continued(Work& work, const Message& letter, const std::string& sender) {
  const auto read = [&](Row row) {
    return ContinuedCase{std::to_string(number(row[0])), shown_number(text(row[1])),
                         category_named(text(row[2])).value_or(Category::unrelated),
                         !sender.empty() && !is_null(row[3]) && text(row[3]) == shortened(sender)};
  };
  for (const auto& key : keys_of(letter, work.options.rules))
    if (auto found = first_row(work.db, sql::case_by_key, read, number_in(key), rest_of(key))) return found;
  for (const auto& effect : effects_answered(letter))
    if (auto found = first_row(work.db, sql::case_by_answer, read, effect)) return found;
  return std::nullopt;
}

struct SentTo {
  std::string recipient;  // shortened address hash
  std::string address;    // as long as it is kept
};

SentTo sent_to(Row row) { return {text(row[0]), is_null(row[1]) ? "" : text(row[1])}; }

// Whom a letter of ours went to is kept as a hash; who it was is what the report itself says, where that fits the hash.
std::optional<std::string> named_in(const Classification& report, const Work& work, const SentTo& sent) {
  std::vector<std::string> names;
  if (report.delivery)
    for (const auto& recipient : report.delivery->recipients) names.push_back(recipient.address);
  if (report.feedback)
    names.insert(names.end(), report.feedback->recipients.begin(), report.feedback->recipients.end());
  const auto& returned = report.delivery ? report.delivery->returned_headers : report.feedback->returned_headers;
  for (const auto& line : returned)
    if (same_ignoring_case(std::string_view(line).substr(0, 3), "to:"))
      for (const auto& address : parse_addresses(line.substr(3))) names.push_back(canonical(address));
  if (!sent.address.empty()) names.push_back(canonical(sent.address));
  names.resize(std::min(names.size(), names_looked_at));
  for (auto& name : names)
    if (!name.empty() && shortened(work.hash_of(name)) == sent.recipient) return std::move(name);
  return std::nullopt;
}

void look_up_report(Work& work, const Incoming& in, Context& context) {
  const Classification& report = in.classification;
  if (!report.delivery && !report.feedback) return;
  const auto& ticket = report.ticket ? report.ticket : report.quoted_ticket;
  if (ticket) {
    context.report_is_ours = true;
    context.reported_address = ticket->address;
    return;
  }
  const std::string original =
      effect_in(report.delivery ? report.delivery->original_message_id : report.feedback->original_message_id);
  std::optional<SentTo> sent;
  if (!original.empty()) sent = first_row(work.db, sql::recipient_of_answer, sent_to, original);
  if (!sent)
    for (const auto& key : keys_of(in.message, work.options.rules))
      if ((sent = first_row(work.db, sql::recipient_of_case, sent_to, number_in(key), rest_of(key)))) break;
  if (!sent) return;
  context.report_is_ours = true;
  context.reported_address = named_in(report, work, *sent);
}

template <class... Values>
int count(Database& db, std::string_view sql, Values&&... values) {
  const auto n = first_row(
      db, sql, [](Row row) { return number(row[0]); }, std::forward<Values>(values)...);
  return static_cast<int>(n.value_or(0));
}

constexpr int most_records = 10;  // looked at for one identifier

// What a letter calls an id may be any of these.
std::vector<std::string_view> kinds_of(const std::string& kind) {
  if (kind == "id") return {"id", "username", "guest"};
  return {kind};
}

void add_matches(Work& work, const Identifier& by, bool of_the_child, std::vector<Match>& matches) {
  for (const auto kind : kinds_of(by.kind)) {
    const std::string form = canonical_identifier(kind, by.value);
    if (form.empty()) continue;
    for (auto& person : people_with(work.db, kind, form, most_records)) {
      const auto known =
          std::find_if(matches.begin(), matches.end(), [&](const Match& m) { return m.person.id == person.id; });
      if (known == matches.end()) matches.push_back({std::move(person), by, of_the_child});
    }
  }
}

void look_up_people(Work& work, const Incoming& in, const std::string& sender, Context& context) {
  if (const Address* const author = in.message.author())
    context.senders = people_with(work.db, "email", canonical(*author), most_records);
  const Facts& facts = in.classification.facts;
  std::size_t looked = 0;
  for (const auto& identifier : facts.identifiers)
    if (looked++ < names_looked_at) add_matches(work, identifier, true, context.matches);
  for (const auto& address : facts.addresses)
    if (looked++ < names_looked_at) add_matches(work, {"email", address}, false, context.matches);
  for (const auto& address : facts.addresses)
    if (context.asked_lately.size() < names_looked_at && waits_for_a_click(work.db, address, work.now - 7 * day))
      context.asked_lately.push_back(address);
  const bool may_act = !context.matches.empty() || !context.senders.empty();
  if (!may_act || !in.classification.is(Category::child_report)) return;
  context.acts_in_hour = count(work.db, sql::acts_since, work.now - hour);
  if (!sender.empty())
    context.restricted_in_24_hours = count(work.db, sql::restricted_by, shortened(sender), work.now - day);
}

}  // namespace

Context look_up(Work& work, const Incoming& in, const std::string& sender) {
  Context context;
  context.now = work.now;
  context.received = in.received;
  context.answers_in_hour = static_cast<int>(work.head.answers_in_hour);
  if (!sender.empty()) {
    context.sender_suppressed = suppressed(work.db, sender, Purpose::announcements, "");
    rows(
        work.db, sql::answers_to,
        [&](Row row) {
          context.acknowledgements_in_7_days = static_cast<int>(number(row[0]));
          context.promises_in_24_hours = static_cast<int>(number(row[1]));
        },
        shortened(sender), work.now - 7 * day, work.now - day);
  }
  look_up_people(work, in, sender, context);
  context.continues = continued(work, in.message, sender);
  look_up_report(work, in, context);
  return context;
}

}  // namespace joys
