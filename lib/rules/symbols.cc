// Learning a symbol evaluates each atom of the phase on the unit once; after that the unit costs one probe of a hash table.
#include "lib/rules/symbols.h"

#include <algorithm>

namespace onoma::rules {

void SymbolTable::Reset(const Phase& phase) {
  slots_.assign(1024, {});
  shift_ = 64 - 10;
  used_ = 0;
  count_ = 0;
  rows_.clear();
  begins_.clear();
  by_atoms_.clear();
  const std::vector<std::uint64_t> none(phase.atom_words);
  AddRow(phase, none);  // kPad
  rows_.insert(rows_.end(), phase.row_words(), 0);  // kBeyond
  begins_.push_back(0);
  ++count_;
}

std::uint32_t SymbolTable::AddRow(const Phase& phase, const std::vector<std::uint64_t>& atoms) {
  const std::string key(reinterpret_cast<const char*>(atoms.data()), atoms.size() * sizeof(std::uint64_t));
  const auto found = by_atoms_.find(key);
  if (found != by_atoms_.end()) return found->second;
  if (count_ >= kMaxSymbols) return kBeyond;
  const std::size_t words = phase.rule_words, base = rows_.size();
  rows_.resize(base + phase.row_words());
  std::uint64_t* row = rows_.data() + base;
  for (int place = 0; place < 3; ++place)
    for (std::size_t w = 0; w < words; ++w) row[place * words + w] = phase.ended[place][w];
  for (std::size_t a = 0; a < phase.atoms.size(); ++a) {
    if (!(atoms[a >> 6] >> (a & 63) & 1)) continue;
    for (int place = 0; place < 3; ++place)
      for (std::size_t w = 0; w < words; ++w) row[place * words + w] |= phase.allowed[place][a * words + w];
  }
  std::copy(atoms.begin(), atoms.end(), row + 3 * words);
  begins_.push_back(std::any_of(row, row + words, [](std::uint64_t w) { return w != 0; }));
  by_atoms_.emplace(key, std::uint32_t(count_));
  return std::uint32_t(count_++);
}

std::uint32_t SymbolTable::Learn(const Phase& phase, const Names& names, const AtomBits& bits, const Unit& unit, std::size_t at, std::uint64_t classes,
                                 std::uint64_t kinds, std::uint64_t subtypes, std::uint32_t literal) {
  std::vector<std::uint64_t> atoms(phase.atom_words);
  for (std::size_t a = 0; a < phase.atoms.size(); ++a)
    if (Satisfies(*phase.atoms[a], names, bits, unit)) atoms[a >> 6] |= std::uint64_t(1) << (a & 63);
  const std::uint32_t symbol = AddRow(phase, atoms);
  if (used_ < 4 * kMaxSymbols) {  // beyond, learned anew each time
    Slot& slot = slots_[at];
    slot.classes = classes, slot.kinds = kinds, slot.subtypes = subtypes, slot.literal = literal, slot.symbol = symbol;
    if (++used_ * 2 > slots_.size()) Grow();
  }
  return symbol;
}

void SymbolTable::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  --shift_;
  for (const Slot& slot : old) {
    if (slot.symbol == kEmpty) continue;
    std::size_t at = Hash(slot.classes, slot.kinds, slot.subtypes, slot.literal) >> shift_;
    while (slots_[at].symbol != kEmpty) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void RuleScratch::Cache::Meet(const std::shared_ptr<const void>& data, std::size_t phases, std::size_t rules) {
  if (owner == data) return;
  owner = data;
  tables.assign(phases, {});
  reaches.assign(phases, {});
  matches.assign(rules, 0);
  work.assign(rules, 0);
}

RuleScratch::RuleScratch() = default;
RuleScratch::~RuleScratch() = default;
RuleScratch::RuleScratch(RuleScratch&&) noexcept = default;
RuleScratch& RuleScratch::operator=(RuleScratch&&) noexcept = default;

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
