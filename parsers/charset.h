// Bytes of any charset to clean UTF-8. Labels are often wrong, so the bytes have a say too; nothing is ever lost:
// what cannot be read is guessed where that is certain, else becomes U+FFFD or is read as Windows-1252, and is
// reported.
#pragma once
#include <string>
#include <string_view>

namespace joys {

struct Flaws {
  bool damaged = false;  // bytes that the charset does not have
  bool unknown = false;  // a charset that we do not know
  bool nul = false;      // a NUL was dropped
  bool broken = false;   // a line end was in what is one line
};

// Where the run of ASCII that begins at `at` ends.
std::size_t ascii_run(std::string_view, std::size_t at);
bool is_ascii(std::string_view);
bool valid_utf8(std::string_view);

// Length of the valid UTF-8 sequence at `at`, 0 if there is none (RFC 3629: no surrogates, no overlong forms).
std::size_t utf8_sequence(std::string_view, std::size_t at);
// Where there is none: how many bytes at `at` could be the beginning of one, at least 1.
std::size_t utf8_remains(std::string_view, std::size_t at);

// `label` as in a charset parameter, "" if there was none. The result is not yet clean.
std::string to_utf8(std::string_view bytes, std::string_view label, Flaws&);

// Line ends become \n (CRLF, CR), control characters go except \n and \t, NFC where it takes linear time.
void clean_text(std::string& utf8, Flaws&);

// The same for one line: every run of line ends and tabs becomes a space.
void clean_line(std::string& utf8, Flaws&);

// NFC; left alone where a run of combining marks is longer than any language has (sorting it is quadratic).
void normalise(std::string& utf8);

}  // namespace joys
