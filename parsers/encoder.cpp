// A transformer of two layers over word pieces (Cer et al., 2018). Weights and inputs of the large products are
// integers; what is left are plain sums and products of floats in a fixed order, square roots, and an exponential of
// our own, so that every machine gives the same bits.
#include "parsers/encoder.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "parsers/encoder_file.h"
#include "parsers/products.h"

namespace joys {
namespace {

constexpr std::size_t heads = 4;

// e to the x, for x <= 0, within 3e-7 of it.
float exponential(float x) {
  x = std::max(x, -80.0f) * 1.44269504f;
  const float whole = std::floor(x), part = (x - whole) * 0.69314718f;
  float sum = 1;
  for (int n = 8; n > 0; --n) sum = 1 + sum * part / static_cast<float>(n);
  return sum * std::bit_cast<float>(static_cast<std::uint32_t>(static_cast<int>(whole) + 127) << 23);
}

float hyperbolic_tangent(float x) {
  const float e = exponential(-2 * std::abs(x));
  return std::copysign((1 - e) / (1 + e), x);
}

std::vector<float> normal(const std::vector<float>& rows, std::size_t size, const float* scale, const float* bias) {
  std::vector<float> out(rows.size());
  for (std::size_t from = 0; from < rows.size(); from += size) {
    float mean = 0, variance = 0;
    for (std::size_t i = 0; i < size; ++i) mean += rows[from + i];
    mean /= static_cast<float>(size);
    for (std::size_t i = 0; i < size; ++i) variance += (rows[from + i] - mean) * (rows[from + i] - mean);
    const float unit = 1 / std::sqrt(variance / static_cast<float>(size) + 1e-6f);
    for (std::size_t i = 0; i < size; ++i) out[from + i] = (rows[from + i] - mean) * (scale[i] * unit) + bias[i];
  }
  return out;
}

void add(std::vector<float>& to, const std::vector<float>& what) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += what[i];
}

std::vector<float> product(const std::vector<float>& rows, const EncoderFile::Matrix& m) {
  const std::size_t count = rows.size() / m.inputs;
  std::vector<std::int16_t> small(rows.size());
  std::vector<float> units(count);
  for (std::size_t r = 0; r < count; ++r) {
    const float* row = rows.data() + r * m.inputs;
    float most = 1e-12f;
    for (std::size_t i = 0; i < m.inputs; ++i) most = std::max(most, std::abs(row[i]));
    units[r] = most / row_limit;
    const float scale = row_limit / most;
    for (std::size_t i = 0; i < m.inputs; ++i) {
      const float x = row[i] * scale;  // rounded half away from zero, as fast as a cast
      small[r * m.inputs + i] = static_cast<std::int16_t>(static_cast<std::int32_t>(x + (x < 0 ? -0.5f : 0.5f)));
    }
  }
  std::vector<std::int32_t> sums(count * m.outputs);
  multiply(small.data(), count, m.weights, m.inputs, m.outputs, sums.data());
  std::vector<float> out(sums.size());
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t o = 0; o < m.outputs; ++o) {
      const std::size_t at = r * m.outputs + o;
      out[at] = static_cast<float>(sums[at]) * (units[r] * m.units[o]) + m.bias[o];
    }
  return out;
}

// What each row takes from the others: `mixed` holds queries, keys and values of each row one behind the other.
std::vector<float> attention(const std::vector<float>& mixed, std::size_t count, std::size_t size) {
  const std::size_t each = size / heads, stride = 3 * size;
  const float scale = 1 / std::sqrt(static_cast<float>(each));
  std::vector<float> out(count * size), keys(each * count), weights(count);
  for (std::size_t head = 0; head < heads; ++head) {
    const float* query = mixed.data() + head * each;
    const float* values = query + 2 * size;
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t i = 0; i < each; ++i) keys[i * count + r] = query[size + r * stride + i];
    for (std::size_t r = 0; r < count; ++r) {
      std::fill(weights.begin(), weights.end(), 0.0f);
      for (std::size_t i = 0; i < each; ++i) {
        const float q = query[r * stride + i] * scale;
        const float* key = keys.data() + i * count;
        for (std::size_t s = 0; s < count; ++s) weights[s] += q * key[s];
      }
      const float most = *std::max_element(weights.begin(), weights.end());
      float sum = 0;
      for (float& w : weights) sum += w = exponential(w - most);
      float* to = out.data() + r * size + head * each;
      for (std::size_t s = 0; s < count; ++s) {
        const float w = weights[s] / sum;
        const float* value = values + s * stride;
        for (std::size_t i = 0; i < each; ++i) to[i] += w * value[i];
      }
    }
  }
  return out;
}

void attend(const EncoderFile::Layer& l, std::vector<float>& rows, std::size_t count) {
  const auto mixed =
      product(normal(rows, l.width, l.before_attention.scale, l.before_attention.bias), l.query_key_value);
  if (l.adjust.weights) rows = product(rows, l.adjust);
  add(rows, product(attention(mixed, count, l.width), l.combine));
  auto inner = product(normal(rows, encoder_width, l.before_hidden.scale, l.before_hidden.bias), l.widen);
  for (float& x : inner) x = std::max(x, 0.0f);
  add(rows, product(inner, l.narrow));
}

}  // namespace

Encoder::Encoder(const std::string& path) : file_(std::make_unique<const EncoderFile>(read_encoder(path))) {}
Encoder::~Encoder() = default;

std::uint64_t Encoder::checksum() const { return file_->checksum; }

std::vector<std::uint16_t> Encoder::pieces_of(std::string_view text) const {
  return file_->subwords.cut(text, most_pieces);
}

Embedding Encoder::embed(std::string_view text) const { return embed(pieces_of(text)); }

Embedding Encoder::embed(const std::vector<std::uint16_t>& pieces) const {
  const EncoderFile& f = *file_;
  Embedding out{};
  const std::size_t count = std::min(pieces.size(), most_pieces);
  if (count == 0) return out;
  std::vector<float> rows(count * encoder_narrow);
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t i = 0; i < encoder_narrow; ++i)  // the model adds the piece twice, its place once
      rows[r * encoder_narrow + i] =
          2 * (f.row_units[pieces[r]] * f.rows[pieces[r] * encoder_narrow + i]) + f.timing[r * encoder_narrow + i];
  for (const EncoderFile::Layer& l : f.layers) attend(l, rows, count);
  std::vector<float> mean(encoder_width);
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t i = 0; i < encoder_width; ++i) mean[i] += rows[r * encoder_width + i];
  for (float& x : mean) x /= static_cast<float>(count);
  const auto last = product(mean, f.last);
  float square = 0;
  for (std::size_t i = 0; i < encoder_width; ++i) {
    out[i] = hyperbolic_tangent(last[i]);
    square += out[i] * out[i];
  }
  const float unit = 1 / std::sqrt(std::max(square, 1e-12f));
  for (float& x : out) x *= unit;
  return out;
}

}  // namespace joys
