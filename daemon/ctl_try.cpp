// joysctl try: the whole decision about one letter, as if it came in now from somebody we know; nothing is changed.
#include <iostream>

#include "daemon/answer.h"
#include "daemon/ctl.h"
#include "daemon/decision_text.h"
#include "handlers/handler.h"

namespace joys {
namespace {

using nlohmann::json;

json with_file(json decision, const std::string& file) {
  decision["file"] = file;
  return decision;
}

}  // namespace

void add_try(CLI::App& app, Ctl& ctl) {
  const auto file = std::make_shared<std::string>();
  auto* command =
      app.add_subcommand("try",
                         "What would happen to this letter: cases, changes, folder and the text of the answer.\n"
                         "Nothing is changed, and the sender counts as known.");
  command->add_option("FILE", *file, "A raw letter; - is standard input")->required();
  command->callback([&ctl, file] {
    const auto config = ctl.config();
    const auto reader = make_reader(config, token_keys_if_any(config.store.url));
    const auto snapshot = make_snapshot(config);
    const auto now = unix_now();
    const auto message = parse_message(read_file(*file));
    const auto decision = decide({message, classify(message, reader), Context::assumed(now), snapshot.rules});
    std::optional<Composed> answer;
    if (decision.answer) answer = sample_letter(*decision.answer, snapshot, now);
    if (ctl.json)
      std::cout << dump(with_file(as_json(decision, answer), *file)) << "\n";
    else
      std::cout << as_text(decision, answer);
  });
}

}  // namespace joys
