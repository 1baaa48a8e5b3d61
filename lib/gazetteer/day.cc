// Dates by <chrono>'s civil calendar.
#include "lib/gazetteer/day.h"

#include <fmt/format.h>

#include <chrono>

namespace onoma::gazetteer {
namespace {

bool Digits(std::string_view text, std::size_t at, std::size_t count, unsigned& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return true;
}

}  // namespace

bool ParseDay(std::string_view text, Day& day) {
  unsigned year = 0, month = 1, of_month = 1;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!Digits(text, 0, 4, year)) return false;
  if (text.size() >= 7 && (text[4] != '-' || !Digits(text, 5, 2, month))) return false;
  if (text.size() == 10 && (text[7] != '-' || !Digits(text, 8, 2, of_month))) return false;
  std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(of_month)};
  if (!date.ok()) return false;
  day = static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
  return true;
}

std::string FormatDay(Day day) {
  if (day == kNoDay) return {};
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace onoma::gazetteer
