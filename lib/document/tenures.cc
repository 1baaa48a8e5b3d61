// An office is an interval. Of the tenures of an office that began by the day and had not ended, the latest begun holds; if the source last saw the holder in office
// before the day, the answer is stale and says so. An unknown beginning counts as begun when attested.
#include "lib/document/records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/gazetteer/day.h"

namespace onoma::document {

using gazetteer::Day;
using gazetteer::kNoDay;

Day ParseDay(std::string_view date) {
  Day day = kNoDay;
  return gazetteer::ParseDay(date, day) ? day : kNoDay;
}

std::string DayText(Day day) { return gazetteer::FormatDay(day); }

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
