// The frame of every page. The look is one inline style, allowed by its hash; the words are in templates/web.
#include "web/page.h"

#include <sodium.h>

#include "web/strict.h"

namespace joys {
namespace {

std::string sha256_base64(std::string_view text) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  char encoded[sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL)];
  sodium_bin2base64(encoded, sizeof encoded, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
  return encoded;
}

std::string_view first_heading(std::string_view text) {
  const auto start = text.find("<h1>");
  const auto end = text.find("</h1>");
  if (start == std::string_view::npos || end == std::string_view::npos || end < start)
    throw TemplateError("a page needs one <h1>: it is the title");
  return text.substr(start + 4, end - start - 4);
}

struct Words {
  int status;
  std::string_view title, text;
};
constexpr Words server_pages[] = {
    {400, "This request cannot be understood", "Nothing was changed."},
    {404, "There is nothing here", "Please check the address. Nothing was changed."},
    {405, "This cannot be done here", "Nothing was changed."},
    {413, "This is too large", "Nothing was changed."},
    {414, "This address is too long", "Nothing was changed."},
    {503, "Please try again in a minute", "Something is wrong on our side. Nothing was changed."},
};
constexpr Words unknown_mishap = {500, "Something is wrong on our side", "Please try again later."};

}  // namespace

std::string plain_page(int status) {
  const auto* found = std::ranges::find(server_pages, status, &Words::status);
  const Words& words = found == std::end(server_pages) ? unknown_mishap : *found;
  const std::string title(words.title);
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
         "</title>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p>" + std::string(words.text) +
         "</p>\n</main>\n</body>\n</html>\n";
}

std::string page_language(std::string_view accept) {
  std::string best = "en";
  double best_weight = 0;
  accept = accept.substr(0, 1000);  // a real one has a few dozen characters
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    std::string range = ascii_lower(accept.substr(0, comma));
    accept = comma == std::string_view::npos ? std::string_view() : accept.substr(comma + 1);
    std::erase_if(range, [](char c) { return c == ' ' || c == '\t'; });
    const auto q = range.find(";q=");
    const double weight = q == std::string::npos ? 1 : std::clamp(std::atof(range.c_str() + q + 3), 0.0, 1.0);
    const std::string language = range.substr(0, range.find_first_of("-;"));
    const bool ours = language == "en" || language == "es" || language == "fr" || language == "de";
    if (!ours || weight <= best_weight) continue;
    best = language;
    best_weight = weight;
  }
  return best;
}

Pages::Pages(std::shared_ptr<const Templates> templates) : templates_(std::move(templates)) {
  style_ = templates_->render("web/style", {}, Escape::html);
  security_policy_ = "default-src 'none'; style-src 'sha256-" + sha256_base64(style_) +
                     "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

Response Pages::page(int status, std::string_view name, std::string_view language, const Values& values) const {
  return framed(status, language, section(name, language, values));
}

std::string Pages::section(std::string_view name, std::string_view language, const Values& values) const {
  return templates_->render("web/" + std::string(language) + "/" + std::string(name), values, Escape::html);
}

Response Pages::framed(int status, std::string_view language, const std::string& html) const {
  const Values parts = {{"language", std::string(language)},
                        {"title", std::string(first_heading(html))},
                        {"style", style_},
                        {"main", html}};
  Response response{.status = status, .body = templates_->render("web/page", parts, Escape::html)};
  response.headers.emplace_back("Content-Language", language);
  response.headers.emplace_back("Content-Security-Policy", security_policy_);
  return response;
}

}  // namespace joys
