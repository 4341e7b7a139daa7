// From the words of a template to a whole page: the frame around it, the style, the policy that lets a browser load
// nothing else.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "templates/render.h"
#include "web/server.h"

namespace joys {

// The pages in the visitor's language. Immutable, shared by threads.
class Pages {
 public:
  // Throws TemplateError if the style is missing.
  explicit Pages(std::shared_ptr<const Templates>);

  using Values = std::map<std::string, std::string>;
  // web/<language>/<name>.mustache in the frame. Throws TemplateError.
  Response page(int status, std::string_view name, std::string_view language, const Values& = {}) const;
  // The same without the frame: a part of a page. Values are escaped.
  std::string section(std::string_view name, std::string_view language, const Values& = {}) const;
  // HTML in the frame; its first heading is the title.
  Response framed(int status, std::string_view language, const std::string& html) const;

 private:
  std::shared_ptr<const Templates> templates_;
  std::string style_, security_policy_;
};

// en, es, fr or de: what the Accept-Language header wants most (RFC 9110 section 12.5.4); en if it wants none of them.
std::string page_language(std::string_view accept_language);

// A page of the server itself, without template or style, so that it can be shown when everything else fails.
std::string plain_page(int status);

}  // namespace joys
