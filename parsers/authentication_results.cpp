// The grammar of Authentication-Results: tokens, quoted strings and comments, statements divided by semicolons.
#include "parsers/authentication_results.h"

#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t results_limit = 100;
constexpr std::size_t properties_limit = 20;

// One lexical token: a word, a quoted string (without its quotes), or one of ; = /
struct Token {
  std::string text;
  bool mark = false;
};

std::size_t skip_comment(std::string_view s, std::size_t i) {
  int depth = 0;
  for (; i < s.size(); ++i) {
    if (s[i] == '\\')
      ++i;
    else if (s[i] == '(')
      ++depth;
    else if (s[i] == ')' && --depth == 0)
      return i + 1;
  }
  return s.size();
}

// A word, a quoted string, or both joined ("ann lee"@example.org). A value may hold "=" and "/" (a bounce address, a
// reason); only the name before it ends there. Returns where the token ends.
std::size_t read_word(std::string_view s, std::size_t i, bool value, Token& token) {
  while (i < s.size() && !scan::is_space(s[i]) && s[i] != ';' && s[i] != '(' &&
         (value || (s[i] != '=' && s[i] != '/'))) {
    if (s[i] != '"') {
      token.text += s[i++];
      continue;
    }
    for (++i; i < s.size() && s[i] != '"'; ++i) {
      if (s[i] == '\\' && i + 1 < s.size()) ++i;
      token.text += s[i];
    }
    if (i < s.size()) ++i;
  }
  return i;
}

std::vector<Token> tokens_of(std::string_view s) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < s.size();) {
    const char c = s[i];
    if (scan::is_space(c)) {
      ++i;
    } else if (c == '(') {
      i = skip_comment(s, i);
    } else if (c == ';' || c == '=' || c == '/') {
      tokens.push_back({std::string(1, c), true});
      ++i;
    } else {
      const bool value = !tokens.empty() && tokens.back().mark && tokens.back().text == "=";
      i = read_word(s, i, value, tokens.emplace_back());
    }
  }
  return tokens;
}

bool is_mark(const std::vector<Token>& tokens, std::size_t i, char c) {
  return i < tokens.size() && tokens[i].mark && tokens[i].text[0] == c;
}

// "method[/version]=result [reason=value] [ptype.property=value]..."
Result statement(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  Result result;
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens[i].mark) continue;
    std::string name = scan::lower(tokens[i].text);
    // White space and comments may stand around the dot of "smtp.mailfrom" (RFC 8601 section 2.2).
    while (i + 1 < end && !tokens[i + 1].mark && (name.ends_with('.') || tokens[i + 1].text.starts_with('.')))
      name += scan::lower(tokens[++i].text);
    std::size_t equals = i + 1;
    if (result.method.empty() && is_mark(tokens, equals, '/')) equals += 2;  // the version
    if (!is_mark(tokens, equals, '=') || equals + 1 >= end || tokens[equals + 1].mark) continue;
    const std::string& value = tokens[equals + 1].text;
    if (result.method.empty()) {
      result.method = std::move(name);
      result.value = scan::lower(value);
    } else if (name.find('.') != name.npos && result.properties.size() < properties_limit) {
      result.properties.emplace_back(std::move(name), value);
    }
    i = equals + 1;
  }
  return result;
}

}  // namespace

const std::string* Result::property(std::string_view name) const {
  for (const auto& [known, value] : properties)
    if (known == name) return &value;
  return nullptr;
}

AuthenticationResults parse_authentication_results(std::string_view unfolded) {
  AuthenticationResults field;
  const std::vector<Token> tokens = tokens_of(unfolded);
  std::size_t i = 0;
  if (i < tokens.size() && !tokens[i].mark) field.authserv_id = tokens[i++].text;
  while (i < tokens.size() && !is_mark(tokens, i, ';')) ++i;  // the version of the field
  while (i < tokens.size() && field.results.size() < results_limit) {
    const std::size_t begin = ++i;
    while (i < tokens.size() && !is_mark(tokens, i, ';')) ++i;
    Result result = statement(tokens, begin, i);
    if (!result.method.empty()) field.results.push_back(std::move(result));
  }
  return field;
}

}  // namespace joys
