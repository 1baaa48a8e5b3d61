// The stages of a document from units to records, in the order in which the extractor first calls them (extract/pipeline.cc). Each is
// linear in what it reads.
#ifndef ONOMA_LIB_DOCUMENT_STAGES_H_
#define ONOMA_LIB_DOCUMENT_STAGES_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/knowledge.h"
#include "lib/document/lexicon.h"
#include "lib/document/working.h"
#include "lib/rules/normalise.h"
#include "onoma/entity.h"

namespace onoma::document {

// What is asked of a rule's emit at each mention, beside each other in memory.
struct EmitFacts {
  std::string_view rule, subtype;
  const rules::EmitInfo* info = nullptr;
  std::int16_t priority = 0;
  std::uint8_t type = kNoType;
  rules::Normaliser normaliser = rules::Normaliser::kNone;
  bool attributes = false;  // fixed or captured ones
  bool value = false;       // a normaliser, and no attributes or id beside what that says
};
class EmitTable {
 public:
  EmitTable() = default;
  EmitTable(const rules::Engine& engine, Knowledge& knowledge);  // the engine stays where it is
  const EmitFacts& Of(const rules::Emit& emit) const { return facts_[first_[emit.rule] + emit.emit]; }
  // What a candidate is told by its emit, so near each other that all of them stay in the nearest cache.
  struct Brief {
    std::int16_t priority;
    std::uint8_t type;
  };
  const Brief* briefs() const { return briefs_.data(); }
  const std::uint32_t* first() const { return first_.data(); }  // of each rule, in briefs()

