// The alphabet of a phase: two units that satisfy the same atoms share one symbol. Symbols are learned as texts show them and kept in the
// thread's scratch, so that no set of readings is unforeseen; what a symbol can begin or continue is worked out once, when it is first seen.
#ifndef ONOMA_LIB_RULES_SYMBOLS_H_
#define ONOMA_LIB_RULES_SYMBOLS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/rules/engine.h"
#include "lib/rules/program.h"
#include "lib/rules/reach.h"
#include "lib/rules/rule_file.h"
#include "lib/rules/validate.h"

namespace onoma::rules {

// A phase, met with a vocabulary. Immutable.
struct Phase {
  struct Rule {
    std::uint32_t index = 0;             // into Engine::rule
    Program program;                     // its atoms are this phase's
    std::vector<Context> contexts;       // likewise
    std::vector<Validator> validators;
    std::vector<std::uint16_t> validated;  // slot pair of each: 0 is the match
    bool records_captures = false;
    std::vector<std::int32_t> emit_groups;  // of each emit: slot pair
  };
  std::vector<Rule> rules;
  std::vector<const Atom*> atoms;        // of the Parsed
  std::uint64_t classes = 0, kinds = 0, subtypes = 0;  // what the atoms look at
  std::vector<bool> literals;            // which they look at
  std::size_t rule_words = 0, atom_words = 0;          // 64-bit words of a set of rules, of atoms
  // For each of the first three places: the rules that an atom allows there, and those that may end before it.
  std::vector<std::uint64_t> allowed[3];  // atoms x rule_words
  std::vector<std::uint64_t> ended[3];    // rule_words

  std::size_t row_words() const { return 3 * rule_words + atom_words; }
};

// What a thread has learned about one phase.
class SymbolTable {
 public:
  static constexpr std::uint32_t kPad = 0;         // past the last unit
  static constexpr std::uint32_t kBeyond = 1;      // more symbols than the limit: matches nothing
  static constexpr std::uint32_t kMaxSymbols = 60000;

  void Reset(const Phase& phase);
  bool ready() const { return !slots_.empty(); }
  std::size_t size() const { return count_; }
  std::uint32_t Of(const Phase& phase, const Names& names, const AtomBits& bits, const Unit& unit) {
    const std::uint64_t classes = unit.classes & phase.classes, kinds = unit.kinds & phase.kinds, subtypes = unit.subtypes & phase.subtypes;
    const std::uint32_t literal = unit.literal && phase.literals[unit.literal] ? unit.literal : 0;
    const std::uint64_t hash = Hash(classes, kinds, subtypes, literal);
    for (std::size_t at = hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.symbol == kEmpty) return Learn(phase, names, bits, unit, at, classes, kinds, subtypes, literal);
      if (slot.kinds == kinds && slot.classes == classes && slot.subtypes == subtypes && slot.literal == literal) return slot.symbol;
    }
  }
  const std::uint64_t* row(const Phase& phase, std::uint32_t symbol) const { return rows_.data() + symbol * phase.row_words(); }
  bool begins(std::uint32_t symbol) const { return begins_[symbol]; }

 private:
  static constexpr std::uint32_t kEmpty = UINT32_MAX;
  struct Slot {
    std::uint64_t classes = 0, kinds = 0, subtypes = 0;
    std::uint32_t literal = 0, symbol = kEmpty;
  };
  static std::uint64_t Hash(std::uint64_t classes, std::uint64_t kinds, std::uint64_t subtypes, std::uint64_t literal) {
    std::uint64_t h = (classes + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    h = (h ^ (h >> 29) ^ kinds) * 0x94D049BB133111EBu;
    h = (h ^ (h >> 31) ^ subtypes ^ (literal << 32)) * 0xD6E8FEB86659FD93u;
    return h ^ (h >> 32);
  }
  std::uint32_t Learn(const Phase& phase, const Names& names, const AtomBits& bits, const Unit& unit, std::size_t at, std::uint64_t classes, std::uint64_t kinds,
                      std::uint64_t subtypes, std::uint32_t literal);
  std::uint32_t AddRow(const Phase& phase, const std::vector<std::uint64_t>& atoms);
  void Grow();

  std::vector<Slot> slots_;
  unsigned shift_ = 0;
  std::size_t used_ = 0, count_ = 0;
  std::vector<std::uint64_t> rows_;     // count_ x row_words: begins, second, third, atoms
  std::vector<std::uint8_t> begins_;
  std::unordered_map<std::string, std::uint32_t> by_atoms_;
};

// What a validator said of a short text, kept: numbers and dates come again and again.
struct Verdict {
  std::uint64_t bytes[2] = {0, 0};
  Validator validator = nullptr;
  std::uint32_t size = 0;
  bool good = false;
};

struct RuleScratch::Cache {
  std::shared_ptr<const void> owner;    // the engine's data
  std::vector<SymbolTable> tables;      // one a phase
  std::vector<Reach> reaches;           // likewise
  std::vector<std::uint64_t> matched;   // rules that match from one start
  std::vector<std::uint32_t> symbols;   // of the units
  std::vector<std::uint32_t> starts;    // units where something may begin
  std::vector<std::uint32_t> matches;   // of each rule in this document
  std::vector<std::uint64_t> work;      // bytes looked at by each text rule
  std::vector<std::uint64_t> active;    // rules of the phase that have budget left
  std::vector<std::uint32_t> text_from; // of each text rule: where its next search begins at the earliest
  std::vector<Verdict> verdicts;
  MatchMemory memory;
  void Meet(const std::shared_ptr<const void>& data, std::size_t phases, std::size_t rules);
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_SYMBOLS_H_
