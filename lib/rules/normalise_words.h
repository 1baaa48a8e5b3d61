// Words of the calendar, for the normalisers of dates and times.
#ifndef ONOMA_LIB_RULES_NORMALISE_WORDS_H_
#define ONOMA_LIB_RULES_NORMALISE_WORDS_H_

#include <string_view>

#include "lib/rules/word_index.h"

namespace onoma::rules {

struct CalendarWord {
  std::string_view word;
  int number;
};
constexpr std::string_view KeyOf(const CalendarWord& row) { return row.word; }
inline constexpr CalendarWord kMonthWords[] = {
    {"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8}, {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
    {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}};
inline constexpr WordIndex kMonthIndex(kMonthWords);
inline constexpr CalendarWord kWeekdayWords[] = {{"monday", 1}, {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5}, {"saturday", 6}, {"sunday", 7},
                                                 {"mon", 1}, {"tue", 2}, {"wed", 3}, {"thu", 4}, {"fri", 5}, {"sat", 6}, {"sun", 7},
                                                 {"tues", 2}, {"weds", 3}, {"thur", 4}, {"thurs", 4}};
inline constexpr WordIndex kWeekdayIndex(kWeekdayWords);

inline int MonthOf(std::string_view word) {
  const CalendarWord* const row = kMonthIndex.Find(word);
  return row ? row->number : 0;
}

inline int WeekdayNamed(std::string_view word) {
  if (word.size() > 6 && word.back() == 's') word.remove_suffix(1);
  const CalendarWord* const row = kWeekdayIndex.Find(word);
  return row ? row->number : 0;
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
