// Which detail the writer wants changed, from what to what: "my new number is ...", "change X from A to B", "it should
// read B, not A", "old: A / new: B". Values are cut out as written and must have the shape of their detail.
#include "parsers/facts_east_asian.h"
#include "parsers/facts_phrases.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t fields_limit = 10;
constexpr std::size_t sentence_words = 80;
constexpr std::string_view strong_to[] = {"to", "auf", "nach",   "naar",    "till", "til",
                                          "na", "на",  "become", "becomes", "into"};
constexpr std::string_view should[] = {
    "should",  "must",     "ought", "needs",   "soll",     "sollte", "muss",   "debe", "debería", "deve",  "doit",
    "devrait", "dovrebbe", "moet",  "powinno", "powinien", "должно", "должен", "ska",  "skal",    "shall", "devono"};
class Changes {
 public:
  explicit Changes(const Reading& reading) : r(reading) {}

  void read(Sentence s);
  std::vector<FieldChange> out;

 private:
  const Reading& r;
  Detail last_ = Detail::none;  // what the sentence before was about
  bool form_ = false;           // "please update my details:" and lines of a form below

  bool set(Detail detail, std::string_view old_value, std::string_view new_value);
  bool corrected(Detail detail, std::string_view text) { return set(detail, correction_in(detail, text)); }
  bool arrow(Detail detail, std::string_view text) { return set(detail, arrow_in(detail, text)); }
  bool set(Detail detail, const OldAndNew& values) { return set(detail, values.old_value, values.new_value); }
  bool stated(const Phrase& p, std::size_t begin, std::size_t end, std::size_t stop);
  bool newer(Detail detail, std::size_t is, std::size_t end, std::size_t stop);
  bool changed(const Phrase& p, std::size_t end, std::size_t stop);
  bool replaced(Sentence s, Detail detail, std::size_t behind);
  bool moved(Sentence s);
  bool renamed(Sentence s);
  bool labelled(Sentence s, Detail detail);
  bool has(std::size_t first, std::size_t last, Role role) const {
    for (std::size_t i = first; i < last; ++i)
      if (r.is(i, role)) return true;
    return false;
  }
  std::size_t offset(std::size_t i) const { return i < r.words.size() ? r.words[i].begin : r.text.size(); }
  std::string_view gap(std::size_t i) const {
    return i < r.words.size() ? r.gap(i) : std::string_view(r.text).substr(r.words.back().end);
  }
};

bool Changes::set(Detail detail, std::string_view old_text, std::string_view new_text) {
  if (detail == Detail::address && !value_of(Detail::email, new_text).empty())
    detail = Detail::email;  // a "new address"
  std::string old_value = value_of(detail, old_text), new_value = value_of(detail, new_text);
  if ((old_value.empty() && new_value.empty()) || old_value == new_value) return false;
  if (detail == Detail::number) detail = Detail::phone;
  auto known = std::ranges::find(out, name(detail), &FieldChange::field);
  if (known == out.end()) {
    if (out.size() == fields_limit) return false;
    known = out.insert(out.end(), FieldChange{std::string(name(detail)), {}, {}});
  }
  if (known->old_value.empty()) known->old_value = std::move(old_value);
  if (known->new_value.empty()) known->new_value = std::move(new_value);
  return true;
}

