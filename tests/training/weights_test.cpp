// The weights that the build made: reproducible, loadable, and right about plain letters that are not in the training
// text.
#include <fstream>
#include <iterator>
#include <sstream>

#include "catch.h"
#include "parsers/classify.h"
#include "parsers/model.h"
#include "training/folds.h"

using namespace joys;

namespace {

struct Plain {
  Category category;
  const char* subject;
  const char* text;
};

// Nobody can mistake these; a model that does is broken, not merely weak.
constexpr Plain plain[] = {
    {Category::opt_out, "Unsubscribe", "Please unsubscribe me from your mailing list. I do not want these emails."},
    {Category::opt_out, "", "Take me off your list please, no more newsletters."},
    {Category::erase, "Delete my data", "Please delete my account and erase all personal data you hold about me."},
    {Category::access, "My data", "Please send me a copy of all personal data that you hold about me."},
    {Category::question, "A question about cookies", "What do your cookies record, and do you share it with anybody?"},
    {Category::child_report, "My son is 8",
     "My eight year old son registered on your site without my permission. Please delete his data."},
    {Category::modify, "Change of address", "I have moved. Please change my postal address in your records."},
};

Reader reader() { return {{"joysandconcerns@soren.tech"}, "mx.soren.tech", {}, Model::load(JOYS_WEIGHTS)}; }

}  // namespace

TEST_CASE("plain letters are judged right by the weights of the build") {
  init_parsers();
  const Reader r = reader();
  for (const Plain& p : plain) {
    Message m;
    m.subject = p.subject;
    m.text = p.text;
    const auto c = classify(m, r);
    INFO(p.subject << ": " << p.text << " judged " << name(c.categories.front().category));
    CHECK(c.categories.front().category == p.category);
  }
}

TEST_CASE("training twice gives the same weights") {
  init_parsers();
  auto examples = read_corpus(JOYS_SOURCE_DIR "/training");
  if (examples.size() > 400) examples.resize(400);  // enough to shuffle, quick under the sanitizers
  const auto train = [&] {
    const auto samples = samples_of(examples);
    std::vector<const Sample*> all;
    for (const auto& s : samples) all.push_back(&s);
    return fit(all);
  };
  const Weights once = train(), again = train();
  CHECK(once.unit == again.unit);
  CHECK(once.bias == again.bias);
  CHECK(once.letter == again.letter);
  CHECK(std::equal(once.rows.begin(), once.rows.end(), again.rows.begin(),
                   [](const Bucket& a, const Bucket& b) { return a.weight == b.weight && a.rarity == b.rarity; }));
}

TEST_CASE("authors are held out whole where there are enough of them") {
  std::vector<Example> examples;
  for (int i = 0; i < 40; ++i) {
    Example e;
    e.author = std::string(1, static_cast<char>('a' + i % 4));
    e.message.text = "text " + std::to_string(i);
    examples.push_back(e);
  }
  auto samples = samples_of(examples);
  CHECK(deal(examples, samples, 4) == 4);
  for (std::size_t i = 0; i < samples.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK((samples[i].fold == samples[j].fold) == (examples[i].author == examples[j].author));
  CHECK(deal(examples, samples, 0) == 4);
  CHECK(deal(examples, samples, 6) == 5);  // too few authors: lines in turn
  CHECK(samples[0].fold != samples[4].fold);
}

TEST_CASE("the second level turns scores into frequencies") {
  std::vector<Held> held;
  std::vector<const Held*> letters;
  for (int i = 0; i < 4000; ++i) {
    Held h;
    h.numbers.scores[0].whole = i % 2 ? 1.0 : -1.0;
    h.labels[0] = i % 2 ? i % 10 != 1 : i % 10 == 0;  // 80 % of the high, 20 % of the low scores
    held.push_back(h);
  }
  for (const Held& h : held) letters.push_back(&h);
  Weights w;
  fit_letters(w, letters);
  ViewNumbers numbers;
  numbers.scores[0].whole = 1;
  CHECK(probabilities(w, numbers)[0] == Approx(0.8).margin(0.02));
  numbers.scores[0].whole = -1;
  CHECK(probabilities(w, numbers)[0] == Approx(0.2).margin(0.02));
}
