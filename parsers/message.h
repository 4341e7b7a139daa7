// One letter as a value. parse_message() takes any bytes whatever and never fails: what is wrong with them is listed in
// `defects`. All text is valid UTF-8 without NUL.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/address.h"

namespace joys {

// What exceeds a limit is cut off there and recorded as a defect, so that staff see it.
struct Limits {
  std::size_t bytes = 64u << 20;         // a letter; the IMAP side refuses more than this
  std::size_t header_bytes = 256u << 10; // whole header block: 1e6 header lines cost GMime 500 MB
  std::size_t header_line = 64u << 10;   // one unfolded field
  std::size_t parts = 1000;
  std::size_t depth = 50;                // nested multiparts
  std::size_t addresses = 1000;          // in one field
  std::size_t text = 256u << 10;         // decoded text kept of a letter: nobody writes more by hand
  std::size_t machine_part = 128u << 10; // kept of a delivery status, feedback report or returned header block
};

enum class Defect : std::uint8_t {
  no_from, several_from, duplicate_header, bad_from, too_large, header_too_large, too_many_parts, too_deep,
  too_many_addresses, text_cut, bad_encoding, unknown_charset, unclosed_multipart, nul_bytes, encrypted, tnef,
  text_only_in_attachment, alternatives_disagree,
  control_in_header  // a NUL, or a CR that ends no line: where the field ends is in doubt
};
std::string_view name(Defect);

struct Header {
  std::string name;   // as written
  std::string value;  // unfolded; encoded words decoded
};

struct Part {
  std::string type;      // lower case, e.g. "message/delivery-status"
  std::string filename;  // decoded (RFC 2231); "" if none
  std::size_t bytes = 0; // encoded size
  bool attachment = false;
  std::string content;   // only of machine parts: message/(global-)delivery-status, message/feedback-report,
                         // message/disposition-notification, text/rfc822-headers, and of message/rfc822 its header block
};

struct Message {
  std::vector<Header> headers;  // in order
  std::string message_id, in_reply_to;  // without angle brackets
  std::vector<std::string> references;
  std::vector<Address> from, to, cc, reply_to;  // `from` of the first From field
  std::optional<Address> sender;
  std::optional<std::string> return_path;  // "" is the null path <>; nullopt: no such field
  std::string subject;
  std::int64_t date = 0;      // Unix time of the Date field, 0 if absent or absurd; never moves a deadline
  std::string content_type;   // of the whole letter, with its parameters in lower case
  std::string text;           // the newest text: what this person wrote, no quotations, no signature
  std::string quoted;         // the rest of the visible text
  std::vector<Part> parts;    // leaves in order, nested messages as one leaf
  std::vector<Defect> defects;
  std::array<std::uint8_t, 32> fingerprint{};  // BLAKE2b-256 of Message-ID, From, Date and decoded body; of the raw
                                               // bytes where there is no Message-ID

  bool has(Defect) const;
  // First field of that name (ASCII case ignored), or nullptr.
  const std::string* header(std::string_view name) const;
  // The single author, or nullptr (none, several, invalid).
  const Address* author() const;
};

// Pure, thread-safe, never throws, linear in raw.size(). init_parsers() must have been called once before.
Message parse_message(std::string_view raw, const Limits& limits = {});

// Starts GMime and libxml2; call once from main() before any thread.
void init_parsers();

}  // namespace joys
