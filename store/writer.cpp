// Group commit. A job that fails alone is undone alone; when the transaction itself falls (a full disk takes all of it,
// savepoints too), its jobs are tried again one by one, so that each is told its own fate.
#include "store/writer.h"

#include "store/purge.h"
#include "store/transaction.h"

namespace joys {
namespace {

constexpr std::size_t group_limit = 256;  // jobs; bounds how long the first one waits for the last

// The write lock could not be had: nothing has happened, and trying the jobs one by one would wait as long for each.
struct NotBegun {
  std::exception_ptr why;
};

bool is_temporary(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const DatabaseError& e) {
    return !e.permanent;
  } catch (...) {
    return false;
  }
}

}  // namespace

Writer::Writer(Database& db, const LedgerOptions& options) : db_(db), options_(options), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Writer::add(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void Writer::loop() {
  for (;;) {
    std::vector<Job> group;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      while (!jobs_.empty() && group.size() < group_limit) {
        group.push_back(std::move(jobs_.front()));
        jobs_.pop_front();
      }
    }
    carry_out(group);
    if (options_.committed) options_.committed();  // after the futures, so that whoever it wakes finds them ready
  }
}

void Writer::carry_out(std::vector<Job>& group) {
  const auto tell = [](std::span<Job> jobs) {
    for (Job& job : jobs) job.error ? job.fail(job.error) : job.succeed();
  };
  const auto tell_all = [](std::span<Job> jobs, const std::exception_ptr& why) {
    for (Job& job : jobs) job.fail(why);
  };
  try {
    one_transaction(group);
    return tell(group);
  } catch (const NotBegun& locked) {
    return tell_all(group, locked.why);
  } catch (...) {
    if (group.size() == 1) return tell_all(group, std::current_exception());
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::span<Job> alone(&group[i], 1);
    try {
      one_transaction(alone);
      tell(alone);
    } catch (const NotBegun& locked) {
      return tell_all(std::span(group).subspan(i), locked.why);
    } catch (...) {
      tell_all(alone, std::current_exception());
    }
  }
}

// Savepoints cost a sixth of a letter, and hardly ever is one needed: first without them.
void Writer::one_transaction(std::span<Job> jobs) {
  try {
    attempt(jobs, true);
  } catch (const NotBegun&) {
    throw;
  } catch (...) {
    attempt(jobs, false);
  }
}

void Writer::attempt(std::span<Job> jobs, bool bold) {
  try {
    db_.begin();
  } catch (...) {
    throw NotBegun{std::current_exception()};
  }
  bool scrub = false;
  try {
    Work work{db_, options_, options_.clock(), {}, bold};
    load_head(work);
    for (Job& job : jobs) {
      job.error = nullptr;
      if (bold || !job.guarded) {
        job.run(work);
        continue;
      }
      try {
        guarded(work, [&] { job.run(work); });
      } catch (...) {
        job.error = std::current_exception();
        if (!db_.in_transaction() || is_temporary(job.error)) throw;
      }
    }
    save_head(work);
    db_.commit();
    effects_made_ += work.head.effects_made;
    scrub = work.head.scrub;
  } catch (...) {
    db_.rollback();
    throw;
  }
  ++commits_;
  if (scrub) scrub_files(db_);  // before anybody hears that a purge is done
}

}  // namespace joys
