// Reads and prints the configuration. settings() is the one place that knows every key.
#include "daemon/config.h"

#include <toml++/toml.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <variant>

#include "parsers/address.h"
#include "parsers/category.h"

namespace joys {
namespace {

using Field = std::variant<std::string*, bool*, std::int64_t*, std::vector<std::string>*>;

struct Setting {
  std::string_view section, key;
  Field (*in)(Config&);
  std::string_view meaning;
  std::int64_t least = 0, most = INT32_MAX;  // of numbers
};

#define IN(member) [](Config& c) -> Field { return &c.member; }
constexpr std::array settings{
    Setting{"imap", "url", IN(imap.url),
            "The mailbox: imaps://host:993, or imap://host:143 (STARTTLS; plain only to this machine)."},
    Setting{"imap", "user", IN(imap.user), "Login name."},
    Setting{"imap", "password_file", IN(imap.password_file),
            "File with the password; empty: the systemd credential imap_password."},
    Setting{"imap", "oauth_token_file", IN(imap.oauth_token_file),
            "File with an OAuth 2 access token, read at each login and used instead of a password."},
    Setting{"imap", "ca_file", IN(imap.ca_file), "Trust anchors (PEM); empty: the system's."},
    Setting{"imap", "allow_plaintext", IN(imap.allow_plaintext),
            "Allow imap:// without TLS to another machine. Passwords and letters are then readable on the way."},
    Setting{"imap", "mailbox", IN(imap.mailbox), "The folder that is read. What is in it is undecided."},
    Setting{"imap", "poll_seconds", IN(imap.poll_seconds), "How often to look for letters; IDLE only makes it sooner.",
            1, 3600},
    Setting{"imap", "idle", IN(imap.idle), "Use IDLE where the server offers it."},
    Setting{"imap", "processed", IN(imap.processed), "Folder for letters that are done."},
    Setting{"imap", "escalated", IN(imap.escalated), "Folder for letters that wait for a person."},
    Setting{"imap", "ignored", IN(imap.ignored), "Folder for letters that ask for nothing."},
    Setting{"imap", "failed", IN(imap.failed), "Folder for letters that could not be read."},
    Setting{"smtp", "url", IN(smtp.url),
            "Submission: smtps://host:465, or smtp://host:587 (STARTTLS; plain only to this machine)."},
    Setting{"smtp", "user", IN(smtp.user), "Login name; empty: no login."},
    Setting{"smtp", "password_file", IN(smtp.password_file),
            "File with the password; empty: the systemd credential smtp_password."},
    Setting{"smtp", "oauth_token_file", IN(smtp.oauth_token_file),
            "File with an OAuth 2 access token, read at each start and reload and used instead of a password."},
    Setting{"smtp", "ca_file", IN(smtp.ca_file), "Trust anchors (PEM); empty: the system's."},
    Setting{"smtp", "from", IN(smtp.from), "From of our letters; its address is the mailbox that people write to."},
    Setting{"smtp", "return_path", IN(smtp.return_path),
            "Where bounces of letters with a promise go; empty: the mailbox's own address. The case's +KEY is added."},
    Setting{"smtp", "connections", IN(smtp.connections), "Most connections at once; opened as the backlog needs.", 1,
            1000},
    Setting{"smtp", "allow_plaintext", IN(smtp.allow_plaintext), "Allow smtp:// without TLS to another machine."},
    Setting{"store", "url", IN(store.url), "The ledger: sqlite:/path/ledger.db. Its keys lie beside it; back up both."},
    Setting{"web", "listen", IN(web.listen), "Address and port of the pages; put a TLS proxy in front."},
    Setting{"web", "public_url", IN(web.public_url),
            "How the world reaches these pages; links in letters begin with it."},
    Setting{"ops", "listen", IN(ops.listen), "Address and port of /healthz; keep it private."},
    Setting{"handling", "auto", IN(handling.automatic),
            "Categories that act alone; the others become proposals for staff."},
    Setting{
        "handling", "trusted_authserv_id", IN(handling.trusted_authserv_id),
        "Our border server's name in Authentication-Results; empty: trust none. The server must delete forged ones."},
    Setting{"handling", "plus_addressing", IN(handling.plus_addressing),
            "The mail server delivers mailbox+KEY@ to the mailbox."},
    Setting{"handling", "restrict_per_letter", IN(handling.restrict_per_letter),
            "Most records that one letter may restrict.", 0, 100},
    Setting{"handling", "answers_per_hour", IN(handling.answers_per_hour),
            "Breaker: above this many answers an hour, letters go to staff unanswered.", 1},
    Setting{"handling", "acts_per_hour", IN(handling.acts_per_hour), "Breaker: most purges and restrictions an hour.",
            0},
    Setting{"handling", "mailer_delay_hours", IN(handling.mailer_delay_hours),
            "How long a mailing that is on its way may still arrive after a stop; said in letters.", 0, 240},
    Setting{"handling", "timezone", IN(handling.timezone),
            "IANA name; business days and the dates in letters follow it."},
    Setting{"handling", "holidays", IN(handling.holidays), "Days that are no business days, as \"2026-12-25\"."},
    Setting{"policy", "file", IN(policy.file), "The privacy policy (Markdown), shown at /policy."},
    Setting{"policy", "url", IN(policy.url), "Where the policy is published; /policy links there if there is no file."},
    Setting{"policy", "quote", IN(policy.quote),
            "Headings of the policy that may be quoted to a writer without a person."},
    Setting{"staff", "notify", IN(staff.notify), "Addresses of the staff who are told of urgent cases."},
};
#undef IN

std::string at(const std::string& name, const toml::source_region& where) {
  return name + ":" + std::to_string(where.begin.line) + ": ";
}

// "" if the node fits the field, else what is wrong.
std::string assign(const Setting& setting, Field field, const toml::node& node) {
  const std::string key = std::string(setting.section) + "." + std::string(setting.key);
  if (auto* text = std::get_if<std::string*>(&field)) {
    if (!node.is_string()) return key + " must be a text in quotes";
    **text = **node.as_string();
  } else if (auto* flag = std::get_if<bool*>(&field)) {
    if (!node.is_boolean()) return key + " must be true or false";
    **flag = **node.as_boolean();
  } else if (auto* number = std::get_if<std::int64_t*>(&field)) {
    if (!node.is_integer()) return key + " must be a whole number";
    **number = **node.as_integer();
    if (**number < setting.least || **number > setting.most)
      return key + " must lie between " + std::to_string(setting.least) + " and " + std::to_string(setting.most);
  } else {
    auto* list = node.as_array();
    if (!list) return key + " must be a list, as [\"one\", \"two\"]";
    auto& values = *std::get<std::vector<std::string>*>(field);
    values.clear();
    for (const auto& item : *list) {
      if (!item.is_string()) return key + " must hold only texts in quotes";
      values.push_back(**item.as_string());
    }
  }
  return {};
}

const Setting* find(std::string_view section, std::string_view key) {
  for (const auto& s : settings)
    if (s.section == section && s.key == key) return &s;
  return nullptr;
}

bool known_section(std::string_view section) {
  for (const auto& s : settings)
    if (s.section == section) return true;
  return false;
}

std::string as_toml(Field field) {
  std::ostringstream out;
  if (auto* text = std::get_if<std::string*>(&field)) out << toml::value<std::string>(**text);
  if (auto* flag = std::get_if<bool*>(&field)) out << (**flag ? "true" : "false");
  if (auto* number = std::get_if<std::int64_t*>(&field)) out << **number;
  if (auto* list = std::get_if<std::vector<std::string>*>(&field)) {
    out << "[";
    for (std::size_t i = 0; i < (*list)->size(); ++i) out << (i ? ", " : "") << toml::value<std::string>((**list)[i]);
    out << "]";
  }
  return out.str();
}

// Values that no later step could explain better than we can here.
void check_values(const Config& config, const std::string& name, std::string& errors) {
  for (const auto& category : config.handling.automatic)
    if (!category_named(category))
      errors += name + ": handling.auto names \"" + category + "\", which is no category\n";
  const auto from = parse_addresses(config.smtp.from);
  if (from.size() != 1 || !from.front().valid)
    errors += name + ": smtp.from must be one address, as \"Soren <joysandconcerns@soren.tech>\"\n";
  if (!config.smtp.return_path.empty() && !parse_address(config.smtp.return_path).valid)
    errors += name + ": smtp.return_path must be one address\n";
  if (!config.web.public_url.starts_with("https://") && !config.web.public_url.starts_with("http://"))
    errors += name + ": web.public_url must begin with https://\n";
  if (config.store.url.starts_with("postgresql:"))
    errors += name + ": store.url: PostgreSQL is not built yet; use sqlite:/path/ledger.db\n";
  else if (!config.store.url.starts_with("sqlite:/"))
    errors += name + ": store.url must be sqlite: and an absolute path\n";
  const std::set<std::string> folders{config.imap.mailbox, config.imap.processed, config.imap.escalated,
                                      config.imap.ignored, config.imap.failed};
  if (folders.size() != 5)
    errors += name + ": imap: mailbox, processed, escalated, ignored and failed must be five folders\n";
}

}  // namespace

Config parse_config(const std::string& text, const std::string& name) {
  toml::table root;
  try {
    root = toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    throw ConfigError(at(name, error.source()) + std::string(error.description()));
  }
  Config config;
  std::string errors;
  for (const auto& [section, node] : root) {
    const auto* table = node.as_table();
    if (!known_section(section.str()) || !table) {
      errors += at(name, node.source()) + "unknown section [" + std::string(section.str()) +
                "]; `joysd --print-config` lists all\n";
      continue;
    }
    for (const auto& [key, value] : *table) {
      const auto* setting = find(section.str(), key.str());
      const auto wrong = setting ? assign(*setting, setting->in(config), value)
                                 : "unknown key " + std::string(section.str()) + "." + std::string(key.str()) +
                                       "; `joysd --print-config` lists all";
      if (!wrong.empty()) errors += at(name, key.source()) + wrong + "\n";
    }
  }
  check_values(config, name, errors);
  if (!errors.empty()) throw ConfigError(errors.substr(0, errors.size() - 1));
  return config;
}

Config load_config(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw ConfigError(path + ": cannot be read; `joysctl setup --config " + path + "` writes a commented one");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_config(text.str(), path);
}

void check_daemon_config(const Config& config, const std::string& name) {
  std::string errors;
  if (!config.imap.url.starts_with("imaps://") && !config.imap.url.starts_with("imap://"))
    errors += name + ": imap.url must be imaps://host:993 or imap://host:143\n";
  if (config.imap.user.empty()) errors += name + ": imap.user is missing\n";
  if (!config.smtp.url.starts_with("smtps://") && !config.smtp.url.starts_with("smtp://"))
    errors += name + ": smtp.url must be smtps://host:465 or smtp://host:587\n";
  if (!errors.empty()) throw ConfigError(errors.substr(0, errors.size() - 1));
}

std::string print_config(const Config& config) {
  Config copy = config;
  std::string out, section;
  for (const auto& setting : settings) {
    if (setting.section != section) {
      section = setting.section;
      out += (out.empty() ? "[" : "\n[") + section + "]\n";
    }
    out += "# " + std::string(setting.meaning) + "\n" + std::string(setting.key) + " = " + as_toml(setting.in(copy)) +
           "\n";
  }
  return out;
}

std::string read_secret(const std::string& file, const std::string& credential) {
  std::string path = file;
  if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); path.empty() && folder)
    if (std::ifstream(std::string(folder) + "/" + credential)) path = std::string(folder) + "/" + credential;
  if (path.empty()) return {};
  std::ifstream stream(path);
  std::string line;
  if (!stream) throw ConfigError(path + ": cannot be read (a password or token file of the configuration)");
  std::getline(stream, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace joys
