// What `joysctl classify` supposes about the world, and the categories that act alone as shipped.
#include "handlers/context.h"

namespace joys {

Context Context::assumed(std::int64_t now) {
  Context context;
  context.now = now;
  context.received = now;
  Person someone;
  someone.id = "1";
  someone.relations = {"subscriber"};
  context.senders = {someone};
  return context;
}

std::set<Category> all_categories() {
  std::set<Category> all;
  for (std::size_t i = 0; i < category_count; ++i) all.insert(static_cast<Category>(i));
  return all;
}

}  // namespace joys
