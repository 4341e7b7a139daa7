// The explicit list of handlers in their order of protection. A new category is one file and one line here.
#include "handlers/list.h"

namespace joys {

std::span<const Handler> handlers() {
  static constexpr std::array<Handler, category_count> all{{
      {Category::child_report, decide_child_report},
      {Category::legal, decide_legal},
      {Category::erase, decide_erase},
      {Category::access, decide_access},
      {Category::modify, decide_modify},
      {Category::end_user, decide_end_user},
      {Category::opt_out, decide_opt_out},
      {Category::resubscribe, decide_resubscribe},
      {Category::question, decide_question},
      {Category::bounce, decide_bounce},
      {Category::complaint, decide_complaint},
      {Category::auto_reply, decide_auto_reply},
      {Category::unrelated, decide_unrelated},
  }};
  return all;
}

}  // namespace joys
