// One answer as text: the subject of its most protective paragraph, the paragraphs, the closing and, last and alone,
// the undo link. templates/README.md says which values a paragraph gets from where.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "templates/render.h"

namespace joys {

struct LetterText {
  std::string subject;  // one line, UTF-8
  std::string text;     // UTF-8, LF lines, ends with one LF
  std::string version;  // of the templates
};

// `paragraphs` are template names without folder ("opt_out_done") with their own values, each of which must be used.
// `common` (number, received, undo_url, company) may hold more than a template asks for; an empty undo_url means that
// nothing can be undone. Throws TemplateError for a hole, for a language without letters, or if there is no paragraph.
LetterText render_letter(const Templates&, const std::string& language,
                         const std::vector<std::pair<std::string, std::map<std::string, std::string>>>& paragraphs,
                         const std::map<std::string, std::string>& common);

}  // namespace joys
