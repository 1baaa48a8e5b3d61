// Times of day, parts of days and durations below a day: T22:30, 2025-11-15 part=morning, PT2H30M.
#include <algorithm>

#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

namespace {

bool Zone(std::string_view text) {
  for (std::string_view zone : {"gmt", "utc", "cet", "cest", "bst",  "est", "edt", "et",  "pst", "pdt", "pt",
                                "ct",  "cst", "mst", "eet",  "eest", "msk", "ist", "jst", "kst", "z"})
    if (zone == text) return true;
  return false;
}

std::string_view PartOf(std::string_view text) {
  for (std::string_view part : {"morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "dusk", "midday"})
    if (text.substr(0, part.size()) == part && (text.size() == part.size() || (text.size() == part.size() + 1 && text.back() == 's')))
      return part;
  return text == "tonight" ? "night" : "";
}

// The number that a text begins with, as far as its digits go.
int LeadingInt(std::string_view text) {
  int value = 0;
  for (std::size_t i = 0; i < text.size() && i < 9 && text[i] >= '0' && text[i] <= '9'; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

bool Duration(Tokens tokens, ValueText& value) {
  ValueText time;
  const auto text = [&](std::size_t k) { return k < tokens.size() ? tokens[k].text : std::string_view(); };
  const auto period = [&](std::size_t k) { return k < tokens.size() ? PeriodOf(tokens[k]).unit : char(0); };
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t next = i;
    const std::string_view t = tokens[i].text;
    const bool a = t == "a" || t == "an";
    Decimal amount = Decimal::Of(1);
    bool vague = false;
    if (t == "several" || t == "few" || t == "many")
      vague = true, next = i + 1;
    else if (a && (text(i + 1) == "few" || text(i + 1) == "couple")) {
      vague = text(i + 1) == "few", amount = Decimal::Of(2), next = i + (text(i + 2) == "of" ? 3 : 2);
    } else if (a && period(i + 1))
      next = i + 1;
    else if (t == "half" && (text(i + 1) == "a" || text(i + 1) == "an"))
      amount = Decimal{500000}, next = i + 2;
    else if (const auto read = ReadNumber(tokens, next))
      amount = *read;
    else if (i == 0 && period(i) && t.back() == 's')
      vague = true;
    else
      return false;
    while (next < tokens.size() && IsHyphen(tokens[next].text)) ++next;
    const char unit = period(next);
    if (unit < 'a') return false;
    if (vague) {
      time << 'X' << char(unit - 32);
    } else if (const std::int64_t rest = std::int64_t((amount.micro % 1000000) * 60);
               rest > 0 && unit == 'h' && rest % 1000000 == 0) {  // "2.5 hours"
      if (const std::int64_t hours = amount.Whole(); hours > 0) time << std::uint64_t(hours) << 'H';
      time << std::uint64_t(rest / 1000000) << 'M';
    } else {
      time << amount << char(unit - 32);
    }
    i = next + 1;
    if (text(i) == "and" || text(i) == ",") ++i;
    if (text(i) == "ago" || text(i) == "earlier" || text(i) == "later") ++i;
  }
  if (time.empty()) return false;
  value << "PT" << time.view();
  return true;
}

}  // namespace

bool NormaliseTime(Tokens tokens, const CivilDay& date, Values& values) {
  if (tokens.empty()) return false;
  const auto text = [&](std::size_t k) { return k < tokens.size() ? tokens[k].text : std::string_view(); };
  const bool military = tokens.size() == 2 && tokens[0].digits && tokens[0].text.size() == 4 && tokens[0].text < "2401";
  if (!military && Duration(tokens, values.Add(ValueKey::kValue))) return true;
  values.Clear();
  int hour = -1, minute = 0, second = -1;
  bool pm = false, am = false, o_clock = false;
  std::string_view zone, part;
  TokenList day;
  const auto say = [&](std::string_view word) { day.count = 0, day.push_back(WordToken(word)); };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view t = tokens[i].text;
    if (tokens[i].number && hour < 0) {
      const std::size_t dot = t.find('.');
      if (dot != std::string_view::npos) {
        if (t.size() - dot != 3) return false;
        hour = LeadingInt(t.substr(0, dot)), minute = LeadingInt(t.substr(dot + 1));
      } else if (t.size() == 4 && tokens[i].digits) {
        hour = LeadingInt(t.substr(0, 2)), minute = LeadingInt(t.substr(2));
      } else if (t.size() <= 2) {
        hour = LeadingInt(t);
        if (text(i + 1) == ":" && i + 2 < tokens.size() && tokens[i + 2].number) {
          minute = LeadingInt(tokens[i + 2].text);
          i += 2;
          if (text(i + 1) == ":" && i + 2 < tokens.size() && tokens[i + 2].number) {
            second = LeadingInt(tokens[i + 2].text);
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
    } else if (const std::string_view found = PartOf(t); !found.empty()) {
      part = found;
      if (t == "tonight") say("today");
    } else if (t == "local" || t == "time" || t == "hours" || t == "h" || t == "in" || t == "the" || t == "at" || t == "." || t == "," ||
               t == "late" || t == "early" || t == "clock") {
    } else if (std::size_t at = i; hour < 0 && ReadNumber(tokens, at) &&
                                   (text(at) == "o" || text(at) == "a" || text(at) == "p" || text(at) == "am" || text(at) == "pm")) {
      at = i;
      hour = int(ReadNumber(tokens, at)->Whole());
      i = at - 1;
    } else {
      day.push_back(tokens[i]);
    }
  }
  if (part == "noon" || part == "midday") hour = 12, part = {};
  if (part == "midnight") hour = 0, part = {};
  if (hour < 0 && part.empty()) return false;
  if (hour >= 0) {
    if (pm && hour < 12) hour += 12;
    if (am && hour == 12) hour = 0;
    if ((part == "evening" || part == "afternoon" || part == "night") && !am && !pm && hour >= 1 && hour < 12) hour += 12;
    if (hour > 24 || minute > 59 || second > 59) return false;
    if (o_clock && part == "morning") part = {};
  }
  if (day.count == 1 && day.items[0].text == "this") say("today");
  if (day.count == 1 && day.items[0].text == "last") say(part == "night" ? "yesterday" : "today");
  Values of_day;
  if (day.count > 0 && !NormaliseDate(day.tokens(), date, of_day)) {
    if (hour < 0 && date.year) return false;
    of_day.Clear();
  }
  if (!of_day.empty() || hour >= 0) {
    ValueText& value = values.Add(ValueKey::kValue);
    if (!of_day.empty()) value << of_day[0].value;
    if (hour >= 0) {
      value << 'T';
      value.Padded(hour, 2);
      value << ':';
      value.Padded(minute, 2);
      if (second >= 0) value << ':', value.Padded(second, 2);
    }
  }
  if (!part.empty()) values.Add(ValueKey::kPart) << part;
  if (!zone.empty())
    for (ValueText& written = values.Add(ValueKey::kZone); const char c : zone) written << (c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c);
  return true;
}

}  // namespace onoma::rules
