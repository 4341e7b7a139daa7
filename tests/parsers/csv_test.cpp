// Tables as the world writes them, and what a damaged one costs.
#include "parsers/csv.h"
#include "catch.h"

using namespace joys;

namespace {

// Hands out a few bytes at a time.
Lines lines_of(std::string bytes, std::size_t step) {
  return Lines([bytes = std::move(bytes), step, at = std::size_t{0}](char* into, std::size_t most) mutable {
    const std::size_t n = std::min({step, most, bytes.size() - at});
    bytes.copy(into, n, at);
    at += n;
    return n;
  });
}

std::string said(const std::string& bytes, std::size_t step) {
  Lines lines = lines_of(bytes, step);
  const char delimiter = find_delimiter(lines);
  std::string all;
  for (Record r = next_csv(lines, delimiter); r.state != Record::State::end; r = next_csv(lines, delimiter)) {
    all += std::to_string(r.line) + (r.state == Record::State::bad ? "!" + r.why : "");
    for (const auto& value : r.values) all += "[" + value + "]";
    all += "\n";
  }
  CHECK(lines.offset == static_cast<std::int64_t>(bytes.size()));
  return all;
}

// However the bytes are cut, the same is read.
std::string read(const std::string& bytes) {
  const std::string whole = said(bytes, 1 << 20);
  for (const std::size_t step : {1, 2, 3, 7}) CHECK(said(bytes, step) == whole);
  return whole;
}

}  // namespace

TEST_CASE("[4180-1] values, quotes, embedded line ends, and both line ends") {
  CHECK(read("a,b\r\n1,2\r\n") == "1[a][b]\n2[1][2]\n");
  CHECK(read("a,b\n1,2") == "1[a][b]\n2[1][2]\n");
  CHECK(read("a,b\n\"1,\"\"x\"\"\r\ny\",2\n3,4\n") == "1[a][b]\n2[1,\"x\"\r\ny][2]\n4[3][4]\n");
  CHECK(read("a,b\n,\n\"\",\"\"\n") == "1[a][b]\n2[][]\n3[][]\n");
  CHECK(read("a,b\n5\" disk, x \n") == "1[a][b]\n2[5\" disk][ x ]\n");
  CHECK(read("a,b\n\n\r\n1,2\n\n") == "1[a][b]\n4[1][2]\n");
  CHECK(read("a\n\"x\"") == "1[a]\n2[x]\n");
  CHECK(read("").empty());
  CHECK(read("\n\n").empty());
}

TEST_CASE("[4180-2] a byte order mark is no value; semicolon and tab are found by the first line") {
  CHECK(read("\xEF\xBB\xBF"
             "a,b\n1,2\n") == "1[a][b]\n2[1][2]\n");
  CHECK(read("a;b;\"c,d,e,f\"\n1,5;2;3\n") == "1[a][b][c,d,e,f]\n2[1,5][2][3]\n");
  CHECK(read("a\tb\n1;2\t3\n") == "1[a][b]\n2[1;2][3]\n");
}

TEST_CASE("[4180-3] a damaged record costs its first line and nothing else") {
  CHECK(read("a,b\n\"x,2\n3,4\n") == "1[a][b]\n2!a quote is not closed\n3[3][4]\n");
  CHECK(read("a,b\n\"x\"y,2\n3,4\n").find("3[3][4]\n") != std::string::npos);
  CHECK(read(std::string("a,b\n1\0,2\n3,4\n", 13)) == "1[a][b]\n2!it contains a NUL byte\n3[3][4]\n");
  CHECK(read("a,b\n1\xFF,2\n3,4\n") == "1[a][b]\n2!it is not UTF-8\n3[3][4]\n");
  CHECK(said("a,b\n" + std::string(longest_record + 10, 'x') + "\n3,4\n", 1 << 20) ==
        "1[a][b]\n2!it is longer than 256 KB\n3[3][4]\n");
  CHECK(said("a,b\n" + std::string(1001, ',') + "\n3,4\n", 1 << 20).find("3[3][4]") != std::string::npos);
  const std::string open = "a,b\n\"x\n" + std::string(longest_record / 2, '\n') + std::string(longest_record, '\n');
  CHECK(said(open + "3,4\n", 1 << 20).find("[3][4]\n") != std::string::npos);
}

TEST_CASE("lines are read alike, and from the middle of a file") {
  Lines lines = lines_of("one\r\n\ntwo", 2);
  CHECK(next_line(lines).values.front() == "one");
  CHECK(lines.offset == 5);
  const Record two = next_line(lines);
  CHECK(two.values.front() == "two");
  CHECK(two.line == 3);
  CHECK(next_line(lines).state == Record::State::end);

  Lines middle([](char*, std::size_t) { return std::size_t{0}; }, 100, 7);
  CHECK(next_line(middle).state == Record::State::end);
  CHECK(middle.offset == 100);
  CHECK(middle.line == 7);
}
