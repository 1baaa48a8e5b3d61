// Rows that pin what the matcher finds and what it does not; long names, full buckets, any bytes.
#include "lib/gazetteer/matcher.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/bytes.h"
#include "lib/gazetteer/image_view.h"
#include "lib/text/tokens.h"
#include "tests/matcher_testing.h"

namespace onoma::gazetteer {
namespace {

std::vector<std::string> Found(const Gazetteer& gazetteer, std::string_view text, const MatchOptions& options = {}) {
  text::Words words;
  text::Tokenize(text, text::BestIsa(), words);
  std::vector<Hit> hits;
  Matcher(internal::GazetteerAccess::image(gazetteer)).Find(text, words, options, hits);
  std::vector<std::string> found;
  for (const Hit& hit : hits) found.emplace_back(text.substr(hit.begin, hit.end - hit.begin));
  return found;
}

struct Row {
  const char* what;
  std::vector<std::pair<std::string, std::string>> names;
  const char* text;
  std::vector<std::string> found;
};

const Row kRows[] = {
    {"as written", {{"Reading", ""}}, "In Reading, reading", {"Reading"}},
    {"all caps", {{"Bank of Ireland", ""}}, "BANK OF IRELAND, Bank Of Ireland, bank of Ireland", {"BANK OF IRELAND", "Bank Of Ireland"}},
    {"acronym", {{"US", "A"}}, "US us Us", {"US"}},
    {"any case", {{"al-Qaeda", "I"}}, "AL-QAEDA al-qaeda Al\xE2\x80\x90Qaeda", {"AL-QAEDA", "al-qaeda", "Al\xE2\x80\x90Qaeda"}},
    {"lower-case name",
     {{"defence minister", ""}},
     "Defence minister, Defence Minister, defence minister",
     {"Defence minister", "Defence Minister", "defence minister"}},
    {"accents",
     {{"S\xC3\xA3o Paulo", ""}, {"Malmo", ""}},
     "Sao Paulo; Malm\xC3\xB6; S\xC3\x83O PAULO",
     {"Sao Paulo", "Malm\xC3\xB6", "S\xC3\x83O PAULO"}},
    {"sharp s",
     {{"Stra\xC3\x9F"
       "e",
       ""}},
     "STRASSE Strasse",
     {"STRASSE", "Strasse"}},
    {"line wrap", {{"New York", ""}}, "New\n  York, New\n\nYork, New \xC2\xA0 York", {"New\n  York", "New \xC2\xA0 York"}},
    {"apostrophes",
     {{"O'Brien", ""}},
     "O\xE2\x80\x99"
     "Brien O`Brien",
     {"O\xE2\x80\x99"
      "Brien",
      "O`Brien"}},
    {"trailing stop", {{"U.S.", "A"}}, "the U.S. is U.S.A and U.S", {"U.S."}},
    {"whole words", {{"Mali", ""}}, "Malian Somali Mali's", {"Mali"}},
    {"non-ASCII borders", {{"Mali", ""}}, "\xC3\xA4Mali Mali\xC3\xA4 \xE2\x80\x9CMali\xE2\x80\x9D", {"Mali"}},
    {"nested",
     {{"Bosnia", ""}, {"Bosnia and Herzegovina", ""}, {"Herzegovina", ""}},
     "Bosnia and Herzegovina",
     {"Bosnia and Herzegovina", "Bosnia", "Herzegovina"}},
    {"leading apostrophe", {{"'s-Hertogenbosch", ""}}, "in 's-Hertogenbosch", {"'s-Hertogenbosch"}},
    {"two endings", {{"Acme Inc.", ""}, {"Acme Inc", ""}}, "Acme Inc.", {"Acme Inc.", "Acme Inc"}},
};

TEST(Matcher, Rows) {
  for (const Row& row : kRows) EXPECT_EQ(Found(Make(row.names), row.text), row.found) << row.what;
}

TEST(Matcher, LongNamesAndLongRows) {
  std::string many, longer;
  for (int i = 0; i < 300; ++i) many += "a ";
  for (int i = 0; i < 2000; ++i) longer += i % 7 ? "a " : "a\n";
  many.pop_back();
  Gazetteer gazetteer = Make({{many, ""}, {"a a", ""}, {"a", ""}, {std::string(5000, 'b'), ""}});
  MatchOptions longest;
  longest.mode = MatchOptions::kLeftmostLongest;
  EXPECT_EQ(Found(gazetteer, longer, longest).size(), 2000 / 300 + 2000 % 300 / 2);
  EXPECT_EQ(Found(gazetteer, longer).size(), 2000u + 1999u + 2000u - 299u);
  EXPECT_EQ(Found(gazetteer, std::string(5000, 'B')).size(), 1u);
}

// Names of one word are found in their bucket, all but the few that it has no room for.
TEST(Matcher, FullBucketsSendFewOn) {
  std::vector<std::pair<std::string, std::string>> names;
  for (int i = 0; i < 20000; ++i) names.emplace_back(i % 4 == 0 ? fmt::format("Of{} Town", i) : fmt::format("Name{}", i), "");
  const Gazetteer gazetteer = Make(names);
  const ImageView view(gazetteer.bytes());
  const auto buckets = view.buckets();
  int sent_on = 0, of_one_word = 0;
  for (const auto& [name, flags] : names) {
    ASSERT_EQ(Found(gazetteer, "in " + name + ".").size(), 1u) << name;
    if (name.find(' ') != std::string::npos) continue;
    const std::uint64_t key = text::FoldedHash(name);
    ++of_one_word;
    sent_on += (buckets[base::ScaleTo(key, buckets.size())].tag[OverflowSlot(key)] & kOverflow) != 0;
  }
  EXPECT_LT(sent_on, of_one_word / 15);  // without choice it is one in nine
}

TEST(Matcher, AnyBytesAreSafe) {
  std::mt19937 random(7);
  Gazetteer gazetteer = Make({{"a", ""},
                              {"a b", ""},
                              {"\xC3\xA9"
                               "a",
                               "I"},
                              {"U.S.", "A"},
                              {"'s a", ""}});
  text::Words words;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const char* pieces[] = {"a", "b", " ", "\xC3", "\xA9", "U.S.", "'s", "\xE2\x80", "\xF0\x9F", "\0x"};
    for (std::size_t i = random() % 40; i > 0; --i)
      text += random() % 4 ? std::string(pieces[random() % 9]) : std::string(1, static_cast<char>(random()));
    std::unique_ptr<char[]> exact(new char[text.size()]);
    std::copy(text.begin(), text.end(), exact.get());
    text::Tokenize({exact.get(), text.size()}, text::BestIsa(), words);
    for (auto parity : {MatchOptions::kNone, MatchOptions::kCaseSensitive, MatchOptions::kCaseInsensitive}) {
      std::vector<Hit> hits;
      Matcher(internal::GazetteerAccess::image(gazetteer))
          .Find({exact.get(), text.size()}, words, {MatchOptions::kAll, parity, text::BestIsa()}, hits);
      for (const Hit& hit : hits) ASSERT_LE(hit.end, text.size());
    }
  }
}

}  // namespace
}  // namespace onoma::gazetteer
