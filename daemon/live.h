// What SIGHUP may change while the pages and the ledger stay up: rules, style and templates, swapped as one snapshot.
#pragma once
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "daemon/answer.h"
#include "daemon/config.h"
#include "handlers/context.h"
#include "templates/render.h"

namespace joys {

struct Snapshot {
  Rules rules;
  AnswerStyle style;
  std::shared_ptr<const Templates> templates;
};

Rules make_rules(const Config&);        // [handling] as values
Snapshot make_snapshot(const Config&);  // reads the templates; throws TemplateError

std::vector<std::string> own_addresses(const Config&);  // canonical, the mailbox first

// Also is the Templates that the pages use, so that they follow a reload.
class Live : public Templates {
 public:
  explicit Live(Snapshot first) : snapshot_(std::make_shared<const Snapshot>(std::move(first))) {}
  std::shared_ptr<const Snapshot> get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
  }
  void set(Snapshot next) {
    auto fresh = std::make_shared<const Snapshot>(std::move(next));
    const std::lock_guard lock(mutex_);
    former_.push_back(std::exchange(snapshot_, std::move(fresh)));
  }

  std::string render(std::string_view name, const std::map<std::string, std::string>& values,
                     Escape escape) const override {
    return get()->templates->render(name, values, escape);
  }
  const std::set<std::string>& keys(std::string_view name) const override { return get()->templates->keys(name); }
  bool has(std::string_view name) const override { return get()->templates->has(name); }
  std::string version() const override { return get()->templates->version(); }
  std::vector<std::string> names() const override { return get()->templates->names(); }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<std::shared_ptr<const Snapshot>> former_;  // keys() gives references; reloads are few
};

}  // namespace joys
