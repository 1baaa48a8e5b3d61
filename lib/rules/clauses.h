// Which atoms of a phase a unit satisfies, all at once. Atoms are written as alternatives of clauses ("these bits set, those not, this
// word"), of which nearly all fail on the first comparison, and those that want a word are asked only of that word: learning what a set of
// readings is to a phase takes less than half the time of asking each atom's steps (Satisfies, which stays the definition).
#ifndef ONOMA_LIB_RULES_CLAUSES_H_
#define ONOMA_LIB_RULES_CLAUSES_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "lib/rules/pattern.h"

namespace onoma::rules {

class Clauses {
 public:
  // Atoms must outlive it, as must what they name.
  void Build(const std::vector<const Atom*>& atoms, const AtomBits& bits, const Names& names);
  // Sets the bit of each atom that the unit satisfies.
  void Satisfied(const Unit& unit, const Names& names, const AtomBits& bits, std::vector<std::uint64_t>& atoms) const;

 private:
  static constexpr std::size_t kMostClauses = 256;  // of an atom or what it is made of; one that has more is asked by its steps
  struct Bits {
    std::uint64_t kinds = 0, classes = 0, subtypes = 0;
  };
  struct Test {
    AtomStep step;  // kLiteral, kWord or kWordSet
    bool wanted;
  };
  // What clauses say of kinds, on which most fail: many say the same, which is asked once.
  struct Kinds {
    std::uint64_t set, unset;
    friend auto operator<=>(const Kinds&, const Kinds&) = default;
  };
  struct Clause {
    std::uint64_t classes, no_classes, subtypes, no_subtypes;
    std::uint32_t atom, first_test, tests;
  };
  struct Run {
    Kinds kinds;
    std::uint32_t first, last;  // of the clauses
  };
  struct Worded {
    AtomStep key;  // a word, form or set that its unit must be or be in
    Kinds kinds;
    Clause clause;
  };
  struct Range {
    std::uint32_t first = 0, last = 0;
  };
  void Group(std::vector<std::pair<Kinds, Clause>> clauses);
  void Index(std::vector<Worded> clauses, const Names& names);
  struct Draft;
  using Drafts = std::vector<Draft>;
  static Drafts Leaf(const AtomStep& step, const AtomBits& bits, bool wanted);
  static Drafts Both(const Drafts& a, const Drafts& b);
  static std::optional<Drafts> Expand(const Atom& atom, const AtomBits& bits);  // none: too many
  void Ask(const Clause& clause, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const;
  void Ask(Range range, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const;

  std::vector<Run> runs_;  // of plain_
  std::vector<Clause> plain_;
  std::vector<Worded> worded_;                     // of units with a literal only, by their keys
  std::vector<Range> of_form_, of_word_, of_set_;  // of worded_, by the key's value
  std::vector<Test> tests_;
  std::vector<const Atom*> atoms_;     // of the phase
  std::vector<std::uint32_t> others_;  // atoms of too many clauses
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_CLAUSES_H_
