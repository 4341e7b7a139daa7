// The one writer: jobs of any thread, grouped into durable transactions. What is queued while one transaction commits
// makes the next one; nobody hears success before COMMIT returned.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>

#include "store/work.h"

namespace joys {

class Writer {
 public:
  // Both must outlive the writer.
  Writer(Database&, const LedgerOptions&);
  ~Writer();  // finishes what is queued

  // Runs `job` in a savepoint of its own. If it throws, it is undone alone and its future throws the same.
  template <class Result>
  std::future<Result> submit(std::function<Result(Work&)> job) {
    return queue<Result>(std::move(job), true);
  }

  // For jobs of many parts that guard each part themselves. What escapes from such a job, and every temporary error of
  // the database, undoes the whole transaction.
  template <class Result>
  std::future<Result> submit_in_parts(std::function<Result(Work&)> job) {
    return queue<Result>(std::move(job), false);
  }

  std::int64_t commits() const { return commits_; }
  std::uint64_t effects_made() const { return effects_made_; }

 private:
  struct Job {
    std::function<void(Work&)> run;
    std::function<void()> succeed;
    std::function<void(std::exception_ptr)> fail;
    bool guarded = true;
    std::exception_ptr error;  // it failed alone
  };

  template <class Result>
  std::future<Result> queue(std::function<Result(Work&)> work, bool is_guarded) {
    constexpr bool silent = std::is_void_v<Result>;
    struct Shared {
      std::promise<Result> promise;
      std::function<Result(Work&)> work;
      std::conditional_t<silent, bool, std::optional<Result>> result{};
    };
    auto shared = std::make_shared<Shared>();
    shared->work = std::move(work);
    auto future = shared->promise.get_future();
    Job job;
    job.run = [shared](Work& w) {
      if constexpr (silent)
        shared->work(w);
      else
        shared->result = shared->work(w);
    };
    job.succeed = [shared] {
      if constexpr (silent)
        shared->promise.set_value();
      else
        shared->promise.set_value(std::move(*shared->result));
    };
    job.fail = [shared](std::exception_ptr error) { shared->promise.set_exception(error); };
    job.guarded = is_guarded;
    add(std::move(job));
    return future;
  }

  void add(Job);
  void loop();
  void carry_out(std::vector<Job>&);
  void one_transaction(std::span<Job>);
  void attempt(std::span<Job>, bool bold);

  Database& db_;
  const LedgerOptions& options_;
  std::atomic<std::int64_t> commits_ = 0;
  std::atomic<std::uint64_t> effects_made_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace joys
