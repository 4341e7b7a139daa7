// Work in child processes, because liblinear draws from the one rand() of a process: threads would give other weights
// each time.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

namespace joys {

// work(0) .. work(n - 1), spread over as many processes as there are processors. Each result has `size` numbers.
// Throws std::runtime_error if a child fails.
std::vector<std::vector<double>> in_processes(std::size_t n, std::size_t size,
                                              const std::function<std::vector<double>(std::size_t)>& work);

}  // namespace joys
