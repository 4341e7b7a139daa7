// Tells languages apart in two steps: the script decides for most of them, frequent words and telling letters for those
// that are written in Latin letters. One pass, one hash look-up a word.
#include "parsers/language.h"

#include "parsers/language_words.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t text_limit = 4096;  // more says nothing new
constexpr std::size_t latin_count = std::size(language_words);
using Scores = std::array<int, latin_count>;

constexpr std::size_t code_index(std::string_view code) {
  for (std::size_t i = 0; i < latin_count; ++i)
    if (language_words[i].code == code) return i;
  return latin_count;
}

// A word's weight is 12 in all, shared by the languages that have it.
constexpr int word_weight = 12;
constexpr int letter_weight = 4;

class Dictionary {
 public:
  Dictionary() {
    for (std::size_t language = 0; language < latin_count; ++language) {
      for (std::string_view rest = language_words[language].words; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        languages_[rest.substr(0, end)] |= 1u << language;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  void count(std::string_view word, Scores& scores) const {
    while (!word.empty() && (word.back() == '-' || word.back() == '\'')) word.remove_suffix(1);
    auto found = languages_.find(word);
    // "l'adresse": the article is not part of the word.
    if (found == languages_.end()) found = languages_.find(word.substr(word.find('\'') + 1));
    if (found == languages_.end()) return;
    const int weight = word_weight / __builtin_popcount(found->second);
    for (std::size_t i = 0; i < latin_count; ++i)
      if (found->second & (1u << i)) scores[i] += weight;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> languages_;
};

// Letters that few languages have; folded, as code points.
struct Letter {
  char32_t letter;
  std::array<std::string_view, 3> languages;
};
constexpr Letter letters[] = {{U'ñ', {"es"}},
                              {U'¿', {"es"}},
                              {U'¡', {"es"}},
                              {U'ß', {"de"}},
                              {U'ã', {"pt"}},
                              {U'õ', {"pt"}},
                              {U'ê', {"fr", "pt"}},
                              {U'è', {"fr", "it"}},
                              {U'ù', {"fr", "it"}},
                              {U'œ', {"fr"}},
                              {U'ò', {"it"}},
                              {U'ì', {"it"}},
                              {U'ł', {"pl"}},
                              {U'ą', {"pl"}},
                              {U'ę', {"pl"}},
                              {U'ś', {"pl"}},
                              {U'ż', {"pl"}},
                              {U'ź', {"pl"}},
                              {U'ć', {"pl"}},
                              {U'ř', {"cs"}},
                              {U'ě', {"cs"}},
                              {U'ů', {"cs"}},
                              {U'ș', {"ro"}},
                              {U'ț', {"ro"}},
                              {U'ă', {"ro"}},
                              {U'ő', {"hu"}},
                              {U'ű', {"hu"}},
                              {U'ğ', {"tr"}},
                              {U'ı', {"tr"}},
                              {U'ş', {"tr"}},
                              {U'ø', {"da", "no"}},
                              {U'æ', {"da", "no"}},
                              {U'å', {"sv", "da", "no"}},
                              {U'ä', {"de", "sv", "fi"}}};

void count_letter(char32_t c, Scores& scores) {
  if (c < 0x80) return;
  for (const Letter& known : letters) {
    if (known.letter != c) continue;
    for (const std::string_view code : known.languages)
      if (!code.empty()) scores[code_index(code)] += letter_weight;
  }
}

struct Census {
  std::size_t latin = 0, greek = 0, cyrillic = 0, hebrew = 0, arabic = 0, han = 0, kana = 0, hangul = 0, other = 0;
  std::size_t ukrainian = 0, russian = 0, persian = 0;  // letters of one language of the script only
};

// One code point; malformed bytes count as one each.
char32_t decode(std::string_view s, std::size_t& i) {
  const auto lead = static_cast<unsigned char>(s[i++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t c = more == 3 ? lead & 0x07 : more == 2 ? lead & 0x0F : lead & 0x1F;
  for (int n = 0; n < more && i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80; ++n)
    c = (c << 6) | (static_cast<unsigned char>(s[i++]) & 0x3F);
  return c;
}

constexpr bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// True if the letter belongs to a word in Latin letters.
bool count_script(char32_t c, Census& n) {
  if (c < 0x80 ? scan::is_alpha(static_cast<char>(c))
               : (between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || between(c, 0x1E00, 0x1EFF)) {
    ++n.latin;
    return true;
  }
  if (c < 0x370) return false;
  if (between(c, 0x370, 0x3FF))
    ++n.greek;
  else if (between(c, 0x400, 0x52F)) {
    ++n.cyrillic;
    n.ukrainian += c == U'і' || c == U'ї' || c == U'є' || c == U'ґ';
    n.russian += c == U'ы' || c == U'э' || c == U'ё' || c == U'ъ';
  } else if (between(c, 0x590, 0x5FF))
    ++n.hebrew;
  else if (between(c, 0x600, 0x6FF)) {
    ++n.arabic;
    n.persian += c == 0x67E || c == 0x686 || c == 0x698 || c == 0x6AF || c == 0x6CC || c == 0x679;
  } else if (between(c, 0x3040, 0x30FF) || between(c, 0xFF66, 0xFF9D))
    ++n.kana;
  else if (between(c, 0x4E00, 0x9FFF) || between(c, 0x3400, 0x4DBF) || between(c, 0x20000, 0x2FFFF))
    ++n.han;
  else if (between(c, 0xAC00, 0xD7AF) || between(c, 0x1100, 0x11FF))
    ++n.hangul;
  else if (between(c, 0x900, 0x10FF))
    ++n.other;
  return false;
}

// The winner must have one word of its own or two shared ones, and be clearly ahead of the next.
std::string_view best_of(const Scores& scores, std::size_t words) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < latin_count; ++i)
    if (scores[i] > scores[best]) best = i;
  int second = 0;
  for (std::size_t i = 0; i < latin_count; ++i)
    if (i != best) second = std::max(second, scores[i]);
  const bool enough = scores[best] >= word_weight && scores[best] >= static_cast<int>(words) * word_weight / 12;
  return enough && scores[best] * 8 > second * 9 ? language_words[best].code : "und";
}

std::string_view script_language(const Census& n) {
  // One sign of these scripts says about as much as three letters.
  const std::size_t japanese_or_chinese = 3 * (n.han + n.kana), korean = 2 * n.hangul;
  const std::size_t most =
      std::max({n.latin, n.greek, n.cyrillic, n.hebrew, n.arabic, japanese_or_chinese, korean, n.other});
  if (most == 0 || most == n.other) return "und";
  if (most == n.latin) return "";
  if (most == japanese_or_chinese) return n.kana * 12 > n.han ? "ja" : "zh";
  if (most == korean) return "ko";
  if (most == n.greek) return "el";
  if (most == n.hebrew) return "he";
  if (most == n.arabic) return n.persian * 20 > n.arabic ? "und" : "ar";
  if (n.ukrainian > n.russian) return "uk";
  return "ru";
}

}  // namespace

std::string language_of(std::string_view utf8) {
  static const Dictionary dictionary;
  const std::string text = scan::fold(utf8.substr(0, text_limit));
  Census census;
  Scores scores{};
  std::size_t words = 0, begin = text.npos;  // where the word being read begins
  bool address = false;                      // words of addresses and links are nobody's language
  const auto finish = [&](std::size_t end) {
    if (begin != text.npos) {
      ++words;
      dictionary.count(std::string_view(text).substr(begin, end - begin), scores);
    }
    begin = text.npos;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = decode(text, i);
    if (address && c != ' ' && c != '\n' && c != '\t') continue;
    address = false;
    if (count_script(c, census)) {
      if (begin == text.npos) begin = at;
      count_letter(c, scores);
    } else if (c == '@' || (c == ':' && text.compare(i, 2, "//") == 0)) {
      address = true;
      begin = text.npos;
    } else if (c == '\'' || c == '-') {
      continue;  // don't, e-mail
    } else {
      finish(at);
      count_letter(c, scores);
    }
  }
  finish(text.size());
  const std::string_view script = script_language(census);
  return std::string(script.empty() ? best_of(scores, words) : script);
}

}  // namespace joys
