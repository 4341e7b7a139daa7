// How probable a category must be before it is acted upon or put before a person. The figures follow from costs: with a
// calibrated probability p, acting is right from p = cost of acting wrongly / (that + cost of missing).
#pragma once
#include <array>

#include "parsers/category.h"

namespace joys {

struct Threshold {
  double act;     // from here the letter is taken to want it
  double notice;  // from here, where nothing else is certain, a person looks whether it wants it
};

// In the order of Category.
inline constexpr std::array<Threshold, category_count> thresholds{{
    {0.35, 0.15},  // child_report: a missed one breaks the law; restricting is reversible
    {0.40, 0.15},  // legal: a missed one destroys evidence; staff decide anyway
    {0.60, 0.35},  // erase: never on thin evidence
    {0.50, 0.30},  // access: only a link to the address on record
    {0.60, 0.35},  // modify: never on thin evidence
    {0.50, 0.30},  // end_user
    {0.40, 0.25},  // opt_out: cheap to undo, and ignoring it is a breach
    {0.55, 0.30},  // resubscribe
    {0.50, 0.35},  // question
    {0.60, 0.40},  // bounce: prose only; real reports are recognised by rule
    {0.60, 0.40},  // complaint
    {0.60, 0.40},  // auto_reply: nobody is answered, so a person's letter must not end here
    {0.50, 0.50},  // unrelated
}};

constexpr Threshold threshold(Category c) { return thresholds[static_cast<std::size_t>(c)]; }

}  // namespace joys
