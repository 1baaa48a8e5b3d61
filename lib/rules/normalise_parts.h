// The normalisers, each on the pieces of its text.
#ifndef ONOMA_LIB_RULES_NORMALISE_PARTS_H_
#define ONOMA_LIB_RULES_NORMALISE_PARTS_H_

#include "lib/rules/normalise.h"
#include "lib/rules/value_tokens.h"

namespace onoma::rules {

// Words of the calendar; 0: none.
inline int MonthOf(const ValueToken& token) { return token.word ? token.word->month : 0; }
inline int SeasonOf(const ValueToken& token) { return token.word ? token.word->season : 0; }
inline int WeekdayNamed(const ValueToken& token) {
  const ValueWord* const word = token.Singular(6);
  return word ? word->weekday : 0;
}
// D W M Y for units of dates, h m s for those of times, with what they count in `times`; 0: no unit.
struct Period {
  char unit = 0;
  int times = 1;
};
inline Period PeriodOf(const ValueToken& token) {
  const ValueWord* const word = token.Singular(3);
  return word ? Period{word->period, word->times} : Period();
}

bool NormaliseMoney(Tokens tokens, Values& values);
bool NormalisePercent(Tokens tokens, Values& values);
bool NormaliseQuantity(Tokens tokens, Values& values);
bool NormaliseOrdinal(Tokens tokens, Values& values);
bool NormaliseCardinal(Tokens tokens, Values& values);
bool NormaliseDate(Tokens tokens, const CivilDay& date, Values& values);
bool NormaliseTime(Tokens tokens, const CivilDay& date, Values& values);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_NORMALISE_PARTS_H_
