// RuleCheck on rules made for it: each thing that it tells is there once, and nothing else is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "onoma/onoma.h"

namespace onoma {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Rules MustBuild(std::string_view text) {
  RulesBuilder builder;
  builder.AddText(text, "t.rules");
  auto rules = builder.Build();
  EXPECT_TRUE(rules.ok()) << rules.status().message();
  return *rules;
}

RuleCheck Check(std::string_view text) {
  ExtractorBuilder builder;
  builder.Add(MustBuild(text));
  auto extractor = builder.Build();
  EXPECT_TRUE(extractor.ok()) << extractor.status().message();
  return RuleCheck(*extractor);
}

TEST(RuleCheck, ExamplesHoldOrAreToldWithTheirLine) {
  RuleCheck check = Check(
      "rule a\n match 'Fort' {Cap}\n emit match = FAC.fort\n find \"at [Fort Bragg](FAC.fort) today\"\n not \"a fort Bragg\"\n"
      "rule b\n match (?P<n>{Digits}) percent\n emit n = PERCENT normalise=percent unit=x\n"
      " find \"up [5](PERCENT unit=y) percent\"\n find \"up [seven](PERCENT) percent\"\n find \"[Up] 3 percent\"\n not \"of 9 percent\"\n");
  EXPECT_EQ(check.rules(), 2u);
  EXPECT_EQ(check.examples(), 6u);
  EXPECT_THAT(check.Examples(), ElementsAre("t.rules:9: b gives [5] unit=x number=5, not unit=y",
                                            "t.rules:10: b does not find [seven](PERCENT) in \"up seven percent\"; it finds nothing",
                                            "t.rules:11: b does not find [Up] in \"Up 3 percent\"; it finds [3](PERCENT)",
                                            "t.rules:11: b finds [3](PERCENT) in \"Up 3 percent\", outside the marks",
                                            "t.rules:12: b finds [9](PERCENT) in \"of 9 percent\", which 'not' forbids"));
}

TEST(RuleCheck, OnlyTheRulesAskedFor) {
  ExtractorBuilder builder;
  builder.Add(MustBuild("rule a\n match 'Fort' {Cap}\n emit match = FAC\n not \"at Fort Bragg\"\n"));
  const Rules own = MustBuild("rule b\n match 'Fort'\n emit match = FAC\n not \"at Fort Bragg\"\n");
  builder.Add(own);
  auto extractor = builder.Build();
  ASSERT_TRUE(extractor.ok());
  RuleCheck check(*extractor, own);
  EXPECT_EQ(check.rules(), 1u);
  EXPECT_THAT(check.Examples(), ElementsAre(HasSubstr("b finds")));
  check.Add("at Fort Bragg");
  ASSERT_EQ(check.Findings().size(), 1u);
  EXPECT_THAT(check.Findings()[0].messages, ElementsAre(HasSubstr("each of the 1 spans of b loses to a 1;")));
  ASSERT_EQ(check.Costs().size(), 1u);
  EXPECT_EQ(check.Costs()[0].rule, "b");
}

TEST(RuleCheck, FindsWhatRulesDoToEachOther) {
  RuleCheck check = Check(
      "rule long\n match 'Fort' {Cap}\n emit match = FAC\n priority 10\n"
      "rule same\n match 'Fort' 'Bragg'\n emit match = FAC\n priority 5\n"
      "rule other\n match {Cap} 'Bragg'\n emit match = ORG\n priority 10\n"
      "rule never\n match 'Castle'\n emit match = FAC\n");
  check.Add("at Fort Bragg, and Fort Hood and Fort Bragg");
  EXPECT_EQ(check.documents(), 1u);
  std::string told;
  for (const RuleFinding& finding : check.Findings())
    for (const std::string& message : finding.messages) told += finding.kind + ": " + message + "\n";
  EXPECT_EQ(told,
            "rule that never fires: t.rules:13: never never fires on this corpus; widen it, or drop it\n"
            "rule that others always shadow: t.rules:5: each of the 2 spans of same loses to other 2; raise its priority, narrow the "
            "other, or drop it\n"
            "rules of one priority that disagree: t.rules:1: long gives FAC and other (t.rules:9) gives ORG at priority 10, 2 times (one "
            "comes out 2 times), first of \"Fort Bragg\"; set a priority\n");
  const auto costs = check.Costs();
  ASSERT_EQ(costs.size(), 4u);
  double share = 0;
  for (const RuleCost& cost : costs) {
    share += cost.share;
    if (cost.rule == "long") {
      EXPECT_EQ(cost.matches, 3u);
    }
  }
  EXPECT_LE(share, 1.001);
  EXPECT_THAT(check.Notes(), ::testing::Contains(StartsWith("phase names: ")));
}

TEST(RuleCheck, TriggersThatLoseMatches) {
  RuleCheck bad = Check("rule t\n text [A-Z]\\d{1,2}\n trigger word T1\n emit match = PRODUCT\n");
  bad.Add("a T1, a T1 and a B7 and xB9");
  ASSERT_EQ(bad.Findings().size(), 1u);
  EXPECT_THAT(bad.Findings()[0].messages,
              ElementsAre("t.rules:1: the trigger of t loses \"B7\"; let it stand in every match, or widen 'back'"));
  // A match may not be longer than `longest`, with its trigger or without.
  RuleCheck good = Check("rule t\n text T-\\d{1,40}\n trigger joined \"-\"\n longest 8\n emit match = PRODUCT\n");
  good.Add("T-1 T-12345678901");
  EXPECT_THAT(good.Findings(), IsEmpty());
}

TEST(RuleCheck, DefinitionsThatNoRuleUses) {
  const auto findings = Check(
                            "classes given, surname\nwords used = a, b\nwords in_dead_macro = c\nwords dead = d\nmacro dead = "
                            "{in_dead_macro}\nmacro outer = <inner>\nmacro inner = {used}\n"
                            "words in_needs = x\nrule a\n match <outer> {given}\n unless {in_needs} before\n emit match = ORG\n")
                            .Findings();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, "definition that no rule uses");
  EXPECT_THAT(findings[0].messages,
              ElementsAre("t.rules:1: no rule uses 'classes surname'; drop it", "t.rules:5: no rule uses 'macro dead'; drop it",
                          "t.rules:4: no rule uses 'words dead'; drop it", "t.rules:3: no rule uses 'words in_dead_macro'; drop it"));
}

TEST(RuleCheck, WithoutRulesOrCorpus) {
  ExtractorBuilder builder;
  auto extractor = builder.Build();
  ASSERT_TRUE(extractor.ok());
  RuleCheck check(*extractor);
  check.Add("at Fort Bragg");
  EXPECT_EQ(check.rules(), 0u);
  EXPECT_THAT(check.Examples(), IsEmpty());
  EXPECT_THAT(check.Findings(), IsEmpty());
  EXPECT_THAT(check.Costs(), IsEmpty());
  EXPECT_THAT(check.Notes(), IsEmpty());
  EXPECT_THAT(Check("rule a\n match x\n emit match = ORG\n").Findings(), IsEmpty());
}

}  // namespace
}  // namespace onoma
