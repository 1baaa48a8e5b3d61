// Words of the calendar, for the normalisers of dates and times.
#ifndef ONOMA_LIB_RULES_NORMALISE_WORDS_H_
#define ONOMA_LIB_RULES_NORMALISE_WORDS_H_

#include <string_view>

namespace onoma::rules {

inline int MonthOf(std::string_view word) {
  constexpr std::string_view kMonths[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  if (word == "sept") return 9;
  for (int i = 0; i < 12; ++i)
    if (word == kMonths[i] || (word.size() == 3 && word == kMonths[i].substr(0, 3))) return i + 1;
  return 0;
}

inline int WeekdayNamed(std::string_view word) {
  constexpr std::string_view kDays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  constexpr std::string_view kShort[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (word.size() > 6 && word.back() == 's') word.remove_suffix(1);
  for (int i = 0; i < 7; ++i)
    if (word == kDays[i] || word == kShort[i]) return i + 1;
  return word == "tues" ? 2 : word == "weds" ? 3 : word == "thur" || word == "thurs" ? 4 : 0;
}

// 21 spring, 22 summer, 23 autumn, 24 winter, as in ISO 8601-2.
inline int SeasonOf(std::string_view word) {
  return word == "spring" ? 21 : word == "summer" ? 22 : word == "autumn" || word == "fall" ? 23 : word == "winter" ? 24 : 0;
}

// D W M Y for units of dates, with what they count in `times`; h m s for those of times; 0: no unit.
inline char PeriodOf(std::string_view word, int& times) {
  times = 1;
  if (word.size() > 3 && word.back() == 's') word.remove_suffix(1);
  if (word == "day") return 'D';
  if (word == "week") return 'W';
  if (word == "fortnight") return times = 2, 'W';
  if (word == "month" || word == "mth") return 'M';
  if (word == "quarter") return times = 3, 'M';
  if (word == "year" || word == "yr" || word == "yrs") return 'Y';
  if (word == "decade") return times = 10, 'Y';
  if (word == "centurie" || word == "century") return times = 100, 'Y';
  if (word == "hour" || word == "hr") return 'h';
  if (word == "minute" || word == "min") return 'm';
  if (word == "second" || word == "sec") return 's';
  return 0;
}

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_NORMALISE_WORDS_H_
