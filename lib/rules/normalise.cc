// The table of normalisers.
#include "lib/rules/normalise.h"

#include <array>

#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

namespace {

struct Row {
  std::string_view name;
  Normaliser normaliser = Normaliser::kNone;
};
constexpr Row kRows[] = {{"date", Normaliser::kDate},        {"time", Normaliser::kTime},         {"money", Normaliser::kMoney},
                         {"percent", Normaliser::kPercent},  {"quantity", Normaliser::kQuantity}, {"ordinal", Normaliser::kOrdinal},
                         {"cardinal", Normaliser::kCardinal}};

bool Dispatch(Normaliser normaliser, Tokens tokens, const CivilDay& date, Values& values) {
  switch (normaliser) {
    case Normaliser::kDate:
      return NormaliseDate(tokens, date, values);
    case Normaliser::kTime:
      return NormaliseTime(tokens, date, values);
    case Normaliser::kMoney:
      return NormaliseMoney(tokens, values);
    case Normaliser::kPercent:
      return NormalisePercent(tokens, values);
    case Normaliser::kQuantity:
      return NormaliseQuantity(tokens, values);
    case Normaliser::kOrdinal:
      return NormaliseOrdinal(tokens, values);
    case Normaliser::kCardinal:
      return NormaliseCardinal(tokens, values);
    case Normaliser::kNone:
      break;
  }
  return false;
}

}  // namespace

const std::vector<std::string>& NormaliserNames() {
  static const auto& names = *new std::vector<std::string>([] {
    std::vector<std::string> all;
    for (const Row& row : kRows) all.emplace_back(row.name);
    return all;
  }());
  return names;
}

Normaliser FindNormaliser(std::string_view name) {
  // No two begin alike.
  static constexpr auto kByLetter = [] {
    std::array<Row, 32> rows{};
    for (const Row& row : kRows) rows[row.name[0] & 31] = row;
    return rows;
  }();
  const Row& row = kByLetter[name.empty() ? 0 : name[0] & 31];
  return row.name == name ? row.normaliser : Normaliser::kNone;
}

bool Normalise(Normaliser normaliser, std::string_view text, const CivilDay& date, Values& values, std::size_t behind) {
  values.Clear();
  if (text.size() > kMostValueBytes) return false;
  ValueSplitter splitter;
  if (Dispatch(normaliser, splitter.Split(text, behind), date, values)) return true;
  values.Clear();
  return false;
}

bool Normalise(std::string_view normaliser, std::string_view text, std::string_view date, Values& values) {
  CivilDay day;
  if (!ParseIsoDay(date, day)) day = {};
  return Normalise(FindNormaliser(normaliser), text, day, values);
}

}  // namespace onoma::rules
