// A letter with its judgement and context, built by hand: what a handler is asked. Starts as a plain letter of a known
// sender, Ann, on Friday, 4 December 2026 at ten o'clock UTC.
#pragma once
#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>

#include "handlers/handler.h"

namespace joys::test {

inline std::int64_t at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  using namespace std::chrono;
  const sys_days date{std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)};
  return (date.time_since_epoch() + hours(hour) + minutes(minute) + seconds(second)) / seconds(1);
}

inline const std::int64_t now = at(2026, 12, 4, 10);

inline Address address(const std::string& spec, const std::string& name = "") {
  const auto sign = spec.find('@');
  return {name, spec.substr(0, sign), spec.substr(sign + 1), true};
}

struct Letter {
  Message message;
  Classification classification;
  Context context = Context::assumed(now);
  Rules rules;

  explicit Letter(std::initializer_list<Category> categories, const std::string& text = "") {
    message.from = {address("Ann@example.org", "Ann")};
    message.to = {address("joysandconcerns@soren.tech")};
    message.message_id = "letter-1@example.org";
    message.text = text;
    double confidence = 0.99;
    for (const Category category : categories) {
      classification.categories.push_back({category, confidence});
      confidence -= 0.01;
    }
    classification.language = "en";
    rules.own_addresses = {"joysandconcerns@soren.tech"};
    rules.automatic = all_categories();
  }

  Asked asked() const { return {message, classification, context, rules}; }
  Decision decided() const { return decide(asked()); }
};

inline bool has(const Decision& decision, const Change& change) {
  return std::find(decision.changes.begin(), decision.changes.end(), change) != decision.changes.end();
}

inline Suppress stopped(const std::string& address, Purpose purpose = Purpose::announcements,
                        const std::string& list = "", const std::string& why = "letter") {
  return {address, purpose, list, why};
}

}  // namespace joys::test
