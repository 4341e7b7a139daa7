// What a letter wants. Rules speak first where they are certain: reports, automatic replies, sealed tokens, bare
// answers; then the model. Whatever we could not read completely is left to a person.
#include "parsers/classify.h"

#include <algorithm>

#include "parsers/answer_words.h"
#include "parsers/judge.h"
#include "parsers/language.h"
#include "parsers/model.h"
#include "parsers/tickets.h"

namespace joys {
namespace {

// With these defects the letter may say something else than what we read.
struct Blind {
  Defect defect;
  std::string_view why;
};
constexpr Blind blinding[] = {
    {Defect::encrypted, "the letter is encrypted"},
    {Defect::tnef, "part of the letter is in a winmail.dat"},
    {Defect::text_only_in_attachment, "the text is in an attachment"},
    {Defect::alternatives_disagree, "the plain text and the HTML say different things"},
    {Defect::several_from, "the letter has several authors"},
};

void decide_by_rule(Classification& c, Category category, std::string because) {
  c.categories = {{category, 1.0}};
  c.because.push_back(std::move(because) + " -> " + std::string(name(category)));
}

bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

// The prefixes that mail programs put before the subject of an answer, which is then another's words.
bool is_reply(const Message& m) {
  static constexpr std::string_view prefixes[] = {"re:",  "aw:", "sv:",  "antw:", "odp:",   "rif:",  "res:",  "r:",
                                                  "re :", "на:", "re：", "回复:", "回复：", "答复:", "答复："};
  std::string start = m.subject.substr(0, 16);
  for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return !m.in_reply_to.empty() ||
         std::any_of(std::begin(prefixes), std::end(prefixes), [&](auto p) { return start.starts_with(p); });
}

bool is_mass_mail(const Message& m) { return m.header("List-Unsubscribe") || m.header("List-Id"); }

// Reports, machines and tokens: true if the rule said everything.
bool by_rule(const Message& m, const Tickets& tickets, Classification& c) {
  if (c.delivery) {
    decide_by_rule(c, Category::bounce, "delivery report");
  } else if (c.feedback) {
    decide_by_rule(c, Category::complaint, "feedback report of type " + c.feedback->type);
  } else if (c.machine.auto_reply) {
    decide_by_rule(c, Category::auto_reply, c.machine.reason);
  } else if (tickets.acting) {
    decide_by_rule(c, Category::opt_out, "our sealed unsubscribe token");
  } else if (tickets.shaped_subject) {
    decide_by_rule(c, Category::opt_out, "unsubscribe subject with a token that does not open");
  } else if (!has_words(m.subject) && !has_words(m.text)) {
    c.categories = {{Category::unrelated, 0.5}};
    c.sure = false;
    c.because.emplace_back("not sure: the letter is empty");
  } else if ((is_reply(m) || m.subject.empty()) && is_bare_answer(m.text)) {
    decide_by_rule(c, Category::unrelated, "a bare answer: \"" + m.text + "\"");
  } else {
    return false;
  }
  return true;
}

void by_model(const Message& m, const Reader& reader, Classification& c) {
  Scores scores = reader.model->score(m, c.language, c.facts);
  Verdict verdict = judge(scores, m.subject + "\n" + m.text, is_mass_mail(m));
  c.categories = std::move(verdict.categories);
  c.runner_up = verdict.runner_up;
  c.sure = verdict.sure;
  c.reasons = std::move(verdict.reasons);
  c.because.insert(c.because.end(), verdict.because.begin(), verdict.because.end());
}

// A young age beside the exact identifiers of a child, from somebody who says what the child is to them: a person
// looks, whatever the words seem to want. A missed report is the worst mistake.
void doubt_about_a_child(Classification& c) {
  const Facts& f = c.facts;
  const bool young = f.age && *f.age < 13;
  if (!young || f.reporter.empty() || f.identifiers.empty() || c.is(Category::child_report)) return;
  c.sure = false;
  c.because.push_back("not sure: perhaps a child's data, " + std::to_string(*f.age) + " years old");
}

// The token stands in the subject and the person wrote something besides: what that asks for is not lost.
void add_written_requests(const Message& m, const Reader& reader, Classification& c) {
  Message body = m;
  body.subject.clear();
  Classification written;
  written.language = c.language;
  written.facts = c.facts;
  by_model(body, reader, written);
  for (const Judgement& j : written.categories) {
    if (c.is(j.category) || j.category >= Category::bounce) continue;
    if (j.category == Category::resubscribe || !written.sure)
      c.sure = false;
    else
      c.categories.push_back(j);
    c.because.insert(c.because.end(), written.because.begin(), written.because.end());
  }
}

}  // namespace

Classification classify(const Message& m, const Reader& reader) {
  Classification c;
  c.language = language_of(m.subject + "\n" + m.text);
  c.facts = find_facts(m);
  c.machine = recognise_machine(m, reader.own_addresses);
  c.authentication = authenticate(m, reader.trusted_authserv_id);
  c.delivery = parse_delivery_report(m);
  c.feedback = parse_feedback_report(m);
  Tickets tickets = find_tickets(m, reader.token_keys);
  c.quoted_ticket = tickets.quoted;
  // The letter that a report returns is ours if its token opens: the best witness of whom the report is about.
  if (c.delivery || c.feedback)
    if (auto ticket = returned_ticket(c.delivery ? c.delivery->returned_headers : c.feedback->returned_headers,
                                      reader.token_keys))
      c.quoted_ticket = std::move(ticket);
  const bool machine_spoke = c.delivery || c.feedback || c.machine.auto_reply;
  if (!machine_spoke) c.ticket = tickets.acting;
  if (!by_rule(m, tickets, c)) {
    by_model(m, reader, c);
    doubt_about_a_child(c);
  } else if (c.ticket && tickets.in_subject && has_words(m.text)) {
    add_written_requests(m, reader, c);
  }
  if (machine_spoke) return c;
  for (const auto& [defect, why] : blinding) {
    if (!m.has(defect)) continue;
    c.sure = false;
    c.because.push_back("not sure: " + std::string(why));
  }
  return c;
}

}  // namespace joys
