// Rows of `letters`, and what makes two letters the same one.
#include "store/letters.h"

#include "store/hash.h"
#include "store/owe.h"
#include "store/sql.h"

namespace joys {
namespace {

KnownLetter known(Row row) { return {number(row[0]), folder_named(text(row[1]))}; }

std::string categories_of(const Classification& classification) {
  std::string names;
  for (const auto& judgement : classification.categories) {
    if (!names.empty()) names += ' ';
    names += name(judgement.category);
  }
  return names.empty() ? std::string(name(Category::unrelated)) : names;
}

}  // namespace

std::optional<KnownLetter> letter_at(Work& work, const Cause& cause) {
  return first_row(work.db, sql::letter_at, known, cause.mailbox, cause.uidvalidity, cause.uid);
}

std::optional<std::int64_t> first_with_content(Work& work, const std::string& content_key) {
  return first_row(
      work.db, sql::first_with_content, [](Row row) { return number(row[0]); }, content_key);
}

KnownLetter newest_copy(Work& work, std::int64_t first) {
  return first_row(work.db, sql::newest_copy, known, first).value();
}

std::optional<std::string> content_key(const LedgerKeys& keys, const Message& letter) {
  const auto& print = letter.fingerprint;
  if (print == decltype(letter.fingerprint){}) return std::nullopt;
  return keyed_hash(keys.content, {{reinterpret_cast<const char*>(print.data()), print.size()}}, 16);
}

std::optional<std::string> content_key(const Work& work, const Incoming& in) {
  return in.failed ? std::nullopt : content_key(work.options.keys, in.message);
}

std::string sender_of(const Work& work, const Incoming& in) {
  const Address* author = in.message.author();
  const std::string address = author ? canonical(*author) : "";
  return address.empty() ? "" : work.hash_of(address);
}

std::int64_t add_letter(Work& work, const Incoming& in, const LetterRow& letter) {
  const std::int64_t id = work.head.next_letter++;
  const std::string categories = categories_of(in.classification);
  const auto sender = letter.sender.empty() ? std::nullopt : std::optional(shortened(letter.sender));
  run(work.db, sql::insert_letter, id, in.cause.mailbox, in.cause.uidvalidity, in.cause.uid, letter.content_key,
      letter.same_as, sender, categories.substr(0, categories.find(' ')), categories, name(letter.action),
      name(letter.folder), in.received, work.now);
  return id;
}

}  // namespace joys
