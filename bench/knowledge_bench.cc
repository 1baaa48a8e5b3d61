// What the shipped knowledge costs: bytes of its image, time to compile it from its text files, to open it (proved sound, and header only),
// to read and compile the rules, and to make an extractor. Medians of the thread's time on its processor; the files lie in the page cache.
//
//   knowledge_bench [GAZETTEERS] [--repeat 9]
#include <fmt/format.h>

#include <string>

#include "bench/corpus.h"
#include "onoma/extractor.h"
#include "onoma/gazetteer.h"
#include "onoma/rules.h"

namespace {

using onoma::Gazetteer;
using onoma::bench::Median;

bool failed = false;

template <typename T>
void Need(const absl::StatusOr<T>& result) {
  if (result.ok() || failed) return;
  failed = true;
  fmt::print(stderr, "knowledge_bench: {}\n", result.status().ToString());
}

void Row(std::string_view what, double seconds) { fmt::print("{:42} {:12.3f} ms\n", what, seconds * 1e3); }

}  // namespace

int main(int argc, char** argv) {
  std::string source;
  int repeat = 9;
  for (int i = 1; i < argc; ++i) {
    std::string_view a = argv[i];
    if (a == "--repeat" && i + 1 < argc)
      repeat = std::max(1, std::atoi(argv[++i]));
    else
      source = a;
  }
  auto path = Gazetteer::DefaultPath();
  Need(path);
  if (failed) return 1;
  auto image = Gazetteer::Open(*path);
  Need(image);
  if (failed) return 1;
  const Gazetteer::Statistics s = image->statistics();
  fmt::print("{} entries, {} names, {} aliases, {} tenures, {} words; image {:.1f} MB, {:.0f} bytes a name\n", s.entries, s.names,
             s.aliases, s.tenures, s.words, double(s.bytes) / 1e6, double(s.bytes) / double(s.names));
  if (!source.empty()) {
    Row("compile " + source, Median(std::min(repeat, 3), [&] {
          onoma::GazetteerBuilder builder;
          builder.AddDirectory(source);
          Need(builder.Build());
        }));
  }
  Row("open, every offset and the checksum proved", Median(repeat, [&] { Need(Gazetteer::Open(*path, Gazetteer::Check::kFull)); }));
  Row("open, header only", Median(repeat, [&] { Need(Gazetteer::Open(*path, Gazetteer::Check::kTrusted)); }));
  Row("rules read", Median(repeat, [&] { Need(onoma::Rules::Default()); }));
  Row("extractor with all rules", Median(repeat, [&] { Need(onoma::Extractor::Default()); }));
  return failed ? 1 : 0;
}
