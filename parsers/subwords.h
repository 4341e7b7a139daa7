// Cuts text into the pieces of a unigram vocabulary: of all ways to cut it, the most probable one.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

class Subwords {
 public:
  // A piece's number is its place in `names`. The first `reserved` stand for themselves only, number 0 for all that no
  // piece covers.
  Subwords(std::vector<std::string> names, const std::vector<double>& scores, std::size_t reserved);

  // At most `limit` numbers. Linear in the text; white space counts as one blank, bytes that are no UTF-8 as unknown.
  std::vector<std::uint16_t> cut(std::string_view text, std::size_t limit) const;

 private:
  struct Piece {
    std::string name;
    double score;
    std::uint16_t number;
  };
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  template <typename Found>
  void starting(std::string_view text, Found found) const;

  std::vector<Piece> pieces_;          // in the order of their names
  std::array<Range, 256> first_byte_;  // which of them begin with it
};

}  // namespace joys
