// Times the rules: the shipped ones by phase, the values that they find, 10 / 100 / 1,000 made ones, 32 typical ones beside their peers
// (rules_peers.h), the worst texts, and one call of RE2 over a symbol string beside the engine's own matcher.
//
//   rules_bench CORPUS.jsonl [REPEATS [shipped|values|many|typical]]
//
// Times are of the process on its processor (the machines that measure are shared), the least of the repeats; MB are 10^6 bytes of decoded
// text.
#include <re2/re2.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>
#include <numeric>

#include "bench/rules_peers.h"
#include "fmt/format.h"
#include "lib/document/layout.h"
#include "lib/extract/extractor_data.h"
#include "lib/rules/normalise.h"
#include "lib/rules/pattern.h"
#include "lib/rules/program.h"
#include "lib/rules/symbols.h"
#include "onoma/onoma.h"

namespace {

using namespace onoma;

double Now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}
int repeats = 5;
template <class F>
double Least(F f) {
  double least = 1e9;
  for (int i = 0; i < repeats; ++i) {
    const double begin = Now();
    f();
    least = std::min(least, Now() - begin);
  }
  return least;
}

struct Prepared {
  std::vector<text::Words> words;
  std::vector<std::vector<rules::Unit>> units;
  std::size_t count = 0;
};

Prepared Prepare(const internal::ExtractorData& data, const std::vector<std::string>& texts) {
  Prepared prepared;
  document::Working working;
  for (const std::string& text : texts) {
    internal::FindMentions(data, text, working, nullptr);
    prepared.units.push_back(working.units.ToVector());
    prepared.words.emplace_back();
    text::Tokenize(text, data.isa, prepared.words.back());
    prepared.count += working.units.size();
  }
  return prepared;
}

const internal::ExtractorData& Data(const Extractor& extractor) { return internal::ExtractorAccess::Data(extractor); }

Extractor MustBuild(const std::string& rule_text, bool gazetteer, bool shipped_rules = false) {
  RulesBuilder rules;
  rules.AddText(rule_text, "bench.rules");
  auto built = rules.Build();
  if (!built.ok()) fmt::print(stderr, "{}\n", std::string(built.status().message())), std::exit(1);
  ExtractorBuilder builder;
  if (gazetteer)
    if (auto shipped = Gazetteer::Default(); shipped.ok()) builder.Add(*shipped);
  if (shipped_rules)
    if (auto shipped = Rules::Default(); shipped.ok()) builder.Add(*shipped);
  if (!rule_text.empty()) builder.Add(*built);
  auto extractor = builder.Build();
  if (!extractor.ok()) fmt::print(stderr, "{}\n", extractor.status().ToString()), std::exit(1);
  return *extractor;
}

void Shipped(const std::vector<std::string>& texts, double megabytes) {
  auto extractor = Extractor::Default();
  if (!extractor.ok()) return void(fmt::print(stderr, "{}\n", extractor.status().ToString()));
  const auto& data = Data(*extractor);
  const Prepared prepared = Prepare(data, texts);
  rules::RuleScratch scratch;
  const auto run = [&](const std::vector<std::size_t>& phases, std::size_t& emits) {
    return Least([&] {
      emits = 0;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        scratch.Clear();
        data.engine->FindPhrases(phases, texts[i], prepared.units[i], scratch);
        emits += scratch.emits.size();
      }
    });
  };
  fmt::print("shipped rules, {:.1f} MB, {} units\n", megabytes, prepared.count);
  std::size_t emits = 0;
  for (const std::size_t phase : data.name_phases) {
    const double seconds = run({phase}, emits);
    const auto& table = scratch.cache->tables[phase];
    fmt::print("  phase {:<8} {:6.0f} MB/s {:6.1f} ns/unit {:8} emits {:5} symbols {:5} states\n", data.engine->phases()[phase],
               megabytes / seconds, seconds * 1e9 / double(prepared.count), emits, table.size(), table.dfa.states());
  }
  const double all = run(data.name_phases, emits);
  fmt::print("  all phases     {:6.0f} MB/s {:6.1f} ns/unit {:8} emits {:5} sets of readings, {} unseen\n", megabytes / all,
             all * 1e9 / double(prepared.count), emits, scratch.cache->signatures.size(), scratch.unseen);
  const double text_rules = Least([&] {
    emits = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      scratch.Clear();
      data.engine->FindText(texts[i], prepared.words[i], scratch);
      emits += scratch.emits.size();
    }
  });
  fmt::print("  text rules     {:6.0f} MB/s {:24} emits\n", megabytes / text_rules, emits);

  fmt::print("worst texts, 8 MiB each: MB/s of all shipped rules, units given\n");
  for (const char* piece : {"Maria Lopez Garcia ", "12 345 6,789 ", ", ; , ", "the of a one ", "the Ministry of Foreign "}) {
    std::vector<std::string> worst(1);
    while (worst[0].size() < (8u << 20)) worst[0] += piece;
    const Prepared units = Prepare(data, worst);
    std::vector<std::uint32_t> over;
    const double seconds = Least([&] {
      scratch.Clear();
      data.engine->FindText(worst[0], units.words[0], scratch);
      data.engine->FindPhrases(data.name_phases, worst[0], units.units[0], scratch);
      over = scratch.over_budget;
    });
    fmt::print("  {:<26} {:6.0f} MB/s, {} rules over their budget\n", fmt::format("\"{}\"", piece), double(worst[0].size()) / 1e6 / seconds,
               over.size());
  }
}

