// What a style says about whether its text can be seen.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

enum class Shade { none, pale, other };  // no colour, (nearly) white or transparent, any other

Shade shade_of(std::string_view colour);

struct Style {
  bool hidden = false;  // shows nothing, whatever is around it
  bool ruled = false;   // a line on the left, as before quotations
  Shade text = Shade::none, background = Shade::none;
};

// `declarations` as in a style attribute. Only what mail uses to hide a preheader or a decoy is looked for.
Style read_style(std::string_view declarations);

// The classes and ids, as ".name" and "#name", that a style sheet hides on every screen: rules in @media blocks hide on
// some only and do not count.
std::vector<std::string> hidden_names(std::string_view sheet);

// No background but white anywhere: then white text is hidden.
bool is_white_page(std::string_view html);

}  // namespace joys
