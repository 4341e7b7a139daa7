// Why a letter did not arrive: enhanced status codes and SMTP replies in running text, and what well-known sentences
// mean where no code stands (RFC 3463 section 3).
#include <array>

#include "parsers/delivery_status.h"
#include "parsers/scan.h"

namespace joys {
namespace {

struct Reason {
  std::string_view phrase, status;
};
// The special before the general: the first that is found counts.
constexpr Reason reasons[] = {{"address couldn't be found", "5.1.1"},
                              {"address couldn’t be found", "5.1.1"},
                              {"address could not be found", "5.1.1"},
                              {"email address wasn't found", "5.1.1"},
                              {"account that you tried to reach does not exist", "5.1.1"},
                              {"user unknown", "5.1.1"},
                              {"unknown user", "5.1.1"},
                              {"unknown local user", "5.1.1"},
                              {"unknown local part", "5.1.1"},
                              {"unknown account", "5.1.1"},
                              {"unknown recipient", "5.1.1"},
                              {"recipient unknown", "5.1.1"},
                              {"recipient not found", "5.1.1"},
                              {"recipientnotfound", "5.1.1"},
                              {"user not found", "5.1.1"},
                              {"user does not exist", "5.1.1"},
                              {"user doesn't exist", "5.1.1"},
                              {"no such user", "5.1.1"},
                              {"no such recipient", "5.1.1"},
                              {"no such mailbox", "5.1.1"},
                              {"no such address", "5.1.1"},
                              {"no such person", "5.1.1"},
                              {"no mailbox here by that name", "5.1.1"},
                              {"no mailbox by that name", "5.1.1"},
                              {"no account by that name", "5.1.1"},
                              {"doesn't have a", "5.1.1"},
                              {"mailbox not found", "5.1.1"},
                              {"mailbox does not exist", "5.1.1"},
                              {"not a valid mailbox", "5.1.1"},
                              {"not a valid user", "5.1.1"},
                              {"not listed in", "5.1.1"},
                              {"not a known user", "5.1.1"},
                              {"account was closed", "5.1.1"},
                              {"account has been closed", "5.1.1"},
                              {"mailbox has been closed", "5.1.1"},
                              {"no longer a customer", "5.1.1"},
                              {"no longer has an account", "5.1.1"},
                              {"no longer on server", "5.1.1"},
                              {"recipient no longer", "5.1.1"},
                              {"address no longer exists", "5.1.1"},
                              {"address does not exist", "5.1.1"},
                              {"address doesn't exist", "5.1.1"},
                              {"invalid mailbox", "5.1.1"},
                              {"invalid recipient", "5.1.1"},
                              {"unbekannter empfänger", "5.1.1"},
                              {"empfänger unbekannt", "5.1.1"},
                              {"benutzer unbekannt", "5.1.1"},
                              {"destinataire inconnu", "5.1.1"},
                              {"adresse n'existe pas", "5.1.1"},
                              {"usuario desconocido", "5.1.1"},
                              {"destinatario desconocido", "5.1.1"},
                              {"utente sconosciuto", "5.1.1"},
                              {"destinatario sconosciuto", "5.1.1"},
                              {"usuário desconhecido", "5.1.1"},
                              {"onbekende gebruiker", "5.1.1"},
                              {"nieznany użytkownik", "5.1.1"},
                              {"пользователь не найден", "5.1.1"},
                              {"ящик не существует", "5.1.1"},
                              {"такого пользователя", "5.1.1"},
                              {"宛先不明", "5.1.1"},
                              {"ユーザーが存在しません", "5.1.1"},
                              {"メールアドレスが見つかりません", "5.1.1"},
                              {"收件人邮件地址不存在", "5.1.1"},
                              {"收件人不存在", "5.1.1"},
                              {"帐号不存在", "5.1.1"},
                              {"用户不存在", "5.1.1"},
                              {"地址不存在", "5.1.1"},
                              {"domain does not exist", "5.1.2"},
                              {"domain doesn't exist", "5.1.2"},
                              {"host unknown", "5.1.2"},
                              {"unknown host", "5.1.2"},
                              {"unknown domain", "5.1.2"},
                              {"host not found", "5.1.2"},
                              {"domain not found", "5.1.2"},
                              {"couldn't find any host", "5.1.2"},
                              {"no such domain", "5.1.2"},
                              {"nxdomain", "5.1.2"},
                              {"domain wasn't found", "5.1.2"},
                              {"domain couldn't be found", "5.1.2"},
                              {"host or domain name not found", "5.1.2"},
                              {"unrouteable mail domain", "5.1.2"},
                              {"domäne nicht gefunden", "5.1.2"},
                              {"unrouteable address", "5.1.1"},
                              {"bad address syntax", "5.1.3"},
                              {"malformed address", "5.1.3"},
                              {"invalid address", "5.1.3"},
                              {"account is disabled", "5.2.1"},
                              {"account disabled", "5.2.1"},
                              {"account has been disabled", "5.2.1"},
                              {"account is inactive", "5.2.1"},
                              {"account inactive", "5.2.1"},
                              {"mailbox disabled", "5.2.1"},
                              {"mailbox is inactive", "5.2.1"},
                              {"account is not active", "5.2.1"},
                              {"account suspended", "5.2.1"},
                              {"account has been suspended", "5.2.1"},
                              {"user is suspended", "5.2.1"},
                              {"mailbox is full", "5.2.2"},
                              {"mailbox full", "5.2.2"},
                              {"mailbox quota", "5.2.2"},
                              {"mailbox exceeds", "5.2.2"},
                              {"over quota", "5.2.2"},
                              {"overquota", "5.2.2"},
                              {"over its quota", "5.2.2"},
                              {"over the maximum allowed", "5.2.2"},
                              {"quota exceeded", "5.2.2"},
                              {"exceeded storage allocation", "5.2.2"},
                              {"exceeded the local limit", "5.2.2"},
                              {"storage quota", "5.2.2"},
                              {"inbox is full", "5.2.2"},
                              {"out of storage", "5.2.2"},
                              {"insufficient storage in mailbox", "5.2.2"},
                              {"postfach ist voll", "5.2.2"},
                              {"postfach voll", "5.2.2"},
                              {"boîte pleine", "5.2.2"},
                              {"boîte aux lettres pleine", "5.2.2"},
                              {"buzón lleno", "5.2.2"},
                              {"casella piena", "5.2.2"},
                              {"caixa de correio cheia", "5.2.2"},
                              {"mailbox vol", "5.2.2"},
                              {"skrzynka jest pełna", "5.2.2"},
                              {"ящик переполнен", "5.2.2"},
                              {"メールボックスがいっぱい", "5.2.2"},
                              {"容量を超え", "5.2.2"},
                              {"邮箱已满", "5.2.2"},
                              {"邮箱空间不足", "5.2.2"},
                              {"message too large", "5.3.4"},
                              {"message too big", "5.3.4"},
                              {"message size exceeds", "5.3.4"},
                              {"exceeds size limit", "5.3.4"},
                              {"exceeds maximum message size", "5.3.4"},
                              {"exceeds the maximum", "5.3.4"},
                              {"nachricht ist zu groß", "5.3.4"},
                              {"邮件太大", "5.3.4"},
                              {"too many hops", "5.4.6"},
                              {"mail loop", "5.4.6"},
                              {"loops back", "5.4.6"},
                              {"forwarding loop", "5.4.6"},
                              {"retry timeout exceeded", "4.4.7"},
                              {"delivery time expired", "4.4.7"},
                              {"message expired", "4.4.7"},
                              {"been in the queue too long", "4.4.7"},
                              {"retry time not reached", "4.4.7"},
                              {"timeout exceeded", "4.4.7"},
                              {"connection timed out", "4.4.1"},
                              {"connection refused", "4.4.1"},
                              {"no route to host", "4.4.1"},
                              {"network is unreachable", "4.4.1"},
                              {"couldn't establish an smtp connection", "4.4.1"},
                              {"wasn't able to establish an smtp connection", "4.4.1"},
                              {"could not connect", "4.4.1"},
                              {"insufficient system storage", "4.3.1"},
                              {"disk full", "4.3.1"},
                              {"greylist", "4.7.1"},
                              {"graylist", "4.7.1"},
                              {"rate limit", "4.7.0"},
                              {"too many messages", "4.7.0"},
                              {"too many connections", "4.7.0"},
                              {"sending too fast", "4.7.0"},
                              {"relay access denied", "5.7.1"},
                              {"relaying denied", "5.7.1"},
                              {"relay not permitted", "5.7.1"},
                              {"unable to relay", "5.7.1"},
                              {"dmarc", "5.7.1"},
                              {"spf check", "5.7.1"},
                              {"unsolicited", "5.7.1"},
                              {"spam", "5.7.1"},
                              {"blacklist", "5.7.1"},
                              {"blocklist", "5.7.1"},
                              {"block list", "5.7.1"},
                              {"listed at", "5.7.1"},
                              {"poor reputation", "5.7.1"},
                              {"contains a virus", "5.7.1"},
                              {"infected", "5.7.1"},
                              {"policy", "5.7.1"},
                              {"access denied", "5.7.1"},
                              {"permission to", "5.7.1"},
                              {"not allowed to", "5.7.1"},
                              {"blocked", "5.7.1"},
                              {"垃圾邮件", "5.7.1"},
                              {"спам", "5.7.1"}};

// "5.1.1", each part of one to three digits, the class 2, 4 or 5; returns its length at the front of `s`, or 0.
std::size_t status_length(std::string_view s) {
  if (s.size() < 5 || (s[0] != '2' && s[0] != '4' && s[0] != '5') || s[1] != '.') return 0;
  std::size_t i = 1;
  for (int part = 0; part < 2; ++part) {
    if (i >= s.size() || s[i] != '.') return 0;
    const std::size_t begin = ++i;
    while (i < s.size() && scan::is_digit(s[i])) ++i;
    if (i == begin || i - begin > 3) return 0;
  }
  return i;
}

// A status that stands alone at `i`: its length, or 0. "5.1.1.2" is an address of a host.
std::size_t lone_status(std::string_view text, std::size_t i) {
  if (i > 0 && (scan::is_alnum(text[i - 1]) || text[i - 1] == '.')) return 0;
  const std::size_t length = status_length(text.substr(i));
  const std::size_t end = i + length;
  if (length == 0 || (end < text.size() && scan::is_alnum(text[end]))) return 0;
  if (end + 1 < text.size() && text[end] == '.' && scan::is_digit(text[end + 1])) return 0;
  return length;
}

bool three_digits(std::string_view s) {
  return s.size() >= 3 && (s[0] == '4' || s[0] == '5') && s[1] >= '0' && s[1] <= '7' && scan::is_digit(s[2]);
}

// "550 ", "550-", "#", "(#" in front: written by a mail system, not a version number.
bool introduced(std::string_view text, std::size_t i) {
  if (i > 0 && text[i - 1] == '#') return true;
  if (i > 0 && (text[i - 1] == '\'' || text[i - 1] == '"')) --i;  // 550-'5.1.1 unknown'
  return i >= 4 && three_digits(text.substr(i - 4, 3)) && (text[i - 1] == ' ' || text[i - 1] == '-') &&
         (i == 4 || !scan::is_alnum(text[i - 5]));
}

// Words before a number that make it a reply.
constexpr std::string_view reply_words[] = {"said",     "smtp",   "error", "code",   "reply",  "returned",
                                            "response", "status", "with",  "erreur", "fehler", "host"};

bool reply_context(std::string_view text, std::size_t i) {
  std::size_t end = i;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end == 0 || text[end - 1] == '\n') return true;
  constexpr std::string_view marks = ":;\"'(<>-=[*";
  if (marks.find(text[end - 1]) != marks.npos) return true;
  const std::string_view before = text.substr(0, end);
  return std::ranges::any_of(reply_words, [&](std::string_view word) { return before.ends_with(word); });
}

}  // namespace