// Every value that the shipped rules find, by its normaliser, with its document's date.
void Normalised(const std::vector<std::string>& texts) {
  auto extractor = Extractor::Default();
  if (!extractor.ok()) return void(fmt::print(stderr, "{}\n", extractor.status().ToString()));
  struct Call {
    std::size_t begin, size;  // in `near`, since in Extract a text is in the first-level cache by then
    rules::CivilDay date;
  };
  std::map<std::string, std::vector<Call>> calls;
  std::string near;
  Scratch scratch;
  Result result;
  for (const std::string& text : texts) {
    extractor->Extract(text, {}, scratch, result);
    rules::CivilDay date;
    if (!rules::ParseIsoDay(result.date(), date)) date = {};
    for (const Entity& e : result.entities()) {
      std::string name(e.type);  // DATE by "date"
      for (char& c : name) c = char(c | 32);
      if (e.source != Source::kRule || rules::FindNormaliser(name) == rules::Normaliser::kNone) continue;
      calls[name].push_back({near.size(), e.end - e.begin, date});
      near.append(text, e.begin, e.end - e.begin);
    }
  }
  near.append(8, ' ');
  fmt::print("values\n");
  double all = 0;
  std::size_t count = 0, bytes = 0;
  for (const auto& [name, those] : calls) {
    const rules::Normaliser normaliser = rules::FindNormaliser(name);
    rules::Values values;
    const double seconds = Least([&] {
      for (const Call& call : those)
        rules::Normalise(normaliser, std::string_view(near).substr(call.begin, call.size), call.date, values, 8),
            bytes += values.text().size();
    });
    fmt::print("  {:<9} {:7} {:6.1f} ns\n", name, those.size(), seconds * 1e9 / double(those.size()));
    all += seconds, count += those.size();
  }
  fmt::print("  {:<9} {:7} {:6.1f} ns; {:.1f} bytes a value\n", "all", count, all * 1e9 / double(count),
             double(bytes) / repeats / double(count));
}

void Many(const std::vector<std::string>& texts, double megabytes) {
  std::map<std::string, int> counts;
  for (const std::string& text : texts)
    for (std::size_t i = 0; i + 8 < text.size(); ++i)
      if (text[i] == ' ' && text[i + 1] >= 'A' && text[i + 1] <= 'Z') {
        std::size_t end = i + 2;
        while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
        if (end - i > 4) ++counts[text.substr(i + 1, end - i - 1)];
      }
  std::vector<std::pair<int, std::string>> words;
  for (const auto& [word, count] : counts) words.emplace_back(-count, word);
  std::sort(words.begin(), words.end());
  fmt::print("made rules 'Word' {{Cap}}{{0,2}} ({{Lower}} | {{Cap}}), words by frequency\n");
  for (std::size_t n : {10u, 100u, 1000u}) {
    std::string rules;
    for (std::size_t i = 0; i < std::min(n, words.size()); ++i)
      rules += fmt::format("rule r{}\n match '{}' {{Cap}}{{0,2}} ({{Lower}} | {{Cap & !SentenceStart}})\n emit match = ORG\n", i,
                           words[i].second);
    const Extractor extractor = MustBuild(rules, false);
    const auto& data = Data(extractor);
    const Prepared prepared = Prepare(data, texts);
    rules::RuleScratch scratch;
    std::size_t emits = 0;
    const double seconds = Least([&] {
      emits = 0;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        scratch.Clear();
        data.engine->FindPhrases(data.name_phases, texts[i], prepared.units[i], scratch);
        emits += scratch.emits.size();
      }
    });
    fmt::print("  {:5} rules {:6.0f} MB/s {:6.1f} ns/unit {:8} matches\n", n, megabytes / seconds, seconds * 1e9 / double(prepared.count),
               emits);
  }
}

