#include "handlers/given.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "parsers/identifier.h"

namespace joys {
namespace {

constexpr std::size_t longest_value = 16 * 1024;  // bytes: a page of notes
constexpr std::size_t longest_name = 100;         // bytes of a column's name
constexpr std::size_t most_identifiers = 50, most_fields = 200, most_entries = 500;

struct Known {
  std::string_view column;
  std::vector<std::string_view> also;
};

// In lower case, without what is neither letter nor digit.
const std::vector<Known>& known_columns() {
  static const std::vector<Known> all{
      {"email", {"emailaddress", "mail", "mailaddress"}},
      {"username", {"user", "login", "handle", "nickname"}},
      {"phone", {"telephone", "tel", "mobile", "phonenumber"}},
      {"guest_id", {"guestid", "guest", "cookieid"}},
      {"ip", {"ipaddress"}},
      {"profile", {"profilelink", "profileurl"}},
      {"identifiers", {}},
      {"relation", {"relations", "category", "categories"}},
      {"birth_date", {"birthdate", "dateofbirth", "birthday", "dob"}},
      {"lists", {"list", "subscriptions"}},
      {"sites", {"site"}},
      {"guardian_of", {"guardianof"}},
      {"source", {}},
      {"collected_at", {"collectedat", "collected"}},
  };
  return all;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

std::vector<std::string> split(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const auto& value : values)
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t stop = std::min(rest.find_first_of(";|"), rest.size());
      if (const auto part = trimmed(rest.substr(0, stop)); !part.empty()) parts.emplace_back(part);
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  return parts;
}

std::string relation_of(std::string_view written) {
  std::string word = lower(written);
  std::ranges::replace(word, ' ', '_');
  std::ranges::replace(word, '-', '_');
  if (word.ends_with('s')) word.pop_back();
  return std::ranges::find(relations, word) == relations.end() ? "" : word;
}

struct Row {
  GivenPerson given;
  std::string source;
  std::int64_t collected_at = 0;

  bool fail(std::string why) {
    if (given.error.empty()) given.error = std::move(why);
    return false;
  }

  void identify(std::string_view column, std::string_view kind, const std::string& value,
                std::vector<Identifier>& into) {
    if (trimmed(value).empty()) return;
    if (canonical_identifier(kind, value).empty())
      fail(std::string(column) + ": this is no " + std::string(kind) + "; leave it empty if there is none");
    else if (std::ranges::find(into, Identifier{std::string(kind), value}) == into.end())
      into.push_back({std::string(kind), value});
  }

  // "email:a@example.com", as lists of identifiers write it.
  void identify_any(const std::string& value) {
    const auto colon = std::min(value.find(':'), value.size());
    const std::string kind = lower(value.substr(0, colon));
    if (std::ranges::find(identifier_kinds, kind) == identifier_kinds.end() || colon == value.size())
      fail("identifiers: write kind and value, like \"email:a@example.com\"");
    else
      identify("identifiers", kind, value.substr(colon + 1), given.person.identifiers);
  }

  void relate(const std::vector<std::string>& values) {
    for (const auto& word : split(values)) {
      const std::string relation = relation_of(word);
      if (relation.empty())
        fail("relation: write client, subscriber, poster, browser or site_visitor");
      else if (!given.person.is(relation))
        given.person.relations.push_back(relation);
    }
  }

  void born(const std::string& value) {
    if (trimmed(value).empty()) return;
    given.person.birth_date = iso_date(trimmed(value));
    if (given.person.birth_date.empty())
      fail("birth_date: no date, or one that can be read in two ways; write it as 2001-12-31");
  }

  void collected(const std::string& value) {
    if (trimmed(value).empty()) return;
    const auto time = unix_time(trimmed(value));
    if (!time) fail("collected_at: no time; write it as 2020-12-31T23:59:59Z");
    collected_at = time.value_or(0);
  }

  void visited(const std::vector<std::string>& values) {
    for (const auto& site : split(values)) {
      const std::string host = host_of(site);
      if (host.empty()) fail("sites: write hosts, like shop.example");
      given.person.sites.push_back(host);
    }
  }

  void guard(const std::vector<std::string>& values) {
    for (const auto& ward : split(values))
      identify("guardian_of", ward.find('@') == std::string::npos || ward.starts_with('@') ? "username" : "email", ward,
               given.wards);
  }

  void field(const std::string& name, const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : "; ") + value;
    if (all.empty()) return;
    if (given.person.field(name))
      fail("two columns have the same name; rename one");
    else
      given.person.fields.push_back({name, all, "", 0});
  }

