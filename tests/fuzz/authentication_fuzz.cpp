// The input is the value of a Received and of an Authentication-Results field.
#include <cstdlib>

#include "parsers/authentication.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  joys::Message m;
  m.from = {joys::Address{"", "ann", "example.org", true}};
  m.headers = {
      {"Received", input}, {"Authentication-Results", input}, {"Authentication-Results", "mx.soren.tech; " + input}};
  const auto found = joys::authenticate(m, "mx.soren.tech");
  if (found.trust == joys::Trust::none && !found.because.empty()) std::abort();
  return 0;
}
