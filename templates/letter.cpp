// One answer as text. A paragraph's file starts with a small header like a mail's; the frame is three more files:
// perhaps, closing and undo.
#include "templates/letter.h"

#include <algorithm>
#include <sstream>

namespace joys {
namespace {

using Values = std::map<std::string, std::string>;

constexpr std::string_view subject_mark = "Subject: ";
constexpr std::string_view undo_mark = "Undo: yes", link_mark = "Link: yes";

// The paragraph's own values, and of the common ones those that the template asks for.
Values joined(const Templates& templates, const std::string& name, const Values& own, const Values& common) {
  Values values = own;
  for (const auto& key : templates.keys(name))
    if (const auto found = common.find(key); found != common.end()) values.insert(*found);
  return values;
}

std::string trimmed(std::string text) {
  const auto begin = text.find_first_not_of('\n');
  const auto end = text.find_last_not_of('\n');
  return begin == text.npos ? std::string() : text.substr(begin, end - begin + 1);
}

// A rendered paragraph: "Subject: ...", perhaps "Undo: yes" and "Link: yes", a blank line, the opening line, a blank
// line, the rest.
struct Piece {
  std::string subject, opening, rest;
  bool undo = false, link = false;
};

Piece split(const std::string& rendered, const std::string& name) {
  const auto end = rendered.find("\n\n");
  if (!rendered.starts_with(subject_mark) || end == rendered.npos)
    throw TemplateError(name + ".mustache:1: must start with \"Subject: ...\" and a blank line");
  Piece piece;
  std::istringstream header(rendered.substr(subject_mark.size(), end - subject_mark.size()));
  std::getline(header, piece.subject);
  for (std::string line; std::getline(header, line);) {
    if (line != undo_mark && line != link_mark)
      throw TemplateError(name + ".mustache: only \"Undo: yes\" and \"Link: yes\" may stand below the subject");
    (line == undo_mark ? piece.undo : piece.link) = true;
  }
  const std::string text = trimmed(rendered.substr(end));
  const auto opening = std::min(text.find("\n\n"), text.size());
  piece.opening = text.substr(0, opening);
  piece.rest = trimmed(text.substr(opening));
  return piece;
}

}  // namespace

LetterText render_letter(const Templates& templates, const std::string& language,
                         const std::vector<std::pair<std::string, Values>>& paragraphs, const Values& common) {
  const std::string folder = "mail/" + language + "/";
  const auto render = [&](const std::string& name, const Values& own) {
    return templates.render(folder + name, joined(templates, folder + name, own, common), Escape::mail);
  };
  if (paragraphs.empty()) throw TemplateError(folder + ": a letter needs a paragraph");

  LetterText letter{"", "", templates.version()};
  bool undo = false, link = false;
  for (const auto& [name, own] : paragraphs) {
    const Piece piece = split(render(name, own), folder + name);
    if (letter.subject.empty()) {
      letter.subject = piece.subject;
      letter.text = piece.opening + "\n\n";
    }
    if (!piece.rest.empty()) letter.text += piece.rest + "\n\n";
    undo |= piece.undo;
    link |= piece.link;
  }
  const auto given = [&](const char* url) {
    const auto found = common.find(url);
    return found != common.end() && !found->second.empty();
  };
  if (link && !given("link_url")) throw TemplateError(folder + ": a page without a link");
  undo = undo && given("undo_url");
  if (link) letter.text += trimmed(render("link", {})) + "\n\n";
  if (undo || link) letter.text += trimmed(render("perhaps", {})) + "\n\n";
  letter.text += trimmed(render("closing", {})) + "\n";
  if (undo) letter.text += "\n" + trimmed(render("undo", {})) + "\n";
  return letter;
}

}  // namespace joys
