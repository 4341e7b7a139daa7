// The same words as different mail programs would send them: encodings, quotations, signatures, HTML, attachments.
#pragma once
#include <string>
#include <vector>

namespace joys::live {

struct Words {
  std::string language, label, subject, name, text;
};

struct Envelope {
  std::string from, message_id, date;
};

using Client = std::string (*)(const Words&, const Envelope&);
const std::vector<Client>& clients();  // ten of them; letters with CRLF

std::vector<Words> words_of(const std::string& jsonl_file);

std::string replace_all(std::string text, const std::string& what, const std::string& with);

}  // namespace joys::live
