// Is this work done? Asked without waiting, by loops that have other things to do.
#pragma once
#include <chrono>
#include <future>

namespace joys {

template <typename T>
bool ready(const std::future<T>& work) {
  return work.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace joys
