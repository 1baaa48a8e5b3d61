// Patterns of phrase rules, parsed: regular expressions whose letters are units. What a single unit must be is an atom: a small
// boolean expression over types, word classes, shapes and literals. Atoms are shared by all rules; equal ones are one.
#ifndef ONOMA_LIB_RULES_PATTERN_H_
#define ONOMA_LIB_RULES_PATTERN_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/rules/literals.h"
#include "lib/rules/units.h"

namespace onoma::rules {

inline constexpr int kOpenRepeat = 16;            // what `*` and `+` mean at most
inline constexpr int kMaxRepeat = 64;             // what {m,n} may ask for
inline constexpr std::size_t kMaxProgram = 2000;  // instructions of one rule, repetitions written out
inline constexpr std::size_t kMaxUnits = 128;     // units that one match can hold
inline constexpr int kMaxNesting = 40;

// One step of an atom's expression in postfix order.
struct AtomStep {
  enum Op : std::uint8_t {
    kAny,
    kKind,
    kType,
    kClass,
    kSubtype,
    kLiteral /* this very form */,
    kWord /* a word in any case */,
    kWordSet,
    kNot,
    kAnd,
    kOr
  };
  Op op = kAny;
  std::uint32_t value = 0;  // a KindBit, or an index into the table of that kind
};

struct Atom {
  std::string text;  // canonical: equal atoms have equal texts
  std::vector<AtomStep> steps;
  bool names_edge = false;  // asks for an edge; every other atom fails on one
};

// A word set of the rule files: `words period = day, week, month`.
struct WordSet {
  std::string name;
  std::vector<std::uint32_t> words, forms;  // Literals: words in any case, forms as written; ascending
};

// What the rule files name, each once. Filled while parsing, then constant.
struct Names {
  std::vector<std::string> types, classes, subtypes;
  std::vector<WordSet> word_sets;
  std::vector<Atom> atoms;
  std::unordered_map<std::string, std::uint32_t> atom_index;
  Literals literals;

  // Once all is named: literals are found, and of each the word sets that hold it are listed, so that one that few sets hold costs few
  // compares.
  void Freeze();
  std::span<const std::uint32_t> SetsOf(std::uint32_t literal) const {
    if (literal + 1 >= sets_of_.size()) return {};
    return std::span(sets_).subspan(sets_of_[literal], sets_of_[literal + 1] - sets_of_[literal]);
  }
  bool InSet(std::uint32_t set, std::uint32_t literal) const {
    const auto sets = SetsOf(literal);
    return std::find(sets.begin(), sets.end(), set) != sets.end();
  }

 private:
  std::vector<std::uint32_t> sets_of_, sets_;  // of literal i: sets_[sets_of_[i]] up to sets_[sets_of_[i + 1]]
};

struct Node {
  enum Kind : std::uint8_t { kEmpty, kAtom, kSequence, kChoice, kRepeat, kCapture };
  Kind kind = kEmpty;
  std::uint32_t value = 0;  // kAtom: the atom; kCapture: its index
  int min = 0, max = 0;     // kRepeat
  bool greedy = true;
  std::vector<Node> children;
};

struct Pattern {
  Node root;
  std::vector<std::string> captures;
};

// What a pattern may refer to.
struct PatternScope {
  const std::map<std::string, std::string, std::less<>>* macros = nullptr;
  const std::map<std::string, std::uint32_t, std::less<>>* word_sets = nullptr;  // into Names::word_sets
  const std::vector<std::string>* classes = nullptr;                             // declared word lists of gazetteers
  const std::vector<std::string>* types = nullptr;                               // known types
  std::set<std::string, std::less<>>* used = nullptr;                            // what was asked for: "macro x", "words x", "classes x"
};

// Parses `source` into `pattern`; what it names goes into `names`. Returns "" or what is wrong and what to write instead.
std::string ParsePattern(std::string_view source, const PatternScope& scope, Names& names, Pattern& pattern);
// The same for something that stands for one unit, in `needs` and `unless`; stops after it and tells how much it read.
std::string ParseAtom(std::string_view source, const PatternScope& scope, Names& names, std::uint32_t& atom, std::size_t& used);

// Whether `unit` satisfies `atom`. The tables turn the indices of Names into the vocabulary's bits; a bit of 64 or more is never set.
struct AtomBits {
  std::vector<std::uint8_t> types, classes, subtypes;
};
// Whether a unit's literal (0: none) is what a step kLiteral, kWord or kWordSet asks for.
inline bool HoldsLiteral(const AtomStep& step, const Names& names, std::uint32_t literal) {
  if (literal == 0) return false;
  if (step.op == AtomStep::kLiteral) return literal == step.value;
  return step.op == AtomStep::kWord ? names.literals.WordOf(literal) == step.value : names.InSet(step.value, literal);
}
bool Satisfies(const Atom& atom, const Names& names, const AtomBits& bits, const Unit& unit);

// What a unit must have for an atom to hold at all: most atoms fail on it at once.
struct AtomNeeds {
  std::uint64_t kinds = 0, classes = 0, subtypes = 0;
  std::uint32_t word = 0;  // this word, in any case or form
  bool literal = false;    // some literal
  bool never = false;      // the vocabulary lacks what it asks for
};
AtomNeeds NeedsOf(const Atom& atom, const Names& names, const AtomBits& bits);

// Friendly names of KindBits ("Cap"), in a fixed order, for messages and documentation.
const std::vector<std::pair<std::string_view, unsigned>>& KindNames();
// The name nearest to `name` among `known` (at most two edits), or "".
std::string Nearest(std::string_view name, const std::vector<std::string>& known);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PATTERN_H_
