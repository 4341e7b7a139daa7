// train: makes the file of weights from the training text, or says how well such weights judge letters by strangers.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
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
      "                                              author alone, or in FOLDS groups; and the learning curve\n"
      "either: --encoder FILE                        with the sentence encoder, if the file is there\n",
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

void write(const std::string& file, const std::string& folder, const std::string& encoder_file) {
  const auto examples = joys::read_corpus(folder);
  const auto encoder = encoder_file.empty() ? nullptr : std::make_unique<const joys::Encoder>(encoder_file);
  auto samples = joys::samples_of(examples, encoder.get());
  const auto folds = joys::deal(examples, samples, joys::second_level_folds);
  joys::write_weights(joys::train(samples, folds, encoder.get()), file);
  std::printf("%s: %zu examples%s\n", file.c_str(), examples.size(), encoder ? ", with the sentence encoder" : "");
}

// Takes "--encoder FILE" out of the arguments.
std::string encoder_in(std::vector<std::string>& args) {
  const auto at = std::find(args.begin(), args.end(), "--encoder");
  if (args.end() - at < 2) return "";
  const std::string file = at[1];
  args.erase(at, at + 2);
  return std::filesystem::exists(file) ? file : "";
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const std::string encoder = encoder_in(args);
  try {
    joys::init_parsers();
    if (args.size() == 3 && args[0] == "--out")
      write(args[1], args[2], encoder);
    else if (const auto how = validation(std::span(args).subspan(std::min<std::size_t>(args.size(), 2)));
             how && args.size() >= 2 && args[0] == "--eval")
      joys::cross_validate(joys::read_corpus(args[1]), {how->folds, encoder, how->curve});
    else
      return usage();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train: %s\n", error.what());
    return 1;
  }
}
