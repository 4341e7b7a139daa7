// BLAKE2b-256 over the bytes of the address and nothing else, so that another program with the key gets the same hash.
#include "store/address_hash.h"

#include <sodium.h>

namespace joys {

std::string address_hash(const std::array<std::uint8_t, 32>& key, std::string_view canonical_address) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(canonical_address.data()),
                     canonical_address.size(), key.data(), key.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data(), 64);
}

}  // namespace joys
