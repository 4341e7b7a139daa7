// A hostile server's octets: the same replies whether they come at once or one by one, and a dialogue that tells
// exactly one fate for each letter whatever it hears.
#include <cstdlib>
#include <map>

#include "mail/smtp_dialogue.h"

namespace {

using namespace joys;

void require(bool holds) {
  if (!holds) std::abort();
}

void same_in_pieces(std::string_view bytes) {
  SmtpReplyReader whole, pieces;
  whole.feed(bytes);
  for (char c : bytes) {
    pieces.feed({&c, 1});
    while (auto piece = pieces.next()) {
      const auto reply = whole.next();
      require(reply && reply->code == piece->code && reply->enhanced == piece->enhanced &&
              reply->lines == piece->lines);
    }
  }
  require(!whole.next());
  require(whole.broken() == pieces.broken());
}

void one_fate_each(std::string_view bytes) {
  const SmtpDialogue::Time now{};
  SmtpDialogue talk("me.example", {}, now);
  std::size_t given = 0;
  std::map<std::string, int> fates;
  for (std::size_t at = 0; at <= bytes.size(); at += 7) {
    talk.sent(talk.unsent().size(), now);
    talk.receive(bytes.substr(at, 7), now);
    if (talk.ready(now) && given < 5) {
      const std::string id = std::to_string(given++);
      talk.take({id, "", id + "@x.example", "text\r\n"}, now);
    }
    for (const Posted& fate : talk.take_fates()) {
      ++fates[fate.id];
      talk.settled(fate.id, now);
    }
  }
  talk.lost("the end");
  for (const Posted& fate : talk.take_fates()) ++fates[fate.id];
  require(fates.size() == given);
  for (const auto& [id, count] : fates) require(count == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  same_in_pieces(bytes);
  one_fate_each(bytes);
  return 0;
}
