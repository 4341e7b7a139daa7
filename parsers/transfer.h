// Content-Transfer-Encoding (RFC 2045 section 6), within bounds and with a report of damage. GMime's decoders drop an
// unpadded end and take a footer for data.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace joys {

enum class Encoding : std::uint8_t { identity, base64, quoted_printable, uuencode, unknown };

// Of the field body; parameters and comments after the token are ignored. Unknown: the content is opaque (section 6.4).
Encoding encoding_of(std::string_view field);

struct Content {
  std::string bytes;
  bool cut = false;      // more than `most`
  bool damaged = false;  // not what the encoding allows; read as well as possible
};

// The first `most` decoded bytes.
Content decode(std::string_view body, Encoding, std::size_t most);

}  // namespace joys
