// The page of a person, behind the link in a letter to the address on record: what the letter asked for waits there for
// a button. A GET changes nothing and shows nothing of the record, because programs that check links fetch every one.
#pragma once
#include "web/desk.h"

namespace joys {

Response show_me(Desk&, const Request&);
Response click_me(Desk&, const Request&);

}  // namespace joys
