// Any field is an address list: a valid address is clean, and its canonical form is a fixed point.
#include <cstdlib>

#include "parsers/address.h"
#include "parsers/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view field(reinterpret_cast<const char*>(data), size);
  for (const joys::Address& address : joys::parse_addresses(field)) {
    if (!joys::valid_utf8(address.name) || !joys::valid_utf8(address.local) || !joys::valid_utf8(address.domain))
      std::abort();
    const std::string canonical = joys::canonical(address);
    if (address.valid != !canonical.empty()) std::abort();
    if (address.valid && joys::canonical(canonical) != canonical) std::abort();
    if (address.valid && canonical.find_first_of("\r\n <>,\"") != std::string::npos) std::abort();
  }
  return 0;
}
