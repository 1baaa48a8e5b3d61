// Ranges: "5-10 million", "between 10 and 20 pct", "10-3/4", "25-crore". A magnitude behind the second number belongs to both; the most
// frequent, one number in digits, is read without asking for any of this.
#include "lib/rules/value_range.h"

namespace onoma::rules {

namespace {

bool IsTo(const ValueToken& token) {
  return IsHyphen(token.text) || token.text == "/" || token.text == "to" || token.text == "and" || token.text == "or";
}

// "5-10 million": the magnitude of the second number, which is `full`, belongs to both if the first has none.
std::int64_t TrailingMagnitude(Tokens tokens, std::size_t number_at, std::size_t end, const Decimal& full) {
  if (end == number_at + 1) return 1;
  std::size_t zero = 0;
  const auto bare = ReadNumber(tokens.Part(number_at, 1), zero);
  if (!bare || bare->micro == 0) return 1;
  return full.Small() && bare->Small() ? std::int64_t(full.micro) / std::int64_t(bare->micro) : std::int64_t(full.micro / bare->micro);
}

// The wire's fractions, "13/16", of a denominator that halves make; 0: none.
std::int64_t Fraction(Tokens tokens, std::size_t at) {
  if (at + 2 >= tokens.size() || tokens[at + 1].text != "/" || !tokens[at].number || !tokens[at + 2].number ||
      tokens[at + 2].text.size() > 2)
    return 0;
  std::size_t numerator_at = at, denominator_at = at + 2;
  const auto numerator = ReadNumber(tokens, numerator_at), denominator = ReadNumber(tokens, denominator_at);
  const std::int64_t parts = denominator ? denominator->Whole() : 0;
  if (parts < 2 || parts > 64 || (parts & (parts - 1)) || !numerator || numerator->Whole() >= parts) return 0;
  return std::int64_t(numerator->Over(parts).micro);
}

}  // namespace

bool ReadPlain(Tokens tokens, std::size_t& at, Range& range) {
  if (at >= tokens.size() || tokens[at].micro < 0) return false;
  std::int64_t micro = tokens[at].micro;
  std::size_t i = at + 1;
  const auto magnitude = [&] { return i < tokens.size() ? Magnitude(tokens[i], !tokens[i].space_before) : 0; };
  if (const std::int64_t times = magnitude(); times != 0) {
    if (__builtin_mul_overflow(micro, times, &micro)) return false;
    ++i;
    if (magnitude() != 0) return false;
  }
  if (i + 1 < tokens.size()) return false;
  range.low.micro = range.high.micro = micro;
  at = i;
  return true;
}

bool ReadRange(Tokens tokens, std::size_t& at, Range& range, bool symbol_between) {
  if (ReadPlain(tokens, at, range)) return true;
  if (at < tokens.size() && tokens[at].text == "between") ++at;
  const std::size_t first_at = at;
  const auto low = ReadNumber(tokens, at);
  if (!low) return false;
  range.low = range.high = *low;
  if (at >= tokens.size()) return true;
  const bool hyphen = at + 1 < tokens.size() && IsHyphen(tokens[at].text) && !tokens[at + 1].space_before;
  if (const std::int64_t whole = Fraction(tokens, first_at); whole > 0) {
    range.low.micro = range.high.micro = whole;
    at = first_at + 3;
  } else if (const std::int64_t rest = Fraction(tokens, at + hyphen); rest > 0) {  // "10-3/4", "10 3/4"
    range.low.micro = range.high.micro = low->micro + rest;
    at += 3u + hyphen;
  }
  const bool low_bare = at == first_at + 1;
  if (at + 1 < tokens.size() && IsHyphen(tokens[at].text) && !tokens[at + 1].space_before && !tokens[at + 1].number)
    if (const std::int64_t times = Magnitude(tokens[at + 1], true); times > 1) {  // "25-crore"
      range.low.micro = range.high.micro = low->Most().micro * times;
      at += 2;
      return true;
    }
  std::size_t i = at;
  if (i < tokens.size() && (tokens[i].text == "%" || tokens[i].text == "percent")) ++i;
  if (i + 1 < tokens.size() && IsTo(tokens[i])) {
    ++i;
    while (symbol_between && i + 1 < tokens.size() && (!Currency(tokens[i]).empty() || !Sign(tokens[i]).empty() || tokens[i].text == "."))
      ++i;
    const std::size_t second_at = i;
    const auto high = ReadNumber(tokens, i);
    if (high && high->micro >= low->micro) {
      range.two = true;
      range.high = *high;
      if (low_bare)
        if (const std::int64_t magnitude = TrailingMagnitude(tokens, second_at, i, *high); magnitude > 1) range.low.micro *= magnitude;
      at = i;
    }
  }
  return true;
}

}  // namespace onoma::rules
