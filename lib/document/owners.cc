// Whose an organisation of a general name is. "Peru's Congress", "the Bosnian Central Election Commission", "Scott Bessent's Treasury": the
// country, people or person right before the name says it; "the Defence Ministry in Kyiv", "Foreign Ministry spokeswoman Maria Zakharova",
// "Mao Ning, the Foreign Ministry spokeswoman": a capital or a known person beside it; "In Chile, ...": the country that its sentence
// begins with. In this order: a reading of that country; the row of that country whose id is made of the name's ("org/pe-...",
// "org/congress-of-peru"); else a row of another country is taken away where all words of the name are general. What is decided so holds
// for the same words alone further down. Where nobody owns it, "the Supreme Court" is that of the country of which a document speaks most:
// its row, if it speaks of the other country little or not at all; without such a row the name keeps its own. Before that the last body
// counts that the name may mean ("India's Supreme Court ... the Supreme Court"). Acronyms of bodies that work at home are nobody's there.
#include <algorithm>
#include <functional>
#include <string_view>

#include "lib/document/country_counts.h"
#include "lib/document/general_names.h"
#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kOwnerSalt = 0xbf58476d1ce4e5b9ull;
constexpr EntryRef kTakenAway = kNoEntry - 1;

class Owners {
 public:
  Owners(const Context& context, Working& w, CountryCounts& countries)
      : context_(context), w_(w), countries_(countries), names_(context, w) {}

  void Run() {
    bool any = false;
    std::size_t next = 0;  // of the mentions that came out, the first that does not end before
    const std::size_t resolved = w_.resolved.size();
    const std::uint32_t* const winners = w_.resolved.data();
    const Mention* const mentions = w_.mentions.data();
    for (std::size_t at = 0; at < w_.organisations.size(); ++at) {
      const std::uint32_t index = w_.organisations[at];
      const Mention& m = w_.mentions[index];
      if (m.lost != Why::kNothing || m.weak || (m.source != Source::kGazetteer && m.source != Source::kRule)) continue;
      while (next < resolved && mentions[winners[next]].end <= m.begin) ++next;
      const std::string_view owner =
          next > 0 ? OwnerOf(w_.mentions[w_.resolved[next - 1]], w_.resolved[next - 1], m.begin) : std::string_view();
      if (!owner.empty()) {
        any |= Decide(index, owner, true);
      } else if (m.flags & gazetteer::kAcronym) {
        if (!any || !Again(index)) BySubject(index);
      } else if (const std::string_view beside = OwnerBeside(m, next); !beside.empty() && names_.IsGeneral(m)) {
        any |= Decide(index, beside, false);
      } else if (const std::string_view ahead = OwnerAhead(m, next); !ahead.empty() && names_.IsGeneral(m)) {
        any |= Decide(index, ahead, false);
      } else if (!FromBefore(index, at) && (!any || !Again(index))) {
        BySubject(index);
      }
    }
  }

 private:
  std::string_view Text(const Mention& m) const { return w_.text.substr(m.begin, m.end - m.begin); }
  std::uint64_t Key(const Mention& m) const { return std::hash<std::string_view>()(Text(m)) ^ kOwnerSalt; }
  std::string_view CountryOf(const Mention& m) const { return names_.CountryOf(m); }

  // The country of what stands before `begin` and owns what begins there, or nothing.
  std::string_view OwnerOf(const Mention& before, std::uint32_t index, std::uint32_t begin) const {
    if (begin <= before.end || begin - before.end > 6) return {};
    const std::string_view between = w_.text.substr(before.end, begin - before.end);
    const bool possessive = between == "'s " || between == "’s " || between == "' " || between == "’ ";
    if (!possessive && (between != " " || before.type == kPerson)) return {};
    if (before.type != kGpe && before.type != kNorp && before.type != kPerson) return {};
    const Mention& root = w_.mentions[Root(w_, index)];
    if (root.entry == kNoEntry) return {};
    // A state's or a town's own is not its country's.
    if (before.type == kGpe && !context_.knowledge.Info(root.entry).country) return {};
    const std::string_view country = CountryOf(root);
    return country.size() == 2 ? country : std::string_view();
  }

