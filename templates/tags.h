// The tags of one mustache text, found before anything is rendered. The library is silent about missing names, partials
// and changed delimiters, so what it would swallow is refused here, with its line.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace joys {

// Each name that `text` asks for, with the line (from 1) of its first use. `raw_allowed` permits {{{name}}}, which is
// inserted without an escape. Throws TemplateError starting with "FILE:LINE: ".
std::map<std::string, int> find_tags(std::string_view text, const std::string& file, bool raw_allowed);

}  // namespace joys
