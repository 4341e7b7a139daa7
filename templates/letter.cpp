// One answer as text. A paragraph's file starts with a small header like a mail's; the frame is three more files:
// perhaps, closing and undo.
#include "templates/letter.h"

#include <algorithm>

namespace joys {
namespace {

using Values = std::map<std::string, std::string>;

constexpr std::string_view subject_mark = "Subject: ";
constexpr std::string_view undo_mark = "Undo: yes";

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

// A rendered paragraph: "Subject: ...", perhaps "Undo: yes", a blank line, the opening line, a blank line, the rest.
struct Piece {
  std::string subject, opening, rest;
  bool undo = false;
};

Piece split(const std::string& rendered, const std::string& name) {
  const auto end = rendered.find("\n\n");
  if (!rendered.starts_with(subject_mark) || end == rendered.npos)
    throw TemplateError(name + ".mustache:1: must start with \"Subject: ...\" and a blank line");
  const std::string header = rendered.substr(subject_mark.size(), end - subject_mark.size());
  const auto line = header.find('\n');
  const bool undo = line != header.npos;
  if (undo && header.substr(line + 1) != undo_mark)
    throw TemplateError(name + ".mustache:2: only \"Undo: yes\" may stand below the subject");
  const std::string text = trimmed(rendered.substr(end));
  const auto opening = std::min(text.find("\n\n"), text.size());
  return {header.substr(0, line), text.substr(0, opening), trimmed(text.substr(opening)), undo};
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
  bool undo = false;
  for (const auto& [name, own] : paragraphs) {
    const Piece piece = split(render(name, own), folder + name);
    if (letter.subject.empty()) {
      letter.subject = piece.subject;
      letter.text = piece.opening + "\n\n";
    }
    if (!piece.rest.empty()) letter.text += piece.rest + "\n\n";
    undo |= piece.undo;
  }
  const auto url = common.find("undo_url");
  undo = undo && url != common.end() && !url->second.empty();
  if (undo) letter.text += trimmed(render("perhaps", {})) + "\n\n";
  letter.text += trimmed(render("closing", {})) + "\n";
  if (undo) letter.text += "\n" + trimmed(render("undo", {})) + "\n";
  return letter;
}

}  // namespace joys