// "new FIELD ... is|: VALUE", "FIELD is now VALUE", "FIELD should be VALUE", and the same with "old".
bool Changes::stated(const Phrase& p, std::size_t begin, std::size_t end, std::size_t stop) {
  bool fresh = false, stale = false;
  for (std::size_t i = begin; i < std::min(end, p.last + 2); ++i) {
    if (i >= p.first && i < p.last) continue;
    if (i + 4 < p.first) continue;
    fresh = fresh || r.is(i, Role::fresh);
    stale = stale || r.is(i, Role::stale);
  }
  for (std::size_t i = p.last - 1; i < end; ++i) {
    const bool colon = gap(i + 1).starts_with(":") || gap(i + 1).starts_with(" :") || gap(i + 1).starts_with("：");
    const bool ought = in_words(r.at(i), should) && i >= p.last;
    const bool is = i >= p.last && (r.is(i, Role::is) || (r.at(i) == "s" && r.before(i, 1) == "it") ||
                                    one_of(r.at(i), {"spelled", "spelt"}));
    if (!colon && !ought && !is) continue;
    if (i + 1 >= r.words.size()) return false;
    std::size_t at = i;
    const bool now = r.is(i + 1, Role::now);
    if (ought && (r.is(i + 1, Role::read) ||
                  one_of(r.at(i + 1), {"ser", "être", "essere", "zijn", "być", "быть", "vara", "være", "read"})))
      ++at;
    if (ought && r.at(at) == "be" && one_of(r.at(at + 1), {"changed", "updated", "spelled", "corrected", "spelt"}))
      at += r.at(at + 2) == "to" ? 2 : 1;
    if (now) ++at;
    const std::string text = text_after(r, at, stop, colon || is);
    if (corrected(p.detail, text) || arrow(p.detail, text)) return true;
    if (ought && (at > i || r.is(i + 1, Role::read))) return set(p.detail, {}, text);
    if (stale && !fresh) return newer(p.detail, i, end, stop) || set(p.detail, text, {});
    if (fresh || now) return set(p.detail, {}, text);
    if (one_of(r.at(i), {"spelled", "spelt"})) return set(p.detail, {}, text);
    if (colon && (form_ || has(begin, p.first, Role::change))) return set(p.detail, {}, text);
  }
  // "needs the new e-mail a@example.net"
  if (fresh && p.detail == Detail::email && p.last < r.words.size()) {
    const std::string_view text = r.text, behind = text.substr(r.words[p.last - 1].end);
    const std::string_view token = scan::trim(behind.substr(0, behind.find_first_of(" \n", 1)));
    if (token.find('@') != token.npos) return set(p.detail, {}, token);
  }
  return false;
}

// "my old address is OLD, the new one is NEW"
bool Changes::newer(Detail detail, std::size_t is, std::size_t end, std::size_t stop) {
  for (std::size_t i = is + 1; i < end; ++i) {
    if (!r.is(i, Role::fresh)) continue;
    for (std::size_t n = i + 1; n <= i + 3 && n < end; ++n) {
      if (!r.is(n, Role::is) && !gap(n + 1).starts_with(":")) continue;
      const std::string_view old = std::string_view(r.text).substr(r.words[is].end, r.words[i].begin - r.words[is].end);
      return set(detail, old.substr(0, old.find_last_of(",;")), text_after(r, n, stop, false));
    }
  }
  return false;
}

// "change my FIELD [from OLD] to NEW", "could it become NEW".
bool Changes::changed(const Phrase& p, std::size_t end, std::size_t stop) {
  std::size_t from = end;
  for (std::size_t i = p.last; i < end && from == end; ++i)
    if (r.is(i, Role::from)) from = i;
  for (const bool strong : {true, false}) {
    // Behind the old value first; "de", "da", "do" may be no "from" at all.
    for (const std::size_t begin : {from < end ? from + 1 : p.last, p.last}) {
      for (std::size_t i = begin; i < end; ++i) {
        if (strong ? !in_words(r.at(i), strong_to) : !r.is(i, Role::to)) continue;
        const std::string fresh = text_after(r, i, stop, true);
        if (value_of(p.detail, fresh).empty()) continue;
        const std::string_view old =
            from < i ? std::string_view(r.text).substr(r.words[from].end, r.words[i].begin - r.words[from].end)
                     : std::string_view();
        return corrected(p.detail, fresh) || set(p.detail, old, fresh);
      }
    }
  }
  return false;
}

