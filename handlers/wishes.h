// What the words of a letter say beyond its category: the reasons for which software alone must not decide.
#pragma once
#include "parsers/message.h"

namespace joys {

struct Wishes {
  bool someone_helpless = false;  // death, illness, guardianship
  bool pause = false;             // only for a while
  bool paid_service = false;      // a client who ends a contract
  bool no_sharing = false;        // objects to sale, sharing or unrelated use
  bool no_mail = false;           // names letters, mail or a list
  bool danger = false;            // a leak or a vulnerability
  bool to_software = false;       // speaks to a program instead of to people
};

Wishes wishes_of(const Message&);

}  // namespace joys
