// The server on real sockets: routing, headers, limits, deadlines, and what happens when a page throws.
#include "web/server.h"

#include <atomic>
#include <future>
#include <mutex>

#include "catch.h"
#include "client.h"
#include "store/database.h"
#include "web/ops.h"

using namespace joys;

namespace {

Response text(std::string body) { return {.type = "text/plain", .body = std::move(body)}; }

std::vector<Route> echo_routes() {
  const auto echo = [](const Request& r) {
    return text(r.method + " " + r.path + " [" + r.rest + "] " + r.body + " from " + r.peer);
  };
  return {{"GET", "/", echo},
          {"GET", "/u/", echo},
          {"POST", "/u/", echo},
          {"GET", "/policy", echo},
          {"GET", "/full",
           [](const Request&) -> Response { throw DatabaseError("database or disk is full", false, true); }},
          {"GET", "/leak", [](const Request&) -> Response { throw std::runtime_error("ada@example.org"); }},
          {"GET", "/odd", [](const Request&) -> Response { throw 42; }}};
}

struct Heard {  // complaints, from several threads
  std::mutex mutex;
  std::vector<std::string> words;
  Complain listener() {
    return [this](std::string_view w) {
      const std::lock_guard lock(mutex);
      words.emplace_back(w);
    };
  }
};

}  // namespace

TEST_CASE("routes match one segment or exactly") {
  const Server server("127.0.0.1:0", echo_routes());
  const auto port = server.port();
  CHECK(request(port, "GET", "/u/abc?x=1").body == "GET /u/abc [abc]  from 127.0.0.1");
  CHECK(request(port, "GET", "/u/a%42c").body == "GET /u/aBc [aBc]  from 127.0.0.1");
  CHECK(request(port, "POST", "/u/abc", "hello").body == "POST /u/abc [abc] hello from 127.0.0.1");
  CHECK(request(port, "GET", "/").body == "GET / []  from 127.0.0.1");
  CHECK(request(port, "GET", "/policy").status == 200);
  for (const char* target : {"/policy/", "/u", "/u/", "/u/a/b", "//", "/x"}) {
    CAPTURE(target);
    CHECK(request(port, "GET", target).status == 404);
  }
}

TEST_CASE("HEAD is GET without its body") {
  const Server server("127.0.0.1:0", echo_routes());
  const Reply head = request(server.port(), "HEAD", "/u/abc");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.headers.at("content-length") == std::to_string(std::string("HEAD /u/abc [abc]  from 127.0.0.1").size()));
}

TEST_CASE("other methods are refused and told which would do [8058-9]") {
  const Server server("127.0.0.1:0", echo_routes());
  for (const char* method : {"OPTIONS", "PROPFIND", "PUT", "DELETE", "PATCH", "TRACE", "UNSUBSCRIBE", "get"}) {
    CAPTURE(method);
    const Reply reply = request(server.port(), method, "/u/abc");
    CHECK(reply.status == 405);
    CHECK(reply.headers.at("allow") == "GET, HEAD, POST");
    CHECK(request(server.port(), method, "/policy").headers.at("allow") == "GET, HEAD");
  }
}

