// Units -> symbols; then, from each unit that can begin something, the phase's automaton tells which rules match there, nearly always none
// and after one or two symbols. Those that do are run for their captures, each at most once a start, unless the same row of symbols was run
// before; every overlap is kept.
#include "lib/rules/phrase_matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

namespace onoma::rules {

namespace {

class Matcher {
 public:
  Matcher(const Phase& phase, std::string_view text, const UnitRow& units, SymbolTable& table, RuleScratch& scratch)
      : phase_(phase), text_(text), units_(units), table_(table), scratch_(scratch), cache_(*scratch.cache), numbers_(units.signatures()) {
    rows_ = table.row(phase, 0);
    readings_ = table.readings();
    row_words_ = phase.atom_words;
  }

  void Run(std::span<const std::uint32_t> starts) {
    if (cache_.walked.empty()) cache_.walked.resize(kTogether), cache_.rows.resize(kTogether), cache_.live.resize(kTogether);
    for (std::size_t first = 0; first < starts.size(); first += kTogether)
      Block(starts.subspan(first, std::min(starts.size() - first, kTogether)));
    if (clears_ > 0) table_.Restart(phase_);
  }

 private:
  static constexpr int kMaxClears = 16;
  static constexpr std::size_t kTogether = 512;  // starts walked at once: they stay in the nearest cache

  void Block(std::span<const std::uint32_t> starts) {
    const std::size_t told = WalkAll(starts);
    for (std::size_t t = 0; t < told; ++t) {
      const std::size_t i = cache_.live[t];
      WalkedStart& start = cache_.walked[i];
      PhrasePaths::Row& row = cache_.rows[i];
      if ((start.state != PhraseDfa::kDead || clears_ > 0) && !Walk(start, row)) {
        // The automaton is full: begin it anew; where that does not help, run each rule.
        if (++clears_ <= kMaxClears) table_.dfa.Clear();
        if (clears_ > kMaxClears || !Walk(start, row)) {
          RunAll(phase_.all, start.at);
          continue;
        }
      }
      if (!start.any()) continue;
      if (start.length <= PhrasePaths::kLongest)
        Replay(start, row);
      else
        RunAll(Hits(start.at), start.at);
    }
  }

  std::uint32_t Symbol(std::uint32_t at) const { return readings_[numbers_[at]].symbol; }
  const std::uint64_t* Row(std::uint32_t at) const { return rows_ + Symbol(at) * row_words_; }

  // Walks the automaton from all `starts` at once, a symbol a round, so that no load waits for another start's and nothing is to be
  // foreseen; then fetches what is kept of the rows where some rule matches. Lists those in cache_.live, and the starts that are not known
  // (their state is not dead then), and returns how many.
  std::size_t WalkAll(std::span<const std::uint32_t> starts) {
    const std::size_t count = starts.size();
    WalkedStart* const walked = cache_.walked.data();
    std::uint16_t* const live = cache_.live.data();
    const PhraseDfa::Reading* const readings = readings_;
    const std::uint32_t* const numbers = numbers_;
    std::size_t left = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t at = starts[i];
      const PhraseDfa::State state =
          clears_ == 0 ? readings_[numbers_[at]].start : PhraseDfa::kFull;  // after a clear they are another automaton's
      walked[i] = {at, state, 0, 0, 0};
      table_.dfa.Prefetch(state, readings[numbers[at + 1]].column);
      live[left] = std::uint16_t(i);
      left += PhraseDfa::Alive(state);
    }
    for (std::uint32_t length = 1; left > 0; ++length) {
      const std::size_t alive = left;
      left = 0;
      for (std::size_t i = 0; i < alive; ++i) {
        const std::uint16_t index = live[i];
        WalkedStart& start = walked[index];
        const PhraseDfa::State next = table_.dfa.Known(start.state, readings[numbers[start.at + length]].column);
        table_.dfa.Prefetch(next, readings[numbers[start.at + length + 1]].column);  // for the next round
        start.seen |= start.state;
        start.state = next;
        start.length = length;
        live[left] = index;
        left += PhraseDfa::Alive(next);
      }
    }
    std::size_t told = 0;
    for (std::size_t i = 0; i < count; ++i) {
      live[told] = std::uint16_t(i);
      told += unsigned(walked[i].any()) | unsigned(walked[i].state != PhraseDfa::kDead);
    }
    for (std::size_t t = 0; t < told; ++t) {
      WalkedStart& start = walked[live[t]];
      if (start.state != PhraseDfa::kDead || start.length > PhrasePaths::kLongest) continue;
      PhrasePaths::Row& row = cache_.rows[live[t]];
      row = {};
      // Most rows are of one to four symbols, how many is not foretold: four are read (units that are none stand behind the last), and
      // those that are too many struck out.
      static_assert(UnitRow::kBehind >= 3);
      std::uint64_t four = 0;
      for (std::uint32_t k = 0; k < 4; ++k) four |= std::uint64_t(Symbol(start.at + k)) << 16 * k;
      four &= UINT64_MAX >> 16 * (4 - std::min(start.length, 4u));
      std::memcpy(row.symbols, &four, sizeof four);
      for (std::uint32_t k = 4; k < start.length; ++k) row.symbols[k] = std::uint16_t(Symbol(start.at + k));
      start.place = PhrasePaths::Place(row, start.length);
      table_.paths.Prefetch(start.place);
    }
    return told;
  }

