// joysctl classify: what letters ask for and why, without a ledger; one JSON object a line, or text for a reader.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "daemon/classify_text.h"
#include "daemon/ctl.h"
#include "handlers/handler.h"

namespace joys {
namespace {

using nlohmann::json;

json facts_of(const Classification& c) {
  json facts{{"age", c.facts.age ? json(*c.facts.age) : json()},
             {"child", c.facts.child},
             {"reporter", c.facts.reporter},
             {"fields", json::array()},
             {"addresses", c.facts.addresses},
             {"lists", c.facts.lists},
             {"site", c.facts.site},
             {"authority", c.facts.authority},
             {"reference", c.facts.reference},
             {"deadline", c.facts.deadline},
             {"deadline_date", c.facts.deadline_date},
             {"ages", json::array()},
             {"identifiers", json::array()},
             {"recipients", json::array()}};
  for (const auto& a : c.facts.ages) facts["ages"].push_back({{"from", a.from}, {"to", a.to}, {"words", a.words}});
  for (const auto& i : c.facts.identifiers) facts["identifiers"].push_back({{"kind", i.kind}, {"value", i.value}});
  for (const auto& f : c.facts.fields)
    facts["fields"].push_back({{"field", f.field}, {"old", f.old_value}, {"new", f.new_value}});
  if (c.delivery)
    for (const auto& r : c.delivery->recipients)
      facts["recipients"].push_back({{"address", r.address}, {"action", r.action}, {"status", r.status}});
  else if (c.feedback)
    for (const std::string& address : c.feedback->recipients)
      facts["recipients"].push_back({{"address", address}, {"action", ""}, {"status", ""}});
  return facts;
}

json describe(const std::string& file, const Message& m, const Classification& c, const Decision& d) {
  json out{{"file", file},
           {"from", m.from.empty() ? "" : m.from.front().spec()},
           {"subject", m.subject},
           {"text", m.text},
           {"language", c.language},
           {"category", name(c.categories.front().category)},
           {"categories", json::array()},
           {"sure", c.sure},
           {"action", name(d.action)},
           {"reply", d.answer.has_value()},
           {"facts", facts_of(c)},
           {"because", c.because},
           {"defects", json::array()}};
  for (const auto& j : c.categories)
    out["categories"].push_back({{"category", name(j.category)}, {"confidence", j.confidence}});
  if (c.runner_up)
    out["runner_up"] = {{"category", name(c.runner_up->category)}, {"confidence", c.runner_up->confidence}};
  for (const auto defect : m.defects) out["defects"].push_back(name(defect));
  return out;
}

// What fits the terminal; NO_COLOR is obeyed (no-color.org).
TextStyle style_here() {
  TextStyle style;
  winsize size{};
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::min<std::size_t>(size.ws_col, 100);
  const char* const no_colour = std::getenv("NO_COLOR");
  style.colours = terminal && (!no_colour || !*no_colour);
  return style;
}

std::vector<std::string> expand(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const auto& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    const auto first = files.size();
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
  }
  return files;
}

}  // namespace

void add_classify(CLI::App& app, Ctl& ctl) {
  struct Options {
    std::vector<std::string> paths;
    bool text = false;
  };
  const auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("classify",
                         "What letters ask for, with the words that spoke for it. Folders are searched; - is standard\n"
                         "input. Text on a terminal, one JSON object a line with --json or into a pipe.");
  command->add_option("FILE", options->paths, "Raw letters, or folders of them")->required();
  command->add_flag("--text", options->text, "Text for a reader, into a pipe, too");
  command->callback([&ctl, options] {
    const auto config = ctl.config();
    const auto reader = make_reader(config, token_keys_if_any(config.store.url));
    const auto rules = make_rules(config);
    const auto context = Context::assumed(unix_now());
    const TextStyle style = style_here();
    const bool json_lines = ctl.json || (!options->text && !isatty(STDOUT_FILENO));
    for (const auto& file : expand(options->paths)) {
      const auto message = parse_message(read_file(file));
      const auto classification = classify(message, reader);
      const auto decision = decide({message, classification, context, rules});
      if (json_lines)
        std::cout << dump(describe(file, message, classification, decision)) << "\n";
      else
        std::cout << as_text(file, message, classification, decision, style);
    }
  });
}

}  // namespace joys
