// The text of a value in pieces ("$3.5bn" -> $ 3.5 bn), numbers in digits and words, and days of the calendar: what normalisers share.
#ifndef ONOMA_LIB_RULES_VALUE_TOKENS_H_
#define ONOMA_LIB_RULES_VALUE_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::rules {

struct ValueToken {
  std::string text;        // ASCII lower case; curly marks made straight
  bool number = false;     // begins with a digit; a decimal number with groups is one token
  bool space_before = false;
};
// At most 64 tokens; the rest of a longer text is left out.
std::vector<ValueToken> SplitValue(std::string_view text);

// A decimal with six digits after the point; saturates.
struct Decimal {
  __int128 micro = 0;
  static Decimal Of(std::int64_t value) { return {__int128(value) * 1000000}; }
  std::string Text() const;
  bool IsWhole() const { return micro % 1000000 == 0; }
  std::int64_t Whole() const { return std::int64_t(micro / 1000000); }
};
// Digits, words and magnitudes from token `at` on: "3.5 million", "twenty-five", "half a million", "a dozen". Moves `at` behind it.
std::optional<Decimal> ReadNumber(const std::vector<ValueToken>& tokens, std::size_t& at);
// "first", "21st", "twenty-first".
std::optional<int> ReadOrdinal(const std::vector<ValueToken>& tokens, std::size_t& at);
bool IsHyphen(std::string_view token);

// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
struct CivilDay {
  int year = 0, month = 0, day = 0;
};
int DaysFromCivil(const CivilDay& day);
CivilDay CivilFromDays(int days);
int DaysInMonth(int year, int month);
int WeekdayOf(int days);                 // 1 Monday .. 7 Sunday
std::string IsoDay(int days);            // 2025-11-15
std::string IsoWeek(int days);           // 2025-W46
bool ParseIsoDay(std::string_view text, CivilDay& day);  // month and day 0 where not said

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_TOKENS_H_
