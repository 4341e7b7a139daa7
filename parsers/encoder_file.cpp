// Reads the encoder's file; every step stays within it, and a checksum guards against a copy that was cut short.
#include "parsers/encoder_file.h"

#include <bit>
#include <fstream>
#include <stdexcept>

namespace joys {
namespace {

static_assert(std::endian::native == std::endian::little, "the encoder's file is little-endian");

constexpr std::uint32_t magic = 0x45594F4A, version = 1;  // "JOYE"
constexpr std::size_t reserved_pieces = 6;

struct Head {
  std::uint32_t magic = 0, version = 0, pieces = 0, name_bytes = 0;
  std::uint64_t checksum = 0;  // FNV-1a over the rest, eight bytes at a time
};

[[noreturn]] void refuse(const std::string& path, const char* what) { throw std::runtime_error(path + ": " + what); }

class Walk {
 public:
  std::string path;
  Head head;
  std::vector<std::uint64_t> bytes;
  std::size_t at = 0;

  explicit Walk(const std::string& file_path) : path(file_path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) refuse(path, "cannot be read; scripts/encoder makes it");
    const auto size = static_cast<std::size_t>(file.tellg());
    file.seekg(0);
    if (!file.read(reinterpret_cast<char*>(&head), sizeof head)) refuse(path, "is too short to be an encoder");
    if (head.magic != magic) refuse(path, "is not an encoder");
    if (head.version != version || head.pieces > UINT16_MAX) refuse(path, "is an encoder of another version");
    if ((size - sizeof head) % 8 != 0) refuse(path, "is truncated or too long");
    bytes.resize((size - sizeof head) / 8);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size() * 8)))
      refuse(path, "cannot be read to its end");
    std::uint64_t hash = 14695981039346656037u;
    for (std::uint64_t word : bytes) hash = (hash ^ word) * 1099511628211u;
    if (hash != head.checksum) refuse(path, "is damaged: its checksum is wrong");
  }

  template <typename T>
  const T* take(std::size_t count) {
    const std::size_t from = at;
    at += count * sizeof(T);
    if (at > bytes.size() * 8) refuse(path, "is truncated or too long");
    return reinterpret_cast<const T*>(reinterpret_cast<const char*>(bytes.data()) + from);
  }
  void pad() { at = (at + 7) / 8 * 8; }

  Subwords subwords() {
    const double* scores = take<double>(head.pieces);
    const auto* lengths = take<std::uint8_t>(head.pieces);
    pad();
    std::vector<std::string> names;
    std::size_t left = head.name_bytes;
    for (std::size_t i = 0; i < head.pieces; ++i) {
      if (lengths[i] > left) refuse(path, "is damaged: its names are too long");
      left -= lengths[i];
      names.emplace_back(take<char>(lengths[i]), lengths[i]);
    }
    if (left != 0) refuse(path, "is damaged: its names are too short");
    pad();
    return Subwords(std::move(names), {scores, scores + head.pieces}, reserved_pieces);
  }
  EncoderFile::Norm norm(std::size_t size) {
    const float* scale = take<float>(size);
    return {scale, take<float>(size)};
  }
  EncoderFile::Matrix matrix(std::size_t inputs, std::size_t outputs) {
    const float* units = take<float>(outputs);
    const auto* weights = take<std::int16_t>(inputs * outputs);
    return {inputs, outputs, units, weights, take<float>(outputs)};
  }
  EncoderFile::Layer layer(std::size_t size) {
    EncoderFile::Layer l;
    l.width = size;
    l.before_attention = norm(size);
    if (size != encoder_width) l.adjust = matrix(size, encoder_width);
    l.query_key_value = matrix(size, 3 * size);
    l.combine = matrix(size, encoder_width);
    l.before_hidden = norm(encoder_width);
    l.widen = matrix(encoder_width, encoder_hidden);
    l.narrow = matrix(encoder_hidden, encoder_width);
    return l;
  }
};

}  // namespace

EncoderFile read_encoder(const std::string& path) {
  Walk walk(path);
  EncoderFile f;
  f.checksum = walk.head.checksum;
  f.subwords = walk.subwords();
  f.row_units = walk.take<float>(walk.head.pieces);
  f.rows = walk.take<std::int16_t>(walk.head.pieces * encoder_narrow);
  walk.pad();
  f.timing = walk.take<float>(most_pieces * encoder_narrow);
  f.layers = {walk.layer(encoder_narrow), walk.layer(encoder_width)};
  f.last = walk.matrix(encoder_width, encoder_width);
  walk.pad();
  if (walk.at != walk.bytes.size() * 8) refuse(path, "is truncated or too long");
  f.bytes = std::move(walk.bytes);  // what the pointers lead to stays where it is
  return f;
}

}  // namespace joys
