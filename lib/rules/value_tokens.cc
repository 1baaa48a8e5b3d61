// Numbers are kept as integers of millionths, so that no rounding of binary fractions shows in an amount.
#include "lib/rules/value_tokens.h"

#include <algorithm>

#include <fmt/format.h>
#include "lib/rules/word_index.h"
#include "lib/text/chars.h"

namespace onoma::rules {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Word {
  std::string_view text;
  std::int64_t value;
};
constexpr Word kUnits[] = {{"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
                           {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
                           {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fourty", 40},
                           {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
constexpr Word kMagnitudes[] = {{"dozen", 12}, {"hundred", 100}, {"thousand", 1000}, {"k", 1000}, {"lakh", 100000}, {"million", 1000000}, {"m", 1000000},
                                {"mn", 1000000}, {"mln", 1000000}, {"mio", 1000000}, {"crore", 10000000}, {"billion", 1000000000}, {"bn", 1000000000},
                                {"bln", 1000000000}, {"b", 1000000000}, {"trillion", 1000000000000}, {"tn", 1000000000000}, {"trn", 1000000000000}};
constexpr std::string_view kOrdinals[] = {"zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
                                          "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr Word kOrdinalTens[] = {{"twentieth", 20}, {"thirtieth", 30}, {"fortieth", 40}, {"fiftieth", 50}, {"sixtieth", 60}, {"seventieth", 70}, {"eightieth", 80},
                                 {"ninetieth", 90}, {"hundredth", 100}, {"thousandth", 1000}, {"millionth", 1000000}};

constexpr std::string_view KeyOf(const Word& word) { return word.text; }
constexpr WordIndex kUnitIndex(kUnits);
constexpr WordIndex kMagnitudeIndex(kMagnitudes);
constexpr WordIndex kOrdinalTensIndex(kOrdinalTens);
constexpr WordIndex kOrdinalIndex(kOrdinals);

template <std::size_t N>
std::optional<std::int64_t> Find(const WordIndex<Word, N>& words, std::string_view text) {
  const Word* const word = words.Find(text);
  return word ? std::optional<std::int64_t>(word->value) : std::nullopt;
}

constexpr __int128 kMost = __int128(1000000000000000000) * 1000000;  // 10^18

// Where a plural of a magnitude is a number: "two millions".
std::optional<std::int64_t> Magnitude(const ValueToken& token, bool glued) {
  std::string_view text = token.text;
  const bool letter = text.size() == 1;
  if (letter && !glued && text != "m") return std::nullopt;  // "5 k" is no thousand
  if (text.size() > 3 && text.back() == 's') text.remove_suffix(1);
  return Find(kMagnitudeIndex, text);
}

}  // namespace

bool IsHyphen(std::string_view token) { return token == "-" || token == "–" || token == "—" || token == "‑" || token == "‐" || token == "−"; }

std::vector<ValueToken> SplitValue(std::string_view text) {
  std::vector<ValueToken> tokens;
  tokens.reserve(8);
  bool space = false;
  for (std::size_t i = 0; i < text.size() && tokens.size() < 64;) {
    const text::Decoded c = text::Decode(text, i);
    if (text::IsSpace(c.code)) {
      space = true;
      i += c.length;
      continue;
    }
    ValueToken token;
    token.space_before = space;
    space = false;
    std::size_t end = i + c.length;
    if (IsDigit(text[i])) {
      token.number = true;
      for (; end < text.size(); ++end) {
        if (IsDigit(text[end])) continue;
        const bool digit_after = end + 1 < text.size() && IsDigit(text[end + 1]);
        const auto digits_after = [&] {
          std::size_t n = 0;
          while (end + 1 + n < text.size() && IsDigit(text[end + 1 + n])) ++n;
          return n;
        };
        if (text[end] == ',' && digits_after() == 3) continue;
        if (text[end] == '.' && digit_after) continue;
        break;
      }
    } else if (text::IsWordChar(c.code)) {
      while (end < text.size()) {
        const text::Decoded next = text::Decode(text, end);
        if (!text::IsWordChar(next.code) || (next.code < 128 && IsDigit(char(next.code)) != IsDigit(text[i]))) break;
        end += next.length;
      }
    }
    token.text = text.substr(i, end - i);
    for (char& b : token.text)
      if (b >= 'A' && b <= 'Z') b = char(b - 'A' + 'a');
    if (text::IsApostrophe(c.code)) token.text.assign(1, '\'');
    tokens.push_back(std::move(token));
    i = end;
  }
  return tokens;
}

std::string Decimal::Text() const {
  const __int128 size = micro < 0 ? -micro : micro;
  const bool small = size <= INT64_MAX;  // nearly always; a division of 128 bits is a call
  const std::uint64_t whole = small ? std::uint64_t(size) / 1000000 : std::uint64_t(size / 1000000);
  std::uint64_t fraction = small ? std::uint64_t(size) % 1000000 : std::uint64_t(size % 1000000);
  std::string text(micro < 0 ? "-" : "");
  const fmt::format_int digits(whole);
  text.append(digits.data(), digits.size());
  if (fraction == 0) return text;
  text.push_back('.');
  for (std::uint64_t unit = 100000; fraction > 0; fraction %= unit, unit /= 10) text.push_back(char('0' + fraction / unit));
  return text;
}

namespace {

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

}  // namespace

std::optional<Decimal> ReadNumber(const std::vector<ValueToken>& tokens, std::size_t& at) {
  std::size_t i = at;
  __int128 total = 0, part = 0;   // part: below the next magnitude
  bool any = false, small = false, digits = false;
  const auto is = [&](std::size_t k, std::string_view text) { return k < tokens.size() && tokens[k].text == text; };
  if (is(i, "half") && (is(i + 1, "a") || is(i + 1, "an"))) {
    const auto magnitude = i + 2 < tokens.size() ? Magnitude(tokens[i + 2], false) : std::nullopt;
    if (magnitude && *magnitude >= 12) {
      at = i + 3;
      return Decimal{__int128(*magnitude) * 500000};
    }
    return std::nullopt;
  }
  if ((is(i, "a") || is(i, "an")) && i + 1 < tokens.size()) {
    const auto magnitude = tokens[i + 1].text.size() > 1 ? Magnitude(tokens[i + 1], false) : std::nullopt;
    if (!magnitude) return std::nullopt;
    part = 1000000, any = true;
    ++i;
  }
  while (i < tokens.size()) {
    const ValueToken& token = tokens[i];
    if (token.number) {
      if (any) break;
      const auto value = Digits(token.text);
      if (!value) return std::nullopt;
      part = value->micro;
      any = digits = true;
      ++i;
      // "2 1/2" is left alone; "1/2" is a fraction.
      continue;
    }
    if (const auto unit = Find(kUnitIndex, token.text)) {
      if (digits || (small && !(part / 1000000 % 10 == 0 && part / 1000000 % 100 >= 20 && *unit < 10) && part % 100000000 != 0)) break;
      part += __int128(*unit) * 1000000;
      any = small = true;
      ++i;
      if (i + 1 < tokens.size() && IsHyphen(tokens[i].text) && !tokens[i].space_before && Find(kUnitIndex, tokens[i + 1].text)) ++i;
      continue;
    }
    const auto magnitude = Magnitude(token, i > 0 && !token.space_before);
    if (magnitude && any) {
      if (*magnitude == 100 || *magnitude == 12) {
        part *= *magnitude;
      } else {
        total += part * *magnitude;
        part = 0;
      }
      small = true;
      if (total > kMost || part > kMost) return std::nullopt;
      ++i;
      continue;
    }
    if (magnitude && !any && token.text.size() > 1 && token.text.back() != 's') {  // "million"
      part = __int128(*magnitude) * 1000000;
      any = true;
      ++i;
      continue;
    }
    if (token.text == "and" && any && i + 1 < tokens.size()) {
      if (is(i + 1, "a") && is(i + 2, "half")) {
        part += 500000;
        i += 3;
        continue;
      }
      if (small && Find(kUnitIndex, tokens[i + 1].text) && (part / 1000000 >= 100 || total > 0)) {
        ++i;
        continue;
      }
    }
    if (IsHyphen(token.text) && any && small && !token.space_before && i + 1 < tokens.size() && Magnitude(tokens[i + 1], false) && tokens[i + 1].text.size() > 1) {
      ++i;
      continue;
    }
    break;
  }
  if (!any) return std::nullopt;
  at = i;
  return Decimal{total + part};
}

std::optional<int> ReadOrdinal(const std::vector<ValueToken>& tokens, std::size_t& at) {
  if (at >= tokens.size()) return std::nullopt;
  const std::string& text = tokens[at].text;
  if (tokens[at].number) {
    if (at + 1 >= tokens.size() || tokens[at + 1].space_before || text.size() > 6) return std::nullopt;
    const std::string& suffix = tokens[at + 1].text;
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
    int value = 0;
    for (char c : text)
      if (IsDigit(c)) value = value * 10 + (c - '0');
    at += 2;
    return value;
  }
  if (const std::string_view* const ordinal = kOrdinalIndex.Find(text)) {
    ++at;
    return int(ordinal - kOrdinals);
  }
  if (const auto tens = Find(kOrdinalTensIndex, text)) {
    ++at;
    return int(*tens);
  }
  const auto tens = Find(kUnitIndex, text);
  std::size_t next = at + 1;
  if (next < tokens.size() && IsHyphen(tokens[next].text)) ++next;
  if (tens && *tens >= 20 && next < tokens.size())
    for (std::size_t i = 1; i < 10; ++i)
      if (kOrdinals[i] == tokens[next].text) {
        at = next + 1;
        return int(*tens + std::int64_t(i));
      }
  return std::nullopt;
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

std::string IsoDay(int days) {
  const CivilDay day = CivilFromDays(days);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string IsoWeek(int days) {
  const int thursday = days - WeekdayOf(days) + 4;
  const int year = CivilFromDays(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - DaysFromCivil({year, 1, 1})) / 7 + 1);
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
