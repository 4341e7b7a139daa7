#include "web/desk.h"

#include <ctime>

namespace joys {

std::int64_t Desk::now() const { return site.clock ? site.clock() : std::time(nullptr); }

std::string header(const Request& request, const char* name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? std::string() : found->second;
}

std::string language_of(const Request& request) { return page_language(header(request, "accept-language")); }

Response refuse(Desk& desk, const Request& request, int status, std::string_view page) {
  const std::string language = language_of(request);
  if (!desk.guesses.too_many(request.peer, desk.now()))
    return desk.pages.page(status, page, language, {{"mailbox", desk.site.mailbox}});
  Response wait = desk.pages.page(429, "too_many", language);
  wait.headers.emplace_back("Retry-After", "60");
  return wait;
}

Response trouble(const Desk& desk, const Request& request, const DatabaseError& error) {
  Response page = desk.pages.page(503, "trouble", language_of(request));
  page.headers.emplace_back("Retry-After", "60");
  page.complaint = std::string("a link could not be followed: ") + error.what();
  return page;
}

}  // namespace joys
