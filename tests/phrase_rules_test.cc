// Phrase rules: each construct of the language by a small example, then the engine against a slow matcher on random units.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/rules_testing.h"

namespace onoma::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> Find(std::string_view rules, std::string_view text, std::map<std::string, TestName> names = {}) {
  std::string error;
  auto parsed = MustParse(rules, &error);
  EXPECT_EQ(error, "");
  if (!parsed) return {};
  TestWorld world(parsed, std::move(names));
  EXPECT_EQ(world.error(), "");
  return world.Found(text);
}

TEST(PhraseRules, WordsInAnyCaseAndExactForms) {
  const char* rules = "rule a\n match the white 'House'\n emit match = ORG\n";
  EXPECT_THAT(Find(rules, "The White House and the white house, THE WHITE House."),
              ElementsAre("ORG:The White House", "ORG:THE WHITE House"));
}

TEST(PhraseRules, ShapesAndRepetition) {
  const char* rules = "rule ship\n match 'USS' (?P<name>{Cap}{1,3})\n emit name = PRODUCT.ship\n";
  EXPECT_THAT(Find(rules, "the USS Abraham Lincoln Carrier Strike Group"), ElementsAre("PRODUCT:Abraham Lincoln Carrier"));
  EXPECT_THAT(Find(rules, "the USS was"), IsEmpty());
}

TEST(PhraseRules, AllOverlapsOneAStart) {
  EXPECT_THAT(Find("rule a\n match {Cap}+\n emit match = ORG\n", "to Red Blue Green now"),
              ElementsAre("ORG:Red Blue Green", "ORG:Blue Green", "ORG:Green"));
}

TEST(PhraseRules, LazyRepetitionStopsEarly) {
  EXPECT_THAT(Find("rule a\n match bank of {Cap}+?\n emit match = ORG\n", "the Bank of New England"), ElementsAre("ORG:Bank of New"));
}

TEST(PhraseRules, MentionsOfTypes) {
  const char* rules = "rule t\n match (?P<t>{TITLE}) of (?P<c>{GPE.country}) ,? (?P<p>{Cap & !GPE}{1,4})\n emit p = PERSON\n";
  std::map<std::string, TestName> names = {
      {"defence minister", {"TITLE", ""}}, {"Bosnia and Herzegovina", {"GPE", "GPE.country"}}, {"Paris", {"GPE", "GPE.city"}}};
  EXPECT_THAT(Find(rules, "the defence minister of Bosnia and Herzegovina, Zukan Helez, said", names), ElementsAre("PERSON:Zukan Helez"));
  EXPECT_THAT(Find(rules, "the defence minister of Paris, Zukan Helez, said", names), IsEmpty());
}

TEST(PhraseRules, WordClassesAndSets) {
  const char* rules =
      "classes months\nwords period = day, week, 'May'\nrule a\n match {months & !period} | last {period}\n emit match = DATE\n";
  EXPECT_THAT(Find(rules, "In May or June, LAST Week"), ElementsAre("DATE:June", "DATE:LAST Week"));
}

TEST(PhraseRules, MacrosAndGlue) {
  const char* rules = "macro number = {Digits} (~, ~{Number3})* (~\\. ~{Digits})?\nrule a\n match <number> kg\n emit match = QUANTITY\n";
  EXPECT_THAT(Find(rules, "weighs 12,500.5 kg"), ElementsAre("QUANTITY:12,500.5 kg", "QUANTITY:500.5 kg", "QUANTITY:5 kg"));
  EXPECT_THAT(Find(rules, "in 12, 500 kg"), ElementsAre("QUANTITY:500 kg"));
}

TEST(PhraseRules, NothingCrossesASentence) {
  EXPECT_THAT(Find("rule a\n match {Cap} \\. {Cap}\n emit match = ORG\n", "She saw Italy. Then she left."), IsEmpty());
  EXPECT_THAT(Find("rule a\n match {Cap} \\. {SentenceEdge} {Cap}\n emit match = ORG\n", "She saw Italy. Then she left."),
              ElementsAre("ORG:Italy. Then"));
  EXPECT_THAT(Find("rule a\n match {SentenceEdge} {Cap}\n emit match = ORG\n", "She saw"), ElementsAre("ORG:She"));
  EXPECT_THAT(Find("rule a\n match {!Cap} italy\n emit match = ORG\n", "Italy"), IsEmpty());
}

TEST(PhraseRules, Contexts) {
  const char* rules =
      "rule a\n match {Cap & !SentenceStart}\n needs {\"river\" | \"lake\"} within 2 before\n unless \"bank\" after\n emit match = LOC\n";
  EXPECT_THAT(Find(rules, "the river called Thames"), ElementsAre("LOC:Thames"));
  EXPECT_THAT(Find(rules, "the river called Thames bank"), IsEmpty());
  EXPECT_THAT(Find(rules, "the river that is called Thames"), IsEmpty());
  EXPECT_THAT(Find("rule a\n match {Cap & !SentenceStart}\n needs river in sentence\n emit match = LOC\n",
                   "A river called by people here Thames. But Rhine"),
              ElementsAre("LOC:Thames"));
}

