// The core alone, in MB/s of text on one core: limits of the machine (memcpy), tokenizer per instruction set, hashes, and the
// product's matcher over name lists, case-sensitive and insensitive as the peers match, and folded as the product does.
//
//   core_bench --text news.jsonl --names d1.txt,d2.txt,d3.txt [--repeat 7] [--block 32768]
#include <fmt/format.h>

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lib/base/file.h"
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

// Time of this thread on the processor: others may be running.
double Now() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double Median(int repeat, const std::function<void()>& run) {
  std::vector<double> seconds;
  for (int i = 0; i < repeat; ++i) {
    double start = Now();
    run();
    seconds.push_back(Now() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

// The "text" values of a JSONL file, decoded as far as a benchmark needs; other files as they are.
std::string Texts(const std::string& path) {
  auto file = onoma::base::ReadFile(path);
  if (!file.ok()) return {};
  if (path.size() < 6 || path.substr(path.size() - 6) != ".jsonl") return *file;
  std::string out;
  const std::string key = "\"text\": \"", tight = "\"text\":\"";
  for (std::size_t line = 0; line < file->size();) {
    std::size_t end = std::min(file->find('\n', line), file->size());
    std::size_t at = file->find(key, line);
    std::size_t skip = key.size();
    if (at >= end) at = file->find(tight, line), skip = tight.size();
    if (at < end) {
      for (at += skip; at < end && (*file)[at] != '"'; ++at) {
        if ((*file)[at] != '\\') {
          out.push_back((*file)[at]);
          continue;
        }
        char c = (*file)[++at];
        if (c == 'n' || c == 'r' || c == 't') {
          out.push_back(c == 't' ? '\t' : '\n');
        } else if (c == 'u') {
          unsigned code = static_cast<unsigned>(std::stoul(file->substr(at + 1, 4), nullptr, 16));
          if (code < 0x80) {
            out.push_back(static_cast<char>(code));
          } else if (code < 0x800) {
            out.push_back(static_cast<char>(0xC0 | code >> 6)), out.push_back(static_cast<char>(0x80 | (code & 63)));
          } else {
            out.push_back(static_cast<char>(0xE0 | code >> 12)), out.push_back(static_cast<char>(0x80 | (code >> 6 & 63)));
            out.push_back(static_cast<char>(0x80 | (code & 63)));
          }
          at += 4;
        } else {
          out.push_back(c);
        }
      }
      out += "\n\n";
    }
    line = end + 1;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::string text_path, names;
  int repeat = 7;
  std::size_t block = 32768;
  std::string only_isa, only_mode;  // "avx512", "folded": that row alone
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
  // Blocks end at a line end, as documents do.
  std::vector<std::string_view> blocks;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + block >= text.size() ? text.size() : std::min(text.find('\n', at + block), text.size());
    blocks.push_back(std::string_view(text).substr(at, end - at));
    at = end;
  }
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
      for (auto [parity, name] : {std::pair{MatchOptions::kCaseSensitive, "case-sensitive"}, std::pair{MatchOptions::kCaseInsensitive, "insensitive"},
                                  std::pair{MatchOptions::kNone, "folded"}}) {
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
