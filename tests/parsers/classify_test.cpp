// Which rule speaks before the model, what the model is asked, and when a person has to decide.
#include "parsers/classify.h"

#include "catch.h"
#include "parsers/model.h"

using namespace joys;

namespace {

// Says what it is told, and remembers what it was shown.
struct Scripted : Model {
  Scores scores;
  mutable std::string shown;
  mutable int asked = 0;
  Scores score(const Message& m, std::string_view, const Facts&) const override {
    ++asked;
    shown = m.subject + "|" + m.text;
    return scores;
  }
};

struct World {
  std::shared_ptr<Scripted> model = std::make_shared<Scripted>();
  Reader reader{{"joysandconcerns@soren.tech"}, "mx.soren.tech", {TokenKey{1, TokenKey::State::active, {7}}}, model};

  World& says(Category c, double p) {
    model->scores.probability[static_cast<std::size_t>(c)] = p;
    return *this;
  }
  std::string token(TokenKey::State state = TokenKey::State::active) {
    const std::string sealed = seal(reader.token_keys, "ann@example.com", "news");
    reader.token_keys[0].state = state;
    return sealed;
  }
};

Message letter(std::string subject, std::string text) {
  Message m;
  m.from = {Address{"", "ann", "example.com", true}};
  m.subject = std::move(subject);
  m.text = std::move(text);
  return m;
}

std::vector<Category> categories(const Classification& c) {
  std::vector<Category> out;
  for (const auto& j : c.categories) out.push_back(j.category);
  return out;
}

bool because(const Classification& c, std::string_view words) {
  return std::any_of(c.because.begin(), c.because.end(),
                     [&](const std::string& b) { return b.find(words) != std::string::npos; });
}

using enum Category;

}  // namespace

TEST_CASE("the model decides where no rule is certain, and the language is told") {
  World w;
  w.says(opt_out, 0.9);
  const auto c = classify(letter("Newsletter", "Please take me off your list, I do not read it any more."), w.reader);
  CHECK(categories(c) == std::vector{opt_out});
  CHECK(c.sure);
  CHECK(c.language == "en");
  CHECK_FALSE(c.ticket);
}

TEST_CASE("an automatic reply is recognised by its header, whatever its words [3834-2]") {
  World w;
  w.says(opt_out, 0.99);
  Message m = letter("Out of office", "Please remove me from your plans until Monday.");
  m.headers.push_back({"Auto-Submitted", "auto-replied"});
  const auto c = classify(m, w.reader);
  CHECK(categories(c) == std::vector{auto_reply});
  CHECK(c.categories.front().confidence == 1.0);
  CHECK(c.sure);
  CHECK(w.model->asked == 0);
  CHECK_FALSE(c.because.empty());
}

TEST_CASE("a token in the subject acts") {
  World w;
  const std::string token = w.token();
  const auto c = classify(letter("unsubscribe " + token, ""), w.reader);
  CHECK(categories(c) == std::vector{opt_out});
  REQUIRE(c.ticket);
  CHECK(c.ticket->address == "ann@example.com");
  CHECK(c.ticket->list == "news");
  CHECK(c.sure);
}

TEST_CASE("what is written beside a token in the subject is not lost") {
  World w;
  const std::string token = w.token();
  w.says(erase, 0.9);
  const auto c = classify(letter("unsubscribe " + token, "And delete my account as well."), w.reader);
  CHECK(categories(c) == std::vector{opt_out, erase});
  CHECK(w.model->shown == "|And delete my account as well.");
  w.says(erase, 0).says(resubscribe, 0.9);
  CHECK_FALSE(classify(letter("unsubscribe " + token, "I'd rather stay, please."), w.reader).sure);
}

TEST_CASE("a token alone in the text acts, one among other words only tells an address") {
  World w;
  const std::string token = w.token();
  CHECK(classify(letter("", token), w.reader).ticket);
  CHECK(classify(letter("hello", "unsubscribe " + token + "\n"), w.reader).ticket);
  w.says(question, 0.9);
  const auto c = classify(letter("What is this?", "Your mail says " + token + " and I wonder why."), w.reader);
  CHECK_FALSE(c.ticket);
  REQUIRE(c.quoted_ticket);
  CHECK(c.quoted_ticket->address == "ann@example.com");
  CHECK(categories(c) == std::vector{question});
}

