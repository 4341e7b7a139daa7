// One pass over the text; commands are dropped but for <nl> and <nofill>, which keep lines, and <excerpt>, a quotation.
#include "parsers/enriched.h"

#include <algorithm>

#include "parsers/fields.h"

namespace joys {

std::string enriched_to_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  int params = 0;  // open <param>
  int nofill = 0;
  int excerpts = 0;
  const auto put = [&](std::string_view piece) {
    if (params > 0) return;
    if (excerpts > 0 && (out.empty() || out.back() == '\n')) out += "> ";
    out += piece;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '<' && text.substr(at, 2) == "<<") {
      put("<");
      at += 2;
    } else if (c == '<') {
      const std::size_t end = std::min(text.find_first_of(">\n", at), text.size());
      const std::string name = lower(text.substr(at + 1, end - at - 1));
      at = std::min(end + 1, text.size());
      const int step = name.starts_with('/') ? -1 : 1;
      const std::string_view command = std::string_view(name).substr(step < 0 ? 1 : 0);
      if (command == "param") params = std::max(0, params + step);
      if (command == "nofill") nofill = std::max(0, nofill + step);
      if (command == "excerpt") {
        excerpts = std::max(0, excerpts + step);
        if (!out.empty() && out.back() != '\n') out += '\n';
      }
      if (name == "nl" || name == "paragraph") out += '\n';
    } else if (c == '\n') {
      const std::size_t end = std::min(text.find_first_not_of('\n', at), text.size());
      const std::size_t lines = end - at;
      if (nofill > 0) {
        put(text.substr(at, lines));
      } else {
        put(lines == 1 ? " " : text.substr(at, lines - 1));
      }
      at = end;
    } else {
      const std::size_t end = std::min(text.find_first_of("<\n", at), text.size());
      put(text.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

}  // namespace joys
