// Whose an organisation of a general name is. "Peru's Congress", "the Bosnian Central Election Commission", "Scott Bessent's Treasury": the country, people or person right before the name says it.
// In this order: a reading of that country; the row of that country whose id is made of the name's ("org/pe-...", "org/congress-of-peru"); else a row of another country is taken away where all words of
// the name are general. What is decided so holds for the same words alone further down.
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <string>

#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kOwnerSalt = 0xbf58476d1ce4e5b9ull;
constexpr EntryRef kTakenAway = kNoEntry - 1;

class Owners {
 public:
  Owners(const Context& context, Working& w) : context_(context), w_(w) {}

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
      else if (any) Again(index);
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
    w_.strong.At(Key(m)) = entry;
    Apply(index, entry);
    return true;
  }

  void Again(std::uint32_t index) {
    const std::uint32_t entry = w_.strong.Find(Key(w_.mentions[index]));
    if (entry != kNoMention) Apply(index, entry);
  }

  void Apply(std::uint32_t index, EntryRef entry) {
    Mention& m = w_.mentions[index];
    if (m.entry == entry || (entry == kTakenAway && m.source == Source::kRule)) return;
    m.entry = entry == kTakenAway ? kNoEntry : entry;
    m.local = entry == kTakenAway;
    m.why = Why::kOwner;
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
    // A row for all countries ("Ministry of Defence") says by its id what theirs are called.
    if (m.entry != kNoEntry && CountryOf(m).empty() && context_.knowledge.Entry(m.entry).id.starts_with("org/")) {
      w_.slug = context_.knowledge.Entry(m.entry).id.substr(4);
      if (const EntryRef found = RowOf(owner); found != kNoEntry) return found;
    }
    w_.slug.clear();
    AppendSlug(Text(m), w_.slug);
    return RowOf(owner);
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
    for (std::size_t word = WordAt(w_.words, m.begin); word < w_.words.size() && w_.words.begin(word) < m.end; ++word) {
      const std::uint64_t classes = ClassesOf(w_, word);
      if (!(classes & (context_.lexicon.common | context_.lexicon.function | context_.lexicon.heads))) return false;
      heads |= (classes & context_.lexicon.org_heads) != 0;
    }
    return heads;
  }

  const Context& context_;
  Working& w_;
};

}  // namespace

void DecideOwners(const Context& context, Working& w) { Owners(context, w).Run(); }

}  // namespace onoma::document