TEST_CASE("a quoted token does not act") {
  World w;
  w.says(question, 0.9);
  Message m = letter("Re: news", "Who are you?");
  m.quoted = "To stop: mailto:joysandconcerns@soren.tech?subject=unsubscribe%20" + w.token();
  const auto c = classify(m, w.reader);
  CHECK_FALSE(c.ticket);
  CHECK(c.quoted_ticket);
  CHECK(categories(c) == std::vector{question});
}

TEST_CASE("an unsubscribe subject with a token that does not open is still an opt-out") {
  World w;
  std::string token = w.token();
  token[20] = token[20] == 'a' ? 'b' : 'a';
  const auto c = classify(letter("unsubscribe " + token, ""), w.reader);
  CHECK(categories(c) == std::vector{opt_out});
  CHECK_FALSE(c.ticket);
  CHECK(w.model->asked == 0);
}

TEST_CASE("a token of a compromised key says so") {
  World w;
  const auto c = classify(letter("unsubscribe " + w.token(TokenKey::State::compromised), ""), w.reader);
  REQUIRE(c.ticket);
  CHECK(c.ticket->compromised);
}

TEST_CASE("an empty letter is for a person, an empty text leaves the subject to judge") {
  World w;
  w.says(opt_out, 0.9);
  const auto empty = classify(letter("", "  \n"), w.reader);
  CHECK(categories(empty) == std::vector{unrelated});
  CHECK_FALSE(empty.sure);
  CHECK(categories(classify(letter("Unsubscribe", ""), w.reader)) == std::vector{opt_out});
  CHECK(w.model->shown == "Unsubscribe|");
}

TEST_CASE("a bare answer to our letter asks for nothing, whatever its subject says") {
  World w;
  w.says(erase, 0.95);
  const auto c = classify(letter("Re: Shall we delete your account?", "No."), w.reader);
  CHECK(categories(c) == std::vector{unrelated});
  CHECK(c.sure);
  CHECK(categories(classify(letter("Delete my account", "Thanks!"), w.reader)) == std::vector{erase});
}

TEST_CASE("what could not be read completely is for a person") {
  for (Defect d : {Defect::encrypted, Defect::tnef, Defect::text_only_in_attachment, Defect::alternatives_disagree,
                   Defect::several_from}) {
    World w;
    w.says(opt_out, 0.99);
    Message m = letter("Stop", "Stop it");
    m.defects.push_back(d);
    CHECK_FALSE(classify(m, w.reader).sure);
  }
  World w;
  w.says(opt_out, 0.99);
  Message m = letter("Stop", "Stop it");
  m.defects.push_back(Defect::bad_encoding);
  CHECK(classify(m, w.reader).sure);
}

TEST_CASE("mail sent to a list needs more than a footer") {
  World w;
  w.says(opt_out, 0.6);
  Message m = letter("Weekly news", "Tulips. Unsubscribe");
  m.headers.push_back({"List-Unsubscribe", "<https://lists.example/u>"});
  const auto c = classify(m, w.reader);
  CHECK(categories(c) == std::vector{unrelated});
  CHECK(because(c, "sent to a list"));
}

TEST_CASE("contradiction is for a person") {
  World w;
  w.says(opt_out, 0.9);
  const auto c = classify(letter("Hello", "Please don't unsubscribe me, I love it."), w.reader);
  CHECK_FALSE(c.sure);
  CHECK(because(c, "don't unsubscribe"));
}

TEST_CASE("a child's age, address and guardian are looked at whatever the letter seems to want [U3] [P1]") {
  World w;
  w.says(opt_out, 0.97);
  const auto child =
      letter("Please stop", "My son Jonas is nine. His address is jonas@example.org. No more of these mails.");
  const auto c = classify(child, w.reader);
  CHECK_FALSE(c.sure);
  CHECK(because(c, "perhaps a child's data, 9 years old"));
  CHECK(classify(letter("Please stop", "No more of these mails to jonas@example.org."), w.reader).sure);
}
