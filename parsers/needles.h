// Texts looked for in bytes of any kind: as they stand and in other case, in UTF-8, Latin-1 and UTF-16, and inside
// base64 and quoted-printable. Pure. For `joysctl purge verify`, which must find what a purge may have missed.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Finding {
  std::size_t text = 0;    // which of the texts, from 0
  std::size_t offset = 0;  // in the bytes; of encoded text, where its run begins
  std::string how;         // "plain", "base64", "quoted-printable"
  auto operator<=>(const Finding&) const = default;
};

class Needles {
 public:
  // Throws std::invalid_argument for a text shorter than three characters: it would be found everywhere.
  explicit Needles(const std::vector<std::string>& texts);
  std::set<Finding> find(std::string_view bytes) const;
  // How much of the bytes before must be searched again with what follows, so that nothing is lost between two pieces.
  std::size_t overlap() const { return overlap_; }

 private:
  struct Form {
    std::size_t text;
    std::string bytes;  // ASCII in lower case
  };
  void look(std::string_view folded, std::size_t offset, const char* how, std::set<Finding>&) const;

  std::vector<Form> forms_;
  std::size_t overlap_ = 0;
};

}  // namespace joys
