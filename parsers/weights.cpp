// Reads and writes the file of weights, and adds them up. The file is little-endian; a checksum guards against a copy
// that was cut short or changed, because wrong weights would judge wrongly without any error.
#include "parsers/weights.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace joys {
namespace {

static_assert(std::endian::native == std::endian::little, "the file of weights is little-endian");

constexpr std::uint32_t magic = 0x53594F4A;  // "JOYS"

struct Head {
  std::uint32_t magic = 0, version = 0, buckets = 0, categories = 0;
  std::uint64_t checksum = 0;  // FNV-1a over everything behind the head
};

using Vector = std::array<float, category_count>;
constexpr std::size_t numbers_bytes =
    2 * sizeof(Vector) + sizeof(Weights::letter) + sizeof(Weights::read) + sizeof(Heads::encoder);
constexpr std::size_t rows_bytes = bucket_count * sizeof(Bucket);
using Hidden = std::array<float, Heads::hidden>;
constexpr std::size_t meaning_inputs = std::tuple_size_v<Embedding>;
constexpr std::size_t meaning_bytes = (meaning_inputs + category_count + 1) * sizeof(Hidden) + sizeof(Heads::last);

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (unsigned char c : bytes) hash = (hash ^ c) * 1099511628211u;
  return hash;
}

[[noreturn]] void refuse(const std::string& path, const char* what) { throw std::runtime_error(path + ": " + what); }

struct Sums {
  std::array<std::int32_t, 16> weight{};
  std::uint32_t square = 0;

  void add(const Bucket& row) {
    std::array<std::int8_t, 16> lanes;
    std::memcpy(lanes.data(), &row, sizeof row);
    for (std::size_t i = 0; i < lanes.size(); ++i) weight[i] += lanes[i];
    square += static_cast<std::uint32_t>(row.rarity) * row.rarity;
  }
  double scale() const { return square == 0 ? 0 : 1 / (rarity_unit * std::sqrt(static_cast<double>(square))); }
};

}  // namespace

std::array<double, ViewNumbers::size> ViewNumbers::as_vector() const {
  std::array<double, size> all;
  std::size_t at = 0;
  for (const OfCategory& c : scores)
    for (const double number : {c.whole, c.loudest, c.second, c.subject, c.mass}) all[at++] = number;
  all[at++] = length;
  all[at++] = no_subject;
  for (const double number : facts) all[at++] = number;
  all[at] = 1;
  return all;
}

Weights::Weights() {
  for (std::size_t c = 0; c < category_count; ++c) {
    letter[c].fill(0);
    letter[c][5 * c] = 1;
    read[c] = {1, 0, 0};
  }
}

Weights read_weights(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, "cannot be read; the build writes it (target weights)");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Head head;
  if (bytes.size() < sizeof head) refuse(path, "is too short to be a file of weights");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.magic != magic) refuse(path, "is not a file of weights");
  if (head.version != weights_version || head.buckets != bucket_count || head.categories != category_count)
    refuse(path, "was written by another version of the trainer; build it again");
  const auto body = std::string_view(bytes).substr(sizeof head);
  const bool meant = body.size() == numbers_bytes + rows_bytes + meaning_bytes;
  if (!meant && body.size() != numbers_bytes + rows_bytes) refuse(path, "is truncated or too long");
  if (checksum(body) != head.checksum) refuse(path, "is damaged: its checksum is wrong");
  Weights w;
  const char* at = body.data();
  const auto take = [&at](auto& to) {
    std::memcpy(&to, at, sizeof to);
    at += sizeof to;
  };
  take(w.unit);
  take(w.bias);
  take(w.letter);
  take(w.read);
  take(w.meaning.encoder);
  w.rows.resize(bucket_count);
  for (Bucket& row : w.rows) take(row);
  if (!meant) return w;
  w.meaning.widen.resize(meaning_inputs);
  w.meaning.narrow.resize(category_count);
  for (Hidden& row : w.meaning.widen) take(row);
  for (Hidden& row : w.meaning.narrow) take(row);
  take(w.meaning.middle);
  take(w.meaning.last);
  return w;
}

void write_weights(const Weights& w, const std::string& path) {
  std::string body;
  body.reserve(numbers_bytes + rows_bytes + meaning_bytes);
  const auto put = [&body](const auto& from) { body.append(reinterpret_cast<const char*>(&from), sizeof from); };
  put(w.unit);
  put(w.bias);
  put(w.letter);
  put(w.read);
  put(w.meaning.encoder);
  for (const Bucket& row : w.rows) put(row);
  if (w.meaning.trained()) {
    for (const Hidden& row : w.meaning.widen) put(row);
    for (const Hidden& row : w.meaning.narrow) put(row);
    put(w.meaning.middle);
    put(w.meaning.last);
  }
  const Head head{magic, weights_version, bucket_count, category_count, checksum(body)};
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(&head), sizeof head);
  file.write(body.data(), static_cast<std::streamsize>(body.size()));
  if (!file.flush()) refuse(path, "cannot be written");
}

std::array<double, category_count> linear_scores(const Weights& w, const Features& f) {
  Sums words, pieces;
  for (const Evidence& e : f.words) words.add(w.rows[e.bucket]);
  for (std::uint32_t bucket : f.pieces) pieces.add(w.rows[bucket]);
  const double word_scale = words.scale(), piece_scale = pieces.scale();
  std::array<double, category_count> scores;
  for (std::size_t c = 0; c < category_count; ++c)
    scores[c] = w.bias[c] + w.unit[c] * (words.weight[c] * word_scale + pieces.weight[c] * piece_scale);
  return scores;
}

}  // namespace joys
