// joysctl eval: how well this model and these rules judge letters that somebody has labelled.
#include <unistd.h>

#include <iostream>

#include "daemon/ctl.h"
#include "handlers/handler.h"
#include "parsers/scan.h"
#include "training/evaluation.h"
#include "training/labelled.h"

namespace joys {
namespace {

using nlohmann::json;

json as_json(const Counts& n) {
  return {{"letters", n.letters()}, {"precision", n.precision()}, {"recall", n.recall()}, {"f1", n.f1()}};
}

json as_json(const Evaluation& e) {
  json out{{"letters", e.letters},
           {"macro_f1", macro_f1(e.any)},
           {"macro_f1_main", macro_f1(e.main)},
           {"promise_f1", e.promise_f1()},
           {"calibration_error", e.calibration_error},
           {"unsure", e.unsure},
           {"right_when_sure", e.right_when_sure},
           {"right_when_unsure", e.right_when_unsure},
           {"grave", e.grave},
           {"grave_missed", e.grave_missed},
           {"wrong_acts", e.wrong_acts},
           {"plain", e.plain},
           {"needless", e.needless},
           {"actions", e.actions},
           {"actions_right", e.actions_right}};
  for (std::size_t c = 0; c < category_count; ++c) {
    const std::string name(category_names[c]);
    out["categories"][name] = as_json(e.any[c]);
    out["main"][name] = as_json(e.main[c]);
    for (std::size_t found = 0; found < category_count; ++found)
      if (e.confusion[c][found]) out["confusion"][name][std::string(category_names[found])] = e.confusion[c][found];
  }
  for (std::size_t p = 0; p < promise_names.size(); ++p)
    out["promises"][std::string(promise_names[p])] = as_json(e.promises[p]);
  for (const Bin& bin : e.reliability)
    out["reliability"].push_back({{"letters", bin.letters}, {"mean", bin.mean()}, {"right", bin.share_right()}});
  out["mistakes"] = json::array();
  for (const Mistake& m : e.mistakes)
    out["mistakes"].push_back({{"cost", m.cost}, {"what", m.what}, {"where", m.letter->where}});
  return out;
}

Judged judged(const Labelled& labelled, const Reader& reader, const Rules& rules, const Context& context) {
  const Message message = labelled.message ? *labelled.message : parse_message(read_file(labelled.file));
  const Classification c = classify(message, reader);
  Judged j;
  j.where = labelled.file.empty() ? labelled.where : labelled.file;
  j.excerpt = scan::one_line(message.subject.empty() ? message.text : message.subject, 60);
  j.truth = labelled.labels;
  j.main = labelled.main;
  j.hard = labelled.hard;
  j.found = c.categories;
  j.sure = c.sure;
  j.right_actions = labelled.actions;
  j.action = name(decide({message, c, context, rules}).action);
  return j;
}

void evaluate_folder(const Ctl& ctl, const std::string& folder, std::size_t mistakes) {
  const auto labelled = read_labelled(folder);
  const auto config = ctl.config();
  const auto reader = make_reader(config, token_keys_if_any(config.store.url));
  const auto rules = make_rules(config);
  const auto context = Context::assumed(unix_now());
  const bool shows_progress = isatty(STDERR_FILENO) && labelled.size() > 1000;
  std::vector<Judged> letters;
  for (const Labelled& one : labelled) {
    letters.push_back(judged(one, reader, rules, context));
    if (shows_progress && letters.size() % 500 == 0) std::cerr << "\r" << letters.size() << " of " << labelled.size();
  }
  if (shows_progress) std::cerr << "\r";
  const Evaluation e = evaluate(letters);
  if (ctl.json)
    std::cout << dump(as_json(e)) << "\n";
  else
    std::cout << e.letters << " letters of " << folder << "\n\n" << as_text(e, mistakes);
}

}  // namespace

void add_eval(CLI::App& app, Ctl& ctl) {
  struct Options {
    std::string folder;
    std::size_t mistakes = 15;
  };
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "eval",
      "How well labelled letters are judged: precision, recall and F1 of each category, what is taken for what,\n"
      "whether probabilities mean what they say, and the costliest mistakes. Nothing is changed.");
  command
      ->add_option("DIR", options->folder,
                   "A folder with *.jsonl, an object a line: \"file\" (a raw letter in that folder) or \"subject\" "
                   "and \"text\"; \"labels\": [\"opt_out\", ...]; optional \"action_ok\": [\"auto\", ...], \"hard\"")
      ->required();
  command->add_option("--mistakes", options->mistakes, "How many of the costliest mistakes to show")
      ->capture_default_str();
  command->callback([&ctl, options] { evaluate_folder(ctl, options->folder, options->mistakes); });
}

}  // namespace joys
