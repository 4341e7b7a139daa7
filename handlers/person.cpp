#include "handlers/person.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace joys {
namespace {

using namespace std::chrono;

constexpr int grown = 13;  // COPPA: 16 CFR 312.2

std::optional<year_month_day> date_of(std::string_view iso) {
  int y = 0, m = 0, d = 0;
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto read = [&](std::size_t at, std::size_t n, int& value) {
    const auto [end, error] = std::from_chars(iso.data() + at, iso.data() + at + n, value);
    return error == std::errc() && end == iso.data() + at + n && value >= 0;
  };
  if (!read(0, 4, y) || !read(5, 2, m) || !read(8, 2, d)) return std::nullopt;
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

year_month_day day_of_time(std::int64_t unix_time) { return floor<days>(sys_seconds(seconds(unix_time))); }

// The numbers of a date and what stands between them; nothing if there is anything else before them.
struct Numbers {
  std::array<int, 3> n{};
  std::array<std::size_t, 3> digits{};
  char between = 0;
};

std::optional<Numbers> numbers_of(std::string_view text) {
  Numbers found;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < 3; ++i) {
    const auto [stop, error] = std::from_chars(at, end, found.n[i]);
    if (error != std::errc() || found.n[i] < 0) return std::nullopt;
    found.digits[i] = static_cast<std::size_t>(stop - at);
    at = stop;
    if (i == 2) break;
    if (at == end || (i == 1 && *at != found.between)) return std::nullopt;
    found.between = *at++;
  }
  if (at != end && *at != 'T' && *at != ' ') return std::nullopt;  // a time of day may follow
  return found;
}

}  // namespace

bool Person::is(std::string_view relation) const { return std::ranges::find(relations, relation) != relations.end(); }

const PersonField* Person::field(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &PersonField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::optional<int> age_on(const Person& person, std::int64_t unix_time) {
  const auto born = date_of(person.birth_date);
  if (!born) return std::nullopt;
  const auto today = day_of_time(unix_time);
  int age = static_cast<int>(today.year()) - static_cast<int>(born->year());
  if (today.month() < born->month() || (today.month() == born->month() && today.day() < born->day())) --age;
  return age < 0 ? std::nullopt : std::optional(age);
}

bool is_placeholder(std::string_view birth_date) {
  const auto date = date_of(birth_date);
  if (!date) return false;
  const int y = static_cast<int>(date->year());
  return y < 1905 || (date->month() == January && date->day() == day(1) && (y == 1970 || y % 100 == 0));
}

bool perhaps_under_13(const Person& person, std::int64_t unix_time) {
  const auto age = age_on(person, unix_time);
  return age && *age < grown;
}

bool surely_under_13(const Person& person, std::int64_t unix_time) {
  if (!perhaps_under_13(person, unix_time) || is_placeholder(person.birth_date) || person.is("client")) return false;
  const sys_seconds born = sys_days(*date_of(person.birth_date));
  return std::ranges::none_of(person.fields, [&](const PersonField& field) {
    return field.collected_at != 0 && sys_seconds(seconds(field.collected_at)) < born;
  });
}

std::string iso_date(std::string_view written) {
  const auto found = numbers_of(written);
  if (!found) return "";
  auto [n, digits, between] = *found;
  if (digits[0] == 4) {
    if (between != '-' && between != '/' && between != '.') return "";
  } else if (digits[2] == 4) {
    std::swap(n[0], n[2]);  // year, month, day
    const bool american = between == '/' && n[1] > 12 && n[2] <= 12;
    if (american) std::swap(n[1], n[2]);
    const bool two_ways = between != '.' && n[1] <= 12 && n[2] <= 12 && n[1] != n[2];
    if (two_ways && !american) return "";
  } else {
    return "";
  }
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", n[0], n[1], n[2]);
  return date_of(text.data()) ? text.data() : "";
}

bool has_visits(const Person& person) { return person.is("site_visitor") || !person.sites.empty(); }

bool only_visitor(const Person& person) {
  return has_visits(person) &&
         std::ranges::all_of(person.relations, [](const auto& relation) { return relation == "site_visitor"; });
}

Person with_visits_of(Person person, const std::vector<std::string>& sites) {
  const auto hidden = [&](const std::string& site) {
    return std::ranges::find(person.sites, site) != person.sites.end() && std::ranges::find(sites, site) == sites.end();
  };
  std::erase_if(person.fields, [&](const PersonField& field) { return hidden(host_of(field.source)); });
  std::erase_if(person.sites, [&](const std::string& site) { return std::ranges::find(sites, site) == sites.end(); });
  if (person.sites.empty())
    std::erase_if(person.relations, [](const std::string& relation) { return relation == "site_visitor"; });
  return person;
}

std::string host_of(std::string_view written) {
  if (const auto scheme = written.find("://"); scheme != written.npos) written.remove_prefix(scheme + 3);
  std::string host(written.substr(0, written.find_first_of("/?#:")));
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  while (host.ends_with('.')) host.pop_back();
  return host.find_first_of(" \t@") == std::string::npos ? host : "";
}

}  // namespace joys
