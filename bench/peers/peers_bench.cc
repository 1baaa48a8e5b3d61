// onoma's matcher beside its peers: the same names, the same text, one process, whole words, leftmost-longest, identical matches.
//
//   peers_bench --text news.jsonl --names d1.txt,d2.txt,d3.txt [--repeat 5] [--block 32768] [--slow yes] [--isa avx512]
//
// Every peer is given which bytes belong to words, so that asking for borders costs it one load; its matches are filtered by it and
// made leftmost-longest by the same function. --slow adds what takes minutes to build (Hyperscan on a million names).
#include <fmt/format.h>
#include <hs/hs.h>

#include <cstdint>
#include <memory>
#include <span>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "bench/corpus.h"
#include "lib/gazetteer/gazetteer_data.h"
#include "lib/gazetteer/matcher.h"
#include "lib/text/tokens.h"
#include "onoma/gazetteer.h"

using namespace onoma::bench;
using onoma::gazetteer::MatchOptions;
using onoma::text::Isa;

struct Span {
  std::uint32_t begin, end;
};

extern "C" {
struct Peer;
Peer* peer_build(std::uint32_t kind, bool insensitive, const std::uint8_t* text, const std::uint64_t* ends, std::size_t count);
std::size_t peer_bytes(const Peer* peer);
std::size_t peer_find(const Peer* peer, const std::uint8_t* text, std::size_t size, const std::uint8_t* word, Span* out, std::size_t room);
void peer_free(Peer* peer);
}

namespace {

// Matches of one run: how many, and a sum over all of them that two runs share only if they found the same.
struct Matches {
  std::size_t count = 0;
  std::uint64_t sum = 0;
  void Add(std::size_t base, std::uint32_t begin, std::uint32_t end) {
    ++count;
    sum += ((base + begin) * 0x9E3779B97F4A7C15u) ^ ((base + end) * 0xD6E8FEB86659FD93u);
  }
  bool operator==(const Matches& o) const { return count == o.count && sum == o.sum; }
};

void LeftmostLongest(std::span<Span> spans, std::size_t base, Matches& matches) {
  auto before = [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; };
  if (!std::is_sorted(spans.begin(), spans.end(), before)) std::sort(spans.begin(), spans.end(), before);
  std::uint32_t free_from = 0;
  for (const Span& span : spans) {
    if (span.begin < free_from) continue;
    matches.Add(base, span.begin, span.end);
    free_from = span.end;
  }
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

struct Bench {
  std::string text;
  std::vector<std::string_view> blocks;
  std::vector<std::vector<std::uint8_t>> word;  // of each block: which bytes belong to words, and one 0 more
  int repeat = 5;
  double mega = 0;

  std::size_t Base(std::size_t block) const { return static_cast<std::size_t>(blocks[block].data() - text.data()); }
  // Runs `find` over all blocks, `repeat` times; prints a row.
  double Row(const std::string& name, double build, std::size_t bytes, const Matches& expected, const std::function<void(std::size_t, Matches&)>& find) const {
    Matches matches;
    double seconds = Median(repeat, [&] {
      matches = {};
      for (std::size_t b = 0; b < blocks.size(); ++b) find(b, matches);
    });
    bool same = matches == expected || expected.count == 0;
    fmt::print("  {:34} {:8.0f} MB/s {:9.1f} MB {:8.2f} s {:9} {}\n", name, mega / seconds, static_cast<double>(bytes) / 1e6, build, matches.count,
               same ? "" : "DIFFERS");
    std::fflush(stdout);
    return same ? mega / seconds : 0;
  }
};

Matches Onoma(const Bench& bench, const onoma::gazetteer::Matcher& matcher, const MatchOptions& options, const std::string& name, double build, std::size_t bytes,
              const Matches& expected, double& rate) {
  onoma::text::Words words;
  std::vector<onoma::gazetteer::Hit> hits;
  Matches all;
  rate = bench.Row(name, build, bytes, expected, [&](std::size_t b, Matches& matches) {
    if (b == 0) all = {};
    matcher.Tokenize(bench.blocks[b], options, words);
    hits.clear();
    matcher.Find(bench.blocks[b], words, options, hits);
    std::size_t base = bench.Base(b);
    for (const auto& hit : hits) matches.Add(base, hit.begin, hit.end);
    all = matches;
  });
  return all;
}

double Automaton(const Bench& bench, const std::vector<std::string>& names, std::uint32_t kind, bool insensitive, const std::string& name, const Matches& expected) {
  std::string joined;
  std::vector<std::uint64_t> ends;
  for (const std::string& n : names) joined += n, ends.push_back(joined.size());
  double start = Now();
  Peer* peer = peer_build(kind, insensitive, reinterpret_cast<const std::uint8_t*>(joined.data()), ends.data(), ends.size());
  double build = Now() - start;
  if (peer == nullptr) {
    fmt::print("  {:34} cannot be built\n", name);
    return 0;
  }
  std::vector<Span> spans(1 << 20);
  std::string lower;
  double rate = bench.Row(name, build, peer_bytes(peer), expected, [&](std::size_t b, Matches& matches) {
    std::string_view text = bench.blocks[b];
    if (kind == 2 && insensitive) lower = Lower(text), text = lower;
    std::size_t count = peer_find(peer, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), bench.word[b].data(), spans.data(), spans.size());
    LeftmostLongest(std::span(spans).first(std::min(count, spans.size())), bench.Base(b), matches);
  });
  peer_free(peer);
  return rate;
}

struct Scan {
  const std::vector<std::uint8_t>* word;
  const std::vector<std::uint32_t>* sizes;
  std::vector<Span> spans;
};
int OnMatch(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
  Scan& scan = *static_cast<Scan*>(context);
  std::uint32_t end = static_cast<std::uint32_t>(to), begin = end - (*scan.sizes)[id];
  if ((*scan.word)[end] == 0 && (begin == 0 || (*scan.word)[begin - 1] == 0)) scan.spans.push_back({begin, end});
  return 0;
}

double Hyperscan(const Bench& bench, const std::vector<std::string>& names, bool insensitive, const Matches& expected) {
  std::vector<const char*> texts;
  std::vector<unsigned> flags(names.size(), insensitive ? HS_FLAG_CASELESS : 0u), ids;
  std::vector<std::size_t> sizes;
  std::vector<std::uint32_t> short_sizes;
  for (const std::string& n : names) {
    texts.push_back(n.c_str());
    sizes.push_back(n.size());
    short_sizes.push_back(static_cast<std::uint32_t>(n.size()));
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  double start = Now();
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database, &error) !=
      HS_SUCCESS) {
    fmt::print("  {:34} {}\n", "Hyperscan literals", error->message);
    hs_free_compile_error(error);
    return 0;
  }
  double build = Now() - start;
  std::size_t bytes = 0;
  hs_database_size(database, &bytes);
  hs_scratch_t* scratch = nullptr;
  hs_alloc_scratch(database, &scratch);
  Scan scan{nullptr, &short_sizes, {}};
  double rate = bench.Row("Hyperscan literals", build, bytes, expected, [&](std::size_t b, Matches& matches) {
    scan.word = &bench.word[b];
    scan.spans.clear();
    hs_scan(database, bench.blocks[b].data(), static_cast<unsigned>(bench.blocks[b].size()), 0, scratch, OnMatch, &scan);
    LeftmostLongest(scan.spans, bench.Base(b), matches);
  });
  hs_free_scratch(scratch);
  hs_free_database(database);
  return rate;
}

