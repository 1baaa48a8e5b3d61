// Normalisers on a table of forms, then on random text: they are total, and what they say does not depend on what came before.
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "lib/rules/normalise.h"
#include "lib/rules/value_tokens.h"

namespace onoma::rules {
namespace {

std::string Said(std::string_view normaliser, std::string_view text, std::string_view date) {
  Values values;
  if (!Normalise(normaliser, text, date, values)) return "-";
  std::string said;
  for (const auto& [key, value] : values) said += (said.empty() ? "" : " ") + key + "=" + value;
  return said;
}

TEST(Normalise, Table) {
  std::ifstream in(std::string(ONOMA_SOURCE_DIR) + "/tests/data/normalise.tsv");
  ASSERT_TRUE(in);
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (char c : line)
      if (c == '\t') fields.emplace_back();
      else fields.back() += c;
    ASSERT_EQ(fields.size(), 4u) << line;
    EXPECT_EQ(Said(fields[0], fields[1], fields[2]), fields[3]) << line;
    ++rows;
  }
  EXPECT_GE(rows, 300);
}

TEST(Normalise, DaysThereAndBack) {
  for (int day = -400000; day < 100000; day += 37) {
    const CivilDay civil = CivilFromDays(day);
    EXPECT_EQ(DaysFromCivil(civil), day);
  }
  EXPECT_EQ(IsoDay(0), "1970-01-01");
  EXPECT_EQ(WeekdayOf(0), 4);
  EXPECT_EQ(WeekdayOf(-4), 7);
}

TEST(Normalise, TotalOnRandomText) {
  const char* pieces[] = {"last", "next", "two", "a", "half", "million", "5", "2024", "99999999999999999999", "0", "12", "-", "–", ",", ".", "years", "ago", "May", "Monday", "the", "and", "$",
                          "€", "hours", "quarter", "first", "1990s", "fiscal", "Q3", "%", "km", "square", "to", "between", "past", "old", "\xFF", "\xE2\x80", "trillion", "'", ":", "p.m.", "T"};
  const char* dates[] = {"2025-11-15", "2025-11", "2025", "", "0001-01-01", "9999-12-31", "0000-01-01", "garbage"};
  std::mt19937 random(7);
  for (int i = 0; i < 200000; ++i) {
    std::string text;
    for (unsigned n = random() % 9; n-- > 0;) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 4) text += ' ';
    }
    const auto& name = NormaliserNames()[random() % NormaliserNames().size()];
    const char* date = dates[random() % std::size(dates)];
    ASSERT_EQ(Said(name, text, date), Said(name, text, date)) << text;
  }
}

}  // namespace
}  // namespace onoma::rules
