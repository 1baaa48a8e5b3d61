// The subset construction, one state at a time. What it holds is bounded; when it is full the caller begins anew.
#include "lib/rules/phrase_dfa.h"

#include <algorithm>

namespace onoma::rules {

void PhraseDfa::Clear() {
  states_.assign(1, {});  // kDead
  starts_.clear();
  dense_.assign(kColumns, kDead);
  begins_.assign(2 * kColumns / 64, 0);
  std::fill(begins_.begin() + kColumns / 64, begins_.end(), ~std::uint64_t(0));  // kAnyRow
  row_of_.clear();
  slots_.assign(4096, {});
  shift_ = 32 - 12;
  used_ = held_ = 0;
  index_.clear();
  index_.emplace(std::string(), kDead);
}

// Collects the kAtom instructions reachable from `pc` without a unit, and whether the rule may end.
void PhraseDfa::Follow(const PhaseCode& phase, std::uint32_t rule, std::uint32_t pc) {
  const std::uint32_t base = phase.base[rule];
  stack_.assign(1, base + pc);
  while (!stack_.empty()) {
    const std::uint32_t at = stack_.back();
    stack_.pop_back();
    if (seen_[at] == generation_) continue;
    seen_[at] = generation_;
    const Instruction& instruction = phase.code[at];
    switch (instruction.op) {
      case Instruction::kAtom:
        building_.waiting.push_back(at);
        break;
      case Instruction::kSplit:
        stack_.push_back(base + instruction.a);
        stack_.push_back(base + instruction.b);
        break;
      case Instruction::kJump:
        stack_.push_back(base + instruction.a);
        break;
      case Instruction::kSave:
        stack_.push_back(at + 1);
        break;
      case Instruction::kMatch:
        building_.accepts.push_back(std::uint16_t(rule));
        break;
    }
  }
}

std::size_t PhraseDfa::Begin(const Reading* readings, const std::uint32_t* numbers, std::size_t count, std::uint32_t* units) const {
  const std::uint64_t* const begins = begins_.data();
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t unit = units[i], bit = readings[numbers[unit]].row * kColumns + readings[numbers[unit + 1]].column;
    units[found] = unit;
    found += begins[bit >> 6] >> (bit & 63) & 1;
  }
  return found;
}

void PhraseDfa::EndsAt(State start, std::uint32_t symbol) {
  if (symbol >= kColumns - 1 || start >= row_of_.size() || row_of_[start] == 0) return;
  begins_[(row_of_[start] * kColumns + symbol) >> 6] &= ~(std::uint64_t(1) << (symbol & 63));
}

std::uint16_t PhraseDfa::RowOf(State start) {
  if (start == kDead) return kDeadRow;
  if (start >= kDenseStates || begins_.size() >= std::size_t(UINT16_MAX) * kColumns / 64)
    return kAnyRow;  // some rule matches already, or it is not known
  if (row_of_.size() <= start) row_of_.resize(std::size_t(start) + 64);
  if (row_of_[start] == 0) {
    row_of_[start] = std::uint16_t(begins_.size() / (kColumns / 64));
    begins_.resize(begins_.size() + kColumns / 64, ~std::uint64_t(0));
    for (std::uint32_t symbol = 0; symbol + 1 < kColumns; ++symbol)
      if (dense_[start * kColumns + symbol] == kDead) EndsAt(start, symbol);
  }
  return row_of_[start];
}

PhraseDfa::State PhraseDfa::Intern() {
  std::sort(building_.waiting.begin(), building_.waiting.end());
  std::sort(building_.accepts.begin(), building_.accepts.end());
  std::string key(reinterpret_cast<const char*>(building_.waiting.data()), building_.waiting.size() * sizeof(std::uint32_t));
  if (!building_.accepts.empty()) {
    key.push_back('a');
    key.append(reinterpret_cast<const char*>(building_.accepts.data()), building_.accepts.size() * sizeof(std::uint16_t));
  }
  const auto found = index_.find(key);
  if (found != index_.end()) return found->second;
  held_ += building_.waiting.size() + building_.accepts.size() + 16;
  if (states_.size() >= kMaxStates || held_ > kMaxHeld) return kFull;
  const State state = State(states_.size() | (building_.accepts.empty() ? 0 : kAccepting));
  states_.push_back(building_);
  if (states_.size() <= kDenseStates + 1) dense_.resize(states_.size() * kColumns, kFull);  // the row behind the last stands for all others
  index_.emplace(std::move(key), state);
  return state;
}

PhraseDfa::State PhraseDfa::BuildStart(const PhaseCode& phase, std::uint32_t symbol, const std::uint64_t* row) {
  if (seen_.size() != phase.code.size()) {
    seen_.assign(phase.code.size(), 0);
    generation_ = 1;
    building_ = {};
    for (std::uint32_t rule = 0; rule < phase.base.size(); ++rule) Follow(phase, rule, 0);
    entry_ = building_.waiting;
  }
  building_.waiting.clear();
  building_.accepts.clear();
  ++generation_;
  for (const std::uint32_t pc : entry_) {
    const std::uint16_t atom = phase.code[pc].a;
    if (row[atom >> 6] >> (atom & 63) & 1) Follow(phase, phase.rule_of[pc], pc + 1 - phase.base[phase.rule_of[pc]]);
  }
  const State state = Intern();
  if (state == kFull) return kFull;
  if (starts_.size() <= symbol) starts_.resize(symbol + 64, kFull);
  starts_[symbol] = state;
  return state;
}

PhraseDfa::State PhraseDfa::BuildNext(const PhaseCode& phase, std::uint32_t from, std::uint32_t symbol, std::size_t slot,
                                      const std::uint64_t* row) {
  building_.waiting.clear();
  building_.accepts.clear();
  ++generation_;
  const std::vector<std::uint32_t>& waiting = states_[from].waiting;
  for (const std::uint32_t pc : waiting) {
    const std::uint16_t atom = phase.code[pc].a;
    if (row[atom >> 6] >> (atom & 63) & 1) Follow(phase, phase.rule_of[pc], pc + 1 - phase.base[phase.rule_of[pc]]);
  }
  const State state = Intern();
  if (state == kFull) return kFull;
  if (from < kDenseStates && symbol < kColumns - 1) {
    dense_[from * kColumns + symbol] = state;
    if (state == kDead) EndsAt(State(from), symbol);
    return state;
  }
  slots_[slot] = {from << 16 | symbol, state};
  if (++used_ * 2 > slots_.size()) Grow();
  return state;
}

void PhraseDfa::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  --shift_;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = Place(slot.key);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace onoma::rules
