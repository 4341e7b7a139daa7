// Letters of the shapes that mail programs write and that other readers of mail agree about, lines with \n.
#pragma once
#include <string>
#include <vector>

namespace joys::test {

struct Fixture {
  const char* name;
  std::string raw;
  bool gmime = true, python = true;  // false: that reader is known to differ, the letter's comment says in what
};

const std::vector<Fixture>& fixtures();

}  // namespace joys::test
