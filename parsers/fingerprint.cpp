// Hashes pieces of a letter in a streaming way, with libsodium.
#include "parsers/fingerprint.h"

#include <cstring>

namespace joys {
namespace {

constexpr std::size_t chunk = 16u << 10;

// Is one of eight bytes a control character or a blank? (A borrow runs only from bytes that are.)
constexpr bool has_white(std::uint64_t eight) {
  return ((eight - 0x2121212121212121u) & ~eight & 0x8080808080808080u) != 0;
}

}  // namespace

void Fingerprint::add(std::string_view bytes) {
  crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  length_ += bytes.size();
}

void Fingerprint::end_piece() {
  std::array<unsigned char, 8> length;
  for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<unsigned char>(length_ >> (8 * i));
  crypto_generichash_update(&state_, length.data(), length.size());
  length_ = 0;
}

// Adds the bytes that are not in `dropped`, white space, through a small buffer; eight at a time where none is white.
void Fingerprint::without(std::string_view piece, std::string_view dropped) {
  std::array<bool, 256> drop{};
  for (const char c : dropped) drop[static_cast<unsigned char>(c)] = true;
  std::array<char, chunk + 8> kept;
  for (std::size_t at = 0; at < piece.size();) {
    std::size_t size = 0;
    while (size < chunk && at < piece.size()) {
      if (std::uint64_t eight = 0; at + 8 <= piece.size()) {
        std::memcpy(&eight, piece.data() + at, 8);
        if (!has_white(eight)) {
          std::memcpy(kept.data() + size, &eight, 8);
          size += 8;
          at += 8;
          continue;
        }
      }
      kept[size] = piece[at];
      size += drop[static_cast<unsigned char>(piece[at++])] ? 0 : 1;
    }
    add({kept.data(), size});
  }
  end_piece();
}

void Fingerprint::text(std::string_view piece) {
  while (piece.ends_with('\n')) piece.remove_suffix(1);
  add(piece);
  end_piece();
}

void Fingerprint::encoded(std::string_view piece) { without(piece, " \t\r\n"); }

void Fingerprint::lines(std::string_view piece) {
  while (piece.ends_with('\n') || piece.ends_with('\r')) piece.remove_suffix(1);
  without(piece, "\r");
}

std::array<std::uint8_t, 32> Fingerprint::finish() {
  std::array<std::uint8_t, 32> hash;
  crypto_generichash_final(&state_, hash.data(), hash.size());
  return hash;
}

}  // namespace joys
