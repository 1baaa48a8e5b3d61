// A number, or two with a dash, "to" or "and" between, and the words of an amount beside them.
#ifndef ONOMA_LIB_RULES_VALUE_RANGE_H_
#define ONOMA_LIB_RULES_VALUE_RANGE_H_

#include <cstddef>
#include <string_view>

#include "lib/rules/normalise.h"
#include "lib/rules/value_tokens.h"

namespace onoma::rules {

// What the table says of a word, or of its stem where it says nothing of the word: "dlrs".
inline std::string_view Currency(const ValueToken& token) {
  if (token.word && token.word->currency[0]) return {token.word->currency, 3};
  return token.stem && token.stem->currency[0] && token.text.size() > 2 ? std::string_view(token.stem->currency, 3) : std::string_view();
}
inline std::string_view Measure(const ValueToken& token) {
  if (token.word && token.word->measure[0]) return token.word->measure;
  return token.stem && token.stem->measure[0] && token.text.size() > 2 ? token.stem->measure : std::string_view();
}
inline std::string_view Sign(const ValueToken& token) {
  return token.word && token.word->sign[0] ? std::string_view(token.word->sign, 3) : std::string_view();
}
inline bool IsA(const ValueToken& token) { return token.text == "a" || token.text == "an"; }

struct Range {
  Decimal low, high;
  bool two = false;
};

// The most frequent: one number in digits, a magnitude perhaps, and no more than one token behind, which is none.
bool ReadPlain(Tokens tokens, std::size_t& at, Range& range);
// Reads a range from `at` on, and moves `at` behind it. `symbol_between`: a currency may stand before the second number, too.
bool ReadRange(Tokens tokens, std::size_t& at, Range& range, bool symbol_between);

inline void AddRange(Values& values, ValueKey key, ValueKey key_to, const Range& range, bool negative = false) {
  values.Add(key) << Decimal{negative ? -range.low.micro : range.low.micro};
  if (range.two) values.Add(key_to) << range.high;
}

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_RANGE_H_
