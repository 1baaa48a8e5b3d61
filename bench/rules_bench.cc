// Times the rules: the shipped ones by phase, 10 / 100 / 1,000 made ones, 32 typical ones beside RE2 (one by one, one alternation, RE2::Set then spans), the worst texts, and one
// call of RE2 over a symbol string beside the engine's own matcher.
//
//   rules_bench CORPUS.jsonl [REPEATS]
//
// Times are of the process on its processor (the machines that measure are shared), the least of the repeats; MB are 10^6 bytes of decoded text.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>

#include <re2/re2.h>
#include <re2/set.h>

#include "fmt/format.h"
#include "lib/extract/extractor_data.h"
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
    prepared.units.push_back(working.units);
    prepared.words.emplace_back();
    text::Tokenize(text, data.isa, prepared.words.back());
    prepared.count += working.units.size();
  }
  return prepared;
}

const internal::ExtractorData& Data(const Extractor& extractor) { return internal::ExtractorAccess::Data(extractor); }

Extractor MustBuild(const std::string& rule_text, bool gazetteer) {
  RulesBuilder rules;
  rules.AddText(rule_text, "bench.rules");
  auto built = rules.Build();
  if (!built.ok()) fmt::print(stderr, "{}\n", std::string(built.status().message())), std::exit(1);
  ExtractorBuilder builder;
  if (gazetteer)
    if (auto shipped = Gazetteer::Default(); shipped.ok()) builder.Add(*shipped);
  builder.Add(*built);
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
    fmt::print("  phase {:<8} {:6.0f} MB/s {:6.1f} ns/unit {:8} emits {:5} symbols {:5} states\n", data.engine->phases()[phase], megabytes / seconds, seconds * 1e9 / double(prepared.count), emits,
               table.size(), table.dfa.states());
  }
  const double all = run(data.name_phases, emits);
  fmt::print("  all phases     {:6.0f} MB/s {:6.1f} ns/unit {:8} emits {:5} sets of readings, {} unseen\n", megabytes / all, all * 1e9 / double(prepared.count), emits,
             scratch.cache->signatures.size(), scratch.unseen);
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
    fmt::print("  {:<26} {:6.0f} MB/s, {} rules over their budget\n", fmt::format("\"{}\"", piece), double(worst[0].size()) / 1e6 / seconds, over.size());
  }
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
      rules += fmt::format("rule r{}\n match '{}' {{Cap}}{{0,2}} ({{Lower}} | {{Cap & !SentenceStart}})\n emit match = ORG\n", i, words[i].second);
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
    fmt::print("  {:5} rules {:6.0f} MB/s {:6.1f} ns/unit {:8} matches\n", n, megabytes / seconds, seconds * 1e9 / double(prepared.count), emits);
  }
}

struct Typical {
  const char* regex;
  const char* rule;
};
#define MONTHS "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
constexpr const char* kPreamble =
    "words month = 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'\n"
    "words weekday = 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'\n";
const Typical kTypical[] = {
    {"\\b" MONTHS " \\d{1,2}(?:, \\d{4})?\\b", "match {month} {Number1 | Number2} (, {Number4})?"},
    {"\\b\\d{1,2} " MONTHS "(?: \\d{4})?\\b", "match {Number1 | Number2} {month} {Number4}?"},
    {"\\b" MONTHS " \\d{4}\\b", "match {month} {Number4}"},
    {"\\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b", "match {weekday}"},
    {"\\bin \\d{4}\\b", "match 'in' {Number4}"},
    {"\\$\\d+(?:,\\d{3})*(?:\\.\\d+)?(?: (?:million|billion))?", "match \\$ {Digits} (~, ~{Number3})* (~\\. ~{Digits})? (million|billion)?"},
    {"\\b\\d+(?:\\.\\d+)? (?:percent|per cent|pct)\\b", "match {Digits} (~\\. ~{Digits})? (percent | per cent | pct)"},
    {"\\b\\d+(?:,\\d{3})* (?:tonnes|tons|barrels|miles|km|acres|pounds|feet)\\b", "match {Digits} (~, ~{Number3})* (tonnes|tons|barrels|miles|km|acres|pounds|feet)"},
    {"\\b\\d+(?:st|nd|rd|th)\\b", "match {Ordinal}"},
    {"\\b\\d{1,2}:\\d{2}\\b", "match {Number1 | Number2} ~: ~{Number2}"},
    {"\\b(?:Mr|Mrs|Ms|Dr)\\. [A-Z][a-z]+\\b", "match ('Mr'|'Mrs'|'Ms'|'Dr') ~\\. {Cap}"},
    {"\\b(?:President|Secretary|Minister|Chairman|Senator|Ambassador) [A-Z][a-z]+(?: [A-Z][a-z]+)?\\b", "match ('President'|'Secretary'|'Minister'|'Chairman'|'Senator'|'Ambassador') {Cap}{1,2}"},
    {"\\b(?:General|Colonel|Major|Captain|Admiral) [A-Z][a-z]+(?: [A-Z][a-z]+)?\\b", "match ('General'|'Colonel'|'Major'|'Captain'|'Admiral') {Cap}{1,2}"},
    {"\\b[A-Z]\\. [A-Z][a-z]+\\b", "match {Initial} ~\\. {Cap}"},
    {"\\([A-Z]{2,6}\\)", "match \\( ~{AllCaps} ~\\)"},
    {"\\bMinistry of [A-Z][a-z]+\\b", "match 'Ministry' of {Cap}"},
    {"\\bDepartment of [A-Z][a-z]+\\b", "match 'Department' of {Cap}"},
    {"\\bUniversity of [A-Z][a-z]+\\b", "match 'University' of {Cap}"},
    {"\\bBank of [A-Z][a-z]+\\b", "match 'Bank' of {Cap}"},
    {"\\b[A-Z][a-z]+ (?:Inc|Corp|Ltd|Co|Company|Corporation)\\b", "match {Cap} ('Inc'|'Corp'|'Ltd'|'Co'|'Company'|'Corporation')"},
    {"\\b[A-Z][a-z]+ (?:Party|Committee|Council|Commission|Agency)\\b", "match {Cap} ('Party'|'Committee'|'Council'|'Commission'|'Agency')"},
    {"\\b[A-Z][a-z]+ (?:River|Lake|Island|Islands|Sea|Bay|Valley)\\b", "match {Cap} ('River'|'Lake'|'Island'|'Islands'|'Sea'|'Bay'|'Valley')"},
    {"\\b(?:north|south|east|west) of [A-Z][a-z]+\\b", "match (north|south|east|west) of {Cap}"},
    {"\\b[A-Z][a-z]+ (?:Conference|Summit|Treaty|Agreement|Act)\\b", "match {Cap} ('Conference'|'Summit'|'Treaty'|'Agreement'|'Act')"},
    {"\\b(?:first|second|third|fourth) quarter\\b", "match (first|second|third|fourth) quarter"},
    {"\\b(?:last|next|this) (?:year|month|week)\\b", "match (last|next|this) (year|month|week)"},
    {"\\b(?:two|three|four|five|six|ten) (?:years|months|weeks|days)\\b", "match (two|three|four|five|six|ten) (years|months|weeks|days)"},
    {"\\bsaid [A-Z][a-z]+ [A-Z][a-z]+\\b", "match said {Cap} {Cap}"},
    {"\\b[A-Z][a-z]+ said\\b", "match {Cap} said"},
    {"\\b[A-Z]{1,3}-\\d{1,3}\\b", "text [A-Z]{1,3}-\\d{1,3}\n trigger joined \"-\" from AllCaps|Initial to Digits"},
    {"https?://[\\w./-]+", "text https?://[\\w./-]+\n trigger word http, https"},
    {"[\\w.]+@[\\w-]+\\.[\\w.]+", "text [\\w.]+@[\\w-]+\\.[\\w.]+\n trigger joined \"@\" back 40"},
};

