// The matcher against a slow, obvious search, and rows that pin what matches and what does not.
#include "lib/gazetteer/matcher.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/gazetteer/gazetteer_data.h"
#include "onoma/gazetteer.h"

namespace onoma::gazetteer {
namespace {

Gazetteer Make(const std::vector<std::pair<std::string, std::string>>& names) {
  GazetteerBuilder builder;
  int number = 0;
  for (const auto& [name, flags] : names) builder.Add(Entry{"x/" + std::to_string(number++), "T", flags.empty() ? name : name + "{" + flags + "}", {}, {}, {}, {}, {}, {}});
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  EXPECT_TRUE(gazetteer.ok()) << gazetteer.status();
  return *gazetteer;
}

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
    {"lower-case name", {{"defence minister", ""}}, "Defence minister, Defence Minister, defence minister", {"Defence minister", "Defence Minister", "defence minister"}},
    {"accents", {{"S\xC3\xA3o Paulo", ""}, {"Malmo", ""}}, "Sao Paulo; Malm\xC3\xB6; S\xC3\x83O PAULO", {"Sao Paulo", "Malm\xC3\xB6", "S\xC3\x83O PAULO"}},
    {"sharp s", {{"Stra\xC3\x9F" "e", ""}}, "STRASSE Strasse", {"STRASSE", "Strasse"}},
    {"line wrap", {{"New York", ""}}, "New\n  York, New\n\nYork, New \xC2\xA0 York", {"New\n  York", "New \xC2\xA0 York"}},
    {"apostrophes", {{"O'Brien", ""}}, "O\xE2\x80\x99" "Brien O`Brien", {"O\xE2\x80\x99" "Brien", "O`Brien"}},
    {"trailing stop", {{"U.S.", "A"}}, "the U.S. is U.S.A and U.S", {"U.S."}},
    {"whole words", {{"Mali", ""}}, "Malian Somali Mali's", {"Mali"}},
    {"non-ASCII borders", {{"Mali", ""}}, "\xC3\xA4Mali Mali\xC3\xA4 \xE2\x80\x9CMali\xE2\x80\x9D", {"Mali"}},
    {"nested", {{"Bosnia", ""}, {"Bosnia and Herzegovina", ""}, {"Herzegovina", ""}}, "Bosnia and Herzegovina", {"Bosnia and Herzegovina", "Bosnia", "Herzegovina"}},
    {"leading apostrophe", {{"'s-Hertogenbosch", ""}}, "in 's-Hertogenbosch", {"'s-Hertogenbosch"}},
    {"two endings", {{"Acme Inc.", ""}, {"Acme Inc", ""}}, "Acme Inc.", {"Acme Inc.", "Acme Inc"}},
};

TEST(Matcher, Rows) {
  for (const Row& row : kRows) EXPECT_EQ(Found(Make(row.names), row.text), row.found) << row.what;
}

}  // namespace
}  // namespace onoma::gazetteer
