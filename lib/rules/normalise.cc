// The table of normalisers.
#include "lib/rules/normalise.h"

#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

const std::vector<std::string>& NormaliserNames() {
  static const auto& names = *new std::vector<std::string>{"date", "time", "money", "percent", "quantity", "ordinal", "cardinal"};
  return names;
}

bool Normalise(std::string_view normaliser, std::string_view text, std::string_view date, Values& values) {
  if (text.size() > 400) return false;
  const std::vector<ValueToken> tokens = SplitValue(text);
  if (normaliser == "money") return NormaliseMoney(tokens, values);
  if (normaliser == "percent") return NormalisePercent(tokens, values);
  if (normaliser == "quantity") return NormaliseQuantity(tokens, values);
  if (normaliser == "ordinal") return NormaliseOrdinal(tokens, values);
  if (normaliser == "cardinal") return NormaliseCardinal(tokens, values);
  if (normaliser != "date" && normaliser != "time") return false;
  CivilDay day;
  if (!ParseIsoDay(date, day)) day = {};
  return normaliser == "date" ? NormaliseDate(tokens, day, values) : NormaliseTime(tokens, day, values);
}

}  // namespace onoma::rules
