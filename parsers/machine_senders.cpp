// Whose address it is: a machine's, a role's or our own.
#include "parsers/machine_marks.h"
#include "parsers/scan.h"

namespace joys {
namespace {

// Addresses that no person reads; a star stands for any text.
constexpr std::string_view system_locals[] = {"mailer-daemon",
                                              "mailerdaemon",
                                              "mail-daemon",
                                              "*noreply*",
                                              "*no-reply*",
                                              "*no_reply*",
                                              "*no.reply*",
                                              "*donotreply*",
                                              "*do-not-reply*",
                                              "*do_not_reply*",
                                              "*do.not.reply*",
                                              "dont-reply*",
                                              "dontreply*",
                                              "nobody",
                                              "owner-*",
                                              "*-owner",
                                              "*-request",
                                              "*-bounces",
                                              "*-bounces+*",
                                              "*-bounce",
                                              "bounce",
                                              "bounces",
                                              "bounced",
                                              "bounce-*",
                                              "bounces-*",
                                              "bounce+*",
                                              "bounces+*",
                                              "*-return-*",
                                              "sentto-*",
                                              "auto-reply*",
                                              "autoreply*",
                                              "auto-responder*",
                                              "autoresponder*",
                                              "auto-confirm*",
                                              "automailer*",
                                              "automated*",
                                              "automatic*",
                                              "unattended*",
                                              "notification*",
                                              "*-notification",
                                              "*-notifications",
                                              "notify*",
                                              "mailrobot*",
                                              "robot@",
                                              "microsoftexchange*",
                                              "mdaemon",
                                              "calendar-notification",
                                              "ne-pas-repondre*",
                                              "nepasrepondre*",
                                              "keine-antwort*",
                                              "keineantwort*",
                                              "nicht-antworten*",
                                              "noresponder*",
                                              "no-responder*",
                                              "no_responder*",
                                              "naoresponda*",
                                              "nao-responda*",
                                              "nao_responda*",
                                              "nonrispondere*",
                                              "non-rispondere*",
                                              "niet-beantwoorden*",
                                              "nietbeantwoorden*",
                                              "geen-antwoord*",
                                              "nie-odpowiadaj*",
                                              "nieodpowiadaj*",
                                              "svara-ej*",
                                              "svar-ikke*",
                                              "svarikke*",
                                              "ne-otvechat*"};
constexpr std::string_view role_locals[] = {"postmaster", "root",  "daemon",  "challenge", "listserv",
                                            "majordomo",  "sympa", "mailman", "www-data",  "apache"};

bool matches(std::string_view local, std::string_view pattern) {
  const bool open_front = pattern.front() == '*', open_back = pattern.back() == '*';
  if (open_front) pattern.remove_prefix(1);
  if (open_back) pattern.remove_suffix(1);
  if (open_front && open_back) return scan::contains(local, pattern);
  if (open_front) return local.ends_with(pattern);
  return open_back ? local.starts_with(pattern) : local == pattern;
}

template <class Table>
bool in_table(std::string_view address, const Table& table) {
  const std::string local = scan::lower(address.substr(0, address.rfind('@')));
  return std::ranges::any_of(table, [&](std::string_view pattern) { return matches(local, pattern); });
}

// Case keys stand behind a plus (joysandconcerns+KEY@): they are ours too.
bool ours(std::string spec, const std::vector<std::string>& own) {
  const std::size_t plus = spec.find('+');
  if (plus != spec.npos && plus < spec.rfind('@')) spec.erase(plus, spec.rfind('@') - plus);
  return !spec.empty() && std::ranges::find(own, spec) != own.end();
}

}  // namespace

bool null_path(const Message& m) { return m.return_path && m.return_path->empty(); }

bool system_sender(const Message& m) {
  for (const Address& a : m.from)
    if (in_table(a.local, system_locals)) return true;
  if (m.sender && in_table(m.sender->local, system_locals)) return true;
  return m.return_path && !m.return_path->empty() && in_table(*m.return_path, system_locals);
}

bool role_sender(const Message& m) {
  if (m.return_path) return false;
  return std::ranges::any_of(m.from, [](const Address& a) { return in_table(a.local, role_locals); });
}

bool own_author(const Message& m, const std::vector<std::string>& own) {
  const auto is_own = [&](const Address& a) { return ours(canonical(a), own); };
  if (std::ranges::any_of(m.from, is_own) || (m.sender && is_own(*m.sender))) return true;
  // Lists and forwarders rewrite From and keep the old one elsewhere.
  for (const std::string_view name : {"Resent-From", "X-Original-From", "X-Original-Sender"})
    if (const std::string* field = m.header(name))
      for (const Address& a : parse_addresses(*field, 3))
        if (is_own(a)) return true;
  return false;
}

bool own_letter(const Message& m, const std::vector<std::string>& own) {
  const std::string* submitted = m.header("Auto-Submitted");
  if (!submitted || !scan::starts_with(scan::trim(*submitted), "auto-")) return false;
  if (own_author(m, own)) return true;
  const std::size_t at = m.message_id.rfind('@');
  if (at == m.message_id.npos) return false;
  const std::string domain = scan::lower(std::string_view(m.message_id).substr(at));
  return std::ranges::any_of(own, [&](const std::string& address) { return address.ends_with(domain); });
}

}  // namespace joys
