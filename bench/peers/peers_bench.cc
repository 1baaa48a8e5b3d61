// onoma's matcher beside its peers: the same names, the same text, one process, whole words, leftmost-longest, identical matches.
//
//   peers_bench --text news.jsonl --names d1.txt,d2.txt,d3.txt [--repeat 5] [--block 32768] [--slow yes] [--isa avx512]
//
// Every peer is given which bytes belong to words, so that asking for borders costs it one load; its matches are filtered by it and
// made leftmost-longest by the same function. --slow adds what takes minutes (Hyperscan on a million names, RE2 on more than 10,000).
#include <fmt/format.h>
#if defined(ONOMA_PEER_HYPERSCAN)
#include <hs/hs.h>
#endif
#include <re2/re2.h>

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

#if defined(ONOMA_PEER_RUST)
extern "C" {
struct Peer;
Peer* peer_build(std::uint32_t kind, bool insensitive, const std::uint8_t* text, const std::uint64_t* ends, std::size_t count);
std::size_t peer_bytes(const Peer* peer);
std::size_t peer_find(const Peer* peer, const std::uint8_t* text, std::size_t size, const std::uint8_t* word, Span* out, std::size_t room);
void peer_free(Peer* peer);
}
#endif

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

[[maybe_unused]] void LeftmostLongest(std::span<Span> spans, std::size_t base, Matches& matches) {
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
  // A row of the table, measured by Run.
  struct Row {
    std::string name;
    double build;
    std::size_t bytes;
    bool peer;     // its matches must be those of the first row
    bool compare;  // so must those of onoma's own parity rows
    std::function<void(std::size_t, Matches&)> find;
    std::vector<double> seconds = {};
    Matches matches = {};
    double Rate(double mega) const { return mega / seconds[seconds.size() / 2]; }
  };
  std::vector<Row> rows;

  void Add(const std::string& name, double build, std::size_t bytes, bool peer, bool compare,
           std::function<void(std::size_t, Matches&)> find) {
    rows.push_back({name, build, bytes, peer, compare, std::move(find)});
  }
  // One run of each row in turn, `repeat` times, so that whatever else the machine does falls on all of them alike. How many rows differ.
  int Run() {
    for (int round = 0; round < repeat; ++round) {
      for (Row& row : rows) {
        row.matches = {};
        double start = Now();
        for (std::size_t b = 0; b < blocks.size(); ++b) row.find(b, row.matches);
        row.seconds.push_back(Now() - start);
      }
    }
    int failures = 0;
    double best = 0;
    for (Row& row : rows) {
      std::sort(row.seconds.begin(), row.seconds.end());
      bool same = !row.compare || row.matches == rows[0].matches;
      failures += !same;
      if (row.peer && same) best = std::max(best, row.Rate(mega));
    }
    for (const Row& row : rows) {
      bool same = !row.compare || row.matches == rows[0].matches;
      fmt::print("  {:34} {:8.0f} MB/s {:6.2f}x {:9.1f} MB {:8.2f} s {:9} {}\n", row.name, row.Rate(mega), row.Rate(mega) / best,
                 static_cast<double>(row.bytes) / 1e6, row.build, row.matches.count, same ? "" : "DIFFERS");
    }
    std::fflush(stdout);
    rows.clear();
    return failures;
  }
};

void Onoma(Bench& bench, const onoma::gazetteer::Matcher& matcher, const MatchOptions& options, const std::string& name, double build,
           std::size_t bytes) {
  struct State {
    onoma::text::Words words;
    std::vector<onoma::gazetteer::Hit> hits;
  };
  auto state = std::make_shared<State>();
  bench.Add(name, build, bytes, false, options.parity != MatchOptions::kNone,
            [&bench, matcher, options, state](std::size_t b, Matches& matches) {
              matcher.Tokenize(bench.blocks[b], options, state->words);
              state->hits.clear();
              matcher.Find(bench.blocks[b], state->words, options, state->hits);
              std::size_t base = bench.Base(b);
              for (const auto& hit : state->hits) matches.Add(base, hit.begin, hit.end);
            });
}

