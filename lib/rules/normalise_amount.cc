// Money, percent, quantities, ordinals and cardinals: a number (or two, for a range) and what it counts.
#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

namespace {

// What the table says of a word, or of its stem where it says nothing of the word: "dlrs".
std::string_view Currency(const ValueToken& token) {
  if (token.word && token.word->currency[0]) return {token.word->currency, 3};
  return token.stem && token.stem->currency[0] && token.text.size() > 2 ? std::string_view(token.stem->currency, 3) : std::string_view();
}
std::string_view Measure(const ValueToken& token) {
  if (token.word && token.word->measure[0]) return token.word->measure;
  return token.stem && token.stem->measure[0] && token.text.size() > 2 ? token.stem->measure : std::string_view();
}
std::string_view Sign(const ValueToken& token) {
  return token.word && token.word->sign[0] ? std::string_view(token.word->sign, 3) : std::string_view();
}
bool IsCode(const ValueToken& token) { return token.word && token.word->code; }
bool IsA(const ValueToken& token) { return token.text == "a" || token.text == "an"; }
bool IsMinus(const ValueToken& token) { return token.text == "-" || token.text == "−" || token.text == "minus"; }

// A number, or two with a dash, "to" or "and" between.
struct Range {
  Decimal low, high;
  bool two = false;
};

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

// The most frequent: one number in digits, a magnitude perhaps, and no more than one token behind, which is none.
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

void AddRange(Values& values, ValueKey key, ValueKey key_to, const Range& range, bool negative = false) {
  values.Add(key) << Decimal{negative ? -range.low.micro : range.low.micro};
  if (range.two) values.Add(key_to) << range.high;
}

}  // namespace

namespace {

// "Rs. 25 crore", "R92 million", "R120 000", "S/. 300": a sign in letters, and the number right behind it. One letter is a sign only where
// the number is plainly a sum. False: it is none.
bool NormaliseSigned(Tokens tokens, Values& values) {
  const bool letter = tokens[0].text.size() == 1;
  std::string_view currency = Sign(tokens[0]);
  std::size_t at = 1;
  const bool stroke = letter && at < tokens.size() && tokens[at].text == "/";
  if (stroke) ++at, currency = tokens[0].text == "b" ? "PAB" : currency;
  if (at < tokens.size() && tokens[at].text == "." && (!letter || stroke)) ++at;
  if (at >= tokens.size() || !tokens[at].number || (currency == "PEN" && !stroke)) return false;
  const std::string_view number = tokens[at].text;
  std::size_t behind = at;
  Range range;
  if (!ReadRange(tokens, behind, range, true)) return false;
  bool plain = !letter || stroke || behind > at + 1 || number.find(',') != std::string_view::npos ||
               (number.size() > 3 && number[number.size() - 3] == '.');
  for (; currency == "ZAR" && !range.two && behind < tokens.size() && tokens[behind].digits && tokens[behind].text.size() == 3 &&
         tokens[behind].space_before;
       ++behind) {
    range.low = {range.low.Most().micro * 1000 + tokens[behind].micro};
    plain = true;
  }
  if (!plain || behind != tokens.size()) return false;
  AddRange(values, ValueKey::kAmount, ValueKey::kAmountTo, range);
  values.Add(ValueKey::kCurrency) << currency;
  return true;
}

}  // namespace