TEST(PhraseRules, SeveralMatchLinesEmitsAndRelations) {
  const char* rules =
      "rule a\n match (?P<who>{Cap}+) , (?P<role>minister|chief) of (?P<what>{Cap})\n match (?P<role>minister|chief) (?P<who>{Cap}+)\n"
      " emit who = PERSON role=<role>\n emit role = TITLE\n relation holds-office person=who role=role of=what\n";
  std::string error;
  auto parsed = MustParse(rules, &error);
  ASSERT_TRUE(parsed) << error;
  TestWorld world(parsed);
  RuleScratch scratch;
  const std::string text = "said Ann Lee, chief of Budgets";
  world.Find(text, scratch);
  ASSERT_EQ(scratch.emits.size(), 4u);  // from Ann, and from Lee
  ASSERT_EQ(scratch.captures.size(), 6u);
  EXPECT_EQ(text.substr(scratch.captures[2].begin, scratch.captures[2].end - scratch.captures[2].begin), "Budgets");
  EXPECT_EQ(world.engine().RuleCaptures(0)[scratch.captures[2].capture], "what");
  EXPECT_THAT(world.Found("then chief Ann Lee"), UnorderedElementsAre("PERSON:Ann Lee", "TITLE:chief"));
}

TEST(PhraseRules, ValidatorsDrop) {
  EXPECT_THAT(Find("rule a\n match year (?P<y>{Digits})\n valid year y\n emit y = DATE\n", "year 1999 and year 9999"),
              ElementsAre("DATE:1999"));
}

TEST(PhraseRules, WhatASentenceNeeds) {
  const auto needs = [](const std::string& patterns) {
    std::string text, pattern;
    std::istringstream in(patterns);
    for (int i = 0; std::getline(in, pattern, ';'); ++i)
      text += "rule r" + std::to_string(i) + "\n match " + pattern + "\n emit match = ORG\n";
    const auto parsed = ParseRules({{"f.rules", text, 0}});
    EXPECT_TRUE(parsed.ok()) << parsed.status().message();
    const TestWorld world(*parsed);
    std::string said;
    for (std::size_t phase = 0; phase < world.engine().phases().size(); ++phase)
      for (const SentenceNeed& need : world.engine().SentenceNeeds(phase)) {
        said += said.empty() ? "" : ";";
        for (std::size_t type = 0; type < world.vocabulary().types.size(); ++type)
          if (need.types >> type & 1) said += "+" + world.vocabulary().types[type];
        for (std::uint32_t literal = 0; literal < need.literals.size() * 64; ++literal)
          if (need.Names(literal)) said += "/" + parsed.value()->names.literals.text(literal);
      }
    return said;
  };
  EXPECT_EQ(needs("{TITLE} {PERSON}"), "+PERSON+TITLE");
  EXPECT_EQ(needs("({TITLE} | {GPE})? of {PERSON & Cap}{1,3}"), "+PERSON/of");
  EXPECT_EQ(needs("{TITLE | GPE} said"), "/said");  // either: no type is in every match
  EXPECT_EQ(needs("{!PERSON} {ORG & !Cap}"), "+ORG");
  EXPECT_EQ(needs("({GPE} a | {GPE} {ORG})"), "+GPE");
  EXPECT_EQ(needs("{GPE} (is|was) a (full|founding)? member of {ORG}"), "+GPE+ORG/member");  // the longest that no match is without
  EXPECT_EQ(needs("{PERSON} (met|meets) in {GPE}"), "+PERSON+GPE/met/meets");
  EXPECT_EQ(needs("{PERSON} in {GPE};{PERSON} near {GPE};{PERSON} near {LOC}"),
            "+PERSON+GPE/in/near;+PERSON+LOC/near");  // of one set of types: any word
  EXPECT_EQ(needs("{PERSON} near {GPE};{PERSON} {GPE}"), "+PERSON+GPE");
  EXPECT_EQ(needs("{GPE & \"north\"}? 'South' {GPE}"), "+GPE/south/South");                                 // a form counts as its word
  EXPECT_EQ(needs("{TITLE} {PERSON} {ORG};{PERSON} {TITLE};{PERSON} {GPE}"), "+PERSON+TITLE;+PERSON+GPE");  // the smaller set says it
  EXPECT_EQ(needs("{PERSON} {SentenceEdge} {GPE}"), "");                                                    // may lie in two sentences
}

TEST(PhraseRules, BudgetOfOneRuleLeavesOthers) {
  std::string error;
  auto parsed = MustParse("rule many\n match {Digits}\n emit match = CARDINAL\nrule one\n match end\n emit match = ORG\n", &error);
  ASSERT_TRUE(parsed) << error;
  TestWorld world(parsed);
  std::string text;
  for (int i = 0; i < 70000; ++i) text += "7 ";
  text += "end";
  RuleScratch scratch;
  world.Find(text, scratch);
  EXPECT_EQ(scratch.emits.size(), kMatchBudget + 1);
  EXPECT_THAT(scratch.over_budget, ElementsAre(0u));
  EXPECT_EQ(scratch.emits.back().rule, 1u);
  world.Find("7 end", scratch);
  EXPECT_EQ(scratch.emits.size(), 2u);
}

}  // namespace
}  // namespace onoma::rules
