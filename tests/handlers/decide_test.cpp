// Merging, doubtful letters, proposals and follow-ups.
#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

std::vector<Category> categories(const Decision& decision) {
  std::vector<Category> all;
  for (const auto& draft : decision.cases) all.push_back(draft.category);
  return all;
}

}  // namespace

TEST_CASE("many intents: one answer in order of protection, strictest action, Escalated while a case is open") {
  const Decision decision = Letter({Category::opt_out, Category::question, Category::access}, "words").decided();
  CHECK(categories(decision) == std::vector<Category>{Category::access, Category::opt_out, Category::question});
  CHECK(decision.action == Action::confirm);
  CHECK(decision.folder == Folder::escalated);
  CHECK(has(decision, stopped("ann@example.org")));
  REQUIRE(decision.answer);
  REQUIRE(decision.answer->paragraphs.size() == 3);
  CHECK(decision.answer->paragraphs[0].category == Category::access);
  CHECK(decision.answer->paragraphs[2].category == Category::question);
  CHECK(decision.answer->kind == AnswerKind::promise);
}

TEST_CASE("two intents that stop the same mail stop it once") {
  const Decision decision = Letter({Category::erase, Category::opt_out}).decided();
  CHECK(decision.changes.size() == 1);
  REQUIRE(decision.answer->paragraphs.size() == 2);
  CHECK(decision.answer->paragraphs[0].values.at("address").empty());  // told once
  CHECK(decision.answer->paragraphs[1].values.at("address") == "Ann@example.org");
}

TEST_CASE("a demand by law gets no letter at all, but the opt-out beside it happens [P12]") {
  const Decision decision = Letter({Category::legal, Category::opt_out}).decided();
  CHECK_FALSE(decision.answer);
  CHECK(has(decision, stopped("ann@example.org")));
  CHECK(decision.action == Action::staff);
}

TEST_CASE("the answer threads to the letter and goes to the author only [3834-10] [3834-13]") {
  Letter letter({Category::opt_out});
  letter.message.reply_to = {address("eve@example.net")};
  letter.message.references = {"a@x", "b@x"};
  letter.classification.language = "de";
  const Decision decision = letter.decided();
  CHECK(decision.answer->to == "Ann@example.org");
  CHECK(decision.answer->language == "de");
  CHECK(decision.answer->references == std::vector<std::string>{"a@x", "b@x", "letter-1@example.org"});

  letter.message.references.clear();
  letter.message.in_reply_to = "c@x";
  CHECK(letter.decided().answer->references == std::vector<std::string>{"c@x", "letter-1@example.org"});
  letter.message.references.assign(500, "d@x");
  letter.message.references[0] = "first@x";
  const auto kept = letter.decided().answer->references;
  CHECK(kept.size() == 20);
  CHECK(kept.front() == "first@x");
  CHECK(kept.back() == "letter-1@example.org");
}

TEST_CASE("a doubtful letter: one case of its strongest category, for people, acknowledged") {
  for (const Handler& handler : handlers()) {
    INFO(name(handler.category));
    Letter letter({handler.category}, "words");
    letter.classification.sure = false;
    const Decision decision = letter.decided();
    CHECK(categories(decision) == std::vector<Category>{handler.category});
    CHECK(decision.action == Action::staff);
    CHECK(decision.cases[0].open);
    CHECK(decision.folder == Folder::escalated);
    CHECK(decision.changes.empty());
    const bool silent = handler.category == Category::legal || handler.category == Category::bounce ||
                        handler.category == Category::auto_reply;
    CHECK(decision.answer.has_value() == !silent);
  }
}

TEST_CASE("a doubtful child report or demand by law stays urgent") {
  Letter letter({Category::question, Category::child_report});
  letter.classification.sure = false;
  CHECK(letter.decided().cases.at(0).category == Category::question);
  CHECK(letter.decided().cases.at(0).urgent);
}

