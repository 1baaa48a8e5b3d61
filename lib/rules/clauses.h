// Which atoms of a phase a unit satisfies, all at once. Atoms are written as alternatives of clauses ("these bits set, those not, this word"), of which nearly all fail on the first
// comparison: learning what a set of readings is to a phase takes less than half the time of asking each atom's steps (Satisfies, which stays the definition).
#ifndef ONOMA_LIB_RULES_CLAUSES_H_
#define ONOMA_LIB_RULES_CLAUSES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/rules/pattern.h"

namespace onoma::rules {

class Clauses {
 public:
  // Atoms must outlive it, as must what they name.
  void Build(const std::vector<const Atom*>& atoms, const AtomBits& bits);
  // Sets the bit of each atom that the unit satisfies.
  void Satisfied(const Unit& unit, const Names& names, const AtomBits& bits, std::vector<std::uint64_t>& atoms) const;

 private:
  static constexpr std::size_t kMostClauses = 64;  // of an atom or what it is made of; one that has more is asked by its steps
  struct Bits {
    std::uint64_t kinds = 0, classes = 0, subtypes = 0;
  };
  struct Test {
    AtomStep step;  // kLiteral, kWord or kWordSet
    bool wanted;
  };
  // What a clause says of kinds, on which most fail, lies apart: all of a phase's in the nearest cache.
  struct Kinds {
    std::uint64_t set, unset;
  };
  struct Clause {
    std::uint64_t classes, no_classes, subtypes, no_subtypes;
    std::uint32_t atom, first_test, tests;
  };
  struct Group {
    std::vector<Kinds> kinds;
    std::vector<Clause> clauses;
  };
  struct Draft;
  using Drafts = std::vector<Draft>;
  static Drafts Leaf(const AtomStep& step, const AtomBits& bits, bool wanted);
  static Drafts Both(const Drafts& a, const Drafts& b);
  static std::optional<Drafts> Expand(const Atom& atom, const AtomBits& bits);  // none: too many
  void Ask(const Group& group, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const;

  Group plain_, worded_;                // worded: of units with a literal only
  std::vector<Test> tests_;
  std::vector<const Atom*> atoms_;      // of the phase
  std::vector<std::uint32_t> others_;   // atoms of too many clauses
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_CLAUSES_H_
