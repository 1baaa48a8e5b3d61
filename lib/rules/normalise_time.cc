// Times of day, parts of days and durations below a day: T22:30, 2025-11-15 part=morning, PT2H30M.
#include <fmt/format.h>
#include "lib/rules/normalise_parts.h"
#include "lib/rules/normalise_words.h"

namespace onoma::rules {

namespace {

bool Zone(const std::string& text) {
  for (std::string_view zone : {"gmt", "utc", "cet", "cest", "bst", "est", "edt", "et", "pst", "pdt", "pt", "ct", "cst", "mst", "eet", "eest", "msk", "ist", "jst", "kst", "z"})
    if (zone == text) return true;
  return false;
}

std::string_view PartOf(const std::string& text) {
  for (std::string_view part : {"morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "dusk", "midday"})
    if (text == part || text == std::string(part) + "s") return part;
  return text == "tonight" ? "night" : "";
}

bool Duration(const std::vector<ValueToken>& tokens, std::string& value) {
  std::string time;
  std::size_t i = 0;
  while (i < tokens.size()) {
    std::size_t next = i;
    std::string number = "1";
    const std::string& t = tokens[i].text;
    const auto text = [&](std::size_t k) { return k < tokens.size() ? std::string_view(tokens[k].text) : std::string_view(); };
    int times = 1;
    Decimal amount = Decimal::Of(1);
    bool vague = false;
    if (t == "several" || t == "few" || t == "many") vague = true, next = i + 1;
    else if ((t == "a" || t == "an") && (text(i + 1) == "few" || text(i + 1) == "couple")) {
      vague = text(i + 1) == "few", amount = Decimal::Of(2), next = i + (text(i + 2) == "of" ? 3 : 2);
    } else if ((t == "a" || t == "an") && PeriodOf(text(i + 1), times)) next = i + 1;
    else if (t == "half" && (text(i + 1) == "a" || text(i + 1) == "an")) amount = Decimal{500000}, next = i + 2;
    else if (const auto read = ReadNumber(tokens, next)) amount = *read;
    else if (i == 0 && PeriodOf(t, times) && t.back() == 's') vague = true;
    else return false;
    while (next < tokens.size() && IsHyphen(tokens[next].text)) ++next;
    const char unit = PeriodOf(text(next), times);
    if (unit < 'a') return false;
    if (vague) {
      time += fmt::format("X{}", char(unit - 32));
    } else if (!amount.IsWhole() && unit == 'h' && (amount.micro * 60) % 1000000 == 0) {
      const std::int64_t minutes = std::int64_t(amount.micro * 60 / 1000000);
      time += minutes < 60 ? fmt::format("{}M", minutes) : fmt::format("{}H{}M", minutes / 60, minutes % 60);
    } else {
      time += fmt::format("{}{}", amount.Text(), char(unit - 32));
    }
    i = next + 1;
    if (text(i) == "and" || text(i) == ",") ++i;
    if (text(i) == "ago" || text(i) == "earlier" || text(i) == "later") ++i;
  }
  if (time.empty()) return false;
  value = "PT" + time;
  return true;
}

}  // namespace

bool NormaliseTime(const std::vector<ValueToken>& tokens, const CivilDay& date, Values& values) {
  if (tokens.empty()) return false;
  std::string value;
  const bool military = tokens.size() == 2 && tokens[0].text.size() == 4 && tokens[0].text.find_first_not_of("0123456789") == std::string::npos && tokens[0].text < "2401";
  if (!military && Duration(tokens, value)) {
    values.emplace_back("value", value);
    return true;
  }
  int hour = -1, minute = 0, second = -1;
  bool pm = false, am = false, o_clock = false;
  std::string zone, part;
  std::vector<ValueToken> day;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& t = tokens[i].text;
    const auto text = [&](std::size_t k) { return k < tokens.size() ? std::string_view(tokens[k].text) : std::string_view(); };
    if (tokens[i].number && hour < 0) {
      std::string digits = t;
      const std::size_t dot = digits.find('.');
      if (dot != std::string::npos) {
        if (digits.size() - dot != 3) return false;
        hour = std::atoi(digits.substr(0, dot).c_str()), minute = std::atoi(digits.substr(dot + 1).c_str());
      } else if (digits.size() == 4 && digits.find(',') == std::string::npos) {
        hour = std::atoi(digits.substr(0, 2).c_str()), minute = std::atoi(digits.substr(2).c_str());
      } else if (digits.size() <= 2) {
        hour = std::atoi(digits.c_str());
        if (text(i + 1) == ":" && i + 2 < tokens.size() && tokens[i + 2].number) {
          minute = std::atoi(tokens[i + 2].text.c_str());
          i += 2;
          if (text(i + 1) == ":" && i + 2 < tokens.size() && tokens[i + 2].number) {
            second = std::atoi(tokens[i + 2].text.c_str());
            i += 2;
          }
        }
      } else {
        return false;
      }
    } else if (t == "am" || (t == "a" && text(i + 1) == ".")) {
      am = true;
      if (t == "a") i += 2;
    } else if (t == "pm" || (t == "p" && text(i + 1) == ".")) {
      pm = true;
      if (t == "p") i += 2;
    } else if (t == "o") {
      o_clock = true;
      if (text(i + 1) == "'") i += 2;
    } else if (Zone(t)) {
      zone = t;
      for (char& c : zone) c = char(c - 'a' + 'A');
    } else if (!PartOf(t).empty()) {
      part = PartOf(t);
      if (t == "tonight") day = {{"today", false, false}};
    } else if (t == "local" || t == "time" || t == "hours" || t == "h" || t == "in" || t == "the" || t == "at" || t == "." || t == "," || t == "late" || t == "early" || t == "clock") {
    } else if (std::size_t at = i; hour < 0 && ReadNumber(tokens, at) && (text(at) == "o" || text(at) == "a" || text(at) == "p" || text(at) == "am" || text(at) == "pm")) {
      at = i;
      hour = int(ReadNumber(tokens, at)->Whole());
      i = at - 1;
    } else {
      day.push_back(tokens[i]);
    }
  }
  if (part == "noon" || part == "midday") hour = 12, part.clear();
  if (part == "midnight") hour = 0, part.clear();
  if (hour < 0 && part.empty()) return false;
  if (hour >= 0) {
    if (pm && hour < 12) hour += 12;
    if (am && hour == 12) hour = 0;
    if ((part == "evening" || part == "afternoon" || part == "night") && !am && !pm && hour >= 1 && hour < 12) hour += 12;
    if (hour > 24 || minute > 59 || second > 59) return false;
    if (o_clock && part == "morning") part.clear();
  }
  Values of_day;
  if (!day.empty() && day.size() == 1 && day[0].text == "this") day = {{"today", false, false}};
  if (day.size() == 1 && day[0].text == "last") day = {{part == "night" ? "yesterday" : "today", false, false}};
  if (!day.empty() && !NormaliseDate(day, date, of_day) && hour < 0 && date.year) return false;
  value = of_day.empty() ? "" : of_day[0].second;
  if (hour >= 0) {
    value += fmt::format("T{:02}:{:02}", hour, minute);
    if (second >= 0) value += fmt::format(":{:02}", second);
  }
  if (!value.empty()) values.emplace_back("value", value);
  if (!part.empty()) values.emplace_back("part", part);
  if (!zone.empty()) values.emplace_back("zone", zone);
  return true;
}

}  // namespace onoma::rules
