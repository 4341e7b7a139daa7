// Any text is searched for tokens and opened; what opens must seal to the same token again.
#include <cstdlib>

#include "parsers/base32.h"
#include "parsers/scan.h"
#include "parsers/token.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  joys::TokenKey key;
  key.id = 1;
  const std::vector<joys::TokenKey> keys{key};
  const auto candidates = joys::token_candidates(text);
  if (candidates.size() > 16) std::abort();
  for (const auto& candidate : candidates)
    if (const auto ticket = joys::open(keys, candidate))
      if (joys::seal(keys, ticket->address, ticket->list) != joys::scan::lower(candidate)) std::abort();
  joys::open(keys, text);
  if (const auto bytes = joys::base32_decode(text, 512))
    if (joys::base32_decode(joys::base32_encode(*bytes), 512) != bytes) std::abort();
  if (size > 1 && size < 300) {
    const std::string_view address = text.substr(0, std::min<std::size_t>(size, 254));
    if (joys::open(keys, joys::seal(keys, address, "")) != joys::Ticket{std::string(address), "", false}) std::abort();
  }
  return 0;
}
