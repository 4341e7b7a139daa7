// The way of one letter into the ledger: the same place again, the same letter again, a letter that could not be read,
// or a new one. The first that fits ends it.
#include "store/take.h"

#include "store/attempts.h"
#include "store/commit.h"
#include "store/letters.h"
#include "store/owe.h"

namespace joys {
namespace {

TakenIn state(TakenIn::State s) {
  TakenIn taken;
  taken.state = s;
  return taken;
}

// We died between the commit and the move, or the server did not move it: nothing new, the move stands.
TakenIn same_place(Work& work, const KnownLetter& letter) {
  if (const auto move = last_move(work, letter.id)) owe_again(work, *move);
  TakenIn taken = state(TakenIn::State::duplicate);
  taken.decision.folder = letter.folder;
  return taken;
}

TakenIn link(Work& work, const Incoming& in, std::int64_t first, const KnownLetter& newest) {
  const std::int64_t id = add_letter(work, in, {std::nullopt, first, sender_of(work, in), Action::none, newest.folder});
  owe_move(work, id, in.cause, newest.folder);
  if (was_forgotten(work, first)) owe_expunge(work, id);  // a copy of a letter that a purge took
  TakenIn taken = state(TakenIn::State::duplicate);
  taken.decision.folder = newest.folder;
  return taken;
}

TakenIn same_letter(Work& work, const Incoming& in, std::int64_t first) {
  const KnownLetter newest = newest_copy(work, first);
  const auto move = last_move(work, newest.id);
  const bool filed = move && move->state == "done";
  if (!filed || in.copy == Copy::still_filed || was_forgotten(work, first)) return link(work, in, first, newest);
  if (in.copy == Copy::gone) return reconsider(work, in, first);
  TakenIn taken = state(TakenIn::State::ask);
  taken.filed = move->at;
  taken.filed->message_id = in.message.message_id;
  return taken;
}

TakenIn recognised(Work& work, const Incoming& in) {
  if (const auto known = letter_at(work, in.cause)) return same_place(work, *known);
  if (in.failed) return give_to_staff(work, in);
  const auto key = content_key(work, in);
  if (key)
    if (const auto first = first_with_content(work, *key)) return same_letter(work, in, *first);
  return decide_letter(work, in, key);
}

}  // namespace

TakenIn take(Work& work, const Incoming& in) {
  TakenIn taken = recognised(work, in);
  if (taken.state != TakenIn::State::ask) end_attempt(work, in.cause);
  return taken;
}

}  // namespace joys
