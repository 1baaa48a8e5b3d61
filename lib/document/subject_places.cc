// Towns of the country that the document speaks of. "Newcastle" of British news is not the larger one in Australia, "Surrey" no city in
// Canada: where a document speaks much of one country and hardly of the one in which the town of a name lies that most mean by it, another
// place of the name in the first is meant, if it is a division or no much smaller town. Capitals and cities of a million are told of
// everywhere and stay, as do the namesakes of American towns; so does what a comma or the document has decided (homonyms.cc).
#include <algorithm>
#include <array>
#include <charconv>

#include "lib/document/country_counts.h"
#include "lib/document/entry_memory.h"
#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint32_t kLeast = 3;           // mentions of a country that make it what a document speaks of
constexpr std::uint32_t kFamous = 1'000'000;  // people

class SubjectPlaces {
 public:
  SubjectPlaces(const Context& context, Working& w, CountryCounts& countries) : context_(context), w_(w), countries_(countries) {}

  void Run() {
    const std::size_t subject = countries_.subject();
    if (subject == Knowledge::kNoCountry || subject == Knowledge::kAmerica || countries_.Of(subject) < kLeast)
      return;  // American towns are called like famous ones elsewhere
    w_.scratch.clear();
    for (const std::uint32_t index : w_.asked) {
      const Mention& m = w_.mentions[index];
      if (m.type != kGpe || m.source != Source::kGazetteer || m.weak || m.lost != Why::kNothing || m.entry == kNoEntry ||
          m.why == Why::kPlaceBehind || m.why == Why::kPlaceBefore)
        continue;
      const Knowledge::EntryInfo& info = context_.knowledge.Info(m.entry);
      if (info.country || info.of_country == subject || info.of_country == Knowledge::kNoCountry) continue;
      const std::uint32_t other = ReadingOf(index, subject);
      if (other != kNoMention && IsKnownAlike(w_.mentions[other].entry, m.entry)) w_.scratch.push_back(index), w_.scratch.push_back(other);
    }
    if (w_.scratch.empty()) return;
    // Names that may be either tell nothing of the country that they seem to be of.
    std::array<std::uint32_t, Knowledge::kNoCountry> open{};
    for (std::size_t i = 0; i < w_.scratch.size(); i += 2) ++open[CountryOf(w_.scratch[i])];
    for (std::size_t i = 0; i < w_.scratch.size(); i += 2) {
      const std::size_t own = CountryOf(w_.scratch[i]);
      if (countries_.Of(subject) >= 2 * (std::max(countries_.Of(own), open[own]) - open[own]) + kLeast)
        Prefer(w_.scratch[i + 1], w_.scratch[i]);
    }
  }

 private:
  std::uint32_t ReadingOf(std::uint32_t index, std::size_t country) const {
    const std::uint64_t key = KeyOf(w_.mentions[index]);
    for (auto at = FirstOfKey(w_, key); at->key == key; ++at) {
      const Mention& reading = w_.mentions[at->mention];
      if (reading.type == kGpe && reading.source == Source::kGazetteer && reading.entry != kNoEntry &&
          context_.knowledge.Info(reading.entry).of_country == country)
        return at->mention;
    }
    return kNoMention;
  }

  std::size_t CountryOf(std::uint32_t mention) const { return context_.knowledge.Info(w_.mentions[mention].entry).of_country; }
  void Prefer(std::uint32_t other, std::uint32_t index) {
    Mention &reading = w_.mentions[other], &m = w_.mentions[index];
    reading.weak = false, reading.lost = Why::kNothing, reading.lost_to = kNoMention, reading.why = Why::kSubject;
    reading.priority = std::max(reading.priority, m.priority);
    m.lost = Why::kOtherPlace, m.lost_to = other;
    w_.touched.push_back(m.begin);
  }

  bool IsKnownAlike(EntryRef place, EntryRef most_mean) const {
    const std::uint32_t people = People(most_mean);
    if (SubtypeOf(context_, most_mean) != "city" || people >= kFamous) return false;
    return SubtypeOf(context_, place) != "city" || People(place) >= people / 2;
  }
  std::uint32_t People(EntryRef place) const {
    std::uint32_t people = 0;
    EachAttribute(context_.knowledge.Entry(place), [&](std::string_view key, std::string_view value) {
      if (key == "population") std::from_chars(value.data(), value.data() + value.size(), people);
    });
    return people;
  }

  const Context& context_;
  Working& w_;
  CountryCounts& countries_;
};

}  // namespace

void DecideSubjectPlaces(const Context& context, Working& w, CountryCounts& countries) { SubjectPlaces(context, w, countries).Run(); }

}  // namespace onoma::document
