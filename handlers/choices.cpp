#include "handlers/choices.h"

#include <algorithm>
#include <array>

#include "handlers/dates.h"
#include "handlers/promise.h"
#include "parsers/address.h"

namespace joys {
namespace {

Decision none(const CaseFile&, const Rules&) { return {}; }

Answer letter(const CaseFile& file, const Rules& rules, std::string paragraph, Values values) {
  return promise_to(file.author, file.language, say_date(file.received, rules.timezone, answer_language(file.language)),
                    {file.category, std::move(paragraph), std::move(values)});
}

std::string stopped_until(const CaseFile& file, const Rules& rules) {
  return say_date(file.now + std::int64_t{3600} * rules.mailer_delay_hours, rules.timezone,
                  answer_language(file.language));
}

Decision stop(const CaseFile& file, const Rules& rules) {
  Decision decision;
  if (file.author.empty()) return decision;
  decision.changes = {Suppress{canonical(file.author), Purpose::announcements, "", "staff"}};
  decision.answer = letter(file, rules, "opt_out_done",
                           {{"address", file.author}, {"list", ""}, {"until", stopped_until(file, rules)}});
  return decision;
}

Decision stop_quietly(const CaseFile& file, const Rules& rules) {
  Decision decision = stop(file, rules);
  decision.answer.reset();
  return decision;
}

Decision stop_sharing(const CaseFile& file, const Rules& rules) {
  Decision decision;
  if (file.author.empty()) return decision;
  decision.changes = {Suppress{canonical(file.author), Purpose::sharing, "", "staff"}};
  decision.answer = letter(file, rules, "sharing_done", {{"address", file.author}});
  return decision;
}

Decision allow(const CaseFile& file, const Rules&) {
  Decision decision;
  if (!file.author.empty()) decision.changes = {Lift{canonical(file.author), Purpose::announcements, "", "staff"}};
  return decision;
}

// The link goes to the address on record, whoever wrote: a letter is no proof.
Decision send_link(const CaseFile& file, const Rules& rules, Wish wish) {
  Decision decision;
  decision.action = Action::confirm;
  const bool known = file.senders.size() == 1;
  if (file.author.empty() || (!known && wish != Wish::resubscribe)) {
    decision.action = Action::staff;
    decision.because = {"no single record has the writer's address: a link would go to nobody"};
    return decision;
  }
  Values values;
  if (wish == Wish::erase) values = {{"address", ""}, {"until", ""}};
  Answer answer = letter(file, rules, std::string(name(file.category)) + "_link", std::move(values));
  add_wish(answer, {file.category, wish, known ? file.senders.front().id : "", {}}, file.now, rules);
  decision.answer = std::move(answer);
  return decision;
}

Decision show(const CaseFile& file, const Rules& rules) { return send_link(file, rules, Wish::see); }
Decision ask_to_erase(const CaseFile& file, const Rules& rules) { return send_link(file, rules, Wish::erase); }
Decision ask_to_resubscribe(const CaseFile& file, const Rules& rules) {
  return send_link(file, rules, Wish::resubscribe);
}

Decision hide(const CaseFile& file, const Rules&) {
  Decision decision;
  for (const Person& person : file.exact)
    if (!person.restricted) decision.changes.push_back(Restrict{person.id, "staff"});
  return decision;
}

Decision purge(const CaseFile& file, const Rules&) {
  Decision decision;
  for (const Person& person : file.exact) decision.changes.push_back(Purge{person.id, "staff"});
  if (decision.changes.empty()) {
    decision.action = Action::staff;
    decision.because = {"no record is found by a whole identifier: find it with joysctl people, and purge it there"};
  }
  return decision;
}

// A report that proved false: everything stands as it stood.
Decision keep(const CaseFile& file, const Rules&) {
  Decision decision;
  for (const Person& person : file.exact)
    if (person.restricted) decision.changes.push_back(Unrestrict{person.id, "staff"});
  return decision;
}

constexpr Choice answered{"answered", "a person has answered outside of this program; the letter is filed", none};
constexpr Choice nothing{"nothing", "nothing is to be done; the letter is filed", none};

constexpr std::array child_report{
    Choice{"keep", "no child's record: what was hidden is shown again, exactly as it was", keep},
    Choice{"purge", "delete all records of this case and the letters about them, for good", purge},
    Choice{"hide", "hide all records of this case for now; the case is closed", hide}, answered, nothing};
constexpr std::array access{Choice{"show", "send a link to what we hold to the address on record", show}, answered,
                            nothing};
constexpr std::array modify{answered, nothing};
constexpr std::array erase{
    Choice{"ask", "send a link with a button that deletes to the address on record", ask_to_erase}, answered, nothing};
constexpr std::array opt_out{
    Choice{"stop", "stop announcements to the writer's address, and say so", stop},
    Choice{"stop_quietly", "stop announcements to the writer's address without a letter", stop_quietly},
    Choice{"stop_sharing", "note the objection to sharing, and say so", stop_sharing}, answered, nothing};
constexpr std::array resubscribe{
    Choice{"ask", "send a link with a button that starts announcements again", ask_to_resubscribe},
    Choice{"allow", "announcements may go to the writer's address again", allow}, answered, nothing};
constexpr std::array others{answered, nothing};
constexpr std::array complaint{
    Choice{"stop_quietly", "stop announcements to the writer's address without a letter", stop_quietly}, answered,
    nothing};

}  // namespace

std::span<const Choice> choices_of(Category category) {
  switch (category) {
    case Category::child_report:
      return child_report;
    case Category::erase:
      return erase;
    case Category::access:
      return access;
    case Category::modify:
      return modify;
    case Category::opt_out:
      return opt_out;
    case Category::resubscribe:
      return resubscribe;
    case Category::complaint:
      return complaint;
    default:
      return others;
  }
}

const Choice* find_choice(Category category, std::string_view name) {
  const auto choices = choices_of(category);
  const auto found = std::ranges::find(choices, name, &Choice::name);
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace joys
