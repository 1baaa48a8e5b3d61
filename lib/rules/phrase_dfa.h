// All rules of a phase as one automaton over symbols, built as texts ask for it: from a start, which rules match here at all? It answers
// with one load a symbol however many rules there are; nearly every start is dead after one or two. It holds what RE2::Set would, without a
// call's cost, over an alphabet that may grow.
#ifndef ONOMA_LIB_RULES_PHRASE_DFA_H_
#define ONOMA_LIB_RULES_PHRASE_DFA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/rules/program.h"

namespace onoma::rules {

struct Phase;

// The programs of a phase, one after another.
struct PhaseCode {
  std::vector<Instruction> code;       // targets are local to the rule
  std::vector<std::uint32_t> base;     // of each rule
  std::vector<std::uint16_t> rule_of;  // of each instruction
};

class PhraseDfa {
 public:
  using State = std::uint16_t;
  static constexpr State kDead = 0;
  static constexpr State kAccepting = 0x8000;  // flag of a state where some rule may end
  static constexpr State kFull = 0x8000;  // no room: the caller clears and starts again, or does without; inside the tables: not built yet

  // What a unit is to a phase: its symbol, and the state after it at a start (kFull: not built yet); and the same for Begin, as a row and a
  // column of its bits.
  struct Reading {
    std::uint16_t symbol = 0;
    State start = kDead;
    std::uint16_t row = 0, column = 0;
  };
  Reading ReadingOf(std::uint32_t symbol, State start) {
    return {std::uint16_t(symbol), start, RowOf(start), std::uint16_t(ColumnOf(symbol))};
  }

  void Clear();
  // The state after `symbol` at a start, and after `symbol` in `state`. `row` holds the bits of the atoms that the symbol satisfies.
  State Start(const PhaseCode& phase, std::uint32_t symbol, const std::uint64_t* row) {
    if (symbol < starts_.size() && starts_[symbol] != kFull) return starts_[symbol];
    return BuildStart(phase, symbol, row);
  }
  State Next(const PhaseCode& phase, State state, std::uint32_t symbol, const std::uint64_t* row) {
    if (const State known = Known(state, ColumnOf(symbol)); known != kFull) return known;
    const std::uint32_t from = state & ~unsigned{kAccepting};
    if (from < kDenseStates && symbol < kColumns - 1) return BuildNext(phase, from, symbol, 0, row);
    const std::uint32_t key = from << 16 | symbol;
    for (std::size_t at = Place(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot slot = slots_[at];
      if (slot.key == key) return slot.next;
      if (slot.key == 0) return BuildNext(phase, from, symbol, at, row);
    }
  }
  // Whether a walk goes on from it.
  static bool Alive(State state) { return std::uint16_t(state << 1) != 0; }
  // The same where the plain table has it, else kFull; by the symbol's column.
  State Known(State state, std::uint32_t column) const { return dense_[Dense(state, column)]; }
  void Prefetch(State state, std::uint32_t column) const { __builtin_prefetch(&dense_[Dense(state, column)]); }
  // Keeps those of the `count` `units` where something may match, as far as they and the units after them tell; returns how many. Without a
  // branch a unit, since none can be foreseen. `numbers` (of units, one more at the end) are places in `readings`. It reads a bit for each
  // start's state and symbol after it: 128 bytes a state, so that they stay in the nearest cache.
  std::size_t Begin(const Reading* readings, const std::uint32_t* numbers, std::size_t count, std::uint32_t* units) const;
  // The rules that may end in an accepting state.
  const std::vector<std::uint16_t>& accepts(State state) const { return states_[state & ~unsigned{kAccepting}].accepts; }
  std::size_t states() const { return states_.size(); }

 private:
  static constexpr std::size_t kMaxStates = 30000, kMaxHeld = 4 << 20;  // instructions held in states
  static constexpr std::uint32_t kDenseStates = 4096, kColumns = 1024;  // the first of each, which are the frequent ones, in plain tables;
                                                                        // the last column stands for all symbols from there on
  static constexpr std::uint16_t kDeadRow = 0, kAnyRow = 1;
  struct Subset {
    std::vector<std::uint32_t> waiting;  // instructions of kAtom
    std::vector<std::uint16_t> accepts;
  };
  struct Slot {
    std::uint32_t key = 0;  // state << 16 | symbol; 0: free, since state 0 is dead
    State next = 0;
  };
  static std::uint32_t ColumnOf(std::uint32_t symbol) { return std::min(symbol, kColumns - 1); }
  // The row behind those of the plain table stands for all other states, and says as little as the last column.
  static std::size_t Dense(State state, std::uint32_t column) {
    return std::min(state & ~unsigned{kAccepting}, kDenseStates) * kColumns + column;
  }
  std::size_t Place(std::uint32_t key) const { return (key * 0x9E3779B1u) >> shift_; }
  State BuildStart(const PhaseCode& phase, std::uint32_t symbol, const std::uint64_t* row);
  State BuildNext(const PhaseCode& phase, std::uint32_t from, std::uint32_t symbol, std::size_t slot, const std::uint64_t* row);
  void Follow(const PhaseCode& phase, std::uint32_t rule, std::uint32_t pc);
  State Intern();
  // The row of the bits of a state at a start: unset where the symbol after it is known to leave nothing alive and nothing matched.
  std::uint16_t RowOf(State start);
  // Unsets a bit of it, if it has a row.
  void EndsAt(State start, std::uint32_t symbol);
  void Grow();

  std::vector<Subset> states_;
  std::vector<State> starts_;          // by symbol
  std::vector<State> dense_;           // kColumns a state
  std::vector<std::uint64_t> begins_;  // the bits, kColumns a row
  std::vector<std::uint16_t> row_of_;  // by state; 0: none yet
  std::vector<Slot> slots_;
  unsigned shift_ = 0;
  std::size_t used_ = 0, held_ = 0;
  std::unordered_map<std::string, State> index_;
  Subset building_;
  std::vector<std::uint32_t> entry_;  // what waits at every start
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> seen_;  // generation of each instruction
  std::uint32_t generation_ = 0;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_DFA_H_
