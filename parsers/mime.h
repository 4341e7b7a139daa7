// The leaves of a letter (RFC 2046): one pass over its lines, nothing copied, nested messages not entered;
// an opaque S/MIME signature is opened.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/fields.h"
#include "parsers/message.h"
#include "parsers/transfer.h"

namespace joys {

struct Leaf {
  std::string type;     // "text/plain" if absent or garbage (RFC 2045 section 5.2)
  std::string charset;  // as labelled, "" if not
  std::string smime;    // smime-type parameter, lower case
  std::string filename;
  bool attachment = false;
  bool detached = false;               // says so itself; others are attachments because they have a file's name
  bool flowed = false, delsp = false;  // format=flowed (RFC 3676)
  Encoding encoding = Encoding::identity;
  std::string_view body;  // encoded, in the letter or in Tree::decoded
  int alternative = -1;   // number of the innermost multipart/alternative around it, -1: none
};

struct Tree {
  HeaderBlock header;        // of the letter
  std::string content_type;  // of the letter, with parameters, lower case
  std::vector<Leaf> leaves;
  std::deque<std::string> decoded;  // entities that were wrapped: inside a signature, or a multipart in base64
  bool too_deep = false, too_many = false, unclosed = false, encrypted = false, cut = false;
};

Tree read_mime(std::string_view raw, const Limits&);

}  // namespace joys
