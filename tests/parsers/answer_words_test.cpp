// Bare answers ask for nothing; forbidden verbs are noticed, complaints about a broken link are not mistaken for them.
#include "parsers/answer_words.h"

#include "catch.h"

using namespace joys;

TEST_CASE("yes, no and thanks are bare answers") {
  for (const char* text : {"No.", "yes", "Thanks!", "Thank you very much", "NO", "Nein danke", "Oui, merci", "да",
                           "ありがとうございます。", "谢谢", "はい"})
    CHECK(is_bare_answer(text));
}

TEST_CASE("whatever says more is no bare answer") {
  for (const char* text : {"", "...", "No more mails", "no unsubscribe me", "Yes, delete it", "Thanks, and stop",
                           "不要再发邮件", "yes yes yes yes yes yes yes"})
    CHECK_FALSE(is_bare_answer(text));
}

TEST_CASE("what forbids an intent is found with its words") {
  CHECK(forbidding_words("Please don't unsubscribe me!", Category::opt_out) == "don't unsubscribe");
  CHECK(forbidding_words("I do not want to be removed.", Category::opt_out) == "not want to be removed");
  CHECK(forbidding_words("Bitte nicht abmelden", Category::opt_out) == "nicht abmelden");
  CHECK(forbidding_words("ne me désabonnez pas", Category::opt_out) == "ne me désabonnez");
  CHECK(forbidding_words("Do not delete my account", Category::erase) == "not delete");
}

TEST_CASE("complaints and other verbs forbid nothing") {
  for (const char* text : {"I can not unsubscribe", "You did not remove me", "Ich kann mich nicht abmelden",
                           "Why have you not removed me?", "I do not like it. Unsubscribe me.", "unsubscribe"})
    CHECK(forbidding_words(text, Category::opt_out).empty());
  CHECK(forbidding_words("Do not unsubscribe me", Category::erase).empty());
  CHECK(forbidding_words("Do not unsubscribe me", Category::access).empty());
}
