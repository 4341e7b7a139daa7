// The wire against a real Dovecot with a certificate of its own, and what it refuses before a password leaves.
#include "mail/wire.h"

#include <poll.h>

#include "catch.h"
#include "dovecot.h"
#include "mail/wire_error.h"
#include "script_server.h"

using namespace joys;

namespace {

WireOptions options(const std::string& url) {
  WireOptions o;
  o.url = url;
  o.user = "ann";
  o.password = "secret";
  return o;
}

MailError refusal(const WireOptions& o) {
  try {
    Wire wire(o);
  } catch (const MailError& e) {
    CHECK(std::string(e.what()).find(o.password) == std::string::npos);
    return e;
  }
  return MailError("connected");
}

bool holds(const MailError& e, const std::string& word) {
  return std::string(e.what()).find(word) != std::string::npos;
}

std::string say(Wire& wire, const std::string& line, const std::string& until) {
  std::string unsent = line, got;
  char buffer[4096];
  while (got.find(until) == std::string::npos) {
    unsent.erase(0, wire.write_some(unsent));
    const auto n = wire.read_some(buffer, sizeof buffer);
    got.append(buffer, n);
    pollfd wait{wire.fd(), POLLIN, 0};
    if (n == 0 && poll(&wait, 1, 10000) == 0) return got;
  }
  return got;
}

}  // namespace

TEST_CASE("the wire logs in over TLS that it has verified") {
  live::Dovecot dovecot;
  auto o = options(dovecot.imaps_url());
  o.ca_file = dovecot.ca_file();
  Wire wire(o);
  CHECK(say(wire, "j1 NOOP\r\n", "j1 ").find("j1 OK") != std::string::npos);
  // More than a socket takes at once: each byte arrives, in order.
  std::string many;
  for (int i = 0; i < 60000; ++i) many += "j2 NOOP\r\n";
  CHECK(say(wire, many + "j3 NOOP\r\n", "j3 ").find("j3 OK") != std::string::npos);
  CHECK_THROWS_AS((say(wire, "j4 LOGOUT\r\n", "nothing more"), say(wire, "j5 NOOP\r\n", "j5 ")), MailError);

  o.ca_file.clear();
  auto refused = refusal(o);
  CHECK(refused.permanent);
  CHECK(holds(refused, "certificate is refused"));
  o.url = "imaps://other.localhost:" + std::to_string(dovecot.imaps_port);  // not a name of its certificate
  o.ca_file = dovecot.ca_file();
  refused = refusal(o);
  CHECK(refused.permanent);
  CHECK(holds(refused, "valid for this host name"));
  o.ca_file = dovecot.folder() + "/nothing.pem";
  CHECK(holds(refusal(o), "ca_file cannot be read"));
  o = options("imap://mail.localhost:" + std::to_string(dovecot.imap_port));  // must upgrade by STARTTLS
  CHECK(holds(refusal(o), "certificate is refused"));
  o.ca_file = dovecot.ca_file();
  Wire upgraded(o);
  CHECK(say(upgraded, "j1 NOOP\r\n", "j1 ").find("j1 OK") != std::string::npos);
  o = options(dovecot.imap_url());
  o.password = "wr0ng-password";
  refused = refusal(o);
  CHECK(refused.permanent);
  CHECK(holds(refused, "password_file in [imap]"));
}

TEST_CASE("a plain connection to another host is upgraded or refused before the password [3501-6]") {
  // libcurl connects every name below localhost to loopback (RFC 6761); for us it is another host.
  ScriptServer server({"S: * OK hello\nC: $t CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: $t OK\n"});
  const auto refused = refusal(options("imap://mail.localhost:" + std::to_string(server.port())));
  CHECK(refused.permanent);
  CHECK(holds(refused, "STARTTLS"));
  CHECK(server.verdict() == "");
}

TEST_CASE("URLs that cannot work are refused for good") {
  for (const std::string url : {"", "http://localhost", "imaps://", "imaps://ann:secret2@localhost", "imaps://a b"}) {
    INFO(url);
    CHECK(refusal(options(url)).permanent);
  }
  auto anonymous = options("imaps://localhost");
  anonymous.user.clear();
  CHECK(refusal(anonymous).permanent);
}

TEST_CASE("nobody there, or nobody who speaks, is for now") {
  auto o = options("imap://127.0.0.1:" + std::to_string(live::free_port()));
  CHECK_FALSE(refusal(o).permanent);
  ScriptServer server({"SILENT\n"});
  o = options(server.url());
  o.connect_timeout = std::chrono::seconds(1);
  const auto refused = refusal(o);
  CHECK_FALSE(refused.permanent);
  CHECK(holds(refused, "in time"));
}

TEST_CASE("a login that the server refuses for now is tried again") {
  CHECK(refused_for_now("454 4.7.0 later"));
  CHECK(refused_for_now("A002 NO [UNAVAILABLE] later"));
  CHECK_FALSE(refused_for_now("535 5.7.8 no"));
  CHECK_FALSE(refused_for_now("A002 NO [AUTHENTICATIONFAILED] no"));
  CHECK_FALSE(refused_for_now(""));
  CHECK_FALSE(wire_error(67, "imap://h", "A002 NO [LIMIT] later").permanent);
  CHECK(wire_error(67, "smtp://h", "535 no").permanent);
  CHECK_FALSE(wire_error(9999, "smtp://h", "").permanent);
}

TEST_CASE("SMTP without a user goes without login") {
  ScriptServer server({"S: 220 hello\nC: EHLO *\nS: 250 hello\nC: NOOP\nS: 250 ok\nSILENT\n"});
  auto o = options(server.url("smtp"));
  o.user.clear();
  Wire wire(o);
  CHECK(say(wire, "NOOP\r\n", "250 ok") == "250 ok\r\n");
}
