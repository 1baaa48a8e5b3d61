// The text of a value in pieces ("$3.5bn" -> $ 3.5 bn), numbers in digits and words, and days of the calendar: what normalisers share.
#ifndef ONOMA_LIB_RULES_VALUE_TOKENS_H_
#define ONOMA_LIB_RULES_VALUE_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/rules/value_text.h"
#include "lib/rules/value_words.h"

namespace onoma::rules {

struct ValueToken {
  std::string_view text;  // ASCII lower case; curly marks made straight
  const ValueWord* word;  // what the table says of it; null: nothing, or a number
  const ValueWord* stem;  // of it without its last s; null also where it has none
  std::int64_t micro;     // of a number below 10^12 (of some up to 9 * 10^12) with one point at most: millionths; else -1
  bool number;            // begins with a digit; a decimal number with groups is one token
  bool digits;            // a number of digits alone
  bool space_before;

  // The row that counts where a word longer than `size` bytes loses its s, as "years" does and "yrs" does not.
  const ValueWord* Singular(std::size_t size) const { return text.size() > size && text.back() == 's' ? stem : word; }
};
ValueToken WordToken(std::string_view word);  // as if `word`, at most 16 letters in lower case that outlive it, stood in a text

// Pieces of a text, or a part of them.
struct Tokens {
  const ValueToken* first = nullptr;
  std::size_t count = 0;

  std::size_t size() const { return count; }
  bool empty() const { return count == 0; }
  const ValueToken& operator[](std::size_t i) const { return first[i]; }
  const ValueToken* begin() const { return first; }
  const ValueToken* end() const { return first + count; }
  Tokens Part(std::size_t from, std::size_t size) const { return {first + from, size}; }
};
inline constexpr std::size_t kMostValueTokens = 64, kMostValueBytes = 400;

// A list of tokens in place; not cleared when made, since few of its places are used.
struct TokenList {
  std::size_t count = 0;
  union {
    ValueToken items[kMostValueTokens];
  };

  TokenList() {}
  void push_back(const ValueToken& token) { items[count++] = token; }  // at most kMostValueTokens
  Tokens tokens() const { return {items, count}; }
};
// Splits a text; its tokens hold until the next. At most 64 tokens of a text of 400 bytes; the rest of a longer one is left out.
class ValueSplitter {
 public:
  ValueSplitter() {}
  ValueSplitter(const ValueSplitter&) = delete;
  ValueSplitter& operator=(const ValueSplitter&) = delete;
  // `behind`: how many bytes behind the text may be read, too; with eight it is faster.
  Tokens Split(std::string_view text, std::size_t behind);

 private:
  struct Source;
  static std::size_t ReadDigitsAt(const Source& source, std::size_t at, ValueToken& token);
  std::size_t ReadWord(const Source& source, std::size_t at, std::size_t first, ValueToken& token);

  char lower_[kMostValueBytes + 16];  // words in lower case, each at its place; stored eight bytes at a time
  TokenList list_;
};

// A decimal with six digits after the point; saturates.
struct Decimal {
  __int128 micro = 0;
  static Decimal Of(std::int64_t value) { return {__int128(value) * 1000000}; }
  bool IsWhole() const { return Small() ? std::int64_t(micro) % 1000000 == 0 : micro % 1000000 == 0; }
  std::int64_t Whole() const { return Small() ? std::int64_t(micro) / 1000000 : std::int64_t(micro / 1000000); }
  Decimal Over(std::int64_t divisor) const { return {Small() ? std::int64_t(micro) / divisor : micro / divisor}; }
  Decimal Most() const;                                        // itself, 10^18 at most
  bool Small() const { return micro == std::int64_t(micro); }  // nearly always; a division of 128 bits is a call
};
ValueText& operator<<(ValueText& text, const Decimal& number);

// Digits, words and magnitudes from token `at` on: "3.5 million", "twenty-five", "half a million", "a dozen". Moves `at` behind it.
std::optional<Decimal> ReadNumber(Tokens tokens, std::size_t& at);
// What a token multiplies a number before it by, "million" or "two millions"; `glued`: no space before, since "5 k" is no thousand. 0:
// nothing.
inline std::int64_t Magnitude(const ValueToken& token, bool glued) {
  const ValueWord* const word = token.Singular(3);
  return !word || (token.text.size() == 1 && !glued && token.text != "m") ? 0 : word->magnitude;
}
// "first", "21st", "twenty-first".
std::optional<int> ReadOrdinal(Tokens tokens, std::size_t& at);
bool IsHyphen(std::string_view token);

// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
struct CivilDay {
  int year = 0, month = 0, day = 0;
};
int DaysFromCivil(const CivilDay& day);
CivilDay CivilFromDays(int days);
int DaysInMonth(int year, int month);
int WeekdayOf(int days);                                 // 1 Monday .. 7 Sunday
void WriteIsoDay(const CivilDay& day, ValueText& text);  // 2025-11-15
void WriteIsoDay(int days, ValueText& text);
void WriteIsoWeek(int days, ValueText& text);            // 2025-W46
bool ParseIsoDay(std::string_view text, CivilDay& day);  // month and day 0 where not said

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_TOKENS_H_
