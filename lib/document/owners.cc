// Whose an organisation of a general name is. "Peru's Congress", "the Bosnian Central Election Commission", "Scott Bessent's Treasury": the country, people or person right before the name says it.
// In this order: a reading of that country; the row of that country whose id is made of the name's ("org/pe-...", "org/congress-of-peru"); else a row of another country is taken away where all words of
// the name are general. What is decided so holds for the same words alone further down. Where nobody owns it, "the Supreme Court" is that of the country of which a document speaks most: its row, if it
// speaks of the other country little or not at all; without such a row the name keeps its own. Acronyms of bodies that work at home are nobody's there.
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <string>

#include "lib/document/country_counts.h"
#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kOwnerSalt = 0xbf58476d1ce4e5b9ull;
constexpr EntryRef kTakenAway = kNoEntry - 1;

class Owners {
 public:
  Owners(const Context& context, Working& w, CountryCounts& countries) : context_(context), w_(w), countries_(countries) {}

  void Run() {
    bool any = false;
    std::size_t next = 0;  // of the mentions that came out, the first that does not end before
    const std::size_t resolved = w_.resolved.size();
    const std::uint32_t* const winners = w_.resolved.data();
    const Mention* const mentions = w_.mentions.data();
    for (std::uint32_t index : w_.organisations) {
      const Mention& m = w_.mentions[index];
      if (m.lost != Why::kNothing || m.weak || (m.source != Source::kGazetteer && m.source != Source::kRule)) continue;
      while (next < resolved && mentions[winners[next]].end <= m.begin) ++next;
      const std::string_view owner = next > 0 ? OwnerOf(w_.mentions[w_.resolved[next - 1]], w_.resolved[next - 1], m.begin) : std::string_view();
      if (!owner.empty()) any |= Decide(index, owner);
      else if (!any || !Again(index)) BySubject(index);
    }
  }

 private:
  std::string_view Text(const Mention& m) const { return w_.text.substr(m.begin, m.end - m.begin); }
  std::uint64_t Key(const Mention& m) const { return std::hash<std::string_view>()(Text(m)) ^ kOwnerSalt; }
  std::string_view CountryOf(const Mention& m) const { return m.entry == kNoEntry ? std::string_view() : context_.knowledge.Entry(m.entry).country; }

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

