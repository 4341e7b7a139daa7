#include "daemon/answer.h"

#include "mail/compose.h"
#include "parsers/address.h"
#include "templates/letter.h"

namespace joys {
namespace {

// A letter that promises something bounces to the mailbox, with the case's key where +addresses are delivered; a mere
// acknowledgement has the null reverse-path (RFC 3834 section 3.3).
std::string envelope_sender(const Answer& answer, const Minted& minted, const AnswerStyle& style, const Address& ours) {
  if (answer.kind == AnswerKind::acknowledgement) return {};
  const auto path = style.return_path.empty() ? ours : parse_address(style.return_path);
  return path.local + (style.plus_addressing ? "+" + minted.case_key : "") + "@" + path.domain;
}

}  // namespace

Composed compose_answer(const Answer& answer, const Minted& minted, const AnswerStyle& style,
                        const Templates& templates) {
  const auto ours = parse_addresses(style.from).at(0);
  std::vector<std::pair<std::string, Values>> paragraphs;
  for (const auto& paragraph : answer.paragraphs) paragraphs.emplace_back(paragraph.template_name, paragraph.values);
  const Values common{
      {"number", minted.number},
      {"received", answer.received},
      {"company", ours.name.empty() ? ours.domain : ours.name},
      {"link_url", minted.link_secret.empty() ? "" : style.public_url + "/me/" + minted.link_secret},
      {"link_until", answer.link_until},
      {"undo_url", minted.undo_secret.empty() ? "" : style.public_url + "/undo/" + minted.undo_secret},
  };
  const auto letter = render_letter(templates, answer.language, paragraphs, common);
  Composed composed;
  composed.from = envelope_sender(answer, minted, style, ours);
  composed.text = letter.text;
  composed.version = letter.version;
  composed.bytes = compose({.from = style.from,
                            .to = answer.to,
                            .subject = letter.subject,
                            .text = letter.text,
                            .message_id = minted.effect_id + "@" + ours.domain,
                            .in_reply_to = answer.in_reply_to,
                            .references = answer.references,
                            .auto_generated = answer.unasked,
                            .date = minted.now});
  return composed;
}

}  // namespace joys
