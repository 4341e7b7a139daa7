// The identity of a letter's content: the same for the same letter after any transport, different for different words.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include <sodium.h>

namespace joys {

// BLAKE2b-256 over a sequence of pieces; each piece is followed by its length, so that pieces cannot be shifted.
class Fingerprint {
 public:
  Fingerprint() { crypto_generichash_init(&state_, nullptr, 0, 32); }
  void text(std::string_view piece);     // trailing line ends do not count
  void encoded(std::string_view piece);  // of an attachment: white space does not count, nothing is copied at large
  void lines(std::string_view piece);    // a raw letter: CR does not count
  std::array<std::uint8_t, 32> finish();

 private:
  void add(std::string_view bytes);
  void without(std::string_view piece, std::string_view dropped);
  void end_piece();
  crypto_generichash_state state_;
  std::uint64_t length_ = 0;
};

}  // namespace joys
