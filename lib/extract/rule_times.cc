// The documents stay as the pipeline left them, so that only the rules are timed; a phase of an engine with one rule has the number that it
// has with all.
#include "lib/extract/rule_times.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "lib/rules/lint.h"
#include "lib/rules/rule_file.h"

namespace onoma::extract {

namespace {

constexpr std::size_t kBytes = 2'000'000;
constexpr int kRuns = 6;

double Now() {
  return double(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
}

}  // namespace

std::optional<rules::Engine> CompileFor(const internal::ExtractorData& data, const std::shared_ptr<const rules::Engine::Parsed>& parsed) {
  if (!parsed) return std::nullopt;
  auto engine = rules::Engine::Compile(parsed, data.vocabulary());
  if (!engine.ok()) return std::nullopt;
  return *std::move(engine);
}

void RuleTimes::Add(std::string_view text, const document::Working& working) {
  if (bytes_ >= kBytes) return;
  bytes_ += text.size();
  documents_.push_back({std::string(text), {}, working.units.ToVector(), working.record_units});
  text::Tokenize(documents_.back().text, data_.isa, documents_.back().words);
}

RuleTimes::Kind RuleTimes::KindOf(const rules::RuleInfo& info) const {
  if (info.text_rule) return kText;
  const auto& phases = data_.record_phases;
  return std::any_of(phases.begin(), phases.end(), [&](std::size_t phase) { return data_.engine->phases()[phase] == info.phase; })
             ? kRecord
             : kPhrase;
}

double RuleTimes::Time(const rules::Engine& engine, Kind kind, const std::vector<std::size_t>& phases) const {
  rules::RuleScratch memory;
  std::vector<double> least(documents_.size(), 1e30);
  for (int run = 0; run < kRuns; ++run)
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const Document& d = documents_[i];
      const double begin = Now();
      memory.Clear();
      if (kind == kText)
        engine.FindText(d.text, d.words, memory);
      else
        engine.FindPhrases(phases, d.text, kind == kRecord ? d.record_units : d.units, memory);
      least[i] = std::min(least[i], Now() - begin);
    }
  return std::accumulate(least.begin(), least.end(), 0.0) / (double(bytes_) / 1000);
}

std::vector<double> RuleTimes::EachAlone() const {
  const rules::Engine::Parsed& parsed = *data_.engine->parsed();
  const auto& phases = data_.engine->phases();
  const Together idle = All(true);
  std::vector<double> alone(parsed.rules.size());
  for (std::size_t r = 0; r < alone.size(); ++r) {
    const auto engine = CompileFor(data_, rules::Alone(parsed, r));
    if (!engine) continue;
    const rules::RuleInfo& info = parsed.rules[r].info;
    const Kind kind = KindOf(info);
    const double without = kind == kText ? idle.text : kind == kPhrase ? idle.phrases : idle.records;
    alone[r] =
        std::max(0.0, Time(*engine, kind, {std::size_t(std::find(phases.begin(), phases.end(), info.phase) - phases.begin())}) - without);
  }
  return alone;
}

RuleTimes::Together RuleTimes::All(bool idle) const {
  if (!idle)
    return {Time(*data_.engine, kText, {}), Time(*data_.engine, kPhrase, data_.name_phases),
            Time(*data_.engine, kRecord, data_.record_phases)};
  const rules::Engine::Parsed& parsed = *data_.engine->parsed();
  const auto text = CompileFor(data_, rules::Idle(parsed, true)), phrases = CompileFor(data_, rules::Idle(parsed, false));
  if (!text || !phrases) return {0, 0, 0};
  return {Time(*text, kText, {}), Time(*phrases, kPhrase, {0}), Time(*phrases, kRecord, {0})};
}

}  // namespace onoma::extract
