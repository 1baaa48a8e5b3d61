// Atoms are small postfix programs: what they say by their steps, and what a unit must have for them to hold. Sets of readings are learned
// by clauses.h.
#include <algorithm>
#include <array>

#include "lib/rules/pattern.h"

namespace onoma::rules {

AtomNeeds NeedsOf(const Atom& atom, const Names& names, const AtomBits& bits) {
  std::vector<AtomNeeds> stack;
  const auto leaf = [&](std::uint64_t AtomNeeds::*member, unsigned bit) {
    AtomNeeds needs;
    if (bit < 64)
      needs.*member = std::uint64_t(1) << bit;
    else
      needs.never = true;
    stack.push_back(needs);
  };
  const auto literal = [&](std::uint32_t word) {
    AtomNeeds needs;
    needs.literal = true;
    needs.word = word;
    stack.push_back(needs);
  };
  for (const AtomStep& step : atom.steps) {
    switch (step.op) {
      case AtomStep::kAny:
        stack.emplace_back();
        break;
      case AtomStep::kKind:
        leaf(&AtomNeeds::kinds, step.value);
        break;
      case AtomStep::kType:
        leaf(&AtomNeeds::kinds, bits.types[step.value]);
        break;
      case AtomStep::kClass:
        leaf(&AtomNeeds::classes, bits.classes[step.value]);
        break;
      case AtomStep::kSubtype:
        leaf(&AtomNeeds::subtypes, bits.subtypes[step.value]);
        break;
      case AtomStep::kLiteral:
      case AtomStep::kWord:
        literal(names.literals.WordOf(step.value));
        break;
      case AtomStep::kWordSet:
        literal(0);
        break;
      case AtomStep::kNot:
        stack.back() = {};
        break;
      case AtomStep::kAnd:
      case AtomStep::kOr: {
        const AtomNeeds b = stack.back();
        stack.pop_back();
        AtomNeeds& a = stack.back();
        if (step.op == AtomStep::kAnd) {
          a = {a.kinds | b.kinds,        a.classes | b.classes,  a.subtypes | b.subtypes,
               a.word ? a.word : b.word, a.literal || b.literal, a.never || b.never};
        } else if (a.never || b.never) {
          a = a.never ? b : a;
        } else {
          a = {a.kinds & b.kinds,       a.classes & b.classes,
               a.subtypes & b.subtypes, a.word == b.word ? a.word : 0,
               a.literal && b.literal,  false};
        }
        break;
      }
    }
  }
  return stack.empty() ? AtomNeeds{} : stack.back();
}

void Names::Freeze() {
  literals.Freeze();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held;  // literal, set
  std::vector<std::vector<std::uint32_t>> forms(literals.size());
  for (std::uint32_t l = 1; l < literals.size(); ++l) forms[literals.WordOf(l)].push_back(l);
  for (std::uint32_t set = 0; set < word_sets.size(); ++set) {
    for (const std::uint32_t word : word_sets[set].words)
      for (const std::uint32_t form : forms[word]) held.emplace_back(form, set);
    for (const std::uint32_t form : word_sets[set].forms) held.emplace_back(form, set);
  }
  std::sort(held.begin(), held.end());
  sets_of_.assign(literals.size() + 1, 0);
  sets_.clear();
  for (const auto& [literal, set] : held) ++sets_of_[literal + 1], sets_.push_back(set);
  for (std::size_t l = 1; l < sets_of_.size(); ++l) sets_of_[l] += sets_of_[l - 1];
}

bool Satisfies(const Atom& atom, const Names& names, const AtomBits& bits, const Unit& unit) {
  const auto bit = [](std::uint64_t mask, unsigned number) { return number < 64 && (mask >> number & 1); };
  if (!atom.names_edge && (bit(unit.kinds, kSentenceEdge) || bit(unit.kinds, kLineEdge))) return false;
  std::array<bool, 256> stack;
  std::size_t top = 0;
  for (const AtomStep& step : atom.steps) {
    switch (step.op) {
      case AtomStep::kAny:
        stack[top++] = true;
        break;
      case AtomStep::kKind:
        stack[top++] = bit(unit.kinds, step.value);
        break;
      case AtomStep::kType:
        stack[top++] = bit(unit.kinds, bits.types[step.value]);
        break;
      case AtomStep::kClass:
        stack[top++] = bit(unit.classes, bits.classes[step.value]);
        break;
      case AtomStep::kSubtype:
        stack[top++] = bit(unit.subtypes, bits.subtypes[step.value]);
        break;
      case AtomStep::kLiteral:
      case AtomStep::kWord:
      case AtomStep::kWordSet:
        stack[top++] = HoldsLiteral(step, names, unit.literal);
        break;
      case AtomStep::kNot:
        stack[top - 1] = !stack[top - 1];
        break;
      case AtomStep::kAnd:
        --top;
        stack[top - 1] = stack[top - 1] && stack[top];
        break;
      case AtomStep::kOr:
        --top;
        stack[top - 1] = stack[top - 1] || stack[top];
        break;
    }
  }
  return top == 1 && stack[0];
}

}  // namespace onoma::rules
