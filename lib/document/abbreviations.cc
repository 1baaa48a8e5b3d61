// An hour's "p.m." ends a sentence unless a time zone follows. Zones are capitals that end in T, and UTC, or the words that America has for
// its own; "8 p.m. NATO said" begins a sentence.
#include "lib/document/abbreviations.h"

namespace onoma::document {

bool IsHourOfZone(std::string_view text, const text::Words& words, std::size_t at, std::size_t next) {
  if (at < 3 || next >= words.size() || text[at - 2] != '.' || (text[at - 3] != 'p' && text[at - 3] != 'a')) return false;
  const auto word = [&](std::size_t i) { return text.substr(words.begin(i), words.end(i) - words.begin(i)); };
  const std::string_view zone = word(next);
  if (zone == "Eastern" || zone == "Central" || zone == "Mountain" || zone == "Pacific") {
    const std::string_view behind = next + 1 < words.size() ? word(next + 1) : "";
    return behind == "time" || behind == "Time" || behind == "Standard" || behind == "Daylight" || behind == "standard" ||
           behind == "daylight";
  }
  const bool capitals =
      zone.size() >= 2 && zone.size() <= 4 && std::all_of(zone.begin(), zone.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && (zone.back() == 'T' || zone == "UTC");
}

}  // namespace onoma::document
