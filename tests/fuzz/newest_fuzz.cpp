// Any text is split without inventing a byte: both halves together are never longer than the whole.
#include <cstdlib>

#include "parsers/newest.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const joys::NewestText split = joys::newest_text({reinterpret_cast<const char*>(data), size});
  if (split.text.size() + split.quoted.size() > size) std::abort();
  return 0;
}
