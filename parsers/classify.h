// What a letter wants: every category with its confidence, and the words that spoke for it. Rules decide only where
// they are certain (reports, automatic replies, sealed tokens); everything else is judged by the trained model.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/authentication.h"
#include "parsers/category.h"
#include "parsers/facts.h"
#include "parsers/machine.h"
#include "parsers/message.h"
#include "parsers/report.h"
#include "parsers/token.h"

namespace joys {

class Model;  // parsers/model.h: weights and thresholds, read-only after loading

struct Judgement {
  Category category;
  double confidence;  // calibrated probability, 0..1
};

struct Reason {  // what the model read for a category
  Judgement judgement;
  std::string words, sentence;  // the sentence that spoke loudest, and what weighed most in it; may be empty
};

struct Classification {
  std::vector<Judgement> categories;  // what the letter asks for, strongest first; never empty
  bool sure = true;                   // false: below the threshold, or intents contradict each other: a person decides
  std::optional<Judgement> runner_up;
  std::vector<Reason> reasons;  // of the model: for each category of `categories`, and last for the runner-up
  std::string language;
  std::vector<std::string> because;  // for people: the rule, or the words with their categories
  Facts facts;
  Machine machine;
  Authentication authentication;
  std::optional<DeliveryReport> delivery;
  std::optional<FeedbackReport> feedback;
  std::optional<Ticket> ticket;         // an opened token in the subject or alone in the newest text: acts
  std::optional<Ticket> quoted_ticket;  // an opened token in quoted text: only tells which address is meant

  bool is(Category c) const {
    for (const auto& j : categories)
      if (j.category == c) return true;
    return false;
  }
};

// What classification needs to know of the world. Must outlive the calls; shared by threads read-only.
struct Reader {
  std::vector<std::string> own_addresses;  // canonical
  std::string trusted_authserv_id;
  std::vector<TokenKey> token_keys;
  std::shared_ptr<const Model> model;
};

// Pure, thread-safe, never throws on any Message.
Classification classify(const Message&, const Reader&);

}  // namespace joys
