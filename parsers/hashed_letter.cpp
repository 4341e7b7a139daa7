#include "parsers/hashed_letter.h"

#include <sodium.h>

#include <algorithm>

#include "parsers/weights.h"

namespace joys {
namespace {

constexpr std::size_t most_sentences = 200, most_features = 20'000;  // far above what features_of() makes

// Numbers of seven bits each, the lowest first; the eighth says that more follow.
void put(std::string& out, std::uint32_t n) {
  for (; n >= 128; n >>= 7) out += static_cast<char>(n | 128);
  out += static_cast<char>(n);
}

class Reader7 {
 public:
  explicit Reader7(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t next() {
    std::uint32_t n = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      n |= static_cast<std::uint32_t>(byte & 127) << std::min(shift, 28);
      if (byte < 128) return n;
    }
    broken_ = true;
    return 0;
  }
  bool good_to_the_end() const { return !broken_ && bytes_.empty(); }
  bool broken() const { return broken_; }

 private:
  std::string_view bytes_;
  bool broken_ = false;
};

// Sorted, as distances.
void put_buckets(std::string& out, std::vector<std::uint32_t> buckets) {
  std::sort(buckets.begin(), buckets.end());
  put(out, static_cast<std::uint32_t>(buckets.size()));
  std::uint32_t last = 0;
  for (const auto bucket : buckets) {
    put(out, bucket - last);
    last = bucket;
  }
}

std::vector<std::uint32_t> buckets_in(Reader7& in) {
  const auto n = in.next();
  std::vector<std::uint32_t> buckets;
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(n, most_features) && !in.broken(); ++i) {
    last = (last + in.next()) % bucket_count;
    buckets.push_back(last);
  }
  return buckets;
}

void put_features(std::string& out, const Features& features) {
  std::vector<std::uint32_t> words;
  for (const Evidence& e : features.words) words.push_back(e.bucket);
  put_buckets(out, std::move(words));
  put_buckets(out, features.pieces);
}

Features features_in(Reader7& in) {
  Features features;
  for (const auto bucket : buckets_in(in)) features.words.push_back({bucket, 0, 0});
  features.pieces = buckets_in(in);
  return features;
}

}  // namespace

std::string packed(const LetterFeatures& letter) {
  std::string bytes;
  put(bytes, features_version);
  put(bytes, letter.has_subject);
  for (const double fact : letter.facts) put(bytes, fact > 0);
  put_features(bytes, letter.whole);
  put(bytes, static_cast<std::uint32_t>(letter.sentences.size()));
  for (const Features& sentence : letter.sentences) put_features(bytes, sentence);
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its NUL
  return text;
}

std::optional<LetterFeatures> unpacked(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  Reader7 in(std::string_view(bytes).substr(0, size));
  if (in.next() != features_version) return std::nullopt;
  LetterFeatures letter;
  letter.has_subject = in.next() != 0;
  for (double& fact : letter.facts) fact = in.next() != 0;
  letter.whole = features_in(in);
  const auto sentences = in.next();
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(sentences, most_sentences) && !in.broken(); ++i)
    letter.sentences.push_back(features_in(in));
  return in.good_to_the_end() ? std::optional(std::move(letter)) : std::nullopt;
}

}  // namespace joys
