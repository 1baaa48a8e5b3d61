// Dates. Values are ISO 8601, with its part 2 for what the day leaves open: 2024-22 (summer), 2024-35 (third quarter), 199X (a decade),
// XXXX-05-05 (a day of no known year), A/B (from A to B), P2W (two weeks long). A bare weekday is the last one up to the document's date; a
// day without a year lies in the year that brings it nearest to the document's date.
#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include "lib/rules/normalise_parts.h"
#include "lib/rules/normalise_words.h"

namespace onoma::rules {

namespace {

using Tokens = std::vector<ValueToken>;

bool IsInt(const ValueToken& token, std::size_t low, std::size_t high) {
  return token.number && token.text.size() >= low && token.text.size() <= high && token.text.find_first_not_of("0123456789") == std::string::npos;
}
int Int(const ValueToken& token) { return std::atoi(token.text.c_str()); }
bool IsYear(const ValueToken& token) { return IsInt(token, 4, 4) && Int(token) >= 1000 && Int(token) <= 2199; }

class DateReader {
 public:
  DateReader(const Tokens& all, const CivilDay& now) : now_(now) {
    for (const ValueToken& token : all) {
      const std::string& t = token.text;
      if (t == "the" || t == "," || t == "." || t == "of" || t == "in" || t == "on" || t == "'" || t == "during") continue;
      tokens_.push_back(token);
    }
  }

  bool Read(std::string& value, std::string& mod) {
    Modifier(mod);
    if (at_ >= tokens_.size()) return false;
    if (MonthOf(Text(0)) || (tokens_.size() == 1 && IsYear(tokens_[0]))) return Calendar(value);  // most dates; what no other reading begins with
    return Numeric(value) || Word(value) || Age(value) || Span(value) || Decade(value) || Century(value) || Quarter(value) || Season(value) || Duration(value) || Relative(value) ||
           Calendar(value);
  }

 private:
  const std::string& Text(std::size_t i) const {
    static const std::string& none = *new std::string();
    return i < tokens_.size() ? tokens_[i].text : none;
  }
  bool End(std::size_t i) const { return i >= tokens_.size(); }
  bool KnownDay() const { return now_.year && now_.month && now_.day; }
  int Today() const { return DaysFromCivil(now_); }

  void Modifier(std::string& mod) {
    const std::string& t = Text(0);
    if (t == "early" || t == "beginning" || t == "start") mod = "start";
    else if (t == "late" || t == "end") mod = "end";
    else if (t == "mid" || t == "middle") mod = "mid";
    else if (t == "about" || t == "around" || t == "circa" || t == "c" || t == "approximately" || t == "nearly" || t == "almost") mod = "approx";
    else return;
    at_ = 1;
    if (IsHyphen(Text(at_))) ++at_;
    if (at_ > 0) tokens_.erase(tokens_.begin(), tokens_.begin() + std::ptrdiff_t(at_));
    at_ = 0;
  }

  bool Numeric(std::string& value) {
    int parts[3] = {};
    if (tokens_.size() == 5 && (IsHyphen(Text(1)) || Text(1) == "/") && Text(3) == Text(1) && IsInt(tokens_[0], 1, 4) && IsInt(tokens_[2], 1, 2) && IsInt(tokens_[4], 1, 4)) {
      for (int i = 0; i < 3; ++i) parts[i] = Int(tokens_[std::size_t(2 * i)]);
      if (IsYear(tokens_[0])) return Day(parts[0], parts[1], parts[2], value);
      if (!IsYear(tokens_[4])) return false;
      if (parts[0] > 12) return Day(parts[2], parts[1], parts[0], value);
      if (parts[1] > 12) return Day(parts[2], parts[0], parts[1], value);
      if (parts[0] == parts[1]) return Day(parts[2], parts[0], parts[1], value);
      return false;  // 5/6/2024 is May in one country, June in another
    }
    if (tokens_.size() == 1 && std::count(Text(0).begin(), Text(0).end(), '.') == 2 && std::sscanf(Text(0).c_str(), "%2d.%2d.%4d", &parts[0], &parts[1], &parts[2]) == 3)
      return parts[2] >= 1000 && Day(parts[2], parts[1], parts[0], value);
    if (tokens_.size() == 3 && IsYear(tokens_[0]) && IsHyphen(Text(1)) && IsInt(tokens_[2], 2, 2) && Text(2)[0] == '0' && Int(tokens_[2]) >= 1 && !tokens_[2].space_before) {
      value = fmt::format("{}-{}", Text(0), Text(2));
      return true;
    }
    return false;
  }

