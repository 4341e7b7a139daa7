// The training text is read exactly as training/README.md says, and nothing else is let in.
#include "training/corpus.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {

struct Folder {  // a corpus of one file, gone afterwards
  fs::path path = fs::temp_directory_path() / ("joys-corpus-" + std::to_string(::getpid()));
  explicit Folder(const std::string& file, const std::string& content) {
    fs::create_directories(path / "letters");
    fs::create_directories(path / "sentences");
    std::ofstream(path / file) << content;
  }
  ~Folder() { fs::remove_all(path); }
};

std::vector<Example> read(const std::string& file, const std::string& content) {
  return read_corpus(Folder(file, content).path.string());
}

std::string complaint(const std::string& file, const std::string& content) {
  try {
    read(file, content);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

const std::string good =
    R"({"lang":"en","labels":["opt_out"],"subject":"Stop","from":"Ann <ann@example.com>","text":"Now.","hard":true})";

}  // namespace

TEST_CASE("a letter is read with its author, its place and its labels") {
  const auto examples = read("letters/ann.jsonl", good + "\n");
  REQUIRE(examples.size() == 1);
  const Example& e = examples.front();
  CHECK(e.author == "ann");
  CHECK(e.where == "letters/ann.jsonl:1");
  CHECK(e.letter);
  CHECK(e.hard);
  CHECK(e.labels == Labels().set(static_cast<std::size_t>(Category::opt_out)));
  CHECK(e.message.subject == "Stop");
  CHECK(e.message.from.at(0).spec() == "ann@example.com");
}

TEST_CASE("a sentence is read; background has no labels") {
  const auto examples =
      read("sentences/bob.tsv",
           "en\terase,opt_out\trequest\t-\tForget me and stop.\nen\t-\tbackground\tnegated,past\tNo.\n");
  REQUIRE(examples.size() == 2);
  CHECK(examples[0].labels.count() == 2);
  CHECK_FALSE(examples[0].letter);
  CHECK(examples[1].labels.none());
}

TEST_CASE("a malformed line is refused with its file and line") {
  CHECK(complaint("letters/a.jsonl", good + "\n{\"lang\":\"en\"").starts_with("letters/a.jsonl:2: "));
  CHECK(complaint("letters/a.jsonl", "\n").starts_with("letters/a.jsonl:1: empty line"));
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":["optout"],"subject":"","text":"x"})")
            .ends_with("unknown label \"optout\""));
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":["opt_out"],"subject":"","text":"x","lnag":1})")
            .ends_with("unknown key \"lnag\""));
  CHECK(complaint("letters/a.jsonl", R"({"lang":"eng","labels":["opt_out"],"subject":"","text":"x"})") != "accepted");
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":[],"subject":"","text":"x"})") != "accepted");
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":["unrelated","erase"],"subject":"","text":"x"})") !=
        "accepted");
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":["opt_out"],"subject":"","text":""})") != "accepted");
  CHECK(complaint("letters/a.jsonl", R"({"lang":"en","labels":["opt_out"],"subject":"","from":"nobody","text":"x"})") !=
        "accepted");
}

TEST_CASE("a malformed sentence is refused with its file and line") {
  CHECK(complaint("sentences/a.tsv", "en\topt_out\trequest\tStop.\n")
            .starts_with("sentences/a.tsv:1: needs five columns"));
  CHECK(complaint("sentences/a.tsv", "en\topt_out\torder\t-\tStop.\n").ends_with("unknown act \"order\""));
  CHECK(complaint("sentences/a.tsv", "en\topt_out\trequest\tsoon\tStop.\n").ends_with("unknown flag \"soon\""));
  CHECK(complaint("sentences/a.tsv", "en\topt_out\tbackground\t-\tStop.\n") != "accepted");
  CHECK(complaint("sentences/a.tsv", "en\t-\trequest\t-\tStop.\n") != "accepted");
  CHECK(complaint("sentences/a.tsv", "en\topt_out\trequest\t-\t\n") != "accepted");
}

TEST_CASE("an empty folder is no corpus") {
  const Folder folder("letters/readme.txt", "");
  CHECK_THROWS_AS(read_corpus(folder.path.string()), std::runtime_error);
}
