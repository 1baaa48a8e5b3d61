// Periods of dates: "the past two weeks", "the third quarter of 2024", "the 1990s", "44 BC", "five years old". Each is told as what ISO
// 8601 has for it: an interval, a duration, a quarter, a season, a decade.
#include <algorithm>

#include "lib/rules/date_reader.h"

namespace onoma::rules {

// this, last, next ... week, two years, Monday, May, summer.
bool DateReader::Span(ValueText& value) const {
  int direction;
  bool span = false;  // "the past week" is the seven days until now, "last week" the calendar's
  switch (RoleOf(tokens_[0])) {
    case DateRole::kThis:
      direction = 0;
      break;
    case DateRole::kLast:
      direction = -1;
      break;
    case DateRole::kNext:
      direction = 1;
      break;
    case DateRole::kComing:
      direction = 1, span = true;
      break;
    case DateRole::kPast:
      direction = -1, span = true;
      break;
    default:
      return false;
  }
  std::size_t i = 1;
  if (Text(0) == "this" && Text(i) == "past") direction = -1, ++i;
  std::size_t number_at = i;
  if (const auto number = ReadNumber(tokens_, number_at)) {
    const auto [unit, times] = PeriodOf(At(number_at));
    if (!unit || unit >= 'a' || !number->IsWhole() || !End(number_at + 1) || direction == 0) return false;
    return Interval(unit, times, number->Whole(), direction < 0, value);
  }
  if (Text(i) == "few" || Text(i) == "several" || Text(i) == "couple" || Text(i) == "many") {
    const char unit = PeriodOf(At(i + 1)).unit;
    if (!unit || unit >= 'a') return false;
    value << 'P' << (Text(i) == "couple" ? '2' : 'X') << unit;
    return true;
  }
  const ValueToken& name = At(i);
  if (!End(i + 1)) return false;
  if (name.text == "weekend" || name.text == "weekends") {
    if (!KnownDay()) return false;
    const int saturday = Today() - WeekdayOf(Today()) + 6 + 7 * direction;
    WriteIsoDay(saturday, value);
    value << '/';
    WriteIsoDay(saturday + 1, value);
    return true;
  }
  if (const int weekday = WeekdayNamed(name)) {
    if (!KnownDay()) return false;
    const int today = Today(), in_week = today - WeekdayOf(today) + weekday;
    WriteIsoDay(direction == 0  ? in_week
                : direction < 0 ? (in_week < today ? in_week : in_week - 7)
                                : (in_week > today ? in_week : in_week + 7),
                value);
    return true;
  }
  if (const int month = MonthOf(name)) {
    if (!now_.year || !now_.month) return false;
    Month(direction == 0 ? now_.year : direction < 0 ? now_.year - (month >= now_.month) : now_.year + (month <= now_.month), month, value);
    return true;
  }
  if (const int season = SeasonOf(name)) {
    if (!now_.year || !now_.month) return false;
    const int last_month = season == 24 ? 14 : (season - 20) * 3 + 2;
    const bool over = now_.month > last_month;
    const int still = season == 24 && now_.month <= 2 && direction <= 0;  // a winter is named by the year in which it begins
    Coded(direction == 0  ? now_.year - still
          : direction < 0 ? now_.year - !over - still
                          : now_.year + (over || now_.month >= last_month - 2),
          season, value);
    return true;
  }
  const auto [unit, times] = PeriodOf(name);
  if (!unit || unit >= 'a') return false;
  if (span) return Interval(unit, times, 1, direction < 0, value);
  return Shift(unit, times, direction, value);
}

// "54-year-old"
bool DateReader::Age(ValueText& value) const {
  std::size_t i = 0;
  const auto number = ReadNumber(tokens_, i);
  if (!number) return false;
  while (IsHyphen(Text(i))) ++i;
  const char unit = PeriodOf(At(i)).unit;
  if (!unit) return false;
  ++i;
  while (IsHyphen(Text(i))) ++i;
  if (Text(i) != "old" && Text(i) != "olds") return false;
  value << 'P' << *number << unit;
  return true;
}

// "1990s", "the '90s", "the nineties"
bool DateReader::Decade(ValueText& value) const {
  if (Text(1) != "s" || tokens_[1].space_before) return false;
  const std::string_view t = Text(0);
  if (IsInt(tokens_[0], 4, 4) && t[3] == '0') {
    if (t.substr(2) != "00")
      value << t.substr(0, 3) << 'X';
    else if (t == "2000")
      value << "200X";
    else
      value << t.substr(0, 2) << "XX";
    return true;
  }
  if (IsInt(tokens_[0], 2, 2) && t[1] == '0') {
    value << (Int(tokens_[0]) >= 30 ? "19" : "20") << t[0] << 'X';
    return true;
  }
  return false;
}

bool DateReader::Century(ValueText& value) const {
  std::size_t i = 0;
  const auto ordinal = ReadOrdinal(tokens_, i);
  if (!ordinal) return false;
  if (IsHyphen(Text(i))) ++i;
  if (*ordinal < 1 || *ordinal > 30 || (Text(i) != "century" && Text(i) != "centuries")) return false;
  value.Padded(*ordinal - 1, 2);
  value << "XX";
  return true;
}

bool DateReader::Quarter(ValueText& value) const {
  std::size_t i = 0;
  int code = 0, year = 0;
  if (IsYear(tokens_[0]) && !End(1)) year = Int(tokens_[i++]);  // "the 1987 third quarter"
  if ((Text(i) == "q" || Text(i) == "h") && !End(i + 1) && IsInt(tokens_[i + 1], 1, 1)) {
    const int number = Int(tokens_[i + 1]);
    if (number < 1 || number > (Text(i) == "q" ? 4 : 2)) return false;
    code = (Text(i) == "q" ? 32 : 39) + number;
    i += 2;
  } else {
    const bool last = Text(i) == "last" || Text(i) == "final";
    const auto ordinal = last ? (++i, std::optional<int>(0)) : ReadOrdinal(tokens_, i);
    if (!ordinal) return false;
    if (IsHyphen(Text(i))) ++i;
    const bool quarter = Text(i) == "quarter" || Text(i) == "qtr", half = Text(i) == "half";
    if ((!quarter && !half) || *ordinal > (quarter ? 4 : 2)) return false;
    if (last && !year && End(i + 1)) return false;
    code = (quarter ? 32 : 39) + (last ? (quarter ? 4 : 2) : *ordinal);
    ++i;
  }
  if (year) {
    if (!End(i)) return false;
    Coded(year, code, value);
    return true;
  }
  if (Text(i) == "fiscal" || Text(i) == "financial") ++i;
  if (Text(i) == "year") ++i;
  if (Text(i) == "this" || Text(i) == "last" || Text(i) == "next") {
    if (!now_.year || Text(i + 1) != "year") return false;
    Coded(now_.year + (Text(i) == "this" ? 0 : Text(i) == "last" ? -1 : 1), code, value);
    return true;
  }
  if (End(i) && now_.year)
    Coded(now_.year, code, value);
  else if (End(i))
    value << "XXXX-" << std::uint64_t(code);
  else if (IsYear(tokens_[i]))
    Coded(Int(tokens_[i]), code, value);
  else
    return false;
  return true;
}

bool DateReader::Season(ValueText& value) const {
  const int season = SeasonOf(tokens_[0]);
  if (!season) return false;
  if (End(1))
    value << "XXXX-" << std::uint64_t(season);
  else if (IsYear(tokens_[1]))
    Coded(Int(tokens_[1]), season, value);
  else
    return false;
  return true;
}

// "two weeks", "five-year", "three years ago", "two months later".
bool DateReader::Duration(ValueText& value) const {
  ValueText iso, time;
  std::size_t i = 0;
  Period last;
  std::int64_t whole = 0;
  bool single = true;
  while (!End(i)) {
    std::size_t next = i;
    Decimal amount = Decimal::Of(1);
    std::int64_t n = 1;
    bool vague = false;
    const std::string_view t = Text(i);
    const bool a = t == "a" || t == "an";
    if (t == "several" || t == "few" || t == "many" || t == "some") {
      vague = true, n = 0, next = i + 1;
    } else if (a && (Text(i + 1) == "few" || Text(i + 1) == "couple")) {
      vague = Text(i + 1) == "few", amount = Decimal::Of(2), n = vague ? 0 : 2, next = i + 2;
    } else if ((a || t == "one" || t == "per") && PeriodOf(At(i + 1)).unit) {
      next = i + 1;
    } else if (t == "couple") {
      amount = Decimal::Of(2), n = 2, next = i + 1;
    } else if (t == "half" && (Text(i + 1) == "a" || Text(i + 1) == "an")) {
      amount = {500000}, n = 0, next = i + 2;
    } else if (const auto read = ReadNumber(tokens_, next)) {
      amount = *read, n = read->IsWhole() ? read->Whole() : 0;
    } else if (i == 0 && PeriodOf(tokens_[i]).unit && t.back() == 's') {
      vague = true, n = 0;
    } else {
      break;
    }
    while (IsHyphen(Text(next))) ++next;
    const Period period = PeriodOf(At(next));
    if (!period.unit) break;
    if (period.times > 1) amount.micro = amount.Most().micro * period.times;
    single = iso.empty() && time.empty();
    ValueText& part = period.unit >= 'a' ? time : iso;
    if (vague)
      part << 'X';
    else
      part << amount;
    part << (period.unit >= 'a' ? char(period.unit - 32) : period.unit);
    last = period, whole = n;
    i = next + 1;
    if (Text(i) == "and" || Text(i) == ",") ++i;
  }
  if (!last.unit) return false;
  const std::string_view after = Text(i);
  const bool ago = after == "ago" || after == "earlier" || after == "before";
  const bool later = after == "later" || after == "hence" || (after == "from" && Text(i + 1) == "now");
  if (single && whole > 0 && last.unit < 'a') {
    if (after == "ago" && Shift(last.unit, last.times, -whole, value)) return true;
    if (later && after == "from" && Shift(last.unit, last.times, whole, value)) return true;
  }
  if (!End(i) && !ago && !later) return false;
  value << 'P' << iso.view();
  if (!time.empty()) value << 'T' << time.view();
  return true;
}

// "450 BC", "44 B.C.", "AD 79". ISO 8601 has a year 0 before the year 1, so 44 BC is -0043.
bool DateReader::Era(ValueText& value) const {
  int year = 0;
  char letters[3];
  std::size_t count = 0;
  for (const ValueToken& token : tokens_) {
    if (IsInt(token, 1, 4) && year == 0) {
      year = Int(token);
      continue;
    }
    if (count > 0 && token.space_before) return false;
    for (const char c : token.text) {
      if (c == '.') continue;
      if (c < 'a' || c > 'z' || count == sizeof letters) return false;
      letters[count++] = c;
    }
  }
  const std::string_view era(letters, count);
  const bool before = era == "bc" || era == "bce";
  if (year == 0 || (!before && era != "ad" && era != "ce")) return false;
  if (before && year > 1) value << '-';
  Year(before ? year - 1 : year, value);
  return true;
}

}  // namespace onoma::rules
