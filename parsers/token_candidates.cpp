// Where a token could stand in a subject or a text. Mail programs wrap it, fold it and quote it, so neighbouring runs
// of characters are joined where the join could be a token; opening decides.
#include "parsers/scan.h"
#include "parsers/token.h"
#include "parsers/token_format.h"

namespace joys {
namespace {

constexpr std::size_t candidates_limit = 16;
// A word of this length or more can be a line of a wrapped token; ordinary words are shorter.
constexpr std::size_t piece_least = 16;

struct Piece {
  std::string_view text;
  bool joined = false;  // only white space and quotation marks (">") lie between the piece before and this one
};

// Bytes of what mail programs put into a long word without meaning anything: white space, quotation marks, the soft
// line ends of quoted-printable, soft hyphens, blanks of no width; 0 if something else stands there.
std::size_t blank_length(std::string_view text, std::size_t i) {
  if (scan::is_space(text[i]) || text[i] == '>' || text[i] == '=' || text[i] == '|') return 1;
  for (const std::string_view sign :
       {"\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF"})
    if (text.substr(i, sign.size()) == sign) return sign.size();
  return 0;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool joined = false;
  for (std::size_t i = 0; i < text.size();) {
    if (base32_value(text[i]) < 0) {
      const std::size_t blank = blank_length(text, i);
      joined = joined && blank > 0;
      i += std::max<std::size_t>(blank, 1);
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && base32_value(text[i]) >= 0) ++i;
    pieces.push_back({text.substr(begin, i - begin), joined});
    joined = true;
  }
  return pieces;
}

// Is there a run of `piece_least` characters? Only every so many a character is looked at until one fits.
bool has_long_run(std::string_view text) {
  for (std::size_t begin = 0; begin + piece_least <= text.size();) {
    std::size_t unread = piece_least;  // from the far end
    while (unread > 0 && base32_value(text[begin + unread - 1]) >= 0) --unread;
    if (unread == 0) return true;
    begin += unread;
  }
  return false;
}

// Lengths that no base32 text has are not worth opening.
bool fits(std::size_t length) {
  const std::size_t rest = length % 8;
  return length >= token_format::characters_least && length <= token_format::characters_limit && rest != 1 &&
         rest != 3 && rest != 6;
}

// Joins from `first` on as long as the lines before were long ones; every join of a fitting length is a candidate.
void join_from(const std::vector<Piece>& pieces, std::size_t first, std::vector<std::string>& out) {
  std::string joined;
  for (std::size_t i = first; i < pieces.size() && out.size() < candidates_limit; ++i) {
    if (i > first && !pieces[i].joined) return;
    if (i > first + 1 && pieces[i - 1].text.size() < piece_least) return;
    if (joined.size() + pieces[i].text.size() > token_format::characters_limit) return;
    joined += pieces[i].text;
    if (fits(joined.size())) out.push_back(joined);
  }
}

}  // namespace

std::vector<std::string> token_candidates(std::string_view text) {
  std::vector<std::string> out;
  if (!has_long_run(text)) return out;
  const std::vector<Piece> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size() && out.size() < candidates_limit; ++i) {
    if (pieces[i].text.size() < piece_least) continue;
    const bool middle = pieces[i].joined && i > 0 && pieces[i - 1].text.size() >= piece_least;
    if (!middle || pieces[i].text.size() >= token_format::characters_least) join_from(pieces, i, out);
    // A fold may have cut off the first characters: then they stand as a short word before.
    if (pieces[i].joined && !middle) join_from(pieces, i - 1, out);
  }
  return out;
}

}  // namespace joys
