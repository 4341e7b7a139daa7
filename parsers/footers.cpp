// Reads lines and paragraphs against the tables of footer_words.h. Where a person speaks in it, it is no footer.
#include "parsers/footers.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "parsers/footer_words.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t longest_device_line = 140;
constexpr std::size_t longest_opening = 40;  // bytes of "pobierz program outlook"
constexpr std::size_t longest_footer_line = 200;
constexpr std::size_t longest_footer = 2000;  // a paragraph: nobody's footer is longer, some people's complaint is
constexpr std::size_t long_notice = 120;      // a legal notice is a long paragraph
constexpr std::size_t stock_phrases = 3;

// "I" only as a capital: a small one is a word of its own in Polish, Italian, Swedish.
bool person_speaks(std::string_view text, std::string_view low) {
  if (text.starts_with("I ") || scan::contains(text, " I ") || scan::contains(text, " I'") ||
      scan::contains(text, " I’"))
    return true;
  std::string words(low);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return std::string_view(",.;:!?\n").find(c) != std::string_view::npos; },
      ' ');
  words += ' ';
  return footer_words::person.in(words);
}

// "Get Outlook for iOS<https://aka.ms/x>", "[https://...]": the address is no part of the sentence.
std::string_view without_link(std::string_view line) {
  if (line.find("://") == line.npos) return line;
  const std::size_t link = line.find("http");
  if (link == line.npos || link == 0 || std::string_view("<[( ").find(line[link - 1]) == line.npos) return line;
  return scan::trim(line.substr(0, link - 1));
}

// Words in small letters after the last device named: "so please stop". Model names have capitals and numbers.
int small_words(std::string_view rest) {
  int words = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool begins = i == 0 || rest[i - 1] == ' ';
    if (begins && rest[i] >= 'a' && rest[i] <= 'z') ++words;
  }
  return words;
}

std::string_view bare_start(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" -*_|#>~=\t");
  return text == line.npos ? std::string_view() : line.substr(text);
}

}  // namespace

bool speaks_as_person(std::string_view text) { return person_speaks(text, scan::fold(text)); }

bool asks_something(std::string_view text) { return footer_words::requests.in(scan::fold(text)); }

bool is_device_line(std::string_view line) {
  line = bare_start(without_link(scan::trim(line)));
  while (line.ends_with('*') || line.ends_with('_') || line.ends_with(' ')) line.remove_suffix(1);
  if (line.size() < 8 || line.size() > longest_device_line || line.find('?') != line.npos ||
      line.find('@') != line.npos)
    return false;
  const bool begins = footer_words::sent_from.begin(scan::fold(line.substr(0, longest_opening)));
  const bool ends = footer_words::sent_from_end.end(line);
  if (!begins && !ends) return false;
  const std::string low = scan::fold(line);
  const std::size_t device = footer_words::devices.end_of_last(low);
  if (device == 0) return false;
  if (ends && !begins) return std::count(low.begin(), low.end(), ' ') <= 8 && !person_speaks(line, low);
  // German puts the verb last: "Von meinem Handy gesendet", but not "Von meinem Handy aus bitte ich Sie ...".
  if ((low.starts_with("von ") || low.starts_with("vom ")) && !ends) return false;
  const std::string_view rest = line.substr(device);
  return ends || small_words(rest) <= 2 || footer_words::excuses.in(std::string_view(low).substr(device));
}

bool is_footer_line(std::string_view line) {
  line = bare_start(scan::trim(line));
  if (line.size() < 8 || line.size() > longest_footer_line) return false;
  const std::string low = scan::fold(line);
  return footer_words::footer_lines.begin(low) && !scan::contains(low, " me ");
}

bool opens_footer(std::string_view line) {
  const std::string start = scan::fold(bare_start(line).substr(0, 64));
  return start.size() >= 8 && (footer_words::lists.begin(start) || footer_words::scanners.begin(start));
}

bool is_footer(std::string_view paragraph) {
  if (paragraph.size() > longest_footer || !opens_footer(paragraph)) return false;
  const std::string low = scan::fold(bare_start(paragraph));
  const bool list = footer_words::lists.begin(low);
  return !person_speaks(paragraph, low) && !footer_words::rights.in(low) && (!list || footer_words::links.in(low));
}

bool is_legal_notice(std::string_view paragraph) {
  if (paragraph.size() < long_notice) return false;
  const std::string low = scan::fold(paragraph);
  const std::size_t found = footer_words::notices.count(low);
  return found >= stock_phrases && !person_speaks(paragraph, low) && !footer_words::rights.in(low);
}

bool opens_our_answer(std::string_view line) {
  line = scan::trim(line);
  return line.ends_with('.') && line.size() <= longest_footer_line &&
         std::any_of(std::begin(footer_words::our_openings), std::end(footer_words::our_openings),
                     [&](std::string_view sentence) { return line.ends_with(sentence); });
}

bool ends_our_answer(std::string_view line) {
  return line.size() <= longest_footer_line && footer_words::our_endings.in(scan::fold(line));
}

}  // namespace joys
