// Normalisers on a table of forms, then on made and random text: the short way and the memory say what the whole way says, normalisers are
// total, and numbers are written to their last digit.
#include "lib/rules/normalise.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "lib/rules/value_memory.h"
#include "lib/rules/value_tokens.h"
#include "tests/normalise_testing.h"

namespace onoma::rules {
namespace {

TEST(Normalise, Table) {
  std::ifstream in(std::string(ONOMA_SOURCE_DIR) + "/tests/data/normalise.tsv");
  ASSERT_TRUE(in);
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (char c : line)
      if (c == '\t')
        fields.emplace_back();
      else
        fields.back() += c;
    ASSERT_EQ(fields.size(), 4u) << line;
    EXPECT_EQ(Said(fields[0], fields[1], fields[2]), fields[3]) << line;
    ++rows;
  }
  EXPECT_GE(rows, 300);
}

// What the short way says, and the memory, is what the whole way says.
TEST(Normalise, ShortValuesAreTheSame) {
  ValueMemory memory;
  std::size_t shorts = 0;
  const auto check = [&](Normaliser normaliser, std::string_view text, std::string_view date) {
    CivilDay day;
    if (!ParseIsoDay(date, day)) day = {};
    Values want, kept;
    Normalise(normaliser, text, day, want);
    ShortValue read;
    shorts += ReadShortValue(normaliser, text, read);
    const ShortValue* const got = memory.Of(normaliser, text, day, kept, 0);
    if (!got) {
      ASSERT_GT(want.text().size(), ShortValue::kMost) << text;
      ASSERT_EQ(kept.text(), want.text()) << text;
      return;
    }
    ASSERT_EQ(std::string_view(got->text, got->size()), want.text()) << int(normaliser) << " '" << text << "'";
    ASSERT_EQ(got->count, want.size()) << int(normaliser) << " '" << text << "'";
    for (std::size_t i = 0, end = 0; i < want.size(); ++i) {
      ASSERT_EQ(ValueKeyName(got->keys[i]), want[i].key) << text;
      ASSERT_EQ(got->ends[i], end += want[i].value.size()) << text;
    }
  };
  constexpr Normaliser kAll[] = {Normaliser::kDate,     Normaliser::kTime,    Normaliser::kMoney,   Normaliser::kPercent,
                                 Normaliser::kQuantity, Normaliser::kOrdinal, Normaliser::kCardinal};
  const char* numbers[] = {"0",
                           "5",
                           "00",
                           "007",
                           "12",
                           "1986",
                           "2199",
                           "2200",
                           "0999",
                           "1000",
                           "99999999",
                           "123456789012",
                           "1234567890123",
                           "1,234",
                           "12,345,678",
                           "123,456,789,012",
                           "1,2345",
                           "1,23",
                           "1,234,5",
                           "0.5",
                           "3.50",
                           "0.0",
                           "0.00",
                           "12.",
                           "12.3456",
                           "1.234567",
                           "1.2345678",
                           "1.2.3",
                           "1,234.5",
                           ".5",
                           "1.5,000",
                           "0.05",
                           "100.000001",
                           "999,999.999999",
                           "1234567.1234567",
                           "twelve",
                           "\xC2\xBD"};
  const char* magnitudes[] = {"",    " mln",     " MLN",      " million", " billion", " bln",    " Billion",
                              "mln", "-million", " thousand", " mlnx",    "\tmln",    " mln mln"};
  const char* units[] = {"",      " pct", " PCT", " percent", "%",    " %",     " per cent", " dlrs",  " dlr",
                         " DLRS", " cts", " stg", " dollars", " yen", " cts a", "dlrs",      " dlrs ", " mln dlrs"};
  for (const char* before : {"", "$", "US$", "-", "C$"})
    for (const char* number : numbers)
      for (const char* magnitude : magnitudes)
        for (const char* unit : units)
          for (const Normaliser normaliser : kAll)
            ASSERT_NO_FATAL_FAILURE(check(normaliser, fmt::format("{}{}{}{}", before, number, magnitude, unit), ""));
  EXPECT_GT(shorts, 1000u);
  // Digits, marks and letters at random; days before and behind a text that comes again.
  const char* pieces[] = {"0",    "1", "9",    "25", "000",  ",",   ".",     " ",    " mln",   " billion", " pct", "%",     " dlrs",
                          " cts", "$", " stg", "-",  "May ", " 12", "last ", "year", "Monday", "first",    "two ", "weeks", "a "};
  const char* dates[] = {"", "2025-11-15", "2025-11", "1987", "1987-03-01"};
  std::mt19937 random(11);
  for (int i = 0; i < 300000; ++i) {
    std::string text;
    for (std::size_t n = 1 + random() % 5; n > 0; --n) text += pieces[random() % std::size(pieces)];
    ASSERT_NO_FATAL_FAILURE(check(kAll[random() % std::size(kAll)], text, dates[random() % std::size(dates)]));
  }
}

TEST(Normalise, DaysThereAndBack) {
  for (int day = -400000; day < 100000; day += 37) {
    const CivilDay civil = CivilFromDays(day);
    EXPECT_EQ(DaysFromCivil(civil), day);
  }
  ValueText text;
  WriteIsoDay(0, text);
  EXPECT_EQ(text.view(), "1970-01-01");
  EXPECT_EQ(WeekdayOf(0), 4);
  EXPECT_EQ(WeekdayOf(-4), 7);
}

TEST(Normalise, TotalOnRandomText) {
  const char* pieces[] = {"last",   "next",     "two",      "a",  "half",   "million", "5",       "2024",  "99999999999999999999",
                          "0",      "12",       "-",        "–",  ",",      ".",       "years",   "ago",   "May",
                          "Monday", "the",      "and",      "$",  "€",      "hours",   "quarter", "first", "1990s",
                          "fiscal", "Q3",       "%",        "km", "square", "to",      "between", "past",  "old",
                          "\xFF",   "\xE2\x80", "trillion", "'",  ":",      "p.m.",    "T"};
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

std::string Written(__int128 micro) {
  ValueText text;
  text << Decimal{micro};
  return std::string(text.view());
}
// As printed digit by digit.
std::string Printed(__int128 micro) {
  std::string digits;
  const bool negative = micro < 0;
  for (__int128 rest = negative ? -micro : micro; rest > 0 || digits.size() < 7; rest /= 10) {
    digits.insert(digits.begin(), char('0' + int(rest % 10)));
    if (digits.size() == 6) digits.insert(digits.begin(), '.');
  }
  if (digits[0] == '.') digits.insert(digits.begin(), '0');
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  if (negative) digits.insert(digits.begin(), '-');
  return digits;
}
TEST(Normalise, NumbersAreWrittenWithAllTheirDigits) {
  EXPECT_EQ(Written(0), "0");
  EXPECT_EQ(Written(-500000), "-0.5");
  for (__int128 power = 1; power < __int128(1000000000000000000) * 10000000; power *= 10)
    for (const __int128 micro : {power - 1, power, power + 1, 7 * power + 10, -3 * power}) EXPECT_EQ(Written(micro), Printed(micro));
  std::mt19937_64 random(11);
  for (int i = 0; i < 200000; ++i) {
    const __int128 micro = std::int64_t(random() >> random() % 64);
    ASSERT_EQ(Written(micro), Printed(micro));
  }
  for (int number : {0, 7, 42, 99, 100, 999, 1000, 9999, 10000, 123456, -1, -75, -12345})
    for (int width : {2, 3, 4}) {
      ValueText text;
      text.Padded(number, std::size_t(width));
      EXPECT_EQ(text.view(), fmt::format("{:0{}}", number, width));
    }
}

// The longest values stay within their place, and what does not is left out.
TEST(Normalise, LongValuesFit) {
  std::string text;
  while (text.size() < 380) text += "99999999999999999999 tn ";
  EXPECT_LE(Said("cardinal", text, "").size(), ValueText::kMost);
  text.clear();
  for (int i = 0; i < 32; ++i) text += "9.5 century ";
  EXPECT_EQ(Said("date", text.substr(0, 383), "").size(), std::string("value=P").size() + 32 * 4);
  ValueText full;
  for (int i = 0; i < 3000; ++i) full << "abc" << std::uint64_t(1) << 'x' << std::uint64_t(12345678901);
  full.Padded(2024, 4);
  full.Fraction(5);
  EXPECT_LE(full.size(), ValueText::kMost);
}

}  // namespace
}  // namespace onoma::rules
