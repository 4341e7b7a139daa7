#include "web/me.h"

#include <algorithm>

#include "templates/escape.h"
#include "web/form.h"

namespace joys {
namespace {

std::optional<LinkView> link_of(Desk& desk, const Request& request) {
  if (request.rest.empty() || request.rest.size() > longest_secret) return std::nullopt;
  return desk.ledger.link(request.rest);
}

std::string row(const std::string& name, const std::string& value) {
  return "<tr><th scope=\"row\">" + escape_html(name) + "</th><td>" + escape_html(value) + "</td></tr>\n";
}

std::string table_of(const Person& person) {
  std::string table = "<table>\n";
  for (const auto& [kind, value] : person.identifiers) table += row(kind, value);
  if (!person.birth_date.empty()) table += row("birth_date", person.birth_date);
  for (const PersonField& field : person.fields) table += row(field.name, field.value);
  for (const auto& relation : person.relations) table += row("relation", relation);
  for (const auto& list : person.lists) table += row("list", list);
  return table + row("source", person.source) + "</table>";
}

std::string table_of(const std::vector<FieldChange>& fields) {
  std::string table = "<table>\n";
  for (const FieldChange& field : fields) table += row(field.field, field.new_value);
  return table + "</table>";
}

std::string template_of(const WishView& wish) {
  return wish.wish == Wish::see ? "me_show" : "me_" + std::string(name(wish.wish));
}

Pages::Values values_of(const LinkView& link, const WishView& wish) {
  if (wish.wish == Wish::change) return {{"changes", table_of(wish.fields)}};
  if (wish.wish == Wish::stop || wish.wish == Wish::confirm_address) return {{"address", link.address}};
  return {};
}

// Everything that still waits for a button; what was done already is shown again only if it was a look.
Response page_of(const Desk& desk, const Request& request, int status, const LinkView& link) {
  const std::string language = language_of(request);
  std::string sections;
  for (const WishView& wish : link.wishes)
    if (!wish.settled || wish.wish == Wish::see)
      sections += desk.pages.section(template_of(wish), language, values_of(link, wish));
  if (sections.empty()) return desk.pages.page(status, "me_done", language, {{"undo", ""}});
  return desk.pages.page(status, "me_page", language, {{"sections", sections}});
}

const WishView* wish_in(const LinkView& link, const Request& request) {
  const auto form = parse_form(header(request, "content-type"), request.body);
  if (!form) return nullptr;
  const auto field = form->find("wish");
  if (field == form->end()) return nullptr;
  const auto found = std::ranges::find(link.wishes, field->second, [](const WishView& w) { return name(w.wish); });
  return found == link.wishes.end() ? nullptr : &*found;
}

Response shown(const Desk& desk, const Request& request, const WishView& wish) {
  const std::string language = language_of(request);
  const std::string section = desk.pages.section(
      "me_see", language, {{"record", wish.person ? table_of(*wish.person) : ""}, {"mailbox", desk.site.mailbox}});
  return desk.pages.page(200, "me_page", language, {{"sections", section}});
}

}  // namespace

Response show_me(Desk& desk, const Request& request) try {
  const auto link = link_of(desk, request);
  return link ? page_of(desk, request, 200, *link) : refuse(desk, request, 410, "me_gone");
} catch (const DatabaseError& error) {
  return trouble(desk, request, error);
}

Response click_me(Desk& desk, const Request& request) try {
  const auto link = link_of(desk, request);
  if (!link) return refuse(desk, request, 410, "me_gone");
  const WishView* const wish = wish_in(*link, request);
  if (!wish) return page_of(desk, request, 400, *link);
  const Followed followed = desk.ledger.follow(request.rest, wish->wish, "page").get();
  const std::string language = language_of(request);
  switch (followed.state) {
    case Followed::State::gone:
      return refuse(desk, request, 410, "me_gone");
    case Followed::State::to_staff:
      return desk.pages.page(200, "me_people", language);
    case Followed::State::done:
    case Followed::State::done_before:
      if (wish->wish == Wish::see) return shown(desk, request, *wish);
      return desk.pages.page(200, "me_done", language, {{"undo", followed.undo_secret}});
  }
  return refuse(desk, request, 410, "me_gone");
} catch (const DatabaseError& error) {
  return trouble(desk, request, error);
}

}  // namespace joys
