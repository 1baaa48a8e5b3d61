// Numbers are kept as integers of millionths, so that no rounding of binary fractions shows in an amount.
#include <algorithm>

#include "lib/rules/value_tokens.h"

namespace onoma::rules {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr __int128 kMost = __int128(1000000000000000000) * 1000000;  // 10^18

// Millionths of a number with digits, commas and points.
std::optional<Decimal> Digits(std::string_view text) {
  __int128 whole = 0, fraction = 0, unit = 1000000;
  int dots = 0;
  for (char c : text) {
    if (c == ',') continue;
    if (c == '.') {
      if (++dots > 1) return std::nullopt;
    } else if (dots == 0) {
      whole = std::min<__int128>(whole * 10 + (c - '0'), 1000000000000000000);
    } else if (unit > 1) {
      unit /= 10;
      fraction += unit * (c - '0');
    }
  }
  return Decimal{std::min(whole * 1000000 + fraction, kMost)};
}
std::optional<Decimal> NumberOf(const ValueToken& token) { return token.micro >= 0 ? Decimal{token.micro} : Digits(token.text); }

int UnitOf(const ValueToken& token) { return token.word ? token.word->number : -1; }

// Whether a number of words so far goes on with `unit`: "twenty" with "five", "two hundred" with anything.
bool GoesOn(__int128 part, int unit) {
  if (part == std::int64_t(part)) {
    const std::int64_t micro = std::int64_t(part), whole = micro / 1000000;
    return (whole % 10 == 0 && whole % 100 >= 20 && unit < 10) || micro % 100000000 == 0;
  }
  return (part / 1000000 % 10 == 0 && part / 1000000 % 100 >= 20 && unit < 10) || part % 100000000 == 0;
}

}  // namespace

bool IsHyphen(std::string_view token) {
  return token.size() == 1 ? token[0] == '-'
                           : token.size() == 3 && (token == "–" || token == "—" || token == "‑" || token == "‐" || token == "−");
}

Decimal Decimal::Most() const { return {std::min(micro, kMost)}; }

ValueText& operator<<(ValueText& text, const Decimal& number) {
  if (number.micro < 0) {
    text << '-';
    return text << Decimal{-number.micro};
  }
  const bool small = number.Small();
  const std::uint64_t whole = small ? std::uint64_t(number.micro) / 1000000 : std::uint64_t(number.micro / 1000000);
  text << whole;
  text.Fraction(std::uint32_t(small ? std::uint64_t(number.micro) % 1000000 : std::uint64_t(number.micro % 1000000)));
  return text;
}

std::optional<Decimal> ReadNumber(Tokens tokens, std::size_t& at) {
  std::size_t i = at;
  if (i >= tokens.size()) return std::nullopt;
  const auto is = [&](std::size_t k, std::string_view text) { return k < tokens.size() && tokens[k].text == text; };
  __int128 total = 0, part = 0;  // part: below the next magnitude
  bool any = false, small = false, digits = false;
  if (is(i, "half") && (is(i + 1, "a") || is(i + 1, "an"))) {
    const std::int64_t magnitude = i + 2 < tokens.size() ? Magnitude(tokens[i + 2], false) : 0;
    if (magnitude >= 12) {
      at = i + 3;
      return Decimal{__int128(magnitude) * 500000};
    }
    return std::nullopt;
  }
  if ((is(i, "a") || is(i, "an")) && i + 1 < tokens.size()) {
    if (tokens[i + 1].text.size() <= 1 || !Magnitude(tokens[i + 1], false)) return std::nullopt;
    part = 1000000, any = true;
    ++i;
  }
  while (i < tokens.size()) {
    const ValueToken& token = tokens[i];
    if (token.number) {
      if (any) break;
      const auto value = NumberOf(token);
      if (!value) return std::nullopt;
      part = value->micro;
      any = digits = true;
      ++i;
      // "2 1/2" is left alone; "1/2" is a fraction.
      continue;
    }
    if (const int unit = UnitOf(token); unit >= 0) {
      if (digits || (small && !GoesOn(part, unit))) break;
      part += __int128(unit) * 1000000;
      any = small = true;
      ++i;
      if (i + 1 < tokens.size() && IsHyphen(tokens[i].text) && !tokens[i].space_before && UnitOf(tokens[i + 1]) >= 0) ++i;
      continue;
    }
    const std::int64_t magnitude = Magnitude(token, i > 0 && !token.space_before);
    if (magnitude && any) {
      if (magnitude == 100 || magnitude == 12) {
        part *= magnitude;
      } else {
        total += part * magnitude;
        part = 0;
      }
      small = true;
      if (total > kMost || part > kMost) return std::nullopt;
      ++i;
      continue;
    }
    if (magnitude && !any && token.text.size() > 1 && token.text.back() != 's') {  // "million"
      part = __int128(magnitude) * 1000000;
      any = true;
      ++i;
      continue;
    }
    if (!any) break;
    if (token.text == "and" && i + 1 < tokens.size()) {
      if (is(i + 1, "a") && is(i + 2, "half")) {
        part += 500000;
        i += 3;
        continue;
      }
      if (small && UnitOf(tokens[i + 1]) >= 0 && (part >= 100000000 || total > 0)) {
        ++i;
        continue;
      }
    }
    if (small && IsHyphen(token.text) && !token.space_before && i + 1 < tokens.size() && tokens[i + 1].text.size() > 1 &&
        Magnitude(tokens[i + 1], false)) {
      ++i;
      continue;
    }
    break;
  }
  if (!any) return std::nullopt;
  at = i;
  return Decimal{total + part};
}

