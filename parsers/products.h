// Products of rows of small integers. Exact, so the same on every machine, whatever instructions it has.
#pragma once
#include <cstddef>
#include <cstdint>

namespace joys {

// Inputs go so far either way. The sizes of one output's weights add up to at most 2^31 / row_limit (training/encoder
// sees to that), so that no sum leaves 32 bits.
inline constexpr int row_limit = 4095;

inline constexpr std::size_t output_band = 8;  // outputs whose weights lie beside each other, input pair by input pair

// sums[r * outputs + o] = rows[r] * weights[o]. `inputs` is even, `outputs` a multiple of 2 * output_band.
void multiply(const std::int16_t* rows, std::size_t count, const std::int16_t* weights, std::size_t inputs,
              std::size_t outputs, std::int32_t* sums);

// The same on machines without AVX2.
void multiply_plainly(const std::int16_t* rows, std::size_t count, const std::int16_t* weights, std::size_t inputs,
                      std::size_t outputs, std::int32_t* sums);

}  // namespace joys
