// What the ledger is told and tells about imports of people, clients' sites and what is held: values only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace joys {

struct ImportMark {                  // how far an import of a file has come
  std::string file;                  // what tells it from others: its beginning, size and time; "" is no file
  std::int64_t bytes = 0, line = 1;  // where the next record begins
  std::string tally;                 // the importer's own
  bool ended = false;
};

struct Site {                      // of a client
  std::string host, name, client;  // its mail address
  bool operator==(const Site&) const = default;
};
struct VisitsRead {  // may what is held about a visitor of clients' sites be read?
  bool granted = false;
  std::string why;                 // not: a sentence
  std::vector<std::string> sites;  // only of these
};
struct Holdings {  // what is held about a person and where: no values
  struct Row {
    std::string store, what;
    std::int64_t n = 0, first = 0, last = 0;  // Unix times; 0: not known
  };
  std::string person;
  std::vector<Row> rows;
};
struct ChildrenFound {
  int looked_at = 0, restricted = 0, doubtful = 0;
};

}  // namespace joys
