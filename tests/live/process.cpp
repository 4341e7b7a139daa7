// Children, ports and folders for the live tests, over plain POSIX calls. Nothing here sleeps for a fixed time: waiting
// polls a condition every few milliseconds until it holds or the patience ends.
#include "process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

namespace joys::live {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> result;
  for (const auto& word : words) result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

[[noreturn]] void become(const std::vector<std::string>& command, const SpawnOptions& options) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that crashes leaves no server behind
  ::signal(SIGPIPE, SIG_DFL);
  if (!options.output.empty()) {
    const int out = open(options.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    dup2(out, 1);
    dup2(out, 2);
  }
  if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(127);
  for (const auto& [name, value] : options.environment) setenv(name.c_str(), value.c_str(), 1);
  auto arguments = pointers(command);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

TempDir::TempDir() {
  std::string name = (std::filesystem::temp_directory_path() / "joys-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary folder " + name);
  path_ = name;
  std::filesystem::permissions(path_, std::filesystem::perms(0755));
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

int free_port() {
  const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  const bool good = bind(s, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                    getsockname(s, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(s);
  if (!good) throw std::runtime_error("no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

bool accepts(int port) {
  const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(port);
  const bool yes = connect(s, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  close(s);
  return yes;
}

bool eventually(const std::function<bool()>& question, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!question()) {
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  if (!(out << bytes).flush()) throw std::runtime_error("cannot write " + path);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string folders = std::string(path ? path : "") + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";
  for (std::size_t at = 0; at < folders.size();) {
    const auto end = std::min(folders.find(':', at), folders.size());
    const std::string candidate = folders.substr(at, end - at) + "/" + name;
    if (end > at && access(candidate.c_str(), X_OK) == 0) return candidate;
    at = end + 1;
  }
  return {};
}

Process::Process(const std::vector<std::string>& command, const SpawnOptions& options) {
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork for " + command.at(0));
  if (pid_ == 0) become(command, options);
  setpgid(pid_, pid_);  // the child does the same: whoever is first
}

Process::~Process() {
  if (!running()) return;
  signal_group(SIGKILL);
  wait();
}

Process::Process(Process&& other) noexcept : pid_(std::exchange(other.pid_, -1)), status_(other.status_) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(status_, other.status_);
  return *this;
}

bool Process::running() { return pid_ > 0 && !wait(std::chrono::milliseconds(0)); }

void Process::signal(int number) {
  if (running()) ::kill(pid_, number);
}

void Process::signal_group(int number) {
  if (pid_ > 0) ::kill(-pid_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds patience) {
  eventually(
      [&] {
        int status = 0;
        if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = exit_code(status);
        return status_.has_value();
      },
      patience);
  return status_;
}

Finished run(const std::vector<std::string>& command, const std::string& input, const SpawnOptions& options) {
  // Files instead of pipes: no side can block the other.
  TempDir folder;
  write_file(folder.file("in"), input);
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("cannot fork for " + command.at(0));
  if (pid == 0) {
    dup2(open(folder.file("in").c_str(), O_RDONLY | O_CLOEXEC), 0);
    dup2(open(folder.file("out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), 1);
    dup2(open(folder.file("err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), 2);
    SpawnOptions rest = options;
    rest.output.clear();
    become(command, rest);
  }
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return {exit_code(status), read_file(folder.file("out")), read_file(folder.file("err"))};
}

std::string must(const std::vector<std::string>& command, const std::string& input) {
  auto finished = run(command, input);
  if (finished.status == 0) return std::move(finished.out);
  throw std::runtime_error(command.at(0) + " ended with " + std::to_string(finished.status) + ": " + finished.err);
}

}  // namespace joys::live
