// Dovecot 2.4 renamed most of what a private server needs, so there are two texts for the parts that differ and one for
// what both versions understand.
#include "dovecot_config.h"

#include <pwd.h>
#include <unistd.h>

namespace joys::live {
namespace {

// Mail may not belong to root (Dovecot refuses uid 0); any number will do, it needs no account.
constexpr int kMailUid = 5000;

int mail_uid() { return geteuid() == 0 ? kMailUid : static_cast<int>(geteuid()); }

std::string listener(const std::string& name, int port, bool tls = false) {
  return "  inet_listener " + name + " {\n    port = " + std::to_string(port) + (tls ? "\n    ssl = yes" : "") +
         "\n  }\n";
}

std::string common(const DovecotOptions& options, const DovecotPlace& place) {
  std::string text;
  text += "listen = 127.0.0.1\n";
  text += "base_dir = " + place.folder + "/run\n";
  text += "state_dir = " + place.folder + "/state\n";
  text += "log_path = " + place.folder + "/log\n";
  text += "hostname = localhost\npostmaster_address = postmaster@localhost\n";
  text += "ssl = yes\nauth_mechanisms = plain login\nauth_failure_delay = 0\n";
  text += "mail_home = " + place.folder + "/home/%{user}\n";
  text +=
      "mail_uid = " + std::to_string(mail_uid()) + "\nmail_gid = " + std::to_string(getegid() ? getegid() : mail_uid());
  text += "\nfirst_valid_uid = 1\nmail_fsync = never\nmail_max_userip_connections = 200\nrecipient_delimiter = +\n";
  text += "lmtp_save_to_detail_mailbox = no\n";
  text += std::string("namespace inbox {\n  inbox = yes\n  separator = ") + options.separator + "\n}\n";
  // A wrong password would otherwise slow down the next login from the same address.
  text += "service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n";
  text +=
      "service imap-login {\n" + listener("imap", place.imap_port) + listener("imaps", place.imaps_port, true) + "}\n";
  text += "service lmtp {\n  unix_listener lmtp {\n    mode = 0666\n  }\n" + listener("lmtp", place.lmtp_port) + "}\n";
  if (geteuid() != 0) {
    const passwd* me = getpwuid(geteuid());
    const std::string name = me ? me->pw_name : "nobody";
    text += "default_internal_user = " + name + "\ndefault_login_user = " + name + "\n";
    for (const char* service : {"anvil", "imap-login"})
      text += std::string("service ") + service + " {\n  chroot =\n}\n";
  }
  return text;
}

std::string syntax_23(const DovecotOptions& options, const DovecotPlace& place) {
  std::string text = "protocols = imap lmtp\ndisable_plaintext_auth = no\n";
  text += "ssl_cert = <" + place.folder + "/cert.pem\nssl_key = <" + place.folder + "/key.pem\n";
  text += "mail_location = " + options.storage + ":~/" + (options.storage == "maildir" ? "Maildir" : "store") + "\n";
  text += "passdb {\n  driver = static\n  args = password=" + options.password + "\n}\n";
  text += "userdb {\n  driver = static\n  args = allow_all_users=yes\n}\n";
  return text;
}

std::string syntax_24(const DovecotOptions& options, const DovecotPlace& place) {
  std::string text = "protocols {\n  imap = yes\n  lmtp = yes\n}\nauth_allow_cleartext = yes\n";
  text += "ssl_server_cert_file = " + place.folder + "/cert.pem\nssl_server_key_file = " + place.folder + "/key.pem\n";
  text += "mail_driver = " + options.storage + "\nmail_path = ~/" +
          (options.storage == "maildir" ? "Maildir" : "store") + "\n";
  text += "passdb static {\n  password = " + options.password + "\n}\n";
  text += "userdb static {\n  userdb_static_allow_all_users = yes\n}\n";
  return text;
}

std::string capabilities(const DovecotOptions& options) {
  if (options.move && options.uidplus && options.idle) return {};
  std::string words = "IMAP4rev1 SASL-IR ID ENABLE LITERAL+ NAMESPACE UNSELECT";
  if (options.move) words += " MOVE";
  if (options.uidplus) words += " UIDPLUS";
  if (options.idle) words += " IDLE";
  return "imap_capability = " + words + "\n";
}

}  // namespace

std::string dovecot_config(const std::string& version, const DovecotOptions& options, const DovecotPlace& place) {
  const bool old = version.rfind("2.3", 0) == 0;
  const std::string number = version.substr(0, version.find_first_not_of("0123456789."));
  std::string text;
  if (!old) text += "dovecot_config_version = " + number + "\ndovecot_storage_version = " + number + "\n";
  text += (old ? syntax_23 : syntax_24)(options, place);
  return text + common(options, place) + capabilities(options) + options.extra;
}

}  // namespace joys::live
