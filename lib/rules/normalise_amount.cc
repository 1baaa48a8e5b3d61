// Percent, quantities, ordinals and cardinals: a number (or two, for a range) and what it counts.
#include "lib/rules/normalise_parts.h"
#include "lib/rules/value_range.h"

namespace onoma::rules {

namespace {

bool IsMinus(const ValueToken& token) { return token.text == "-" || token.text == "−" || token.text == "minus"; }

}  // namespace

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