#if defined(ONOMA_PEER_RUST)
void Automaton(Bench& bench, const std::vector<std::string>& names, std::uint32_t kind, bool insensitive, const std::string& name) {
  std::string joined;
  std::vector<std::uint64_t> ends;
  for (const std::string& n : names) joined += n, ends.push_back(joined.size());
  double start = Now();
  std::shared_ptr<Peer> peer(peer_build(kind, insensitive, reinterpret_cast<const std::uint8_t*>(joined.data()), ends.data(), ends.size()),
                             [](Peer* p) {
                               if (p != nullptr) peer_free(p);
                             });
  double build = Now() - start;
  if (peer == nullptr) {
    fmt::print("  {:34} cannot be built\n", name);
    return;
  }
  auto spans = std::make_shared<std::vector<Span>>(1 << 20);
  auto lower = std::make_shared<std::string>();
  bench.Add(name, build, peer_bytes(peer.get()), true, true,
            [&bench, peer, spans, lower, kind, insensitive](std::size_t b, Matches& matches) {
              std::string_view text = bench.blocks[b];
              if (kind == 2 && insensitive) *lower = Lower(text), text = *lower;
              std::size_t count = peer_find(peer.get(), reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                            bench.word[b].data(), spans->data(), spans->size());
              LeftmostLongest(std::span(*spans).first(std::min(count, spans->size())), bench.Base(b), matches);
            });
}
#endif

#if defined(ONOMA_PEER_HYPERSCAN)
struct Scan {
  const std::vector<std::uint8_t>* word = nullptr;
  std::vector<std::uint32_t> sizes;
  std::vector<Span> spans;
  hs_database_t* database = nullptr;
  hs_scratch_t* scratch = nullptr;
  ~Scan() {
    hs_free_scratch(scratch);
    hs_free_database(database);
  }
};
int OnMatch(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
  Scan& scan = *static_cast<Scan*>(context);
  std::uint32_t end = static_cast<std::uint32_t>(to), begin = end - scan.sizes[id];
  if ((*scan.word)[end] == 0 && (begin == 0 || (*scan.word)[begin - 1] == 0)) scan.spans.push_back({begin, end});
  return 0;
}

void Hyperscan(Bench& bench, const std::vector<std::string>& names, bool insensitive) {
  auto scan = std::make_shared<Scan>();
  std::vector<const char*> texts;
  std::vector<unsigned> flags(names.size(), insensitive ? HS_FLAG_CASELESS : 0u), ids;
  std::vector<std::size_t> sizes;
  for (const std::string& n : names) {
    texts.push_back(n.c_str());
    sizes.push_back(n.size());
    scan->sizes.push_back(static_cast<std::uint32_t>(n.size()));
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  double start = Now();
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                           nullptr, &scan->database, &error) != HS_SUCCESS) {
    fmt::print("  {:34} {}\n", "Hyperscan literals", error->message);
    hs_free_compile_error(error);
    return;
  }
  double build = Now() - start;
  std::size_t bytes = 0;
  hs_database_size(scan->database, &bytes);
  hs_alloc_scratch(scan->database, &scan->scratch);
  bench.Add("Hyperscan literals", build, bytes, true, true, [&bench, scan](std::size_t b, Matches& matches) {
    scan->word = &bench.word[b];
    scan->spans.clear();
    hs_scan(scan->database, bench.blocks[b].data(), static_cast<unsigned>(bench.blocks[b].size()), 0, scan->scratch, OnMatch, scan.get());
    LeftmostLongest(scan->spans, bench.Base(b), matches);
  });
}
#endif

