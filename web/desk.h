// What all public routes share: the site, the ledger, the pages, and the two answers for what goes wrong.
#pragma once
#include <string>

#include "store/database.h"
#include "web/guesses.h"
#include "web/page.h"
#include "web/unsubscribe.h"

namespace joys {

inline constexpr std::size_t longest_secret = 128;  // ours have 64 characters or fewer

struct Desk {
  const PublicSite& site;
  Ledger& ledger;
  Pages pages;
  Guesses guesses{};

  std::int64_t now() const;
};

std::string header(const Request&, const char* name);  // "" if it is not there
std::string language_of(const Request&);

// The same page, status and length whatever was wrong with the link. Only those who have tried many bad ones are told
// to wait; a good link works for everybody at any time.
Response refuse(Desk&, const Request&, int status, std::string_view page);

Response trouble(const Desk&, const Request&, const DatabaseError&);

}  // namespace joys
