// A letter from its paragraphs: what is refused, and that nothing a stranger wrote ends a line.
#include "templates/letter.h"

#include "catch.h"

using namespace joys;

namespace {

const std::map<std::string, std::string> common{
    {"number", "K7QF-3MPD"}, {"received", "today"}, {"undo_url", ""}, {"company", "Soren"}};
const std::map<std::string, std::string> dates{{"due", "tomorrow"}};

std::shared_ptr<const Templates> templates() { return Templates::load(JOYS_SOURCE_DIR "/templates"); }

}  // namespace

TEST_CASE("an acknowledgement as a whole") {
  const auto loaded = templates();
  const LetterText text = render_letter(*loaded, "en", {{"question_received", dates}}, common);
  CHECK(text.subject == "We have your question [K7QF-3MPD]");
  CHECK(text.text ==
        "We have your letter of today. You need not do anything.\n\nA person answers your question by tomorrow.\n\n"
        "A person at Soren reads what you answer. Our number for your letter is K7QF-3MPD.\n");
  CHECK(text.version == loaded->version());
}

TEST_CASE("a letter without a paragraph, a language without letters, a hole and a rest are errors") {
  const auto loaded = templates();
  CHECK_THROWS_AS(render_letter(*loaded, "en", {}, common), TemplateError);
  CHECK_THROWS_AS(render_letter(*loaded, "tlh", {{"question_received", dates}}, common), TemplateError);
  CHECK_THROWS_AS(render_letter(*loaded, "en", {{"question_received", {}}}, common), TemplateError);
  CHECK_THROWS_AS(render_letter(*loaded, "en", {{"question_received", dates}}, {{"number", "x"}}), TemplateError);
  auto more = dates;
  more["shoe_size"] = "44";
  CHECK_THROWS_AS(render_letter(*loaded, "en", {{"question_received", more}}, common), TemplateError);
  CHECK_THROWS_WITH(render_letter(*loaded, "en", {{"closing", {}}}, common),
                    "mail/en/closing.mustache:1: must start with \"Subject: ...\" and a blank line");
}

TEST_CASE("a value with line breaks stays in its line") {
  auto hostile = common;
  hostile["number"] = "K7QF\r\nBcc: eve@example.net";
  const LetterText text = render_letter(*templates(), "en", {{"question_received", dates}}, hostile);
  CHECK(text.subject == "We have your question [K7QF  Bcc: eve@example.net]");
  CHECK(text.text.find('\r') == std::string::npos);
}

TEST_CASE("letters to staff have no holes and name nobody") {
  auto staff = common;
  staff["received"] = "";
  const LetterText urgent = render_letter(
      *templates(), "staff", {{"urgent", {{"due", "2026-12-04 10:00"}, {"category", "child_report"}}}}, staff);
  CHECK(urgent.subject == "Urgent case K7QF-3MPD, due 2026-12-04 10:00");
  CHECK(urgent.text.find("joysctl queue show K7QF-3MPD") != std::string::npos);
  const LetterText digest = render_letter(
      *templates(), "staff", {{"digest", {{"open", "3"}, {"urgent", "1"}, {"overdue", "0"}, {"next", ""}}}}, staff);
  CHECK(digest.subject == "3 open cases, 1 urgent, 0 overdue");
  CHECK(digest.text.find("{{") == std::string::npos);
  CHECK(digest.text.find("joysctl queue list") != std::string::npos);
}