TEST_CASE("a confident opt-out beside a doubtful wish still stops") {
  Letter letter({Category::erase, Category::opt_out}, "words");
  letter.classification.sure = false;
  const Decision decision = letter.decided();
  CHECK(has(decision, stopped("ann@example.org")));
  CHECK(categories(decision) == std::vector<Category>{Category::erase, Category::opt_out});
  CHECK(decision.action == Action::staff);
  CHECK(decision.answer->paragraphs.size() == 2);

  Letter weak = letter;
  weak.classification.categories[1].confidence = 0.6;
  CHECK(weak.decided().changes.empty());
  Letter contrary = letter;
  contrary.classification.categories.push_back({Category::resubscribe, 0.5});
  CHECK(contrary.decided().changes.empty());
  Letter nearly = letter;
  nearly.classification.runner_up = Judgement{Category::resubscribe, 0.4};
  CHECK(nearly.decided().changes.empty());
}

TEST_CASE("please don't unsubscribe me: a doubtful opt-out stops nothing") {
  Letter letter({Category::opt_out}, "please don't unsubscribe me");
  letter.classification.sure = false;
  CHECK(letter.decided().changes.empty());
  letter.classification.ticket = Ticket{"ann@example.org", "", false};  // a sealed token acts all the same
  CHECK(has(letter.decided(), stopped("ann@example.org")));
  CHECK(letter.decided().action == Action::staff);
}

TEST_CASE("a category that may not act alone becomes a proposal") {
  for (const Handler& handler : handlers()) {
    INFO(name(handler.category));
    Letter letter({handler.category}, "words");
    letter.rules.automatic.erase(handler.category);
    const Decision decision = letter.decided();
    CHECK(decision.changes.empty());
    CHECK(decision.action == Action::staff);
    CHECK(decision.cases.at(0).open);
    CHECK(decision.folder == Folder::escalated);
    const bool silent = handler.category == Category::legal || handler.category == Category::bounce ||
                        handler.category == Category::auto_reply || handler.category == Category::unrelated;
    CHECK(decision.answer.has_value() == !silent);
    if (decision.answer) CHECK(decision.answer->kind == AnswerKind::acknowledgement);
  }
}

TEST_CASE("a letter without any judgement is for people") { CHECK(Letter({}).decided().action == Action::staff); }

TEST_CASE("a bare reply of the case's sender ends there") {
  Letter letter({Category::opt_out}, "Yes, thank you");
  letter.context.continues = ContinuedCase{"case-1", "K7QF-3MPD", Category::access, true};
  const Decision decision = letter.decided();
  CHECK(decision.joins_case == "case-1");
  CHECK(decision.cases.empty());
  CHECK(decision.changes.empty());
  CHECK_FALSE(decision.answer);
  CHECK(decision.action == Action::none);
  CHECK(decision.folder == Folder::processed);
}

TEST_CASE("a new intent opens a linked case") {
  Letter letter({Category::opt_out}, "Thanks, and please stop the newsletter");
  letter.context.continues = ContinuedCase{"case-1", "K7QF-3MPD", Category::access, true};
  const Decision decision = letter.decided();
  CHECK(decision.joins_case == "case-1");
  CHECK(categories(decision) == std::vector<Category>{Category::opt_out});
  CHECK(has(decision, stopped("ann@example.org")));
}

TEST_CASE("a key from another address joins nothing") {
  Letter letter({Category::access}, "yes");
  letter.context.continues = ContinuedCase{"case-1", "K7QF-3MPD", Category::access, false};
  const Decision decision = letter.decided();
  CHECK(decision.joins_case.empty());
  CHECK_FALSE(decision.answer);
  CHECK(decision.action == Action::staff);
}

TEST_CASE("the same letter and context give the same decision") {
  const Letter letter({Category::erase, Category::opt_out, Category::question}, "words");
  const Decision one = letter.decided(), two = letter.decided();
  CHECK(one.changes == two.changes);
  CHECK(one.because == two.because);
  CHECK(one.cases.size() == two.cases.size());
}

TEST_CASE("what is asked beside a child report is for a verified guardian; a rival's report is for people [P3] [T2]") {
  CHECK(Letter({Category::child_report}).decided().action == Action::automatic);
  CHECK(Letter({Category::child_report, Category::access}).decided().action == Action::staff);
  CHECK(Letter({Category::access}).decided().action == Action::confirm);
  Letter rival({Category::child_report});
  rival.classification.facts.reporter = "other user";
  CHECK(rival.decided().action == Action::staff);
}
