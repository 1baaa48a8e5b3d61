// What a sentence must have for a rule to match in it, read off the rule's program: the types that every way through it passes, and the
// words of which every way passes one. Of the sets of words that do, one of long words is taken, since those are rare: words are left out
// from the shortest on while each way still passes one of the others.
#include "lib/rules/sentence_needs.h"

#include <algorithm>

namespace onoma::rules {
namespace {

// Whether every way through the program passes an atom that `stops`.
template <class Stops>
bool EveryWay(const Program& program, const Stops& stops) {
  std::vector<bool> seen(program.code.size());
  std::vector<std::size_t> open = {0};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const Instruction& instruction = program.code[at];
    switch (instruction.op) {
      case Instruction::kMatch:
        return false;
      case Instruction::kSplit:
        open.push_back(instruction.b);
        [[fallthrough]];
      case Instruction::kJump:
        open.push_back(instruction.a);
        break;
      case Instruction::kAtom:
        if (!stops(instruction.a)) open.push_back(at + 1);
        break;
      case Instruction::kSave:
        open.push_back(at + 1);
        break;
    }
  }
  return true;
}

// The words of which every match has one, by their numbers; none where some match has no word.
std::vector<std::uint32_t> WordsOf(const Program& program, const std::vector<AtomNeeds>& needs, const Literals& literals) {
  std::vector<std::uint32_t> words;
  for (const Instruction& instruction : program.code)
    if (instruction.op == Instruction::kAtom && needs[instruction.a].word) words.push_back(needs[instruction.a].word);
  std::sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(literals.text(a).size(), a) < std::pair(literals.text(b).size(), b);
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<bool> among(literals.size());
  for (const std::uint32_t word : words) among[word] = true;
  const auto suffice = [&] {
    return EveryWay(program, [&](std::uint16_t atom) { return needs[atom].never || (needs[atom].word && among[needs[atom].word]); });
  };
  if (!suffice()) return {};
  std::erase_if(words, [&](std::uint32_t word) {
    among[word] = false;
    const bool without = suffice();
    among[word] = !without;
    return without;
  });
  return words;
}

// All numbers that units with one of these words may bear, as bits.
std::vector<std::uint64_t> Bits(const std::vector<std::uint32_t>& words, const Literals& literals) {
  if (words.empty()) return {};
  std::vector<bool> among(literals.size());
  for (const std::uint32_t word : words) among[word] = true;
  std::vector<std::uint64_t> bits((literals.size() + 63) / 64);
  for (std::uint32_t literal = 1; literal < literals.size(); ++literal)
    if (among[literals.WordOf(literal)]) bits[literal >> 6] |= std::uint64_t(1) << (literal & 63);
  return bits;
}

// Whether what has all that `b` needs has all that `a` needs.
bool Follows(const SentenceNeed& a, const SentenceNeed& b) {
  if ((a.types & b.types) != a.types || (!a.literals.empty() && b.literals.empty())) return false;
  for (std::size_t i = 0; i < a.literals.size(); ++i)
    if (b.literals[i] & ~a.literals[i]) return false;
  return true;
}

}  // namespace

std::vector<SentenceNeed> SentenceNeedsOf(const Phase& phase, const Literals& literals) {
  std::vector<SentenceNeed> all;
  for (const Phase::Rule& rule : phase.rules) {
    SentenceNeed need;
    const bool crosses = std::any_of(rule.program.code.begin(), rule.program.code.end(),
                                     [&](const Instruction& i) { return i.op == Instruction::kAtom && phase.atoms[i.a]->names_edge; });
    if (!crosses) {
      std::uint32_t asked = 0;
      for (const Instruction& i : rule.program.code)
        if (i.op == Instruction::kAtom) asked |= std::uint32_t(phase.needs[i.a].kinds);
      for (unsigned type = 0; type < 32; ++type)
        if ((asked >> type & 1) &&
            EveryWay(rule.program, [&](std::uint16_t atom) { return phase.needs[atom].never || (phase.needs[atom].kinds >> type & 1); }))
          need.types |= 1u << type;
      need.literals = Bits(WordsOf(rule.program, phase.needs, literals), literals);
    }
    // Rules of the same types that need words are one need: any word of theirs.
    for (SentenceNeed& other : all)
      if (other.types == need.types && !other.literals.empty() && !need.literals.empty())
        for (std::size_t i = 0; i < need.literals.size(); ++i) need.literals[i] |= other.literals[i];
    if (std::any_of(all.begin(), all.end(), [&](const SentenceNeed& other) { return Follows(other, need); })) continue;
    std::erase_if(all, [&](const SentenceNeed& other) { return Follows(need, other); });
    all.push_back(std::move(need));
  }
  return all;
}

}  // namespace onoma::rules
