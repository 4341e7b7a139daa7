// A pre-trained sentence encoder (Universal Sentence Encoder lite, English): 512 numbers that lie close together for
// texts that mean the same. All that depends on the machine is its speed: the products are sums of integers.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

using Embedding = std::array<float, 512>;  // of length one; all zero for an empty text

struct EncoderFile;

class Encoder {
 public:
  // Throws std::runtime_error naming the file and what is wrong with it.
  explicit Encoder(const std::string& path);
  ~Encoder();

  // Pure and thread-safe. Looks at the first 128 pieces, about 600 characters.
  Embedding embed(std::string_view text) const;
  Embedding embed(const std::vector<std::uint16_t>& pieces) const;
  std::vector<std::uint16_t> pieces_of(std::string_view text) const;
  std::uint64_t checksum() const;  // of its file: heads know their encoder by it

 private:
  std::unique_ptr<const EncoderFile> file_;
};

}  // namespace joys
