// The row goes through the texts of tests/letters first and through the mail programs second, with a machine's letter
// after every nine, so that even a short piece of it is mixed.
#include "post.h"

#include <array>
#include <set>

#include "clients.h"
#include "process.h"

namespace joys::live {
namespace {

const std::string folder = std::string(JOYS_SOURCE_DIR) + "/tests/letters/";

const std::vector<Words>& texts() {
  static const auto all = words_of(folder + "live.jsonl");
  return all;
}

struct Machine {
  const char *label, *file;
};
constexpr std::array<Machine, 4> machines{
    {{"auto_reply", "vacation"}, {"bounce", "bounce"}, {"auto_reply", "receipt"}, {"complaint", "complaint"}}};
constexpr std::size_t one_machine_in = 10;

Written unwritten(const std::string& label, std::size_t number) {
  const auto n = std::to_string(number);
  return {label, "writer" + n + "@people.example", "letter-" + n + "@people.example", ""};
}

Written by_hand(std::size_t number, const Words& words, Client client) {
  auto written = unwritten(words.label, number);
  written.letter = client(words, {written.from, written.message_id, "Mon, 02 Nov 2026 08:00:00 +0000"});
  return written;
}

Written by_machine(std::size_t number, const Machine& machine) {
  auto written = unwritten(machine.label, number);
  const auto text = replace_all(read_file(folder + "machine/" + machine.file + ".eml"), "{ID}", written.message_id);
  written.letter = replace_all(replace_all(text, "{RECIPIENT}", written.from), "\n", "\r\n");
  return written;
}

}  // namespace

std::vector<Written> letters_from(std::size_t first, std::size_t count) {
  std::vector<Written> all;
  for (std::size_t n = first; n < first + count; ++n) {
    const std::size_t tens = n / one_machine_in, human = n - tens;
    if (n % one_machine_in == one_machine_in - 1)
      all.push_back(by_machine(n, machines[tens % machines.size()]));
    else
      all.push_back(by_hand(n, texts()[human % texts().size()], clients()[human / texts().size() % clients().size()]));
  }
  return all;
}

std::vector<Written> one_of_each() {
  std::vector<Written> all;
  std::set<std::string> written;
  for (const auto& words : texts())
    if (written.insert(words.label).second) all.push_back(by_hand(all.size(), words, clients()[all.size()]));
  for (const auto& machine : machines) all.push_back(by_machine(all.size(), machine));
  return all;
}

std::vector<std::string> bytes_of(const std::vector<Written>& written) {
  std::vector<std::string> bytes;
  for (const auto& one : written) bytes.push_back(one.letter);
  return bytes;
}

}  // namespace joys::live