std::string leading_status(std::string_view value) { return std::string(value.substr(0, status_length(value))); }

std::string enhanced_status(std::string_view text) {
  std::string first;
  for (std::size_t dot = text.find('.'); dot != text.npos; dot = text.find('.', dot + 1)) {
    if (dot == 0) continue;
    const std::size_t i = dot - 1, length = lone_status(text, i);
    if (length == 0) continue;
    if (introduced(text, i)) return std::string(text.substr(i, length));
    // RFC 3463 knows the subjects 0 to 7: "4.92.3" is a version of something.
    if (first.empty() && text[i + 2] <= '7' && text[i + 3] == '.') first = text.substr(i, length);
  }
  return first;
}

std::string reply_status(std::string_view text) {
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    if (text[i] != '4' && text[i] != '5') continue;
    if (!three_digits(text.substr(i)) || (i > 0 && (scan::is_alnum(text[i - 1]) || text[i - 1] == '.'))) continue;
    constexpr std::string_view ends = " -:\"'\r\n,;)";
    if (i + 3 < text.size() && ends.find(text[i + 3]) == ends.npos) continue;
    if (reply_context(text, i)) return std::string(1, text[i]) + ".0.0";
  }
  return {};
}

std::string status_of_words(std::string_view text) {
  std::string folded;  // a sentence may be wrapped anywhere
  folded.reserve(text.size());
  for (const char c : text)
    if (!scan::is_space(c))
      folded += c;
    else if (!folded.empty() && folded.back() != ' ')
      folded += ' ';
  for (const Reason& reason : reasons)
    if (scan::contains(folded, reason.phrase)) return std::string(reason.status);
  return {};
}

std::string status_in(std::string_view folded) {
  std::string status = enhanced_status(folded);
  if (!status.empty()) return status;
  status = status_of_words(folded);
  const std::string reply = reply_status(folded);
  if (status.empty()) return reply;
  if (reply.starts_with('4')) status[0] = '4';
  return status;
}

}  // namespace joys
