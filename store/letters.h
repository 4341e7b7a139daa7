// Letters: each is one row, under the place where it was first seen.
#pragma once
#include <optional>
#include <string>

#include "store/work.h"

namespace joys {

struct KnownLetter {
  std::int64_t id = 0;
  Folder folder = Folder::processed;
};

std::optional<KnownLetter> letter_at(Work&, const Cause&);
std::optional<std::int64_t> first_with_content(Work&, const std::string& content_key);
// The newest copy of a letter, itself or one linked to it.
KnownLetter newest_copy(Work&, std::int64_t first);

// Keyed hash of what the parser says identifies a letter; nullopt if it was never parsed.
std::optional<std::string> content_key(const LedgerKeys&, const Message&);
std::optional<std::string> content_key(const Work&, const Incoming&);
// Address hash of the single author; "" if there is none.
std::string sender_of(const Work&, const Incoming&);

struct LetterRow {
  std::optional<std::string> content_key;
  std::optional<std::int64_t> same_as;
  std::string sender;
  Action action = Action::none;
  Folder folder = Folder::processed;
};
std::int64_t add_letter(Work&, const Incoming&, const LetterRow&);

}  // namespace joys
