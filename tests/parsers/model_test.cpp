// The file of weights is checked before it is believed, and the model adds up what is in it.
#include "parsers/model.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "parsers/features.h"
#include "parsers/weights.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {

struct File {
  std::string path = (fs::temp_directory_path() / ("joys-weights-" + std::to_string(::getpid()))).string();
  ~File() { fs::remove(path); }
};

Message letter(std::string text) {
  Message m;
  m.text = std::move(text);
  return m;
}

// Every feature of `text` speaks for opt_out and against question.
Weights weights_for(const std::string& text) {
  Weights w;
  w.rows.resize(bucket_count);
  w.unit.fill(0.1f);
  const auto teach = [&](std::uint32_t bucket) {
    w.rows[bucket].rarity = 32;
    w.rows[bucket].weight[static_cast<std::size_t>(Category::opt_out)] = 20;
    w.rows[bucket].weight[static_cast<std::size_t>(Category::question)] = -20;
  };
  const Features f = features_of(letter(text), "en");
  for (const auto& e : f.words) teach(e.bucket);
  for (auto bucket : f.pieces) teach(bucket);
  return w;
}

std::string refusal(const std::string& path) {
  try {
    Model::load(path);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

void overwrite(const std::string& path, std::streamoff at, const std::string& bytes) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(at);
  file << bytes;
}

}  // namespace

TEST_CASE("weights come back from the file as they were") {
  const File file;
  const Weights w = weights_for("take me off");
  write_weights(w, file.path);
  const Weights back = read_weights(file.path);
  CHECK(back.unit == w.unit);
  CHECK(back.letter == w.letter);
  CHECK(std::equal(w.rows.begin(), w.rows.end(), back.rows.begin(),
                   [](const Bucket& a, const Bucket& b) { return a.weight == b.weight && a.rarity == b.rarity; }));
}

TEST_CASE("the model scores, and names the words that spoke") {
  const File file;
  write_weights(weights_for("take me off"), file.path);
  const auto model = Model::load(file.path);
  const auto opt_out = static_cast<std::size_t>(Category::opt_out);
  const auto question = static_cast<std::size_t>(Category::question);
  const Scores scores = model->score(letter("take me off"), "en", {});
  CHECK(scores.probability[opt_out] > 0.99);
  CHECK(scores.probability[question] < 0.01);
  CHECK(scores.because[opt_out] == "take me off");
  CHECK(model->score(letter("It rains. So take me off now. Bye."), "en", {}).sentence[opt_out] ==
        "So take me off now.");
  const Scores unknown = model->score(letter("zzzzzz"), "xx", {});
  CHECK(unknown.probability[opt_out] < scores.probability[opt_out]);
}

TEST_CASE("an empty letter has scores too") {
  const File file;
  write_weights(weights_for("x"), file.path);
  for (double p : Model::load(file.path)->score(Message{}, "und", {}).probability) CHECK((p >= 0 && p <= 1));
}

TEST_CASE("a file that is not whole is refused by name") {
  const File file;
  CHECK(refusal(file.path).find(file.path + ": cannot be read") != std::string::npos);
  write_weights(weights_for("x"), file.path);
  const auto size = fs::file_size(file.path);
  CHECK(refusal(file.path) == "accepted");

  overwrite(file.path, static_cast<std::streamoff>(size / 2), "damage");
  CHECK(refusal(file.path).find("checksum") != std::string::npos);
  fs::resize_file(file.path, size - 1);
  CHECK(refusal(file.path).find("truncated") != std::string::npos);
  fs::resize_file(file.path, 5);
  CHECK(refusal(file.path).find("too short") != std::string::npos);
  write_weights(weights_for("x"), file.path);
  overwrite(file.path, 4, std::string("\x63\0\0\0", 4));
  CHECK(refusal(file.path).find("another version") != std::string::npos);
  overwrite(file.path, 0, "nope");
  CHECK(refusal(file.path).find("not a file of weights") != std::string::npos);
}
