// Many documents on all processors: one Extractor for all threads, one Scratch and one Result for each.
#include <onoma/onoma.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  const absl::StatusOr<onoma::Extractor> extractor = onoma::Extractor::Default();
  if (!extractor.ok()) {
    std::cerr << extractor.status() << '\n';
    return 1;
  }
  const std::vector<std::string> documents(
      20000, "Prime Minister Keir Starmer met President Volodymyr Zelenskyy in London; NATO and the European Union sent envoys.");

  const auto start = std::chrono::steady_clock::now();
  std::atomic<std::size_t> next{0}, entities{0}, bytes{0};
  const auto work = [&] {
    onoma::Scratch scratch;  // after a few documents nothing is allocated any more
    onoma::Result result;
    for (std::size_t i; (i = next++) < documents.size();) {
      extractor->Extract(documents[i], {}, scratch, result);
      entities += result.entities().size();
      bytes += documents[i].size();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();

  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << documents.size() << " documents, " << entities << " entities, " << static_cast<double>(bytes) / 1e6 / seconds << " MB/s on "
            << threads.size() << " threads\n";
  return 0;
}