  bool Decide(std::uint32_t index, std::string_view owner) {
    Mention& m = w_.mentions[index];
    const std::string_view country = CountryOf(m);
    if (country == owner) return false;
    const std::uint32_t other = Reading(index, owner);
    EntryRef entry = other != kNoMention ? w_.mentions[other].entry : RowOf(m, owner);
    if (entry == kNoEntry) {
      if (country.empty() || !General(m)) return false;
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

  // By what the document speaks of: its places, peoples and persons. A row of another country gives way where that country is hardly told of, one of no country ("Finance Ministry") where no other is.
  void BySubject(std::uint32_t index) {
    const Mention& m = w_.mentions[index];
    if (m.entry == kNoEntry) return;
    if (m.flags & gazetteer::kAcronym) return Acronym(index);
    const std::size_t own = context_.knowledge.Info(m.entry).of_country;
    const std::size_t subject = countries_.subject();
    const std::uint32_t other = own == Knowledge::kNoCountry ? countries_.second() : countries_.Of(own);
    if (subject == own || subject == Knowledge::kNoCountry || countries_.Of(subject) < 2 * other + kLeast || (own == Knowledge::kNoCountry && !CountryOf(m).empty()) || !General(m)) return;
    const char code[2] = {char('A' + subject / 26), char('A' + subject % 26)};
    const std::uint32_t reading = Reading(index, {code, 2});
    if (const EntryRef entry = reading != kNoMention ? w_.mentions[reading].entry : RowOf(m, {code, 2}); entry != kNoEntry) Apply(index, entry, Why::kSubject);
  }

  // "The SDP" of Croatian news is not the British party, "the PAC" of a mining town no committee of Westminster: letters mean many bodies, and one that works at home is not believed where the document
  // speaks of another country and of nobody else of its own. American ones are told of everywhere.
  void Acronym(std::uint32_t index) {
    const Mention& m = w_.mentions[index];
    const std::size_t own = context_.knowledge.Info(m.entry).of_country;
    const std::size_t subject = countries_.subject();
    if (own == Knowledge::kNoCountry || own == kAmerica || subject == Knowledge::kNoCountry || countries_.Of(own) > 0 || countries_.Of(subject) < kLeast || m.end - m.begin > 5 || !WorksAtHome(context_, m.entry)) return;
    if (std::any_of(w_.resolved.begin(), w_.resolved.end(), [&](std::uint32_t r) {  // named in full, or another of its country
          const Mention& other = w_.mentions[r];
          return other.type == kOrg && other.entry != kNoEntry && context_.knowledge.Info(other.entry).of_country == own && (other.entry != m.entry || !(other.flags & gazetteer::kAcronym));
        }))
      return;
    const char code[2] = {char('A' + subject / 26), char('A' + subject % 26)};
    const std::uint32_t reading = Reading(index, {code, 2});
    Apply(index, reading != kNoMention ? w_.mentions[reading].entry : kTakenAway, Why::kSubject);
  }

  void Apply(std::uint32_t index, EntryRef entry, Why why = Why::kOwner) {
    Mention& m = w_.mentions[index];
    if (m.entry == entry || (entry == kTakenAway && m.source == Source::kRule)) return;
    m.entry = entry == kTakenAway ? kNoEntry : entry;
    m.local = entry == kTakenAway;
    m.why = why;
    w_.touched.push_back(m.begin);
  }

  // Another reading of the span, believed or not, that is of the owner's country.
  std::uint32_t Reading(std::uint32_t index, std::string_view owner) const {
    const Mention& m = w_.mentions[index];
    const std::uint64_t key = KeyOf(m);
    for (auto at = FirstOfKey(w_, key); at->key == key; ++at) {
      const Mention& reading = w_.mentions[at->mention];
      if (reading.type == kOrg && reading.source == Source::kGazetteer && CountryOf(reading) == owner) return at->mention;
    }
    return kNoMention;
  }

  EntryRef RowOf(const Mention& m, std::string_view owner) {
    // A row for all countries ("Ministry of Defence") says by its id what theirs are called, as does one of a country whose code it begins with ("org/gb-ministry-of-finance").
    if (m.entry != kNoEntry && context_.knowledge.Entry(m.entry).id.starts_with("org/")) {
      const std::string_view id = context_.knowledge.Entry(m.entry).id.substr(4), country = CountryOf(m);
      const bool ministry = Text(m).find("inistry") != std::string_view::npos || Text(m) == "Treasury";  // not the State Department
      const bool coded = ministry && country.size() == 2 && id.size() > 3 && id[0] == (country[0] | 32) && id[1] == (country[1] | 32) && id[2] == '-';
      if (country.empty() || coded) {
        w_.slug = id.substr(coded ? 3 : 0);
        if (const EntryRef found = RowOf(owner); found != kNoEntry) return found;
      }
    }
    w_.slug.clear();
    const std::string_view name = Text(m);
    AppendSlug(IsNumbered(m) ? name.substr(name.find(' ') + 1) : name, w_.slug);
    return RowOf(owner);
  }

  // "the 47th Parliament": the number is no part of the row's name.
  bool IsNumbered(const Mention& m) const {
    const std::size_t word = WordAt(w_.words, m.begin);
    return word + 1 < w_.words.size() && w_.words.end(word) < m.end && w_.text[w_.words.end(word)] == ' ' && (w_.units.kinds(w_.unit_of_word[word]) >> rules::kOrdinalDigits & 1);
  }

  EntryRef RowOf(std::string_view owner) {
    const char code[2] = {char(owner[0] | 32), char(owner[1] | 32)};
    EntryRef found = Find({"org/", {code, 2}, "-", w_.slug});
    if (found != kNoEntry) return found;
    const EntryRef land = Find({"geo/", {code, 2}});
    if (land == kNoEntry) return kNoEntry;
    w_.country_slug.clear();
    AppendSlug(context_.knowledge.Entry(land).name, w_.country_slug);
    found = Find({"org/", w_.slug, "-of-", w_.country_slug});
    return found != kNoEntry ? found : Find({"org/", w_.slug, "-of-the-", w_.country_slug});
  }

  EntryRef Find(std::initializer_list<std::string_view> parts) {
    w_.id.clear();
    for (std::string_view part : parts) w_.id.append(part);
    return context_.knowledge.Find(w_.id);
  }

  // All words of the name are general ones: "Central Election Commission", "Congress"; no acronym.
  bool General(const Mention& m) const {
    if (m.flags & gazetteer::kAcronym) return false;
    bool heads = false;
    for (std::size_t word = WordAt(w_.words, m.begin) + IsNumbered(m); word < w_.words.size() && w_.words.begin(word) < m.end; ++word) {
      const std::uint64_t classes = ClassesOf(w_, word);
      if (!(classes & (context_.lexicon.common | context_.lexicon.function | context_.lexicon.heads))) return false;
      heads |= (classes & context_.lexicon.org_heads) != 0;
    }
    return heads;
  }

  static constexpr std::size_t kAmerica = ('U' - 'A') * 26 + 'S' - 'A';
  static constexpr std::uint32_t kLeast = 3;  // mentions of a country that make it what a document speaks of
  const Context& context_;
  Working& w_;
  CountryCounts& countries_;
};

}  // namespace

bool WorksAtHome(const Context& context, EntryRef entry) {
  constexpr std::string_view kHome[] = {"agency", "central-bank", "court", "institution", "ministry", "parliament", "party"};
  return std::find(std::begin(kHome), std::end(kHome), SubtypeOf(context, entry)) != std::end(kHome);
}

void DecideOwners(const Context& context, Working& w, CountryCounts& countries) { Owners(context, w, countries).Run(); }

}  // namespace onoma::document
