// The core alone, in MB/s of text on one core: limits of the machine (memcpy), tokenizer per instruction set, hashes, and the
// product's matcher over name lists, case-sensitive and insensitive as the peers match, and folded as the product does.
//
//   core_bench --text news.jsonl --names d1.txt,d2.txt,d3.txt [--repeat 7] [--block 32768]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/corpus.h"
#include "lib/gazetteer/gazetteer_data.h"
#include "lib/gazetteer/matcher.h"
#include "lib/text/tokens.h"
#include "onoma/gazetteer.h"

namespace {

using onoma::gazetteer::Hit;
using onoma::gazetteer::Matcher;
using onoma::gazetteer::MatchOptions;
using onoma::text::Isa;
using onoma::text::Words;
using namespace onoma::bench;

}  // namespace

int main(int argc, char** argv) {
  std::string text_path, names;
  int repeat = 7;
  std::size_t block = 32768;
  std::string only_isa, only_mode;  // "avx512", "folded": that row alone, and with a mode no tokenizers
  for (int i = 1; i + 1 < argc; i += 2) {
    std::string flag = argv[i], value = argv[i + 1];
    if (flag == "--text") text_path = value;
    if (flag == "--names") names = value;
    if (flag == "--repeat") repeat = std::stoi(value);
    if (flag == "--isa") only_isa = value;
    if (flag == "--mode") only_mode = value;
    if (flag == "--block") block = std::stoul(value);
  }
  std::string text = Texts(text_path);
  if (text.empty()) {
    fmt::print(stderr, "core_bench --text FILE --names FILE,FILE [--repeat N] [--block BYTES]\n");
    return 2;
  }
  std::vector<std::string_view> blocks = Blocks(text, block);
  double mega = static_cast<double>(text.size()) / 1e6;
  fmt::print("{} bytes, {} blocks\n", text.size(), blocks.size());
  Words words;
  std::size_t count = 0;
  {
    std::unique_ptr<char[]> copy(new char[text.size()]);
    double seconds = Median(repeat, [&] { std::memcpy(copy.get(), text.data(), text.size()); });
    fmt::print("{:28} {:8.0f} MB/s\n", "memcpy", mega / seconds);
  }
  for (auto [isa, name] : {std::pair{Isa::kScalar, "scalar"}, std::pair{Isa::kAvx2, "avx2"}, std::pair{Isa::kAvx512, "avx512"}}) {
    if (!only_mode.empty()) break;
    double bounds = Median(repeat, [&] {
      count = 0;
      for (std::string_view b : blocks) TokenizeBounds(b, isa, words), count += words.size();
    });
    double hashed = Median(repeat, [&] {
      for (std::string_view b : blocks) Tokenize(b, isa, words);
    });
    fmt::print("tokenize {:19} {:8.0f} MB/s, with hashes {:8.0f} MB/s ({} words)\n", name, mega / bounds, mega / hashed, count);
  }
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t comma = std::min(names.find(',', at), names.size());
    std::string path = names.substr(at, comma - at);
    at = comma + 1;
    std::ifstream in(path);
    onoma::Entry entry{"bench/names", "NAME", "zzzz", {}, {}, {}, {}, {}, {}};
    for (std::string line; std::getline(in, line);) entry.aliases.push_back({line, ""});
    double start = Now();
    onoma::GazetteerBuilder builder;
    builder.Add(entry);
    auto gazetteer = builder.Build();
    if (!gazetteer.ok()) {
      fmt::print(stderr, "{}\n", gazetteer.status().ToString());
      return 1;
    }
    double built = Now() - start;
    auto bytes = gazetteer->bytes();
    double opened = Median(repeat, [&] { (void)onoma::gazetteer::Image::Open(bytes, true); });
    fmt::print("{}: {} names, image {:.1f} MB, built in {:.2f} s, checked in {:.2f} ms\n", path, entry.aliases.size(),
               static_cast<double>(bytes.size()) / 1e6, built, opened * 1e3);
    Matcher matcher(onoma::internal::GazetteerAccess::image(*gazetteer));
    for (auto [isa, isa_name] : {std::pair{Isa::kScalar, "scalar"}, std::pair{Isa::kAvx2, "avx2"}, std::pair{Isa::kAvx512, "avx512"}}) {
      for (auto [parity, name] : {std::pair{MatchOptions::kCaseSensitive, "case-sensitive"},
                                  std::pair{MatchOptions::kCaseInsensitive, "insensitive"}, std::pair{MatchOptions::kNone, "folded"}}) {
        if ((!only_isa.empty() && only_isa != isa_name) || (!only_mode.empty() && only_mode != name)) continue;
        MatchOptions options;
        options.parity = parity;
        options.isa = isa;
        options.mode = MatchOptions::kLeftmostLongest;
        auto run = [&] {
          count = 0;
          for (std::string_view b : blocks) {
            matcher.Tokenize(b, options, words);
            hits.clear();
            matcher.Find(b, words, options, hits);
            count += hits.size();
          }
        };
        double seconds = Median(repeat, run);
        fmt::print("  {:8} {:15} {:8.0f} MB/s {:8} hits\n", isa_name, name, mega / seconds, count);
      }
    }
  }
}
