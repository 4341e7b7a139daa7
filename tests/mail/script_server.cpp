// Plays the scenarios in a thread; the first difference ends the connection and becomes the verdict.
#include "script_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <sstream>

namespace joys {
namespace {

std::string unescape(const std::string& text) {
  const std::map<char, char> meanings{{'r', '\r'}, {'n', '\n'}, {'t', '\t'}, {'0', '\0'}, {'\\', '\\'}};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    out += text[i] == '\\' && i + 1 < text.size() ? meanings.at(text[++i]) : text[i];
  return out;
}

std::string fill_in(std::string text, const std::map<std::string, std::string>& tags) {
  for (const auto& [name, tag] : tags)
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) text.replace(at, name.size(), tag);
  return text;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool fits(const std::string& pattern, const std::string& line) {
  if (!pattern.empty() && pattern.back() == '*' && (pattern.size() < 2 || pattern[pattern.size() - 2] != ':'))
    return line.compare(0, pattern.size() - 1, pattern, 0, pattern.size() - 1) == 0;
  return line == pattern;
}

}  // namespace

ScriptServer::ScriptServer(std::vector<std::string> scenarios) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 8) != 0 ||
      getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("the script server cannot listen");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this, scenarios = std::move(scenarios)] { play_all(scenarios); });
}

ScriptServer::~ScriptServer() {
  leaving_ = true;
  shutdown(listener_, SHUT_RDWR);
  if (const int socket = current_; socket >= 0) shutdown(socket, SHUT_RDWR);
  if (thread_.joinable()) thread_.join();
  close(listener_);
}

std::string ScriptServer::url(const std::string& scheme) const {
  return scheme + "://127.0.0.1:" + std::to_string(port_);
}

std::string ScriptServer::verdict() {
  if (thread_.joinable()) thread_.join();
  return verdict_;
}

void ScriptServer::play_all(std::vector<std::string> scenarios) {
  for (const auto& scenario : scenarios) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    current_ = socket;
    inbox_.clear();
    play(socket, scenario);
    current_ = -1;
    close(socket);
  }
}

void ScriptServer::play(int socket, const std::string& scenario) {
  std::istringstream in(scenario);
  std::map<std::string, std::string> tags;
  for (std::string text; std::getline(in, text);) {
    text.erase(0, text.find_first_not_of(' '));
    if (text.empty()) continue;
    if (!line(socket, text, tags)) return;
  }
}

bool ScriptServer::line(int socket, const std::string& text, std::map<std::string, std::string>& tags) {
  const auto colon = text.find(": ");
  const auto verb = text.substr(0, colon);
  const auto rest = colon == std::string::npos ? std::string() : text.substr(colon + 2);
  if (verb == "S") return send_all(socket, fill_in(rest, tags) + "\r\n");
  if (verb == "RAW") return send_all(socket, unescape(fill_in(rest, tags)));
  if (verb == "FILL") return send_all(socket, std::string(std::stoul(rest), 'x'));
  if (verb == "DRIP") {
    for (const char c : unescape(fill_in(rest, tags)))
      if (!send_all(socket, std::string(1, c))) return false;
    return true;
  }
  std::string got;
  if (verb == "SILENT") {
    while (receive(socket, got)) {
    }
    return false;
  }
  if (verb != "C") return false;
  auto expected = rest;
  const bool came = receive(socket, got);
  if (came && !expected.empty() && expected.front() == '$') {
    const auto name = expected.substr(0, expected.find(' '));
    tags[name] = got.substr(0, got.find(' '));
    expected.replace(0, name.size(), tags[name]);
  }
  if (came && fits(expected, got)) return true;
  if (verdict_.empty()) verdict_ = "expected <" + expected + "> but got <" + (came ? got : "nothing") + ">";
  return false;
}

bool ScriptServer::receive(int socket, std::string& line) {
  for (;;) {
    const auto end = inbox_.find("\r\n");
    if (end != std::string::npos) {
      line = inbox_.substr(0, end);
      inbox_.erase(0, end + 2);
      return true;
    }
    char buffer[4096];
    const auto got = recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    inbox_.append(buffer, static_cast<std::size_t>(got));
  }
}

std::string imap_login(const std::string& capabilities) {
  return R"(
    S: * OK ready
    C: $t CAPABILITY
    S: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN
    S: $t OK
    C: $t AUTHENTICATE PLAIN *
    S: $t OK logged in
    C: $t CAPABILITY
    S: * CAPABILITY )" +
         capabilities + R"(
    S: $t OK
    C: $t LIST "" ""
    S: * LIST (\Noselect) "/" ""
    S: $t OK
)";
}

std::string imap_selected(const std::string& capabilities, int exists, const std::string& code) {
  return imap_login(capabilities) + R"(
    C: $t SELECT "INBOX"
    S: * )" +
         std::to_string(exists) + R"( EXISTS
    S: * OK [UIDVALIDITY 7] fine
    S: $t OK )" +
         code + R"( selected
)";
}

}  // namespace joys
