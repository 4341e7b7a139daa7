#include "store/links.h"

#include <algorithm>

#include "handlers/click.h"
#include "handlers/dates.h"
#include "handlers/promise.h"
#include "parsers/identifier.h"
#include "store/audit.h"
#include "store/changes.h"
#include "store/mint.h"
#include "store/owe.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

struct Link {
  std::int64_t id = 0, letter = 0;
  std::string address, language, received;
  std::int64_t expires_at = 0;
};

Link link_of(Row row) {
  return {number(row[0]), number(row[1]), text(row[2]), text(row[3]), text(row[4]), number(row[5])};
}

struct WishRow {
  WishView view;
  NewCase about;
};

Wish wish_named(std::string_view text) {
  for (const Wish wish : {Wish::change, Wish::erase, Wish::resubscribe, Wish::stop, Wish::confirm_address})
    if (name(wish) == text) return wish;
  return Wish::see;
}

std::vector<WishRow> wishes_of(Database& db, std::int64_t link) {
  std::vector<WishRow> wishes;
  std::vector<std::int64_t> people;
  rows(
      db, sql::wishes_of_link,
      [&](Row row) {
        WishRow w;
        w.view.wish = wish_named(text(row[0]));
        w.view.category = category_named(text(row[2])).value_or(Category::unrelated);
        w.about = {number(row[1]), w.view.category, text(row[3]), text(row[3]) + text(row[4]), false};
        w.view.case_id = std::to_string(w.about.id);
        w.view.number = shown_number(w.about.number);
        w.view.settled = !is_null(row[6]);
        people.push_back(is_null(row[5]) ? 0 : number(row[5]));
        wishes.push_back(std::move(w));
      },
      link);
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (people[i] != 0) wishes[i].view.person = load_person(db, people[i]);
    rows(
        db, sql::fields_of_wish,
        [&](Row row) {
          wishes[i].view.fields.push_back({text(row[0]), text(row[1]), text(row[2])});
        },
        link, name(wishes[i].view.wish));
  }
  return wishes;
}

std::optional<Link> link_with(Database& db, const LedgerKeys& keys, std::string_view secret, std::int64_t now) {
  return first_row(db, sql::link_by_secret, link_of, secret_hash(keys, secret), now);
}

const NewCase& case_of(const Pending& pending, const std::vector<NewCase>& cases) {
  const auto found = std::ranges::find(cases, pending.category, &NewCase::category);
  if (found == cases.end()) throw std::invalid_argument("a wish without a case");
  return *found;
}

std::string new_secret(Work& work, std::int64_t link) {
  std::string secret = mint(secret_length);
  run(work.db, sql::insert_link_secret, secret_hash(work.options.keys, secret), link);
  return secret;
}

// Another record has this user name or address already: writing it down twice would make two people one.
bool is_taken(Work& work, const WishView& wish) {
  return std::ranges::any_of(wish.fields, [&](const FieldChange& change) {
    if (change.field != "username" && change.field != "email") return false;
    const auto holders = people_with(work.db, change.field, canonical_identifier(change.field, change.new_value), 2);
    return std::ranges::any_of(holders, [&](const Person& p) { return !wish.person || p.id != wish.person->id; });
  });
}

void remind(Work& work, const Link& link) {
  const auto wishes = wishes_of(work.db, link.id);
  const auto waiting = std::ranges::find(wishes, false, [](const WishRow& w) { return w.view.settled; });
  run(work.db, sql::link_reminded, link.id);
  if (waiting == wishes.end()) return;
  Answer letter = promise_to(link.address, link.language, link.received, {waiting->view.category, "reminder_link", {}});
  letter.unasked = true;
  letter.link_until = say_date(link.expires_at, work.options.rules.timezone, letter.language);
  owe_answer(work, link.letter, waiting->about, letter, {"", new_secret(work, link.id)});
  write_audit(work, "ledger", "reminded", "case " + waiting->view.case_id);
}

void run_out(Work& work, std::int64_t link) {
  for (const auto& wish : wishes_of(work.db, link))
    if (!wish.view.settled)
      reopen_case(work, wish.about.id, "Nobody has used the link that we sent. What shall be done?");
  run(work.db, sql::end_link, link);
}

}  // namespace

std::string add_link(Work& work, std::int64_t letter, const Answer& answer, const std::vector<NewCase>& cases) {
  if (answer.pending.empty()) return "";
  const std::int64_t id = work.head.next_link++;
  run(work.db, sql::insert_link, id, letter, answer.to, answer.language, answer.received, work.now,
      work.now + link_lasts);
  for (const Pending& pending : answer.pending) {
    run(work.db, sql::insert_wish, id, name(pending.wish), case_of(pending, cases).id, case_row(pending.person));
    for (const FieldChange& f : pending.fields)
      run(work.db, sql::insert_wished_field, id, name(pending.wish), f.field, f.old_value, f.new_value);
  }
  return new_secret(work, id);
}

void owe_letter(Work& work, std::int64_t letter, const std::vector<NewCase>& cases, const NewCase& about,
                const Answer& answer, const std::string& undo_secret) {
  owe_answer(work, letter, about, answer, {undo_secret, add_link(work, letter, answer, cases)});
}

std::optional<LinkView> find_link(Database& db, const LedgerKeys& keys, std::string_view secret, std::int64_t now) {
  const auto link = link_with(db, keys, secret, now);
  if (!link) return std::nullopt;
  LinkView view{link->address, link->language, link->received, link->expires_at, {}};
  for (auto& wish : wishes_of(db, link->id)) view.wishes.push_back(std::move(wish.view));
  return view;
}

Followed follow_link(Work& work, std::string_view secret, Wish wish, std::string_view who) {
  using State = Followed::State;
  const auto link = link_with(work.db, work.options.keys, secret, work.now);
  if (!link) return {State::gone, ""};
  const auto wishes = wishes_of(work.db, link->id);
  const auto found = std::ranges::find(wishes, wish, [](const WishRow& w) { return w.view.wish; });
  if (found == wishes.end()) return {State::gone, ""};
  if (run(work.db, sql::settle_wish, link->id, name(wish), work.now) == 0) return {State::done_before, ""};
  const WishView& view = found->view;
  const Click click{wish,        view.category, canonical(link->address), link->language, link->received,
                    view.person, view.fields,   is_taken(work, view)};
  const Decision decision = decide_click(click, work.now, work.options.rules);
  const std::string subject = "case " + view.case_id;
  if (decision.action == Action::staff) {
    reopen_case(work, found->about.id, decision.because.at(0));
    write_audit(work, who, "clicked, for people: " + std::string(name(wish)), subject);
    return {State::to_staff, ""};
  }
  write_audit(work, who, "clicked: " + std::string(name(wish)), subject);
  const std::string undo = apply_all(work, decision.changes, who);
  for (const Answer& letter : decision.others)
    owe_letter(work, link->letter, {found->about}, found->about, letter, undo);
  return {State::done, undo};
}

int tend_links(Work& work, int limit) {
  run(work.db, sql::forget_old_field_undos, work.now);
  const auto reminders = all_rows(work.db, sql::links_to_remind, link_of, work.now - reminded_after, work.now, limit);
  for (const Link& link : reminders) remind(work, link);
  const auto ends = all_rows(work.db, sql::links_to_end, first_number, work.now, limit);
  for (const auto link : ends) run_out(work, link);
  return static_cast<int>(reminders.size() + ends.size());
}

bool waits_for_a_click(Database& db, const std::string& address, std::int64_t since) {
  return any_row(db, sql::waiting_letters_to, address, since);
}

}  // namespace joys
