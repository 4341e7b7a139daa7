// Adam (Kingma and Ba, 2015) with dropout. Every sum has a fixed order and no product is fused with a sum, so the
// compiler's choice of instructions changes no bit.
#include "training/meaning_fit.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "training/forked.h"

namespace joys {
namespace {

constexpr std::size_t inputs = std::tuple_size_v<Embedding>, hidden = Heads::of_head;
constexpr std::size_t batch = 128;
constexpr std::size_t epochs = 25;
constexpr std::size_t most_batches = 2400;  // more text is gone through less often: the build shall not take longer
constexpr float rate = 2e-3f, decay = 1e-4f, input_drop = 0.1f, hidden_drop = 0.3f, positive_limit = 4;

// Without fused multiply-add, which would round differently.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define JOYS_WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define JOYS_WIDE
#endif

class Random {  // splitmix64
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  float even() { return static_cast<float>(next() >> 40) * 0x1p-24f; }
  float bell() {  // of deviation one
    float sum = -6;
    for (int i = 0; i < 12; ++i) sum += even();
    return sum;
  }

 private:
  std::uint64_t state_;
};

float sigmoid(float x) {
  const float y = std::clamp(x, -30.0f, 30.0f) * -1.44269504f, whole = std::floor(y), part = (y - whole) * 0.69314718f;
  float sum = 1;
  for (int n = 8; n > 0; --n) sum = 1 + sum * part / static_cast<float>(n);
  return 1 / (1 + sum * std::bit_cast<float>(static_cast<std::uint32_t>(static_cast<int>(whole) + 127) << 23));
}

// out += x[0] * rows[0] + ... for each of four rows, `hidden` numbers long.
JOYS_WIDE void add_four(float* out, const float* x, const float* rows) {
  for (std::size_t h = 0; h < hidden; ++h)
    out[h] =
        out[h] + x[0] * rows[h] + x[1] * rows[hidden + h] + x[2] * rows[2 * hidden + h] + x[3] * rows[3 * hidden + h];
}

JOYS_WIDE void adam(float* at, float* mean, float* square, const float* slope, std::size_t count, float step,
                    float square_scale, float shrink) {
  for (std::size_t i = 0; i < count; ++i) {
    mean[i] = 0.9f * mean[i] + 0.1f * slope[i];
    square[i] = 0.999f * square[i] + 0.001f * (slope[i] * slope[i]);
    at[i] -= step * mean[i] / (std::sqrt(square[i] * square_scale) + 1e-7f) + shrink * at[i];
  }
}

struct Numbers {  // one for each number of the network: the numbers themselves, their slopes, or Adam's memory
  std::vector<float> widen = std::vector<float>(inputs * hidden), narrow = std::vector<float>(category_count * hidden);
  std::vector<float> middle = std::vector<float>(hidden), last = std::vector<float>(category_count);
  std::array<std::vector<float>*, 4> all() { return {&widen, &middle, &narrow, &last}; }
  std::size_t count() { return widen.size() + middle.size() + narrow.size() + last.size(); }
  std::vector<double> as_vector() {
    std::vector<double> out;
    for (const auto* v : all()) out.insert(out.end(), v->begin(), v->end());
    return out;
  }
  void clear() {
    for (auto* v : all()) std::fill(v->begin(), v->end(), 0.0f);
  }
};

class Fit {
 public:
  Fit(std::span<const MeaningExample> examples, std::uint64_t seed) : examples_(examples), random_(seed) {
    for (float& x : now_.widen) x = random_.bell() * 0.0625f;
    for (float& x : now_.narrow) x = random_.bell() * 0.05f;
    std::fill(now_.last.begin(), now_.last.end(), -3.0f);
    for (std::size_t c = 0; c < category_count; ++c) {
      std::size_t positives = 1;
      for (const auto& e : examples) positives += e.labels[c];
      const auto rest = static_cast<float>(examples.size() - std::min(examples.size(), positives));
      emphasis_[c] = std::clamp(std::sqrt(rest / static_cast<float>(positives)), 1.0f, positive_limit);
    }
  }

