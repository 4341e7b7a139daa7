// The weights of the sentence encoder as they lie in its file (training/encoder/convert.py writes it).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "parsers/subwords.h"

namespace joys {

inline constexpr std::size_t encoder_narrow = 256, encoder_width = 512, encoder_hidden = 1536;

// Of a text: about 600 characters, in which nearly every letter says what it wants. A piece costs an eighth of a
// millisecond; half of them cost half a point of macro-F1 (docs/CLASSIFIER.md).
inline constexpr std::size_t most_pieces = 128;

struct EncoderFile {
  struct Matrix {  // in the order of parsers/products
    std::size_t inputs = 0, outputs = 0;
    const float* units = nullptr;
    const std::int16_t* weights = nullptr;
    const float* bias = nullptr;
  };
  struct Norm {
    const float *scale = nullptr, *bias = nullptr;
  };
  struct Layer {
    std::size_t width = 0;
    Norm before_attention, before_hidden;
    Matrix adjust, query_key_value, combine, widen, narrow;
  };

  std::uint64_t checksum = 0;
  std::vector<std::uint64_t> bytes;  // the file without its head; all pointers lead into it
  Subwords subwords{{}, {}, 0};
  const float *row_units = nullptr, *timing = nullptr;
  const std::int16_t* rows = nullptr;
  std::array<Layer, 2> layers;
  Matrix last;
};

// Throws std::runtime_error naming the file and what is wrong with it.
EncoderFile read_encoder(const std::string& path);

}  // namespace joys
