// Any bytes are a letter: what comes out is valid UTF-8 without control characters and within the limits.
#include <cstdlib>

#include "parsers/charset.h"
#include "parsers/message.h"

namespace {

void check(const std::string& text, bool lines) {
  if (!joys::valid_utf8(text)) std::abort();
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && !(lines && (c == '\n' || c == '\t'))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const bool started = (joys::init_parsers(), true);
  (void)started;
  joys::Limits limits;
  limits.parts = 20;
  limits.depth = 5;
  limits.text = 4096;
  const joys::Message m = joys::parse_message({reinterpret_cast<const char*>(data), size}, limits);
  check(m.text, true);
  check(m.quoted, true);
  check(m.subject, false);
  check(m.message_id, false);
  check(m.content_type, false);
  for (const joys::Header& header : m.headers) check(header.value, false);
  for (const joys::Part& part : m.parts) {
    check(part.content, true);
    check(part.filename, false);
    check(part.type, false);
  }
  for (const joys::Address& address : m.from) check(address.name + address.spec(), false);
  if (m.parts.size() > limits.parts + 1 || m.text.size() + m.quoted.size() > limits.text + 2) std::abort();
  return 0;
}