  // The same for one start, building the states that are not there yet; false if the automaton is full.
  bool Walk(WalkedStart& start, PhrasePaths::Row& row) {
    PhraseDfa& dfa = table_.dfa;
    std::uint32_t at = start.at, symbol = Symbol(at);
    row = {};
    start.seen = 0;
    for (PhraseDfa::State state = dfa.Start(phase_.code, symbol, Row(at)); state != PhraseDfa::kDead;) {
      if (state == PhraseDfa::kFull) return false;
      start.seen |= state;
      if (at - start.at < PhrasePaths::kLongest) row.symbols[at - start.at] = std::uint16_t(symbol);
      symbol = Symbol(++at);
      state = dfa.Next(phase_.code, state, symbol, rows_ + symbol * row_words_);
    }
    start.length = at - start.at;
    if (start.any() && start.length <= PhrasePaths::kLongest) start.place = PhrasePaths::Place(row, start.length);
    return true;
  }

  // The rules that match at `start`, where Walk found some.
  const std::vector<std::uint64_t>& Hits(std::uint32_t start) {
    PhraseDfa& dfa = table_.dfa;
    std::fill(cache_.hits.begin(), cache_.hits.end(), 0);
    std::uint32_t at = start;
    for (PhraseDfa::State state = dfa.Start(phase_.code, Symbol(at), Row(at)); state != PhraseDfa::kDead;
         state = dfa.Next(phase_.code, state, Symbol(at), Row(at))) {
      if (state & PhraseDfa::kAccepting)
        for (const std::uint16_t rule : dfa.accepts(state)) cache_.hits[rule >> 6] |= std::uint64_t(1) << (rule & 63);
      ++at;
    }
    return cache_.hits;
  }

  // Calls `what` with each rule of `set`.
  template <class What>
  void Each(const std::vector<std::uint64_t>& set, const What& what) {
    for (std::size_t w = 0; w < phase_.rule_words; ++w)
      for (std::uint64_t left = set[w]; left; left &= left - 1) what(w * 64 + std::size_t(std::countr_zero(left)));
  }

  // Of the engine's rule of this index: whether it has not spent its budget; counts a match, and tells when that spends it.
  bool Active(std::uint32_t index) const { return cache_.matches[index] <= kMatchBudget; }
  bool Count(std::uint32_t index) {
    if (++cache_.matches[index] <= kMatchBudget) return true;
    scratch_.over_budget.push_back(index);
    return false;
  }
  bool RunRule(std::size_t rule, std::uint32_t start) {
    const auto test = [this](std::uint32_t atom, std::uint32_t at) { return Test(atom, at); };
    return RunProgram(phase_.rules[rule].program, start, std::uint32_t(units_.size()), test, cache_.memory);
  }

  void RunAll(const std::vector<std::uint64_t>& set, std::uint32_t start) {
    Each(set, [&](std::size_t rule) {
      if (Active(phase_.rules[rule].index) && RunRule(rule, start))
        Matched(rule, [this](std::size_t slot) { return cache_.memory.slots[slot]; });
    });
  }

  // What the row of symbols from `start` says, learned if it is new.
  void Replay(const WalkedStart& start, const PhrasePaths::Row& row) {
    const PhrasePaths::Path* path = table_.paths.Find(start.place, row, start.length);
    if (!path) {
      auto& said = cache_.said;
      said.clear();
      Each(Hits(start.at), [&](std::size_t rule) {
        if (!RunRule(rule, start.at)) return;
        said.push_back(std::uint16_t(rule));
        for (std::size_t i = 0; i < phase_.rules[rule].program.slots; ++i)
          said.push_back(cache_.memory.slots[i] == kUnset ? PhrasePaths::kNone : std::uint16_t(cache_.memory.slots[i] - start.at));
      });
      path = table_.paths.Put(start.place, row, start.length, said);
    }
    for (const std::uint16_t *said = table_.paths.Said(*path), *const end = said + path->size; said < end;) {
      const std::size_t rule = *said++;
      const Phase::Brief& brief = phase_.briefs[rule];
      const std::uint16_t* const kept = said;
      said += brief.slots;
      if (!Active(brief.index)) continue;
      const auto slots = [kept, &start](std::size_t slot) { return kept[slot] == PhrasePaths::kNone ? kUnset : start.at + kept[slot]; };
      if (!brief.plain)
        Matched(rule, slots);
      else if (Count(brief.index))
        Add(brief.index, scratch_.next_match++, 0, slots(2 * brief.group), slots(2 * brief.group + 1));
    }
  }

