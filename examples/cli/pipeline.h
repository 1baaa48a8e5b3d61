// A reader, workers and a writer over a ring of slots: results leave in the order the input came, and memory is bounded by the ring.
#ifndef ONOMA_EXAMPLES_CLI_PIPELINE_H_
#define ONOMA_EXAMPLES_CLI_PIPELINE_H_

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace onoma::cli {

// `read(in)` is called by one thread until it is false; `work(worker, in, out)` by `threads` threads; `write(out)` by the caller's, in
// order. Slots, and the memory that In and Out hold, are used again. None of the three may throw.
template <class In, class Out, class Worker, class Read, class Work, class Write>
void RunOrdered(std::vector<Worker>& workers, Read read, Work work, Write write) {
  if (workers.size() == 1) {  // no threads to feed, nothing to order
    In in;
    for (Out out; read(in);) {
      work(workers[0], in, out);
      write(out);
    }
    return;
  }
  enum class State { kEmpty, kRead, kTaken, kDone };
  struct Slot {
    State state = State::kEmpty;
    In in;
    Out out;
  };
  std::vector<Slot> slots(2 * workers.size() + 2);
  std::mutex mutex;
  std::condition_variable emptied, filled, done;
  std::size_t taken = 0, total = static_cast<std::size_t>(-1);

  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    for (std::size_t i = 0;; ++i) {
      Slot& slot = slots[i % slots.size()];
      {
        std::unique_lock lock(mutex);
        emptied.wait(lock, [&] { return slot.state == State::kEmpty; });
      }
      const bool more = read(slot.in);
      {
        std::lock_guard lock(mutex);
        if (more)
          slot.state = State::kRead;
        else
          total = i;
      }
      if (more) {
        filled.notify_one();
      } else {
        filled.notify_all();
        done.notify_all();
        return;
      }
    }
  });
  for (Worker& worker : workers) {
    threads.emplace_back([&, pointer = &worker] {
      std::unique_lock lock(mutex);
      while (true) {
        filled.wait(lock, [&] { return taken >= total || slots[taken % slots.size()].state == State::kRead; });
        if (taken >= total) return;
        Slot& slot = slots[taken++ % slots.size()];
        slot.state = State::kTaken;
        lock.unlock();
        work(*pointer, slot.in, slot.out);
        lock.lock();
        slot.state = State::kDone;
        done.notify_all();
      }
    });
  }
  for (std::size_t i = 0;; ++i) {
    Slot& slot = slots[i % slots.size()];
    {
      std::unique_lock lock(mutex);
      done.wait(lock, [&] { return i >= total || slot.state == State::kDone; });
      if (i >= total) break;
    }
    write(slot.out);
    {
      std::lock_guard lock(mutex);
      slot.state = State::kEmpty;
    }
    emptied.notify_one();
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_PIPELINE_H_