  Numbers run() {
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0u);
    const std::size_t an_epoch = examples_.size() / batch, all = std::min(epochs * an_epoch, most_batches);
    for (std::size_t done = 0; done < all; ++done) {
      const std::size_t b = done % an_epoch;
      if (b == 0)
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.next() % i]);
      const auto left = 1 - static_cast<float>(done) / static_cast<float>(all);
      learn({order.data() + b * batch, batch}, rate * left + 1e-5f);
    }
    return std::move(now_);
  }

 private:
  void learn(std::span<const std::uint32_t> which, float step) {
    slope_.clear();
    for (std::size_t b = 0; b < batch; ++b) one(examples_[which[b]], b);
    // The slopes of the widest block, four examples at a time.
    for (std::size_t i = 0; i < inputs; ++i)
      for (std::size_t b = 0; b < batch; b += 4) {
        const float x[4] = {x_[b][i], x_[b + 1][i], x_[b + 2][i], x_[b + 3][i]};
        add_four(&slope_.widen[i * hidden], x, &back_[b * hidden]);
      }
    first_ *= 0.9;
    second_ *= 0.999;
    const auto scaled = static_cast<float>(step / (1 - first_)), square_scale = static_cast<float>(1 / (1 - second_));
    const auto move = [&](std::vector<float> Numbers::*part, float shrink) {
      adam((now_.*part).data(), (mean_.*part).data(), (square_.*part).data(), (slope_.*part).data(),
           (now_.*part).size(), scaled, square_scale, shrink * step);
    };
    move(&Numbers::widen, decay);
    move(&Numbers::middle, 0);
    move(&Numbers::narrow, decay);
    move(&Numbers::last, 0);
  }

  // Forward and back through everything but the widest block.
  void one(const MeaningExample& e, std::size_t b) {
    for (std::size_t i = 0; i < inputs; ++i)
      x_[b][i] = random_.even() < input_drop ? 0 : (*e.embedding)[i] * embedding_scale / (1 - input_drop);
    std::array<float, hidden> inner, keep;
    std::copy(now_.middle.begin(), now_.middle.end(), inner.begin());
    for (std::size_t i = 0; i < inputs; i += 4) add_four(inner.data(), &x_[b][i], &now_.widen[i * hidden]);
    for (std::size_t h = 0; h < hidden; ++h) {
      keep[h] = random_.even() < hidden_drop || inner[h] <= 0 ? 0 : 1 / (1 - hidden_drop);
      inner[h] *= keep[h];
    }
    float* back = &back_[b * hidden];
    std::fill_n(back, hidden, 0.0f);
    for (std::size_t c = 0; c < category_count; ++c) {
      const float* w = &now_.narrow[c * hidden];
      float* slope = &slope_.narrow[c * hidden];
      float sum = now_.last[c];
      for (std::size_t h = 0; h < hidden; ++h) sum += inner[h] * w[h];
      const float weight = e.weight * (e.labels[c] ? emphasis_[c] : 1.0f) / batch;
      const float error = weight * (sigmoid(sum) - (e.labels[c] ? 1.0f : 0.0f));
      slope_.last[c] += error;
      for (std::size_t h = 0; h < hidden; ++h) {
        slope[h] += error * inner[h];
        back[h] += error * w[h];
      }
    }
    for (std::size_t h = 0; h < hidden; ++h) slope_.middle[h] += back[h] *= keep[h];
  }

  std::span<const MeaningExample> examples_;
  Random random_;
  std::array<float, category_count> emphasis_;
  Numbers now_, slope_, mean_, square_;
  std::vector<std::array<float, inputs>> x_{batch};
  std::vector<float> back_ = std::vector<float>(batch * hidden);
  double first_ = 1, second_ = 1;
};

// As one network with a hidden layer as wide as all of theirs.
Heads average(std::span<const std::vector<double>> heads) {
  constexpr float share = 1.0f / Heads::count;
  Heads m;
  m.widen.resize(inputs);
  m.narrow.resize(category_count);
  for (std::size_t head = 0; head < heads.size(); ++head) {
    const double* at = heads[head].data();
    const auto take = [&](auto& to, float scale) {
      for (std::size_t h = 0; h < hidden; ++h) to[head * hidden + h] = static_cast<float>(*at++) * scale;
    };
    for (auto& row : m.widen) take(row, 1);
    take(m.middle, 1);
    for (auto& row : m.narrow) take(row, share);
    for (float& x : m.last) x += static_cast<float>(*at++) * share;
  }
  return m;
}

bool enough(const std::vector<MeaningExample>& examples) { return examples.size() >= 2 * batch; }

}  // namespace

void add_meaning(const Sample& s, std::vector<MeaningExample>& to) {
  if (s.embedding) to.push_back({&*s.embedding, s.labels, s.letter ? 2.0f : 1.0f});
}

std::vector<Heads> fit_meanings(std::span<const std::vector<MeaningExample>> sets) {
  std::vector<Heads> meanings(sets.size());
  if (std::none_of(sets.begin(), sets.end(), enough)) return meanings;
  const auto heads = in_processes(sets.size() * Heads::count, Numbers().count(), [&](std::size_t i) {
    const auto& examples = sets[i / Heads::count];
    return enough(examples) ? Fit(examples, i % Heads::count + 1).run().as_vector() : Numbers().as_vector();
  });
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (enough(sets[i])) meanings[i] = average({heads.data() + i * Heads::count, Heads::count});
  return meanings;
}

}  // namespace joys
