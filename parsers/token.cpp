// Sealing and opening of the unsubscribe token: deterministic authenticated encryption, as docs/token.md describes it
// byte by byte. Whoever changes a constant here makes every link in every letter ever sent useless.
#include "parsers/token.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "parsers/base32.h"
#include "parsers/token_format.h"

namespace joys {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Secret = std::array<std::uint8_t, 32>;

constexpr std::string_view seal_label = "joysandconcerns token 1 seal";
constexpr std::string_view nonce_label = "joysandconcerns token 1 nonce";

const std::uint8_t* octets(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

// One secret for each use, so that a weakness of one use says nothing about the other.
Secret derive(const TokenKey& key, std::string_view label) {
  Secret out;
  crypto_generichash(out.data(), out.size(), octets(label), label.size(), key.key.data(), key.key.size());
  return out;
}

// The synthetic nonce: equal for equal contents only, so that sealing twice gives the same token and reveals nothing
// more. XChaCha20 takes 24 bytes; the first 16 choose the subkey, the last 8 stay zero and are not sent.
std::array<std::uint8_t, 24> nonce_of(const TokenKey& key, const Bytes& plain) {
  const Secret secret = derive(key, nonce_label);
  std::array<std::uint8_t, 24> nonce{};
  crypto_generichash(nonce.data(), token_format::nonce_bytes, plain.data(), plain.size(), secret.data(), secret.size());
  return nonce;
}

std::optional<Ticket> open_with(const TokenKey& key, const Bytes& sealed) {
  std::array<std::uint8_t, 24> nonce{};
  std::copy_n(sealed.begin() + 1, token_format::nonce_bytes, nonce.begin());
  const std::size_t head = 1 + token_format::nonce_bytes;
  const Secret secret = derive(key, seal_label);
  Bytes plain(sealed.size() - token_format::overhead);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data() + head,
                                                 sealed.size() - head, sealed.data(), 1, nonce.data(),
                                                 secret.data()) != 0)
    return std::nullopt;
  const std::size_t address = plain.front();
  if (address == 0 || 1 + address > plain.size()) return std::nullopt;
  Ticket ticket;
  ticket.address.assign(plain.begin() + 1, plain.begin() + 1 + static_cast<std::ptrdiff_t>(address));
  ticket.list.assign(plain.begin() + 1 + static_cast<std::ptrdiff_t>(address), plain.end());
  ticket.compromised = key.state == TokenKey::State::compromised;
  return ticket;
}

}  // namespace

std::string seal(const std::vector<TokenKey>& keys, std::string_view address, std::string_view list) {
  const auto key = std::ranges::find(keys, TokenKey::State::active, &TokenKey::state);
  if (key == keys.end()) throw std::invalid_argument("no active token key");
  if (address.empty() || address.size() > token_format::address_limit)
    throw std::invalid_argument("the address of a token has 1 to 254 bytes");
  if (list.size() > token_format::list_limit) throw std::invalid_argument("the list of a token has at most 64 bytes");

  Bytes plain{static_cast<std::uint8_t>(address.size())};
  plain.insert(plain.end(), address.begin(), address.end());
  plain.insert(plain.end(), list.begin(), list.end());

  const auto nonce = nonce_of(*key, plain);
  Bytes sealed(plain.size() + token_format::overhead);
  sealed[0] = key->id;
  std::copy_n(nonce.begin(), token_format::nonce_bytes, sealed.begin() + 1);
  const Secret secret = derive(*key, seal_label);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + 1 + token_format::nonce_bytes, nullptr, plain.data(),
                                             plain.size(), sealed.data(), 1, nullptr, nonce.data(), secret.data());
  return base32_encode(sealed);
}

std::optional<Ticket> open(const std::vector<TokenKey>& keys, std::string_view token) {
  const auto sealed = base32_decode(token, token_format::bytes_limit);
  if (!sealed || sealed->size() < token_format::bytes_least) return std::nullopt;
  for (const TokenKey& key : keys)
    if (key.id == sealed->front())
      if (auto ticket = open_with(key, *sealed)) return ticket;
  return std::nullopt;
}

}  // namespace joys