  static bool Day(int year, int month, int day, std::string& value) {
    if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
    value = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return true;
  }

  bool Word(std::string& value) {
    const std::string& t = Text(0);
    int shift;
    if (t == "today" || t == "tonight" || t == "now") shift = 0;
    else if (t == "yesterday") shift = -1;
    else if (t == "tomorrow") shift = 1;
    else if (t == "day" && Text(1) == "before" && Text(2) == "yesterday") shift = -2;
    else if (t == "day" && Text(1) == "after" && Text(2) == "tomorrow") shift = 2;
    else return false;
    if (!KnownDay()) return false;
    value = IsoDay(Today() + shift);
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
  bool Shift(char unit, int times, std::int64_t n64, std::string& value) const {
    if (n64 > 5000 || n64 < -5000) return false;
    const int n = int(n64) * times;
    if (n < -200000 || n > 200000) return false;
    switch (unit) {
      case 'D':
      case 'W':
        if (!KnownDay()) return false;
        value = unit == 'D' ? IsoDay(Today() + n) : IsoWeek(Today() + 7 * n);
        return true;
      case 'M': {
        if (!now_.year || !now_.month) return false;
        if (now_.year * 12 + n < 12) return false;
        const CivilDay day = AddMonths({now_.year, now_.month, 0}, n);
        value = times == 3 ? fmt::format("{:04}-{}", day.year, 33 + (day.month - 1) / 3) : fmt::format("{:04}-{:02}", day.year, day.month);
        return true;
      }
      case 'Y':
        if (!now_.year || now_.year + n < 1) return false;
        value = times == 10 ? fmt::format("{:03}X", (now_.year + n) / 10) : times == 100 ? fmt::format("{:02}XX", (now_.year + n) / 100) : fmt::format("{:04}", now_.year + n);
        return true;
    }
    return false;
  }

  // The interval of n units that ends or begins today.
  bool Interval(char unit, int times, std::int64_t n64, bool past, std::string& value) const {
    if (!KnownDay() || n64 < 1 || n64 > 2000) return false;
    const int n = int(n64) * times * (past ? -1 : 1);
    int other;
    if (unit == 'D' || unit == 'W') other = Today() + n * (unit == 'W' ? 7 : 1);
    else if (const int months = n * (unit == 'Y' ? 12 : 1); now_.year * 12 + months < 12) return false;
    else other = DaysFromCivil(AddMonths(now_, months));
    value = past ? IsoDay(other) + "/" + IsoDay(Today()) : IsoDay(Today()) + "/" + IsoDay(other);
    return true;
  }

  // this, last, next ... week, two years, Monday, May, summer.
  bool Span(std::string& value) {
    const std::string& t = Text(at_);
    int direction;
    bool span = false;  // "the past week" is the seven days until now, "last week" the calendar's
    if (t == "this" || t == "current" || t == "same") direction = 0;
    else if (t == "last" || t == "previous" || t == "prior" || t == "preceding") direction = -1;
    else if (t == "next" || t == "following" || t == "coming" || t == "upcoming") direction = 1, span = t == "coming" || t == "upcoming";
    else if (t == "past" || t == "recent") direction = -1, span = true;
    else return false;
    std::size_t i = at_ + 1;
    if (t == "this" && Text(i) == "past") direction = -1, ++i;
    std::size_t number_at = i;
    int times = 1;
    if (const auto number = ReadNumber(tokens_, number_at)) {
      const char unit = PeriodOf(Text(number_at), times);
      if (!unit || unit >= 'a' || !number->IsWhole() || !End(number_at + 1) || direction == 0) return false;
      return Interval(unit, times, number->Whole(), direction < 0, value);
    }
    if (Text(i) == "few" || Text(i) == "several" || Text(i) == "couple" || Text(i) == "many") {
      const char unit = PeriodOf(Text(i + 1), times);
      if (!unit || unit >= 'a') return false;
      value = fmt::format("P{}{}", Text(i) == "couple" ? "2" : "X", unit);
      return true;
    }
    const std::string& name = Text(i);
    if (!End(i + 1)) return false;
    if (name == "weekend" || name == "weekends") {
      if (!KnownDay()) return false;
      const int saturday = Today() - WeekdayOf(Today()) + 6 + 7 * direction;
      value = IsoDay(saturday) + "/" + IsoDay(saturday + 1);
      return true;
    }
    if (const int weekday = WeekdayNamed(name)) {
      if (!KnownDay()) return false;
      const int today = Today(), in_week = today - WeekdayOf(today) + weekday;
      value = IsoDay(direction == 0 ? in_week : direction < 0 ? (in_week < today ? in_week : in_week - 7) : (in_week > today ? in_week : in_week + 7));
      return true;
    }
    if (const int month = MonthOf(name)) {
      if (!now_.year || !now_.month) return false;
      const int year = direction == 0 ? now_.year : direction < 0 ? now_.year - (month >= now_.month) : now_.year + (month <= now_.month);
      value = fmt::format("{:04}-{:02}", year, month);
      return true;
    }
    if (const int season = SeasonOf(name)) {
      if (!now_.year || !now_.month) return false;
      const int last_month = season == 24 ? 14 : (season - 20) * 3 + 2;
      const bool over = now_.month > last_month;
      const int still = season == 24 && now_.month <= 2 && direction <= 0;  // a winter is named by the year in which it begins
      const int year = direction == 0 ? now_.year - still : direction < 0 ? now_.year - !over - still : now_.year + (over || now_.month >= last_month - 2);
      value = fmt::format("{:04}-{}", year, season);
      return true;
    }
    const char unit = PeriodOf(name, times);
    if (!unit || unit >= 'a') return false;
    if (span && unit != 0) return Interval(unit, times, 1, direction < 0, value);
    return Shift(unit, times, direction, value);
  }

  // "54-year-old"
  bool Age(std::string& value) {
    std::size_t i = at_;
    const auto number = ReadNumber(tokens_, i);
    if (!number) return false;
    while (IsHyphen(Text(i))) ++i;
    int times;
    const char unit = PeriodOf(Text(i), times);
    if (!unit) return false;
    ++i;
    while (IsHyphen(Text(i))) ++i;
    if (Text(i) != "old" && Text(i) != "olds") return false;
    value = fmt::format("P{}{}", number->Text(), unit);
    return true;
  }

  // "1990s", "the '90s", "the nineties"
  bool Decade(std::string& value) {
    if (Text(at_ + 1) != "s" || tokens_[at_ + 1].space_before) return false;
    if (IsInt(tokens_[at_], 4, 4) && Text(at_)[3] == '0') {
      value = Text(at_).substr(2) == "00" ? Text(at_).substr(0, 2) + "XX" : Text(at_).substr(0, 3) + "X";
      if (value.substr(0, 2) == "20" && value.substr(2) == "XX") value = "200X";
      return true;
    }
    if (IsInt(tokens_[at_], 2, 2) && Text(at_)[1] == '0') {
      value = fmt::format("{}{}X", Int(tokens_[at_]) >= 30 ? "19" : "20", Text(at_)[0]);
      return true;
    }
    return false;
  }

  bool Century(std::string& value) {
    std::size_t i = at_;
    const auto ordinal = ReadOrdinal(tokens_, i);
    if (IsHyphen(Text(i))) ++i;
    if (!ordinal || *ordinal < 1 || *ordinal > 30 || (Text(i) != "century" && Text(i) != "centuries")) return false;
    value = fmt::format("{:02}XX", *ordinal - 1);
    return true;
  }

  bool Quarter(std::string& value) {
    std::size_t i = at_;
    int code = 0;
    if (Text(i).size() == 1 && (Text(i) == "q" || Text(i) == "h") && !End(i + 1) && IsInt(tokens_[i + 1], 1, 1)) {
      const int number = Int(tokens_[i + 1]);
      if (number < 1 || number > (Text(i) == "q" ? 4 : 2)) return false;
      code = (Text(i) == "q" ? 32 : 39) + number;
      i += 2;
    } else {
      const bool last = Text(i) == "last" || Text(i) == "final";
      const auto ordinal = last ? (++i, std::optional<int>(0)) : ReadOrdinal(tokens_, i);
      if (IsHyphen(Text(i))) ++i;
      const bool quarter = Text(i) == "quarter" || Text(i) == "qtr", half = Text(i) == "half";
      if (!ordinal || (!quarter && !half) || *ordinal > (quarter ? 4 : 2)) return false;
      if (last && End(i + 1)) return false;
      code = (quarter ? 32 : 39) + (last ? (quarter ? 4 : 2) : *ordinal);
      ++i;
    }
    if (Text(i) == "fiscal" || Text(i) == "financial") ++i;
    if (Text(i) == "year") ++i;
    if (Text(i) == "this" || Text(i) == "last" || Text(i) == "next") {
      if (!now_.year || Text(i + 1) != "year") return false;
      value = fmt::format("{:04}-{}", now_.year + (Text(i) == "this" ? 0 : Text(i) == "last" ? -1 : 1), code);
      return true;
    }
    if (!End(i) && IsYear(tokens_[i])) value = fmt::format("{}-{}", Text(i), code);
    else if (End(i) && now_.year) value = fmt::format("{:04}-{}", now_.year, code);
    else if (End(i)) value = fmt::format("XXXX-{}", code);
    return !value.empty();
  }

  bool Season(std::string& value) {
    const int season = SeasonOf(Text(at_));
    if (!season) return false;
    if (!End(at_ + 1) && IsYear(tokens_[at_ + 1])) value = fmt::format("{}-{}", Text(at_ + 1), season);
    else if (End(at_ + 1)) value = fmt::format("XXXX-{}", season);
    return !value.empty();
  }

  // "two weeks", "five-year", "three years ago", "two months later".
  bool Duration(std::string& value) {
    std::string amount, iso, time;
    std::size_t i = at_;
    char last_unit = 0;
    int last_times = 1;
    std::int64_t whole = 0;
    bool single = true;
    while (!End(i)) {
      std::size_t next = i;
      std::int64_t n = 1;
      int times = 1;
      std::string number = "1";
      if (Text(i) == "several" || Text(i) == "few" || Text(i) == "many" || Text(i) == "some") {
        number.assign(1, 'X'), n = 0, next = i + 1;
      } else if ((Text(i) == "a" || Text(i) == "an") && (Text(i + 1) == "few" || Text(i + 1) == "couple")) {
        number = Text(i + 1) == "few" ? "X" : "2", n = Text(i + 1) == "few" ? 0 : 2, next = i + 2;
      } else if ((Text(i) == "a" || Text(i) == "an" || Text(i) == "one" || Text(i) == "per") && PeriodOf(Text(i + 1), times)) {
        next = i + 1;
      } else if (Text(i) == "couple") {
        number = "2", n = 2, next = i + 1;
      } else if (Text(i) == "half" && (Text(i + 1) == "a" || Text(i + 1) == "an")) {
        number = "0.5", n = 0, next = i + 2;
      } else if (const auto read = ReadNumber(tokens_, next)) {
        number = read->Text(), n = read->IsWhole() ? read->Whole() : 0;
      } else if (i == at_ && PeriodOf(Text(i), times) && Text(i).back() == 's') {
        number = "X", n = 0;
      } else {
        break;
      }
      while (IsHyphen(Text(next))) ++next;
      const char unit = PeriodOf(Text(next), times);
      if (!unit) break;
      if (times > 1 && number != "X") {
        std::size_t zero = 0;
        const Tokens one = {{number, true, false}};
        const auto value_of = ReadNumber(one, zero);
        number = value_of ? Decimal{value_of->micro * times}.Text() : number;
      }
      single = iso.empty() && time.empty();
      if (unit >= 'a') time += fmt::format("{}{}", number, char(unit - 32));
      else iso += fmt::format("{}{}", number, unit);
      last_unit = unit, last_times = times, whole = n;
      i = next + 1;
      if (Text(i) == "and" || Text(i) == ",") ++i;
    }
    if (!last_unit) return false;
    const std::string& after = Text(i);
    const bool ago = after == "ago" || after == "earlier" || after == "before";
    const bool later = after == "later" || after == "hence" || (after == "from" && Text(i + 1) == "now");
    if (ago && after == "ago" && single && whole > 0 && last_unit < 'a' && Shift(last_unit, last_times, -whole, value)) return true;
    if (later && after == "from" && single && whole > 0 && last_unit < 'a' && Shift(last_unit, last_times, whole, value)) return true;
    if (!End(i) && !ago && !later) return false;
    value = "P" + iso + (time.empty() ? "" : "T" + time);
    return true;
  }

  bool Relative(std::string& value) {
    if (WeekdayNamed(Text(at_)) && End(at_ + 1) && KnownDay()) {
      value = IsoDay(Today() - (WeekdayOf(Today()) - WeekdayNamed(Text(at_)) + 7) % 7);
      return true;
    }
    if (Text(at_) == "weekend" || Text(at_) == "daily" || Text(at_) == "annual") return false;
    return false;
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
      if (token.text == "fiscal" || token.text == "financial" || token.text == "fy" || token.text == "year" || token.text == "ad" || token.text == "ce") {
        fiscal |= token.text[0] == 'f';
      } else if (WeekdayNamed(token.text) && (to - from > 1)) {
        continue;
      } else if (const int month = MonthOf(token.text)) {
        if (p.month) return false;
        p.month = month;
      } else if (const auto ordinal = ReadOrdinal(tokens_, next); ordinal && next <= to && *ordinal >= 1 && *ordinal <= 31 && !p.day) {
        p.day = *ordinal;
        i = next - 1;
      } else if (IsYear(token) && !p.year) {
        p.year = Int(token);
      } else if (IsInt(token, 1, 2) && fiscal && !p.year) {
        p.year = 2000 + Int(token);
      } else if (IsInt(token, 1, 2) && !p.day && Int(token) >= 1 && Int(token) <= 31) {
        p.day = Int(token);
      } else if (const auto word = token.number || !p.month || p.day ? std::nullopt : ReadNumber(tokens_, next); word && next == i + 1 && word->IsWhole() && word->Whole() >= 1 && word->Whole() <= 9) {
        p.day = int(word->Whole());  // "April one"
      } else if (IsInt(token, 1, 2) && !p.day && token.text.size() == 2) {
        p.day = Int(token);
        p.two_digits = true;
      } else {
        return false;
      }
    }
    fiscal_ |= fiscal;
    return p.year || p.month || p.day;
  }

