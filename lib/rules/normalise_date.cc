// Dates. Values are ISO 8601, with its part 2 for what the day leaves open: 2024-22 (summer), 2024-35 (third quarter), 199X (a decade),
// -0043 (44 BC), XXXX-05-05 (a day of no known year), A/B (from A to B), P2W (two weeks long). A bare weekday is the last one up to the
// document's date; a day without a year lies in the year that brings it nearest to the document's date. A reading writes only if it
// succeeds.
#include <algorithm>

#include "lib/rules/date_reader.h"

namespace onoma::rules {

DateReader::DateReader(Tokens all, const CivilDay& now) : tokens_(all), now_(now) {
  bool filler = false;
  for (const ValueToken& token : all) filler |= RoleOf(token) == DateRole::kFiller;
  if (!filler) return;
  for (const ValueToken& token : all)
    if (RoleOf(token) != DateRole::kFiller) list_.push_back(token);
  tokens_ = list_.tokens();
}

bool DateReader::Read(ValueText& value, std::string_view& mod) {
  Modifier(mod);
  if (tokens_.empty()) return false;
  if (MonthOf(tokens_[0]) || (tokens_.size() == 1 && IsYear(tokens_[0])))
    return Calendar(value);  // most dates; what no other reading begins with
  return Numeric(value) || Word(value) || Age(value) || Span(value) || Decade(value) || Century(value) || Quarter(value) || Season(value) ||
         Duration(value) || Weekday(value) || Era(value) || Calendar(value);
}

void DateReader::Modifier(std::string_view& mod) {
  switch (RoleOf(At(0))) {
    case DateRole::kStart:
      mod = "start";
      break;
    case DateRole::kEnd:
      mod = "end";
      break;
    case DateRole::kMid:
      mod = "mid";
      break;
    case DateRole::kApprox:
      mod = "approx";
      break;
    default:
      return;
  }
  const std::size_t behind = IsHyphen(Text(1)) ? 2 : 1;
  tokens_ = tokens_.Part(behind, tokens_.size() - behind);
}

bool DateReader::Numeric(ValueText& value) const {
  if (!tokens_[0].number) return false;
  if (tokens_.size() == 5 && (IsHyphen(Text(1)) || Text(1) == "/") && Text(3) == Text(1) && IsInt(tokens_[0], 1, 4) &&
      IsInt(tokens_[2], 1, 2) && IsInt(tokens_[4], 1, 4)) {
    const int parts[3] = {Int(tokens_[0]), Int(tokens_[2]), Int(tokens_[4])};
    if (IsYear(tokens_[0])) return Day(parts[0], parts[1], parts[2], value);
    if (!IsYear(tokens_[4])) return false;
    if (parts[0] > 12) return Day(parts[2], parts[1], parts[0], value);
    if (parts[1] > 12) return Day(parts[2], parts[0], parts[1], value);
    if (parts[0] == parts[1]) return Day(parts[2], parts[0], parts[1], value);
    return false;  // 5/6/2024 is May in one country, June in another
  }
  if (tokens_.size() == 1) return Dotted(Text(0), value);
  if (tokens_.size() == 3 && IsYear(tokens_[0]) && IsHyphen(Text(1)) && IsInt(tokens_[2], 2, 2) && Text(2)[0] == '0' &&
      Int(tokens_[2]) >= 1 && !tokens_[2].space_before) {
    value << Text(0) << '-' << Text(2);
    return true;
  }
  return false;
}

// "24.02.2022": one or two digits, one or two, and four of what follows.
bool DateReader::Dotted(std::string_view text, ValueText& value) {
  if (std::count(text.begin(), text.end(), '.') != 2) return false;
  int parts[3] = {};
  std::size_t at = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    std::size_t digits = 0;
    for (const std::size_t most = i < 2 ? 2 : 4; digits < most && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++digits)
      parts[i] = parts[i] * 10 + (text[at++] - '0');
    if (digits == 0 || (i < 2 && (at == text.size() || text[at++] != '.'))) return false;
  }
  return parts[2] >= 1000 && Day(parts[2], parts[1], parts[0], value);
}

bool DateReader::Day(int year, int month, int day, ValueText& value) {
  if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
  WriteIsoDay(CivilDay{year, month, day}, value);
  return true;
}

