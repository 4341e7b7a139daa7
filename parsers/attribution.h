// "On Monday, 3 March 2026 at 10:04 X <x@y> wrote:": the line above a quotation, as the programs of many languages
// write it. People write such lines too ("On Monday you wrote:"), so we say how sure we are.
#pragma once
#include <cstddef>
#include <string_view>

namespace joys {

enum class Attribution {
  none,
  weak,  // only where quote marks follow
  sure   // date, time or address as programs write them: what follows is old even without marks
};

// The line may be joined from several; it ends with a colon or with its verb.
Attribution attribution_of(std::string_view line);

// May be the last line of one: cheap, and true for few lines of a letter.
bool may_end_attribution(std::string_view line);

// "On ", "Le ", a weekday or a number, with a number near: an attribution begins here. Rare in last words of a writer.
bool opens_attribution(std::string_view line);

// Where in the line a sure attribution begins behind the writer's own words and a blank; 0 if nowhere.
std::size_t attribution_within(std::string_view line);

}  // namespace joys