// One alternation of all names, leftmost-longest by RE2 itself. \b is a border of ASCII words, so names that begin and end with ASCII ask
// for it and the word bytes have the last word: a match with a wrong end is looked for again shorter, one with a wrong start again further
// right. (RE2::Set tells which names there are, but not where.)
class Alternation {
 public:
  Alternation(const std::vector<std::string>& names, bool insensitive) {
    std::string groups[4];  // by whether \b may stand before and behind
    for (const std::string& n : names) {
      auto ascii = [](char c) { return static_cast<signed char>(c) > 0 && (std::isalnum(c) || c == '_'); };
      std::string& group = groups[ascii(n.front()) + 2 * ascii(n.back())];
      if (!group.empty()) group += '|';
      group += RE2::QuoteMeta(insensitive ? Lower(n) : n);
    }
    std::string pattern;
    for (int g = 0; g < 4; ++g)
      if (!groups[g].empty())
        pattern += fmt::format("{}{}(?:{}){}", pattern.empty() ? "" : "|", g & 1 ? "\\b" : "", groups[g], g & 2 ? "\\b" : "");
    RE2::Options options(RE2::Latin1);
    options.set_longest_match(true);
    options.set_never_capture(true);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{1} << 30);
    re_ = std::make_unique<RE2>(pattern, options);
  }
  bool ok() const { return re_->ok(); }
  const std::string& error() const { return re_->error(); }
  std::size_t bytes() const {
    return static_cast<std::size_t>(re_->ProgramSize()) * 16;
  }  // of the program; its automaton grows to 1 GB at most
  template <class Found>
  void Find(std::string_view text, const std::vector<std::uint8_t>& word, const Found& found) const {
    re2::StringPiece match, all(text.data(), text.size());
    for (std::size_t at = 0; at < text.size() && re_->Match(all, at, text.size(), RE2::UNANCHORED, &match, 1);) {
      std::size_t begin = static_cast<std::size_t>(match.data() - text.data()), end = begin + match.size();
      at = begin + 1;
      if (begin > 0 && word[begin - 1] != 0) continue;
      while (word[end] != 0 && end > begin + 1)
        end = re_->Match(all, begin, end - 1, RE2::ANCHOR_START, &match, 1) ? begin + match.size() : begin;
      if (end <= begin || word[end] != 0) continue;
      found(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
      at = end;
    }
  }

 private:
  std::unique_ptr<RE2> re_;
};

void Re2(Bench& bench, const std::vector<std::string>& names, bool insensitive) {
  double start = Now();
  auto re = std::make_shared<Alternation>(names, insensitive);
  if (!re->ok()) {
    fmt::print("  {:34} {}\n", "RE2, one alternation", re->error());
    return;
  }
  double build = Now() - start;
  auto lower = std::make_shared<std::string>();
  bench.Add("RE2, one alternation", build, re->bytes(), true, true, [&bench, re, lower, insensitive](std::size_t b, Matches& matches) {
    std::string_view text = bench.blocks[b];
    if (insensitive) *lower = Lower(text), text = *lower;
    re->Find(text, bench.word[b], [&](std::uint32_t begin, std::uint32_t end) { matches.Add(bench.Base(b), begin, end); });
  });
}

