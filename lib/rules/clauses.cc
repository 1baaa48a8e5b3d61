// An atom's postfix steps are read twice at once, as what holds and as what does not, so that "not" only swaps the two; a clause that contradicts itself is left out.
#include "lib/rules/clauses.h"

#include <algorithm>
#include <utility>

namespace onoma::rules {

struct Clauses::Draft {
  Bits set, unset;
  std::vector<Test> tests;
  bool Possible() const { return !((set.kinds & unset.kinds) | (set.classes & unset.classes) | (set.subtypes & unset.subtypes)); }
};

Clauses::Drafts Clauses::Leaf(const AtomStep& step, const AtomBits& bits, bool wanted) {
  const auto bit = [&](std::uint64_t Bits::*member, unsigned number) -> Drafts {
    if (number >= 64) return wanted ? Drafts() : Drafts(1);  // never set
    Draft draft;
    Bits& side = wanted ? draft.set : draft.unset;  // GCC 12 loses what is assigned to a member of the choice itself
    side.*member = std::uint64_t(1) << number;
    return {draft};
  };
  switch (step.op) {
    case AtomStep::kAny: return wanted ? Drafts(1) : Drafts();
    case AtomStep::kKind: return bit(&Bits::kinds, step.value);
    case AtomStep::kType: return bit(&Bits::kinds, bits.types[step.value]);
    case AtomStep::kClass: return bit(&Bits::classes, bits.classes[step.value]);
    case AtomStep::kSubtype: return bit(&Bits::subtypes, bits.subtypes[step.value]);
    default: break;
  }
  Draft draft;
  draft.tests.push_back({step, wanted});
  return {draft};
}

Clauses::Drafts Clauses::Both(const Drafts& a, const Drafts& b) {
  Drafts both;
  for (const Draft& x : a)
    for (const Draft& y : b) {
      Draft draft = x;
      for (auto member : {&Bits::kinds, &Bits::classes, &Bits::subtypes}) draft.set.*member |= y.set.*member, draft.unset.*member |= y.unset.*member;
      draft.tests.insert(draft.tests.end(), y.tests.begin(), y.tests.end());
      if (draft.Possible()) both.push_back(std::move(draft));
    }
  return both;
}

std::optional<Clauses::Drafts> Clauses::Expand(const Atom& atom, const AtomBits& bits) {
  struct Sides {
    Drafts holds, fails;
  };
  std::vector<Sides> stack;
  for (const AtomStep& step : atom.steps) {
    if (step.op == AtomStep::kNot) {
      std::swap(stack.back().holds, stack.back().fails);
      continue;
    }
    if (step.op != AtomStep::kAnd && step.op != AtomStep::kOr) {
      stack.push_back({Leaf(step, bits, true), Leaf(step, bits, false)});
      continue;
    }
    const Sides b = std::move(stack.back());
    stack.pop_back();
    Sides& a = stack.back();
    Drafts &all = step.op == AtomStep::kAnd ? a.holds : a.fails, &any = step.op == AtomStep::kAnd ? a.fails : a.holds;
    all = Both(all, step.op == AtomStep::kAnd ? b.holds : b.fails);
    const Drafts& more = step.op == AtomStep::kAnd ? b.fails : b.holds;
    any.insert(any.end(), more.begin(), more.end());
    if (std::max(all.size(), any.size()) > kMostClauses) return std::nullopt;
  }
  if (stack.size() != 1) return Drafts();
  return std::move(stack[0].holds);
}

void Clauses::Build(const std::vector<const Atom*>& atoms, const AtomBits& bits) {
  *this = {};
  atoms_ = atoms;
  constexpr std::uint64_t kEdges = std::uint64_t(1) << kSentenceEdge | std::uint64_t(1) << kLineEdge;
  for (std::uint32_t a = 0; a < atoms.size(); ++a) {
    const std::optional<Drafts> drafts = Expand(*atoms[a], bits);
    if (!drafts) {
      others_.push_back(a);
      continue;
    }
    for (const Draft& draft : *drafts) {
      Kinds kinds{draft.set.kinds, draft.unset.kinds};
      if (!atoms[a]->names_edge) {
        if (kinds.set & kEdges) continue;
        kinds.unset |= kEdges;
      }
      const Clause clause{draft.set.classes, draft.unset.classes, draft.set.subtypes, draft.unset.subtypes, a, std::uint32_t(tests_.size()), std::uint32_t(draft.tests.size())};
      tests_.insert(tests_.end(), draft.tests.begin(), draft.tests.end());
      const bool worded = std::any_of(draft.tests.begin(), draft.tests.end(), [](const Test& test) { return test.wanted; });
      Group& group = worded ? worded_ : plain_;
      group.kinds.push_back(kinds);
      group.clauses.push_back(clause);
    }
  }
}

void Clauses::Ask(const Group& group, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const {
  const std::uint64_t kinds = unit.kinds, classes = unit.classes, subtypes = unit.subtypes;
  for (std::size_t i = 0; i < group.kinds.size(); ++i) {
    if ((group.kinds[i].set & ~kinds) | (group.kinds[i].unset & kinds)) continue;
    const Clause& c = group.clauses[i];
    if ((c.classes & ~classes) | (c.no_classes & classes) | (c.subtypes & ~subtypes) | (c.no_subtypes & subtypes)) continue;
    bool holds = true;
    for (std::uint32_t t = c.first_test; t < c.first_test + c.tests && holds; ++t) holds = HoldsLiteral(tests_[t].step, names, unit.literal) == tests_[t].wanted;
    if (holds) atoms[c.atom >> 6] |= std::uint64_t(1) << (c.atom & 63);
  }
}

void Clauses::Satisfied(const Unit& unit, const Names& names, const AtomBits& bits, std::vector<std::uint64_t>& atoms) const {
  Ask(plain_, unit, names, atoms);
  if (unit.literal) Ask(worded_, unit, names, atoms);
  for (const std::uint32_t a : others_)
    if (Satisfies(*atoms_[a], names, bits, unit)) atoms[a >> 6] |= std::uint64_t(1) << (a & 63);
}

}  // namespace onoma::rules
