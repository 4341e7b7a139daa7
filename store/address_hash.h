// The form in which the ledger knows an address that it must not hold in clear.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace joys {

// BLAKE2b-256 keyed over the canonical address (parsers/address.h), as 64 hex characters. The caller makes it
// canonical: two spellings of one address would be two hashes.
std::string address_hash(const std::array<std::uint8_t, 32>& key, std::string_view canonical_address);

}  // namespace joys
