// The guard's table of doubts: one line each, with a plain question to the letter and its context.
#include "handlers/trust.h"

#include <algorithm>

#include "handlers/bare.h"
#include "handlers/limits.h"
#include "handlers/parts.h"

namespace joys {
namespace {

constexpr std::size_t most_recipients = 20;  // more: a circular, whose author awaits no answer

bool from_a_machine(const Asked& asked) { return asked.classification.machine.never_answer; }

bool forged(const Asked& asked) { return asked.classification.authentication.trust == Trust::fail; }

bool without_single_author(const Asked& asked) {
  return !asked.letter.author() || asked.letter.has(Defect::several_from);
}

// "ann@example.org" <bob@example.net>: the reader of the From line would answer somebody else than we do.
bool named_as_another_address(const Asked& asked) {
  const Address* const author = asked.letter.author();
  if (!author) return false;
  std::size_t at = 0;
  while ((at = author->name.find('@', at)) != std::string::npos) {
    constexpr std::string_view around = " \t<>()[]\"',;:";
    const auto before = author->name.find_last_of(around, at);
    const auto begin = before == std::string::npos ? 0 : before + 1;
    const auto end = std::min(author->name.find_first_of(around, at), author->name.size());
    const std::string shown = canonical(author->name.substr(begin, end - begin));
    if (!shown.empty() && shown != canonical(*author)) return true;
    at = end;
  }
  return false;
}

bool from_ourselves(const Asked& asked) { return is_ours(asked.rules, author_address(asked)); }

bool to_a_crowd(const Asked& asked) { return asked.letter.to.size() + asked.letter.cc.size() > most_recipients; }

bool is_addressed_to_software(const Asked& asked) { return asked.wishes.to_software; }

bool is_bare(const Asked& asked) { return is_bare_reply(asked.letter); }

bool answers_our_letter_from_elsewhere(const Asked& asked) {
  return asked.context.continues && !asked.context.continues->from_same_person;
}

bool has_two_texts(const Asked& asked) { return asked.letter.has(Defect::alternatives_disagree); }

// What says that a machine wrote it may stand behind the cut.
bool has_a_cut_header(const Asked& asked) { return asked.letter.has(Defect::header_too_large); }

bool is_unreadable(const Asked& asked) { return hides_its_text(asked.letter); }

constexpr Doubt table[] = {
    {"a machine, a list or a system address wrote it", from_a_machine, Remedy::mute},
    {"the trusted host says that From is forged", forged, Remedy::both},
    {"it has no single author", without_single_author, Remedy::both},
    {"the author's name is another address", named_as_another_address, Remedy::mute},
    {"it comes from our own domain", from_ourselves, Remedy::mute},
    {"it went to more than 20 recipients", to_a_crowd, Remedy::mute},
    {"its text speaks to software", is_addressed_to_software, Remedy::both},
    {"it says no more than yes, no or thanks", is_bare, Remedy::mute},
    {"it answers our letter from another address", answers_our_letter_from_elsewhere, Remedy::both},
    {"its plain text and its HTML disagree", has_two_texts, Remedy::proposal},
    {"its header is too large to be read as a whole", has_a_cut_header, Remedy::mute},
    {"its text could not be read as a whole", is_unreadable, Remedy::people},
};

}  // namespace

std::span<const Doubt> doubts() { return table; }

}  // namespace joys
