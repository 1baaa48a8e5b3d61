// The alphabet of a phase: two units that satisfy the same atoms share one symbol. Symbols are learned as texts show them and kept in the
// thread's scratch, so that no set of readings is unforeseen.
#ifndef ONOMA_LIB_RULES_SYMBOLS_H_
#define ONOMA_LIB_RULES_SYMBOLS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/rules/clauses.h"
#include "lib/rules/engine.h"
#include "lib/rules/phrase_dfa.h"
#include "lib/rules/phrase_paths.h"
#include "lib/rules/program.h"
#include "lib/rules/rule_file.h"
#include "lib/rules/signatures.h"
#include "lib/rules/unit_row.h"
#include "lib/rules/validate.h"
#include "lib/rules/verdicts.h"

namespace onoma::rules {

// A phase, met with a vocabulary. Immutable.
struct Phase {
  struct Rule {
    std::uint32_t index = 0;        // into Engine::rule
    Program program;                // its atoms are this phase's
    std::vector<Context> contexts;  // likewise
    std::vector<Validator> validators;
    std::vector<std::uint16_t> validated;  // slot pair of each: 0 is the match
    bool records_captures = false;
    std::vector<std::int32_t> emit_groups;  // of each emit: slot pair
  };
  // What is asked of a rule at every match.
  struct Brief {
    std::uint32_t index = 0;  // Rule::index
    std::uint16_t slots = 0;  // of its program
    std::uint16_t group = 0;  // plain: the slot pair of its one emit
    bool plain = false;       // no context, no validator, one emit, no captures: a match is an emit
  };
  std::vector<Rule> rules;
  std::vector<Brief> briefs;                   // of each
  PhaseCode code;                              // of all rules
  std::vector<const Atom*> atoms;              // of the Parsed
  std::vector<AtomNeeds> needs;                // of each atom
  Clauses clauses;                             // of all atoms
  std::size_t rule_words = 0, atom_words = 0;  // 64-bit words of a set of rules, of atoms
  std::vector<std::uint64_t> all;              // the set of all its rules
  std::vector<SentenceNeed> sentence_needs;    // Engine::SentenceNeeds
};

// What a thread has learned about one phase.
class SymbolTable {
 public:
  static constexpr std::uint32_t kPad = 0;     // past the last unit
  static constexpr std::uint32_t kBeyond = 1;  // more symbols than the limit: matches nothing
  static constexpr std::uint32_t kMaxSymbols = 60000;

  void Reset(const Phase& phase);
  bool ready() const { return count_ != 0; }
  std::size_t size() const { return count_; }
  // Learns what the signatures given out since the last call are to the phase; sets `bit` in `alive` of those at which one of its rules may
  // begin.
  void Learn(const Phase& phase, const Names& names, const AtomBits& bits, const Signatures& signatures, std::uint8_t bit,
             std::vector<std::uint8_t>& alive) {
    if (alive.size() < signatures.size()) alive.resize(signatures.size());
    for (std::size_t next = readings_.size(); next < signatures.size(); ++next) {
      readings_.push_back(ReadingOf(phase, names, bits, signatures.unit(std::uint32_t(next))));
      if (readings_.back().start != PhraseDfa::kDead) alive[next] |= bit;
    }
  }
  // Asks the automaton anew for the states after each symbol, once it was cleared.
  void Restart(const Phase& phase) {
    for (PhraseDfa::Reading& reading : readings_)
      reading = dfa.ReadingOf(reading.symbol, dfa.Start(phase.code, reading.symbol, row(phase, reading.symbol)));
  }
  // By signature; 0 is what follows the last unit.
  const PhraseDfa::Reading* readings() const { return readings_.data(); }
  const std::uint64_t* row(const Phase& phase, std::uint32_t symbol) const { return rows_.data() + symbol * phase.atom_words; }
  PhraseDfa dfa;
  PhrasePaths paths;

 private:
  PhraseDfa::Reading ReadingOf(const Phase& phase, const Names& names, const AtomBits& bits, const Unit& unit);
  std::uint32_t AddRow(const std::vector<std::uint64_t>& atoms);

  std::size_t count_ = 0;
  std::vector<PhraseDfa::Reading> readings_;
  std::vector<std::uint64_t> rows_;  // count_ x atom_words
  std::unordered_map<std::string, std::uint32_t> by_atoms_;
};

// A start of a phase, and how far its automaton goes.
struct WalkedStart {
  std::uint32_t at = 0;        // unit
  PhraseDfa::State state = 0;  // the last
  std::uint16_t seen = 0;      // of all states: kAccepting if some rule matches
  std::uint32_t length = 0;    // symbols that keep some rule alive
  std::uint32_t place = 0;     // of the row, in PhrasePaths
  bool any() const { return seen & PhraseDfa::kAccepting; }
};

struct RuleScratch::Cache {
  std::shared_ptr<const void> owner;  // the engine's data
  Signatures signatures;
  std::uint64_t generation = 1;     // of the signatures; another number after each Reset
  std::vector<SymbolTable> tables;  // one a phase
  std::vector<std::uint8_t> alive;  // of a signature: bit p % 8: a rule of phase p may begin at such a unit
  UnitRow row;                      // of units that came one by one
  struct Asked {
    std::size_t phase, openers;  // how many
  };
  std::vector<Asked> asked;            // the phases in hand
  std::vector<std::uint32_t> openers;  // of each of them the units at which a rule may begin, `room` apart; when its turn comes, those
                                       // whose next unit leaves some rule alive
  std::size_t room = 0;
  std::vector<WalkedStart> walked;       // a block of them, and how far some rule goes on
  std::vector<PhrasePaths::Row> rows;    // their symbols
  std::vector<std::uint16_t> live;       // those of the block that are not done
  std::vector<std::uint16_t> said;       // of the row in hand
  std::vector<std::uint32_t> matches;    // of each rule in this document
  std::vector<std::uint64_t> work;       // bytes looked at by each text rule
  std::vector<std::uint64_t> hits;       // rules that match at the start in hand
  std::vector<std::uint32_t> text_from;  // of each text rule: where its next search begins at the earliest
  Verdicts verdicts;
  MatchMemory memory;
  void Meet(const std::shared_ptr<const void>& data, std::size_t phases, std::size_t rules);
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_SYMBOLS_H_
