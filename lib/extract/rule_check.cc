// RuleCheck runs the extractor as users run it and reads what its stages leave: which emits became mentions that came out, what the others
// lost to, and which rules give different types to one span. Triggers and costs (rule_times.h) are asked of engines that hold one rule,
// over the same words and units.
#include "onoma/rule_check.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "fmt/format.h"
#include "lib/extract/extractor_data.h"
#include "lib/extract/rule_times.h"
#include "lib/rules/lint.h"
#include "lib/rules/rules_data.h"
#include "lib/rules/symbols.h"

namespace onoma {

using document::Mention;
using document::Working;
using rules::Emit;
namespace {

constexpr std::size_t kRivalsTold = 3, kLostTold = 3;

// What became of a rule's mentions.
struct Use {
  std::uint64_t matches = 0, mentions = 0, out = 0, rows = 0;  // rows: lost to a gazetteer's row
  std::map<std::uint32_t, std::uint64_t> lost_to;              // rule -> how many
};

struct Conflict {
  std::uint64_t count = 0, out = 0;  // out: one of the two came out
  std::string text;                  // the first
};

}  // namespace

struct RuleCheck::State {
  Extractor extractor;
  Scratch scratch;
  Result result;
  std::vector<bool> judged;
  std::vector<std::string> unused;  // definitions of the judged rules that none of them asks for
  std::vector<Use> uses;
  // Rules and the types that they give: {rule, type, rule, type}, the smaller rule first.
  std::map<std::tuple<std::uint32_t, std::uint8_t, std::uint32_t, std::uint8_t>, Conflict> conflicts;
  std::vector<std::pair<std::uint32_t, rules::TriggerCheck>> triggers;
  std::vector<std::vector<std::string>> lost;  // of each trigger
  extract::RuleTimes times;
  std::size_t documents = 0;
  std::uint64_t bytes = 0, unseen = 0;

  explicit State(Extractor e) : extractor(std::move(e)), times(data()) {}
  const internal::ExtractorData& data() const { return internal::ExtractorAccess::Data(extractor); }
  const rules::Engine::Parsed* parsed() const { return data().engine ? data().engine->parsed().get() : nullptr; }
  std::size_t count() const { return parsed() ? parsed()->rules.size() : 0; }
  const rules::RuleInfo& info(std::size_t rule) const { return parsed()->rules[rule].info; }
  void Judge(const Rules* only) {
    judged.assign(count(), only == nullptr);
    uses.resize(count());
    if (only)
      unused = internal::RulesAccess::Parsed(*only)->unused;
    else if (parsed())
      unused = parsed()->unused;
    if (only) {
      std::set<std::string_view> names;
      const auto& theirs = internal::RulesAccess::Parsed(*only)->rules;
      for (const auto& rule : theirs) names.insert(rule.info.name);
      for (std::size_t r = 0; r < count(); ++r) judged[r] = names.count(info(r).name) > 0;
    }
    for (std::size_t r = 0; r < count(); ++r) {
      const rules::ParsedRule& rule = parsed()->rules[r];
      if (!judged[r] || !rule.info.text_rule || rule.triggers.empty()) continue;
      auto with = extract::CompileFor(data(), rules::Alone(*parsed(), r)),
           without = extract::CompileFor(data(), rules::Alone(*parsed(), r, false));
      if (with && without) triggers.emplace_back(std::uint32_t(r), rules::TriggerCheck(rule.info, *std::move(with), *std::move(without)));
    }
    lost.resize(triggers.size());
  }

  Working& Run(std::string_view text, std::string_view date) {
    internal::ScratchData& s = internal::ExtractorAccess::Data(scratch);
    s.working.record_rules.Clear();
    extractor.Extract(text, {.date = date}, scratch, result);
    return s.working;
  }

