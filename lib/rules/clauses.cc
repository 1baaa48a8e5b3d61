// An atom's postfix steps are read twice at once, as what holds and as what does not, so that "not" only swaps the two; a clause that
// contradicts itself is left out.
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
    case AtomStep::kAny:
      return wanted ? Drafts(1) : Drafts();
    case AtomStep::kKind:
      return bit(&Bits::kinds, step.value);
    case AtomStep::kType:
      return bit(&Bits::kinds, bits.types[step.value]);
    case AtomStep::kClass:
      return bit(&Bits::classes, bits.classes[step.value]);
    case AtomStep::kSubtype:
      return bit(&Bits::subtypes, bits.subtypes[step.value]);
    default:
      break;
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
      for (auto member : {&Bits::kinds, &Bits::classes, &Bits::subtypes})
        draft.set.*member |= y.set.*member, draft.unset.*member |= y.unset.*member;
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

void Clauses::Build(const std::vector<const Atom*>& atoms, const AtomBits& bits, const Names& names) {
  *this = {};
  atoms_ = atoms;
  std::vector<std::pair<Kinds, Clause>> plain;
  std::vector<Worded> worded;
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
      const Clause clause{draft.set.classes,
                          draft.unset.classes,
                          draft.set.subtypes,
                          draft.unset.subtypes,
                          a,
                          std::uint32_t(tests_.size()),
                          std::uint32_t(draft.tests.size())};
      tests_.insert(tests_.end(), draft.tests.begin(), draft.tests.end());
      const auto key = std::find_if(draft.tests.begin(), draft.tests.end(), [](const Test& test) { return test.wanted; });
      if (key != draft.tests.end())
        worded.push_back({key->step, kinds, clause});
      else
        plain.emplace_back(kinds, clause);
    }
  }
  Group(std::move(plain));
  Index(std::move(worded), names);
}

void Clauses::Group(std::vector<std::pair<Kinds, Clause>> clauses) {
  std::stable_sort(clauses.begin(), clauses.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [kinds, clause] : clauses) {
    const std::uint32_t at = std::uint32_t(plain_.size());
    if (runs_.empty() || runs_.back().kinds != kinds) runs_.push_back({kinds, at, at});
    plain_.push_back(clause);
    runs_.back().last = at + 1;
  }
}

void Clauses::Index(std::vector<Worded> clauses, const Names& names) {
  worded_ = std::move(clauses);
  std::stable_sort(worded_.begin(), worded_.end(),
                   [](const Worded& a, const Worded& b) { return std::pair(a.key.op, a.key.value) < std::pair(b.key.op, b.key.value); });
  of_form_.resize(names.literals.size());
  of_word_.resize(names.literals.size());
  of_set_.resize(names.word_sets.size());
  for (std::uint32_t i = 0; i < worded_.size(); ++i) {
    const AtomStep& key = worded_[i].key;
    Range& range = (key.op == AtomStep::kLiteral ? of_form_ : key.op == AtomStep::kWord ? of_word_ : of_set_)[key.value];
    if (range.last == 0) range.first = i;
    range.last = i + 1;
  }
}

void Clauses::Ask(const Clause& c, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const {
  if ((c.classes & ~unit.classes) | (c.no_classes & unit.classes) | (c.subtypes & ~unit.subtypes) | (c.no_subtypes & unit.subtypes)) return;
  for (std::uint32_t t = c.first_test; t < c.first_test + c.tests; ++t)
    if (HoldsLiteral(tests_[t].step, names, unit.literal) != tests_[t].wanted) return;
  atoms[c.atom >> 6] |= std::uint64_t(1) << (c.atom & 63);
}

void Clauses::Ask(Range range, const Unit& unit, const Names& names, std::vector<std::uint64_t>& atoms) const {
  for (std::uint32_t i = range.first; i < range.last; ++i)
    if (!((worded_[i].kinds.set & ~unit.kinds) | (worded_[i].kinds.unset & unit.kinds))) Ask(worded_[i].clause, unit, names, atoms);
}

void Clauses::Satisfied(const Unit& unit, const Names& names, const AtomBits& bits, std::vector<std::uint64_t>& atoms) const {
  for (const Run& run : runs_) {
    if ((run.kinds.set & ~unit.kinds) | (run.kinds.unset & unit.kinds)) continue;
    for (std::uint32_t i = run.first; i < run.last; ++i) Ask(plain_[i], unit, names, atoms);
  }
  if (unit.literal) {
    Ask(of_form_[unit.literal], unit, names, atoms);
    Ask(of_word_[names.literals.WordOf(unit.literal)], unit, names, atoms);
    for (const std::uint32_t set : names.SetsOf(unit.literal)) Ask(of_set_[set], unit, names, atoms);
  }
  for (const std::uint32_t a : others_)
    if (Satisfies(*atoms_[a], names, bits, unit)) atoms[a >> 6] |= std::uint64_t(1) << (a & 63);
}

}  // namespace onoma::rules
