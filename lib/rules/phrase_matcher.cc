// Units -> symbols; then, at each unit that can begin something, the set of rules that its symbol allows, cut by what the next two units
// allow, is nearly always empty. Rules that remain are run from there, each at most once a start; every overlap is kept.
#include "lib/rules/phrase_matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace onoma::rules {

namespace {

class Matcher {
 public:
  Matcher(const Phase& phase, std::string_view text, const std::vector<Unit>& units, const SymbolTable& table, RuleScratch& scratch,
          std::size_t number)
      : phase_(phase), text_(text), units_(units), table_(table), scratch_(scratch), cache_(*scratch.cache), symbols_(cache_.symbols.data()), number_(number) {
    rows_ = table.row(phase, 0);
    row_words_ = phase.row_words();
    atoms_ = 3 * phase.rule_words;
  }

  void Run() {
    const std::size_t words = phase_.rule_words;
    std::uint64_t* const active = cache_.active.data();
    Reach& reach = cache_.reaches[number_];
    cache_.matched.assign(words, 0);
    std::uint64_t* const matched = cache_.matched.data();
    const auto atoms = [this](std::uint32_t symbol) { return rows_ + symbol * row_words_ + atoms_; };
    for (const std::uint32_t start : cache_.starts) {
      const std::uint64_t* first = rows_ + symbols_[start] * row_words_;
      const std::uint64_t* second = rows_ + symbols_[start + 1] * row_words_ + words;
      const std::uint64_t* third = rows_ + symbols_[start + 2] * row_words_ + 2 * words;
      std::uint64_t any = 0;
      for (std::size_t w = 0; w < words; ++w) any |= first[w] & second[w] & third[w] & active[w];
      if (!any) continue;
      reach.From(phase_, symbols_ + start, atoms, matched);
      for (std::size_t w = 0; w < words; ++w) {
        std::uint64_t left = matched[w] & active[w];
        matched[w] = 0;
        for (; left; left &= left - 1) Try(w * 64 + std::size_t(std::countr_zero(left)), start);
      }
    }
  }

 private:
  bool Test(std::uint32_t atom, std::uint32_t at) const { return rows_[symbols_[at] * row_words_ + atoms_ + (atom >> 6)] >> (atom & 63) & 1; }
  bool IsEdge(std::uint32_t at) const { return units_[at].kinds >> kSentenceEdge & 1; }

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
    while (from < to && units_[from].begin == units_[from].end) ++from;
    while (to > from && units_[to - 1].begin == units_[to - 1].end) --to;
    if (from >= to) return false;
    begin = units_[from].begin;
    end = units_[to - 1].end;
    return end <= text_.size() && begin < end;
  }

  bool Valid(Validator validator, std::string_view text) {
    if (text.size() > 16) return validator(text);
    std::uint64_t bytes[2] = {0, 0};
    std::memcpy(bytes, text.data(), text.size());
    if (cache_.verdicts.empty()) cache_.verdicts.resize(1024);
    Verdict& verdict = cache_.verdicts[((bytes[0] ^ bytes[1] * 0xff51afd7ed558ccdu) * 0x9E3779B97F4A7C15u >> 54)];
    if (verdict.validator != validator || verdict.size != text.size() || verdict.bytes[0] != bytes[0] || verdict.bytes[1] != bytes[1])
      verdict = {{bytes[0], bytes[1]}, validator, std::uint32_t(text.size()), validator(text)};
    return verdict.good;
  }

  void Try(std::size_t number, std::uint32_t start) {
    const Phase::Rule& rule = phase_.rules[number];
    const auto test = [this](std::uint32_t atom, std::uint32_t at) { return Test(atom, at); };
    if (!RunProgram(rule.program, start, std::uint32_t(units_.size()), test, cache_.memory)) return;
    const std::uint32_t* slots = cache_.memory.slots;
    for (const Context& context : rule.contexts)
      if (!Holds(context, slots[0], slots[1])) return;
    for (std::size_t i = 0; i < rule.validators.size(); ++i) {
      std::uint32_t from = slots[2 * rule.validated[i]], to = slots[2 * rule.validated[i] + 1], begin, end;
      if (from != kUnset && (!Bytes(from, to, begin, end) || !Valid(rule.validators[i], text_.substr(begin, end - begin)))) return;
    }
    if (++cache_.matches[rule.index] > kMatchBudget) {
      scratch_.over_budget.push_back(rule.index);
      cache_.active[number >> 6] &= ~(std::uint64_t(1) << (number & 63));
      return;
    }
    const std::uint32_t match = scratch_.next_match++;
    for (std::size_t i = 0; i < rule.emit_groups.size(); ++i) {
      Emit emit;
      const std::size_t group = std::size_t(rule.emit_groups[i]);
      emit.unit_begin = slots[2 * group], emit.unit_end = slots[2 * group + 1];
      if (emit.unit_begin == kUnset || !Bytes(emit.unit_begin, emit.unit_end, emit.begin, emit.end)) continue;
      emit.rule = rule.index, emit.match = match, emit.emit = std::uint16_t(i);
      scratch_.emits.push_back(emit);
    }
    if (!rule.records_captures) return;
    for (std::size_t group = 1; group < rule.program.slots / 2; ++group) {
      CaptureSpan span;
      span.unit_begin = slots[2 * group], span.unit_end = slots[2 * group + 1];
      if (span.unit_begin == kUnset || !Bytes(span.unit_begin, span.unit_end, span.begin, span.end)) continue;
      span.rule = rule.index, span.match = match, span.capture = std::uint16_t(group - 1);
      scratch_.captures.push_back(span);
    }
  }

  const Phase& phase_;
  std::string_view text_;
  const std::vector<Unit>& units_;
  const SymbolTable& table_;
  RuleScratch& scratch_;
  RuleScratch::Cache& cache_;
  const std::uint32_t* symbols_;
  const std::uint64_t* rows_;
  std::size_t row_words_, atoms_, number_;
};

}  // namespace

void MatchPhrases(const Phase& phase, const Names& names, const AtomBits& bits, std::string_view text, const std::vector<Unit>& units, SymbolTable& table,
                  RuleScratch& scratch) {
  RuleScratch::Cache& cache = *scratch.cache;
  const std::size_t number = std::size_t(&table - cache.tables.data());
  if (!table.ready() || table.size() > SymbolTable::kMaxSymbols / 2 || cache.reaches[number].full()) {
    table.Reset(phase);
    cache.reaches[number].Reset(phase);
  }
  cache.symbols.resize(units.size() + 2);
  cache.starts.resize(units.size());
  std::size_t starts = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint32_t symbol = table.Of(phase, names, bits, units[i]);
    cache.symbols[i] = symbol;
    cache.starts[starts] = std::uint32_t(i);
    starts += table.begins(symbol);
    scratch.unseen += symbol == SymbolTable::kBeyond;
  }
  cache.symbols[units.size()] = cache.symbols[units.size() + 1] = SymbolTable::kPad;
  cache.starts.resize(starts);
  cache.active.assign(phase.rule_words, 0);
  for (std::size_t i = 0; i < phase.rules.size(); ++i)
    if (cache.matches[phase.rules[i].index] <= kMatchBudget) cache.active[i >> 6] |= std::uint64_t(1) << (i & 63);
  Matcher(phase, text, units, table, scratch, number).Run();
}

}  // namespace onoma::rules