  void Tally(const Working& w) {
    for (const rules::RuleScratch* from : {&w.rules, &w.record_rules}) {
      std::uint32_t last = UINT32_MAX;
      for (const Emit& emit : from->emits) {
        if (emit.match != last) ++uses[emit.rule].matches;
        last = emit.match;
      }
    }
    // Matches without an emit show by their captures.
    std::set<std::uint32_t> emitted;
    for (const Emit& emit : w.record_rules.emits) emitted.insert(emit.match);
    for (const rules::CaptureSpan& span : w.record_rules.captures)
      if (emitted.insert(span.match).second) ++uses[span.rule].matches;

    std::vector<bool> out(w.mentions.size());
    for (std::uint32_t index : w.resolved) out[index] = true;
    const auto rule_of = [&](const Mention& m) { return w.rules.emits[m.detail].rule; };
    for (std::size_t i = 0; i < w.mentions.size(); ++i) {
      const Mention& m = w.mentions[i];
      if (m.source != Source::kRule) continue;
      Use& use = uses[rule_of(m)];
      ++use.mentions;
      if (out[i]) {
        ++use.out;
      } else if (m.lost_to != document::kNoMention) {
        const Mention& rival = w.mentions[m.lost_to];
        const bool lent = rival.source == Source::kGazetteer && rival.begin == m.begin && rival.end == m.end &&
                          (rival.type == m.type || rival.why == document::Why::kRule);
        if (lent)
          ++use.out;  // the row says more, and stands for both
        else if (rival.source == Source::kRule && rule_of(rival) != rule_of(m))
          ++use.lost_to[rule_of(rival)];
        else if (rival.source == Source::kGazetteer)
          ++use.rows;
      }
    }
    for (std::size_t i = 0; i < w.sorted;) {
      const std::size_t j = document::EndOfSpan(w, i);
      for (std::size_t a = i; a < j; ++a)
        for (std::size_t b = a + 1; b < j && b < a + 32; ++b) Compare(w, w.keys[a].mention, w.keys[b].mention, out);
      i = j;
    }
  }

  void Compare(const Working& w, std::uint32_t ia, std::uint32_t ib, const std::vector<bool>& out) {
    const Mention *a = &w.mentions[ia], *b = &w.mentions[ib];
    if (a->source != Source::kRule || b->source != Source::kRule || a->type == b->type || a->priority != b->priority) return;
    std::uint32_t ra = w.rules.emits[a->detail].rule, rb = w.rules.emits[b->detail].rule;
    if (ra == rb) return;
    if (ra > rb) std::swap(ra, rb), std::swap(a, b);
    Conflict& conflict = conflicts[{ra, a->type, rb, b->type}];
    if (++conflict.count == 1) conflict.text = w.text.substr(a->begin, a->end - a->begin);
    conflict.out += out[ia] || out[ib];
  }

  std::string Names(const std::map<std::uint32_t, std::uint64_t>& by_rule) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted;
    for (const auto& [rule, n] : by_rule) sorted.emplace_back(n, rule);
    std::sort(sorted.rbegin(), sorted.rend());
    std::string text;
    for (std::size_t i = 0; i < sorted.size() && i < kRivalsTold; ++i)
      text += fmt::format("{}{} {}", i ? ", " : "", info(sorted[i].second).name, sorted[i].first);
    if (sorted.size() > kRivalsTold) text += fmt::format(", {} more", sorted.size() - kRivalsTold);
    return text;
  }
};

RuleCheck::RuleCheck(Extractor extractor) : state_(std::make_unique<State>(std::move(extractor))) { state_->Judge(nullptr); }
RuleCheck::RuleCheck(Extractor extractor, const Rules& judged) : state_(std::make_unique<State>(std::move(extractor))) {
  state_->Judge(&judged);
}
RuleCheck::~RuleCheck() = default;
RuleCheck::RuleCheck(RuleCheck&&) noexcept = default;
RuleCheck& RuleCheck::operator=(RuleCheck&&) noexcept = default;

std::size_t RuleCheck::rules() const { return std::size_t(std::count(state_->judged.begin(), state_->judged.end(), true)); }
std::size_t RuleCheck::examples() const {
  std::size_t n = 0;
  for (std::size_t r = 0; r < state_->count(); ++r) n += state_->judged[r] ? state_->parsed()->rules[r].examples.size() : 0;
  return n;
}
std::size_t RuleCheck::documents() const { return state_->documents; }
std::uint64_t RuleCheck::bytes() const { return state_->bytes; }

std::vector<std::string> RuleCheck::Examples() const {
  State& s = *state_;
  if (s.count() == 0) return {};
  const auto find = [&s](std::string_view text, std::string_view date, rules::RuleScratch& found) {
    const Working& w = s.Run(text, date);
    found.Clear();
    found.emits = w.rules.emits;
    found.emits.insert(found.emits.end(), w.record_rules.emits.begin(), w.record_rules.emits.end());
    found.captures = w.rules.captures;
    found.captures.insert(found.captures.end(), w.record_rules.captures.begin(), w.record_rules.captures.end());
  };
  return rules::CheckExamples(*s.parsed(), find, s.judged);
}

void RuleCheck::Add(std::string_view text, std::string_view date) {
  State& s = *state_;
  if (s.count() == 0) return;
  text = text.substr(0, UINT32_MAX - 4096);
  const Working& w = s.Run(text, date);
  ++s.documents;
  s.bytes += text.size();
  s.unseen += w.rules.unseen + w.record_rules.unseen;
  s.Tally(w);
  for (std::size_t i = 0; i < s.triggers.size(); ++i) s.triggers[i].second.Add(text, w.words, s.lost[i]);
  s.times.Add(text, w);
}