// 32 typical rules: ours and each peer, document after document as in a pipeline, so that what one stage made lies in the cache for the
// next. Of each document the least time of the repeats counts, so that the machine's other programs do not.
class Typical {
 public:
  Typical(const std::vector<std::string>& texts, double megabytes) : texts_(texts), megabytes_(megabytes) {}

  void Run() {
    fmt::print("32 typical rules, every one of whose matches is told as rule, begin, end\n  {:<68} {:>6} {:>9} {:>9} {:>9}\n", "", "MB/s",
               "matches", "not RE2's", "missing");
    Peers();
    std::string rules = bench::kTypicalPreamble;
    std::size_t number = 0;
    for (const bench::Typical& typical : bench::kTypical)
      rules += fmt::format("rule r{}\n {}\n emit match = {}\n", number++, typical.rule, typical.type);
    Alone(MustBuild(rules, false));
    Marginal("onoma, marginal in the gazetteer's pipeline", MustBuild(rules, true), MustBuild("", true));
    Marginal("onoma, marginal in the whole pipeline", MustBuild(rules, true, true), MustBuild("", true, true));
  }

 private:
  // Seconds of `run` over all documents; `before` is not counted.
  template <class Before, class Run>
  double Seconds(const Before& before, const Run& run) {
    std::vector<double> least(texts_.size(), 1e9);
    for (int r = 0; r < repeats; ++r)
      for (std::size_t i = 0; i < texts_.size(); ++i) {
        before(i);
        const auto begin = std::chrono::steady_clock::now();
        run(i);
        least[i] = std::min(least[i], std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
      }
    return std::accumulate(least.begin(), least.end(), 0.0);
  }

  void Tell(std::string_view what, double seconds, const bench::Matches* found = nullptr) {
    std::string counts(29, ' ');
    if (found) {
      std::size_t same = 0;
      for (const bench::Match& match : *found) same += std::binary_search(expected_.begin(), expected_.end(), match);
      counts = fmt::format("{:9} {:9} {:9}", found->size(), found->size() - same, expected_.size() - same);
    }
    fmt::print("  {:<68} {:6.0f} {}{}\n", what, megabytes_ / seconds, counts,
               set_ > 0 ? fmt::format("  {:5.2f}x RE2::Set", set_ / seconds) : "");
  }

  void Peers() {
    for (const auto& peer : bench::Peers()) {
      bench::Matches found;
      const double seconds =
          Seconds([&](std::size_t) { found.clear(); }, [&](std::size_t i) { peer->Find(texts_[i], std::uint32_t(i), found); });
      found.clear();
      for (std::size_t i = 0; i < texts_.size(); ++i) peer->Find(texts_[i], std::uint32_t(i), found);
      std::sort(found.begin(), found.end());
      if (expected_.empty()) expected_ = found;
      if (peer->name().rfind("RE2::Set", 0) == 0) set_ = seconds;
      Tell(peer->name(), seconds, peer->tells_rules() ? &found : nullptr);
    }
  }

  // The extractor holds these rules and nothing else: what a user of a matcher would run.
  void Alone(const Extractor& extractor) {
    const auto& data = Data(extractor);
    document::Working w;
    bench::Matches found;
    const auto words = [&](std::size_t i) { w.text = texts_[i], w.hits.clear(), text::Tokenize(texts_[i], data.isa, w.words); };
    const auto units = [&](std::size_t) {
      w.wrapped = document::LooksWrapped(w.text), document::BuildUnits(data.knowledge, data.lexicon, &*data.engine, w);
    };
    const auto text_rules = [&](std::size_t i) { w.rules.Clear(), data.engine->FindText(texts_[i], w.words, w.rules); };
    const auto phrases = [&](std::size_t i) { data.engine->FindPhrases(data.name_phases, texts_[i], w.units, w.rules); };
    const auto keep = [&](std::size_t i) {
      for (const rules::Emit& emit : w.rules.emits) found.push_back({std::uint32_t(i), emit.rule, emit.begin, emit.end});
    };
    const auto all = [&](std::size_t i) { words(i), units(i), text_rules(i), phrases(i), keep(i); };
    const auto nothing = [](std::size_t) {};
    const double alone = Seconds([&](std::size_t) { found.clear(); }, all);
    found.clear();
    for (std::size_t i = 0; i < texts_.size(); ++i) all(i);
    std::sort(found.begin(), found.end());
    Tell("onoma alone: words, units, rules; all overlaps", alone, &found);
    Tell("  of it words", Seconds(nothing, words));
    Tell("  of it units", Seconds(words, units));
    Tell("  of it text rules", Seconds([&](std::size_t i) { words(i), units(i); }, text_rules));
    Tell("  of it phrase rules", Seconds([&](std::size_t i) { words(i), units(i), text_rules(i); }, phrases));
    Tell("onoma, words and units given",
         Seconds([&](std::size_t i) { words(i), units(i); }, [&](std::size_t i) { text_rules(i), phrases(i); }));
    Tell("onoma alone, with resolve and the document stage",
         Seconds(nothing, [&](std::size_t i) { internal::FindMentions(data, texts_[i], w, nullptr); }));
  }

  // What the rules add to the time of a pipeline.
  void Marginal(std::string_view what, const Extractor& with, const Extractor& without) {
    document::Working w[2];
    const Extractor* const both[2] = {&with, &without};
    std::vector<double> least[2] = {std::vector<double>(texts_.size(), 1e9), std::vector<double>(texts_.size(), 1e9)};
    for (int r = 0; r < 2 * repeats; ++r)
      for (int k = 0; k < 2; ++k)  // in turn by corpus, so that each runs with its own memory warm
        for (std::size_t i = 0; i < texts_.size(); ++i) {
          const auto begin = std::chrono::steady_clock::now();
          internal::FindMentions(Data(*both[k]), texts_[i], w[k], nullptr);
          least[k][i] = std::min(least[k][i], std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        }
    const double more = std::accumulate(least[0].begin(), least[0].end(), 0.0),
                 less = std::accumulate(least[1].begin(), least[1].end(), 0.0);
    Tell(fmt::format("{} ({:.1f} and {:.1f} MB/s)", what, megabytes_ / more, megabytes_ / less), more - less);
  }

  const std::vector<std::string>& texts_;
  double megabytes_, set_ = 0;
  bench::Matches expected_;
};

// The same pattern from one start over 16 symbols: RE2 anchored with captures, and RunProgram.
void OneCall() {
  rules::Names names;
  rules::Pattern pattern;
  rules::Program program;
  rules::ParsePattern("a b? (?P<x>c{1,4}) (d | e) (?P<y>c{1,3})", {}, names, pattern);
  rules::CompileProgram(pattern, program);
  const RE2 re("ab?(c{1,4})(?:d|e)(c{1,3})", RE2::Latin1);
  rules::MatchMemory memory;
  fmt::print("one start, ns a call\n");
  for (const char* text : {"abcccdccffffffff", "abcccfffffffffff"}) {
    const int n = 1000000;
    long good = 0;
    re2::StringPiece groups[3];
    const double by_re2 = Least([&] {
      for (int i = 0; i < n; ++i) good += re.Match(text, 0, 16, RE2::ANCHOR_START, groups, 3);
    });
    const double by_program = Least([&] {
      for (int i = 0; i < n; ++i)
        good += RunProgram(
            program, 0, 16, [text](unsigned atom, unsigned at) { return text[at] == char('a' + atom); }, memory);
    });
    fmt::print("  {:<8} RE2 {:5.0f}, RunProgram {:5.0f}\n", good ? "matches" : "fails", by_re2 * 1e9 / n, by_program * 1e9 / n);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) repeats = std::max(1, std::atoi(argv[2]));
  std::ifstream in(argc > 1 ? argv[1] : "");
  if (!in) {
    fmt::print(stderr, "rules_bench: give a corpus of JSON lines\n");
    return 2;
  }
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (std::string line; std::getline(in, line);)
    if (auto document = ReadJsonDocument(line); document.ok()) bytes += document->text.size(), texts.push_back(std::move(document->text));
  const double megabytes = double(bytes) / 1e6;
  const std::string_view only = argc > 3 ? argv[3] : "";
  if (only.empty() || only == "shipped") Shipped(texts, megabytes);
  if (only.empty() || only == "values") Normalised(texts);
  if (only.empty() || only == "many") Many(texts, megabytes);
  if (only.empty() || only == "typical") Typical(texts, megabytes).Run();
  if (only.empty()) OneCall();
}