TEST_CASE("every page carries the security headers") {
  const Server server("127.0.0.1:0", echo_routes());
  for (const char* target : {"/", "/missing", "/leak", "/%00"}) {
    CAPTURE(target);
    const auto headers = request(server.port(), "GET", target).headers;
    CHECK(headers.at("content-security-policy").starts_with("default-src 'none'"));
    CHECK(headers.at("content-security-policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(headers.at("referrer-policy") == "no-referrer");
    CHECK(headers.at("x-content-type-options") == "nosniff");
    CHECK(headers.at("cache-control") == "no-store");
    CHECK(headers.at("x-robots-tag") == "noindex");
    CHECK_FALSE(headers.contains("set-cookie"));
  }
}

TEST_CASE("ambiguous requests are refused and the connection is closed") {
  std::atomic<int> served = 0;
  const Server server("127.0.0.1:0", {{"POST", "/u/", [&](const Request&) {
                                         ++served;
                                         return text("");
                                       }}});
  const std::string start = "POST /u/a HTTP/1.1\r\nHost: h\r\n";
  const std::string smuggled = "POST /u/b HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
  for (const std::string& bytes : {
           start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
           start + "Content-Length: 5\r\nContent-Length: 0\r\n\r\n" + smuggled,
           start + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + smuggled,
           start + "Host: other\r\nContent-Length: 0\r\n\r\n" + smuggled,
           start + "Transfer-Encoding: gzip\r\n\r\n" + smuggled,
           start + "Content-Length : 5\r\n\r\n" + smuggled,
           std::string("POST /u/a HTTP/1.1\r\nContent-Length: 0\r\n\r\n") + smuggled,
       }) {
    CAPTURE(bytes);
    Client client(server.port());
    client.send(bytes);
    CHECK(client.read().status == 400);
    CHECK(client.closed_within(2000));
  }
  CHECK(served == 0);
}

TEST_CASE("garbage ends without an answer from a page") {
  std::atomic<int> served = 0;
  const Server server("127.0.0.1:0", {{"GET", "/", [&](const Request&) {
                                         ++served;
                                         return text("");
                                       }}});
  for (const std::string& bytes :
       {std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11), std::string("\r\n\r\nGET\r\n\r\n"),
        std::string("GET / HTTP/9.9\r\nHost: h\r\n\r\n")}) {
    const int status = raw(server.port(), bytes).status;
    CHECK((status == 0 || status >= 400));
  }
  CHECK(served == 0);
}

TEST_CASE("sizes are bounded") {
  const Server server("127.0.0.1:0", echo_routes());
  const auto port = server.port();
  CHECK(request(port, "POST", "/u/a", std::string(65'536, 'x')).status == 200);
  CHECK(raw(port, "POST /u/a HTTP/1.1\r\nHost: h\r\nContent-Length: 65537\r\n\r\n").status == 413);
  CHECK(request(port, "GET", "/u/" + std::string(5000, 'x')).status == 414);
  CHECK(request(port, "GET", "/u/a", "", "X: " + std::string(20'000, 'x') + "\r\n").status == 431);

  std::string chunked = "POST /u/a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 17; ++i) chunked += "1000\r\n" + std::string(4096, 'x') + "\r\n";
  CHECK(raw(port, chunked + "0\r\n\r\n").status == 413);
}

TEST_CASE("chunks and pieces become one body") {
  const Server server("127.0.0.1:0", echo_routes());
  Client client(server.port());
  client.send("POST /u/a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
  client.send("2;x=y\r\nde\r\n0\r\n\r\n");
  CHECK(client.read().body == "POST /u/a [a] abcde from 127.0.0.1");
  client.send("POST /u/a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nwxyz");  // the connection goes on
  CHECK(client.read().body == "POST /u/a [a] wxyz from 127.0.0.1");
}

TEST_CASE("a client that drips is cut off when its total time is over") {
  const Server server("127.0.0.1:0", echo_routes(), {}, {.request = std::chrono::milliseconds(400)});
  const auto start = std::chrono::steady_clock::now();
  Client headers(server.port()), body(server.port()), silent(server.port());
  headers.send("GET / HTTP/1.1\r\nHost: h\r\n");
  body.send("POST /u/a HTTP/1.1\r\nHost: h\r\nContent-Length: 60000\r\n\r\n");
  bool headers_cut = false, body_cut = false;
  while (!(headers_cut && body_cut) && std::chrono::steady_clock::now() - start < std::chrono::seconds(10)) {
    headers_cut = headers_cut || headers.closed_within(20) || !headers.send("X: y\r\n");
    body_cut = body_cut || body.closed_within(20) || !body.send("z");
  }
  CHECK(headers_cut);
  CHECK(body_cut);
  CHECK(silent.closed_within(5000));
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(390));
  CHECK(request(server.port(), "GET", "/").status == 200);
}

TEST_CASE("a crowd of slow clients does not keep others waiting") {
  const Server server("127.0.0.1:0", echo_routes());
  std::vector<std::unique_ptr<Client>> crowd;
  for (int i = 0; i < 200; ++i) {
    crowd.push_back(std::make_unique<Client>(server.port()));
    crowd.back()->send("GET / HTTP/1.1\r\nHost: h\r\nX");
  }
  CHECK(request(server.port(), "GET", "/").status == 200);
}

TEST_CASE("a page that throws is a mishap: an error page and one complaint without personal data") {
  Heard heard;
  const Server server("127.0.0.1:0", echo_routes(), heard.listener());
  const Reply full = request(server.port(), "GET", "/full");
  CHECK(full.status == 503);
  CHECK(full.headers.contains("retry-after"));
  const Reply leak = request(server.port(), "GET", "/leak");
  CHECK(leak.status == 500);
  CHECK(leak.raw.find("ada") == std::string::npos);
  CHECK(request(server.port(), "GET", "/odd").status == 500);
  CHECK(request(server.port(), "GET", "/").status == 200);
  const std::lock_guard lock(heard.mutex);
  REQUIRE(heard.words.size() == 3);
  CHECK(heard.words[0] == "GET /full: database or disk is full");
  CHECK(heard.words[1].starts_with("GET /leak: "));
  CHECK(heard.words[1].find("ada") == std::string::npos);
}

TEST_CASE("behind a proxy on loopback the peer is the one that the proxy names") {
  const Server server("127.0.0.1:0", echo_routes());
  const auto peer = [&](const std::string& header) {
    const std::string body = request(server.port(), "GET", "/", "", "X-Forwarded-For: " + header + "\r\n").body;
    return body.substr(body.rfind(' ') + 1);
  };
  CHECK(peer("198.51.100.1, 192.0.2.7") == "192.0.2.7");
  CHECK(peer("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
  CHECK(peer("nonsense") == "127.0.0.1");
}

TEST_CASE("an address that cannot be listened on is named with the reason") {
  const Server taken("127.0.0.1:0", echo_routes());
  const std::string same = "127.0.0.1:" + std::to_string(taken.port());
  CHECK_THROWS_WITH(Server(same, {}), "cannot listen on " + same + ": Address already in use");
  CHECK_THROWS_WITH(Server("8080", {}), "cannot listen on \"8080\": write it as 127.0.0.1:8080 or [::1]:8080");
  CHECK_THROWS_AS(Server("127.0.0.1:http!", {}), std::runtime_error);
}

TEST_CASE("the server waits for running pages when it ends") {
  std::promise<void> entered, leave;
  auto server = std::make_unique<Server>("127.0.0.1:0", std::vector<Route>{{"GET", "/", [&](const Request&) {
                                                                              entered.set_value();
                                                                              leave.get_future().wait();
                                                                              return text("late");
                                                                            }}});
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  entered.get_future().wait();
  std::atomic<bool> ended = false;
  auto ending = std::async(std::launch::async, [&] {
    server.reset();
    ended = true;
  });
  CHECK_FALSE(ended);
  leave.set_value();
  ending.get();
  CHECK(ended);
}

TEST_CASE("healthz says whether the daemon lives") {
  std::atomic<bool> alive = true;
  const Server server("127.0.0.1:0", ops_routes([&] { return alive.load(); }));
  CHECK(request(server.port(), "GET", "/healthz").body == "ok\n");
  alive = false;
  CHECK(request(server.port(), "GET", "/healthz").status == 503);
}