  bool Test(std::uint32_t atom, std::uint32_t at) const { return rows_[Symbol(at) * row_words_ + (atom >> 6)] >> (atom & 63) & 1; }
  bool IsEdge(std::uint32_t at) const { return units_.kinds(at) >> kSentenceEdge & 1; }

  bool Holds(const Context& context, std::uint32_t begin, std::uint32_t end) const {
    bool found = false;
    for (std::uint32_t i = begin, left = context.before; left && i > 0 && !found; --left) {
      found = Test(context.atom, --i);
      if (IsEdge(i)) break;
    }
    for (std::uint32_t i = end, left = context.after; left && i < units_.size() && !found; --left, ++i) {
      found = Test(context.atom, i);
      if (IsEdge(i)) break;
    }
    return found == context.needs;
  }

  // Bytes of units [from, to), without edges at either end.
  bool Bytes(std::uint32_t& from, std::uint32_t& to, std::uint32_t& begin, std::uint32_t& end) const {
    while (from < to && units_.begin(from) == units_.end(from)) ++from;
    while (to > from && units_.begin(to - 1) == units_.end(to - 1)) --to;
    if (from >= to) return false;
    begin = units_.begin(from);
    end = units_.end(to - 1);
    return end <= text_.size() && begin < end;
  }

  // Adds the units [from, to) as an emit, if they are set and hold more than edges.
  void Add(std::uint32_t rule, std::uint32_t match, std::size_t emit, std::uint32_t from, std::uint32_t to) {
    std::uint32_t begin, end;
    if (from == kUnset || !Bytes(from, to, begin, end)) return;
    scratch_.emits.push_back({rule, match, std::uint16_t(emit), begin, end, from, to});
  }

  // A rule's pattern matches, with its captures in `slots`: asks the rest of it, and emits.
  template <class Slots>
  void Matched(std::size_t number, const Slots& slots) {
    const Phase::Rule& rule = phase_.rules[number];
    for (const Context& context : rule.contexts)
      if (!Holds(context, slots(0), slots(1))) return;
    for (std::size_t i = 0; i < rule.validators.size(); ++i) {
      std::uint32_t from = slots(2 * rule.validated[i]), to = slots(2 * rule.validated[i] + 1), begin, end;
      if (from != kUnset && (!Bytes(from, to, begin, end) || !cache_.verdicts.Of(rule.validators[i], text_.substr(begin, end - begin))))
        return;
    }
    if (!Count(rule.index)) return;
    const std::uint32_t match = scratch_.next_match++;
    for (std::size_t i = 0; i < rule.emit_groups.size(); ++i) {
      const std::size_t group = std::size_t(rule.emit_groups[i]);
      Add(rule.index, match, i, slots(2 * group), slots(2 * group + 1));
    }
    if (!rule.records_captures) return;
    for (std::size_t group = 1; group < rule.program.slots / 2; ++group) {
      CaptureSpan span;
      span.unit_begin = slots(2 * group), span.unit_end = slots(2 * group + 1);
      if (span.unit_begin == kUnset || !Bytes(span.unit_begin, span.unit_end, span.begin, span.end)) continue;
      span.rule = rule.index, span.match = match, span.capture = std::uint16_t(group - 1);
      scratch_.captures.push_back(span);
    }
  }

  const Phase& phase_;
  std::string_view text_;
  const UnitRow& units_;
  SymbolTable& table_;
  RuleScratch& scratch_;
  RuleScratch::Cache& cache_;
  const std::uint32_t* numbers_;
  const PhraseDfa::Reading* readings_;
  const std::uint64_t* rows_;
  int clears_ = 0;
  std::size_t row_words_;
};

}  // namespace

void MatchPhrases(const Phase& phase, std::string_view text, const UnitRow& units, std::size_t index, RuleScratch& scratch) {
  RuleScratch::Cache& cache = *scratch.cache;
  const auto [number, count] = cache.asked[index];
  SymbolTable& table = cache.tables[number];
  if (table.size() >= SymbolTable::kMaxSymbols)
    for (std::size_t i = 0; i < units.size(); ++i) scratch.unseen += table.readings()[units.signature(i)].symbol == SymbolTable::kBeyond;
  std::uint32_t* const openers = cache.openers.data() + index * cache.room;
  const std::size_t starts = table.dfa.Begin(table.readings(), units.signatures(), count, openers);
  cache.hits.resize(phase.rule_words);
  Matcher(phase, text, units, table, scratch).Run({openers, starts});
}

}  // namespace onoma::rules