  void take(const std::string& written, const std::vector<std::string>& values) {
    const std::string column = column_name(written);
    auto& person = given.person;
    if (column == "relation")
      relate(values);
    else if (column == "lists")
      person.lists = split(values);
    else if (column == "sites")
      visited(values);
    else if (column == "guardian_of")
      guard(values);
    else
      for (const auto& value : values) {
        if (column == "birth_date")
          born(value);
        else if (column == "collected_at")
          collected(value);
        else if (column == "source")
          source = value;
        else if (column == "identifiers")
          identify_any(value);
        else if (column == "guest_id")
          identify(column, "guest", value, person.identifiers);
        else if (std::ranges::find(identifier_kinds, column) != identifier_kinds.end())
          identify(column, column, value, person.identifiers);
        else
          return field(written, values);
      }
  }

  void check_sizes(const GivenRow& row) {
    for (const auto& [name, values] : row) {
      if (name.size() > longest_name || name.empty()) fail("a column's name is empty or longer than 100 bytes");
      if (values.size() > most_entries) fail("a list has more than 500 entries");
      for (const auto& value : values)
        if (value.size() > longest_value) fail("a value is longer than 16 KB");
    }
  }
};

}  // namespace

std::string column_name(std::string_view written) {
  std::string plain = lower(trimmed(written));
  std::erase_if(plain, [](char c) { return c == ' ' || c == '_' || c == '-'; });
  for (const auto& [column, also] : known_columns()) {
    if (plain == column || std::ranges::find(also, plain) != also.end()) return std::string(column);
  }
  return std::string(written);
}

bool names_people(const std::vector<std::string>& columns) {
  constexpr std::array<std::string_view, 7> finding{"email", "username", "phone",      "guest_id",
                                                    "ip",    "profile",  "identifiers"};
  return std::ranges::any_of(columns, [&](const std::string& column) {
    return std::ranges::find(finding, column_name(column)) != finding.end();
  });
}

std::optional<std::int64_t> unix_time(std::string_view written) {
  std::int64_t seconds = 0;
  const char* const end = written.data() + written.size();
  if (const auto [stop, error] = std::from_chars(written.data(), end, seconds); error == std::errc() && stop == end)
    return written.size() > 8 && seconds > 0 ? std::optional(seconds) : std::nullopt;  // shorter: a date, perhaps
  const std::string date = iso_date(written);
  if (date.empty()) return std::nullopt;
  int part[3] = {0, 0, 0};
  std::from_chars(date.data(), date.data() + 4, part[0]);
  std::from_chars(date.data() + 5, date.data() + 7, part[1]);
  std::from_chars(date.data() + 8, date.data() + 10, part[2]);
  using namespace std::chrono;
  seconds = sys_seconds(sys_days(year(part[0]) / part[1] / part[2])).time_since_epoch().count();
  const std::size_t at = written.find_first_of("T ");
  if (at == written.npos) return seconds;
  std::string_view clock = written.substr(at + 1);
  int h = 0, m = 0, s = 0;
  const auto two = [&](int& value, bool needed) {
    if (clock.starts_with(':')) clock.remove_prefix(1);
    const auto [stop, error] =
        std::from_chars(clock.data(), clock.data() + std::min<std::size_t>(2, clock.size()), value);
    const auto read = static_cast<std::size_t>(stop - clock.data());
    clock.remove_prefix(error == std::errc() && read == 2 ? 2 : 0);
    return !needed || (error == std::errc() && read == 2);
  };
  if (!two(h, true) || !two(m, true) || (clock.starts_with(':') && !two(s, true))) return std::nullopt;
  if (clock.starts_with('.')) clock.remove_prefix(std::min(clock.find_first_not_of("0123456789", 1), clock.size()));
  if (h > 23 || m > 59 || s > 60) return std::nullopt;
  seconds += h * 3600 + m * 60 + s;
  if (clock.empty() || clock == "Z" || clock == "z" || clock == " UTC") return seconds;
  const int sign = clock.front() == '+' ? -1 : 1;
  if (clock.front() != '+' && clock.front() != '-') return std::nullopt;
  clock.remove_prefix(1);
  if (!two(h, true) || (!clock.empty() && !two(m = 0, true)) || !clock.empty() || h > 14 || m > 59) return std::nullopt;
  return seconds + sign * (h * 3600 + m * 60);
}

GivenPerson given_person(const GivenRow& columns, std::string_view default_source) {
  Row row;
  row.source = default_source;
  row.check_sizes(columns);
  if (row.given.error.empty())
    for (const auto& [name, values] : columns) row.take(name, values);
  auto& person = row.given.person;
  person.source = row.source;
  for (auto& field : person.fields) field.source = row.source, field.collected_at = row.collected_at;
  if (person.identifiers.empty())
    row.fail("nothing to find the person by: an email, a username, a phone, a guest_id, ...");
  if (person.identifiers.size() > most_identifiers || row.given.wards.size() > most_identifiers)
    row.fail("more than 50 identifiers for one person");
  if (person.fields.size() > most_fields) row.fail("more than 200 fields");
  if (person.relations.empty()) row.fail("relation: write client, subscriber, poster, browser or site_visitor");
  return row.given;
}

}  // namespace joys
