// Any bytes, fed in pieces whose size the first byte chooses: the reader and the parser must stay within their limits.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mail/imap_parse.h"
#include "mail/imap_response.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  joys::ImapLimits limits;
  limits.text = 4096;
  limits.literal = 256;
  const std::size_t step = 1 + data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  joys::ImapReader reader(limits);
  std::vector<joys::ImapResponse> complete;
  for (std::size_t i = 0; i < bytes.size(); i += step)
    if (!reader.feed(bytes.substr(i, step), complete)) break;
  for (auto& response : complete) {
    std::size_t kept = 0;
    for (const auto& literal : response.literals) kept += literal.bytes.size();
    if (kept > limits.literal || response.text.size() > limits.text + 1) std::abort();
    const auto value = joys::parse_imap(std::move(response));
    if (const auto* status = std::get_if<joys::ImapStatus>(&value)) joys::parse_copyuid(status->arguments);
  }
  return 0;
}
