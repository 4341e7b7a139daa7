// The connection under both mail protocols: libcurl resolves, connects, does TLS and logs in (CONNECT_ONLY), then hands
// over the bare byte stream. What it leaves open is closed here: plaintext, proxies from the environment, PREAUTH.
#include "mail/wire.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <csignal>

#include "mail/wire_error.h"

namespace joys {
namespace {

constexpr std::size_t kRecord = 16384;      // one TLS record: what is repeated when the socket is full
constexpr long kReadBuffer = 256 * 1024;    // libcurl never reads more than this in one call
constexpr int kKeepaliveProbes = 4;         // 30 s + 4 * 15 s: a vanished peer is noticed within 90 s
constexpr unsigned kUnackedMillis = 90000;  // the same for bytes of ours that nobody acknowledges

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

void prepare_process() {
  static const bool once = [] {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct sigaction old {};
    if (sigaction(SIGPIPE, nullptr, &old) == 0 && old.sa_handler == SIG_DFL) std::signal(SIGPIPE, SIG_IGN);
    return true;
  }();
  (void)once;
}

struct Target {
  std::string scheme, host, place;  // place: scheme://host:port, for messages
  bool imap() const { return scheme == "imap" || scheme == "imaps"; }
  bool tls() const { return scheme == "imaps" || scheme == "smtps"; }
  bool loopback() const {
    return host == "localhost" || host == "[::1]" ||
           (host.rfind("127.", 0) == 0 && host.find_first_not_of("0123456789.") == std::string::npos);
  }
};

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
  std::string value = text;
  curl_free(text);
  return value;
}

Target read_url(const std::string& text) {
  std::unique_ptr<CURLU, UrlDeleter> url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    throw wire_error(CURLE_URL_MALFORMAT, "mail server", {});
  if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_PASSWORD).empty())
    throw MailError("mail server: the URL holds a user or password; put them into user and password_file", true);
  Target target{part(url.get(), CURLUPART_SCHEME), part(url.get(), CURLUPART_HOST), {}};
  target.place = target.scheme + "://" + target.host;
  const auto port = part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!port.empty()) target.place += ":" + port;
  constexpr std::string_view schemes[] = {"imap", "imaps", "smtp", "smtps"};
  if (std::find(std::begin(schemes), std::end(schemes), target.scheme) == std::end(schemes))
    throw wire_error(CURLE_UNSUPPORTED_PROTOCOL, target.place, {});
  return target;
}

// The server's lines during login, of which only the greeting and the last are of interest.
struct Dialogue {
  std::string first, last;
  static std::size_t hear(char* data, std::size_t size, std::size_t count, void* self) {
    constexpr std::size_t enough = 512;
    auto& d = *static_cast<Dialogue*>(self);
    d.last.assign(data, std::min(size * count, enough));
    if (d.first.empty()) d.first = d.last;
    return size * count;
  }
};

int tune_socket(void*, curl_socket_t socket, curlsocktype) {
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &kKeepaliveProbes, sizeof kKeepaliveProbes);
  setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnackedMillis, sizeof kUnackedMillis);
  return CURL_SOCKOPT_OK;
}

void set_options(CURL* easy, const WireOptions& o, const Target& target) {
  const bool may_be_plain = o.allow_plaintext || target.loopback();
  curl_easy_setopt(easy, CURLOPT_URL, o.url.c_str());
  curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // never by way of a proxy that the environment names
  curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(may_be_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!o.ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, o.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  }
  const long seconds = std::max<long>(1, o.connect_timeout.count());
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, seconds);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, seconds);
  curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kReadBuffer);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 30L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 15L);
  curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
  curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, tune_socket);
  if (o.user.empty()) return;
  curl_easy_setopt(easy, CURLOPT_SASL_IR, 1L);
  curl_easy_setopt(easy, CURLOPT_USERNAME, o.user.c_str());
  if (o.bearer.empty())
    curl_easy_setopt(easy, CURLOPT_PASSWORD, o.password.c_str());
  else
    curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, o.bearer.c_str());
}

}  // namespace

struct Wire::Impl {
  std::unique_ptr<CURL, EasyDeleter> easy;
  std::string place;
  std::string record;  // the bytes of a blocked send: TLS wants the same ones at the same place again
};

Wire::Wire(const WireOptions& options) : impl_(std::make_unique<Impl>()) {
  prepare_process();
  const auto target = read_url(options.url);
  impl_->place = target.place;
  if (target.imap() && options.user.empty())
    throw MailError(target.place + ": no user is given; set user and password_file in [imap]", true);
  impl_->easy.reset(curl_easy_init());
  CURL* easy = impl_->easy.get();
  if (!easy) throw MailError(target.place + ": libcurl has no memory for a connection; it is tried again");
  set_options(easy, options, target);
  Dialogue dialogue;
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, Dialogue::hear);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &dialogue);
  const auto result = curl_easy_perform(easy);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, nullptr);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, nullptr);
  if (result != CURLE_OK) throw wire_error(result, target.place, dialogue.last);
  // A server that greets with PREAUTH has logged in somebody, and nobody knows whom (RFC 3501 section 7.1.4).
  if (dialogue.first.rfind("* PREAUTH", 0) == 0)
    throw MailError(target.place + ": the server lets anybody in without login (PREAUTH); use a port that asks", true);
  impl_->record.reserve(kRecord);
}

Wire::~Wire() = default;
Wire::Wire(Wire&&) noexcept = default;
Wire& Wire::operator=(Wire&&) noexcept = default;

std::size_t Wire::write_some(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size()) {
    if (impl_->record.empty()) impl_->record.assign(bytes.substr(taken, kRecord));
    std::size_t sent = 0;
    const auto result = curl_easy_send(impl_->easy.get(), impl_->record.data(), impl_->record.size(), &sent);
    if (result == CURLE_AGAIN) return taken;
    if (result != CURLE_OK) throw MailError(impl_->place + ": the connection broke while sending; it is tried again");
    const bool whole = sent == impl_->record.size();
    impl_->record.clear();
    taken += sent;
    if (!whole) return taken;
  }
  return taken;
}

std::size_t Wire::read_some(char* buffer, std::size_t size) {
  std::size_t got = 0;
  const auto result = curl_easy_recv(impl_->easy.get(), buffer, size, &got);
  if (result == CURLE_AGAIN) return 0;
  if (result != CURLE_OK) throw MailError(impl_->place + ": the connection broke while reading; it is tried again");
  if (got == 0) throw MailError(impl_->place + ": the server closed the connection; it is tried again");
  return got;
}

int Wire::fd() const {
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(impl_->easy.get(), CURLINFO_ACTIVESOCKET, &socket);
  return static_cast<int>(socket);
}

}  // namespace joys