// A set of names and the most words of a name that begins with a word, over the scalar tokenizer.
double HashMap(const Bench& bench, const std::vector<std::string>& names, bool insensitive, const Matches& expected) {
  std::vector<std::string> keys;
  for (const std::string& n : names) keys.push_back(insensitive ? Lower(n) : n);
  double start = Now();
  absl::flat_hash_set<std::string_view> set;
  absl::flat_hash_map<std::string_view, std::uint32_t> first;
  onoma::text::Words words;
  std::size_t bytes = 0;
  for (const std::string& key : keys) {
    set.insert(key);
    onoma::text::TokenizeBounds(key, Isa::kScalar, words);
    std::uint32_t& most = first[std::string_view(key).substr(0, words.end(0))];
    most = std::max(most, static_cast<std::uint32_t>(words.size()));
    bytes += key.size();
  }
  double build = Now() - start;
  bytes += set.capacity() * 17 + first.capacity() * 25;
  std::string lower;
  return bench.Row("abseil hash tables, scalar tokens", build, bytes, expected, [&](std::size_t b, Matches& matches) {
    std::string_view text = bench.blocks[b];
    if (insensitive) lower = Lower(text), text = lower;
    onoma::text::TokenizeBounds(text, Isa::kScalar, words);
    for (std::size_t i = 0; i < words.size();) {
      auto it = first.find(text.substr(words.begin(i), words.end(i) - words.begin(i)));
      std::size_t next = i + 1;
      if (it != first.end()) {
        for (std::size_t j = std::min<std::size_t>(i + it->second, words.size()); j > i; --j) {
          if (!set.contains(text.substr(words.begin(i), words.end(j - 1) - words.begin(i)))) continue;
          matches.Add(bench.Base(b), words.begin(i), words.end(j - 1));
          next = j;
          break;
        }
      }
      i = next;
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  std::string text_path, names_paths;
  std::size_t block = 32768;
  bool slow = false;
  Bench bench;
  for (int i = 1; i + 1 < argc; i += 2) {
    std::string flag = argv[i], value = argv[i + 1];
    if (flag == "--text") text_path = value;
    if (flag == "--names") names_paths = value;
    if (flag == "--repeat") bench.repeat = std::stoi(value);
    if (flag == "--block") block = std::stoul(value);
    if (flag == "--slow") slow = value == "yes";
  }
  bench.text = Texts(text_path);
  if (bench.text.empty() || names_paths.empty()) {
    fmt::print(stderr, "peers_bench --text FILE --names FILE,FILE [--repeat N] [--block BYTES] [--slow yes]\n");
    return 2;
  }
  bench.blocks = Blocks(bench.text, block);
  bench.mega = static_cast<double>(bench.text.size()) / 1e6;
  onoma::text::Words words;
  for (std::string_view b : bench.blocks) {
    bench.word.emplace_back(b.size() + 1, std::uint8_t{0});
    onoma::text::TokenizeBounds(b, onoma::text::BestIsa(), words);
    for (std::size_t i = 0; i < words.size(); ++i) std::fill(bench.word.back().begin() + words.begin(i), bench.word.back().begin() + words.end(i), std::uint8_t{1});
  }
  fmt::print("{} bytes in {} blocks, median of {}\n", bench.text.size(), bench.blocks.size(), bench.repeat);
  {
    std::unique_ptr<char[]> copy(new char[bench.text.size()]);
    fmt::print("  {:34} {:8.0f} MB/s\n", "limit: memcpy", bench.mega / Median(bench.repeat, [&] { std::copy(bench.text.begin(), bench.text.end(), copy.get()); }));
    for (auto [isa, name] : {std::pair{Isa::kScalar, "scalar"}, std::pair{Isa::kAvx2, "AVX2"}, std::pair{Isa::kAvx512, "AVX-512"}}) {
      double bounds = Median(bench.repeat, [&] { for (std::string_view b : bench.blocks) onoma::text::TokenizeBounds(b, isa, words); });
      double hashed = Median(bench.repeat, [&] { for (std::string_view b : bench.blocks) onoma::text::Tokenize(b, isa, words); });
      fmt::print("  {:34} {:8.0f} MB/s\n  {:34} {:8.0f} MB/s\n", fmt::format("limit: words, {}", name), bench.mega / bounds, fmt::format("limit: words and hashes, {}", name),
                 bench.mega / hashed);
    }
  }
  int failures = 0;
  for (std::size_t at = 0; at < names_paths.size();) {
    std::size_t comma = std::min(names_paths.find(',', at), names_paths.size());
    std::string path = names_paths.substr(at, comma - at);
    at = comma + 1;
    std::vector<std::string> names = Lines(path);
    onoma::Entry entry{"bench/names", "NAME", names[0], {}, {}, {}, {}, {}, {}};
    for (const std::string& name : names) entry.aliases.push_back({name, ""});
    double start = Now();
    onoma::GazetteerBuilder builder;
    builder.Add(entry);
    auto gazetteer = builder.Build();
    double build = Now() - start;
    if (!gazetteer.ok()) {
      fmt::print(stderr, "{}\n", gazetteer.status().ToString());
      return 1;
    }
    const auto& image = onoma::internal::GazetteerAccess::image(*gazetteer);
    onoma::gazetteer::Matcher matcher(image);
    double opened = Median(bench.repeat, [&] { (void)onoma::gazetteer::Image::Open(image.bytes(), true); });
    double header = Median(bench.repeat, [&] { (void)onoma::gazetteer::Image::Open(image.bytes(), false); });
    fmt::print("{}: {} names; image checked in {:.2f} ms, header only {:.4f} ms\n", path, names.size(), opened * 1e3, header * 1e3);
    std::size_t bytes = image.bytes().size();
    for (bool insensitive : {false, true}) {
      fmt::print(" {:35} {:>13} {:>12} {:>10} {:>9}\n", insensitive ? "insensitive" : "case-sensitive", "rate", "index", "built", "matches");
      MatchOptions options{MatchOptions::kLeftmostLongest, insensitive ? MatchOptions::kCaseInsensitive : MatchOptions::kCaseSensitive, Isa::kAvx512};
      double rates[3], folded = 0, best = 0;
      Matches expected = Onoma(bench, matcher, options, "onoma, AVX-512", build, bytes, {}, rates[0]);
      options.isa = Isa::kAvx2;
      Onoma(bench, matcher, options, "onoma, AVX2", build, bytes, expected, rates[1]);
      options.isa = Isa::kScalar;
      Onoma(bench, matcher, options, "onoma, scalar", build, bytes, expected, rates[2]);
      MatchOptions own{MatchOptions::kLeftmostLongest, MatchOptions::kNone, Isa::kAvx512};
      Onoma(bench, matcher, own, "onoma, AVX-512, its own folding", build, bytes, {}, folded);
      auto peer = [&](double rate) {
        if (rate == 0) ++failures;
        best = std::max(best, rate);
      };
      if (names.size() < 500'000 || slow) peer(Hyperscan(bench, names, insensitive, expected));
      if (names.size() < 500'000) peer(Automaton(bench, names, 0, insensitive, "aho-corasick DFA", expected));
      peer(Automaton(bench, names, 1, insensitive, "aho-corasick contiguous NFA", expected));
      peer(Automaton(bench, names, 2, insensitive, "daachorse bytewise", expected));
      peer(HashMap(bench, names, insensitive, expected));
      fmt::print("  against the best peer: AVX-512 {:.2f}x, AVX2 {:.2f}x, scalar {:.2f}x, own folding {:.2f}x\n", rates[0] / best, rates[1] / best, rates[2] / best,
                 folded / best);
    }
  }
  if (failures > 0) fmt::print("{} rows differ or are missing\n", failures);
  return failures > 0;
}
