// An office is an interval. Of the tenures of an office that began by the day and had not ended, the latest begun holds; if the source last saw the holder in office
// before the day, the answer is stale and says so. An unknown beginning counts as begun when attested.
#include "lib/document/records.h"

#include <array>
#include <charconv>
#include <utility>

#include "fmt/format.h"

namespace onoma::document {

using gazetteer::Day;
using gazetteer::kNoDay;

namespace {

// Howard Hinnant's days_from_civil, as published ("chrono-Compatible Low-Level Date Algorithms").
Day Civil(int y, unsigned m, unsigned d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const unsigned yoe = unsigned(y - era * 400);
  const unsigned doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + int(doe) - 719468;
}

}  // namespace

Day ParseDay(std::string_view date) {
  int parts[3] = {0, 1, 1};
  std::size_t i = 0;
  for (int part = 0; part < 3; ++part) {
    auto [end, error] = std::from_chars(date.data() + i, date.data() + date.size(), parts[part]);
    if (error != std::errc()) return kNoDay;
    i = std::size_t(end - date.data());
    if (i == date.size()) break;
    if (date[i] != '-' || part == 2) return kNoDay;
    ++i;
  }
  if (parts[0] < 1 || parts[0] > 9999 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) return kNoDay;
  return Civil(parts[0], unsigned(parts[1]), unsigned(parts[2]));
}

std::string DayText(Day day) {
  if (day == kNoDay) return {};
  int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const unsigned doe = unsigned(z - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const unsigned d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
  return fmt::format("{:04}-{:02}-{:02}", int(yoe) + era * 400 + (m <= 2), m, d);
}

std::string_view OfficeOf(std::string_view id) {
  // States that are no more and had offices of their own keep the codes of ISO 3166-3; the German Federal Republic is one before and after 1990.
  static constexpr std::pair<std::string_view, std::string_view> kFormer[] = {
      {"geo/soviet-union", "SU"}, {"geo/yugoslavia", "YU"}, {"geo/czechoslovakia", "CS"}, {"geo/east-germany", "DD"}, {"geo/west-germany", "DE"}, {"geo/rhodesia", "ZW"}};
  if (id.size() > 11 && id.starts_with("geo/"))
    for (const auto& [former, code] : kFormer)
      if (id == former) return code;
  if (id.size() != 6 || id.substr(0, 4) != "geo/" || id[4] < 'a' || id[4] > 'z' || id[5] < 'a' || id[5] > 'z') return id;
  // All codes in one table of constants: "AA" "AB" ... "ZZ".
  static constexpr auto kCodes = [] {
    std::array<char, 26 * 26 * 2> codes{};
    for (int a = 0; a < 26; ++a)
      for (int b = 0; b < 26; ++b) codes[std::size_t(a * 26 + b) * 2] = char('A' + a), codes[std::size_t(a * 26 + b) * 2 + 1] = char('A' + b);
    return codes;
  }();
  return {kCodes.data() + ((id[4] - 'a') * 26 + (id[5] - 'a')) * 2, 2};
}

FoundHolder FindHolder(const Knowledge& knowledge, std::string_view role, std::string_view of, Day day) {
  FoundHolder best;
  Day best_from = kNoDay;
  if (day == kNoDay) return best;
  for (const auto& image : knowledge.images())
    for (std::uint32_t index : image.TenuresOfOffice(role, of)) {
      auto t = image.tenure(index);
      Day from = t.from != kNoDay ? t.from : t.attested != kNoDay ? t.attested : kNoDay;
      // An interval that says nothing of its beginning but when it ended holds up to its end.
      if (t.from == kNoDay && t.to != kNoDay && day < t.to) from = std::min(from == kNoDay ? day : from, day);
      if (from == kNoDay || from > day) continue;
      if (t.to != kNoDay && day >= t.to) continue;
      auto standing = t.to != kNoDay || (t.attested != kNoDay && t.attested >= day) ? FoundHolder::kKnown : FoundHolder::kStale;
      if (best.image && (from < best_from || (from == best_from && standing <= best.standing))) continue;
      best = {&image, index, standing};
      best_from = from;
    }
  return best;
}

FoundHolder FindTenureOf(const Knowledge& knowledge, std::string_view person, std::string_view role, std::string_view of, Day day) {
  FoundHolder best;
  Day best_from = kNoDay;
  if (day == kNoDay) return best;
  for (const auto& image : knowledge.images())
    for (std::uint32_t index : image.TenuresOfOffice(role, of)) {
      auto t = image.tenure(index);
      Day from = t.from != kNoDay ? t.from : t.attested != kNoDay ? t.attested : t.to;
      if (t.person != person || from == kNoDay || from > day || (best.image && from < best_from)) continue;
      best = {&image, index, FoundHolder::kKnown};
      best_from = from;
    }
  return best;
}

}  // namespace onoma::document
