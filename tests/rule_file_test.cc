// Rule files: what is read, and each mistake with its exact message (tests/data/bad_rules.txt: a file, "=>" and the message, "---").
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "lib/rules/rules_data.h"
#include "onoma/rules.h"
#include "tests/rules_testing.h"

namespace onoma::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(RuleFile, EachMistakeHasItsMessage) {
  std::ifstream in(std::string(ONOMA_SOURCE_DIR) + "/tests/data/bad_rules.txt");
  ASSERT_TRUE(in);
  std::stringstream whole;
  whole << in.rdbuf();
  const std::string all = whole.str();
  int rows = 0;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find("\n---\n", at);
    ASSERT_NE(end, std::string::npos);
    const std::string block = all.substr(at, end - at);
    at = end + 5;
    const std::size_t arrow = block.find("=> ");
    ASSERT_NE(arrow, std::string::npos) << block;
    const auto parsed = ParseRules({{"f.rules", block.substr(0, arrow), 0}});
    ASSERT_FALSE(parsed.ok()) << block;
    EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(std::string(parsed.status().message()), block.substr(arrow + 3));
    ++rows;
  }
  EXPECT_GE(rows, 40);
}

TEST(RuleFile, AllProblemsAtOnceInTheOrderOfTheFiles) {
  RulesBuilder builder;
  builder.AddText("rule a\n match {Cap\n emit match = ORG\n", "one.rules");
  builder.AddText("rule b\n match {Cap}\n emit match = XYZ\n", "two.rules");
  builder.AddFile("/nowhere/three.rules");
  const auto rules = builder.Build();
  ASSERT_FALSE(rules.ok());
  EXPECT_EQ(std::string(rules.status().message()),
            "/nowhere/three.rules: does not exist; name a readable file of rules\n"
            "one.rules:2: '{' without '}'; write for example {Cap & !months}\n"
            "two.rules:3: unknown type 'XYZ'; for a type of your own write 'types XYZ' in a line of its own");
}

TEST(RuleFile, ReadsWhatARuleSays) {
  const auto parsed = ParseRules(
      {{"f.rules",
        "# a comment\nphases values, names\ntypes VESSEL\nphase values\n\nrule ship.navy\n  match 'USS' \\\n    (?P<name>{Cap}+)\n"
        "  emit name = VESSEL.navy flag=us class=\"air carrier\" hull=<name> normalise=cardinal\n  priority -5\n"
        "  find \"the USS [Nimitz](VESSEL.navy flag=us class='air carrier') at \\[sea\\]\" date=2025-01-01\n",
        0}});
  ASSERT_TRUE(parsed.ok()) << parsed.status().message();
  const ParsedRule& rule = (*parsed)->rules[0];
  EXPECT_EQ(rule.info.name, "ship.navy");
  EXPECT_EQ(rule.info.phase, "values");
  EXPECT_EQ(rule.info.origin, "f.rules:6");
  EXPECT_EQ(rule.info.priority, -5);
  EXPECT_EQ(rule.info.emits[0].type, "VESSEL");
  EXPECT_EQ(rule.info.emits[0].subtype, "navy");
  EXPECT_EQ(rule.info.emits[0].normaliser, "cardinal");
  EXPECT_THAT(rule.info.emits[0].attributes,
              ElementsAre(std::pair<std::string, std::string>("flag", "us"), std::pair<std::string, std::string>("class", "air carrier")));
  EXPECT_THAT(rule.info.emits[0].captured, ElementsAre(std::pair<std::string, std::string>("hull", "name")));
  EXPECT_EQ(rule.examples[0].text, "the USS Nimitz at [sea]");
  EXPECT_EQ(rule.examples[0].date, "2025-01-01");
  EXPECT_EQ(rule.examples[0].spans[0].values[1].second, "air carrier");
}

TEST(RuleFile, LaterSetsReplaceRulesAndKeepTheirMacrosApart) {
  const auto first =
      ParseRules({{"a.rules", "macro x = {Cap}\nrule r\n match <x>\n emit match = ORG\nrule s\n match <x>\n emit match = ORG\n", 0}});
  const auto second =
      ParseRules({{"b.rules", "phases values, mine\nmacro x = {Lower}\nrule r\n phase mine\n match <x>\n emit match = GPE\n", 0}});
  ASSERT_TRUE(first.ok() && second.ok());
  const auto both = Combine({*first, *second});
  ASSERT_TRUE(both.ok()) << both.status().message();
  ASSERT_EQ((*both)->rules.size(), 2u);
  EXPECT_EQ((*both)->rules[0].info.emits[0].type, "GPE");
  EXPECT_EQ((*both)->rules[1].info.name, "s");
}

// No text of rules may crash, hang or grow without bound.
TEST(RuleFile, TotalOnRandomText) {
  const char* pieces[] = {"rule a\n",
                          " match ",
                          " text ",
                          " emit match = ORG\n",
                          "{Cap}",
                          "{",
                          "}",
                          "(",
                          ")",
                          "(?P<x>",
                          "|",
                          "*",
                          "+",
                          "?",
                          "{1,64}",
                          "{2,}",
                          "<m>",
                          "macro m = ",
                          "\n",
                          " ",
                          "\\",
                          "~",
                          "'",
                          "\"",
                          "!",
                          "&",
                          "words w = a, b\n",
                          "{w}",
                          "[",
                          "]",
                          " find \"",
                          " needs ",
                          "before\n",
                          "x",
                          "\xFF",
                          "\xE2\x80",
                          " trigger char \"@\"\n",
                          "([a-z]{100}){10}",
                          " valid luhn\n",
                          "é"};
  std::mt19937 random(11);
  for (int i = 0; i < 60000; ++i) {
    std::string text;
    for (unsigned n = random() % 30; n-- > 0;) text += pieces[random() % std::size(pieces)];
    const auto parsed = ParseRules({{"f.rules", text, 0}});
    if (parsed.ok()) {
      const auto engine = Engine::Compile(*parsed, {});
      ASSERT_TRUE(engine.ok());
    }
  }
}

TEST(RuleFile, DeepNestingAndLargeExpansionsAreRefused) {
  const auto fails = [](const std::string& pattern, const std::string& part) {
    const auto parsed = ParseRules({{"f.rules", "rule a\n match " + pattern + "\n emit match = ORG\n", 0}});
    ASSERT_FALSE(parsed.ok());
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr(part));
  };
  fails(std::string(100000, '('), "nested more than 40 deep");
  fails("{" + std::string(100000, '!') + "Cap}", "nested more than 40 deep");
  fails("(((a{1,64}){1,64}){1,64}){1,64}", "units, more than 128");
  fails("(((((a?){1,64}){1,64}){1,64}){1,64}b?){1,64} c", "more than 128");
  std::string macros;
  for (int i = 0; i < 20; ++i)
    macros += "macro m" + std::to_string(i) + " = <m" + std::to_string(i + 1) + "> <m" + std::to_string(i + 1) + ">\n";
  const auto parsed = ParseRules({{"f.rules", macros + "macro m20 = a\nrule a\n match <m0>\n emit match = ORG\n", 0}});
  ASSERT_FALSE(parsed.ok());
  EXPECT_THAT(std::string(parsed.status().message()), HasSubstr("more than 500 uses"));
}

}  // namespace
}  // namespace onoma::rules
