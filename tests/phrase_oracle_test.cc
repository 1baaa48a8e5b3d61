// Phrase rules against a slow matcher that never sees a symbol: it evaluates predicates on the units, with plain backtracking, for every
// start. Patterns and units are random; units carry sets of readings that no vocabulary announced.
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <tuple>

#include "tests/rules_testing.h"

namespace onoma::rules {
namespace {

using Random = std::mt19937;
using Predicate = std::function<bool(const Unit&)>;

constexpr const char* kWords[] = {"of", "the", "river", "new"};
bool Bit(std::uint64_t mask, unsigned bit) { return mask >> bit & 1; }
bool Edge(const Unit& unit) { return Bit(unit.kinds, kSentenceEdge) || Bit(unit.kinds, kLineEdge); }

// A pattern as text for the engine, and as a tree for the oracle.
struct Tree {
  enum Kind { kAtom, kSequence, kChoice, kRepeat, kCapture } kind = kAtom;
  Predicate predicate;
  int min = 0, max = 0, capture = 0;
  bool greedy = true;
  std::vector<Tree> children;
  std::string text;
};

class Generator {
 public:
  explicit Generator(Random& random, const std::vector<std::uint32_t>& literals) : random_(random), literals_(literals) {}

  Tree Pattern() {
    captures_ = 0;
    return Sequence(3);
  }
  int captures() const { return captures_; }

 private:
  unsigned Roll(unsigned n) { return random_() % n; }

  std::pair<std::string, Predicate> Leaf() {
    switch (Roll(8)) {
      case 0:
        return {"Cap", [](const Unit& u) { return Bit(u.kinds, kCap); }};
      case 1:
        return {"Lower", [](const Unit& u) { return Bit(u.kinds, kLower); }};
      case 2:
        return {"GPE", [](const Unit& u) { return Bit(u.kinds, 1); }};
      case 3:
        return {"GPE.country", [](const Unit& u) { return Bit(u.subtypes, 0); }};
      case 4:
        return {"given", [](const Unit& u) { return Bit(u.classes, 3); }};
      case 5:
        return {"Any", [](const Unit&) { return true; }};
      case 6:
        return {"pair", [this](const Unit& u) { return u.literal && (u.literal == literals_[0] || u.literal == literals_[2]); }};
      default: {
        const unsigned w = Roll(4);
        return {std::string("\"") + kWords[w] + "\"", [this, w](const Unit& u) { return u.literal && u.literal == literals_[w]; }};
      }
    }
  }

  Tree Atom() {
    Tree tree;
    std::string text;
    Predicate predicate;
    std::tie(text, predicate) = Leaf();
    for (unsigned n = Roll(3); n-- > 0;) {
      std::string more;
      Predicate other;
      std::tie(more, other) = Leaf();
      const bool negated = Roll(2);
      if (negated) more = "!" + more;
      Predicate right = negated ? Predicate([other](const Unit& u) { return !other(u); }) : other;
      Predicate left = predicate;
      if (Roll(2)) {
        text = "(" + text + ") & " + more;
        predicate = [left, right](const Unit& u) { return left(u) && right(u); };
      } else {
        text = "(" + text + ") | " + more;
        predicate = [left, right](const Unit& u) { return left(u) || right(u); };
      }
    }
    tree.text = "{" + text + "}";
    tree.predicate = [predicate](const Unit& u) { return !Edge(u) && predicate(u); };
    if (Roll(12) == 0) {
      tree.text = "{SentenceEdge}";
      tree.predicate = [](const Unit& u) { return Bit(u.kinds, kSentenceEdge); };
    } else if (Roll(8) == 0) {
      tree.text = "~" + tree.text;
      tree.predicate = [inner = tree.predicate](const Unit& u) { return inner(u) && !Bit(u.kinds, kSpaceBefore); };
    }
    return tree;
  }

  Tree Sequence(int depth) {
    Tree tree;
    tree.kind = Tree::kSequence;
    for (unsigned n = 1 + Roll(3); n-- > 0;) {
      tree.children.push_back(Item(depth));
      tree.text += (tree.text.empty() ? "" : " ") + tree.children.back().text;
    }
    return tree;
  }

  Tree Item(int depth) {
    if (depth == 0 || Roll(5) < 2) return Atom();
    Tree tree;
    switch (Roll(3)) {
      case 0: {
        tree.kind = Tree::kChoice;
        for (unsigned n = 2 + Roll(2); n-- > 0;) {
          tree.children.push_back(Sequence(depth - 1));
          tree.text += (tree.text.empty() ? "" : " | ") + tree.children.back().text;
        }
        tree.text = "(" + tree.text + ")";
        return tree;
      }
      case 1: {
        tree.kind = Tree::kRepeat;
        tree.min = int(Roll(3)), tree.max = tree.min + int(Roll(3));
        if (tree.max == 0) tree.max = 1;
        tree.greedy = Roll(3) != 0;
        tree.children.push_back(Sequence(depth - 1));
        tree.text =
            "(" + tree.children[0].text + "){" + std::to_string(tree.min) + "," + std::to_string(tree.max) + "}" + (tree.greedy ? "" : "?");
        return tree;
      }
      default:
        if (captures_ >= 4) return Atom();
        tree.kind = Tree::kCapture;
        tree.capture = captures_++;
        tree.text = "(?P<c" + std::to_string(tree.capture) + ">";
        tree.children.push_back(Sequence(depth - 1));
        tree.text += tree.children[0].text + ")";
        return tree;
    }
  }

