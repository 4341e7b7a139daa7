// The unsubscribe token: address and list, sealed so that it cannot be forged or read, with a key id in front.
// Format: docs/token.md. Anybody with the key mints tokens offline; the same input gives the same token for ever.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct TokenKey {
  enum class State : std::uint8_t { active, retired, compromised };
  std::uint8_t id = 0;
  State state = State::active;
  std::array<std::uint8_t, 32> key{};
};

struct Ticket {
  std::string address;  // as given to seal(), canonical
  std::string list;     // "" means all announcements
  bool compromised = false;  // the key has leaked: act only after a confirmation
  bool operator==(const Ticket&) const = default;
};

// Throws std::invalid_argument if address or list is too long (docs/token.md) or no key is active.
std::string seal(const std::vector<TokenKey>& keys, std::string_view address, std::string_view list);

// Constant time in the key. White space is dropped and letter case ignored. A bad token is nullopt, whatever is bad.
std::optional<Ticket> open(const std::vector<TokenKey>& keys, std::string_view token);

// Every run of characters in `text` that could be a token of ours (wrapped lines joined), at most 16.
std::vector<std::string> token_candidates(std::string_view text);

}  // namespace joys
