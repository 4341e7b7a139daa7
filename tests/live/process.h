// What every live test needs of the operating system: a temporary folder, free ports, child processes that die with the
// test, and waiting for a condition instead of sleeping.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace joys::live {

// A fresh folder that others may enter (servers drop their privileges); removed at the end.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

int free_port();         // of 127.0.0.1; free at this moment
bool accepts(int port);  // does anybody accept a TCP connection on 127.0.0.1?
// Asks until the answer is yes (true) or the time is over (false).
bool eventually(const std::function<bool()>& question, std::chrono::milliseconds patience = std::chrono::seconds(20));

void write_file(const std::string& path, const std::string& bytes);
std::string read_file(const std::string& path);  // "" if there is none
std::string program(const std::string& name);    // its path, looked up in PATH and the sbin folders; "" if absent

struct SpawnOptions {
  std::string output;                              // file for stdout and stderr together; "" leaves them
  std::string folder;                              // working directory
  std::map<std::string, std::string> environment;  // added
};

// One child in its own process group; killed with its whole group when the object goes.
class Process {
 public:
  Process() = default;
  explicit Process(const std::vector<std::string>& command, const SpawnOptions& = {});
  ~Process();
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;

  pid_t pid() const { return pid_; }
  bool running();
  void signal(int number);        // to the child
  void signal_group(int number);  // to it and everything it started
  // Its exit code (128 + n if signal n ended it), or nullopt if it still runs after `patience`.
  std::optional<int> wait(std::chrono::milliseconds patience = std::chrono::seconds(20));

 private:
  pid_t pid_ = -1;
  std::optional<int> status_;
};

struct Finished {
  int status = 0;
  std::string out, err;
};
// Runs to the end with `input` on stdin; a command that cannot be started has status 127.
Finished run(const std::vector<std::string>& command, const std::string& input = {}, const SpawnOptions& = {});
// As run(), but returns stdout and throws std::runtime_error with stderr unless the status is 0.
std::string must(const std::vector<std::string>& command, const std::string& input = {});

}  // namespace joys::live
