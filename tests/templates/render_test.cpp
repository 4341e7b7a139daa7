// Loading and rendering: holes, unused values, escapes, and errors with file and line.
#include "templates/render.h"

#include <unistd.h>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "catch.h"
#include "templates/escape.h"
#include "templates/tags.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {

// A folder of templates for one test.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("templates_test_" + std::to_string(getpid()) + "_" + std::to_string(count_++))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Folder& with(const std::string& name, const std::string& text) {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this;
  }
  std::shared_ptr<const Templates> load() const { return Templates::load(path_.string()); }

 private:
  static inline std::atomic<int> count_ = 0;
  fs::path path_;
};

std::string error_of(const std::string& name, const std::string& text) {
  Folder folder;
  folder.with(name, text);
  try {
    folder.load();
  } catch (const TemplateError& error) {
    const std::string what = error.what();
    return what.substr(what.find(name));
  }
  return "no error";
}

}  // namespace

TEST_CASE("a template is rendered with exactly its values [S5]") {
  Folder folder;
  const auto templates = folder.with("mail/en/a.mustache", "Hello {{name}},\n{{ name }} of {{place}}\n").load();
  CHECK(templates->names() == std::vector<std::string>{"mail/en/a"});
  CHECK(templates->has("mail/en/a"));
  CHECK_FALSE(templates->has("mail/en/b"));
  CHECK(templates->keys("mail/en/a") == std::set<std::string>{"name", "place"});
  CHECK(templates->render("mail/en/a", {{"name", "Ann"}, {"place", "Rome"}}, Escape::mail) ==
        "Hello Ann,\nAnn of Rome\n");
  CHECK_THROWS_WITH(templates->render("mail/en/a", {{"name", "Ann"}}, Escape::mail),
                    "mail/en/a.mustache:2: no value for {{place}}");
  CHECK_THROWS_WITH(templates->render("mail/en/a", {{"name", "A"}, {"place", "B"}, {"age", "9"}}, Escape::mail),
                    "mail/en/a.mustache: the value 'age' is used nowhere");
  CHECK_THROWS_WITH(templates->render("mail/en/b", {}, Escape::mail), "mail/en/b.mustache: no such template");
  CHECK_THROWS_AS(templates->keys("mail/en/b"), TemplateError);
}

TEST_CASE("an empty value is false in a section, and must still be given") {
  Folder folder;
  const auto templates = folder.with("mail/en/a.mustache", "a{{#x}}-{{x}}-{{/x}}{{^x}}none{{/x}}b").load();
  CHECK(templates->render("mail/en/a", {{"x", "1"}}, Escape::mail) == "a-1-b");
  CHECK(templates->render("mail/en/a", {{"x", ""}}, Escape::mail) == "anoneb");
  CHECK_THROWS_AS(templates->render("mail/en/a", {}, Escape::mail), TemplateError);
}

TEST_CASE("values cannot break out of their line, and are never templates themselves") {
  Folder folder;
  const auto templates =
      folder.with("mail/en/a.mustache", "To {{x}}.").with("web/a.mustache", "<b title=\"{{x}}\">").load();
  CHECK(templates->render("mail/en/a",
                          {{"x",
                            "a\r\nBcc: b\tc\x7f"
                            "d"}},
                          Escape::mail) == "To a  Bcc: b c d.");
  CHECK(templates->render("mail/en/a", {{"x", "{{y}}{{{x}}}<&"}}, Escape::mail) == "To {{y}}{{{x}}}<&.");
  CHECK(templates->render("web/a", {{"x", "\"><i>'&"}}, Escape::html) == "<b title=\"&quot;&gt;&lt;i&gt;&#39;&amp;\">");
}

TEST_CASE("escapes") {
  CHECK(escape_mail(std::string("a\0b\x1f", 4)) == "a b ");
  CHECK(escape_mail("a\u0085b\u2028c\u2029d\u202Ee\u2066f") == "a b c d e f");
  CHECK(escape_mail("Zoë, «ñ» 漢字 – ok") == "Zoë, «ñ» 漢字 – ok");
  CHECK(escape_mail("\xe2\x80") == "\xe2\x80");  // a broken end is not read past
  CHECK(escape_mail("\xc2") == "\xc2");
  CHECK(escape_html("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
}

TEST_CASE("a faulty template names its file and line") {
  const std::string name = "mail/en/a.mustache";
  CHECK(error_of(name, "a\nb {{c\n") == name + ":2: tag is not closed");
  CHECK(error_of(name, "a {{b\n}}") == name + ":1: tag runs over the end of its line");
  CHECK(error_of(name, "a\n\n{{#b}}") == name + ":3: {{#b}} is never closed");
  CHECK(error_of(name, "{{#b}}{{#c}}{{/b}}{{/c}}") == name + ":1: {{/b}} closes nothing");
  CHECK(error_of(name, "{{/b}}") == name + ":1: {{/b}} closes nothing");
  CHECK(error_of(name, "{{{b}}}") == name + ":1: {{{b}}} would not be escaped: use two braces");
  for (const auto* tag : {"{{>b}}", "{{&b}}", "{{=<% %>=}}", "{{}}", "{{.}}", "{{a.b}}", "{{Name}}", "{{a b}}"})
    CHECK_THAT(error_of(name, tag), contains_text(name + ":1: ") && contains_text("is no name"));
  CHECK(error_of(name, "{{! a comment }}\n{{b}}") == "no error");
  CHECK(error_of("web/a.mustache", "{{{b}}}") == "no error");
}

TEST_CASE("lines are counted across several tags") {
  const auto tags = find_tags("{{a}}\n{{b}} {{a}}\n\n{{c}}", "f", false);
  CHECK(tags == std::map<std::string, int>{{"a", 1}, {"b", 2}, {"c", 4}});
}

TEST_CASE("a folder without templates, or none, is an error") {
  CHECK_THROWS_AS(Templates::load("/nowhere/at/all"), TemplateError);
  CHECK_THROWS_AS(Folder().load(), TemplateError);
  Folder large;
  large.with("web/a.mustache", std::string(300 * 1024, 'a'));
  CHECK_THROWS_WITH(large.load(), contains_text("longer than 256 KiB"));
}

TEST_CASE("the version follows every text") {
  Folder one, two, three, four;
  one.with("web/a.mustache", "a");
  two.with("web/a.mustache", "a");
  three.with("web/a.mustache", "b");
  four.with("web/b.mustache", "a");
  CHECK(one.load()->version() == two.load()->version());
  CHECK(one.load()->version() != three.load()->version());
  CHECK(one.load()->version() != four.load()->version());
  CHECK(one.load()->version().size() == 16);
}

TEST_CASE("threads share one set of templates") {
  Folder folder;
  const auto templates = folder.with("mail/en/a.mustache", "{{#x}}{{x}}{{/x}}\n").load();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i)
        wrong += templates->render("mail/en/a", {{"x", std::to_string(t)}}, Escape::mail) != std::to_string(t) + "\n";
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
