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
constexpr std::size_t longest_footer_line = 200;
constexpr std::size_t longest_footer = 2000;  // a paragraph: nobody's footer is longer, some people's complaint is
constexpr std::size_t long_notice = 120;      // a legal notice is a long paragraph
constexpr int stock_phrases = 3;

// "I" only as a capital: a small one is a word of its own in Polish, Italian, Swedish.
bool person_speaks(std::string_view text, std::string_view low) {
  static constexpr auto starts = phrases([] { return std::string_view("i |i'|ich |je |j'|ik |jag |jeg |я |私"); });
  if (scan::begins_with_any(low, starts) || scan::contains(text, " I ") || scan::contains(text, " I'") ||
      scan::contains(text, " I’"))
    return true;
  std::string words(low);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return std::string_view(",.;:!?\n").find(c) != std::string_view::npos; },
      ' ');
  words += ' ';
  return scan::contains_any(words, footer_words::person);
}

// "Get Outlook for iOS<https://aka.ms/x>", "[https://...]": the address is no part of the sentence.
std::string_view without_link(std::string_view line) {
  const std::size_t link = std::min({line.find("<http"), line.find("[http"), line.find("(http"), line.find(" http")});
  return link == line.npos ? line : scan::trim(line.substr(0, link));
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

// The end of the last device named in the folded line, 0 if there is none.
std::size_t end_of_device(std::string_view low) {
  std::size_t end = 0;
  for (std::string_view device : footer_words::devices)
    if (const std::size_t at = low.rfind(device); at != low.npos) end = std::max(end, at + device.size());
  return end;
}

std::string_view bare_start(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" -*_|#>~=\t");
  return text == line.npos ? std::string_view() : line.substr(text);
}

bool ends_with_any(std::string_view low) {
  return std::any_of(std::begin(footer_words::sent_from_end), std::end(footer_words::sent_from_end),
                     [&](std::string_view end) { return low.ends_with(end); });
}

}  // namespace

bool is_device_line(std::string_view line) {
  line = bare_start(without_link(scan::trim(line)));
  while (line.ends_with('*') || line.ends_with('_') || line.ends_with(' ')) line.remove_suffix(1);
  if (line.size() < 8 || line.size() > longest_device_line || line.find('?') != line.npos ||
      line.find('@') != line.npos)
    return false;
  const std::string low = scan::fold(line);
  const bool begins = scan::begins_with_any(low, footer_words::sent_from);
  const bool ends = ends_with_any(low);
  if (!begins && !ends) return false;
  const std::size_t device = end_of_device(low);
  if (device == 0) return false;
  if (ends && !begins) return std::count(low.begin(), low.end(), ' ') <= 8 && !person_speaks(line, low);
  // German puts the verb last: "Von meinem Handy gesendet", but not "Von meinem Handy aus bitte ich Sie ...".
  if ((low.starts_with("von ") || low.starts_with("vom ")) && !ends) return false;
  const std::string_view rest = line.substr(device);
  return ends || small_words(rest) <= 2 || scan::contains_any(low.substr(device), footer_words::excuses);
}

bool is_footer_line(std::string_view line) {
  line = bare_start(scan::trim(line));
  if (line.size() < 8 || line.size() > longest_footer_line) return false;
  const std::string low = scan::fold(line);
  return scan::begins_with_any(low, footer_words::footer_lines) && !scan::contains(low, " me ");
}

bool opens_footer(std::string_view line) {
  const std::string start = scan::fold(bare_start(line).substr(0, 64));
  return start.size() >= 8 &&
         (scan::begins_with_any(start, footer_words::lists) || scan::begins_with_any(start, footer_words::scanners));
}

bool is_footer(std::string_view paragraph) {
  if (paragraph.size() > longest_footer || !opens_footer(paragraph)) return false;
  const std::string low = scan::fold(bare_start(paragraph));
  const bool list = scan::begins_with_any(low, footer_words::lists);
  return !person_speaks(paragraph, low) && (!list || scan::contains_any(low, footer_words::links));
}

bool is_legal_notice(std::string_view paragraph) {
  if (paragraph.size() < long_notice) return false;
  const std::string low = scan::fold(paragraph);
  const auto found = std::count_if(std::begin(footer_words::notices), std::end(footer_words::notices),
                                   [&](std::string_view phrase) { return scan::contains(low, phrase); });
  return found >= stock_phrases && !person_speaks(paragraph, low);
}

bool opens_our_answer(std::string_view line) {
  if (line.size() > longest_footer_line) return false;
  const std::string low = scan::fold(scan::trim(line));
  return std::any_of(std::begin(footer_words::our_openings), std::end(footer_words::our_openings),
                     [&](std::string_view sentence) { return low.ends_with(sentence); });
}

bool ends_our_answer(std::string_view line) {
  return line.size() <= longest_footer_line && scan::contains_any(scan::fold(line), footer_words::our_endings);
}

}  // namespace joys
