// The cutting is SentencePiece's unigram model (Kudo, 2018) in the way that @energetic-ai/embeddings does it, so that
// the encoder gets what it would get there.
#include "parsers/subwords.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace joys {
namespace {

constexpr std::string_view blank = "\u2581";  // before each word
constexpr std::size_t bytes_a_piece = 48;  // more text than the wanted number of pieces can stand for is not looked at

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string compatible(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(text);
  const std::unique_ptr<char, decltype(&g_free)> valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())),
                                                       g_free);
  const std::unique_ptr<char, decltype(&g_free)> folded(g_utf8_normalize(valid.get(), -1, G_NORMALIZE_NFKC), g_free);
  return folded ? folded.get() : std::string();
}

std::string prepared(std::string_view text) {
  std::string out;
  bool gap = true;
  for (char c : compatible(text)) {
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap) out += blank;
    gap = false;
    out += c;
  }
  return out;
}

std::size_t character_at(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && continues(text[at + length])) ++length;
  return length;
}

}  // namespace

Subwords::Subwords(std::vector<std::string> names, const std::vector<double>& scores, std::size_t reserved) {
  for (std::size_t i = reserved; i < names.size(); ++i)
    if (!names[i].empty()) pieces_.push_back({std::move(names[i]), scores[i], static_cast<std::uint16_t>(i)});
  // Of two with the same name the later one counts.
  std::sort(pieces_.begin(), pieces_.end(),
            [](const Piece& a, const Piece& b) { return a.name != b.name ? a.name < b.name : a.number > b.number; });
  pieces_.erase(
      std::unique(pieces_.begin(), pieces_.end(), [](const auto& a, const auto& b) { return a.name == b.name; }),
      pieces_.end());
  for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
    Range& range = first_byte_[static_cast<unsigned char>(pieces_[i].name[0])];
    if (range.end == 0) range.begin = i;
    range.end = i + 1;
  }
}

// Calls found(piece) for each piece that `text` begins with, the shortest first.
template <typename Found>
void Subwords::starting(std::string_view text, Found found) const {
  auto [begin, end] = first_byte_[static_cast<unsigned char>(text[0])];
  for (std::size_t depth = 1; begin < end; ++depth) {
    if (pieces_[begin].name.size() == depth) found(pieces_[begin++]);
    if (depth == text.size()) return;
    const auto byte = [depth](const Piece& p) { return static_cast<unsigned char>(p.name[depth]); };
    const auto wanted = static_cast<unsigned char>(text[depth]);
    const auto at = [this](std::uint32_t i) { return pieces_.begin() + i; };
    const auto low = std::partition_point(at(begin), at(end), [&](const Piece& p) { return byte(p) < wanted; });
    const auto high = std::partition_point(low, at(end), [&](const Piece& p) { return byte(p) == wanted; });
    begin = static_cast<std::uint32_t>(low - pieces_.begin());
    end = static_cast<std::uint32_t>(high - pieces_.begin());
  }
}

std::vector<std::uint16_t> Subwords::cut(std::string_view text, std::size_t limit) const {
  std::size_t bytes = std::min(text.size(), limit * bytes_a_piece);
  while (bytes < text.size() && bytes > 0 && continues(text[bytes])) --bytes;
  const std::string line = prepared(text.substr(0, bytes));
  struct Cell {  // the best way to this byte
    double score = 0;
    std::uint16_t number = 0, length = 0;  // of the last piece; length 0: no way leads here, one character is unknown
  };
  std::vector<Cell> best(line.size() + 1);
  const std::string_view view = line;
  for (std::size_t at = 0; at < view.size(); at += character_at(view, at)) {
    const double score = best[at].score;
    const auto reach = [&](std::size_t length, double gain, std::uint16_t number) {
      Cell& cell = best[at + length];
      if (cell.score == 0 || score + gain >= cell.score)
        cell = {score + gain, number, static_cast<std::uint16_t>(length)};
    };
    bool covered = false;
    starting(view.substr(at), [&](const Piece& piece) {
      covered = true;
      reach(piece.name.size(), piece.score, piece.number);
    });
    if (!covered) reach(character_at(view, at), 0, 0);
  }
  std::vector<std::uint16_t> numbers;
  for (std::size_t at = view.size(); at > 0;) {
    const Cell& cell = best[at];
    if (cell.number != 0 || numbers.empty() || numbers.back() != 0) numbers.push_back(cell.number);
    std::size_t length = cell.length;
    if (length == 0) do
        ++length;
      while (length < at && continues(view[at - length]));
    at -= length;
  }
  std::reverse(numbers.begin(), numbers.end());
  if (numbers.size() > limit) numbers.resize(limit);
  return numbers;
}

}  // namespace joys
