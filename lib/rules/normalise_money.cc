// Money: a currency, by its sign, its word or its code, a country before it ("Canadian dollars"), and the number that stands beside it.
// What may be of several countries has no currency.
#include "lib/rules/normalise_parts.h"
#include "lib/rules/value_range.h"

namespace onoma::rules {

namespace {

bool IsCode(const ValueToken& token) { return token.word && token.word->code; }

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

}  // namespace onoma::rules