void BesideRe2(const std::vector<std::string>& texts, double megabytes) {
  std::string rules = kPreamble, alternation;
  std::vector<std::unique_ptr<RE2>> each;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  RE2::Set set(options, RE2::UNANCHORED);
  for (const Typical& typical : kTypical) {
    rules += fmt::format("rule r{}\n {}\n emit match = ORG\n", each.size(), typical.rule);
    each.push_back(std::make_unique<RE2>(typical.regex, options));
    alternation += fmt::format("{}(?:{})", alternation.empty() ? "" : "|", typical.regex);
    set.Add(typical.regex, nullptr);
  }
  set.Compile();
  const RE2 all(alternation, options);
  const auto find_all = [](const RE2& re, re2::StringPiece text, std::size_t& count) {
    re2::StringPiece match;
    for (std::size_t from = 0; re.Match(text, from, text.size(), RE2::UNANCHORED, &match, 1); ++count) from = std::size_t(match.data() - text.data()) + match.size();
  };
  fmt::print("32 typical rules\n");
  std::size_t count = 0;
  const auto tell = [&](const char* what, double seconds) { fmt::print("  {:<44} {:6.0f} MB/s {:8} matches\n", what, megabytes / seconds, count); };
  tell("RE2, one by one", Least([&] {
         count = 0;
         for (const auto& re : each)
           for (const std::string& text : texts) find_all(*re, text, count);
       }));
  tell("RE2, one alternation (which rule is lost)", Least([&] {
         count = 0;
         for (const std::string& text : texts) find_all(all, text, count);
       }));
  tell("RE2::Set a line, then spans", Least([&] {
         count = 0;
         std::vector<int> which;
         for (const std::string& text : texts)
           for (std::size_t begin = 0; begin < text.size();) {
             const std::size_t end = std::min(text.find('\n', begin), text.size());
             const re2::StringPiece line(text.data() + begin, end - begin);
             if (set.Match(line, &which))
               for (int i : which) find_all(*each[std::size_t(i)], line, count);
             begin = end + 1;
           }
       }));
  const Extractor extractor = MustBuild(rules, false);
  const auto& data = Data(extractor);
  document::Working working;
  StageTimes times;
  const Prepared prepared = Prepare(data, texts);
  rules::RuleScratch scratch;
  tell("onoma, units given", Least([&] {
         count = 0;
         for (std::size_t i = 0; i < texts.size(); ++i) {
           scratch.Clear();
           data.engine->FindText(texts[i], prepared.words[i], scratch);
           data.engine->FindPhrases(data.name_phases, texts[i], prepared.units[i], scratch);
           count += scratch.emits.size();
         }
       }));
  tell("onoma, alone: words, units, rules, resolve", Least([&] {
         count = 0;
         for (const std::string& text : texts) internal::FindMentions(data, text, working, nullptr), count += working.rules.emits.size();
       }));
}

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
      for (int i = 0; i < n; ++i) good += RunProgram(program, 0, 16, [text](unsigned atom, unsigned at) { return text[at] == char('a' + atom); }, memory);
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
  Shipped(texts, megabytes);
  Many(texts, megabytes);
  BesideRe2(texts, megabytes);
  OneCall();
}
