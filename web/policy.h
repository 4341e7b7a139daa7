// The privacy policy as a page: the small part of Markdown that policies are written in, everything else escaped.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// Front matter (title, last-updated), # headings, paragraphs, lists with - or *, *emphasis* and **strong**. Begins with
// one <h1>. Never throws, linear in the text; what it does not know stays visible as it was written.
std::string policy_html(std::string_view markdown);

}  // namespace joys