std::vector<RuleFinding> RuleCheck::Findings() const {
  const State& s = *state_;
  RuleFinding unused{"definition that no rule uses", s.unused}, never{"rule that never fires", {}},
      shadowed{"rule that others always shadow", {}}, hidden{"rule that never comes out", {}},
      conflict{"rules of one priority that disagree", {}}, trigger{"trigger that loses matches", {}};
  for (std::size_t r = 0; r < s.count() && s.documents > 0; ++r) {
    if (!s.judged[r]) continue;
    const rules::RuleInfo& info = s.info(r);
    const Use& use = s.uses[r];
    if (use.matches == 0) {
      never.messages.push_back(fmt::format("{}: {} never fires on this corpus; widen it, or drop it", info.origin, info.name));
    } else if (use.mentions > 0 && use.out == 0 && info.relations.empty()) {
      std::uint64_t to_rules = 0;
      for (const auto& [rule, n] : use.lost_to) to_rules += n;
      if (to_rules == use.mentions)
        shadowed.messages.push_back(
            fmt::format("{}: each of the {} spans of {} loses to {}; raise its priority, narrow the other, or drop it", info.origin,
                        use.mentions, info.name, s.Names(use.lost_to)));
      else
        hidden.messages.push_back(
            fmt::format("{}: none of the {} spans of {} comes out: {} lose to rules{}{}, {} to rows; `onoma explain` tells why",
                        info.origin, use.mentions, info.name, to_rules, to_rules ? ", " : "", s.Names(use.lost_to), use.rows));
    }
  }
  std::vector<std::pair<std::uint64_t, std::string>> pairs;
  for (const auto& [key, c] : s.conflicts) {
    const auto& [ra, ta, rb, tb] = key;
    if (!s.judged[ra] && !s.judged[rb]) continue;
    pairs.emplace_back(
        c.count,
        fmt::format(
            "{}: {} gives {} and {} ({}) gives {} at priority {}, {} times (one comes out {} times), first of \"{}\"; set a priority",
            s.info(ra).origin, s.info(ra).name, s.data().knowledge.TypeName(ta), s.info(rb).name, s.info(rb).origin,
            s.data().knowledge.TypeName(tb), s.info(ra).priority, c.count, c.out, c.text));
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& pair : pairs) conflict.messages.push_back(std::move(pair.second));
  for (const std::vector<std::string>& lost : s.lost) {
    for (std::size_t i = 0; i < lost.size() && i < kLostTold; ++i) trigger.messages.push_back(lost[i]);
    if (lost.size() > kLostTold) trigger.messages.back() += fmt::format(" ({} more)", lost.size() - kLostTold);
  }
  std::vector<RuleFinding> findings;
  for (RuleFinding* finding : {&unused, &never, &shadowed, &hidden, &conflict, &trigger})
    if (!finding->messages.empty()) findings.push_back(std::move(*finding));
  return findings;
}

std::vector<RuleCost> RuleCheck::Costs() const {
  const State& s = *state_;
  std::vector<RuleCost> costs;
  if (s.times.empty()) return costs;
  const std::vector<double> alone = s.times.EachAlone();
  const double sum = std::accumulate(alone.begin(), alone.end(), 0.0);
  for (std::size_t r = 0; r < s.count(); ++r)
    if (s.judged[r])
      costs.push_back({s.info(r).name, s.info(r).origin, s.info(r).phase, s.uses[r].matches, alone[r], sum > 0 ? alone[r] / sum : 0});
  std::stable_sort(costs.begin(), costs.end(), [](const RuleCost& a, const RuleCost& b) { return a.ns_per_kb > b.ns_per_kb; });
  return costs;
}

std::vector<std::string> RuleCheck::Notes() const {
  State& s = *state_;
  std::vector<std::string> lines;
  if (s.times.empty()) return lines;
  const internal::ExtractorData& data = s.data();
  const auto& cache = internal::ExtractorAccess::Data(s.scratch).working.rules.cache;  // one for the records, too
  if (cache)
    for (std::size_t phase = 0; phase < cache->tables.size(); ++phase)
      if (cache->tables[phase].size() > 0)
        lines.push_back(fmt::format("phase {}: {} symbols of at most {}, {} states of its automaton", data.engine->phases()[phase],
                                    cache->tables[phase].size(), rules::SymbolTable::kMaxSymbols, cache->tables[phase].dfa.states()));
  lines.push_back(fmt::format("{} units fell back to the symbol that no rule matches", s.unseen));
  for (const bool idle : {false, true}) {
    const extract::RuleTimes::Together t = s.times.All(idle);
    lines.push_back(fmt::format("{}: text {:.0f}, phrases {:.0f}, records {:.0f} ns/KB",
                                idle ? "an engine without rules" : "all rules together", t.text, t.phrases, t.records));
  }
  return lines;
}

}  // namespace onoma
