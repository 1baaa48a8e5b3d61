// Learning a symbol asks the clauses of the phase's atoms once for a set of readings; after that a unit costs one load by its signature.
#include "lib/rules/symbols.h"

#include <algorithm>

namespace onoma::rules {

void SymbolTable::Reset(const Phase& phase) {
  count_ = 0;
  readings_.clear();
  rows_.clear();
  by_atoms_.clear();
  dfa.Clear();
  paths.Clear();
  const std::vector<std::uint64_t> none(phase.atom_words);
  AddRow(none);  // kPad
  readings_.push_back(dfa.ReadingOf(kPad, PhraseDfa::kDead));
  rows_.insert(rows_.end(), phase.atom_words, 0);  // kBeyond
  ++count_;
}

std::uint32_t SymbolTable::AddRow(const std::vector<std::uint64_t>& atoms) {
  const std::string key(reinterpret_cast<const char*>(atoms.data()), atoms.size() * sizeof(std::uint64_t));
  const auto found = by_atoms_.find(key);
  if (found != by_atoms_.end()) return found->second;
  if (count_ >= kMaxSymbols) return kBeyond;
  rows_.insert(rows_.end(), atoms.begin(), atoms.end());
  by_atoms_.emplace(key, std::uint32_t(count_));
  return std::uint32_t(count_++);
}

PhraseDfa::Reading SymbolTable::ReadingOf(const Phase& phase, const Names& names, const AtomBits& bits, const Unit& unit) {
  std::vector<std::uint64_t> atoms(phase.atom_words);
  phase.clauses.Satisfied(unit, names, bits, atoms);
  const std::uint32_t symbol = AddRow(atoms);
  return dfa.ReadingOf(symbol, dfa.Start(phase.code, symbol, row(phase, symbol)));
}

void RuleScratch::Cache::Meet(const std::shared_ptr<const void>& data, std::size_t phases, std::size_t rules) {
  if (owner == data) return;
  owner = data;
  signatures.Reset();
  alive.clear();
  ++generation;
  verdicts.Clear();  // another engine may hold another validator at the same address
  tables.assign(phases, {});
  matches.assign(rules, 0);
  work.assign(rules, 0);
}

RuleScratch::RuleScratch() = default;
RuleScratch::~RuleScratch() = default;
RuleScratch::RuleScratch(RuleScratch&&) noexcept = default;
RuleScratch& RuleScratch::operator=(RuleScratch&&) noexcept = default;

Signatures& RuleScratch::signatures() {
  if (!cache) cache = std::make_unique<Cache>();
  return cache->signatures;
}

void RuleScratch::Clear() {
  emits.clear();
  captures.clear();
  over_budget.clear();
  next_match = 0;
  unseen = 0;
  if (!cache) return;
  std::fill(cache->matches.begin(), cache->matches.end(), 0);
  std::fill(cache->work.begin(), cache->work.end(), 0);
}

}  // namespace onoma::rules
