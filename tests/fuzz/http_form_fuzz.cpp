// The body of a POST under any content type: must not crash, hang or return more than its bound. The first line of the
// input is the content type.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/form.h"
#include "web/strict.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.find('\n');
  const std::string_view type = input.substr(0, line);
  const std::string_view body = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  if (const auto form = joys::parse_form(type, body)) {
    std::size_t bytes = 0;
    for (const auto& [name, value] : *form) bytes += name.size() + value.size();
    if (form->size() > joys::max_fields || bytes > body.size()) std::abort();
  }
  if (const auto path = joys::decode_path(body); path && path->size() > body.size()) std::abort();
  return 0;
}
