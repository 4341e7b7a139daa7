// Claiming and settling. The usual end (done, refused, void) is one statement; what goes on waiting, and what ends
// badly, takes a closer look.
#include "store/effects.h"

#include <sodium.h>

#include "store/cases.h"
#include "store/owe.h"
#include "store/sql.h"

namespace joys {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"answer", "move", "expunge"};

std::string_view name(EffectKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

struct Claimed {
  std::int64_t id = 0;
  Effect effect;
};

Claimed claimed(EffectKind kind, Row row) {
  Effect e;
  e.kind = kind;
  e.id = text(row[1]);
  if (!is_null(row[2])) e.case_id = std::to_string(number(row[2]));
  e.attempts = static_cast<int>(number(row[3]));
  e.unknowns = static_cast<int>(number(row[4]));
  if (kind == EffectKind::move) {
    e.letter = {text(row[5]), static_cast<std::uint32_t>(number(row[6])), static_cast<std::uint32_t>(number(row[7]))};
    e.folder = folder_named(text(row[8]));
    e.from_inbox = is_null(row[9]);
    if (!e.from_inbox) e.from_folder = folder_named(text(row[9]));
  }
  return {number(row[0]), std::move(e)};
}

void add_bytes(Work& work, Claimed& claimed) {
  rows(
      work.db, sql::outgoing,
      [&](Row row) {
        claimed.effect.from = text(row[0]);
        claimed.effect.to = text(row[1]);
        claimed.effect.bytes = text(row[2]);
      },
      claimed.id);
}

// Between three and five quarters of the pause, so that what failed together does not come back together.
std::int64_t with_jitter(std::int64_t pause) {
  return pause * 3 / 4 + randombytes_uniform(static_cast<std::uint32_t>(pause / 2 + 1));
}

std::int64_t pause_after(std::int64_t attempts) {
  std::int64_t pause = first_pause;
  for (; attempts > 1 && pause < longest_pause; --attempts) pause *= 2;
  return with_jitter(std::min(pause, longest_pause));
}

struct Ended {
  std::int64_t id = 0, letter = 0;
  std::optional<Folder> folder;  // of a move
};

void end(Work& work, const Settlement& s, std::string_view state) {
  const auto ended = first_row(
      work.db, sql::unsettled_effect,
      [](Row row) {
        return Ended{number(row[0]), number(row[2]),
                     text(row[1]) == "move" ? std::optional(folder_named(text(row[3]))) : std::nullopt};
      },
      s.effect_id);
  if (!ended) return;  // settled before
  run(work.db, sql::end_effect, ended->id, state, work.now, s.detail, s.uidvalidity, s.uid);
  if (!ended->folder) {
    run(work.db, sql::forget_outgoing, ended->id, ended->letter);
    return;
  }
  const auto wanted = first_row(
      work.db, sql::folder_of_letter, [](Row row) { return folder_named(text(row[0])); }, ended->letter);
  if (state == "done" && wanted && *wanted != *ended->folder) owe_folder(work, ended->letter, *wanted);
}

struct Pending {
  std::string kind;
  std::optional<std::int64_t> case_id;
  std::int64_t attempts = 0, unknowns = 0, created_at = 0;
};

std::optional<Pending> pending(Work& work, const std::string& effect_id) {
  return first_row(
      work.db, sql::pending_effect,
      [](Row row) {
        return Pending{text(row[0]), is_null(row[1]) ? std::nullopt : std::optional(number(row[1])), number(row[2]),
                       number(row[3]), number(row[4])};
      },
      effect_id);
}

// The case comes first: while one is open, the end of the effect keeps the letter as it was to be sent.
void end_badly(Work& work, const Settlement& s, const Pending& effect, std::string_view state,
               const std::string& question) {
  if (effect.case_id) reopen_case(work, *effect.case_id, question);
  end(work, s, state);
}

void try_again(Work& work, const Settlement& s, const Pending& effect) {
  const bool unknown = s.outcome == Outcome::unknown, answer = effect.kind == "answer";
  if (answer && unknown && effect.unknowns >= unknowns_retried)
    return end_badly(work, s, effect, "given_up", "Nobody knows whether our answer arrived. Please look and decide.");
  if (answer && work.now - effect.created_at >= patience)
    return end_badly(work, s, effect, "given_up", "Our answer could not be delivered for five days. What now?");
  run(work.db, sql::postpone_effect, s.effect_id, work.now + pause_after(effect.attempts + 1), unknown ? 1 : 0,
      s.detail);
  ++work.head.effects_made;
}

// A letter is expunged where its last move has put it. One whose move came to nothing lies in a mailbox that was made
// anew: it is read again there, recognised, and owed again.
std::vector<Effect> claim_expunges(Work& work, int limit) {
  struct Found {
    std::string name;
    std::int64_t letter = 0, attempts = 0;
  };
  std::vector<Found> found;
  rows(
      work.db, sql::claim_expunges,
      [&](Row row) {
        found.push_back({text(row[1]), number(row[2]), number(row[3])});
      },
      work.now, work.now + lease, limit);
  std::vector<Effect> effects;
  for (const auto& [id, letter, attempts] : found) {
    const auto move = last_move(work, letter);
    if (!move || move->state != "done") {
      settle_effect(work, {.effect_id = id, .outcome = Outcome::voided, .detail = "never filed"});
      continue;
    }
    Effect e;
    e.id = id;
    e.kind = EffectKind::expunge;
    e.attempts = static_cast<int>(attempts);
    e.from_inbox = false;
    e.from_folder = move->at.folder;
    rows(
        work.db, sql::letter_to_expunge,
        [&](Row row) {
          e.letter = {text(row[0]), move->at.uidvalidity, move->at.uid};
          e.received = number(row[1]);
          if (!is_null(row[2])) e.content_key = text(row[2]);
        },
        letter);
    effects.push_back(std::move(e));
  }
  return effects;
}

}  // namespace

std::vector<Effect> claim_effects(Work& work, EffectKind kind, int limit) {
  if (kind == EffectKind::expunge) return claim_expunges(work, limit);
  std::vector<Claimed> found;
  rows(
      work.db, sql::claim_effects, [&](Row row) { found.push_back(claimed(kind, row)); }, name(kind), work.now,
      work.now + lease, limit);
  std::sort(found.begin(), found.end(), [](const Claimed& a, const Claimed& b) { return a.id < b.id; });
  std::vector<Effect> effects;
  effects.reserve(found.size());
  for (auto& one : found) {
    if (kind == EffectKind::answer) add_bytes(work, one);
    effects.push_back(std::move(one.effect));
  }
  return effects;
}

void settle_effect(Work& work, const Settlement& s) {
  if (s.outcome == Outcome::done) return end(work, s, "done");
  if (s.outcome == Outcome::voided) return end(work, s, "void");
  const auto effect = pending(work, s.effect_id);
  if (!effect) return;  // settled before
  if (s.outcome == Outcome::refused)
    end_badly(work, s, *effect, "refused", "Our answer was refused (" + s.detail + "). Please look and decide.");
  else
    try_again(work, s, *effect);
}

void release_effects(Work& work, const std::vector<std::string>& names) {
  for (const auto& name : names)
    work.head.effects_made += static_cast<std::uint64_t>(run(work.db, sql::release_effect, name, work.now));
}

void free_leases(Work& work) { run(work.db, sql::free_leases, work.now); }

std::optional<std::int64_t> next_due(Database& db) {
  const auto due = first_row(db, sql::next_due,
                             [](Row row) { return is_null(row[0]) ? std::nullopt : std::optional(number(row[0])); });
  return due.value_or(std::nullopt);
}

}  // namespace joys
