#include "daemon/classify_text.h"

#include <algorithm>
#include <sstream>

namespace joys {
namespace {

constexpr std::size_t margin = 12;  // columns of a label
constexpr std::size_t longest_sentence = 300;

std::string percent(double p) { return std::to_string(static_cast<int>(p * 100 + 0.5)) + " %"; }

std::string_view sureness(double p) {
  if (p >= 0.95) return "surely";
  if (p >= 0.8) return "very likely";
  return p >= 0.6 ? "likely" : "perhaps";
}

std::string_view in_words(Action action) {
  constexpr std::array<std::string_view, 4> words{"file it, nothing else", "act alone",
                                                  "wait for a yes from the address on record", "leave it to a person"};
  return words[static_cast<std::size_t>(action)];
}

std::size_t columns_of(std::string_view text) {
  std::size_t n = 0;
  bool escape = false;
  for (const char c : text) {
    if (c == '\033') escape = true;
    if (!escape && (c & 0xC0) != 0x80) ++n;
    if (escape && c == 'm') escape = false;
  }
  return n;
}

class Page {
 public:
  explicit Page(const TextStyle& style) : style_(style) {}

  std::string bold(const std::string& text) const { return style_.colours ? "\033[1m" + text + "\033[0m" : text; }
  std::string mark(const std::string& text) const {
    return style_.colours ? "\033[1m" + text + "\033[0m" : "[" + text + "]";
  }

  void line(const std::string& text) { out_ += text + "\n"; }

  // "label      words, wrapped and hanging"
  void row(const std::string& label, const std::string& words) {
    std::string begin = "  " + label;
    begin.resize(std::max(begin.size() + 1, margin), ' ');
    std::string current = begin;
    std::istringstream in(words);
    bool first = true;
    for (std::string word; in >> word;) {
      if (!first && columns_of(current) + 1 + columns_of(word) > std::max<std::size_t>(style_.width, 40)) {
        line(current);
        current = std::string(margin, ' ');
        first = true;
      }
      current += (first ? "" : " ") + word;
      first = false;
    }
    line(current);
  }

  std::string text() && { return std::move(out_); }

 private:
  const TextStyle& style_;
  std::string out_;
};

// The sentence with what weighed most marked in it.
std::string quoted(const Page& page, const Reason& reason) {
  if (reason.words.empty()) return "";
  std::string sentence = reason.sentence.empty() ? reason.words : reason.sentence;
  auto at = sentence.find(reason.words);
  if (at == std::string::npos) return "“" + page.mark(reason.words) + "”";
  std::size_t cut = at > longest_sentence / 2 ? at - longest_sentence / 2 : 0;
  while (cut > 0 && sentence[cut - 1] != ' ') --cut;
  std::string before = sentence.substr(cut, at - cut), after = sentence.substr(at + reason.words.size());
  if (after.size() > longest_sentence) after = after.substr(0, after.find(' ', longest_sentence / 2)) + " …";
  return "“" + std::string(cut ? "… " : "") + before + page.mark(reason.words) + after + "”";
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string facts_of(const Classification& c) {
  const Facts& f = c.facts;
  std::vector<std::string> said;
  const auto add = [&](const char* what, const std::string& value) {
    if (!value.empty()) said.push_back(std::string(what) + " " + value);
  };
  if (f.age) add("age", std::to_string(*f.age));
  add("child", joined(f.child));
  add("reported by", f.reporter);
  for (const FieldChange& change : f.fields)
    add(change.field.c_str(),
        (change.old_value.empty() ? "" : "from " + change.old_value + " ") + "to " + change.new_value);
  add("addresses", joined(f.addresses));
  add("lists", joined(f.lists));
  add("site", f.site);
  add("authority", f.authority);
  add("reference", f.reference);
  add("by", f.deadline);
  if (c.delivery)
    for (const auto& r : c.delivery->recipients) add(r.action.c_str(), r.address + " " + r.status);
  std::string text;
  for (const auto& one : said) text += (text.empty() ? "" : "; ") + one;
  return text;
}

void add_verdict(Page& page, const Classification& c) {
  for (const Judgement& j : c.categories) {
    std::string verdict = page.bold(std::string(name(j.category))) + ", " + std::string(sureness(j.confidence));
    if (j.confidence < 1) verdict += " (" + percent(j.confidence) + ")";
    page.row(&j == &c.categories.front() ? "wants" : "and", verdict);
    const auto reason = std::ranges::find(c.reasons, j.category, [](const Reason& r) { return r.judgement.category; });
    if (reason != c.reasons.end() && !reason->words.empty()) page.row("", quoted(page, *reason));
  }
}

// Rules, headers and doubts; what the model read stands above already.
void add_reasons(Page& page, const Classification& c) {
  for (const auto& why : c.because)
    if (c.reasons.empty() || !(why.starts_with('"') || why.starts_with("runner-up: ")))
      page.row(why.starts_with("not sure: ") ? "not sure" : "because",
               why.starts_with("not sure: ") ? why.substr(10) : why);
  if (!c.runner_up) return;
  const double behind = c.categories.front().confidence - c.runner_up->confidence;
  page.row("or else", std::string(name(c.runner_up->category)) + " (" + percent(c.runner_up->confidence) + "), " +
                          (behind > 0.5   ? "far behind"
                           : behind > 0.2 ? "behind"
                                          : "close"));
}

}  // namespace

std::string as_text(const std::string& file, const Message& m, const Classification& c, const Decision& d,
                    const TextStyle& style) {
  Page page(style);
  page.line(page.bold(file));
  page.row("from", m.from.empty() ? "nobody" : m.from.front().name + " <" + m.from.front().spec() + ">");
  page.row("subject", m.subject.empty() ? "(none)" : m.subject);
  add_verdict(page, c);
  add_reasons(page, c);
  if (const std::string facts = facts_of(c); !facts.empty()) page.row("facts", facts);
  page.row("would", std::string(in_words(d.action)) + "; file it in " + std::string(name(d.folder)) + "; " +
                        (d.answer ? "answer" : "no answer"));
  for (const auto& why : d.because)
    if (why.starts_with("guard: ")) page.row("", why.substr(7));
  for (const auto defect : m.defects) {
    std::string words(name(defect));
    std::ranges::replace(words, '_', ' ');
    page.row("defect", words);
  }
  page.line("");
  return std::move(page).text();
}

}  // namespace joys