  // The country of what stands beside a body and is of the same: its seat, or who speaks for it. `next`: the first of the mentions that
  // came out that does not end before `m`.
  std::string_view OwnerBeside(const Mention& m, std::size_t next) const {
    std::size_t behind = next;
    while (behind < w_.resolved.size() && w_.mentions[w_.resolved[behind]].begin < m.end) ++behind;
    if (behind == w_.resolved.size()) return {};
    const Mention& place = w_.mentions[w_.resolved[behind]];
    if (place.begin == m.end + 4 && place.type == kGpe && Between(m, place) == " in ") {
      const std::string_view name = Text(m);
      const bool abroad =
          name.find("mbassy") != std::string_view::npos || name.find("onsulate") != std::string_view::npos;  // of another country
      return IsSeat(place) && !abroad ? CountryOf(place) : std::string_view();
    }
    if (place.type != kTitle || place.begin - m.end > kNear || !IsWords(Between(m, place))) return {};
    while (behind < w_.resolved.size() && w_.mentions[w_.resolved[behind]].type == kTitle) ++behind;
    if (behind < w_.resolved.size()) {
      const Mention& speaker = w_.mentions[w_.resolved[behind]];
      if (speaker.type == kPerson && speaker.begin - m.end <= kNear && IsWords(Between(m, speaker)))
        return PersonsCountry(w_.resolved[behind]);
    }
    if (next == 0) return {};
    const Mention& named = w_.mentions[w_.resolved[next - 1]];
    if (named.type != kPerson || m.begin - named.end > 6) return {};
    const std::string_view between = w_.text.substr(named.end, m.begin - named.end);
    return between == ", the " || between == ", a " || between == ", " ? PersonsCountry(w_.resolved[next - 1]) : std::string_view();
  }
  // "In Chile, José Antonio Kast of the Republican Party": the country that the sentence begins with.
  std::string_view OwnerAhead(const Mention& m, std::size_t next) const {
    for (std::size_t i = next; i > 0; --i) {
      const Mention& land = w_.mentions[w_.resolved[i - 1]];
      if (m.begin - land.end > kSentence) break;
      // "In " before it, a comma behind.
      if (land.type != kGpe || land.begin < 3 || w_.text[land.end] != ',' || w_.text[land.begin - 1] != ' ' ||
          w_.text[land.begin - 2] != 'n' || w_.text[land.begin - 3] != 'I' || land.entry == kNoEntry ||
          !context_.knowledge.Info(land.entry).country)
        continue;
      if (EndsSentence(w_.text.substr(land.end, m.begin - land.end))) break;
      const std::string_view country = CountryOf(land);
      return country.size() == 2 ? country : std::string_view();
    }
    return {};
  }
  static bool EndsSentence(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '\n') return true;
      if ((c == '.' || c == '?' || c == '!') && at + 2 < text.size() && text[at + 1] == ' ' && text[at + 2] >= 'A' && text[at + 2] <= 'Z')
        return true;
    }
    return false;
  }
  std::string_view Between(const Mention& a, const Mention& b) const { return w_.text.substr(a.end, b.begin - a.end); }
  static bool IsWords(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  }
  bool IsSeat(const Mention& place) const {
    return place.entry != kNoEntry && (context_.knowledge.Info(place.entry).country || SubtypeOf(context_, place.entry) == "capital");
  }
  std::string_view PersonsCountry(std::uint32_t index) const {
    const std::string_view country = CountryOf(w_.mentions[Root(w_, index)]);
    return country.size() == 2 ? country : std::string_view();
  }

  // "India's Supreme Court ... The Supreme Court": the last body named before that a general name may mean. One of another country than the
  // name's own row must be said to be of it, and the document must speak of that country no less.
  bool FromBefore(std::uint32_t index, std::size_t at) {
    const Mention& m = w_.mentions[index];
    if (m.entry == kNoEntry || !MayBeNamedBefore(m) || !names_.IsGeneral(m)) return false;
    const std::size_t own = context_.knowledge.Info(m.entry).of_country;
    std::string_view tried;
    EntryRef row = kNoEntry;
    for (std::size_t i = at; i > 0 && at - i < kLast; --i) {
      const Mention& before = w_.mentions[w_.organisations[i - 1]];
      if (before.lost != Why::kNothing || before.weak || before.entry == kNoEntry) continue;
      const std::string_view country = CountryOf(before);
      if (country.size() != 2) continue;
      if (before.entry == m.entry) {
        if (before.flags & gazetteer::kAcronym) continue;
        return true;
      }
      const std::size_t of = context_.knowledge.Info(before.entry).of_country;
      if (of != own && ((own != Knowledge::kNoCountry && countries_.Of(own) > countries_.Of(of)) ||
                        (before.why != Why::kOwner && names_.IsGeneral(before))))
        continue;
      if (country != tried) {
        tried = country;
        row = names_.In(index, country);
      }
      if (row != before.entry && !IsNameIn(Text(m), Text(before))) continue;
      Apply(index, before.entry, Why::kNamedBefore);
      return true;
    }
    return false;
  }
  // Bodies of a state, and papers ("The Times"); of a party more than one word.
  bool MayBeNamedBefore(const Mention& m) const {
    const std::string_view kind = SubtypeOf(context_, m.entry);
    if (kind == "party") return Text(m).find(' ') != std::string_view::npos;
    return WorksAtHome(context_, m.entry) || kind == "military" || kind == "media";
  }
  // "Supreme Court" in "India's Supreme Court", "Supreme Court of India".
  static bool IsNameIn(std::string_view name, std::string_view longer) {
    if (longer.size() < name.size() + 4) return false;
    return (longer.ends_with(name) && longer[longer.size() - name.size() - 1] == ' ') ||
           (longer.starts_with(name) && longer.substr(name.size(), 4) == " of ");
  }

  bool Decide(std::uint32_t index, std::string_view owner, bool sure) {
    Mention& m = w_.mentions[index];
    const std::string_view country = CountryOf(m);
    if (country == owner) return false;
    EntryRef entry = names_.In(index, owner);
    if (entry == kNoEntry) {
      if (!sure || country.empty() || !names_.IsGeneral(m)) return false;
      entry = kTakenAway;
    }
    w_.decided.At(Key(m)) = entry;
    Apply(index, entry);
    return true;
  }

  bool Again(std::uint32_t index) {
    const std::uint32_t entry = w_.decided.Find(Key(w_.mentions[index]));
    if (entry != kNoMention) Apply(index, entry);
    return entry != kNoMention;
  }

  // By what the document speaks of: its places, peoples and persons. A row of another country gives way where that country is hardly told
  // of, one of no country ("Finance Ministry") where no other is.
  void BySubject(std::uint32_t index) {
    const Mention& m = w_.mentions[index];
    if (m.entry == kNoEntry) return;
    if (m.flags & gazetteer::kAcronym) return Acronym(index);
    const std::size_t own = context_.knowledge.Info(m.entry).of_country;
    const std::size_t subject = countries_.subject();
    const std::uint32_t other = own == Knowledge::kNoCountry ? countries_.second() : countries_.Of(own);
    if (subject == own || subject == Knowledge::kNoCountry || countries_.Of(subject) < 2 * other + kLeast ||
        (own == Knowledge::kNoCountry && !CountryOf(m).empty()) || !names_.IsGeneral(m))
      return;
    const char code[2] = {char('A' + subject / 26), char('A' + subject % 26)};
    const EntryRef entry = names_.In(index, {code, 2});
    if (entry != kNoEntry)
      Apply(index, entry, Why::kSubject);
    else if (own != Knowledge::kNoCountry && countries_.Of(own) == 0 && (own != Knowledge::kAmerica || (m.flags & gazetteer::kWeak)) &&
             WorksAtHome(context_, m.entry))
      Apply(index, kTakenAway, Why::kSubject);  // "the Prime Minister's Office" of Israeli news is not Britain's
  }

  // "The SDP" of Croatian news is not the British party, "the PAC" of a mining town no committee of Westminster: letters mean many bodies,
  // and one that works at home is not believed where the document speaks of another country and of nobody else of its own. American ones
  // are told of everywhere, and give way to a row of that country only.
  void Acronym(std::uint32_t index) {
    const Mention& m = w_.mentions[index];
    const std::size_t own = context_.knowledge.Info(m.entry).of_country;
    const std::size_t subject = countries_.subject();
    if (own == Knowledge::kNoCountry || subject == Knowledge::kNoCountry || subject == own || countries_.Of(subject) < kLeast) return;
    const char code[2] = {char('A' + subject / 26), char('A' + subject % 26)};
    const std::uint32_t reading = names_.Reading(index, {code, 2});
    if (own == Knowledge::kAmerica) {  // "CSIS" of Canadian news
      if (reading != kNoMention && countries_.Of(subject) >= 2 * countries_.Of(own) + kLeast)
        Apply(index, w_.mentions[reading].entry, Why::kSubject);
      return;
    }
    if (countries_.Of(own) > 0 || m.end - m.begin > 5 || !WorksAtHome(context_, m.entry)) return;
    if (std::any_of(w_.resolved.begin(), w_.resolved.end(), [&](std::uint32_t r) {  // named in full, or another of its country
          const Mention& other = w_.mentions[r];
          return other.type == kOrg && other.entry != kNoEntry && context_.knowledge.Info(other.entry).of_country == own &&
                 (other.entry != m.entry || !(other.flags & gazetteer::kAcronym));
        }))
      return;
    Apply(index, reading != kNoMention ? w_.mentions[reading].entry : kTakenAway, Why::kSubject);
  }

  void Apply(std::uint32_t index, EntryRef entry, Why why = Why::kOwner) {
    Mention& m = w_.mentions[index];
    if (m.entry == entry || (entry == kTakenAway && m.source == Source::kRule)) return;
    m.entry = entry == kTakenAway ? kNoEntry : entry;
    m.local = entry == kTakenAway;
    m.why = why;
    if (m.local) DropReadings(index);
    w_.touched.push_back(m.begin);
  }

  // What is nobody's row is no third country's either.
  void DropReadings(std::uint32_t index) {
    const std::uint64_t key = KeyOf(w_.mentions[index]);
    for (auto at = FirstOfKey(w_, key); at->key == key; ++at) {
      Mention& reading = w_.mentions[at->mention];
      if (at->mention == index || reading.type != kOrg || !IsReading(reading) || CountryOf(reading).empty()) continue;
      reading.lost = Why::kOtherPlace, reading.lost_to = index;
    }
  }

  static constexpr std::uint32_t kSentence = 300;  // bytes behind the country that a sentence begins with
  static constexpr std::uint32_t kNear = 40;       // bytes between a body and who speaks for it
  static constexpr std::size_t kLast = 12;         // organisations before a name that it is sought among
  static constexpr std::uint32_t kLeast = 3;       // mentions of a country that make it what a document speaks of
  const Context& context_;
  Working& w_;
  CountryCounts& countries_;
  GeneralNames names_;
};

}  // namespace

bool WorksAtHome(const Context& context, EntryRef entry) {
  constexpr std::string_view kHome[] = {"agency", "central-bank", "court", "institution", "ministry", "parliament", "party"};
  return std::find(std::begin(kHome), std::end(kHome), SubtypeOf(context, entry)) != std::end(kHome);
}

void DecideOwners(const Context& context, Working& w, CountryCounts& countries) { Owners(context, w, countries).Run(); }

}  // namespace onoma::document
