// An evaluation as tables for a terminal.
#include <algorithm>
#include <cstdarg>
#include <cstdio>

#include "training/evaluation.h"

namespace joys {
namespace {

[[gnu::format(printf, 2, 3)]] void add(std::string& text, const char* format, ...) {
  std::array<char, 256> line{};
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line.data(), line.size(), format, arguments);
  va_end(arguments);
  text += line.data();
}

std::string bar(double share, std::size_t width) {
  const auto full = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(width) + 0.5);
  return std::string(full, '#') + std::string(width - full, '.');
}

double share(int part, int whole) { return whole ? 100.0 * part / whole : 0; }

void add_categories(std::string& text, const Evaluation& e) {
  add(text, "%-13s %7s %9s %6s %6s  %-20s %s\n", "category", "letters", "precision", "recall", "F1", "", "F1 as main");
  for (std::size_t c = 0; c < category_count; ++c) {
    const Counts& n = e.any[c];
    add(text, "%-13s %7d %9.3f %6.3f %6.3f  %s %6.3f\n", category_names[c].data(), n.letters(), n.precision(),
        n.recall(), n.f1(), bar(n.f1(), 20).c_str(), e.main[c].f1());
  }
  add(text, "%-39s %6.3f  %20s %6.3f\n", "macro-F1", macro_f1(e.any), "", macro_f1(e.main));
}

void add_promises(std::string& text, const Evaluation& e) {
  add(text, "\n%-20s %7s %9s %6s %6s\n", "promise", "letters", "precision", "recall", "F1");
  for (std::size_t p = 0; p < promise_names.size(); ++p) {
    const Counts& n = e.promises[p];
    add(text, "%-20s %7d %9.3f %6.3f %6.3f\n", promise_names[p].data(), n.letters(), n.precision(), n.recall(), n.f1());
  }
  add(text, "%-45s %6.3f\n", "mean", e.promise_f1());
}

void add_confusion(std::string& text, const Evaluation& e) {
  add(text, "\nmain category: letters of a row judged as a column\n%-13s", "");
  for (const auto name : category_names) add(text, " %5.5s", name.data());
  text += '\n';
  for (std::size_t truth = 0; truth < category_count; ++truth) {
    add(text, "%-13s", category_names[truth].data());
    for (const int n : e.confusion[truth]) n ? add(text, " %5d", n) : add(text, " %5s", ".");
    text += '\n';
  }
}

void add_reliability(std::string& text, const Evaluation& e) {
  add(text, "\n%-11s %7s %6s %6s  %s\n", "probability", "letters", "mean", "right", "share right");
  for (std::size_t i = 0; i < e.reliability.size(); ++i) {
    const Bin& bin = e.reliability[i];
    if (bin.letters == 0) continue;
    add(text, "%.1f to %.1f  %7d %6.2f %6.2f  %s\n", static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10,
        bin.letters, bin.mean(), bin.share_right(), bar(bin.share_right(), 40).c_str());
  }
  add(text, "expected calibration error %.3f\n", e.calibration_error);
}

void add_safety(std::string& text, const Evaluation& e) {
  const int sure = e.letters - e.unsure;
  add(text, "\nleft to people        %5d of %d (%.1f %%); right of the sure ones %.1f %%, of these %.1f %%\n", e.unsure,
      e.letters, share(e.unsure, e.letters), share(e.right_when_sure, sure), share(e.right_when_unsure, e.unsure));
  add(text, "child reports, legal  %5d of %d missed (neither judged nor left to people)\n", e.grave_missed, e.grave);
  add(text, "wrong acts            %5d of %d (%.1f %%): surely judged to want what they do not want\n", e.wrong_acts,
      e.letters, share(e.wrong_acts, e.letters));
  add(text, "needless              %5d of %d plain requests left to people (%.1f %%)\n", e.needless, e.plain,
      share(e.needless, e.plain));
  if (e.actions) add(text, "right action          %5d of %d\n", e.actions_right, e.actions);
}

void add_mistakes(std::string& text, const Evaluation& e, std::size_t most) {
  if (e.mistakes.empty() || most == 0) return;
  add(text, "\ncostliest mistakes (%zu in all)\n", e.mistakes.size());
  for (std::size_t i = 0; i < std::min(most, e.mistakes.size()); ++i) {
    const Mistake& m = e.mistakes[i];
    add(text, "%5d  %-22s %-28s ", m.cost, m.what.c_str(), m.letter->where.c_str());
    text += m.letter->excerpt + "\n";
  }
}

}  // namespace

std::string as_text(const Evaluation& e, std::size_t most_mistakes) {
  std::string text;
  add_categories(text, e);
  add_promises(text, e);
  add_confusion(text, e);
  add_reliability(text, e);
  add_safety(text, e);
  add_mistakes(text, e, most_mistakes);
  return text;
}

}  // namespace joys
