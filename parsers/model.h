// The trained weights. Written by the build (training/train), read by the daemon; little-endian, versioned, checked.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/category.h"
#include "parsers/facts.h"
#include "parsers/message.h"

namespace joys {

struct Scores {
  std::array<double, category_count> probability{};  // calibrated, independent of each other
  std::array<std::string, category_count> because;   // the strongest word or phrase for each; may be empty
  std::array<std::string, category_count> sentence;  // the one that it stands in
};

class Model {
 public:
  // Throws std::runtime_error naming the file and what is wrong with it (missing, truncated, other version).
  // `encoder` is the file of the sentence encoder: without it English letters are judged less surely.
  static std::shared_ptr<const Model> load(const std::string& path, const std::string& encoder = "");
  virtual ~Model() = default;
  virtual Scores score(const Message&, std::string_view language, const Facts&) const = 0;
  virtual bool has_encoder() const { return false; }  // which is asked about English letters in doubt
};

}  // namespace joys
