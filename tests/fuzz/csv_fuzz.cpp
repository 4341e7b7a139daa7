// Tables of any bytes: every byte is passed once, whatever stands in it.
#include <algorithm>
#include <cstdlib>

#include "parsers/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace joys;
  std::size_t at = 0;
  Lines lines([&](char* into, std::size_t most) {
    const std::size_t n = std::min({most, size - at, std::size_t{97}});
    std::copy_n(data + at, n, into);
    at += n;
    return n;
  });
  const char delimiter = find_delimiter(lines);
  while (next_csv(lines, delimiter).state != Record::State::end) {
  }
  if (lines.offset != static_cast<std::int64_t>(size)) std::abort();
  return 0;
}