// A set of names and the most words of a name that begins with a word, over the scalar tokenizer.
void HashMap(Bench& bench, const std::vector<std::string>& names, bool insensitive) {
  struct State {
    std::vector<std::string> keys;
    absl::flat_hash_set<std::string_view> set;
    absl::flat_hash_map<std::string_view, std::uint32_t> first;
    onoma::text::Words words;
    std::string lower;
  };
  auto state = std::make_shared<State>();
  for (const std::string& n : names) state->keys.push_back(insensitive ? Lower(n) : n);
  double start = Now();
  std::size_t bytes = 0;
  for (const std::string& key : state->keys) {
    state->set.insert(key);
    onoma::text::TokenizeBounds(key, Isa::kScalar, state->words);
    std::uint32_t& most = state->first[std::string_view(key).substr(0, state->words.end(0))];
    most = std::max(most, static_cast<std::uint32_t>(state->words.size()));
    bytes += key.size();
  }
  double build = Now() - start;
  bytes += state->set.capacity() * 17 + state->first.capacity() * 25;
  bench.Add("abseil hash tables, scalar words", build, bytes, true, true, [&bench, state, insensitive](std::size_t b, Matches& matches) {
    const auto& words = state->words;
    std::string_view text = bench.blocks[b];
    if (insensitive) state->lower = Lower(text), text = state->lower;
    onoma::text::TokenizeBounds(text, Isa::kScalar, state->words);
    for (std::size_t i = 0; i < words.size();) {
      auto it = state->first.find(text.substr(words.begin(i), words.end(i) - words.begin(i)));
      std::size_t next = i + 1;
      if (it != state->first.end()) {
        for (std::size_t j = std::min<std::size_t>(i + it->second, words.size()); j > i; --j) {
          if (!state->set.contains(text.substr(words.begin(i), words.end(j - 1) - words.begin(i)))) continue;
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
    for (std::size_t i = 0; i < words.size(); ++i)
      std::fill(bench.word.back().begin() + words.begin(i), bench.word.back().begin() + words.end(i), std::uint8_t{1});
  }
  fmt::print("{} bytes in {} blocks, median of {}\n", bench.text.size(), bench.blocks.size(), bench.repeat);
  {
    std::unique_ptr<char[]> copy(new char[bench.text.size()]);
    fmt::print("  {:34} {:8.0f} MB/s\n", "limit: memcpy",
               bench.mega / Median(bench.repeat, [&] { std::copy(bench.text.begin(), bench.text.end(), copy.get()); }));
    for (auto [isa, name] : {std::pair{Isa::kScalar, "scalar"}, std::pair{Isa::kAvx2, "AVX2"}, std::pair{Isa::kAvx512, "AVX-512"}}) {
      double bounds = Median(bench.repeat, [&] {
        for (std::string_view b : bench.blocks) onoma::text::TokenizeBounds(b, isa, words);
      });
      double hashed = Median(bench.repeat, [&] {
        for (std::string_view b : bench.blocks) onoma::text::Tokenize(b, isa, words);
      });
      fmt::print("  {:34} {:8.0f} MB/s\n  {:34} {:8.0f} MB/s\n", fmt::format("limit: words, {}", name), bench.mega / bounds,
                 fmt::format("limit: words and hashes, {}", name), bench.mega / hashed);
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
      fmt::print(" {:35} {:>13} {:>7} {:>12} {:>10} {:>9}\n", insensitive ? "insensitive" : "case-sensitive", "rate", "best=1", "index",
                 "built", "matches");
      MatchOptions options{MatchOptions::kLeftmostLongest, insensitive ? MatchOptions::kCaseInsensitive : MatchOptions::kCaseSensitive,
                           Isa::kAvx512};
      for (auto [isa, name] :
           {std::pair{Isa::kAvx512, "onoma, AVX-512"}, std::pair{Isa::kAvx2, "onoma, AVX2"}, std::pair{Isa::kScalar, "onoma, scalar"}}) {
        options.isa = isa;
        Onoma(bench, matcher, options, name, build, bytes);
      }
      Onoma(bench, matcher, {MatchOptions::kLeftmostLongest, MatchOptions::kNone, Isa::kAvx512}, "onoma, AVX-512, its own folding", build,
            bytes);
#if defined(ONOMA_PEER_HYPERSCAN)
      if (names.size() < 500'000 || slow) Hyperscan(bench, names, insensitive);
#endif
#if defined(ONOMA_PEER_RUST)
      if (names.size() < 500'000) Automaton(bench, names, 0, insensitive, "aho-corasick DFA");
      Automaton(bench, names, 1, insensitive, "aho-corasick contiguous NFA");
      Automaton(bench, names, 2, insensitive, "daachorse bytewise");
#endif
      if (names.size() < 10'000 || slow) Re2(bench, names, insensitive);
      HashMap(bench, names, insensitive);
      failures += bench.Run();
    }
  }
  if (failures > 0) fmt::print("{} rows differ\n", failures);
  return failures > 0;
}
