// The encoder gives what the published one gives, survives any text, and believes no broken file. What needs its file
// is left out, with a word, where scripts/encoder could not fetch it.
#include "parsers/encoder.h"

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "catch.h"
#include "parsers/products.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {

const std::string file = JOYS_ENCODER;

bool is_here() {
  if (fs::exists(file)) return true;
  WARN("left out: scripts/encoder could not fetch the sentence encoder");
  return false;
}

// What @energetic-ai/embeddings 0.2.0 makes of these: its pieces, and the first numbers of its embedding.
struct Original {
  const char* text;
  std::vector<std::uint16_t> pieces;
  std::array<float, 6> begin;
};
const Original originals[] = {
    {"I do not want to unsubscribe.",
     {16, 64, 35, 142, 10, 228, 7, 1015, 4711, 6},
     {-0.0393f, -0.0639f, 0.0066f, -0.0615f, 0.0479f, 0.014f}},
    {"My 9 year old made an account",
     {404, 538, 182, 446, 267, 58, 826},
     {-0.0306f, -0.0571f, 0.0228f, -0.0551f, -0.0094f, -0.0451f}},
    {"UNSUBSCRIBE ME NOW",
     {3819, 4939, 3980, 176, 2945, 190, 247, 5115, 2605, 331},
     {0.0251f, -0.0435f, 0.0052f, -0.0546f, -0.019f, -0.0432f}},
    {"it's http://example.com/unsub?id=123&x=y",
     {21, 13, 7, 290, 255, 773, 1563, 147, 6, 167, 68, 423, 7, 1015, 54, 303, 5419, 4044, 531, 152, 413, 48},
     {-0.0534f, -0.0849f, 0.0318f, -0.0056f, 0.0593f, 0.043f}},
    {"na\u00efve caf\u00e9",
     {1216, 0, 105, 976, 209, 1133},
     {0.0311f, 0.0511f, -0.0305f, -0.0216f, -0.0536f, -0.0118f}},
    {"\ufb01nd my \ufb01le", {260, 69, 1792}, {-0.0538f, -0.0538f, 0.0401f, -0.0534f, 0.0536f, -0.0208f}},
    {"\u8bf7\u5220\u9664\u6211\u7684\u6570\u636e", {30, 0}, {-0.0324f, -0.0391f, 0.0499f, 0.0396f, -0.0156f, -0.052f}},
};

std::string refusal(const std::string& path) {
  try {
    Encoder encoder(path);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

struct Scratch {
  std::string path = (fs::temp_directory_path() / ("joys-encoder-" + std::to_string(::getpid()))).string();
  std::string refused(const std::string& bytes) const {
    std::ofstream(path, std::ios::binary) << bytes;
    return refusal(path);
  }
  ~Scratch() { fs::remove(path); }
};

double likeness(const Embedding& a, const Embedding& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

TEST_CASE("pieces and embeddings are those of the original") {
  if (!is_here()) return;
  const Encoder encoder(file);
  for (const Original& o : originals) {
    INFO(o.text);
    CHECK(encoder.pieces_of(o.text) == o.pieces);
    const Embedding e = encoder.embed(o.text);
    for (std::size_t i = 0; i < o.begin.size(); ++i) CHECK(e[i] == Approx(o.begin[i]).margin(0.001));
    CHECK(likeness(e, e) == Approx(1).margin(1e-5));
  }
}

TEST_CASE("what means the same lies close together") {
  if (!is_here()) return;
  const Encoder encoder(file);
  const auto stop = encoder.embed("Please take me off your mailing list.");
  CHECK(likeness(stop, encoder.embed("I want no more of your newsletters.")) >
        likeness(stop, encoder.embed("My dog likes the garden.")) + 0.1);
}

TEST_CASE("any text has an embedding, the empty one that of nothing") {
  if (!is_here()) return;
  const Encoder encoder(file);
  CHECK(likeness(encoder.embed(""), encoder.embed("")) == 0);
  CHECK(likeness(encoder.embed(" \n\t"), encoder.embed(" \n\t")) == 0);
  std::mt19937 random(1);
  std::vector<std::string> texts{std::string(1u << 20, 'a'), std::string(1u << 20, '\x80'), "\xEF\xB7\xBA\xEF\xB7"};
  for (int i = 0; i < 20; ++i) {
    std::string noise(random() % 300, ' ');
    for (char& c : noise) c = static_cast<char>(random());
    texts.push_back(noise);
  }
  for (const std::string& text : texts) {
    CHECK(encoder.pieces_of(text).size() <= 128);
    CHECK(std::isfinite(likeness(encoder.embed(text), encoder.embed(text))));
  }
}

TEST_CASE("a file that is no whole encoder is refused by name") {
  const Scratch scratch;
  CHECK(refusal("/nowhere/encoder.bin").find("/nowhere/encoder.bin: cannot be read") == 0);
  CHECK(scratch.refused("").find("too short") != std::string::npos);
  CHECK(scratch.refused(std::string(100, 'x')).find("is not an encoder") != std::string::npos);
  CHECK(scratch.refused("JOYE\x09" + std::string(95, '\0')).find("another version") != std::string::npos);
  if (!is_here()) return;
  std::ifstream in(file, std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(in), {}};
  std::string changed = good, names = good;
  changed[good.size() / 2] ^= 1;
  names[12] ^= 0x40;
  CHECK(scratch.refused(changed).find("checksum") != std::string::npos);
  CHECK(scratch.refused(good.substr(0, good.size() - 3)).find("truncated") != std::string::npos);
  CHECK(scratch.refused(good.substr(0, good.size() - 8)).find("checksum") != std::string::npos);
  CHECK(scratch.refused(names).find("names") != std::string::npos);
  CHECK(scratch.refused(good) == "accepted");
}

TEST_CASE("wide and plain products are the same exact sums") {
  constexpr std::size_t inputs = 64, outputs = 32, count = 7;
  std::mt19937 random(1);
  std::vector<std::int16_t> rows(count * inputs), weights(inputs * outputs);
  for (auto& x : rows) x = static_cast<std::int16_t>(static_cast<int>(random() % (2 * row_limit + 1)) - row_limit);
  for (auto& x : weights) x = static_cast<std::int16_t>(static_cast<int>(random() % 8001) - 4000);
  std::vector<std::int32_t> wide(count * outputs), plain(count * outputs);
  multiply(rows.data(), count, weights.data(), inputs, outputs, wide.data());
  multiply_plainly(rows.data(), count, weights.data(), inputs, outputs, plain.data());
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t o = 0; o < outputs; ++o) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < inputs; ++i) {
        const std::size_t band = o / output_band * output_band * inputs;
        sum += rows[r * inputs + i] * weights[band + i / 2 * 2 * output_band + 2 * (o % output_band) + i % 2];
      }
      CHECK(wide[r * outputs + o] == sum);
      CHECK(plain[r * outputs + o] == sum);
    }
}
