// A real HTTP client for tests.
#pragma once
#include <string>

namespace joys::live {

struct Page {
  long status = 0;  // 0: no answer
  std::string body;
};

Page http(const std::string& url, const char* post = nullptr);

// The first link in a text that begins so; "" if there is none.
std::string link_in(const std::string& text, const std::string& prefix);

}  // namespace joys::live
