// Any clean UTF-8 is HTML: the text is valid UTF-8 and within its limit.
#include <cstdlib>

#include "parsers/charset.h"
#include "parsers/html.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  joys::Flaws flaws;
  std::string html = joys::to_utf8({reinterpret_cast<const char*>(data), size}, "utf-8", flaws);
  joys::clean_text(html, flaws);
  const std::string text = joys::html_to_text(html, 1000);
  if (text.size() > 1000 || !joys::valid_utf8(text)) std::abort();
  return 0;
}
