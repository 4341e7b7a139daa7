// What a letter's meaning (parsers/encoder) says of each category: three small networks with one hidden layer each,
// averaged, which is one network with a hidden layer three times as wide.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parsers/category.h"
#include "parsers/encoder.h"
#include "parsers/message.h"

namespace joys {

struct Heads {
  static constexpr std::size_t count = 3, of_head = 256, hidden = count * of_head;
  std::uint64_t encoder = 0;  // the checksum of the encoder that it was trained with
  // Input by input; output by output. Both empty if it was trained without an encoder.
  std::vector<std::array<float, hidden>> widen, narrow;
  std::array<float, hidden> middle{};
  std::array<float, category_count> last{};
  bool trained() const { return !widen.empty(); }
};

// Numbers of an embedding are a twenty-third on the average; the network likes them about one.
inline constexpr float embedding_scale = 22.6f;

inline constexpr std::string_view encoder_language = "en";

using MeaningScores = std::array<double, category_count>;
MeaningScores meaning_scores(const Heads&, const Embedding&);

// Subject and text as one.
Embedding embedding_of(const Encoder&, const Message&);

}  // namespace joys
