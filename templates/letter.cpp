// One answer as text. A paragraph's file starts with its subject line; the frame is two more files, closing and undo.
#include "templates/letter.h"

namespace joys {
namespace {

using Values = std::map<std::string, std::string>;

constexpr std::string_view subject_mark = "Subject: ";

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

struct Piece {
  std::string subject, text;
};

Piece split(const std::string& rendered, const std::string& name) {
  const auto end = rendered.find('\n');
  if (!rendered.starts_with(subject_mark) || end == rendered.npos)
    throw TemplateError(name + ".mustache:1: must start with \"Subject: ...\"");
  return {rendered.substr(subject_mark.size(), end - subject_mark.size()), trimmed(rendered.substr(end))};
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
  for (const auto& [name, own] : paragraphs) {
    const Piece piece = split(render(name, own), folder + name);
    if (letter.subject.empty()) letter.subject = piece.subject;
    letter.text += piece.text + "\n\n";
  }
  letter.text += trimmed(render("closing", {})) + "\n";
  const auto undo = common.find("undo_url");
  if (undo != common.end() && !undo->second.empty()) letter.text += "\n" + trimmed(render("undo", {})) + "\n";
  return letter;
}

}  // namespace joys
