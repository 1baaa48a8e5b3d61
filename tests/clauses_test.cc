// The clauses of atoms against the atoms' own steps: random expressions over few bits and words, and units that have them or not.
#include "lib/rules/clauses.h"

#include <gtest/gtest.h>

#include <random>

namespace onoma::rules {
namespace {

class Atoms {
 public:
  explicit Atoms(std::uint64_t seed) : random_(seed) {
    for (const char* word : {"of", "the", "May"}) words_.push_back(names_.literals.AddWord(word));
    for (const char* form : {"May", "The"}) forms_.push_back(names_.literals.AddForm(form));
    names_.Freeze();
    names_.word_sets.resize(2);
    names_.word_sets[0].words = {words_[0], words_[2]};
    names_.word_sets[1].forms = {forms_[0]};
    std::sort(names_.word_sets[0].words.begin(), names_.word_sets[0].words.end());
    bits_.types = {0, 1, 255};
    bits_.classes = {0, 255, 63};
    bits_.subtypes = {5, 6};
  }

  Atom Make(int operators) {
    Atom atom;
    atom.names_edge = random_() % 4 == 0;
    Expression(atom, operators);
    return atom;
  }

  Unit AUnit() {
    Unit unit;
    for (const unsigned bit : {0u, 1u, unsigned(kCap), unsigned(kLower), unsigned(kSentenceEdge), unsigned(kLineEdge)})
      unit.kinds |= std::uint64_t(random_() % 5 < 2) << bit;
    for (const unsigned bit : {0u, 63u}) unit.classes |= std::uint64_t(random_() % 2) << bit;
    for (const unsigned bit : {5u, 6u}) unit.subtypes |= std::uint64_t(random_() % 2) << bit;
    unit.literal = std::uint32_t(random_() % names_.literals.size());
    return unit;
  }
  const Names& names() const { return names_; }
  const AtomBits& bits() const { return bits_; }

 private:
  void Expression(Atom& atom, int operators) {
    if (operators == 0) return Leaf(atom);
    if (random_() % 4 == 0) {
      Expression(atom, operators - 1);
      atom.steps.push_back({AtomStep::kNot, 0});
      return;
    }
    const int left = int(random_() % std::uint64_t(operators));
    Expression(atom, left);
    Expression(atom, operators - 1 - left);
    atom.steps.push_back({random_() % 2 ? AtomStep::kAnd : AtomStep::kOr, 0});
  }
  void Leaf(Atom& atom) {
    const auto one_of = [this](std::initializer_list<std::uint32_t> values) { return values.begin()[random_() % values.size()]; };
    switch (random_() % 8) {
      case 0:
        return atom.steps.push_back({AtomStep::kAny, 0});
      case 1:
        return atom.steps.push_back({AtomStep::kKind, one_of({kCap, kLower, kSentenceEdge})});
      case 2:
        return atom.steps.push_back({AtomStep::kType, one_of({0, 1, 2})});
      case 3:
        return atom.steps.push_back({AtomStep::kClass, one_of({0, 1, 2})});
      case 4:
        return atom.steps.push_back({AtomStep::kSubtype, one_of({0, 1})});
      case 5:
        return atom.steps.push_back({AtomStep::kLiteral, one_of({forms_[0], forms_[1]})});
      case 6:
        return atom.steps.push_back({AtomStep::kWord, one_of({words_[0], words_[1], words_[2]})});
      default:
        return atom.steps.push_back({AtomStep::kWordSet, one_of({0, 1})});
    }
  }

  std::mt19937_64 random_;
  Names names_;
  AtomBits bits_;
  std::vector<std::uint32_t> words_, forms_;
};

TEST(Clauses, AreWhatTheStepsSay) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Atoms make(seed);
    std::vector<Atom> atoms;
    for (int i = 0; i < 130; ++i) atoms.push_back(make.Make(i % 24));  // the longest have too many clauses
    std::vector<const Atom*> pointers;
    for (const Atom& atom : atoms) pointers.push_back(&atom);
    Clauses clauses;
    clauses.Build(pointers, make.bits(), make.names());
    for (int i = 0; i < 300; ++i) {
      const Unit unit = make.AUnit();
      std::vector<std::uint64_t> satisfied(3);
      clauses.Satisfied(unit, make.names(), make.bits(), satisfied);
      for (std::size_t a = 0; a < atoms.size(); ++a)
        ASSERT_EQ(satisfied[a >> 6] >> (a & 63) & 1, Satisfies(atoms[a], make.names(), make.bits(), unit)) << seed << ' ' << a;
    }
  }
}

}  // namespace
}  // namespace onoma::rules
