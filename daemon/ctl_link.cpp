// joysctl link: the unsubscribe link of an address, and the header fields that carry it (RFC 2369, RFC 8058).
#include <iostream>

#include "daemon/ctl.h"

namespace joys {

void add_link(CLI::App& app, Ctl& ctl) {
  struct Options {
    std::string address, list;
  };
  const auto o = std::make_shared<Options>();
  auto* command = app.add_subcommand("link",
                                     "The unsubscribe link of an address and the header fields for a mailing.\n"
                                     "Sign both fields with DKIM (RFC 8058 section 4).");
  command->add_option("ADDRESS", o->address, "Whose mail it will stop")->required();
  command->add_option("--list", o->list, "One list; without it all announcements");
  command->callback([&ctl, o] {
    const auto config = ctl.config();
    become_owner(config.store.url);
    const auto token = seal(open_keys(config.store.url).tokens, canonical_or_throw(o->address), o->list);
    const auto url = make_snapshot(config).style.public_url + "/u/" + token;
    const auto mailto = "mailto:" + own_addresses(config).at(0) + "?subject=unsubscribe%20" + token;
    const std::string post = "List-Unsubscribe=One-Click", both = "<" + url + ">, <" + mailto + ">";
    if (ctl.json)
      std::cout << dump({{"url", url}, {"list_unsubscribe", both}, {"list_unsubscribe_post", post}, {"mailto", mailto}})
                << "\n";
    else
      std::cout << url << "\n\nList-Unsubscribe: <" << url << ">,\n <" << mailto << ">\nList-Unsubscribe-Post: " << post
                << "\n";
  });
}

}  // namespace joys
