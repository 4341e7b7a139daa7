// Heads learn what embeddings have in common, the same bits each time; and the weights of the build may use them.
#include "training/meaning_fit.h"

#include <filesystem>

#include "catch.h"
#include "parsers/model.h"

using namespace joys;

namespace {

// Letters of two kinds: the first number of the embedding is high where they want to be erased.
struct Toy {
  std::vector<Sample> samples;
  std::vector<MeaningExample> examples;
  explicit Toy(std::size_t n) : samples(n) {
    for (std::size_t i = 0; i < n; ++i) {
      Embedding e{};
      for (std::size_t k = 1; k < 8; ++k) e[k] = static_cast<float>((i * k) % 11) / 50;
      e[0] = i % 3 == 0 ? 0.4f : -0.4f;
      samples[i].embedding = e;
      samples[i].labels[static_cast<std::size_t>(Category::erase)] = i % 3 == 0;
    }
    for (const Sample& s : samples) add_meaning(s, examples);
  }
};

}  // namespace

TEST_CASE("heads learn, and give the same bits again") {
  const Toy toy(300);
  const auto once = fit_meanings({&toy.examples, 1}).front(), again = fit_meanings({&toy.examples, 1}).front();
  REQUIRE(once.trained());
  CHECK(once.widen == again.widen);
  CHECK(once.narrow == again.narrow);
  CHECK(once.last == again.last);
  const auto erase = static_cast<std::size_t>(Category::erase);
  CHECK(meaning_scores(once, *toy.samples[0].embedding)[erase] > 1);
  CHECK(meaning_scores(once, *toy.samples[1].embedding)[erase] < -1);
}

TEST_CASE("too few letters, or letters that nobody has read, train no heads") {
  const Toy toy(20);
  CHECK(!fit_meanings({&toy.examples, 1}).front().trained());
  std::vector<MeaningExample> none;
  add_meaning(Sample{}, none);
  CHECK(none.empty());
}

TEST_CASE("the second level learns how far to believe the heads") {
  std::vector<Held> held(4000);
  std::vector<const Held*> letters;
  for (std::size_t i = 0; i < held.size(); ++i) {
    held[i].meaning.emplace();
    (*held[i].meaning)[0] = i % 2 ? 1 : -1;
    held[i].labels[0] = i % 2 ? i % 10 != 1 : i % 10 == 0;  // 80 % of the high, 20 % of the low scores
    letters.push_back(&held[i]);
  }
  Weights w;
  fit_letters(w, letters);
  CHECK(probabilities(w, held[1])[0] == Approx(0.8).margin(0.02));
  CHECK(probabilities(w, held[0])[0] == Approx(0.2).margin(0.02));
  held[1].meaning.reset();
  CHECK(probabilities(w, held[1])[0] == Approx(0.5).margin(0.02));
}

TEST_CASE("the weights of the build know the encoder that lies beside them") {
  const auto beside = std::filesystem::path(JOYS_WEIGHTS).parent_path() / "encoder.bin";
  CHECK(Model::load(JOYS_WEIGHTS, beside.string())->has_encoder() == std::filesystem::exists(beside));
}
