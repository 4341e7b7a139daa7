// A million people beside ten and a hundred thousand: the import's rate and memory, then finding a person by the mail
// address and asking whether an address may be written to, the sizes taking turns in one process. Prints a table for
// README.md.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "daemon/import.h"
#include "parsers/message.h"

namespace {

using namespace joys;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 15, asked_in_a_round = 2000;

std::string address(int n) { return "person" + std::to_string(n) + "@mail" + std::to_string(n % 97) + ".example"; }

void write_people(const std::string& path, int n) {
  std::ofstream file(path);
  file << "email,username,relation,name,plan,lists,birth_date\n";
  for (int i = 0; i < n; ++i)
    file << address(i) << ",user" << i << ",subscriber;poster,\"Person, No. " << i << "\",gold,weekly;offers,19"
         << 50 + i % 50 << "-0" << 1 + i % 9 << "-15\n";
}

struct Town {
  Town(const std::filesystem::path& folder, int people) : n(people) {
    std::filesystem::create_directory(folder);
    LedgerOptions options;
    options.url = "sqlite:" + (folder / "ledger.db").string();
    options.clock = [] { return std::int64_t{1'800'000'000}; };
    ledger = Ledger::open(std::move(options));
    write_people(folder / "people.csv", n);
    TableFile file(folder / "people.csv", "");
    RefusedLines refused(folder / "report.csv");
    const auto start = Clock::now();
    const auto tally = import_people(*ledger, file, refused, "bench", "bench", {});
    rate = n / std::chrono::duration<double>(Clock::now() - start).count();
    if (tally.of(Entered::State::added) != n) throw std::runtime_error("not everybody was entered");
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
    for (int i = 0; i < n;) {  // every tenth has stopped the mail
      Decision stop;
      for (int k = 0; k < 1000 && i < n; ++k, i += 10)
        stop.changes.push_back(Suppress{address(i), Purpose::announcements, "", "import"});
      ledger->act(std::move(stop), "bench").get();
    }
  }

  template <class Ask>
  double microseconds(std::mt19937& random, Ask&& ask) {
    std::uniform_int_distribution<int> any(0, n - 1);
    std::vector<std::string> addresses;
    for (int i = 0; i < asked_in_a_round; ++i) addresses.push_back(address(any(random)));
    const auto start = Clock::now();
    for (const auto& a : addresses) ask(a);
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count() / asked_in_a_round;
  }

  int n;
  std::unique_ptr<Ledger> ledger;
  double rate = 0, peak_mb = 0;
  std::vector<double> finding, asking;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main() {
  init_parsers();
  std::string name = (std::filesystem::temp_directory_path() / "joys-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) return 1;
  const std::filesystem::path folder = name;
  std::mt19937 random(7);
  std::int64_t found = 0;
  {
    Town small(folder / "small", 10'000), middle(folder / "middle", 100'000), large(folder / "large", 1'000'000);
    for (int i = 0; i < rounds; ++i)
      for (Town* town : {&small, &middle, &large}) {
        town->finding.push_back(town->microseconds(random, [&](const std::string& a) {
          found += static_cast<std::int64_t>(town->ledger->people_with("email", a, 2).size());
        }));
        town->asking.push_back(town->microseconds(random, [&](const std::string& a) {
          found += town->ledger->suppressed(a, Purpose::announcements, "weekly") ? 1 : 0;
        }));
      }
    std::printf("| people | import, rows/s | peak MB so far | find by address, us | may it be written to, us |\n");
    std::printf("|--:|--:|--:|--:|--:|\n");
    for (const Town* town : {&small, &middle, &large})
      std::printf("| %d | %.0f | %.0f | %.1f | %.1f |\n", town->n, town->rate, town->peak_mb, median(town->finding),
                  median(town->asking));
    std::printf("a hundred times the people cost %.2f and %.2f times as much; answers counted: %lld\n",
                median(large.finding) / median(small.finding), median(large.asking) / median(small.asking),
                static_cast<long long>(found));
  }
  std::filesystem::remove_all(folder);
  return 0;
}
