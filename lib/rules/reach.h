// Which rules of a phase match from a start, without asking each: all programs of the phase run at once, as a deterministic automaton over
// symbols whose states (sets of instructions) are built when a text first needs them, as RE2 builds its own. Only rules that do match are then run for their captures.
// Kept in a thread's scratch; started anew when it grows over its limit.
#ifndef ONOMA_LIB_RULES_REACH_H_
#define ONOMA_LIB_RULES_REACH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace onoma::rules {

struct Phase;

class Reach {
 public:
  static constexpr std::size_t kMaxStates = 20000;
  static constexpr std::uint32_t kDead = 0;

  void Reset(const Phase& phase);
  bool full() const { return accepts_offset_.size() > kMaxStates; }

  // Ors into `matched` (Phase::rule_words words) the rules that match from symbols[0]. The row of a symbol that ends the text satisfies no atom.
  template <class Atoms>
  void From(const Phase& phase, const std::uint32_t* symbols, const Atoms& atoms, std::uint64_t* matched) {
    std::uint32_t state = First(phase, symbols[0], atoms);
    for (std::size_t i = 1; state != kDead; ++i) {
      if (accepts_offset_[state]) {
        const std::uint64_t* accepted = accepts_.data() + accepts_offset_[state];
        for (std::size_t w = 0; w < words_; ++w) matched[w] |= accepted[w];
      }
      if (lists_[state].empty()) return;
      state = Next(phase, state, symbols[i], atoms);
    }
  }

 private:
  struct Edge {
    std::uint64_t key = 0;  // state << 32 | symbol, plus 1; 0: free
    std::uint32_t next = 0;
  };

  template <class Atoms>
  std::uint32_t First(const Phase& phase, std::uint32_t symbol, const Atoms& atoms) {
    if (symbol < first_.size() && first_[symbol] != UINT32_MAX) return first_[symbol];
    if (symbol >= first_.size()) first_.resize(symbol + 64, UINT32_MAX);
    std::uint32_t next = Step(phase, 1, atoms(symbol));
    first_[symbol] = next;
    return next;
  }
  template <class Atoms>
  std::uint32_t Next(const Phase& phase, std::uint32_t state, std::uint32_t symbol, const Atoms& atoms) {
    const std::uint64_t key = (std::uint64_t(state) << 32 | symbol) + 1;
    for (std::size_t at = key * 0x9E3779B97F4A7C15u >> shift_;; at = (at + 1) & (edges_.size() - 1)) {
      if (edges_[at].key == key) return edges_[at].next;
      if (edges_[at].key == 0) break;
    }
    const std::uint32_t next = Step(phase, state, atoms(symbol));
    Add(key, next);
    return next;
  }
  // The state after `state` by a symbol whose atoms are the bits of `atoms`.
  std::uint32_t Step(const Phase& phase, std::uint32_t state, const std::uint64_t* atoms);
  void Close(const Phase& phase, std::uint32_t rule, std::uint32_t pc);
  std::uint32_t Intern();
  void Add(std::uint64_t key, std::uint32_t next);

  std::size_t words_ = 0;
  std::vector<std::uint32_t> offsets_;               // of each rule's instructions in one numbering
  std::vector<std::uint32_t> rule_of_;               // instruction -> rule
  std::vector<std::vector<std::uint32_t>> lists_;    // state -> its kAtom instructions, sorted
  std::vector<std::uint32_t> accepts_offset_;        // state -> accepts_, 0: accepts nothing
  std::vector<std::uint64_t> accepts_;
  std::vector<std::uint32_t> first_;                 // symbol -> state after the start
  std::vector<Edge> edges_;
  unsigned shift_ = 0;
  std::size_t used_ = 0;
  std::unordered_map<std::string, std::uint32_t> by_set_;
  // The set under construction.
  std::vector<std::uint32_t> pending_, stack_, mark_;
  std::vector<std::uint64_t> accepting_;
  std::uint32_t epoch_ = 0;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_REACH_H_
