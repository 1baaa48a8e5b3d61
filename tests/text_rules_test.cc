// Text rules: triggers, windows, boundaries, budgets; then against plain RE2 over the whole text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>

#include "tests/rules_testing.h"

namespace onoma::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Find(std::string_view rules, std::string_view text) {
  std::string error;
  auto parsed = MustParse(rules, &error);
  EXPECT_EQ(error, "");
  if (!parsed) return {};
  TestWorld world(parsed);
  return world.Found(text);
}

TEST(TextRules, CharacterTriggerStartsAtTheCharacter) {
  const char* rules = "rule h\n text \\B@\\w{1,30}\n trigger char \"@\"\n emit match = HANDLE\n";
  EXPECT_THAT(Find(rules, "by @john_smith and a@b.c @x"), ElementsAre("HANDLE:@john_smith", "HANDLE:@x"));
}

TEST(TextRules, BackLooksBeforeTheTrigger) {
  const char* rules = "rule e\n text [\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\n trigger joined \"@\" back 64\n emit match = EMAIL\n";
  EXPECT_THAT(Find(rules, "write to john.smith@mail.example.org, or a@b.c."),
              ElementsAre("EMAIL:john.smith@mail.example.org", "EMAIL:a@b.c"));
  EXPECT_THAT(Find(rules, "no @ here, nor @there"), IsEmpty());
}

TEST(TextRules, JoinedWithShapes) {
  const char* rules =
      "rule d\n text [A-Z]{1,3}-\\d{1,3}[A-Z]?\\d?\n trigger joined \"-\" from AllCaps|Initial to Digits|Alnum\n emit match = "
      "PRODUCT.weapon\n";
  EXPECT_THAT(Find(rules, "F-16s? F-16 and T-72B3, well-known co-op G-7 S-400"),
              ElementsAre("PRODUCT:F-16", "PRODUCT:T-72B3", "PRODUCT:G-7", "PRODUCT:S-400"));
}

TEST(TextRules, WordTriggerInAnyCaseAndCaptures) {
  const char* rules = "rule w\n text (?i:flight)\\s+(?P<n>[A-Z]{2}\\d{2,4})\n trigger word flight\n emit n = PRODUCT.flight\n";
  EXPECT_THAT(Find(rules, "Flight BA123 and FLIGHT LH4567, flights XX12"), ElementsAre("PRODUCT:BA123", "PRODUCT:LH4567"));
}

TEST(TextRules, EndsAtTokenBoundaries) {
  EXPECT_THAT(Find("rule a\n text #[a-z]+\n trigger char \"#\"\n emit match = HANDLE\n", "#abcé #abc #ab1"), ElementsAre("HANDLE:#abc"));
}

TEST(TextRules, WithoutTriggerReadsAll) {
  std::string text(20000, ' ');
  for (std::size_t at : {0u, 8190u, 16383u, 19990u}) text.replace(at, 6, "ab-123");
  EXPECT_THAT(Find("rule a\n text [a-z]{2}-\\d{3}\n emit match = PRODUCT\n", text),
              ElementsAre("PRODUCT:ab-123", "PRODUCT:ab-123", "PRODUCT:ab-123", "PRODUCT:ab-123"));
}

TEST(TextRules, NoMatchIsLongerThanItMayBe) {
  for (const char* trigger : {"", " trigger char \"#\"\n", " trigger char \"#\" back 8\n"})
    EXPECT_THAT(Find(std::string("rule a\n text #[a-z]+\n longest 4\n") + trigger + " emit match = HANDLE\n", "#abc #abcd #ab #abcdefgh"),
                ElementsAre("HANDLE:#abc", "HANDLE:#ab"))
        << trigger;
}

TEST(TextRules, NonAsciiTriggerAndInvalidBytes) {
  const char* rules = "rule c\n text \\d{1,3}°\\d{1,2}′[NSEW]\n trigger char \"°\" back 4\n emit match = LOC\n";
  EXPECT_THAT(Find(rules, "at 48°27′N \xC2\xFF 12\xC2° 7°5′E"), ElementsAre("LOC:48°27′N", "LOC:7°5′E"));
}

TEST(TextRules, ManyTriggersSpendABudget) {
  std::string error;
  auto parsed = MustParse("rule a\n text [a@]{500}x{500}\n longest 1000\n trigger char \"@\" back 1000\n emit match = EMAIL\n", &error);
  ASSERT_TRUE(parsed) << error;
  TestWorld world(parsed);
  RuleScratch scratch;
  world.Find(std::string(1 << 20, '@'), scratch);
  EXPECT_THAT(scratch.over_budget, ElementsAre(0u));
  EXPECT_THAT(scratch.emits, IsEmpty());
}

// The same matches as RE2 finds one after another in the whole text, of those that begin and end at token boundaries.
TEST(TextRules, AgreeWithPlainRe2) {
  struct Row {
    const char* regex;
    const char* trigger;
  };
  const Row rows[] = {{"@[a-z]{1,5}", "char \"@\""},
                      {"[a-z]{1,4}@[a-z]{1,4}(?:\\.[a-z]+)*", "joined \"@\" back 12"},
                      {"[A-Z]{1,3}-[0-9]{1,2}[a-z]?", "joined \"-\" from AllCaps|Initial to Digits|Alnum"},
                      {"ab(?:-[0-9])?", "word ab"},
                      {"[0-9]+(?:\\.[0-9]+)+", "joined \".\" back 20"},
                      {"[a-z]+-[0-9]+", nullptr}};
  const char* pieces[] = {"ab", "@", "-", "-", "1", "23", ".", " ", " ", " ", " ab", " @", "A", " BC", "x", "é", "\xFF", "\n", "abc"};
  std::mt19937 random(5);
  long matches = 0;
  for (const Row& row : rows) {
    std::string rule = std::string("rule a\n text ") + row.regex + "\n emit match = URL\n";
    if (row.trigger) rule += std::string(" trigger ") + row.trigger + "\n";
    std::string error;
    auto parsed = MustParse(rule, &error);
    ASSERT_TRUE(parsed) << error;
    TestWorld world(parsed);
    const RE2 re(row.regex);
    RuleScratch scratch;
    for (int round = 0; round < 12000; ++round) {
      std::string text;
      for (unsigned n = random() % 40; n-- > 0;) text += pieces[random() % std::size(pieces)];
      const auto word = [&](std::size_t i) {
        return i < text.size() && (isalnum(static_cast<unsigned char>(text[i])) || text[i] == '\xC3' || text[i] == '\xA9');
      };
      const auto inside = [&](std::size_t i) { return i > 0 && word(i - 1) && word(i); };
      std::vector<std::pair<std::size_t, std::size_t>> wanted, found;
      re2::StringPiece match;
      for (std::size_t from = 0; re.Match(text, from, text.size(), RE2::UNANCHORED, &match, 1);) {
        const std::size_t begin = std::size_t(match.data() - text.data());
        from = begin + match.size();
        if (!inside(begin) && !inside(from)) wanted.emplace_back(begin, from);
      }
      text::Words words;
      text::Tokenize(text, text::BestIsa(), words);
      scratch.Clear();
      world.engine().FindText(text, words, scratch);
      for (const Emit& emit : scratch.emits) found.emplace_back(emit.begin, emit.end);
      // A trigger may refuse what plain RE2 finds only where it stands inside a word ("xA-1"); those are not at a boundary.
      ASSERT_EQ(found, wanted) << rule << text;
      matches += long(found.size());
    }
  }
  EXPECT_GT(matches, 10000);
}

}  // namespace
}  // namespace onoma::rules
