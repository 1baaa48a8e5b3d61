// Validators that users name: used by their set alone, kept alive by the rules, and every mistake a Status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "onoma/onoma.h"

namespace onoma {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kPhrase[] = "rule p\n match 'Fort' (?P<n>{Cap})\n valid mine n\n emit match = FAC name=<n>\n";
constexpr char kText[] = "rule t\n text #(?P<tag>\\w+)\n trigger char \"#\"\n valid mine tag\n emit match = HANDLE tag=<tag>\n";

std::vector<std::string> Found(const Extractor& extractor, const std::string& text) {
  std::vector<std::string> found;
  const Result result = extractor.Extract(text);
  for (const Entity& e : result.entities()) {
    found.push_back(std::string(e.matched) + ":" + text.substr(e.begin, e.end - e.begin));
    for (const Attribute& a : e.attributes) found.back().append(" ").append(a.key).append("=").append(a.value);
  }
  return found;
}

Rules MustBuild(std::string_view text, RulesBuilder::Validator mine) {
  RulesBuilder builder;
  builder.AddValidator("mine", std::move(mine));
  builder.AddText(text, "t.rules");
  auto rules = builder.Build();
  EXPECT_TRUE(rules.ok()) << rules.status().message();
  return *rules;
}

TEST(Validators, DecideMatchesOfPhraseAndTextRules) {
  ExtractorBuilder builder;
  {
    // What the function captures lives as long as the rules.
    auto most = std::make_shared<std::size_t>(4);
    builder.Add(MustBuild(std::string(kPhrase) + kText, [most](std::string_view text) { return text.size() <= *most; }));
  }
  auto extractor = builder.Build();
  ASSERT_TRUE(extractor.ok()) << extractor.status().message();
  EXPECT_THAT(Found(*extractor, "Fort Hood, Fort Bragg, #abcd #abcde, Fort Hood"),
              ElementsAre("p:Fort Hood name=Hood", "t:#abcd tag=abcd", "p:Fort Hood name=Hood"));
}

TEST(Validators, BelongToTheirSet) {
  ExtractorBuilder builder;
  builder.Add(MustBuild(kPhrase, [](std::string_view text) { return text == "Hood"; }));
  builder.Add(MustBuild(kText, [](std::string_view text) { return text != "Hood"; }));
  auto extractor = builder.Build();
  ASSERT_TRUE(extractor.ok()) << extractor.status().message();
  EXPECT_THAT(Found(*extractor, "Fort Hood, Fort Bragg, #Hood #Bragg"), ElementsAre("p:Fort Hood name=Hood", "t:#Bragg tag=Bragg"));
}

TEST(Validators, MayReplaceOneAnotherInOneScratch) {
  Scratch scratch;
  Result result;
  for (int i = 0; i < 60; ++i) {
    ExtractorBuilder builder;
    builder.Add(MustBuild(kPhrase, [i](std::string_view) { return i % 3 == 0; }));
    auto extractor = builder.Build();
    ASSERT_TRUE(extractor.ok());
    extractor->Extract("Fort Hood", {}, scratch, result);
    EXPECT_EQ(result.entities().size(), i % 3 == 0 ? 1u : 0u) << "what one said of a text is not kept for the next";
  }
}

TEST(Validators, EachMistakeIsToldAtOnce) {
  RulesBuilder builder;
  builder.AddValidator("no good", [](std::string_view) { return true; });
  builder.AddValidator("luhn", [](std::string_view) { return true; });
  builder.AddValidator("mine", [](std::string_view) { return true; });
  builder.AddValidator("mine", [](std::string_view) { return true; });
  builder.AddValidator("none", nullptr);
  builder.AddText("rule a\n match {Cap}\n emit match = ORG\n valid yours\n", "t.rules");
  const auto rules = builder.Build();
  ASSERT_EQ(rules.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(std::string(rules.status().message()),
            "validator 'no good': no name; write lower-case letters, digits, '-' or '_'\n"
            "validator 'luhn': onoma has one of this name; choose another\n"
            "validator 'mine': added twice; leave one\n"
            "validator 'none': no function; give one that can be called\n"
            "t.rules:4: unknown validator 'yours'; write one of luhn, iban, phone, day, year, ipv4, host, designation, date, time, money, "
            "percent, quantity, cardinal, mine");
}

TEST(Validators, NamesOfRules) {
  EXPECT_THAT(MustBuild(std::string(kText) + kPhrase, [](std::string_view) { return true; }).names(), ElementsAre("t", "p"));
}

}  // namespace
}  // namespace onoma
