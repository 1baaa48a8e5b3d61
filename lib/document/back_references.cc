// Later, shorter mentions of what the document has named in full. First the full names are read once and what may stand for them goes into one hash table (the surname of a
// person, the acronym of an organisation, its name without its last word "Group"); then every capitalised single word is looked up there. A surname means the last
// full name before it that ends so; where none stands before (a headline), the first after it.
#include <algorithm>

#include "lib/document/stages.h"
#include "lib/text/chars.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kCapital = Bit(rules::kCap) | Bit(rules::kAllCaps);
constexpr std::uint64_t kAcronymSalt = 0x9e3779b97f4a7c15ull;

std::size_t WordAt(const text::Words& words, std::uint32_t at) {
  return std::size_t(std::lower_bound(words.begins(), words.begins() + words.size(), at) - words.begins());
}

std::uint64_t AcronymHash(std::string_view letters) {
  std::uint64_t h = kAcronymSalt;
  for (char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return h ^ h >> 29;
}

// Countries whose people are named family name first in English news, too.
bool FamilyNameFirst(std::string_view country) { return country == "CN" || country == "KP" || country == "KR" || country == "TW" || country == "VN" || country == "HK"; }

class References {
 public:
  References(const Context& context, Working& w) : context_(context), w_(w) {}

  void Run() {
    w_.surnames.Clear();
    w_.name_first.clear();
    w_.name_next.clear();
    for (std::uint32_t r : w_.resolved) Register(r);
    for (const FoundDefinition& d : w_.definitions)
      AddKey(AcronymHash(w_.text.substr(d.short_begin, d.short_end - d.short_begin)), d.mention, kDefinedKey);
    if (w_.surnames.size() == 0) return;
    std::size_t next = 0;
    for (std::size_t i = 0; i < w_.units.size(); ++i) {
      const Unit& u = w_.units[i];
      if (!(u.kinds & kCapital)) continue;
      while (next < w_.resolved.size() && w_.mentions[w_.resolved[next]].end <= u.begin) ++next;
      Look(u, i, next < w_.resolved.size() && w_.mentions[w_.resolved[next]].begin < u.end ? w_.resolved[next] : kNoMention);
    }
  }

 private:
  enum Kind : std::uint8_t { kSurname, kAcronymKey, kShortenedKey, kDefinedKey, kGivenKey };

  // One table of chains: a key's mentions in text order.
  void AddKey(std::uint64_t hash, std::uint32_t mention, Kind kind) {
    std::uint32_t& head = w_.surnames.At(hash);
    std::uint32_t link = std::uint32_t(w_.name_first.size());
    w_.name_first.push_back(mention | std::uint32_t(kind) << 29);
    w_.name_next.push_back(head);
    head = link;
  }

  void Register(std::uint32_t index) {
    const Mention& m = w_.mentions[index];
    if (m.type != kPerson && m.type != kOrg) return;
    std::size_t first = WordAt(w_.words, m.begin), last = first;
    while (last + 1 < w_.words.size() && w_.words.begin(last + 1) < m.end) ++last;
    if (last == first || first >= w_.words.size()) return;
    if (m.type == kPerson) {
      std::string_view country = m.entry != kNoEntry ? context_.knowledge.Entry(m.entry).country : std::string_view();
      std::size_t surname = FamilyNameFirst(country) && m.entry != kNoEntry ? first : last;
      std::string_view word = Word(surname);
      if ((word == "Jr" || word == "Sr" || word == "II" || word == "III" || word == "IV") && surname > first) word = Word(--surname);
      if (word.size() < 2) return;
      AddKey(w_.words.hash(surname), index, kSurname);
      // "Isabel Ruiz", later "Isabel": a given name alone, where it is one.
      if (surname != first && (context_.knowledge.WordClasses(w_.words.hash(first), Word(first)) & context_.lexicon.given)) AddKey(w_.words.hash(first), index, kGivenKey);
    } else {
      char letters[16];
      std::size_t n = 0, words = 0;
      for (std::size_t i = first; i <= last && n < sizeof letters; ++i) {
        char c = w_.text[w_.words.begin(i)];
        if (c >= 'A' && c <= 'Z') letters[n++] = c, ++words;
      }
      if (n >= 3) AddKey(AcronymHash({letters, n}), index, kAcronymKey);
      // "Lockheed Martin Corporation", later "Lockheed": the first word, if it is no common word, no place and no kind of organisation.
      const Unit& u = w_.units[w_.unit_of_word[first]];
      std::uint64_t classes = context_.knowledge.WordClasses(w_.words.hash(first), Word(first));
      if (u.begin == m.begin && !(classes & (context_.lexicon.common | context_.lexicon.function | context_.lexicon.given | context_.lexicon.org_heads)) && Word(first).size() >= 4 &&
          !(u.kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp))) && !NameOfOneWord(m.begin, first))
        AddKey(w_.words.hash(first), index, kShortenedKey);
    }
  }

  // Whether a gazetteer has the word alone: "Ukrainian" of "Ukrainian Armed Forces" is no short form of it.
  bool NameOfOneWord(std::uint32_t begin, std::size_t word) const {
    auto at = std::lower_bound(w_.hits.begin(), w_.hits.end(), begin, [](const ImageHit& h, std::uint32_t b) { return h.begin < b; });
    for (; at != w_.hits.end() && at->begin == begin; ++at)
      if (at->word_end == word + 1) return true;
    return false;
  }

  std::string_view Word(std::size_t i) const { return w_.text.substr(w_.words.begin(i), w_.words.end(i) - w_.words.begin(i)); }

  void Look(const Unit& u, std::size_t unit, std::uint32_t holder) {
    std::size_t word = WordAt(w_.words, u.begin);
    if (word >= w_.words.size() || w_.words.begin(word) != u.begin || w_.words.end(word) != u.end) return;
    std::string_view surface = Word(word);
    std::uint32_t link = w_.surnames.Find(w_.words.hash(word));
    bool acronym = false;
    if (link == kNoMention && (u.kinds & Bit(rules::kAllCaps))) {
      link = w_.surnames.Find(AcronymHash(surface));
      acronym = true;
    }
    if (link == kNoMention) return;
    if (holder != kNoMention) {
      const Mention& h = w_.mentions[holder];
      bool inside = h.begin < u.begin || h.end > u.end;
      if (inside) return;                                              // a part of a longer mention
      if (h.type == kPerson && h.entry != kNoEntry && !acronym) return;  // known as it stands
      if (acronym && h.entry != kNoEntry) return;
    }
    // The last registered before this place; else the first after it.
    std::uint32_t best = kNoMention, kind = 0;
    for (std::uint32_t l = link, steps = 0; l != kNoMention && steps < 64; l = w_.name_next[l], ++steps) {
      std::uint32_t mention = w_.name_first[l] & 0x1fffffffu;
      best = mention;
      kind = w_.name_first[l] >> 29;
      if (w_.mentions[mention].begin <= u.begin) break;
    }
    if (best == kNoMention) return;
    const Mention& full = w_.mentions[best];
    if (kind == kGivenKey && (u.classes & (context_.lexicon.function | context_.lexicon.months))) return;
    if (kind == kGivenKey && (u.classes & context_.lexicon.common)) return;
    if (kind == kSurname) {
      if ((u.classes & context_.lexicon.function) && (u.kinds & Bit(rules::kSentenceStart))) return;
      // "in Lincoln": a place that the gazetteer knows, after a preposition of place.
      if (unit > 0 && (u.kinds & (Bit(kGpe) | Bit(kLoc))) && (w_.units[unit - 1].classes & context_.lexicon.place_prepositions) &&
          w_.text.substr(w_.units[unit - 1].begin, 2) != "of" && w_.text.substr(w_.units[unit - 1].begin, 2) != "fr") return;
    }
    Mention m;
    m.begin = u.begin;
    m.end = u.end;
    m.type = full.type;
    m.antecedent = best;
    m.source = kind == kDefinedKey ? Source::kDefinition : Source::kBackReference;
    m.why = kind == kDefinedKey ? Why::kDefined : Why::kStrongMention;
    m.priority = kind == kDefinedKey ? 56 : kind == kGivenKey ? 40 : 54;
    w_.mentions.push_back(m);
  }

  const Context& context_;
  Working& w_;
};

}  // namespace

void FindBackReferences(const Context& context, Working& w) { References(context, w).Run(); }

}  // namespace onoma::document
