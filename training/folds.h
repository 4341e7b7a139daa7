// Which examples are held out together, and what weights say that have not seen them.
#pragma once
#include <functional>
#include <vector>

#include "training/fit.h"

namespace joys {

// Sets Sample::fold. With at least `folds` authors no author is in two folds; with fewer, lines are dealt out in turn.
// Returns the number of folds; 0 as `folds` means one for each author.
std::uint32_t deal(const std::vector<Example>&, std::vector<Sample>&, std::uint32_t folds);

inline constexpr std::uint32_t second_level_folds = 4;  // each costs one more training

// What weights trained without its fold say of every letter (not sentence), in the order of the samples; the encoder's
// heads, too.
std::vector<Held> held_out(const std::vector<Sample>&, std::uint32_t folds);

// The same after training on some of the other folds' samples only, for a learning curve: without heads.
using Keep = std::function<bool(std::size_t sample, std::uint32_t fold)>;
std::vector<Held> held_out(const std::vector<Sample>&, std::uint32_t folds, const Keep&);

}  // namespace joys
