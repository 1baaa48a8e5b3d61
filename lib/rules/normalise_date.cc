// Dates. Values are ISO 8601, with its part 2 for what the day leaves open: 2024-22 (summer), 2024-35 (third quarter), 199X (a decade),
// -0043 (44 BC), XXXX-05-05 (a day of no known year), A/B (from A to B), P2W (two weeks long). A bare weekday is the last one up to the
// document's date; a day without a year lies in the year that brings it nearest to the document's date. A reading writes only if it
// succeeds.
#include <algorithm>

#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

namespace {

bool IsInt(const ValueToken& token, std::size_t low, std::size_t high) {
  return token.digits && token.text.size() >= low && token.text.size() <= high;
}
int Int(const ValueToken& token) { return int(token.micro / 1000000); }
bool IsYear(const ValueToken& token) { return IsInt(token, 4, 4) && Int(token) >= 1000 && Int(token) <= 2199; }
void Year(int year, ValueText& value) { value.Padded(year, 4); }
void Month(int year, int month, ValueText& value) {
  Year(year, value);
  value << '-';
  value.Padded(month, 2);
}

class DateReader {
 public:
  DateReader(Tokens all, const CivilDay& now) : tokens_(all), now_(now) {
    bool filler = false;
    for (const ValueToken& token : all) filler |= RoleOf(token) == DateRole::kFiller;
    if (!filler) return;
    for (const ValueToken& token : all)
      if (RoleOf(token) != DateRole::kFiller) list_.push_back(token);
    tokens_ = list_.tokens();
  }

  bool Read(ValueText& value, std::string_view& mod) {
    Modifier(mod);
    if (tokens_.empty()) return false;
    if (MonthOf(tokens_[0]) || (tokens_.size() == 1 && IsYear(tokens_[0])))
      return Calendar(value);  // most dates; what no other reading begins with
    return Numeric(value) || Word(value) || Age(value) || Span(value) || Decade(value) || Century(value) || Quarter(value) ||
           Season(value) || Duration(value) || Weekday(value) || Era(value) || Calendar(value);
  }
  bool fiscal() const { return fiscal_; }

 private:
  std::string_view Text(std::size_t i) const { return i < tokens_.size() ? tokens_[i].text : std::string_view(); }
  const ValueToken& At(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : kNothing; }
  bool End(std::size_t i) const { return i >= tokens_.size(); }
  bool KnownDay() const { return now_.year && now_.month && now_.day; }
  int Today() const { return DaysFromCivil(now_); }
  static DateRole RoleOf(const ValueToken& token) { return token.word ? token.word->role : DateRole::kNone; }

  void Modifier(std::string_view& mod) {
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

  bool Numeric(ValueText& value) const {
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
  static bool Dotted(std::string_view text, ValueText& value) {
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

  static bool Day(int year, int month, int day, ValueText& value) {
    if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
    WriteIsoDay(CivilDay{year, month, day}, value);
    return true;
  }

  bool Word(ValueText& value) const {
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
  static CivilDay AddMonths(CivilDay day, int months) {
    const int total = day.year * 12 + day.month - 1 + months;
    day.year = total / 12, day.month = total % 12 + 1;
    if (day.day) day.day = std::min(day.day, DaysInMonth(day.year, day.month));
    return day;
  }

  // The unit `n` units from now: its day, week, month, year.
  bool Shift(char unit, int times, std::int64_t n64, ValueText& value) const {
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
  static void Coded(int year, int code, ValueText& value) {
    Year(year, value);
    value << '-' << std::uint64_t(code);
  }

  // The interval of n units that ends or begins today.
  bool Interval(char unit, int times, std::int64_t n64, bool past, ValueText& value) const {
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

  // this, last, next ... week, two years, Monday, May, summer.
  bool Span(ValueText& value) const {
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
      Month(direction == 0  ? now_.year
            : direction < 0 ? now_.year - (month >= now_.month)
                            : now_.year + (month <= now_.month),
            month, value);
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
  bool Age(ValueText& value) const {
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
  bool Decade(ValueText& value) const {
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

  bool Century(ValueText& value) const {
    std::size_t i = 0;
    const auto ordinal = ReadOrdinal(tokens_, i);
    if (!ordinal) return false;
    if (IsHyphen(Text(i))) ++i;
    if (*ordinal < 1 || *ordinal > 30 || (Text(i) != "century" && Text(i) != "centuries")) return false;
    value.Padded(*ordinal - 1, 2);
    value << "XX";
    return true;
  }

  bool Quarter(ValueText& value) const {
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

  bool Season(ValueText& value) const {
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
  bool Duration(ValueText& value) const {
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

  bool Weekday(ValueText& value) const {
    const int weekday = WeekdayNamed(tokens_[0]);
    if (!weekday || !End(1) || !KnownDay()) return false;
    WriteIsoDay(Today() - (WeekdayOf(Today()) - weekday + 7) % 7, value);
    return true;
  }

  // "450 BC", "44 B.C.", "AD 79". ISO 8601 has a year 0 before the year 1, so 44 BC is -0043.
  bool Era(ValueText& value) const {
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

  struct Partial {
    int year = 0, month = 0, day = 0;
    bool two_digits = false;
  };

  bool ReadPartial(std::size_t from, std::size_t to, Partial& p) {
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

  void Show(const Partial& p, ValueText& value) const {
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
  static bool Sound(const Partial& p) {
    if (p.day && !p.month) return false;
    if (!p.day) return !p.two_digits;
    return p.day <= DaysInMonth(p.year ? p.year : 2000, p.month);
  }

  bool Calendar(ValueText& value) {
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

  static constexpr ValueToken kNothing{{}, nullptr, nullptr, -1, false, false, false};

  TokenList list_;
  Tokens tokens_;
  CivilDay now_;
  bool fiscal_ = false;
};

}  // namespace

bool NormaliseDate(Tokens tokens, const CivilDay& date, Values& values) {
  DateReader reader(tokens, date);
  std::string_view mod;
  if (!reader.Read(values.Add(ValueKey::kValue), mod)) return false;
  if (!mod.empty()) values.Add(ValueKey::kMod) << mod;
  if (reader.fiscal()) values.Add(ValueKey::kFiscal) << "yes";
  return true;
}

}  // namespace onoma::rules
