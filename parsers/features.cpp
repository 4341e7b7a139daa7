// Turns a letter into features in one pass over its words, hashing as it goes: no string is built for a pair or a part
// of a word, so that a letter of 1 KB costs some tens of microseconds.
#include "parsers/features.h"

#include <array>
#include <bit>

#include "parsers/cues.h"
#include "parsers/terms.h"

namespace joys {
namespace {

// What is asked for stands at the beginning or the end of a long letter.
constexpr std::size_t head_bytes = 4096, tail_bytes = 1024, subject_bytes = 512;
constexpr std::size_t reach = 4;  // words after a request word or a negation that are paired with it

enum Seed : std::uint64_t { word = 1, pair, skip, negated, subject_word, subject_pair, sender, flag, piece, han_piece };

constexpr std::uint32_t bucket_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>((hash * 0xD6E8FEB86659FD93u) >> (64 - bucket_bits));
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view head_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && continues_character(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string_view tail_of(std::string_view text, std::size_t bytes) {
  std::size_t from = text.size() - std::min(bytes, text.size());
  while (from < text.size() && continues_character(text[from])) ++from;
  return text.substr(from);
}

class Collector {
 public:
  explicit Collector(Features& out) : out_(out) {}

  void evidence(std::uint64_t hash, std::uint32_t begin = 0, std::uint32_t end = 0) {
    if (const auto bucket = bucket_of(hash); first_time(bucket)) out_.words.push_back({bucket, begin, end});
  }

  void part(std::uint64_t hash) {
    if (const auto bucket = bucket_of(hash); first_time(bucket)) out_.pieces.push_back(bucket);
  }

 private:
  bool first_time(std::uint32_t bucket) {
    std::uint64_t& block = seen_[bucket / 64];
    const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
    const bool fresh = !(block & bit);
    block |= bit;
    return fresh;
  }

  Features& out_;
  std::array<std::uint64_t, bucket_count / 64> seen_{};
};

// Three to five letters in a row, the word's edges included.
void parts_of_word(const Terms& text, const Term& w, Collector& out) {
  const std::uint32_t length = w.last - w.first;
  if (length < 3) return;
  std::array<char32_t, 32> edge;
  edge[0] = U'<';
  std::copy(text.letters.begin() + w.first, text.letters.begin() + w.last, edge.begin() + 1);
  edge[length + 1] = U'>';
  for (std::uint32_t from = 0; from + 3 <= length + 2; ++from) {
    std::uint64_t hash = piece;
    for (std::uint32_t n = 0; n < 5 && from + n < length + 2; ++n) {
      hash = mix(hash, edge[from + n]);
      if (n >= 2) out.part(hash);
    }
  }
}

// Two to four characters in a row, ending with the character `i`.
void parts_of_han(const std::vector<Term>& words, std::size_t i, Collector& out) {
  std::uint64_t hash = mix(han_piece, words[i].hash);
  for (std::size_t back = 1; back < 4 && back <= i; ++back) {
    const Term& before = words[i - back];
    if (before.kind != Term::Kind::han || before.end != words[i - back + 1].begin) return;
    hash = mix(hash, before.hash);
    out.part(hash);
  }
}

void pairs_after_cues(const std::vector<Term>& words, std::size_t i, Collector& out) {
  const bool cue = is_request_cue(words[i]), negation = is_negation(words[i]);
  if (!cue && !negation) return;
  for (std::size_t j = i + 1; j < words.size() && j <= i + reach && words[j].kind != Term::Kind::stop; ++j) {
    if (negation) out.evidence(mix(negated, words[j].hash), words[i].begin, words[j].end);
    if (cue && j > i + 1) out.evidence(mix(mix(skip, words[i].hash), words[j].hash), words[i].begin, words[j].end);
  }
}

void body_features(const Terms& text, std::size_t subject_end, Collector& out) {
  const auto& words = text.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Term& w = words[i];
    const bool in_subject = w.begin < subject_end;
    if (w.kind != Term::Kind::stop) {
      out.evidence(mix(word, w.hash), w.begin, w.end);
      if (in_subject) out.evidence(mix(subject_word, w.hash), w.begin, w.end);
    }
    if (i > 0) {
      out.evidence(mix(mix(pair, words[i - 1].hash), w.hash), words[i - 1].begin, w.end);
      if (in_subject) out.evidence(mix(mix(subject_pair, words[i - 1].hash), w.hash), words[i - 1].begin, w.end);
    }
    if (w.kind == Term::Kind::letters) {
      parts_of_word(text, w, out);
      pairs_after_cues(words, i, out);
    } else if (w.kind == Term::Kind::han) {
      parts_of_han(words, i, out);
    }
  }
}

// The sender's address in words: "postmaster", "police", "law", "gov". Names and numbers say nothing.
void sender_features(const Message& m, Collector& out) {
  if (m.from.empty() || !m.from.front().valid) return;
  const std::string spec = m.from.front().local + " " + m.from.front().domain;
  for (const Term& w : terms_of(spec).words)
    if (w.kind == Term::Kind::letters) out.evidence(mix(sender, w.hash));
}

void flags(const Message& m, const Terms& text, std::string_view language, Collector& out) {
  const auto raise = [&](std::uint64_t which, std::uint64_t value = 0) { out.evidence(mix(mix(flag, which), value)); };
  const auto any = [&](Term::Kind kind) {
    return std::any_of(text.words.begin(), text.words.end(), [&](const Term& w) { return w.kind == kind; });
  };
  std::uint64_t tongue = 0;
  for (char c : language) tongue = mix(tongue, static_cast<unsigned char>(c));
  raise(1, tongue);
  raise(2, std::bit_width(text.words.size()));
  if (text.question) raise(3);
  if (any(Term::Kind::address)) raise(4);
  if (any(Term::Kind::link)) raise(5);
  if (any(Term::Kind::code)) raise(6);
  if (m.subject.empty()) raise(7);
  if (m.text.empty()) raise(8);
}

}  // namespace

Features features_of(const Message& m, std::string_view language) {
  Features out;
  out.text.assign(head_of(m.subject, subject_bytes));
  const std::size_t subject_end = out.text.size();
  out.text += '\n';
  if (m.text.size() <= head_bytes + tail_bytes) {
    out.text += m.text;
  } else {
    out.text += head_of(m.text, head_bytes);
    out.text += '\n';
    out.text += tail_of(m.text, tail_bytes);
  }
  const Terms words = terms_of(out.text);
  out.words.reserve(words.words.size() * 4);
  out.pieces.reserve(out.text.size() * 2);
  Collector collector(out);
  body_features(words, subject_end, collector);
  sender_features(m, collector);
  flags(m, words, language, collector);
  return out;
}

}  // namespace joys
