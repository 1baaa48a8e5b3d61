// Times the whole of Extract, stage by stage, on a JSON lines corpus with the shipped knowledge and rules, beside memcpy of the same text.
//
//   extract_bench CORPUS.jsonl [--threads N] [--repeats N] [--in-turn] [--without
//   gazetteer,text-rules,phrase-rules,definitions,back-references,homonyms,offices,quotes]
//
// Every figure is the median of the repeats, one after another in one process. MB are 10^6 bytes of decoded text.
// --in-turn adds what the machine's memory of the same work is worth: N documents are read in turn, again and again, and each such round is
// timed (the least of five), for N from 1 (all is in the nearest cache, every branch foretold) over 16 (all is in the second cache,
// branches are forgotten) to 1,024 (neither).
#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <fstream>
#include <thread>

#include "fmt/format.h"
#include "onoma/onoma.h"

namespace {

using Clock = std::chrono::steady_clock;
double Seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

// Time on the processor, of all threads: what a shared machine leaves comparable.
double Processor() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

double Median(std::vector<double> v) {
  std::sort(v.begin(), v.end());
  return v[v.size() / 2];
}

void InTurn(const onoma::Extractor& extractor, const std::vector<std::string>& texts, onoma::Scratch& scratch, onoma::Result& result) {
  constexpr std::size_t kAll = 2048;  // documents a row, in groups spread over the corpus
  fmt::print("{:<16}{:>10}{:>14}\n", "in turn", "MB/s", "ns a byte");
  for (const std::size_t turn : {1, 4, 16, 64, 256, 1024}) {
    double bytes = 0, seconds = 0;
    const std::size_t step = std::max(turn, texts.size() / (kAll / turn + 1));
    for (std::size_t first = 0, used = 0; first + turn <= texts.size() && used < kAll; first += step, used += turn) {
      double least = 1e9;
      for (int round = 0; round <= 5; ++round) {
        const auto begin = Clock::now();
        for (std::size_t i = first; i < first + turn; ++i) extractor.Extract(texts[i], {}, scratch, result);
        if (round) least = std::min(least, Seconds(begin));
      }
      for (std::size_t i = first; i < first + turn; ++i) bytes += double(texts[i].size());
      seconds += least;
    }
    if (bytes > 0) fmt::print("{:<16}{:>10.1f}{:>14.1f}\n", turn, bytes / 1e6 / seconds, seconds * 1e9 / bytes);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string corpus;
  int threads = 1, repeats = 5;
  bool in_turn = false;
  onoma::Options options;
  for (int i = 1; i < argc; ++i) {
    std::string_view a = argv[i];
    if (a == "--threads" && i + 1 < argc)
      threads = std::atoi(argv[++i]);
    else if (a == "--repeats" && i + 1 < argc)
      repeats = std::atoi(argv[++i]);
    else if (a == "--in-turn")
      in_turn = true;
    else if (a == "--without" && i + 1 < argc) {
      std::string_view w = argv[++i];
      auto off = [&](std::string_view name, bool& flag) {
        if (w.find(name) != std::string_view::npos) flag = false;
      };
      off("gazetteer", options.gazetteer), off("text-rules", options.text_rules), off("phrase-rules", options.phrase_rules);
      off("definitions", options.definitions), off("back-references", options.back_references), off("homonyms", options.homonyms);
      off("offices", options.offices), off("quotes", options.quotes);
    } else
      corpus = a;
  }
  std::ifstream in(corpus);
  if (corpus.empty() || !in) {
    fmt::print(stderr, "extract_bench: give a corpus of JSON lines\n");
    return 2;
  }
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (std::string line; std::getline(in, line);) {
    auto document = onoma::ReadJsonDocument(line);
    if (!document.ok()) continue;
    bytes += document->text.size();
    texts.push_back(std::move(document->text));
  }
  auto begin = Clock::now();
  auto extractor = onoma::Extractor::Default(options);
  if (!extractor.ok()) {
    fmt::print(stderr, "extract_bench: {}\n", extractor.status().ToString());
    return 1;
  }
  double open = Seconds(begin);
  double mb = double(bytes) / 1e6;

  std::vector<double> whole, copy, processor;
  std::string sink;
  sink.resize(bytes);
  std::vector<onoma::StageTimes> stages;
  std::vector<onoma::Scratch> scratches(static_cast<std::size_t>(threads));  // warm, as in a program that runs on
  std::vector<onoma::Result> results(static_cast<std::size_t>(threads));
  for (int r = 0; r <= repeats; ++r) {
    begin = Clock::now();
    std::size_t at = 0;
    for (const auto& t : texts) std::memcpy(sink.data() + at, t.data(), t.size()), at += t.size();
    if (r) copy.push_back(Seconds(begin));
    begin = Clock::now();
    double cpu = Processor();
    std::vector<std::thread> pool;
    for (int k = 0; k < threads; ++k)
      pool.emplace_back([&, k] {
        onoma::Scratch& scratch = scratches[std::size_t(k)];
        onoma::Result& result = results[std::size_t(k)];
        for (std::size_t i = std::size_t(k); i < texts.size(); i += std::size_t(threads)) extractor->Extract(texts[i], {}, scratch, result);
      });
    for (auto& t : pool) t.join();
    if (r) whole.push_back(Seconds(begin)), processor.push_back(Processor() - cpu);
    onoma::StageTimes s;
    onoma::Scratch& scratch = scratches[0];
    onoma::Result& result = results[0];
    if (r) {
      for (const auto& t : texts) extractor->Extract(t, {}, scratch, result, s);
      stages.push_back(s);
    }
  }
  auto stage = [&](auto member) {
    std::vector<double> v;
    for (const auto& s : stages) v.push_back(double(s.*member) / 1e9);
    return Median(v);
  };
  const auto& s = stages.back();
  fmt::print("{}: {} documents, {:.1f} MB; extractor ready in {:.0f} ms; {} repeats, medians\n", corpus, texts.size(), mb, open * 1e3,
             repeats);
  fmt::print("{:<16}{:>10}{:>8}{:>14}\n", "stage", "MB/s", "share", "ns/mention");
  double sum = 0;
  std::pair<const char*, std::uint64_t onoma::StageTimes::*> rows[] = {{"tokenize", &onoma::StageTimes::tokenize},
                                                                       {"gazetteer", &onoma::StageTimes::gazetteer},
                                                                       {"units", &onoma::StageTimes::units},
                                                                       {"text rules", &onoma::StageTimes::text_rules},
                                                                       {"phrase rules", &onoma::StageTimes::phrase_rules},
                                                                       {"document", &onoma::StageTimes::document},
                                                                       {"resolve", &onoma::StageTimes::resolve},
                                                                       {"records", &onoma::StageTimes::records}};
  for (auto& [name, member] : rows) sum += stage(member);
  for (auto& [name, member] : rows)
    fmt::print("{:<16}{:>10.0f}{:>7.1f}%{:>14.1f}\n", name, mb / stage(member), 100 * stage(member) / sum,
               stage(member) * 1e9 / double(s.mentions));
  fmt::print("{:<16}{:>10.1f}{:>8}{:>14.1f}   {} mentions, {:.1f} a KB; {} candidates\n", "sum of stages", mb / sum, "",
             sum * 1e9 / double(s.mentions), s.mentions, double(s.mentions) * 1e3 / double(bytes), s.candidates);
  fmt::print("{:<16}{:>10.1f}   whole Extract, {} thread{}\n", "extract", mb / Median(whole), threads, threads > 1 ? "s" : "");
  fmt::print("{:<16}{:>10.1f}   the same by processor time\n", "", mb / Median(processor));
  fmt::print("{:<16}{:>10.0f}\n", "memcpy", mb / Median(copy));
  if (in_turn) InTurn(*extractor, texts, scratches[0], results[0]);
}