bool NormaliseMoney(Tokens tokens, Values& values) {
  if (tokens.size() > 1 && !Sign(tokens[0]).empty() && (tokens[1].number || tokens[1].text == "." || tokens[1].text == "/"))
    return NormaliseSigned(tokens, values);
  std::size_t at = 0;
  std::string_view currency;
  for (; at < tokens.size(); ++at) {
    currency = Currency(tokens[at]);
    if (!currency.empty() || IsCode(tokens[at])) break;
  }
  if (at == tokens.size() && at > 1 && tokens[at - 1].text.size() > 1) currency = Sign(tokens[--at]);  // "1,500 Rs"
  if (at == tokens.size() || (currency.empty() && !IsCode(tokens[at]))) return false;
  const ValueToken& word = tokens[at];
  const bool code = currency.empty();
  if (code) currency = word.text;
  bool variant_found = false;
  if (at > 0 && !code && tokens[at - 1].word && tokens[at - 1].word->qualifier && (tokens[at - 1].text.size() > 1 || !word.space_before))
    if (const std::string_view variant = VariantOf(tokens[at - 1].text, currency); !variant.empty())
      currency = variant, variant_found = true;
  if (word.text == "p" && word.space_before) return false;  // "5 p" is no sum
  const bool hundredth =
      (word.word && word.word->hundredth) || (at + 1 < tokens.size() && tokens[at + 1].word && tokens[at + 1].word->cents);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Range range;
    std::size_t behind = i;
    if (i + 1 == at && IsA(tokens[i]) && word.space_before)
      range.low = range.high = Decimal::Of(1);
    else if (!ReadRange(tokens, behind, range, true))
      continue;
    if (hundredth) range.low = range.low.Over(100), range.high = range.high.Over(100);
    AddRange(values, ValueKey::kAmount, ValueKey::kAmountTo, range);
    break;
  }
  if (currency == "CZK" && !variant_found && word.text != "koruna" && word.text != "korunas" && word.text != "koruny")
    return true;  // crowns alone may be anyone's
  char upper[3];  // every code has three letters
  for (std::size_t i = 0; i < 3; ++i) upper[i] = char(currency[i] & ~32);
  values.Add(ValueKey::kCurrency) << std::string_view(upper, 3);
  return true;
}

bool NormalisePercent(Tokens tokens, Values& values) {
  if (tokens.empty()) return false;
  const bool negative = IsMinus(tokens[0]);
  std::size_t at = negative || tokens[0].text == "+" ? 1 : 0;
  Range range;
  if (tokens[at < tokens.size() ? at : 0].text == "half")
    range.low = range.high = Decimal{500000};
  else if (at + 1 < tokens.size() && IsA(tokens[at]))
    range.low = range.high = Decimal::Of(1);
  else if (!ReadRange(tokens, at, range, false))
    return false;
  AddRange(values, ValueKey::kNumber, ValueKey::kNumberTo, range, negative);
  return true;
}