// "replace A with B"
bool Changes::replaced(Sentence s, Detail detail, std::size_t behind) {
  for (std::size_t i = s.first; i < s.last; ++i) {
    if (!r.is(i, Role::replace)) continue;
    for (std::size_t with = i + 2; with < s.last; ++with) {
      if (!r.is(with, Role::with)) continue;
      const std::size_t begin = r.words[behind > i && behind < with ? behind : i].end;
      const std::string_view old = std::string_view(r.text).substr(begin, r.words[with].begin - begin);
      const std::string fresh = text_after(r, with, r.text.size(), false);
      if (detail == Detail::none && !value_of(Detail::email, fresh).empty()) detail = Detail::email;
      if (detail != Detail::none && !value_of(detail, fresh).empty()) return set(detail, old, fresh);
    }
  }
  return false;
}

// "moved from OLD to NEW" without the word address; a town alone is not an address.
bool Changes::moved(Sentence s) {
  for (std::size_t i = s.first; i < s.last; ++i) {
    if (!r.is(i, Role::move)) continue;
    std::size_t from = s.last;
    for (std::size_t n = i + 1; n < s.last; ++n) {
      if (from == s.last && r.is(n, Role::from)) from = n;
      if (!in_words(r.at(n), strong_to) && !one_of(r.at(n), {"a", "à", "para", "in", "в"})) continue;
      const std::string fresh = text_after(r, n, r.text.size(), false);
      const std::string value = value_of(Detail::address, fresh);
      if (std::ranges::none_of(value, scan::is_digit)) continue;
      const std::string_view old =
          from < n ? std::string_view(r.text).substr(r.words[from].end, r.words[n].begin - r.words[from].end)
                   : std::string_view();
      return set(Detail::address, old, fresh);
    }
  }
  return false;
}

// "I am now called", "heiße jetzt", "me llamo ahora", "теперь меня зовут"
bool Changes::renamed(Sentence s) {
  for (std::size_t i = s.first; i < s.last; ++i) {
    const bool calls = r.is(i, Role::named) ||
                       one_of(r.at(i), {"llamo", "appelle", "chiamo", "chamo", "heiße", "heisse", "nazywam", "hete"});
    if (!calls) continue;
    std::size_t now = i + 1;
    const bool before = r.was(i, 1, Role::now) || r.was(i, 2, Role::now) || r.was(i, 3, Role::now);
    while (now < s.last && (r.is(now, Role::now) || one_of(r.at(now), {"się"}))) ++now;
    if (!before && now == i + 1) {
      // "Ich heiße Thorben, nicht Torsten"
      if (r.was(i, 1, Role::first) && corrected(Detail::name, text_after(r, i, r.text.size(), false))) return true;
      continue;
    }
    bool writer = false;
    for (std::size_t n = 0; n <= 7 && n <= i; ++n)
      writer = writer || r.is(i - n, Role::first) || one_of(r.at(i - n), {"me", "mi", "m", "nazywam", "меня"});
    if (writer && !has(s.first, s.last, Role::child))
      return set(Detail::name, {}, text_after(r, now - 1, r.text.size(), false));
  }
  return false;
}

// A line that opens with "old:" or "new:", with or without its detail.
bool Changes::labelled(Sentence s, Detail detail) {
  if (s.last == s.first || (!r.is(s.first, Role::fresh) && !r.is(s.first, Role::stale))) return false;
  const bool fresh = r.is(s.first, Role::fresh);
  std::size_t label = s.first;
  if (r.at(label + 1) == "one") ++label;
  const bool colon =
      gap(label + 1).starts_with(":") || gap(label + 1).starts_with(" :") || gap(label + 1).starts_with(" = ");
  if (!colon) return false;
  const std::string text = text_after(r, label, r.text.size(), true);
  if (detail == Detail::none && !value_of(Detail::email, text).empty()) detail = Detail::email;
  return detail != Detail::none && (fresh ? set(detail, {}, text) : set(detail, text, {}));
}