std::optional<int> ReadOrdinal(Tokens tokens, std::size_t& at) {
  if (at >= tokens.size()) return std::nullopt;
  const ValueToken& token = tokens[at];
  if (token.number) {
    if (at + 1 >= tokens.size() || tokens[at + 1].space_before || token.text.size() > 6) return std::nullopt;
    const std::string_view suffix = tokens[at + 1].text;
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
    int value = 0;
    for (char c : token.text)
      if (IsDigit(c)) value = value * 10 + (c - '0');
    at += 2;
    return value;
  }
  if (!token.word) return std::nullopt;
  if (token.word->ordinal >= 0) {
    ++at;
    return token.word->ordinal;
  }
  std::size_t next = at + 1;
  if (token.word->number < 20 || next >= tokens.size()) return std::nullopt;
  if (IsHyphen(tokens[next].text)) ++next;
  if (next >= tokens.size() || !tokens[next].word || tokens[next].word->ordinal < 1 || tokens[next].word->ordinal > 9) return std::nullopt;
  at = next + 1;
  return token.word->number + tokens[next].word->ordinal;
}

int DaysFromCivil(const CivilDay& day) {
  const int y = day.year - (day.month <= 2);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const unsigned yoe = unsigned(y - era * 400);
  const unsigned doy = (153u * unsigned(day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + unsigned(day.day) - 1;
  return era * 146097 + int(yoe * 365 + yoe / 4 - yoe / 100 + doy) - 719468;
}

CivilDay CivilFromDays(int days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const unsigned doe = unsigned(days - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  CivilDay day;
  day.day = int(doy - (153 * mp + 2) / 5 + 1);
  day.month = int(mp < 10 ? mp + 3 : mp - 9);
  day.year = int(yoe) + era * 400 + (day.month <= 2);
  return day;
}

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

int WeekdayOf(int days) { return ((days + 3) % 7 + 7) % 7 + 1; }

void WriteIsoDay(const CivilDay& day, ValueText& text) {
  text.Padded(day.year, 4);
  text << '-';
  text.Padded(day.month, 2);
  text << '-';
  text.Padded(day.day, 2);
}
void WriteIsoDay(int days, ValueText& text) { WriteIsoDay(CivilFromDays(days), text); }

void WriteIsoWeek(int days, ValueText& text) {
  const int thursday = days - WeekdayOf(days) + 4;
  const int year = CivilFromDays(thursday).year;
  text.Padded(year, 4);
  text << "-W";
  text.Padded((thursday - DaysFromCivil({year, 1, 1})) / 7 + 1, 2);
}

bool ParseIsoDay(std::string_view text, CivilDay& day) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : !IsDigit(text[i])) return false;
  const auto number = [&](std::size_t from, std::size_t size) {
    int value = 0;
    for (std::size_t i = from; i < from + size; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  day = {number(0, 4), 0, 0};
  if (text.size() >= 7 && ((day.month = number(5, 2)) < 1 || day.month > 12)) return false;
  if (text.size() == 10 && ((day.day = number(8, 2)) < 1 || day.day > DaysInMonth(day.year, day.month))) return false;
  return true;
}

}  // namespace onoma::rules
