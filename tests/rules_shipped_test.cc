// The shipped rule files parse together, and each rule shows what it finds. That the examples hold is `onoma check rules`
// (tests/CMakeLists.txt).
#include <gtest/gtest.h>

#include <algorithm>

#include "lib/rules/rule_file.h"
#include "lib/rules/rules_data.h"
#include "onoma/rules.h"

namespace onoma::rules {
namespace {

TEST(ShippedRules, ParseTogetherAndEachHasExamples) {
  RulesBuilder builder;
  builder.AddDirectory(std::string(ONOMA_SOURCE_DIR) + "/gazetteers/rules/");
  const auto rules = builder.Build();
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  EXPECT_GE(rules->size(), 80u);
  for (const ParsedRule& rule : internal::RulesAccess::Parsed(*rules)->rules)
    EXPECT_TRUE(std::any_of(rule.examples.begin(), rule.examples.end(), [](const Example& e) { return e.finds; }))
        << rule.info.name << " has no find";
}

}  // namespace
}  // namespace onoma::rules
