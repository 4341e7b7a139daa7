// The table from libcurl's results to sentences. Only what an operator has to repair is permanent: a result that is not
// in the table is tried again.
#include "mail/wire_error.h"

#include <curl/curl.h>

namespace joys {
namespace {

struct Meaning {
  int code;
  bool permanent;
  const char* what;
  const char* remedy;
};

constexpr Meaning meanings[] = {
    {CURLE_UNSUPPORTED_PROTOCOL, true, "the URL's scheme is not known", "use imap, imaps, smtp or smtps"},
    {CURLE_URL_MALFORMAT, true, "the URL cannot be read", "write it as imaps://host:993 or smtps://host:465"},
    {CURLE_COULDNT_RESOLVE_HOST, false, "the host name has no address", "check the name in url and the resolver"},
    {CURLE_COULDNT_CONNECT, false, "nobody accepts the connection", "check host and port in url, and the server"},
    {CURLE_WEIRD_SERVER_REPLY, false, "the server's greeting or login dialogue is not the protocol",
     "check that the port speaks what the scheme says"},
    {CURLE_OPERATION_TIMEDOUT, false, "the server did not answer in time", "check the server and the network"},
    {CURLE_SSL_CONNECT_ERROR, false, "TLS could not be agreed on",
     "check that the port speaks TLS from the first byte (imaps, smtps) or use imap, smtp with STARTTLS"},
    {CURLE_PEER_FAILED_VERIFICATION, true, "the server's certificate is refused",
     "check that it is valid for this host name and signed by ca_file (or by the system's authorities)"},
    {CURLE_SSL_CACERT_BADFILE, true, "ca_file cannot be read", "check its path, its permissions and that it is PEM"},
    {CURLE_USE_SSL_FAILED, true, "the server offers no STARTTLS, and a password is not sent in clear",
     "use imaps or smtps, or set allow_plaintext = true if the network is trusted"},
    {CURLE_LOGIN_DENIED, true, "the server refused the login", "check user and password_file"},
    {CURLE_AUTH_ERROR, true, "no way of logging in is known to both sides", "check user and password_file"},
};

constexpr Meaning unknown{0, false, "the connection failed", "check the server; it is tried again"};

const Meaning& meaning(int code) {
  for (const auto& m : meanings)
    if (m.code == code) return m;
  return unknown;
}

std::string section(const std::string& place) { return place.rfind("smtp", 0) == 0 ? "[smtp]" : "[imap]"; }

}  // namespace

bool refused_for_now(std::string_view line) {
  if (!line.empty() && line.front() == '4') return true;
  constexpr std::string_view passing[] = {"[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]"};
  return std::any_of(std::begin(passing), std::end(passing),
                     [&](std::string_view code) { return line.find(code) != std::string_view::npos; });
}

MailError wire_error(int code, const std::string& place, std::string_view last_line) {
  const auto& m = meaning(code);
  const bool later = code == CURLE_LOGIN_DENIED && refused_for_now(last_line);
  std::string text = place + ": " + m.what + (later ? " for now" : "");
  if (&m == &unknown) text += std::string(" (") + curl_easy_strerror(static_cast<CURLcode>(code)) + ")";
  text += std::string("; ") + (later ? "it is tried again" : std::string(m.remedy) + " in " + section(place));
  return MailError(text, m.permanent && !later);
}

}  // namespace joys
