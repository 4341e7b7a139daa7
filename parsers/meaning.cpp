#include "parsers/meaning.h"

#include <algorithm>

namespace joys {

MeaningScores meaning_scores(const Heads& m, const Embedding& embedding) {
  auto inner = m.middle;
  for (std::size_t i = 0; i < embedding.size(); ++i) {
    const float x = embedding[i] * embedding_scale;
    for (std::size_t h = 0; h < Heads::hidden; ++h) inner[h] += x * m.widen[i][h];
  }
  MeaningScores scores;
  for (std::size_t c = 0; c < category_count; ++c) {
    float sum = m.last[c];
    for (std::size_t h = 0; h < Heads::hidden; ++h) sum += std::max(inner[h], 0.0f) * m.narrow[c][h];
    scores[c] = sum;
  }
  return scores;
}

Embedding embedding_of(const Encoder& encoder, const Message& letter) {
  return encoder.embed(letter.subject.empty() ? letter.text : letter.subject + ". " + letter.text);
}

}  // namespace joys
