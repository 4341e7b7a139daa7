#include "daemon/person_view.h"

#include <algorithm>
#include <ctime>

#include "parsers/identifier.h"

namespace joys {
namespace {

using nlohmann::json;

constexpr int most_people = 50;

std::vector<std::string_view> kinds_like(std::string_view typed) {
  const auto is = [&](std::string_view kind) { return !canonical_identifier(kind, typed).empty(); };
  if (typed.find('@') != typed.npos && !typed.starts_with('@')) return {"email"};
  if (is("ip")) return {"ip"};
  if (is("phone")) return {"phone", "username", "guest", "id"};
  if (is("profile")) return {"profile", "username", "guest", "id"};
  return {"username", "guest", "id"};
}

std::string time_text(std::int64_t unix_time) {
  const std::time_t t = unix_time;
  std::tm parts{};
  gmtime_r(&t, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

std::string for_eyes(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  for (std::size_t at; (at = text.find("\xC2")) != text.npos && at + 1 < text.size() &&
                       static_cast<unsigned char>(text[at + 1]) < 0xA0;)
    text.replace(at, 2, " ");  // C1 controls: a terminal obeys them
  return text;
}

// --- export

struct Entry {
  std::string group, what, name, value, source;
  std::int64_t collected_at = 0;
};

struct Belongs {
  std::string_view name, relation;
};
// By the policy's own description of each relation.
constexpr Belongs belongings[] = {{"guest", "browser"},    {"ip", "browser"},     {"geography", "browser"},
                                  {"session", "browser"},  {"profile", "poster"}, {"list", "subscriber"},
                                  {"site", "site_visitor"}};

std::string group_of(const Person& person, std::string_view name) {
  if (person.relations.size() == 1) return person.relations.front();
  const auto* const found = std::ranges::find(belongings, name, &Belongs::name);
  return found != std::end(belongings) && person.is(found->relation) ? std::string(found->relation) : "all";
}

std::vector<Entry> entries_of(const Person& person) {
  std::vector<Entry> all;
  const auto add = [&](std::string_view what, std::string_view name, const std::string& value,
                       const PersonField* field = nullptr) {
    all.push_back({group_of(person, name), std::string(what), std::string(name), value, field ? field->source : "",
                   field ? field->collected_at : 0});
  };
  for (const auto& [kind, value] : person.identifiers) add("identifier", kind, value);
  if (!person.birth_date.empty()) add("field", "birth_date", person.birth_date);
  for (const auto& field : person.fields) add("field", field.name, field.value, &field);
  for (const auto& list : person.lists) add("subscription", "list", list);
  for (const auto& site : person.sites) add("visit", "site", site);
  for (const auto& ward : person.guardian_of) add("guardian of", "person", ward);
  return all;
}

std::string csv_value(const std::string& text) {
  if (text.find_first_of(",\"\r\n;\t") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::vector<Person> people_named(Ledger& ledger, const std::string& typed, const std::string& kind) {
  if (constexpr std::string_view row = "person "; kind.empty() && typed.starts_with(row)) {
    auto person = ledger.person(typed.substr(row.size()));
    return person ? std::vector{std::move(*person)} : std::vector<Person>();
  }
  if (!kind.empty()) return ledger.people_with(kind, typed, most_people);
  for (const auto like : kinds_like(typed))
    if (auto found = ledger.people_with(like, typed, most_people); !found.empty()) return found;
  return {};
}

Visible visible(Ledger& ledger, Person person, const std::string& case_number, const std::string& who) {
  if (!has_visits(person)) return {std::move(person), "", false};
  if (case_number.empty() && !only_visitor(person)) return {with_visits_of(std::move(person), {}), "", true};
  const auto read = ledger.read_visits(person.id, case_number, who).get();
  if (!read.granted) return {Person(), read.why, true};
  return {with_visits_of(std::move(person), read.sites), "", false};
}

json person_json(const Person& person) {
  json out{{"person", person.id},
           {"identifiers", json::array()},
           {"relations", person.relations},
           {"birth_date", person.birth_date},
           {"fields", json::array()},
           {"lists", person.lists},
           {"sites", person.sites},
           {"guardian_of", person.guardian_of},
           {"source", person.source},
           {"restricted", person.restricted},
           {"restricted_why", person.restricted_why}};
  for (const auto& [kind, value] : person.identifiers) out["identifiers"].push_back({{"kind", kind}, {"value", value}});
  for (const auto& field : person.fields)
    out["fields"].push_back(
        {{"name", field.name},
         {"value", field.value},
         {"source", field.source},
         {"collected_at", field.collected_at == 0 ? json(nullptr) : json(time_text(field.collected_at))}});
  return out;
}

void print_person(std::ostream& out, const Person& person) {
  out << "Person " << person.id << ": " << joined(person.relations, ", ") << "\n";
  if (person.restricted) out << "  HIDDEN, and no mail goes there: " << for_eyes(person.restricted_why) << "\n";
  const auto line = [&](const std::string& name, const std::string& value, const std::string& more = "") {
    if (!value.empty())
      out << "  " << for_eyes(name) << std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') << for_eyes(value)
          << for_eyes(more) << "\n";
  };
  for (const auto& [kind, value] : person.identifiers) line(kind, value);
  line("birth date", person.birth_date);
  for (const auto& field : person.fields)
    line(field.name, field.value,
         "   (" + field.source + (field.collected_at == 0 ? "" : ", " + time_text(field.collected_at)) + ")");
  line("lists", joined(person.lists, ", "));
  line("sites", joined(person.sites, ", "));
  line("guardian of", person.guardian_of.empty() ? "" : "person " + joined(person.guardian_of, ", person "));
  line("source", person.source);
}

json export_json(const Person& person) {
  json groups = json::object();
  for (const auto& relation : person.relations) groups[relation] = json::array();
  for (const auto& entry : entries_of(person)) {
    json one{{"what", entry.what}, {"name", entry.name}, {"value", entry.value}};
    if (!entry.source.empty()) one["source"] = entry.source;
    if (entry.collected_at != 0) one["collected_at"] = time_text(entry.collected_at);
    groups[entry.group].push_back(std::move(one));
  }
  return {{"person", person.id}, {"relations", person.relations}, {"groups", std::move(groups)}};
}

void export_csv(std::ostream& out, const std::vector<Person>& people) {
  out << "person,group,what,name,value,source,collected_at\r\n";
  for (const auto& person : people)
    for (const auto& e : entries_of(person))
      out << person.id << "," << e.group << "," << e.what << "," << csv_value(e.name) << "," << csv_value(e.value)
          << "," << csv_value(e.source) << "," << (e.collected_at == 0 ? "" : time_text(e.collected_at)) << "\r\n";
}

}  // namespace joys
