// What a link in a letter can do: show one button, stop the announcements, and take that back. A GET changes nothing,
// because programs that check links fetch every one of them.
#include "web/unsubscribe.h"

#include <ctime>
#include <fstream>
#include <iterator>

#include "handlers/dates.h"
#include "store/database.h"
#include "web/desk.h"
#include "web/form.h"
#include "web/me.h"
#include "web/policy.h"

namespace joys {
namespace {

Response ask(const Desk& desk, const Request& request, int status, const Ticket& ticket) {
  return desk.pages.page(status, "ask", language_of(request), {{"address", ticket.address}, {"list", ticket.list}});
}

Response done(const Desk& desk, const Request& request, const Ticket& ticket, const std::string& undo) {
  const std::string language = language_of(request);
  const std::int64_t last = desk.now() + std::int64_t{desk.site.mailer_delay_hours} * 3600;
  return desk.pages.page(200, "done", language,
                         {{"address", ticket.address},
                          {"list", ticket.list},
                          {"until", say_date(last, desk.site.timezone, language)},
                          {"undo", undo}});
}

// Returns when it is durable. The secret that undoes it, "" if the address was stopped already.
std::string stop(Desk& desk, const Ticket& ticket, const std::string& who) {
  Decision decision;
  decision.action = Action::automatic;
  decision.changes.push_back(
      Suppress{.address = ticket.address, .purpose = Purpose::announcements, .list = ticket.list, .why = who});
  const std::vector<std::string> secrets = desk.ledger.act(std::move(decision), who).get();
  return secrets.empty() ? std::string() : secrets.front();
}

enum class Press { none, one_click, page };

Press press(const Request& request) {
  const auto form = parse_form(header(request, "content-type"), request.body);
  if (!form) return Press::none;
  const auto says = [&](const char* name, const char* value) {
    const auto field = form->find(name);
    return field != form->end() && field->second == value;
  };
  if (says("List-Unsubscribe", "One-Click")) return Press::one_click;  // RFC 8058 section 3.2
  return says("confirm", "yes") ? Press::page : Press::none;
}

Response leaked(const Desk& desk, const Request& request, int status) {
  return desk.pages.page(status, "leaked", language_of(request), {{"mailbox", desk.site.mailbox}});
}

Response show_link(Desk& desk, const Request& request) {
  const auto ticket = open(desk.site.token_keys, request.rest);
  if (!ticket) return refuse(desk, request, 404, "bad_link");
  return ticket->compromised ? leaked(desk, request, 200) : ask(desk, request, 200, *ticket);
}

Response follow_link(Desk& desk, const Request& request) try {
  const auto ticket = open(desk.site.token_keys, request.rest);
  if (!ticket) return refuse(desk, request, 404, "bad_link");
  if (ticket->compromised) return leaked(desk, request, 409);  // a 2xx would tell a mail program that it is stopped
  switch (press(request)) {
    case Press::none:
      return ask(desk, request, 400, *ticket);
    case Press::one_click:
      stop(desk, *ticket, "one-click");
      return done(desk, request, *ticket, "");
    case Press::page:
      return done(desk, request, *ticket, stop(desk, *ticket, "page"));
  }
  return ask(desk, request, 400, *ticket);
} catch (const DatabaseError& error) {
  return trouble(desk, request, error);
}

bool undo_known(Desk& desk, const std::string& secret) {
  return !secret.empty() && secret.size() <= longest_secret && desk.ledger.undo_known(secret);
}

Response show_undo(Desk& desk, const Request& request) try {
  if (!undo_known(desk, request.rest)) return refuse(desk, request, 410, "gone");
  return desk.pages.page(200, "undo_ask", language_of(request));
} catch (const DatabaseError& error) {
  return trouble(desk, request, error);
}

Response undo(Desk& desk, const Request& request) try {
  if (!undo_known(desk, request.rest)) return refuse(desk, request, 410, "gone");
  Decision decision;
  decision.action = Action::automatic;
  decision.changes.push_back(Undo{request.rest});
  desk.ledger.act(std::move(decision), "undo").get();
  return desk.pages.page(200, "undo_done", language_of(request));
} catch (const DatabaseError& error) {
  return trouble(desk, request, error);
}

Response home(Desk& desk, const Request& request) {
  return desk.pages.page(200, "home", language_of(request), {{"mailbox", desk.site.mailbox}});
}

// Read at every request, so that a new version is shown without a restart.
Response policy(Desk& desk, const Request& request) {
  if (desk.site.policy_file.empty())
    return desk.site.policy_url.empty()
               ? Response{.status = 404, .body = plain_page(404)}
               : desk.pages.page(200, "policy", language_of(request), {{"url", desk.site.policy_url}});
  std::ifstream file(desk.site.policy_file, std::ios::binary);
  const std::string markdown{std::istreambuf_iterator<char>(file), {}};
  if (!markdown.empty()) return desk.pages.framed(200, "en", policy_html(markdown));
  Response missing{.status = 503, .body = plain_page(503)};
  missing.complaint = "the policy file " + desk.site.policy_file + " cannot be read";
  return missing;
}

}  // namespace

std::vector<Route> public_routes(const PublicSite& site, Ledger& ledger, std::shared_ptr<const Templates> templates) {
  say_date(0, site.timezone, "en");  // an unknown time zone shall fail here, not after somebody's click
  const auto desk = std::shared_ptr<Desk>(new Desk{site, ledger, Pages(std::move(templates))});
  const auto at = [&desk](Response (*serve)(Desk&, const Request&)) {
    return [desk, serve](const Request& request) { return serve(*desk, request); };
  };
  return {
      {"GET", "/u/", at(show_link)}, {"POST", "/u/", at(follow_link)}, {"GET", "/undo/", at(show_undo)},
      {"POST", "/undo/", at(undo)},  {"GET", "/policy", at(policy)},   {"GET", "/", at(home)},
      {"GET", "/me/", at(show_me)},  {"POST", "/me/", at(click_me)},
  };
}

}  // namespace joys
