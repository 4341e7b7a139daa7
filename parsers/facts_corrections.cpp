// What is wrong and what is right in one breath: "Anne, not Ann", "not Ann but Anne", "555 0100 -> 555 0143". Both have
// to have the shape of the detail.
#include "parsers/facts_phrases.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::string_view corrections[][2] = {
    {", not ", ""},        {" not ", " but "},       {" instead of ", ""}, {" rather than ", ""},
    {" and not ", ""},     {" nicht ", " sondern "}, {", nicht ", ""},     {" statt ", ""},
    {" anstatt ", ""},     {" und nicht ", ""},      {", no ", ""},        {" y no ", ""},
    {" no ", " sino "},    {" et non ", ""},         {" et pas ", ""},     {" au lieu de ", ""},
    {" e non ", ""},       {" e não ", ""},          {" en niet ", ""},    {" in plaats van ", ""},
    {" a nie ", ""},       {" а не ", ""},           {", а не ", ""},      {", a nie ", ""},
    {" och inte ", ""},    {" i stället för ", ""},  {" og ikke ", ""},    {" i stedet for ", ""},
    {" en lugar de ", ""}, {" invece di ", ""}};

}  // namespace

// "Anne, not Ann", "not Ann but Anne", "Anne instead of Ann"
OldAndNew correction_in(Detail detail, std::string_view text) {
  const std::string low = scan::fold(text);
  for (const auto& [mark, but] : corrections) {
    const std::size_t at = low.find(mark);
    if (at == low.npos) continue;
    const std::string_view before = text.substr(0, at), after = text.substr(at + mark.size());
    if (!but.empty()) {
      const std::size_t turn = low.find(but, at);
      if (turn == low.npos) continue;
      const std::string_view fresh = text.substr(turn + but.size());
      if (!value_of(detail, fresh).empty()) return {text.substr(at + mark.size(), turn - at - mark.size()), fresh};
      continue;
    }
    if (!value_of(detail, before).empty() && !value_of(detail, after).empty()) return {after, before};
  }
  return {};
}

OldAndNew arrow_in(Detail detail, std::string_view text) {
  for (const std::string_view mark : {"->", "=>", "→", "—>", "–>", ">>"}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const std::string_view before = text.substr(0, at), after = text.substr(at + mark.size());
    if (!value_of(detail, before).empty() && !value_of(detail, after).empty()) return {before, after};
  }
  return {};
}

}  // namespace joys
