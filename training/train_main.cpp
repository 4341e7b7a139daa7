// train: makes the file of weights from the training text, or says how well such weights judge letters by strangers.
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parsers/message.h"
#include "training/cross_validation.h"
#include "training/folds.h"

namespace {

int usage() {
  std::fputs(
      "usage: train --out FILE DIR                   write the weights learned from DIR/letters and DIR/sentences\n"
      "       train --eval DIR [FOLDS] [--no-curve]  how well letters are judged with whole authors left out: each\n"
      "                                              author alone, or in FOLDS groups; and the learning curve\n",
      stderr);
  return 64;
}

// What follows --eval DIR; nothing if it is not understood.
std::optional<joys::Validation> validation(std::span<const std::string> args) {
  joys::Validation how;
  for (const auto& arg : args) {
    if (arg == "--no-curve")
      how.curve = false;
    else if (std::from_chars(arg.data(), arg.data() + arg.size(), how.folds).ptr != arg.data() + arg.size())
      return std::nullopt;
  }
  return how;
}

void write(const std::string& file, const std::string& folder) {
  const auto examples = joys::read_corpus(folder);
  auto samples = joys::samples_of(examples);
  const auto folds = joys::deal(examples, samples, joys::second_level_folds);
  joys::write_weights(joys::train(samples, folds), file);
  std::printf("%s: %zu examples\n", file.c_str(), examples.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  try {
    joys::init_parsers();
    if (args.size() == 3 && args[0] == "--out")
      write(args[1], args[2]);
    else if (const auto how = validation(std::span(args).subspan(std::min<std::size_t>(args.size(), 2)));
             how && args.size() >= 2 && args[0] == "--eval")
      joys::cross_validate(joys::read_corpus(args[1]), *how);
    else
      return usage();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train: %s\n", error.what());
    return 1;
  }
}
