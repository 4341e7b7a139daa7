// Stop announcements, or an objection to sharing. The sender's own address stops at once, for that can be undone; an
// opened token acts whatever From says; another's address waits for its owner.
#include <algorithm>
#include <array>

#include "handlers/parts.h"
#include "handlers/phrases.h"
#include "handlers/promise.h"
#include "parsers/identifier.h"

namespace joys {
namespace {

constexpr std::size_t most_others = 3;  // beyond that it is no private letter: a person looks
constexpr std::size_t most_asked = 2;   // letters to third parties on one stranger's word

Suppress stop(const std::string& address, Purpose purpose = Purpose::announcements, std::string list = "") {
  return Suppress{address, purpose, std::move(list), "letter"};
}

// Another's address stops when its reader says yes.
Answer ask_owner(const Asked& asked, const std::string& address) {
  Answer letter = promise_to(address, asked.classification.language, in_words(asked, asked.context.received),
                             {Category::opt_out, "opt_out_ask", {{"address", address}}});
  letter.unasked = true;
  add_wish(letter, {Category::opt_out, Wish::stop, "", {}}, asked.context.now, asked.rules);
  return letter;
}

// The author's address is done; the paragraph carries an undo link.
Contribution done(const Asked& asked, std::string template_name, Values values, std::span<const Period> terms) {
  Contribution part;
  part.draft = draft_of(asked, Category::opt_out, Action::automatic, terms);
  part.kind = AnswerKind::promise;
  values["address"] = asked.letter.author()->spec();
  part.paragraph = Paragraph{Category::opt_out, std::move(template_name), std::move(values)};
  return part;
}

Contribution for_people(const Asked& asked, Action action, std::string question, std::string because) {
  Contribution part = open_case(asked, Category::opt_out, action, std::move(question));
  part.because = std::move(because);
  return part;
}

Contribution by_token(const Asked& asked, const Ticket& ticket) {
  if (ticket.compromised)
    return for_people(asked, Action::confirm, "Did this reader ask to stop? The link's key is known to strangers.",
                      "token of a compromised key");
  Contribution part;
  if (ticket.address == author_address(asked))
    part = done(asked, "opt_out_done", {{"list", ticket.list}, {"until", stopped_until(asked)}},
                terms_of(Category::opt_out));
  else  // the writer holds a letter of another reader: it stops, but an answer would tell whose it is and how to undo
        // it
    part = filed(asked, Category::opt_out, Action::automatic, Folder::processed);
  part.changes.push_back(stop(ticket.address, Purpose::announcements, ticket.list));
  part.because = "opened token";
  return part;
}

// Whom the words mean beside the author: addresses they name, or the reader of the letter that they quote.
std::vector<std::string> others_meant(const Asked& asked) {
  auto others = others_named(asked);
  const auto& quoted = asked.classification.quoted_ticket;
  if (quoted && quoted->address != author_address(asked) && std::ranges::find(others, quoted->address) == others.end())
    others.push_back(quoted->address);
  return others;
}

bool is_part_of_an_address(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

bool names_author(const Asked& asked) {
  const auto lower = [](std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
  };
  const Address* const author = asked.letter.author();
  if (!author) return false;
  const std::string text = lower(asked.letter.text), address = lower(author->spec());
  for (auto at = text.find(address); at != std::string::npos; at = text.find(address, at + 1))
    if (at == 0 || !is_part_of_an_address(text[at - 1])) return true;  // ann@ does not stand in joann@
  return false;
}

// Nobody who died, is ill or has a guardian is written to: the address is stopped and people see to the rest.
Contribution for_the_helpless(const Asked& asked, const std::string& author, std::vector<std::string> meant) {
  Contribution part = for_people(asked, Action::staff, "Whose mail must stop, and what else does this family need?",
                                 "speaks of death, illness or guardianship");
  const bool about_author = meant.empty();
  if (about_author) meant.push_back(author);
  for (const auto& address : meant)
    if (!address.empty()) part.changes.push_back(stop(address));
  if (about_author) part.paragraph.reset();
  return part;
}

// The author's own address stops now and people see to the rest of the letter.
Contribution partly(const Asked& asked, const std::string& author, Action action, std::string question,
                    std::string because) {
  Contribution part = for_people(asked, action, std::move(question), std::move(because));
  const std::string due = in_words(asked, part.draft.due_at);
  part.paragraph =
      done(asked, "opt_out_partly_done", {{"until", stopped_until(asked)}, {"due", due}}, terms_of(Category::opt_out))
          .paragraph;
  part.kind = AnswerKind::promise;
  part.changes.push_back(stop(author));
  return part;
}

// Who has a letter of ours already is not written to again: a stranger could bomb a mailbox with our letters.
Contribution others_addresses(const Asked& asked, const std::string& author, const std::vector<std::string>& others) {
  const bool asked_lately = std::ranges::any_of(others, [&](const std::string& address) {
    const auto& lately = asked.context.asked_lately;
    return std::ranges::find(lately, address) != lately.end();
  });
  const std::string question = "Do the owners of the other addresses want announcements to stop?";
  if (names_author(asked)) return partly(asked, author, Action::confirm, question, "the own and another's address");
  if (others.size() > most_asked || asked_lately)
    return for_people(asked, Action::confirm, question, "another's address");
  Contribution part;
  part.draft = draft_of(asked, Category::opt_out, Action::confirm);
  for (const auto& address : others) part.others.push_back(ask_owner(asked, address));
  part.paragraph = Paragraph{Category::opt_out, "opt_out_asked", {{"address", others.front()}}};
  part.because = "another's address: its reader is asked";
  return part;
}

// The one list that the letter names, as the record calls it; "" where it names none, several, or one that the person
// is not on: then all announcements stop, which is what a person who writes to us wants most.
std::string list_meant(const Asked& asked) {
  const auto& named = asked.classification.facts.lists;
  if (named.size() != 1 || !asked.context.known_sender()) return "";
  const std::string wanted = canonical_identifier("username", named.front());
  for (const auto& list : asked.context.senders.front().lists)
    if (canonical_identifier("username", list) == wanted) return list;
  return "";
}

Contribution one_list(const Asked& asked, const std::string& author, const std::string& list) {
  Contribution part =
      done(asked, "opt_out_done", {{"list", list}, {"until", stopped_until(asked)}}, terms_of(Category::opt_out));
  part.changes.push_back(stop(author, Purpose::announcements, list));
  return part;
}

Contribution own_address(const Asked& asked, const std::string& author, const Wishes& wishes) {
  if (const std::string list = list_meant(asked); !list.empty() && !wishes.no_sharing)
    return one_list(asked, author, list);
  Contribution part;
  if (wishes.no_sharing && wishes.no_mail)
    part = done(asked, "opt_out_and_sharing_done", {{"until", stopped_until(asked)}}, terms_of(Category::opt_out));
  else if (wishes.no_sharing)
    part = done(asked, "sharing_done", {}, objection_terms());
  else
    part = done(asked, "opt_out_done", {{"list", ""}, {"until", stopped_until(asked)}}, terms_of(Category::opt_out));
  if (wishes.no_mail || !wishes.no_sharing) part.changes.push_back(stop(author));
  if (wishes.no_sharing) part.changes.push_back(stop(author, Purpose::sharing));
  return part;
}

}  // namespace

Contribution decide_opt_out(const Asked& asked) {
  if (const auto& ticket = asked.classification.ticket) return by_token(asked, *ticket);

  const std::string author = author_address(asked);
  const Wishes& wishes = asked.wishes;
  const auto others = others_meant(asked);
  if (others.size() > most_others)
    return for_people(asked, Action::staff, "Which of these addresses may be stopped?", "more than three addresses");
  if (wishes.someone_helpless) return for_the_helpless(asked, author, others);
  if (author.empty()) return for_people(asked, Action::staff, "Who wrote this?", "no single author");
  if (wishes.pause)
    return for_people(asked, Action::staff, "Shall announcements stop for good, or until when?", "only for a while");
  if (!others.empty()) return others_addresses(asked, author, others);
  if (wishes.paid_service)
    return partly(asked, author, Action::staff, "Does this client end a paid service too?", "cancels a paid service");
  return own_address(asked, author, wishes);
}

}  // namespace joys
