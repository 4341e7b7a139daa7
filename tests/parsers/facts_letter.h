// Facts of a text as of 6 November 2026, written by Ann Example.
#pragma once
#include <algorithm>
#include <string>

#include "parsers/facts.h"

namespace joys::test {

inline Facts facts_of(std::string text, std::string subject = "") {
  Message m;
  m.subject = std::move(subject);
  m.text = std::move(text);
  m.from = {Address{"Ann Example", "ann", "example.org", true}};
  m.to = {Address{"", "joysandconcerns", "soren.tech", true}};
  m.date = 1794000000;
  return find_facts(m);
}

inline bool has(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

}  // namespace joys::test
