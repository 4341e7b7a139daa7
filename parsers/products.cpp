#include "parsers/products.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace joys {
namespace {

constexpr std::size_t rows_at_once = 4;

// Four rows (some may be the same one) and where their sums go.
struct Group {
  std::array<const std::int16_t*, rows_at_once> rows;
  std::array<std::int32_t*, rows_at_once> sums;
};

void plain(const Group& g, const std::int16_t* weights, std::size_t inputs) {
  for (std::size_t r = 0; r < rows_at_once; ++r) {
    std::array<std::int32_t, output_band> sum{};
    for (std::size_t i = 0; i < inputs; i += 2)
      for (std::size_t o = 0; o < output_band; ++o) {
        const std::int16_t* w = weights + i * output_band + 2 * o;
        sum[o] += g.rows[r][i] * w[0] + g.rows[r][i + 1] * w[1];
      }
    std::memcpy(g.sums[r], sum.data(), sizeof sum);
  }
}

#if defined(__x86_64__)
int pair_at(const std::int16_t* row) {
  int pair;
  std::memcpy(&pair, row, sizeof pair);
  return pair;
}

// The same for two bands, 32 products an instruction.
__attribute__((target("avx2"))) void two_bands(const Group& g, const std::int16_t* weights, std::size_t inputs) {
  const std::int16_t *w0 = weights, *w1 = weights + inputs * output_band;
  __m256i s[rows_at_once][2];
  for (auto& row : s) row[0] = row[1] = _mm256_setzero_si256();
  for (std::size_t i = 0; i < inputs; i += 2) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w0 + i * output_band));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w1 + i * output_band));
#pragma GCC unroll 4
    for (std::size_t r = 0; r < rows_at_once; ++r) {
      const __m256i x = _mm256_set1_epi32(pair_at(g.rows[r] + i));
      s[r][0] = _mm256_add_epi32(s[r][0], _mm256_madd_epi16(x, a));
      s[r][1] = _mm256_add_epi32(s[r][1], _mm256_madd_epi16(x, b));
    }
  }
  for (std::size_t r = 0; r < rows_at_once; ++r)
    for (std::size_t half = 0; half < 2; ++half)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(g.sums[r] + half * output_band), s[r][half]);
}

bool wide() {
  static const bool avx2 = __builtin_cpu_supports("avx2");
  return avx2;
}
#else
void two_bands(const Group&, const std::int16_t*, std::size_t) {}
constexpr bool wide() { return false; }
#endif

// Calls band(group, first output of the band) for every four rows and every `step` outputs.
template <typename Band>
void by_bands(const std::int16_t* rows, std::size_t count, std::size_t inputs, std::size_t outputs, std::int32_t* sums,
              std::size_t step, Band band) {
  for (std::size_t o = 0; o < outputs; o += step)
    for (std::size_t first = 0; first < count; first += rows_at_once) {
      Group g;
      for (std::size_t i = 0; i < rows_at_once; ++i) {  // the last row stands in for those that are not there
        const std::size_t r = std::min(first + i, count - 1);
        g.rows[i] = rows + r * inputs;
        g.sums[i] = sums + r * outputs + o;
      }
      band(g, o);
    }
}

}  // namespace

void multiply_plainly(const std::int16_t* rows, std::size_t count, const std::int16_t* weights, std::size_t inputs,
                      std::size_t outputs, std::int32_t* sums) {
  by_bands(rows, count, inputs, outputs, sums, output_band,
           [&](const Group& g, std::size_t o) { plain(g, weights + o * inputs, inputs); });
}

void multiply(const std::int16_t* rows, std::size_t count, const std::int16_t* weights, std::size_t inputs,
              std::size_t outputs, std::int32_t* sums) {
  if (!wide()) return multiply_plainly(rows, count, weights, inputs, outputs, sums);
  by_bands(rows, count, inputs, outputs, sums, 2 * output_band,
           [&](const Group& g, std::size_t o) { two_bands(g, weights + o * inputs, inputs); });
}

}  // namespace joys
