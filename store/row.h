// Shorthand for one statement with its values, and for reading a row. Nothing here knows an engine.
#pragma once
#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

namespace joys {

inline Value value(std::integral auto n) { return static_cast<std::int64_t>(n); }
inline Value value(std::string text) { return text; }
inline Value value(std::string_view text) { return std::string(text); }
inline Value value(const char* text) { return std::string(text); }
inline Value value(std::nullopt_t) { return std::monostate(); }
template <class T>
Value value(std::optional<T> maybe) {
  return maybe ? value(std::move(*maybe)) : Value();
}

inline std::int64_t number(const Value& v) { return std::get<std::int64_t>(v); }
inline const std::string& text(const Value& v) { return std::get<std::string>(v); }
inline bool is_null(const Value& v) { return std::holds_alternative<std::monostate>(v); }

template <class... Values>
std::int64_t run(Database& db, std::string_view sql, Values&&... values) {
  const std::array<Value, sizeof...(Values)> bound{value(std::forward<Values>(values))...};
  return db.run(sql, bound);
}

template <class Each, class... Values>
void rows(Database& db, std::string_view sql, Each&& each, Values&&... values) {
  const std::array<Value, sizeof...(Values)> bound{value(std::forward<Values>(values))...};
  db.run(sql, bound, each);
}

template <class Read, class... Values>
auto first_row(Database& db, std::string_view sql, Read&& read, Values&&... values) {
  std::optional<decltype(read(Row()))> found;
  rows(
      db, sql,
      [&](Row row) {
        if (!found) found = read(row);
      },
      std::forward<Values>(values)...);
  return found;
}

template <class Read, class... Values>
auto all_rows(Database& db, std::string_view sql, Read&& read, Values&&... values) {
  std::vector<decltype(read(Row()))> found;
  rows(
      db, sql, [&](Row row) { found.push_back(read(row)); }, std::forward<Values>(values)...);
  return found;
}

inline std::int64_t first_number(Row row) { return number(row[0]); }
inline std::string first_text(Row row) { return text(row[0]); }

template <class... Values>
bool any_row(Database& db, std::string_view sql, Values&&... values) {
  return first_row(
             db, sql, [](Row) { return true; }, std::forward<Values>(values)...)
      .has_value();
}

}  // namespace joys
