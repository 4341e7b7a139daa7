// The verbs of the house: one function a category, each in the file of its name.
#pragma once
#include "handlers/handler.h"

namespace joys {

Contribution decide_child_report(const Asked&);
Contribution decide_legal(const Asked&);
Contribution decide_erase(const Asked&);
Contribution decide_access(const Asked&);
Contribution decide_modify(const Asked&);
Contribution decide_end_user(const Asked&);
Contribution decide_opt_out(const Asked&);
Contribution decide_resubscribe(const Asked&);
Contribution decide_question(const Asked&);
Contribution decide_bounce(const Asked&);
Contribution decide_complaint(const Asked&);
Contribution decide_auto_reply(const Asked&);
Contribution decide_unrelated(const Asked&);

}  // namespace joys