 private:
  std::vector<EmitFacts> facts_;
  std::vector<Brief> briefs_;
  std::vector<std::uint32_t> first_;
};

class CountryCounts;  // country_counts.h

// What every stage reads and none changes.
struct Context {
  const Knowledge& knowledge;
  const Lexicon& lexicon;
  const rules::Engine* engine;  // may be null
  const EmitTable& emits;
};

// "parliament", "sports": what a row says after the dot of its type. Points into the image.
inline std::string_view SubtypeOf(const Context& context, EntryRef entry) {
  return context.knowledge.images()[entry >> kImageShift].type_name(context.knowledge.Entry(entry).subtype);
}

// Gazetteer hits and rule emits as candidate mentions.
void AddGazetteerMentions(const Context& context, bool nested, Working& working);
void AddRuleMentions(const Context& context, std::size_t first_emit, Working& working);

// Where a mention stands among others: by begin, longer first.
inline std::uint64_t KeyOf(const Mention& m) { return std::uint64_t(m.begin) << 32 | (UINT32_MAX - m.end); }
// Sorts working.keys (by KeyOf, then by index); what was sorted before stays as it is.
void SortMentions(Working& working);

// "Joint Expeditionary Force (JEF)": Schwartz & Hearst 2003, extended to JEF (Joint Expeditionary Force). Reads working.resolved; appends
// definitions and mentions of the short forms.
void FindDefinitions(const Context& context, Working& working);
// Surnames of full names, acronyms and shortened forms of organisations' names. Reads working.resolved; appends mentions.
void FindBackReferences(const Context& context, Working& working);
// Whether DecidePlaces may choose the mention, or another of its span and kind.
inline bool IsReading(const Mention& m) {
  return int(m.source == Source::kGazetteer) & int(m.entry != kNoEntry) & int(!m.weak) & int(m.lost != Why::kCommonWord) &
         int(m.lost != Why::kUnsupported);
}
// Decides weak names that are left: by strong mentions of the same entity, or where they have no rival.
void DecideWeakNames(const Context& context, Working& working);
// Of the readings of one place name that are believed, the one that the document means. After DecideWeakNames, which calls it.
void DecidePlaces(const Context& context, Working& working);
// Towns and divisions of the country that the document speaks of, where the name means another place to most ("Newcastle"). After
// DecidePlaces; DecideWeakNames calls it.
void DecideSubjectPlaces(const Context& context, Working& working, CountryCounts& countries);
// Whether an organisation is of a kind that the news of other countries hardly tells of: an agency, a court, a party; not a firm, a
// newspaper, an army.
bool WorksAtHome(const Context& context, EntryRef entry);
// Organisations of a general name by whose they are ("Peru's Congress"). After DecidePlaces; DecideWeakNames calls it.
void DecideOwners(const Context& context, Working& working, CountryCounts& countries);

// The id of a mention: its entry's, its antecedent's, or one made of its words ("person/curtis-buzzard"; then `local`).
void AppendId(const Context& context, const Working& working, std::uint32_t mention, std::string& out);
// What the ids of a type's own words begin with; empty: values have no identity, nor have types of the caller's own.
inline constexpr std::array<std::string_view, kBuiltInTypes> kIdKinds = [] {
  std::array<std::string_view, kBuiltInTypes> kinds;
  kinds[kPerson] = "person/", kinds[kGpe] = kinds[kLoc] = kinds[kFac] = "geo/", kinds[kOrg] = "org/", kinds[kNorp] = "norp/",
  kinds[kTitle] = "role/", kinds[kProgram] = "program/";
  kinds[kEvent] = "event/", kinds[kLaw] = "law/", kinds[kProduct] = "product/";
  return kinds;
}();
inline std::string_view IdKind(std::uint8_t type) { return type < kBuiltInTypes ? kIdKinds[type] : std::string_view(); }
// The state of a town that no row has, which ends its id ("Greenwich, Conn.": "us-ct" of "geo/greenwich-us-ct", as the gazetteer would call
// it); empty for other mentions.
std::string_view StateOfTown(const Context& context, const Working& working, const Mention& mention);
// "Peru's Congress" -> "perus-congress".
void AppendSlug(std::string_view text, std::string& out);
// The same in place, where there is room for MostSlug; its size.
std::size_t WriteSlug(std::string_view text, char* out);
inline std::size_t MostSlug(std::string_view text) { return 3 * text.size() + 4; }
// The canonical name of what the mention names.
std::string_view NameOf(const Context& context, const Working& working, std::uint32_t mention);
// The mention at the end of the antecedents' chain: the first that has a row, or none before it; at most eight steps away.
inline std::uint32_t Root(const Working& working, std::uint32_t mention) {
  const Mention* m = &working.mentions[mention];
  for (int steps = 0; steps < 8 && m->entry == kNoEntry && m->antecedent != kNoMention; ++steps)
    m = &working.mentions[mention = m->antecedent];
  return mention;
}

// Index of the unit that begins at or holds byte `at`.
std::size_t UnitAt(const Working& working, std::uint32_t at);
// Index of the first word that begins at or after byte `at`.
std::size_t WordAt(const text::Words& words, std::uint32_t at);
// The first index from `from` on, below `count`, whose begin is `at` or more; begins ascend. Eight are counted at once, since where among
// them it lies is not to be foreseen.
template <class Begin>
std::size_t FirstAt(std::size_t from, std::size_t count, std::uint32_t at, const Begin& begin) {
  std::size_t i = from;
  while (i + 8 < count && begin(i + 7) < at) i += 8;
  if (i + 8 > count) {
    while (i < count && begin(i) < at) ++i;
    return i;
  }
  std::size_t before = 0;
  for (std::size_t k = 0; k < 8; ++k) before += begin(i + k) < at;
  return i + before;
}
// The word classes of a word.
inline std::uint64_t ClassesOf(Working& w, std::size_t word) { return w.rules.signatures().unit(w.word_signatures[word]).classes; }
// The end of the run of equal spans that begins at `first` in working.keys, as SortMentions left it.
inline std::size_t EndOfSpan(const Working& working, std::size_t first) {
  const SortKey *const keys = working.keys.data(), *end = keys + first + 1;
  while (end->key == keys[first].key) ++end;  // the key behind all is like none
  return std::size_t(end - keys);
}

// Of working.keys the first of this key, where it would stand if there is none: keys follow, so that a run of equal ones ends before the
// end.
inline const SortKey* FirstOfKey(const Working& working, std::uint64_t key) {
  const SortKey* const keys = working.keys.data();
  return std::lower_bound(keys, keys + working.sorted, key, [](const SortKey& a, std::uint64_t b) { return a.key < b; });
}
// Of working.resolved the index of the first that begins at or after byte `at`.
inline std::size_t FirstResolved(const Working& working, std::uint32_t at) {
  const auto begin = working.resolved.begin();
  return std::size_t(
      std::lower_bound(begin, working.resolved.end(), at, [&](std::uint32_t r, std::uint32_t b) { return working.mentions[r].begin < b; }) -
      begin);
}

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_STAGES_H_
