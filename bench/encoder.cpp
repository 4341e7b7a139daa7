// How many letters a second are judged, by the cheap model alone and where the encoder is asked.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "parsers/language.h"
#include "parsers/letter_view.h"
#include "parsers/model.h"
#include "training/corpus.h"

namespace {

using namespace joys;

double letters_a_second(const Model& model, const std::vector<Message>& letters) {
  std::vector<double> rounds;
  for (int round = 0; round < 5; ++round) {
    const std::clock_t start = std::clock();  // of the processor: a busy machine changes it less
    for (const Message& letter : letters) model.score(letter, encoder_language, {});
    rounds.push_back(static_cast<double>(letters.size()) * CLOCKS_PER_SEC / static_cast<double>(std::clock() - start));
  }
  std::sort(rounds.begin(), rounds.end());
  return rounds[rounds.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: encoder_bench model.bin encoder.bin LETTERS   (a folder as training/ is)\n", stderr);
    return 64;
  }
  init_parsers();
  const auto start = std::chrono::steady_clock::now();
  const auto with = Model::load(argv[1], argv[2]);
  const std::chrono::duration<double, std::milli> loading = std::chrono::steady_clock::now() - start;
  const auto without = Model::load(argv[1]);
  std::vector<Message> asked;
  std::size_t english = 0;
  for (const Example& e : read_corpus(argv[3])) {
    if (!e.letter || language_of(e.message.subject + "\n" + e.message.text) != encoder_language) continue;
    ++english;
    if (!is_plain(without->score(e.message, encoder_language, {}).probability) && asked.size() < 300)
      asked.push_back(e.message);
  }
  std::printf(
      "%zu English letters; with the encoder loaded in %.0f ms; of %zu in doubt: %.0f a second without it, %.0f with "
      "it\n",
      english, loading.count(), asked.size(), letters_a_second(*without, asked), letters_a_second(*with, asked));
}