bool DateReader::Word(ValueText& value) const {
  if (RoleOf(tokens_[0]) != DateRole::kDay) return false;
  const std::string_view t = Text(0);
  int shift;
  if (t == "today" || t == "tonight" || t == "now")
    shift = 0;
  else if (t == "yesterday")
    shift = -1;
  else if (t == "tomorrow")
    shift = 1;
  else if (t == "day" && Text(1) == "before" && Text(2) == "yesterday")
    shift = -2;
  else if (t == "day" && Text(1) == "after" && Text(2) == "tomorrow")
    shift = 2;
  else
    return false;
  if (!KnownDay()) return false;
  WriteIsoDay(Today() + shift, value);
  return true;
}

// Moves a day by months, to the month's last day at most.
CivilDay DateReader::AddMonths(CivilDay day, int months) {
  const int total = day.year * 12 + day.month - 1 + months;
  day.year = total / 12, day.month = total % 12 + 1;
  if (day.day) day.day = std::min(day.day, DaysInMonth(day.year, day.month));
  return day;
}

// The unit `n` units from now: its day, week, month, year.
bool DateReader::Shift(char unit, int times, std::int64_t n64, ValueText& value) const {
  if (n64 > 5000 || n64 < -5000) return false;
  const int n = int(n64) * times;
  if (n < -200000 || n > 200000) return false;
  switch (unit) {
    case 'D':
    case 'W':
      if (!KnownDay()) return false;
      if (unit == 'D')
        WriteIsoDay(Today() + n, value);
      else
        WriteIsoWeek(Today() + 7 * n, value);
      return true;
    case 'M': {
      if (!now_.year || !now_.month) return false;
      if (now_.year * 12 + n < 12) return false;
      const CivilDay day = AddMonths({now_.year, now_.month, 0}, n);
      if (times == 3)
        Coded(day.year, 33 + (day.month - 1) / 3, value);
      else
        Month(day.year, day.month, value);
      return true;
    }
    case 'Y': {
      const int year = now_.year + n;
      if (!now_.year || year < 1) return false;
      value.Padded(times == 10 ? year / 10 : times == 100 ? year / 100 : year, times == 10 ? 3 : times == 100 ? 2 : 4);
      value << (times == 10 ? "X" : times == 100 ? "XX" : "");
      return true;
    }
  }
  return false;
}

// A season, quarter or half of a year.
void DateReader::Coded(int year, int code, ValueText& value) {
  Year(year, value);
  value << '-' << std::uint64_t(code);
}

// The interval of n units that ends or begins today.
bool DateReader::Interval(char unit, int times, std::int64_t n64, bool past, ValueText& value) const {
  if (!KnownDay() || n64 < 1 || n64 > 2000) return false;
  const int n = int(n64) * times * (past ? -1 : 1);
  int other;
  if (unit == 'D' || unit == 'W')
    other = Today() + n * (unit == 'W' ? 7 : 1);
  else if (const int months = n * (unit == 'Y' ? 12 : 1); now_.year * 12 + months < 12)
    return false;
  else
    other = DaysFromCivil(AddMonths(now_, months));
  WriteIsoDay(past ? other : Today(), value);
  value << '/';
  WriteIsoDay(past ? Today() : other, value);
  return true;
}

bool DateReader::Weekday(ValueText& value) const {
  const int weekday = WeekdayNamed(tokens_[0]);
  if (!weekday || !End(1) || !KnownDay()) return false;
  WriteIsoDay(Today() - (WeekdayOf(Today()) - weekday + 7) % 7, value);
  return true;
}

