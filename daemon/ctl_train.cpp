// joysctl train: the shipped training text and the corrections of this installation's staff become a new model, if it
// judges the shipped test letters no worse.
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/own_model.h"
#include "daemon/paths.h"
#include "parsers/hashed_letter.h"
#include "training/evaluation.h"
#include "training/folds.h"
#include "training/labelled.h"

namespace joys {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double tolerated = 0.002;  // of macro-F1: less than one letter of the test

// Corrections that this program understands, as letters of an author of their own.
std::size_t add_corrections(const std::vector<Correction>& corrections, std::vector<Sample>& samples,
                            std::uint32_t folds) {
  std::size_t added = 0;
  for (const Correction& c : corrections) {
    auto features = unpacked(c.features);
    if (!features || c.labels.empty()) continue;
    Sample sample{std::move(*features), {}, true, {}, static_cast<std::uint32_t>(added++ % folds)};
    for (const Category label : c.labels) sample.labels.set(static_cast<std::size_t>(label));
    samples.push_back(std::move(sample));
  }
  return added;
}

Evaluation on_test_letters(const std::shared_ptr<const Model>& model, const std::vector<Labelled>& letters) {
  const Reader reader{{}, "", {}, model};
  std::vector<Judged> judged;
  for (const Labelled& letter : letters) {
    const Classification c = classify(*letter.message, reader);
    judged.push_back({letter.where, "", letter.labels, letter.main, letter.hard, c.categories, c.sure, {}, ""});
  }
  return evaluate(judged);
}

json figures(const Evaluation& e) {
  return {{"letters", e.letters},
          {"macro_f1", macro_f1(e.any)},
          {"promise_f1", e.promise_f1()},
          {"grave_missed", e.grave_missed},
          {"wrong_acts", e.wrong_acts}};
}

std::vector<std::string> row(const std::string& what, const Evaluation& e) {
  const auto three = [](double x) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.3f", x);
    return std::string(text.data());
  };
  return {what, three(macro_f1(e.any)), three(e.promise_f1()), std::to_string(e.grave_missed),
          std::to_string(e.wrong_acts)};
}

void tell(const Ctl& ctl, const Evaluation& before, const Evaluation& after, std::size_t corrections, bool taken) {
  if (ctl.json) {
    std::cout << dump({{"before", figures(before)},
                       {"after", figures(after)},
                       {"corrections", corrections},
                       {"taken", taken}})
              << "\n";
    return;
  }
  std::cout << corrections << " corrections; on " << after.letters << " test letters:\n";
  print_table(
      {{"MODEL", "MACRO-F1", "PROMISES", "GRAVE MISSED", "WRONG ACTS"}, row("in use", before), row("new", after)});
}

// The new file is written beside the old ones and takes its place in one step.
void install(const Weights& weights, const std::string& url, const Ctl& ctl, const std::vector<Labelled>& test,
             std::size_t corrections) {
  const std::string own = own_model(url), fresh = own + ".new";
  write_weights(weights, fresh);
  const Evaluation before = on_test_letters(model_in_use(url), test),
                   after = on_test_letters(Model::load(fresh, shipped_encoder()), test);
  const bool worse = macro_f1(after.any) + tolerated < macro_f1(before.any) || after.grave_missed > before.grave_missed;
  tell(ctl, before, after, corrections, !worse);
  if (worse) {
    fs::remove(fresh);
    throw CtlError("the new model judges the test letters worse; the one in use stays");
  }
  fs::copy_file(fs::exists(own) ? own : shipped_model(), former_model(url), fs::copy_options::overwrite_existing);
  fs::rename(fresh, own);
  if (!ctl.json) std::cout << "Installed as " << own << ". `systemctl reload joysandconcerns` uses it.\n";
}

void train_here(const Ctl& ctl) {
  LedgerAccess access(ctl);
  const std::string folder = data_folder() + "/training";
  const auto test = read_labelled(folder + "/test");
  const auto examples = read_corpus(folder);
  if (isatty(STDERR_FILENO)) std::cerr << "Reading " << examples.size() << " lines and training: about two minutes\n";
  const auto encoder = fs::exists(shipped_encoder()) ? std::make_unique<Encoder>(shipped_encoder()) : nullptr;
  auto samples = samples_of(examples, encoder.get());
  const auto folds = deal(examples, samples, second_level_folds);
  const auto corrections = add_corrections(access.ledger->corrections(), samples, folds);
  install(train(samples, folds, encoder.get()), access.config.store.url, ctl, test, corrections);
}

void roll_back(const Ctl& ctl) {
  const auto config = ctl.config();
  become_owner(config.store.url);
  const std::string own = own_model(config.store.url), former = former_model(config.store.url);
  if (!fs::exists(former))
    throw CtlError("no former model: nothing was trained here yet, or it was taken back already");
  fs::rename(former, own);
  std::cout << "The former model is back. `systemctl reload joysandconcerns` uses it.\n";
}

void status(const Ctl& ctl) {
  LedgerAccess access(ctl);
  const std::string& url = access.config.store.url;
  std::string why;
  const bool encoder = model_in_use(url, &why)->has_encoder();
  const bool own = fs::exists(own_model(url)) && why.empty();
  const auto corrections = access.ledger->corrections().size();
  if (ctl.json)
    std::cout << dump({{"model", own ? own_model(url) : shipped_model()},
                       {"own", own},
                       {"trouble", why},
                       {"encoder", encoder},
                       {"former", fs::exists(former_model(url))},
                       {"corrections", corrections}})
              << "\n";
  else
    std::cout << "in use       " << (own ? own_model(url) : shipped_model()) << (own ? " (trained here)" : " (shipped)")
              << "\n"
              << (why.empty() ? "" : "not used     " + why + "\n") << "encoder      "
              << (encoder ? "asked about English letters" : "not there: English letters are judged less surely") << "\n"
              << "corrections  " << corrections << "\n"
              << "rollback     " << (fs::exists(former_model(url)) ? "possible" : "nothing to go back to") << "\n";
}

}  // namespace

void add_train(CLI::App& app, Ctl& ctl) {
  struct Options {
    bool rollback = false, status = false;
  };
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "train",
      "Trains the model anew with what staff have corrected (`joysctl queue correct`). A model that judges the\n"
      "shipped test letters worse, or misses more reports about children, is refused.");
  command->add_flag("--rollback", options->rollback, "Bring back the model that was in use before the last training");
  command->add_flag("--status", options->status, "Which model is in use, and how many corrections wait");
  command->callback([&ctl, options] {
    if (options->rollback)
      roll_back(ctl);
    else if (options->status)
      status(ctl);
    else
      train_here(ctl);
  });
}

}  // namespace joys
