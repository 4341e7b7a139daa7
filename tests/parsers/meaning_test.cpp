// What the encoder's heads say becomes part of the judgement, and only where the cheap model is not sure.
#include "parsers/meaning.h"

#include <unistd.h>

#include <filesystem>

#include "catch.h"
#include "parsers/letter_view.h"
#include "parsers/model.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {

Heads some_meaning() {
  Heads m;
  m.widen.resize(std::tuple_size_v<Embedding>);
  m.narrow.resize(category_count);
  m.widen[3][0] = 1;
  m.widen[4][1] = 1;
  m.narrow[2][0] = 2;
  m.narrow[5][1] = 1;
  m.last[5] = -1;
  return m;
}

struct Scratch {
  std::string path = (fs::temp_directory_path() / ("joys-meaning-" + std::to_string(::getpid()))).string();
  ~Scratch() { fs::remove(path); }
};

}  // namespace

TEST_CASE("a head is one hidden layer: what is below zero in it says nothing") {
  Embedding e{};
  e[3] = 0.1f;
  e[4] = -0.1f;
  const auto scores = meaning_scores(some_meaning(), e);
  CHECK(scores[2] == Approx(2 * 0.1 * embedding_scale));
  CHECK(scores[5] == Approx(-1));
  CHECK(scores[0] == Approx(0).margin(1e-9));
}

TEST_CASE("the encoder is asked where a category is neither nearly certain nor nearly excluded") {
  Probabilities p{};
  p.fill(0.01);
  CHECK(is_plain(p));
  p[3] = 0.99;
  CHECK(is_plain(p));
  p[4] = 0.3;
  CHECK(!is_plain(p));
}

TEST_CASE("a meaning moves a probability by its weight, and not at all untrained") {
  Weights w;
  Probabilities p{};
  p.fill(0.5);
  MeaningScores meaning{};
  meaning[1] = 2;
  CHECK(with_meaning(w, p, meaning)[1] == Approx(0.5));
  w.read[1][1] = 1;
  CHECK(with_meaning(w, p, meaning)[1] == Approx(0.8808).margin(1e-4));
  CHECK(with_meaning(w, p, meaning)[2] == Approx(0.5));
  p[2] = 0;
  CHECK(with_meaning(w, p, meaning)[2] == Approx(0).margin(1e-6));
}

TEST_CASE("heads come back from the file of weights as they were") {
  const Scratch file;
  Weights w;
  w.rows.resize(bucket_count);
  w.meaning = some_meaning();
  w.meaning.encoder = 77;
  w.read[4] = {1, 2, 3};
  write_weights(w, file.path);
  const Weights back = read_weights(file.path);
  CHECK(back.meaning.trained());
  CHECK(back.meaning.encoder == 77);
  CHECK(back.meaning.widen == w.meaning.widen);
  CHECK(back.meaning.narrow == w.meaning.narrow);
  CHECK(back.meaning.last == w.meaning.last);
  CHECK(back.read == w.read);
}

TEST_CASE("a model without the encoder's file, or without heads, does without") {
  const Scratch file;
  Weights w;
  w.rows.resize(bucket_count);
  write_weights(w, file.path);
  CHECK(!Model::load(file.path, JOYS_ENCODER)->has_encoder());
  w.meaning = some_meaning();
  write_weights(w, file.path);
  CHECK(!Model::load(file.path, "/nowhere/encoder.bin")->has_encoder());
  CHECK(!Model::load(file.path)->has_encoder());
}

TEST_CASE("English letters in doubt are read by the encoder, others are not") {
  if (!fs::exists(JOYS_ENCODER)) {
    WARN("left out: scripts/encoder could not fetch the sentence encoder");
    return;
  }
  const Scratch file;
  Weights w;
  w.rows.resize(bucket_count);
  w.meaning = some_meaning();
  w.meaning.encoder = Encoder(JOYS_ENCODER).checksum();
  for (auto& row : w.read) row = {1, 0, 2};  // the encoder makes everything likelier
  write_weights(w, file.path);
  const auto with = Model::load(file.path, JOYS_ENCODER), without = Model::load(file.path);
  CHECK(with->has_encoder());
  Message m;
  m.text = "Perhaps you could see to it that this stops.";
  CHECK(without->score(m, "en", {}).probability[0] == Approx(0.5));
  CHECK(with->score(m, "en", {}).probability[0] > 0.8);
  CHECK(with->score(m, "de", {}).probability[0] == Approx(0.5));

  w.meaning.encoder += 1;
  write_weights(w, file.path);
  CHECK_THROWS_WITH(Model::load(file.path, JOYS_ENCODER), contains_text("another encoder"));
}