void Changes::read(Sentence s) {
  const std::vector<Phrase> phrases = phrases_in(r, s);
  const bool change = has(s.first, s.last, Role::change);
  const std::string_view all = std::string_view(r.text).substr(offset(s.first), offset(s.last) - offset(s.first));
  bool found = labelled(s, phrases.empty() ? last_ : phrases.front().detail);
  for (std::size_t n = 0; n < phrases.size() && !found; ++n) {
    const Phrase& p = phrases[n];
    const std::size_t begin = n == 0 ? s.first : phrases[n - 1].last;
    // What another phrase says of another detail ends this one's value.
    std::size_t next = n + 1;
    while (next < phrases.size() && phrases[next].detail == p.detail) ++next;
    const std::size_t end = next < phrases.size() ? phrases[next].first : s.last;
    const std::size_t stop = next < phrases.size() ? offset(end) : r.text.size();
    const bool verb = change && (has(s.first, p.first, Role::change) || has(p.last, end, Role::change));
    bool here = verb && has(s.first, s.last, Role::replace) && replaced(s, p.detail, p.last - 1);
    here = here || stated(p, begin, end, stop) || (verb && changed(p, end, stop));
    const std::string_view text = std::string_view(r.text).substr(
        r.words[p.last - 1].end, std::min(clause_end(r.text, r.words[p.last - 1].end), stop) - r.words[p.last - 1].end);
    here = here || arrow(p.detail, text) ||
           (one_of(r.before(p.first, 1), {"my"}) && has(s.first, s.last, Role::is) && corrected(p.detail, text));
    if (here && next > n + 1) n = next - 1;
  }
  if (phrases.empty() && !found) {
    found = replaced(s, last_, s.first) || moved(s) || renamed(s);
    const bool it =
        last_ != Detail::none && one_of(r.at(s.first), {"it", "the", "that", "could", "can", "es", "please", "sie",
                                                        "de", "la", "el", "il", "this", "ret", "bitte"});
    const bool article = one_of(r.at(s.first), {"the", "la", "el", "il", "de"});
    if (!found && it && (!article || r.is(s.first + 1, Role::fresh) || r.is(s.first + 1, Role::stale))) {
      const Phrase behind{s.first, s.first + 1, last_};
      found = stated(behind, s.first, s.last, r.text.size()) || (change && changed(behind, s.last, r.text.size()));
    }
  } else if (!phrases.empty() && out.empty()) {
    renamed(s);
  }
  if (!phrases.empty()) last_ = phrases.back().detail;
  const bool opens = all.find(':') != all.npos && change;
  if (opens && scan::trim(all.substr(all.find(':') + 1)).empty()) form_ = true;
}

// "my forum name is OLD": only told when the same letter says what it shall become.
std::string present_value(const Reading& r, const FieldChange& change) {
  for (std::size_t i = 2; i + 1 < r.words.size(); ++i) {
    if (!r.is(i, Role::is)) continue;
    const std::size_t back = std::min<std::size_t>(i, 4);
    bool mine = false, wanted = false;
    for (std::size_t n = 1; n <= back; ++n) {
      mine = mine || r.was(i, n, Role::my);
      if (r.was(i, n, Role::fresh)) wanted = true;
    }
    if (!mine || wanted || r.is(i + 1, Role::now)) continue;
    for (const Phrase& p : phrases_in(r, {i - back, i}))
      if (name(p.detail) == change.field) {
        std::string value = value_of(p.detail, text_after(r, i, r.text.size(), false).substr(0, 60));
        if (value != change.new_value) return value.substr(0, value.find_first_of(" ,"));
      }
  }
  return {};
}

}  // namespace

std::vector<FieldChange> find_fields(const Reading& r) {
  Changes changes(r);
  for (std::size_t first = 0; first < r.words.size();) {
    const Sentence s = sentence_at(r, first);
    changes.read({s.first, std::min(s.last, s.first + sentence_words)});
    first = s.last;
  }
  if (r.ideographs) {
    FieldChange change = east_asian_change(r.text);
    if (!change.new_value.empty() &&
        std::ranges::find(changes.out, change.field, &FieldChange::field) == changes.out.end())
      changes.out.push_back(std::move(change));
  }
  for (FieldChange& change : changes.out)
    if (change.old_value.empty() && one_of(change.field, {"username", "email"}))
      change.old_value = present_value(r, change);
  // What is only said to be old is no wish.
  std::erase_if(changes.out, [](const FieldChange& change) { return change.new_value.empty(); });
  return changes.out;
}

}  // namespace joys
