#include "handlers/click.h"

#include <algorithm>

#include "handlers/dates.h"
#include "handlers/promise.h"
#include "parsers/address.h"

namespace joys {
namespace {

Answer letter_to(const std::string& address, const Click& click, const std::string& paragraph, Values values) {
  Answer letter = promise_to(address, click.language, click.received, {click.category, paragraph, std::move(values)});
  letter.unasked = true;
  return letter;
}

Decision for_people(const std::string& question) {
  Decision decision;
  decision.action = Action::staff;
  decision.because = {question};
  return decision;
}

bool is_address(const FieldChange& change) { return change.field == "email"; }

// A new mail address is asked itself before anything goes there; everything else is changed at once.
Decision change(const Click& click, std::int64_t now, const Rules& rules) {
  if (click.taken) return for_people("The new user name or address belongs to another record. Whose is it?");
  Decision decision;
  decision.action = Action::automatic;
  for (const FieldChange& field : click.fields) {
    if (!is_address(field)) {
      decision.changes.push_back(SetField{click.person->id, field.field, field.old_value, field.new_value});
      continue;
    }
    const Address fresh = parse_address(field.new_value);
    if (!fresh.valid) return for_people("The new address cannot be written to. What is meant?");
    Answer ask = letter_to(fresh.spec(), click, "new_address_ask", {{"address", fresh.spec()}});
    FieldChange sure = field;
    if (sure.old_value.empty()) sure.old_value = click.address;
    add_wish(ask, {click.category, Wish::confirm_address, click.person->id, {sure}}, now, rules);
    decision.others.push_back(std::move(ask));
  }
  if (!decision.changes.empty()) decision.others.push_back(letter_to(click.address, click, "modify_done", {}));
  return decision;
}

// The old address is told, with a link that takes it back.
Decision confirm_address(const Click& click) {
  if (click.taken) return for_people("The new address belongs to another record. Whose is it?");
  Decision decision;
  decision.action = Action::automatic;
  for (const FieldChange& field : click.fields) {
    decision.changes.push_back(SetField{click.person->id, field.field, field.old_value, field.new_value});
    decision.others.push_back(letter_to(field.old_value, click, "new_address_done", {}));
  }
  return decision;
}

Decision erase(const Click& click, std::int64_t now, const Rules& rules) {
  Decision decision;
  decision.action = Action::automatic;
  const std::int64_t at = now + erasure_waits;
  decision.changes = {Suppress{click.address, Purpose::announcements, "", "page"}, PlanErasure{click.person->id, at}};
  const std::string day = say_date(at, rules.timezone, answer_language(click.language));
  decision.others = {letter_to(click.address, click, "erase_done", {{"until", day}})};
  return decision;
}

Decision one_change(Change change) {
  Decision decision;
  decision.action = Action::automatic;
  decision.changes.push_back(std::move(change));
  return decision;
}

}  // namespace

Decision decide_click(const Click& click, std::int64_t now, const Rules& rules) {
  const bool of_a_record = click.wish != Wish::resubscribe && click.wish != Wish::stop;
  if (of_a_record && (!click.person || click.person->restricted))
    return for_people("The record is gone or hidden since the link was sent. What shall its reader be told?");
  switch (click.wish) {
    case Wish::see:
      break;
    case Wish::change:
      return change(click, now, rules);
    case Wish::confirm_address:
      return confirm_address(click);
    case Wish::erase:
      return erase(click, now, rules);
    case Wish::resubscribe:
      return one_change(Lift{click.address, Purpose::announcements, "", "page"});
    case Wish::stop:
      return one_change(Suppress{click.address, Purpose::announcements, "", "page"});
  }
  Decision seen;
  seen.action = Action::automatic;
  return seen;
}

}  // namespace joys
