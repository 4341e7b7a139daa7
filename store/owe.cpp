// New rows of `effects`. Each has a random name; the name of an answer is the left side of its Message-ID, so that a
// second sending of it is recognised by everybody as the same letter.
#include "store/owe.h"

#include "store/mint.h"
#include "store/sql.h"

namespace joys {
namespace {

std::int64_t next_effect(Work& work) {
  ++work.head.effects_made;
  return work.head.next_effect++;
}

}  // namespace

Folder folder_named(std::string_view text) {
  for (const Folder folder : {Folder::processed, Folder::escalated, Folder::ignored})
    if (name(folder) == text) return folder;
  return Folder::failed;
}

void owe_move(Work& work, std::int64_t letter, const Cause& cause, Folder folder) {
  run(work.db, sql::insert_move, next_effect(work), mint_effect_name(work.now), letter, work.now, cause.mailbox,
      cause.uidvalidity, cause.uid, name(folder), std::nullopt);
}

void owe_expunge(Work& work, std::int64_t letter) {
  run(work.db, sql::insert_expunge, next_effect(work), mint_effect_name(work.now), work.now, letter);
}

bool was_forgotten(Work& work, std::int64_t first) { return any_row(work.db, sql::was_forgotten, first); }

void owe_answer(Work& work, std::int64_t letter, const NewCase& about, const Answer& answer, const Secrets& secrets) {
  const std::string to = canonical(answer.to);
  if (to.empty()) throw std::invalid_argument("the answer's recipient is no address");
  const Minted minted{
      mint_effect_name(work.now), about.key, shown_number(about.number), secrets.undo, secrets.link, work.now};
  Composed letter_out = work.options.compose(answer, minted);
  if (!about.open) letter_out.text.clear();
  const std::int64_t id = next_effect(work);
  run(work.db, sql::insert_answer, id, minted.effect_id, letter, work.now,
      about.id == 0 ? std::nullopt : std::optional(about.id), name(answer.kind), shortened(work.hash_of(to)),
      std::move(letter_out.version));
  run(work.db, sql::insert_outgoing, id, std::move(letter_out.from), answer.to, std::move(letter_out.bytes),
      std::move(letter_out.text));
  ++work.head.answers_in_hour;
  ++work.head.answers_now;
}

std::optional<Move> last_move(Work& work, std::int64_t letter) {
  return first_row(
      work.db, sql::last_move,
      [](Row row) {
        return Move{number(row[0]), text(row[1]),
                    Filed{folder_named(text(row[2])), static_cast<std::uint32_t>(number(row[3])),
                          static_cast<std::uint32_t>(number(row[4])), ""}};
      },
      letter);
}

// A claimed move is not under way: whoever sees the letter in the mailbox again has forgotten it.
void owe_again(Work& work, const Move& move) {
  if (move.state == "due") return;
  run(work.db, sql::owe_again, move.id, work.now);
  ++work.head.effects_made;
}

void owe_folder(Work& work, std::int64_t letter, Folder folder) {
  run(work.db, sql::put_letter, letter, name(folder));
  const auto move = last_move(work, letter);
  if (!move || move->at.folder == folder) return;
  if (move->state == "due") {
    run(work.db, sql::turn_move, move->id, name(folder));
  } else if (move->state == "done" && move->at.uid != 0) {
    run(work.db, sql::insert_further_move, next_effect(work), mint_effect_name(work.now), work.now, name(folder),
        move->id);
  }
}

}  // namespace joys
