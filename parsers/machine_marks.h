// The marks of machines in a letter's header: what the fields say, and which addresses no person reads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parsers/message.h"

namespace joys {

struct Marks {
  std::string submitted, precedence;  // keywords of Auto-Submitted and Precedence, lower case; "" if absent
  std::string reply_field;            // a vendor's field that says "automatic reply", lower case; "" if none
  std::string muting_field;           // a field that only machines and lists write; "" if none
  bool certain = false;               // null return path or Auto-Submitted, which people's letters never have
  bool system = false;                // a system sender
  bool vacation = false;              // a vacation program named itself
  bool bulk = false;                  // Precedence says bulk or junk, as vacation programs and newsletters do
  bool list = false;                  // fields of a list: a newsletter, not an answer
  bool helpdesk = false;              // a ticket system named itself
  bool suppresses = false;            // X-Auto-Response-Suppress: senders of every kind set it, it proves nothing

  bool any() const { return certain || system || vacation || helpdesk || bulk; }
};
Marks machine_marks(const Message&);

bool null_path(const Message&);
// Addresses that no person reads: noreply, *-bounces, mailer-daemon, in many languages.
bool system_sender(const Message&);
// postmaster, root: machines only where no return path says otherwise; people answer from these as well.
bool role_sender(const Message&);
// From, Sender or Resent-From is one of ours, with or without a case's key.
bool own_author(const Message&, const std::vector<std::string>& own);
// A letter of ours that came back: ours by author or by Message-ID, and marked by us as automatic.
bool own_letter(const Message&, const std::vector<std::string>& own);

}  // namespace joys
