// From the configuration to the parts that joysd and joysctl are made of.
#pragma once
#include <memory>

#include "daemon/config.h"
#include "daemon/keys.h"
#include "daemon/live.h"
#include "mail/courier.h"
#include "mail/imap.h"
#include "parsers/classify.h"
#include "store/ledger.h"
#include "web/unsubscribe.h"

namespace joys {

Reader make_reader(const Config&, const std::vector<TokenKey>&);  // loads the model; throws std::runtime_error
ImapOptions imap_options(const Config&);                          // reads the password or token anew
std::unique_ptr<Mailbox> make_mailbox(const Config&);             // likewise
std::unique_ptr<Courier> make_courier(const Config&);
PublicSite make_site(const Config&, const std::vector<TokenKey>&);

// `live` must outlive the ledger. exclusive: the daemon's own; else a command's beside it.
std::unique_ptr<Ledger> open_ledger(const Config&, const LedgerKeys&, const Live&, bool exclusive,
                                    std::function<void()> committed = {});

std::int64_t unix_now();

}  // namespace joys
