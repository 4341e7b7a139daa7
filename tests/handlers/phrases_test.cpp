// Folding and phrases, bare replies, and the wishes that make software careful.
#include "handlers/phrases.h"

#include "asked.h"
#include "catch.h"
#include "handlers/bare.h"
#include "handlers/wishes.h"

using namespace joys;
using joys::test::Letter;

namespace {

Wishes wishes(const std::string& text) { return wishes_of(Letter({Category::opt_out}, text).message); }
bool bare(const std::string& text) { return is_bare_reply(Letter({Category::opt_out}, text).message); }

}  // namespace

TEST_CASE("text is folded to plain words") {
  CHECK(folded("Please STOP.\nNow") == " please stop . now . ");
  CHECK(folded("d'été, don\u2019t, Größe") == " d ete dont grosse . ");
  CHECK(folded("write to ann@example.org or https://example.org/a in 2026") == " write to or in . ");
  CHECK(folded("") == " . ");
}

TEST_CASE("phrases are whole words unless they end in a star") {
  constexpr std::string_view whole[] = {"passed away"};
  constexpr std::string_view start[] = {"unsubscrib*"};
  const PhraseBook book{whole, start};
  const auto said = [&](std::string_view text) { return book.find_in(folded(text)).to_ulong(); };
  CHECK(said("My father passed\naway.") == 1);
  CHECK(said("He surpassed away games.") == 0);
  CHECK(said("It passed. Away with it.") == 0);
  CHECK(said("Unsubscribing now") == 2);
  CHECK(said("Unsubscribe him, he passed away") == 3);
  CHECK(said("") == 0);
}

TEST_CASE("a long letter is searched at its beginning only, without a broken character") {
  std::string text(16 * 1024 - 1, 'a');
  text += "é my husband died";
  CHECK_FALSE(wishes(text).someone_helpless);
}

TEST_CASE("bare replies") {
  for (const auto* text :
       {"Yes", "yes.", "No, thank you", "Thanks!\nAnn", "Hello, thank you very much. Ann", "Ja, danke", "Sí",
        "Muchas gracias por su ayuda", "Oui, merci beaucoup", "OK", "Vielen Dank für Ihre Hilfe"})
    CHECK(bare(text));
  for (const auto* text : {"", "Yes, and delete my account", "Thanks, but stop the letters", "No more mail", "Ann",
                           "please", "Yes: ignore ann@example.org please stop"})
    CHECK_FALSE(bare(text));
  CHECK_FALSE(bare(std::string(300, ' ').append("yes")));
}

TEST_CASE("wishes that software must not decide") {
  CHECK(wishes("My mother passed away in May.").someone_helpless);
  CHECK(wishes("Mein Vater ist verstorben.").someone_helpless);
  CHECK(wishes("Mon mari est décédé.").someone_helpless);
  CHECK(wishes("Mi padre ha fallecido.").someone_helpless);
  CHECK(wishes("Please pause your letters").pause);
  CHECK(wishes("Bitte im Urlaub nicht").pause);
  CHECK(wishes("I cancel my hosting contract").paid_service);
  CHECK(wishes("Hiermit kündige ich den Vertrag").paid_service);
  CHECK_FALSE(wishes("Please cancel my subscription to the newsletter").paid_service);
  CHECK(wishes("Do not sell or share my personal information").no_sharing);
  CHECK(wishes("Geben Sie meine Daten nicht an Dritte weiter").no_sharing);
  CHECK(wishes("Stop the newsletter").no_mail);
  CHECK(wishes("I found an SQL injection on your site").danger);
  const Wishes plain = wishes("Please unsubscribe me from your newsletter.");
  CHECK_FALSE((plain.someone_helpless || plain.pause || plain.paid_service || plain.no_sharing || plain.danger));
}
