#include "daemon/parts.h"

#include <ctime>

#include "daemon/log.h"
#include "daemon/own_model.h"
#include "mail/imap.h"
#include "mail/smtp.h"

namespace joys {

std::int64_t unix_now() { return std::time(nullptr); }

Reader make_reader(const Config& config, const std::vector<TokenKey>& keys) {
  std::string why;
  auto model = model_in_use(config.store.url, &why);
  if (!why.empty()) say(Level::warning, "own_model_not_used", {{"why", why}});
  return {.own_addresses = own_addresses(config),
          .trusted_authserv_id = config.handling.trusted_authserv_id,
          .token_keys = keys,
          .model = std::move(model)};
}

ImapOptions imap_options(const Config& config) {
  const auto& imap = config.imap;
  ImapOptions options;
  options.wire = {.url = imap.url,
                  .user = imap.user,
                  .password = read_secret(imap.password_file, "imap_password"),
                  .bearer = imap.oauth_token_file.empty() ? "" : read_secret(imap.oauth_token_file, ""),
                  .ca_file = imap.ca_file,
                  .allow_plaintext = imap.allow_plaintext};
  options.mailbox = imap.mailbox;
  options.folders = {imap.processed, imap.escalated, imap.ignored, imap.failed};
  options.idle = imap.idle;
  return options;
}

std::unique_ptr<Mailbox> make_mailbox(const Config& config) { return make_imap(imap_options(config)); }

std::unique_ptr<Courier> make_courier(const Config& config) {
  const auto& smtp = config.smtp;
  SmtpOptions options;
  options.wire = {.url = smtp.url,
                  .user = smtp.user,
                  .password = smtp.user.empty() ? "" : read_secret(smtp.password_file, "smtp_password"),
                  .bearer = smtp.oauth_token_file.empty() ? "" : read_secret(smtp.oauth_token_file, ""),
                  .ca_file = smtp.ca_file,
                  .allow_plaintext = smtp.allow_plaintext};
  options.connections = static_cast<int>(smtp.connections);
  return make_smtp(std::move(options));
}

PublicSite make_site(const Config& config, const std::vector<TokenKey>& keys) {
  return {.public_url = config.web.public_url,
          .token_keys = keys,
          .policy_file = config.policy.file,
          .policy_url = config.policy.url,
          .mailer_delay_hours = static_cast<int>(config.handling.mailer_delay_hours),
          .timezone = config.handling.timezone,
          .mailbox = own_addresses(config).at(0)};
}

std::unique_ptr<Ledger> open_ledger(const Config& config, const LedgerKeys& keys, const Live& live, bool exclusive,
                                    std::function<void()> committed) {
  LedgerOptions options;
  options.url = config.store.url;
  options.keys = keys;
  options.rules = live.get()->rules;
  options.decide = [&live](const Asked& asked) {
    const auto now = live.get();  // the rules of this moment, not those of the start
    return decide({asked.letter, asked.classification, asked.context, now->rules, asked.wishes});
  };
  options.compose = [&live](const Answer& answer, const Minted& minted) {
    const auto now = live.get();
    return compose_answer(answer, minted, now->style, *now->templates);
  };
  options.clock = unix_now;
  options.committed = std::move(committed);
  options.exclusive = exclusive;
  return Ledger::open(std::move(options));
}

}  // namespace joys
