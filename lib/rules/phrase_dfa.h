// All rules of a phase as one automaton over symbols, built as texts ask for it: from a start, which rules match here at all? It answers with one probe a
// symbol however many rules there are; nearly every start is dead after one or two. It holds what RE2::Set would, without a call's cost, over an
// alphabet that may grow.
#ifndef ONOMA_LIB_RULES_PHRASE_DFA_H_
#define ONOMA_LIB_RULES_PHRASE_DFA_H_

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
  std::vector<Instruction> code;        // targets are local to the rule
  std::vector<std::uint32_t> base;      // of each rule
  std::vector<std::uint16_t> rule_of;   // of each instruction
};

class PhraseDfa {
 public:
  static constexpr std::uint32_t kDead = 0;
  static constexpr std::uint32_t kAccepting = 0x80000000u;  // flag of a state where some rule may end
  static constexpr std::uint32_t kFull = 0x7FFFFFFFu;       // no room: the caller clears and starts again, or does without

  void Clear();
  // The state after `symbol` at a start, and after `symbol` in `state`. `row` holds the bits of the atoms that the symbol satisfies.
  std::uint32_t Start(const PhaseCode& phase, std::uint32_t symbol, const std::uint64_t* row) {
    if (symbol < starts_.size() && starts_[symbol] != kFull) return starts_[symbol];
    return BuildStart(phase, symbol, row);
  }
  std::uint32_t Next(const PhaseCode& phase, std::uint32_t state, std::uint32_t symbol, const std::uint64_t* row) {
    const std::uint32_t key = (state & 0xFFFF) << 16 | symbol;
    for (std::size_t at = Place(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot slot = slots_[at];
      if (slot.key == key) return slot.next;
      if (slot.key == 0) return BuildNext(phase, key, at, row);
    }
  }
  // The rules that may end in an accepting state.
  const std::vector<std::uint16_t>& accepts(std::uint32_t state) const { return states_[state & 0xFFFF].accepts; }
  std::size_t states() const { return states_.size(); }

 private:
  static constexpr std::size_t kMaxStates = 20000, kMaxHeld = 4 << 20;  // instructions held in states
  struct State {
    std::vector<std::uint32_t> waiting;   // instructions of kAtom
    std::vector<std::uint16_t> accepts;
  };
  struct Slot {
    std::uint32_t key = 0, next = 0;      // key 0: free; state 0 is dead and never a key
  };
  std::size_t Place(std::uint32_t key) const { return (key * 0x9E3779B1u) >> shift_; }
  std::uint32_t BuildStart(const PhaseCode& phase, std::uint32_t symbol, const std::uint64_t* row);
  std::uint32_t BuildNext(const PhaseCode& phase, std::uint32_t key, std::size_t at, const std::uint64_t* row);
  void Follow(const PhaseCode& phase, std::uint32_t rule, std::uint32_t pc);
  std::uint32_t Intern();
  void Grow();

  std::vector<State> states_;
  std::vector<std::uint32_t> starts_;     // by symbol
  std::vector<Slot> slots_;
  unsigned shift_ = 0;
  std::size_t used_ = 0, held_ = 0;
  std::unordered_map<std::string, std::uint32_t> index_;
  State building_;
  std::vector<std::uint32_t> entry_;      // what waits at every start
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> seen_;       // generation of each instruction
  std::uint32_t generation_ = 0;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_DFA_H_
