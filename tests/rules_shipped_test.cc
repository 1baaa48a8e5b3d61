// The shipped rule files: they parse together, and the examples of those that need no gazetteer hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "lib/rules/lint.h"
#include "lib/rules/rules_data.h"
#include "onoma/rules.h"
#include "tests/rules_testing.h"

namespace onoma::rules {
namespace {

const std::string kDirectory = std::string(ONOMA_SOURCE_DIR) + "/gazetteers/rules/";

TEST(ShippedRules, AllParseTogether) {
  RulesBuilder builder;
  builder.AddDirectory(kDirectory);
  const auto rules = builder.Build();
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  EXPECT_GE(rules->size(), 80u);
}

TEST(ShippedRules, ExamplesOfValuesAndTextHold) {
  RulesBuilder builder;
  for (const char* file : {"phases", "dates", "times", "amounts", "text"}) builder.AddFile(kDirectory + file + ".rules");
  const auto rules = builder.Build();
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  const auto& parsed = internal::RulesAccess::Parsed(*rules);
  TestWorld world(parsed);
  const auto problems = CheckExamples(*parsed, [&](std::string_view text, std::string_view, RuleScratch& scratch) { world.Find(text, scratch); });
  EXPECT_THAT(problems, ::testing::IsEmpty());
  for (const ParsedRule& rule : parsed->rules) {
    EXPECT_TRUE(std::any_of(rule.examples.begin(), rule.examples.end(), [](const Example& e) { return e.finds; })) << rule.info.name << " has no find";
    EXPECT_TRUE(std::any_of(rule.examples.begin(), rule.examples.end(), [](const Example& e) { return !e.finds; })) << rule.info.name << " has no not";
  }
}

// Every block of the language's page is a rule file of its own, and its examples hold.
TEST(ShippedRules, ThePageOfTheLanguageIsTrue) {
  std::ifstream in(kDirectory + "README.md");
  ASSERT_TRUE(in);
  int blocks = 0, examples = 0;
  std::string block;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```rules") {
      inside = true;
      block.clear();
    } else if (line == "```" && inside) {
      inside = false;
      ++blocks;
      const auto parsed = ParseRules({{"README.md", block, 0}});
      ASSERT_TRUE(parsed.ok()) << parsed.status().message() << block;
      TestWorld world(*parsed, {{"defence minister", {"TITLE", ""}}, {"Ukraine", {"GPE", "GPE.country"}}, {"Paris", {"GPE", "GPE.city"}}});
      for (const ParsedRule& rule : (*parsed)->rules) examples += int(rule.examples.size());
      const auto problems = CheckExamples(**parsed, [&](std::string_view text, std::string_view, RuleScratch& scratch) { world.Find(text, scratch); });
      EXPECT_THAT(problems, ::testing::IsEmpty());
    } else if (inside) {
      block += line + "\n";
    }
  }
  EXPECT_GE(blocks, 5);
  EXPECT_GE(examples, 16);
}

}  // namespace
}  // namespace onoma::rules
