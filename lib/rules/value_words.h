// Every word that a value may be made of, in one table: its number, magnitude, currency, unit, place in the calendar. A token is looked up
// once, by its bytes as two integers, and what the normalisers ask after that is a field.
#ifndef ONOMA_LIB_RULES_VALUE_WORDS_H_
#define ONOMA_LIB_RULES_VALUE_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace onoma::rules {

// What a word does in a date.
enum class DateRole : std::uint8_t { kNone, kFiller, kStart, kEnd, kMid, kApprox, kThis, kLast, kNext, kComing, kPast, kDay };

struct ValueWord {
  std::uint64_t low = 0, high = 0;  // its bytes, little-endian; no word of the table has more than 16
  std::int64_t magnitude = 0;       // thousand 1000; 0: none
  std::int32_t ordinal = -1;        // zeroth 0, first 1
  std::int8_t number = -1;          // zero 0 .. ninety 90
  std::int8_t month = 0;            // 1..12
  std::int8_t weekday = 0;          // 1 Monday .. 7 Sunday
  std::int8_t season = 0;           // 21 spring, 22 summer, 23 autumn, 24 winter, as in ISO 8601-2
  char period = 0;                  // D W M Y for units of dates, h m s for those of times
  std::uint8_t times = 1;           // how many of its period: fortnight 2 weeks
  DateRole role = DateRole::kNone;
  bool code : 1, hundredth : 1, cents : 1, qualifier : 1;  // a currency's code; cents, pence; cents alone; "Canadian" before a currency
  char currency[4] = {};                                   // USD
  char sign[4] = {};                                       // ZAR, of what stands before its number in letters: "R92 million"
  char measure[8] = {};                                    // km; of a unit

  constexpr ValueWord() : code(false), hundredth(false), cents(false), qualifier(false) {}
};

// The bytes of a word of at most 16 as two integers, zeros behind its end.
struct WordBytes {
  std::uint64_t low, high;
};
// The row of a word of ASCII lower case; null: it has none.
const ValueWord* FindValueWord(WordBytes bytes);

// Whether letters, as they are written, are the sign of a currency before a number: "Rs", "R", "KSh".
bool IsLetterSign(std::string_view letters);

// Of which of the many dollars, pounds, crowns "Canadian dollars" speaks; the currency's code, or nothing.
std::string_view VariantOf(std::string_view qualifier, std::string_view currency);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_WORDS_H_