bool DateReader::ReadPartial(std::size_t from, std::size_t to, Partial& p) {
  bool fiscal = false;
  for (std::size_t i = from; i < to; ++i) {
    const ValueToken& token = tokens_[i];
    std::size_t next = i;
    if (!token.number) {
      if (token.text == "fiscal" || token.text == "financial" || token.text == "fy" || token.text == "year" || token.text == "ad" ||
          token.text == "ce") {
        fiscal |= token.text[0] == 'f';
        continue;
      }
      if (WeekdayNamed(token) && to - from > 1) continue;
      if (const int month = MonthOf(token)) {
        if (p.month) return false;
        p.month = month;
        continue;
      }
    }
    if (const auto ordinal = ReadOrdinal(tokens_, next); ordinal && next <= to && *ordinal >= 1 && *ordinal <= 31 && !p.day) {
      p.day = *ordinal;
      i = next - 1;
    } else if (IsYear(token) && !p.year) {
      p.year = Int(token);
    } else if (IsInt(token, 1, 2) && fiscal && !p.year) {
      p.year = 2000 + Int(token);
    } else if (IsInt(token, 1, 2) && !p.day && Int(token) >= 1 && Int(token) <= 31) {
      p.day = Int(token);
    } else if (const auto word = token.number || !p.month || p.day ? std::nullopt : ReadNumber(tokens_, next);
               word && next == i + 1 && word->IsWhole() && word->Whole() >= 1 && word->Whole() <= 9) {
      p.day = int(word->Whole());  // "April one"
    } else if (IsInt(token, 2, 2) && !p.day) {
      p.day = Int(token);
      p.two_digits = true;
    } else {
      return false;
    }
  }
  fiscal_ |= fiscal;
  return p.year || p.month || p.day;
}

void DateReader::Show(const Partial& p, ValueText& value) const {
  // Without a year: the one that brings the month nearest.
  const int distance = p.month - now_.month;
  const int year = p.year ? p.year : now_.year && now_.month && p.month ? now_.year + (distance > 6 ? -1 : distance < -6 ? 1 : 0) : 0;
  if (p.year || (now_.year && now_.month && p.month))
    Year(year, value);
  else
    value << "XXXX";
  if (!p.month) return;
  value << '-';
  value.Padded(p.month, 2);
  if (!p.day) return;
  value << '-';
  value.Padded(p.day, 2);
}

bool DateReader::Sound(const Partial& p) {
  if (p.day && !p.month) return false;
  if (!p.day) return !p.two_digits;
  return p.day <= DaysInMonth(p.year ? p.year : 2000, p.month);
}

bool DateReader::Calendar(ValueText& value) {
  if (tokens_.size() == 2 && IsInt(tokens_[1], 1, 2) && MonthOf(tokens_[0]) && Int(tokens_[1]) > 0) {  // "Feb 26", most of all
    const Partial day{0, MonthOf(tokens_[0]), Int(tokens_[1]), false};
    if (!Sound(day)) return false;
    Show(day, value);
    return true;
  }
  const bool between = Text(0) == "between" || Text(0) == "from";
  const std::size_t from = between ? 1 : 0;
  std::size_t split = tokens_.size();
  for (std::size_t i = from + 1; i + 1 < tokens_.size() && split == tokens_.size(); ++i) {
    if (tokens_[i].number) continue;
    if (IsHyphen(Text(i)) || Text(i) == "to" || Text(i) == "through" || Text(i) == "until" || Text(i) == "till" || Text(i) == "/" ||
        (between && Text(i) == "and"))
      split = i;
  }
  Partial left, right;
  if (!ReadPartial(from, split, left)) return false;
  if (split == tokens_.size()) {
    if (!Sound(left)) return false;
    Show(left, value);
    return true;
  }
  if (!ReadPartial(split + 1, tokens_.size(), right)) return false;
  if (left.year && !left.month && right.day && !right.month && !right.year) {  // 2014-16
    right.year = left.year / 100 * 100 + right.day;
    right.day = 0, right.two_digits = false;
    if (right.year <= left.year) return false;
  }
  if (!right.month && right.day) right.month = left.month;
  if (!left.month && (left.day || right.month) && !left.year) left.month = right.month;
  if (!left.year && right.year) left.year = right.month && left.month > right.month ? right.year - 1 : right.year;
  if (!Sound(left) || !Sound(right)) return false;
  Show(left, value);
  value << '/';
  Show(right, value);
  return true;
}

bool NormaliseDate(Tokens tokens, const CivilDay& date, Values& values) {
  DateReader reader(tokens, date);
  std::string_view mod;
  if (!reader.Read(values.Add(ValueKey::kValue), mod)) return false;
  if (!mod.empty()) values.Add(ValueKey::kMod) << mod;
  if (reader.fiscal()) values.Add(ValueKey::kFiscal) << "yes";
  return true;
}

}  // namespace onoma::rules