  Random& random_;
  const std::vector<std::uint32_t>& literals_;
  int captures_ = 0;
};

struct Oracle {
  const std::vector<Unit>& units;
  std::vector<std::pair<std::size_t, std::size_t>> captures;
  long steps = 0;

  using Next = std::function<bool(std::size_t)>;
  bool Match(const Tree& tree, std::size_t at, const Next& next) {
    if (++steps > 200000) return false;
    switch (tree.kind) {
      case Tree::kAtom:
        return at < units.size() && tree.predicate(units[at]) && next(at + 1);
      case Tree::kSequence:
        return Rest(tree, 0, at, next);
      case Tree::kChoice:
        for (const Tree& child : tree.children)
          if (Match(child, at, next)) return true;
        return false;
      case Tree::kRepeat:
        return Times(tree, 0, at, next);
      case Tree::kCapture: {
        const auto old = captures[std::size_t(tree.capture)];
        if (Match(tree.children[0], at, [&](std::size_t end) {
              const auto inner = captures[std::size_t(tree.capture)];
              captures[std::size_t(tree.capture)] = {at, end};
              if (next(end)) return true;
              captures[std::size_t(tree.capture)] = inner;
              return false;
            }))
          return true;
        captures[std::size_t(tree.capture)] = old;
        return false;
      }
    }
    return false;
  }
  bool Rest(const Tree& tree, std::size_t i, std::size_t at, const Next& next) {
    if (i == tree.children.size()) return next(at);
    return Match(tree.children[i], at, [&, i](std::size_t end) { return Rest(tree, i + 1, end, next); });
  }
  bool Times(const Tree& tree, int done, std::size_t at, const Next& next) {
    const auto more = [&] {
      return done < tree.max && Match(tree.children[0], at, [&, done](std::size_t end) { return Times(tree, done + 1, end, next); });
    };
    if (done < tree.min) return more();
    return tree.greedy ? more() || next(at) : next(at) || more();
  }
};

// Whether a caller who leaves out sentences by Engine::SentenceNeeds keeps the one around `at`.
bool Needed(const Engine& engine, const std::vector<Unit>& units, std::size_t at) {
  std::size_t from = at, to = at;
  while (from > 0 && !Edge(units[from])) --from;
  while (to < units.size() && (to == at || !Edge(units[to]))) ++to;
  std::uint32_t types = 0;
  for (std::size_t i = from; i < to; ++i) types |= std::uint32_t(units[i].kinds);
  for (std::size_t phase = 0; phase < engine.phases().size(); ++phase)
    for (const SentenceNeed& need : engine.SentenceNeeds(phase))
      if ((need.types & types) == need.types &&
          (need.literals.empty() || std::any_of(units.begin() + std::ptrdiff_t(from), units.begin() + std::ptrdiff_t(to),
                                                [&](const Unit& u) { return need.Names(u.literal); })))
        return true;
  return false;
}

TEST(PhraseOracle, RandomPatternsOnRandomUnits) {
  Random random(20251124);
  long matches = 0, patterns = 0;
  RuleScratch scratch;
  for (int round = 0; round < 4000; ++round) {
    // Literals get their numbers in the order in which the file names them.
    std::string text = "classes given\nwords pair = of, river\nwords rest = the, new\n";
    std::vector<std::uint32_t> literals(4);
    {
      const auto probe = ParseRules({{"p", text, 0}});
      ASSERT_TRUE(probe.ok());
      for (int w = 0; w < 4; ++w) literals[std::size_t(w)] = (*probe)->names.literals.Find(text::FoldedHash(kWords[w]), kWords[w]);
    }
    Generator generator(random, literals);
    std::vector<Tree> trees;
    std::vector<int> captures;
    for (int r = 0; r < 5; ++r) {
      trees.push_back(generator.Pattern());
      captures.push_back(generator.captures());
      text += "rule r" + std::to_string(r) + "\n match " + trees.back().text + "\n emit match = ORG\n";
      for (int c = 0; c < captures.back(); ++c) text += " emit c" + std::to_string(c) + " = ORG\n";
    }
    const auto parsed = ParseRules({{"f.rules", text, 0}});
    if (!parsed.ok()) continue;  // matches nothing, or too large
    Vocabulary vocabulary;
    vocabulary.types = {"PERSON", "GPE"};
    vocabulary.classes = {"a", "b", "c", "given"};
    vocabulary.subtypes = Engine::SubtypesAsked(**parsed);
    const auto engine = Engine::Compile(*parsed, vocabulary);
    ASSERT_TRUE(engine.ok());
    patterns += 5;
    std::vector<Unit> units(random() % 40);
    std::string bytes(units.size() * 2, 'x');
    for (std::size_t i = 0; i < units.size(); ++i) {
      Unit& unit = units[i];
      unit.begin = std::uint32_t(2 * i), unit.end = unit.begin + 1;
      const unsigned kind = random() % 12;
      if (kind == 0) {
        unit.end = unit.begin;
        unit.kinds = std::uint64_t(1) << (random() % 2 ? kSentenceEdge : kLineEdge);
        continue;
      }
      unit.kinds = (kind % 2 ? std::uint64_t(1) << kCap : std::uint64_t(1) << kLower) |
                   (random() % 3 ? std::uint64_t(1) << kSpaceBefore : 0) | (random() % 4 == 0 ? 2u : 0u) |
                   (std::uint64_t(random() % 8) << 40);
      unit.classes = random() % 4 == 0 ? random() : 0;
      unit.subtypes = Bit(unit.kinds, 1) ? random() % 2 : 0;
      if (random() % 2) unit.literal = literals[random() % 4];
    }
    scratch.Clear();
    for (std::size_t phase = 0; phase < engine->phases().size(); ++phase) engine->FindPhrases(phase, bytes, units, scratch);
    std::vector<std::string> found, wanted;
    for (const Emit& emit : scratch.emits)
      found.push_back(std::to_string(emit.rule) + "." + std::to_string(emit.emit) + " " + std::to_string(emit.unit_begin) + "-" +
                      std::to_string(emit.unit_end));
    for (std::size_t start = 0; start < units.size(); ++start)
      for (std::size_t r = 0; r < trees.size(); ++r) {
        Oracle oracle{units, std::vector<std::pair<std::size_t, std::size_t>>(std::size_t(captures[r]), {SIZE_MAX, 0}), 0};
        std::size_t end = 0;
        const bool matched = oracle.Match(trees[r], start, [&](std::size_t at) { return end = at, true; });
        ASSERT_LE(oracle.steps, 200000);
        if (!matched) continue;
        ++matches;
        EXPECT_TRUE(Needed(*engine, units, start)) << text;
        const auto say = [&](int emit, std::size_t from, std::size_t to) {
          while (from < to && Edge(units[from])) ++from;
          while (to > from && Edge(units[to - 1])) --to;
          if (from < to)
            wanted.push_back(std::to_string(r) + "." + std::to_string(emit) + " " + std::to_string(from) + "-" + std::to_string(to));
        };
        say(0, start, end);
        for (int c = 0; c < captures[r]; ++c)
          if (oracle.captures[std::size_t(c)].first != SIZE_MAX)
            say(c + 1, oracle.captures[std::size_t(c)].first, oracle.captures[std::size_t(c)].second);
      }
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    ASSERT_EQ(found, wanted) << text;
    EXPECT_EQ(scratch.unseen, 0u);
  }
  EXPECT_GT(patterns, 4000);
  EXPECT_GT(matches, 20000);
  RecordProperty("matches", std::to_string(matches));
}

// A pattern whose automaton has 2^17 states: it fills up, is begun anew, and in the end is done without; the matches stay the same.
TEST(PhraseOracle, AnAutomatonThatIsFull) {
  const auto parsed = ParseRules({{"f.rules", "rule a\n match (a|b){0,16} a (a|b){16}\n emit match = ORG\n", 0}});
  ASSERT_TRUE(parsed.ok()) << parsed.status().message();
  const auto engine = Engine::Compile(*parsed, {});
  ASSERT_TRUE(engine.ok());
  Random random(3);
  std::vector<Unit> units(30000);
  for (std::size_t i = 0; i < units.size(); ++i) {
    units[i].begin = std::uint32_t(i), units[i].end = units[i].begin + 1;
    const char* word = random() % 2 ? "a" : "b";
    units[i].literal = engine->Literal(text::FoldedHash(word), word);
  }
  const std::uint32_t a = engine->Literal(text::FoldedHash("a"), "a");
  const std::string bytes(units.size(), 'x');
  RuleScratch scratch;
  for (const std::size_t size : {units.size(), std::size_t(500), units.size()}) {  // the next documents meet what the full automaton left
    units.resize(size, units.back());
    scratch.Clear();
    engine->FindPhrases(1, bytes.substr(0, size), units, scratch);
    std::vector<std::uint32_t> wanted, found;
    for (std::size_t i = 0; i < units.size(); ++i) {
      bool matched = false;
      for (std::size_t k = 0; k <= 16 && !matched; ++k) matched = i + k + 16 < units.size() && units[i + k].literal == a;
      if (matched) wanted.push_back(std::uint32_t(i));
    }
    for (const Emit& emit : scratch.emits) found.push_back(emit.unit_begin);
    EXPECT_EQ(found, wanted);
  }
}

}  // namespace
}  // namespace onoma::rules
