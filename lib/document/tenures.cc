// An office is an interval. Of the tenures of an office that began by the day and had not ended, the latest begun holds; if the source last
// saw the holder in office before the day, the answer is stale and says so. An unknown beginning counts as begun when attested. Where two
// are known to hold what their titles tell to be two offices
// ("Head of the Chechen Republic", "Head of the Main Directorate"), nobody is told; who acts for the holder is asked for as such.
#include <algorithm>
#include <array>
#include <utility>

#include "lib/document/records.h"
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
  // States that are no more and had offices of their own keep the codes of ISO 3166-3; the German Federal Republic is one before and after
  // 1990.
  static constexpr std::pair<std::string_view, std::string_view> kFormer[] = {{"geo/soviet-union", "SU"},   {"geo/yugoslavia", "YU"},
                                                                              {"geo/czechoslovakia", "CS"}, {"geo/east-germany", "DD"},
                                                                              {"geo/west-germany", "DE"},   {"geo/rhodesia", "ZW"}};
  if (id.size() > 11 && id.starts_with("geo/"))
    for (const auto& [former, code] : kFormer)
      if (id == former) return code;
  if (id.size() != 6 || id.substr(0, 4) != "geo/" || id[4] < 'a' || id[4] > 'z' || id[5] < 'a' || id[5] > 'z') return id;
  // All codes in one table of constants: "AA" "AB" ... "ZZ".
  static constexpr auto kCodes = [] {
    std::array<char, 26 * 26 * 2> codes{};
    for (int a = 0; a < 26; ++a)
      for (int b = 0; b < 26; ++b)
        codes[std::size_t(a * 26 + b) * 2] = char('A' + a), codes[std::size_t(a * 26 + b) * 2 + 1] = char('A' + b);
    return codes;
  }();
  return {kCodes.data() + ((id[4] - 'a') * 26 + (id[5] - 'a')) * 2, 2};
}

namespace {

constexpr Day kHandover = 31;  // two rows that overlap so little tell of one change by two sources

bool ActsFor(std::string_view title) {
  return title.starts_with("Acting") || title.starts_with("Interim") || title.starts_with("Caretaker") || title.starts_with("Transition");
}

// The day from which a tenure holds by `day`, or kNoDay if it does not hold then.
Day BegunBy(const gazetteer::TenureView& t, Day day) {
  Day from = t.from != kNoDay ? t.from : t.attested != kNoDay ? t.attested : kNoDay;
  // An interval that says nothing of its beginning but when it ended holds up to its end.
  if (t.from == kNoDay && t.to != kNoDay && day < t.to) from = std::min(from == kNoDay ? day : from, day);
  return from == kNoDay || from > day || (t.to != kNoDay && day >= t.to) ? kNoDay : from;
}

// Whether the title's last word or words are these, or stand before a comma: "Governor of Texas", "Special Envoy for Syria".
bool Says(std::string_view title, std::string_view words) {
  for (std::size_t at = title.find(words); at != std::string_view::npos; at = title.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if (at > 3 && title[at - 1] == ' ' &&
        (title.substr(0, at).ends_with(" of ") || title.substr(0, at).ends_with(" for ") || title.substr(0, at).ends_with(" to ") ||
         title.substr(0, at).ends_with(" the ")) &&
        (end == title.size() || title[end] == ',' || title.substr(end) == " City"))
      return true;
  }
  return false;
}

bool Fits(const gazetteer::TenureView& t, const OfficeAsked& asked) {
  return (asked.with.empty() || t.organisation == asked.with) && (asked.words.empty() || Says(t.title, asked.words));
}

}  // namespace

FoundHolder FindHolder(const Knowledge& knowledge, const OfficeAsked& asked, Day day) {
  FoundHolder best;
  Day best_from = kNoDay;
  bool best_acts = false;
  if (day == kNoDay) return best;
  for (const auto& image : knowledge.images())
    for (std::uint32_t index : image.TenuresOfOffice(asked.role, asked.of)) {
      auto t = image.tenure(index);
      const Day from = BegunBy(t, day);
      if (from == kNoDay || !Fits(t, asked)) continue;
      auto standing = t.to != kNoDay || (t.attested != kNoDay && t.attested >= day) ? FoundHolder::kKnown : FoundHolder::kStale;
      const bool acts = ActsFor(t.title);
      if (best.image) {
        const bool apart = acts != best_acts && standing == best.standing;
        if (apart ? acts != asked.acting : from < best_from || (from == best_from && standing <= best.standing)) continue;
      }
      best = {&image, index, standing};
      best_from = from, best_acts = acts;
    }
  if (!best.image || best.standing != FoundHolder::kKnown) return best;
  const auto told = best.image->tenure(best.tenure);
  for (const auto& image : knowledge.images())
    for (std::uint32_t index : image.TenuresOfOffice(asked.role, asked.of)) {
      auto t = image.tenure(index);
      if (t.person == told.person || (t.title == told.title && t.country == told.country && !t.title.starts_with("Co-")) ||
          ActsFor(t.title) != best_acts)
        continue;
      if (BegunBy(t, day) == kNoDay || !Fits(t, asked) || (t.to == kNoDay && (t.attested == kNoDay || t.attested < day))) continue;
      if (t.to == kNoDay || t.to > best_from + kHandover) return {};
    }
  return best;
}

FoundHolder FindLeft(const Knowledge& knowledge, const OfficeAsked& asked, Day day, Day days) {
  FoundHolder best;
  Day best_to = kNoDay;
  if (day == kNoDay) return best;
  for (const auto& image : knowledge.images())
    for (std::uint32_t index : image.TenuresOfOffice(asked.role, asked.of)) {
      auto t = image.tenure(index);
      if (t.to == kNoDay || t.to > day || t.to < day - days || !Fits(t, asked) || (best.image && t.to <= best_to)) continue;
      best = {&image, index, FoundHolder::kKnown};
      best_to = t.to;
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