  std::string Show(const Partial& p) const {
    std::string year = p.year ? fmt::format("{:04}", p.year) : "XXXX";
    if (!p.year && now_.year && now_.month && p.month) {
      // The year that brings the month nearest.
      const int distance = p.month - now_.month;
      year = fmt::format("{:04}", now_.year + (distance > 6 ? -1 : distance < -6 ? 1 : 0));
    }
    if (!p.month) return year;
    return p.day ? fmt::format("{}-{:02}-{:02}", year, p.month, p.day) : fmt::format("{}-{:02}", year, p.month);
  }
  static bool Sound(const Partial& p) {
    if (p.day && !p.month) return false;
    if (!p.day) return !p.two_digits;
    return p.day <= DaysInMonth(p.year ? p.year : 2000, p.month);
  }

  bool Calendar(std::string& value) {
    std::size_t from = at_;
    const bool between = Text(from) == "between" || Text(from) == "from";
    if (between) ++from;
    std::size_t split = tokens_.size();
    for (std::size_t i = from + 1; i + 1 < tokens_.size() && split == tokens_.size(); ++i)
      if (IsHyphen(Text(i)) || Text(i) == "to" || Text(i) == "through" || Text(i) == "until" || Text(i) == "till" || Text(i) == "/" || (between && Text(i) == "and")) split = i;
    Partial left, right;
    if (!ReadPartial(from, split, left)) return false;
    if (split == tokens_.size()) {
      if (!Sound(left)) return false;
      value = Show(left);
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
    value = Show(left) + "/" + Show(right);
    return true;
  }

  Tokens tokens_;
  CivilDay now_;
  std::size_t at_ = 0;

 public:
  bool fiscal_ = false;
};

}  // namespace

bool NormaliseDate(const std::vector<ValueToken>& tokens, const CivilDay& date, Values& values) {
  if (tokens.empty()) return false;
  DateReader reader(tokens, date);
  std::string value, mod;
  if (!reader.Read(value, mod)) return false;
  values.emplace_back("value", value);
  if (!mod.empty()) values.emplace_back("mod", mod);
  if (reader.fiscal_) values.emplace_back("fiscal", "yes");
  return true;
}

}  // namespace onoma::rules
