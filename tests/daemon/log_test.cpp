#include "daemon/log.h"

#include "catch.h"

using namespace joys;

TEST_CASE("a log line is key=value and quotes what needs it") {
  CHECK(log_line("mishap", {{"where", "mailbox"}, {"error", "no route to host"}, {"ms", 12}}) ==
        "event=mishap where=mailbox error=\"no route to host\" ms=12");
  CHECK(log_line("x", {{"empty", ""}}) == "event=x empty=\"\"");
}

TEST_CASE("nothing that looks like an address is ever logged [E3]") {
  CHECK(log_line("x", {{"e", "user <ann.o'neil@example.org> unknown"}}) == "event=x e=\"user <[address]> unknown\"");
  CHECK(log_line("x", {{"e", "jürgen@müller.example"}}) == "event=x e=[address]");
}

TEST_CASE("a value cannot begin a new line or a new key") {
  CHECK(log_line("x", {{"e", "a\nlevel=\"info\""}}) == "event=x e=\"a level= info \"");
}

TEST_CASE("unknown log levels are refused") { CHECK_THROWS_AS(set_log_level("loud"), std::invalid_argument); }