bool NormaliseQuantity(Tokens all, Values& values) {
  if (all.empty()) return false;
  const bool negative = IsMinus(all[0]);
  std::size_t at = negative ? 1 : 0;
  // A letter glued to digits is a unit here, not a magnitude: "5m".
  const auto is_unit_letter = [&](std::size_t i) {
    return all[i].text.size() == 1 && all[i - 1].number && all[i].text[0] >= 'a' && all[i].text[0] <= 'z';
  };
  TokenList apart;
  Tokens tokens = all;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (!is_unit_letter(i)) continue;
    for (const ValueToken& token : all) {
      const bool letter = apart.count > 0 && is_unit_letter(apart.count);
      apart.push_back(token);
      if (letter) apart.items[apart.count - 1].text = "letter.", apart.items[apart.count - 1].word = nullptr;
    }
    tokens = apart.tokens();
    break;
  }
  Range range;
  if (tokens.size() > at + 1 && IsA(tokens[at]) && !Measure(tokens[at + 1]).empty()) {
    range.low = range.high = Decimal::Of(1);
    ++at;
  } else if (tokens.size() > at + 2 && tokens[at].text == "half" && IsA(tokens[at + 1]) && !Measure(tokens[at + 2]).empty()) {
    range.low = range.high = Decimal{500000};
    at += 2;
  } else if (!ReadRange(tokens, at, range, false)) {
    return false;
  }
  std::string_view unit;  // "mi"
  ValueText per;          // "/h"
  char power = 0;
  bool nautical = false, degrees = false;
  for (; at < all.size(); ++at) {
    const std::string_view text = all[at].text;
    if (text == "square" || text == "sq")
      power = '2';
    else if (text == "cubic" || text == "cu")
      power = '3';
    else if (text == "nautical")
      nautical = true;
    else if (text == "²" || text == "³")
      power = text == "²" ? '2' : '3';
    else if (text == "°")
      unit = "deg", per.Clear();
    else if (degrees = unit == "deg" && per.empty(); degrees && (text == "c" || text == "celsius"))
      unit = "°C";
    else if (degrees && (text == "f" || text == "fahrenheit"))
      unit = "°F";
    else if (const std::string_view found = Measure(all[at]); !found.empty() && unit.empty())
      unit = found;
    else if (unit.size() && (text == "per" || text == "/" || IsA(all[at])) && at + 1 < all.size()) {
      const std::string_view base = all[at + 1].text;
      const std::string_view time = base == "hour" || base == "h"                      ? "h"
                                    : base == "second" || base == "s" || base == "sec" ? "s"
                                    : base == "day"                                    ? "d"
                                    : base == "minute"                                 ? "min"
                                    : base == "year"                                   ? "a"
                                                                                       : "";
      const std::string_view other = time.empty() ? Measure(all[at + 1]) : time;
      if (!other.empty()) per << '/' << other;
      ++at;
    }
  }
  if (unit.empty()) return false;
  if (nautical && unit == "mi" && per.empty()) unit = "nmi";
  AddRange(values, ValueKey::kNumber, ValueKey::kNumberTo, range, negative);
  ValueText& written = values.Add(ValueKey::kUnit);
  // Before the unit's first stroke, which may be its own: "mi/h".
  const std::size_t stroke = unit.find('/');
  written << unit.substr(0, stroke);
  if (power) written << power;
  if (stroke != std::string_view::npos) written << unit.substr(stroke);
  written << per.view();
  return true;
}

bool NormaliseOrdinal(Tokens tokens, Values& values) {
  std::size_t at = 0;
  const auto value = ReadOrdinal(tokens, at);
  if (!value) return false;
  values.Add(ValueKey::kNumber) << std::uint64_t(*value);
  return true;
}

bool NormaliseCardinal(Tokens tokens, Values& values) {
  if (tokens.empty()) return false;
  if (tokens.size() == 1 && tokens[0].text == "half") {
    values.Add(ValueKey::kNumber) << "0.5";
    return true;
  }
  std::size_t at = 0;
  Range range;
  if (ReadPlain(tokens, at, range) && at == tokens.size()) {
    values.Add(ValueKey::kNumber) << range.low;
    return true;
  }
  // "two-thirds", "a quarter", "one fifth": numerator, then the part.
  std::size_t i = 0;
  auto numerator = std::optional<Decimal>(Decimal::Of(1));
  if (tokens[0].text == "a" || tokens[0].text == "one")
    i = 1;
  else
    numerator = ReadNumber(tokens, i);
  if (numerator && i < tokens.size()) {
    std::size_t part = i;
    if (IsHyphen(tokens[part].text)) ++part;
    if (part + 1 == tokens.size() && !tokens[part].number) {
      const ValueToken& token = tokens[part];
      const ValueWord* const word = token.Singular(4);
      const std::int64_t denominator = token.text == "half" || token.text == "halves" || token.text == "halfs" || token.text == "halve" ? 2
                                       : token.text == "quarter" || token.text == "quarters"                                            ? 4
                                       : word ? word->ordinal
                                              : 0;
      if (denominator >= 2) {
        values.Add(ValueKey::kNumber) << numerator->Over(denominator);
        return true;
      }
    }
  } else if (numerator && tokens[0].text != "a") {  // a number and no more
    values.Add(ValueKey::kNumber) << *numerator;
    return true;
  }
  at = 0;
  if (!ReadRange(tokens, at, range, false) || at != tokens.size()) return false;
  AddRange(values, ValueKey::kNumber, ValueKey::kNumberTo, range);
  return true;
}

}  // namespace onoma::rules
