// A header block as its fields (RFC 5322 section 2.2), without copying: the views point into the letter.
// What is no field and what exceeds a limit is skipped and reported, never guessed at.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parsers/boundary.h"
#include "parsers/message.h"

namespace joys {

struct Field {
  std::string_view name;  // as written, without white space
  std::string_view body;  // raw, with its folds
};

struct HeaderBlock {
  std::vector<Field> fields;
  std::size_t body = 0;  // offset of the first byte after the block
  bool cut = false;      // Limits::header_bytes or header_line exceeded
  bool control = false;  // a NUL or a CR that ends no line
  Delimiter delimiter;   // the block ended at this delimiter line, which stands at `body`
  const Field* find(std::string_view name) const;
};

// Reads from raw[begin]. A line that cannot be a field ends the block, unless a field follows it (an mbox "From "
// line).
HeaderBlock split_header(std::string_view raw, std::size_t begin, const Limits&, const OpenBoundaries& open = {});

// Line ends before white space go (RFC 5322 section 2.2.3), outer white space too.
std::string unfold(std::string_view body);

bool has_stray_control(std::string_view body);           // a NUL, or a CR that ends no line
bool same_name(std::string_view a, std::string_view b);  // ASCII case ignored
std::string lower(std::string_view);                     // ASCII only
std::string_view trim(std::string_view);                 // space, tab, CR, LF

}  // namespace joys
