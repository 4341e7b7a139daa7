// Keyed BLAKE2b through libsodium: one pass, no allocation but the result.
#include "store/hash.h"

#include <sodium.h>

namespace joys {

std::string keyed_hash(const HashKey& key, std::initializer_list<std::string_view> texts, std::size_t bytes) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), bytes);
  for (const auto text : texts) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<unsigned char>(text.size() >> (8 * i));
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  std::array<unsigned char, 32> hash{};
  crypto_generichash_final(&state, hash.data(), bytes);
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), bytes);
  return std::string(hex.data(), 2 * bytes);
}

}  // namespace joys
