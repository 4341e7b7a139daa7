#include "http.h"

#include <curl/curl.h>

namespace joys::live {

Page http(const std::string& url, const char* post) {
  Page page;
  CURL* curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
  if (post) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post);
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t, std::size_t n, void* to) {
        static_cast<std::string*>(to)->append(data, n);
        return n;
      });
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &page.body);
  if (curl_easy_perform(curl) == CURLE_OK) curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &page.status);
  curl_easy_cleanup(curl);
  return page;
}

std::string link_in(const std::string& text, const std::string& prefix) {
  const auto at = text.find(prefix);
  if (at == std::string::npos) return "";
  return text.substr(at, text.find_first_of(" \n>", at) - at);
}

}  // namespace joys::live
