// Hashes pieces of a letter in a streaming way, with libsodium.
#include "parsers/fingerprint.h"

#include <algorithm>

namespace joys {
namespace {

constexpr std::size_t chunk = 16u << 10;

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

// Adds the bytes that are not in `dropped`, through a small buffer. Line by line, since hardly a line of an encoded body
// has anything to drop but its end.
void Fingerprint::without(std::string_view piece, std::string_view dropped) {
  std::array<char, chunk> kept;
  std::size_t size = 0;
  const auto keep = [&](std::string_view bytes) {
    if (size + bytes.size() > chunk) {
      add({kept.data(), size});
      size = 0;
    }
    if (bytes.size() > chunk) return add(bytes);
    std::copy(bytes.begin(), bytes.end(), kept.begin() + static_cast<std::ptrdiff_t>(size));
    size += bytes.size();
  };
  const auto is_dropped = [&](char c) { return dropped.find(c) != std::string_view::npos; };
  while (!piece.empty()) {
    std::size_t end = piece.find('\n');
    end = end == std::string_view::npos ? piece.size() : end + 1;
    std::string_view line = piece.substr(0, end);
    piece.remove_prefix(end);
    const std::string_view line_end = line.substr(line.size() - (line.ends_with("\r\n") ? 2 : 1));
    line.remove_suffix(line_end.size());
    if (std::none_of(dropped.begin(), dropped.end(), [&](char c) { return line.find(c) != std::string_view::npos; }))
      keep(line);
    else
      for (const char& c : line)
        if (!is_dropped(c)) keep({&c, 1});
    for (const char& c : line_end)
      if (!is_dropped(c)) keep({&c, 1});
  }
  add({kept.data(), size});
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
