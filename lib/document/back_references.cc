// Later, shorter mentions of what the document has named in full. First the full names are read once, and what may stand for them goes into one hash table: the surname of a person (with
// the title before, too, so that "Secretary Clinton" and "President Clinton" stay two), a given name, the acronym of an organisation, its first word ("Lockheed"), its head ("the
// Authority"). Then every capitalised single word is looked up that a filter of one cache line lets pass. A surname means the last full name before it that ends so; where none stands before (a headline), the first after it.
// The names of a key form a chain in text order along which the walk moves forward only: linear, whatever repeats.
#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "lib/document/stages.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::int16_t kSureCue = 47;  // priority of the rules that need a word for an organisation beside ("the think tank Zolvath Grain")
constexpr std::uint64_t kCapital = Bit(rules::kCap) | Bit(rules::kAllCaps);
constexpr std::uint64_t kAcronymSalt = 0x9e3779b97f4a7c15ull, kGivenSalt = 0xc2b2ae3d27d4eb4full, kHeadSalt = 0x165667b19e3779f9ull, kKnownSalt = 0xff51afd7ed558ccdull,
                        kDefinedSalt = 0xc4ceb9fe1a85ec53ull, kFirmSalt = 0x94d049bb133111ebull, kTitledSalt = 0x2127599bf4325c37ull, kPlaceSalt = 0xd6e8feb86659fd93ull;

constexpr std::uint32_t kHeadReach = 400;  // bytes
constexpr std::int16_t kSurePlace = 40;    // the priority of rules that know a place by more than "in"
constexpr std::uint32_t kNamed = 1u << kPerson | 1u << kOrg | 1u << kProgram | 1u << kProduct | 1u << kGpe;  // types of which there are keys

std::uint64_t AcronymHash(std::string_view letters) {
  std::uint64_t h = kAcronymSalt;
  for (char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return h ^ h >> 29;
}

std::uint64_t Salted(std::uint64_t hash, std::uint64_t salt) {
  hash = (hash ^ salt) * 0x9e3779b97f4a7c15ull;
  return hash ^ hash >> 32;
}

// Countries whose people are named family name first in English news, too.
bool FamilyNameFirst(std::string_view country) { return country == "CN" || country == "KP" || country == "KR" || country == "TW" || country == "VN" || country == "HK"; }

constexpr std::uint32_t Packed(std::string_view word) {
  std::uint32_t bytes = 0;
  for (const char c : word) bytes = bytes << 8 | static_cast<unsigned char>(c);
  return bytes;
}

// What a firm's full name ends with and its later mentions leave out.
bool IsFirmEnd(std::string_view word) {
  if (word.size() > 4) return word == "Corporation" || word == "Company" || word == "Limited" || word == "Incorporated";
  switch (Packed(word)) {
    case Packed("Inc"): case Packed("INC"): case Packed("Corp"): case Packed("CORP"): case Packed("Ltd"): case Packed("LTD"): case Packed("Co"): case Packed("CO"): case Packed("Cos"):
    case Packed("COS"): case Packed("PLC"): case Packed("Plc"): case Packed("LLC"): case Packed("AG"): case Packed("SA"): case Packed("NV"): case Packed("AB"): case Packed("SpA"): return true;
    default: return false;
  }
}

bool IsSuffix(std::string_view word) { return word == "Jr" || word == "Sr" || word == "II" || word == "III" || word == "IV"; }

class References {
 public:
  References(const Context& context, Working& w) : context_(context), lexicon_(context.lexicon), w_(w), signatures_(w.rules.signatures()) {}

  void Run() {
    w_.surnames.Clear();
    w_.full_names.clear();
    w_.reference_keys.clear();
    // Those that may be named again, listed without a branch.
    w_.listed.clear();
    const std::size_t resolved = w_.resolved.size();
    std::uint32_t* const named = w_.listed.Room(resolved + 1);
    std::size_t size = 0;
    const Mention* const mentions = w_.mentions.data();
    const std::uint32_t* const winners = w_.resolved.data();
    for (std::size_t i = 0; i < resolved; ++i) named[size] = std::uint32_t(i), size += kNamed >> (mentions[winners[i]].type & 31) & 1;
    for (std::size_t i = 0; i < size; ++i) Register(named[i]);
    words_of_ = {0, 0};
    for (const FoundDefinition& d : w_.definitions) AddAcronym(w_.text.substr(d.short_begin, d.short_end - d.short_begin), kDefinedSalt, d.mention, kDefinedKey);
    if (w_.surnames.size() == 0) return;
    LookAll();
  }

 private:
  enum Kind : std::uint8_t { kSurname, kAcronymKey, kShortenedKey, kDefinedKey, kGivenKey, kHeadKey, kKnownKey, kFirmKey };
  struct Found {
    std::uint32_t mention = kNoMention;
    Kind kind = kSurname;
    bool before = false;
    std::uint32_t slot = 0, link = 0;
  };

  // A key that is looked up for the word of hash `word`.
  void AddWord(std::uint64_t word, std::uint64_t salt, std::uint32_t mention, Kind kind) {
    words_.Add(word);
    AddKey(salt ? Salted(word, salt) : word, mention, kind);
  }
  // A key that is looked up by the letters of a word.
  void AddAcronym(std::string_view letters, std::uint64_t salt, std::uint32_t mention, Kind kind) {
    initials_ |= Bit(letters.front() & 63), finals_ |= Bit(letters.back() & 63);
    AddKey(salt ? Salted(AcronymHash(letters), salt) : AcronymHash(letters), mention, kind);
  }

  bool Has(Kind kind) const { return kinds_ >> kind & 1; }

  // Looks at the words that begin with no small letter and that a key may be of. They are listed 64 words at once and without a branch, since none could be foreseen.
  void LookAll() {
    const std::size_t count = w_.words.size();
    const std::uint8_t* const small = w_.words.small();
    const std::uint64_t* const hashes = w_.words.hashes();
    const std::uint32_t *const begins = w_.words.begins(), *const ends = w_.words.ends();
    const char* const text = w_.text.data();
    const HashFilter words = words_;
    const int plural = Has(kSurname) ? 's' : -1;
    const std::uint64_t finals = finals_ | (Has(kSurname) ? Bit('s' & 63) : 0);
    for (std::size_t first = 0; first < count; first += 64) {
      std::uint64_t left = 0;
      std::memcpy(&left, small + first / 8, std::min<std::size_t>(8, (count - first + 7) / 8));
      left = ~left;
      if (count - first < 64) left &= Bit(unsigned(count - first)) - 1;
      std::uint32_t listed[65];  // a word, and whether a key may be of the word itself
      std::size_t size = 0;
      for (; left; left &= left - 1) {
        const unsigned bit = unsigned(std::countr_zero(left));
        const std::size_t word = first + bit;
        const unsigned named = words.MayHold(hashes[word]), ends_so = unsigned(finals >> (text[ends[word] - 1] & 63) & 1);
        listed[size] = bit << 1 | named;
        size += named | ends_so;
      }
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t word = first + (listed[i] >> 1);
        const bool named = listed[i] & 1;
        const char last = text[ends[word] - 1];
        if (named || last == plural || (initials_ >> (text[begins[word]] & 63) & finals_ >> (last & 63) & 1)) Look(word, named);
      }
    }
  }

  void AddKey(std::uint64_t hash, std::uint32_t mention, Kind kind) {
    kinds_ |= 1u << kind;
    std::uint32_t& slot = w_.surnames.At(hash);
    const std::uint32_t link = std::uint32_t(w_.full_names.size());
    w_.full_names.push_back({mention & 0x1fffffffu, std::uint32_t(kind) & 7, kNoMention, words_of_});
    if (slot == kNoMention) {
      slot = std::uint32_t(w_.reference_keys.size());
      w_.reference_keys.push_back({link, link, 0});
      return;
    }
    ReferenceKey& key = w_.reference_keys[slot];
    w_.full_names[key.last].next = link;
    key.last = link;
  }

  // The last name of the chain that begins at or before `at`; else the first. `at` only grows.
  Found Find(std::uint64_t hash, std::uint32_t at) {
    std::uint32_t slot = w_.surnames.Find(hash);
    if (slot == kNoMention) return {};
    ReferenceKey& key = w_.reference_keys[slot];
    for (std::uint32_t next = w_.full_names[key.current].next; next != kNoMention && Begin(next) <= at; next = w_.full_names[key.current].next) key.current = next;
    return {w_.full_names[key.current].mention, Kind(w_.full_names[key.current].kind), Begin(key.current) <= at, slot, key.current};
  }
  std::uint32_t Begin(std::uint32_t link) const { return w_.mentions[w_.full_names[link].mention].begin; }

  std::string_view Word(std::size_t i) const { return w_.text.substr(w_.words.begin(i), w_.words.end(i) - w_.words.begin(i)); }
  std::uint64_t Classes(std::size_t word) const { return signatures_.unit(w_.word_signatures[word]).classes; }
  std::size_t FirstWord(std::size_t from, std::uint32_t at) const {
    const std::uint32_t* const begins = w_.words.begins();
    return FirstAt(from, w_.words.size(), at, [begins](std::size_t word) { return begins[word]; });
  }
  // The first word that begins at or after `at`, which only grows from call to call within one walk.
  std::size_t NextWord(std::uint32_t at) {
    return word_ = FirstWord(word_, at);
  }

  // What a title before a surname adds to its key: the title's first word, "secretary" of "Secretary of State".
  std::uint64_t TitleSalt(std::uint32_t title) const { return w_.words.hash(WordAt(w_.words, w_.mentions[title].begin)) | 1; }

  void Register(std::size_t at) {
    const std::uint32_t index = w_.resolved[at];
    const Mention& m = w_.mentions[index];
    if (m.lost != Why::kNothing) return;  // an acronym that the text has defined as a thing
    if (m.type == kGpe && (m.entry != kNoEntry || m.source != Source::kRule)) return;
    const std::size_t first = NextWord(m.begin);
    if (first >= w_.words.size()) return;
    const std::size_t behind = FirstWord(first, m.end), last = std::max(first + 1, behind) - 1;
    words_of_ = {std::uint32_t(first), std::uint32_t(behind)};
    if (m.type == kProduct) {  // "USS Carney", later "the Carney"
      if (last > first && Word(last).size() >= 4 && (w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps) || m.entry != kNoEntry)) AddWord(w_.words.hash(last), kHeadSalt, index, kHeadKey);
      return;
    }
    if (m.type == kGpe) {
      RegisterPlace(index, m, first, last);
      return;
    }
    if (m.type == kPerson) {
      RegisterPerson(at, index, m, first, last);
    } else if (last > first && m.type == kOrg) {
      RegisterOrganisation(index, m, first, last);
    } else if (last == first && m.entry == kNoEntry && (w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps)) && w_.surnames.Find(AcronymHash(Word(first))) == kNoMention) {
      AddAcronym(Word(first), 0, index, kKnownKey);
    } else if (last == first && m.type == kOrg && m.entry == kNoEntry && m.source == Source::kRule && !(w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps)) && Word(first).size() >= 4 && !(Classes(first) & (lexicon_.common | lexicon_.function | lexicon_.heads))) {
      AddWord(w_.words.hash(first), 0, index, kFirmKey);  // a firm by its shares: "Zolvath stock"
    }
  }

  void RegisterPerson(std::size_t at, std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
    const std::uint32_t before = at > 0 ? w_.resolved[at - 1] : kNoMention;
    const bool titled = before != kNoMention && w_.mentions[before].type == kTitle && m.begin - w_.mentions[before].end <= 2;
    if (last == first) {  // "President Zelenskyy", known or with a title: "ZELENSKYY" of a headline
      // A name alone that a rule is sure of: "Zolvath's wife", later "Zolvath"; not one that a firm may have ("Zolvath said").
      const bool ruled = m.source == Source::kRule && (m.priority >= 24 || (Classes(first) & lexicon_.surname)) && Word(first).size() >= 4 &&
                         !(Classes(first) & (lexicon_.common | lexicon_.function | lexicon_.heads | lexicon_.given)) &&
                         !(w_.units.kinds(w_.unit_of_word[first]) & (Bit(kGpe) | Bit(kLoc) | Bit(kOrg)));
      if (m.entry != kNoEntry || titled || ruled) AddWord(w_.words.hash(first), m.entry != kNoEntry ? kKnownSalt : kTitledSalt, index, kKnownKey);
      return;
    }
    std::string_view country = m.entry != kNoEntry ? context_.knowledge.Entry(m.entry).country : std::string_view();
    std::size_t surname = FamilyNameFirst(country) && m.entry != kNoEntry ? first : last;
    while (surname > first && IsSuffix(Word(surname))) --surname;
    for (std::size_t of = first + 1; of < last; ++of)  // "Lord Robertson of Port Ellen", "Cristino Martos y Balbi"
      if (Word(of) == "of" || (Word(of) == "y" && of > first + 1)) surname = of - 1;
    if (surname == last && surname > first && IsApostrophe(Gap(last)) && IsSmall(last)) --surname;  // "Gideon Sa'ar": Look() finds the rest
    // "Liu Kwok-hung", "Anthea Pang Po-kam": the family's name stands before the two syllables that a hyphen joins; "Liu Ruiwen": before an unknown name.
    std::size_t family = surname;
    if (m.entry == kNoEntry && surname == last && last > first) {
      if (last > first + 1 && Gap(last) == "-" && (IsSmall(last) || (last == first + 2 && IsFamily(first) && Word(last).size() <= 5 && Word(last - 1).size() <= 5))) family = last - 2;
      else if (last == first + 1 && Gap(last) == " " && IsFamily(first) && !(Classes(last) & (lexicon_.surname | lexicon_.given | lexicon_.common))) family = first;
    }
    if (family != surname && Word(family).size() >= 2) AddWord(w_.words.hash(family), 0, index, kSurname);
    if (Word(surname).size() < 2 || std::any_of(Word(surname).begin(), Word(surname).end(), [](char c) { return c >= '0' && c <= '9'; }) || (Classes(surname) & (lexicon_.weekdays | (m.entry == kNoEntry ? lexicon_.months : 0)))) return;
    if (EndOfLast(w_.words.hash(surname), m)) return;
    AddWord(w_.words.hash(surname), 0, index, kSurname);
    // "Wellington Koo" has his name in the other order.
    if (surname == first && surname != last && Word(last).size() >= 3 && Word(last)[0] >= 'A' && Word(last)[0] <= 'Z' && (Classes(first) & lexicon_.given)) AddWord(w_.words.hash(last), 0, index, kSurname);
    if (titled) AddWord(w_.words.hash(surname), TitleSalt(before), index, kSurname);
    // "Isabel Ruiz", later "Isabel": a given name alone, where it is one.
    if (surname != first && (Classes(first) & lexicon_.given) && Word(first).size() >= 3) AddWord(w_.words.hash(first), kGivenSalt, index, kGivenKey);
  }

  static bool IsApostrophe(std::string_view gap) { return gap == "'" || gap == "\u2019"; }
  bool IsSmall(std::size_t word, std::size_t at = 0) const { return Word(word).size() > at && Word(word)[at] >= 'a' && Word(word)[at] <= 'z'; }
  bool IsFamily(std::size_t word) const { return Word(word).size() <= 5 && IsSmall(word, 1) && (Classes(word) & lexicon_.surname) && !(Classes(word) & lexicon_.given_common); }

  // "Von der Leyen" after "Ursula von der Leyen" is no full name of its own.
  bool EndOfLast(std::uint64_t hash, const Mention& m) const {
    std::uint32_t slot = w_.surnames.Find(hash);
    if (slot == kNoMention) return false;
    const Mention& last = w_.mentions[w_.full_names[w_.reference_keys[slot].last].mention];
    const std::size_t size = m.end - m.begin;
    if (last.end - last.begin <= size) return false;
    return std::equal(w_.text.begin() + m.begin, w_.text.begin() + m.end, w_.text.begin() + (last.end - size), [](char a, char b) { return Lower(a) == Lower(b); });
  }
  static char Lower(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

  void RegisterOrganisation(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
    char letters[16];
    std::size_t n = 0;
    for (std::size_t i = first; i <= last && n < sizeof letters; ++i) {
      char c = w_.text[w_.words.begin(i)];
      if (c >= 'A' && c <= 'Z') letters[n++] = c;
    }
    if (n >= 3) AddAcronym({letters, n}, 0, index, kAcronymKey);
    RegisterFirm(index, first, last);
    // "the think tank Zolvath Grain", later "Zolvath Grain": only the words beside it told what it is.
    if (m.source == Source::kRule && m.entry == kNoEntry && m.priority >= kSureCue && !(Classes(last) & (lexicon_.heads | lexicon_.function | lexicon_.months)) && !(w_.units[w_.unit_of_word[last]].kinds & (Bit(kGpe) | Bit(kLoc) | Bit(rules::kInitial))))
      AddWord(w_.words.hash(last), kFirmSalt, index, kFirmKey);
    // "Lockheed Martin Corporation", later "Lockheed": the first word, if it is no common word, no place and no kind of organisation.
    const Unit& u = w_.units[w_.unit_of_word[first]];
    const std::uint64_t classes = Classes(first);
    if (u.begin == m.begin && !(classes & (lexicon_.common | lexicon_.function | lexicon_.given | lexicon_.org_heads)) && Word(first).size() >= 4 &&
        !(u.kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp))) && !NameOfOneWord(u, first))
      AddWord(w_.words.hash(first), 0, index, kShortenedKey);
    // "Northern Grain Authority", later "the Authority"; "Ministry of Defence", later "the Ministry".
    if (Classes(last) & lexicon_.org_heads) AddWord(w_.words.hash(last), kHeadSalt, index, kHeadKey);
    else if (classes & lexicon_.org_heads) AddWord(w_.words.hash(first), kHeadSalt, index, kHeadKey);
  }

  // "the town of Zolvath", later "Zolvath": a name that only rules took for a place, one of them surely or two of them ("in Zolvath").
  void RegisterPlace(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
    const std::string_view word = Word(last);
    if (word.size() < 4 || w_.words.begin(first) != m.begin || w_.words.end(last) != m.end) return;
    if (std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return;  // "ZipUp"
    if ((Classes(last) & (lexicon_.common | lexicon_.function | lexicon_.heads)) || (w_.units.kinds(w_.unit_of_word[last]) & Bit(rules::kMention))) return;
    const std::uint64_t seen = Salted(w_.words.hash(last), kPlaceSalt + 1);
    if (m.priority < kSurePlace && w_.surnames.Find(seen) == kNoMention) AddKey(seen, index, kKnownKey);
    else AddWord(w_.words.hash(last), kPlaceSalt, index, kKnownKey);
  }

  // "National Qvist Inc", later "National Qvist"; "Dome Petroleum Ltd", later "Dome": what Allowed() lets pass.
  void RegisterFirm(std::uint32_t index, std::size_t first, std::size_t last) {
    std::size_t end = last;
    while (end > first && IsFirmEnd(Word(end))) --end;
    if (end == last) return;
    if (end > first && (Word(end) == "and" || Word(end) == "AND")) --end;
    if (Classes(end) & (lexicon_.function | lexicon_.months)) return;
    if (end == first) {
      if (Word(first).size() >= 3) AddWord(w_.words.hash(first), 0, index, kFirmKey);
      return;
    }
    AddWord(w_.words.hash(end), kFirmSalt, index, kFirmKey);
    const std::uint64_t classes = Classes(first);
    // "Blue Qvist Growers Inc", later "Blue Qvist".
    if (!(classes & (lexicon_.function | lexicon_.given)) && !(w_.units[w_.unit_of_word[first]].kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp) | Bit(kPerson))))
      for (std::size_t word = first + 1; word < end && word < first + 4 && !(Classes(word) & lexicon_.function); ++word) AddWord(w_.words.hash(word), kFirmSalt, index, kFirmKey);
    // "E.F. Hutton Group Inc", "Halbert and Associates Inc", "Eli Lilly and Co": the surname stands for the firm, too.
    std::size_t name = end;
    while (name > first && ((Classes(name) & lexicon_.heads) || Word(name) == "and" || Word(name) == "AND")) --name;
    if (name > first && Word(first).size() <= 2 && Word(name).size() >= 4 && !(Classes(name) & lexicon_.heads)) AddWord(w_.words.hash(name), 0, index, kFirmKey);
    if (classes & lexicon_.given_common) {  // "Eli Lilly and Co", later "Lilly"
      if (Word(end).size() >= 4 && !(Classes(end) & (lexicon_.common | lexicon_.heads))) AddWord(w_.words.hash(end), 0, index, kFirmKey);
      return;
    }
    if ((classes & lexicon_.given) && end > first + 1 && Word(end).size() >= 4 && Word(first + 1).size() == 1 && !(Classes(end) & lexicon_.heads)) AddWord(w_.words.hash(end), 0, index, kFirmKey);  // "Del E. Qvist Corp"
    if (Word(first).size() >= 4 && !(classes & (lexicon_.function | lexicon_.months)) && !(w_.units.kinds(w_.unit_of_word[first]) & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp)))) {
      AddWord(w_.words.hash(first), 0, index, kFirmKey);
    }
  }

  // The first word of a full name, and the one behind the last that equals `word`; both the same where none does.
  std::pair<std::size_t, std::size_t> FirstAndBehind(const Found& full, std::size_t word) const {
    const std::size_t first = w_.full_names[full.link].words.first;
    std::size_t behind = w_.full_names[full.link].words.last;
    while (behind > first && w_.words.hash(behind - 1) != w_.words.hash(word)) --behind;
    return {first, behind};
  }

  // Moves `begin` to the first word of the firm whose name, less its ending, ends at `word`.
  bool FirmBegins(const Found& firm, std::size_t word, std::uint32_t& begin) const {
    auto [first, name] = FirstAndBehind(firm, word);
    if (name == first) return false;
    for (--name; name > first; --name, --word)
      if (word == 0 || w_.words.hash(name - 1) != w_.words.hash(word - 1) || Gap(name) != Gap(word)) return false;
    begin = w_.words.begin(word);
    return true;
  }

  // The same for a place, whose name is always said whole.
  bool WholeBegins(const Found& place, std::size_t word, std::uint32_t& begin) const {
    const auto [first, behind] = w_.full_names[place.link].words;
    for (std::size_t name = behind - 1; name > first; --name, --word)
      if (word == 0 || w_.words.hash(name - 1) != w_.words.hash(word - 1) || Gap(name) != Gap(word)) return false;
    begin = w_.words.begin(word);
    return true;
  }

  // "K-Tron" after K-Tron International Inc: moves `begin` over what a hyphen joins; false where the name has another word there.
  bool Joined(const Found& firm, std::size_t word, std::uint32_t& begin) const {
    auto [first, name] = FirstAndBehind(firm, word);
    for (; word > 0 && Gap(word) == "-"; --name, --word) {
      if (name < first + 2 || Gap(name - 1) != "-" || w_.words.hash(name - 2) != w_.words.hash(word - 1)) return false;
      begin = w_.words.begin(word - 1);
    }
    return true;
  }

  // Whether a gazetteer has the word alone: "Ukrainian" of "Ukrainian Armed Forces" is no short form of it.
  bool NameOfOneWord(const Unit& u, std::size_t word) const {
    if (!(u.kinds & Bit(rules::kMention))) return false;
    auto hit = std::lower_bound(w_.hits.begin(), w_.hits.end(), u.begin, [](const ImageHit& h, std::uint32_t begin) { return h.begin < begin; });
    for (; hit != w_.hits.end() && hit->begin == u.begin; ++hit)
      if (hit->word_end == word + 1) return true;
    return false;
  }

  bool IsThe(std::size_t unit) const {
    const Unit& u = w_.units[unit];
    return u.end - u.begin == 3 && (w_.text[u.begin] | 0x20) == 't' && (w_.text[u.begin + 1] | 0x20) == 'h' && (w_.text[u.begin + 2] | 0x20) == 'e';
  }

  // `named`: a key may be of the word itself, not only of its letters or its plural.
  void Look(std::size_t word, bool named) {
    const std::size_t unit = w_.unit_of_word[word];
    const Unit& u = w_.units[unit];
    if (!(u.kinds & kCapital) || u.begin != w_.words.begin(word) || u.end != w_.words.end(word)) return;
    const Mention* const mentions = w_.mentions.data();
    const std::uint32_t* const winners = w_.resolved.data();
    std::size_t next = next_;
    for (const std::size_t resolved = w_.resolved.size(); next < resolved && mentions[winners[next]].end <= u.begin;) ++next;
    next_ = next;
    // The mention that holds the word, if one does: a part of it, other than its end, is never another's.
    const std::uint32_t holder = next < w_.resolved.size() && w_.mentions[w_.resolved[next]].begin <= u.begin ? w_.resolved[next] : kNoMention;
    if (holder != kNoMention && w_.mentions[holder].end > u.end) return;
    const std::uint64_t hash = w_.words.hash(word);
    Found found;
    // A title before it: "Secretary Clinton".
    if (named && next > 0 && Has(kSurname)) {
      const std::uint32_t title = w_.resolved[next - 1];
      const Mention& t = w_.mentions[title];
      if (t.type == kTitle && u.begin - t.end <= 2) found = Find(Salted(hash, TitleSalt(title)), u.begin);
      if (!found.before) found = {};
    }
    if (found.mention == kNoMention && !w_.definitions.empty()) found = Find(Salted(AcronymHash(Word(word)), kDefinedSalt), u.begin);
    std::uint32_t begin = u.begin;
    bool firm = false, whole_place = false;  // of several words; all words of a place
    if (named && found.mention == kNoMention && Has(kFirmKey)) {
      found = Find(Salted(hash, kFirmSalt), u.begin);
      firm = found.mention != kNoMention && FirmBegins(found, word, begin);
      if (!firm) found = {};
    }
    if (named && found.mention == kNoMention) found = Find(hash, u.begin);
    if (found.mention == kNoMention && (u.kinds & Bit(rules::kAllCaps))) found = Find(AcronymHash(Word(word)), u.begin);
    if (named && found.mention == kNoMention && Has(kGivenKey)) found = Find(Salted(hash, kGivenSalt), u.begin);
    if (found.mention == kNoMention && unit > 0 && IsThe(unit - 1)) {
      if (named) found = Find(Salted(hash, kHeadSalt), u.begin);
      std::string_view surface = Word(word);
      if (found.mention == kNoMention && surface.size() >= 5 && surface.back() == 's') {  // "the Buzzards"
        found = Find(text::FoldedHash(surface.substr(0, surface.size() - 1)), u.begin);
        if (found.mention != kNoMention && (found.kind != kSurname || !found.before)) return;
      }
    }
    if (named && found.mention == kNoMention && Has(kKnownKey)) found = Find(Salted(hash, kKnownSalt), u.begin);
    if (named && found.mention == kNoMention && Has(kKnownKey)) found = Find(Salted(hash, kTitledSalt), u.begin);
    if (named && (found.mention == kNoMention || (found.mention == holder && found.kind == kSurname)) && Has(kKnownKey)) {
      const Found place = Find(Salted(hash, kPlaceSalt), u.begin);
      if (place.mention != kNoMention && WholeBegins(place, word, begin)) found = place, whole_place = true;
    }
    if (found.mention == holder && (found.kind == kSurname || found.kind == kKnownKey)) return;  // nothing, or the name itself
    if (found.mention == kNoMention || (firm || whole_place ? !FirmAllowed(u, unit, begin) : !Allowed(u, unit, found))) return;
    if (found.kind == kFirmKey && !firm && word > 0 && Gap(word) == "-" && !Joined(found, word, begin)) return;

    std::uint32_t end = u.end;
    if (found.kind == kSurname && !ExtendEnd(found, word, end)) return;
    const bool whole = found.kind == kSurname && !Extend(found, word, begin);
    const bool known = w_.mentions[found.mention].entry != kNoEntry;
    if (whole && !known) return;
    const bool acronym = found.kind == kAcronymKey || found.kind == kDefinedKey;
    std::int16_t priority = found.kind == kDefinedKey ? 56 : found.kind == kGivenKey ? 40 : found.kind == kKnownKey ? 35 : 54;
    // What stands there already.
    std::size_t held = next;
    while (held > 0 && w_.mentions[w_.resolved[held - 1]].end > begin) --held;
    for (; held < w_.resolved.size() && w_.mentions[w_.resolved[held]].begin < end; ++held) {
      const Mention& h = w_.mentions[w_.resolved[held]];
      if (h.begin < begin || h.end > end) return;  // a part of a longer mention
      // A known acronym stays, unless it is a weak name and the document has named in full what it stands for.
      if (acronym && h.entry != kNoEntry && !((h.flags & gazetteer::kWeak) && found.before && h.type == w_.mentions[found.mention].type)) return;
      if (found.kind == kSurname && !acronym && h.type == kOrg && h.entry != kNoEntry && !(h.flags & gazetteer::kWeak) && w_.mentions[found.mention].entry == kNoEntry) return;  // "Heineken" after Freddie Heineken
      if (found.kind == kGivenKey && h.entry != kNoEntry && (h.country || h.type == kNorp)) return;  // "Jordan", "Christian faith"
      if (found.kind == kHeadKey && w_.mentions[found.mention].type == kProduct && h.type == kPerson) continue;  // "the Carney" is no person
      if (found.kind == kHeadKey && (h.entry != kNoEntry || h.source != Source::kRule)) return;
      if (whole_place && h.type == kPerson && h.entry == kNoEntry && h.begin == begin && h.priority < priority) continue;  // two unknown words
      if (found.kind == kKnownKey || whole) {
        // "ZELENSKYY", "Von der Leyen": a name that only rules see there, written otherwise than the known one.
        if (!known || h.begin != begin || h.end != u.end || h.entry != kNoEntry || h.type != w_.mentions[found.mention].type) return;
        priority = 55;
      }
      if (found.kind == kFirmKey && h.entry != kNoEntry && (h.type != kGpe || h.country)) {
        if (!firm || h.type == kOrg) return;
        continue;
      }
      if (h.type == kPerson && h.entry != kNoEntry && !acronym) {
        // Known as it stands; but a full name of another person before it outranks what a surname alone usually means.
        if (found.kind != kSurname || !found.before || w_.mentions[found.mention].entry == h.entry || (h.flags & gazetteer::kCanonical)) return;
        priority = 55;
      }
    }
    if (whole && priority != 55) return;
    Mention m;
    m.begin = begin;
    m.end = end;
    m.type = w_.mentions[found.mention].type;
    m.antecedent = found.mention;
    m.source = found.kind == kDefinedKey ? Source::kDefinition : Source::kBackReference;
    m.why = found.kind == kDefinedKey ? Why::kDefined : Why::kStrongMention;
    m.priority = priority;
    w_.reference_keys[found.slot].seen = u.begin;
    w_.mentions.push_back(m);
  }

  // Whether the unit's word stands in the full name: "Leyen" of "von der Leyen".
  bool PartOf(std::size_t unit, std::uint32_t mention) const {
    const Unit& u = w_.units[unit];
    const Mention& m = w_.mentions[mention];
    return w_.text.substr(m.begin, m.end - m.begin).find(w_.text.substr(u.begin, u.end - u.begin)) != std::string_view::npos;
  }

  std::optional<Unit> UnitBehind(std::size_t unit) const { return unit + 1 < w_.units.size() ? std::optional(w_.units[unit + 1]) : std::nullopt; }

  bool Allowed(const Unit& u, std::size_t unit, const Found& found) const {
    const std::optional<Unit> after = UnitBehind(unit);
    const bool capital_after = after && (after->kinds & (kCapital | Bit(rules::kInitial))) && !(after->kinds & Bit(rules::kPunct));
    switch (found.kind) {
      case kGivenKey:
        return !(u.classes & (lexicon_.function | lexicon_.months | lexicon_.common)) && !capital_after &&
               !(unit > 0 && (u.kinds & Bit(kGpe)) && (w_.units.classes(unit - 1) & lexicon_.place_prepositions));
      case kSurname:
        if ((u.classes & lexicon_.function) && (u.kinds & (Bit(rules::kSentenceStart) | Bit(rules::kTitleCaseHeadline)))) return false;
        // "Harjes & Co", "Mau Than": the surname is a part of another name.
        if (after && ((after->begin < after->end && w_.text[after->begin] == '&') || (capital_after && !(u.kinds & (Bit(rules::kAllCaps) | Bit(rules::kTitleCaseHeadline))) &&
                                                       !(after->kinds & Bit(rules::kMention)) && !(after->classes & (lexicon_.common | lexicon_.function)))))
          return false;
        // "Nazhat Shameem Khan" after Karim Khan: an unknown capitalised word before it makes it another's name.
        if (unit > 1 && (w_.units.kinds(unit - 1) & Bit(rules::kCap)) && (u.kinds & Bit(rules::kSpaceBefore)) &&
            !(w_.units.kinds(unit - 1) & (Bit(rules::kMention) | Bit(rules::kSentenceStart) | Bit(rules::kTitleCaseHeadline))) &&
            !(w_.units.classes(unit - 1) & (lexicon_.common | lexicon_.function | lexicon_.months | lexicon_.weekdays)) && !PartOf(unit - 1, found.mention))
          return false;
        if ((u.classes & lexicon_.months) && (u.kinds & Bit(rules::kTitleCaseHeadline))) return false;
        // "in Lincoln": a place that the gazetteer knows, after a preposition of place; not "condolences to Lincoln's family".
        return !(unit > 0 && (u.kinds & (Bit(kGpe) | Bit(kLoc))) && (w_.units.classes(unit - 1) & lexicon_.place_prepositions) &&
                 w_.text.substr(w_.units.begin(unit - 1), 2) != "of" && w_.text.substr(w_.units.begin(unit - 1), 2) != "fr" &&
                 !(w_.text.substr(w_.units.begin(unit - 1), 2) == "to" && IsPossessive(unit + 1)));
      case kShortenedKey:
        if (after && after->begin < after->end && w_.text[after->begin] == '-') return false;  // "Morrison-Knudsen"
        return !capital_after && !(unit > 0 && (w_.units.kinds(unit - 1) & kCapital) && !(w_.units.kinds(unit - 1) & Bit(rules::kSentenceStart)));
      case kFirmKey: {
        if (capital_after && !(after->kinds & Bit(kTitle))) return false;
        if (unit > 0 && (w_.units.kinds(unit - 1) & (kCapital | Bit(rules::kInitial))) && !(w_.units.kinds(unit - 1) & (Bit(rules::kSentenceStart) | Bit(rules::kMention)))) return false;
        const char next = after && after->begin < after->end ? w_.text[after->begin] : ' ';
        const bool ticker = next == '<', says = after && (after->kinds & Bit(rules::kLower)) && (after->classes & lexicon_.say);
        if (next == '-' || next == '&') return false;
        if (ticker) return true;
        // A common word, a title or a town is the firm only where the text has named it before, and says so, or where nothing but a name has a capital.
        if (u.classes & (lexicon_.common | lexicon_.function | lexicon_.org_heads) || (u.kinds & Bit(kTitle)))
          return found.before && (says || IsPossessive(unit + 1) || NameOnly(u, unit)) && !(unit > 0 && IsThe(unit - 1));
        if (u.kinds & (Bit(kGpe) | Bit(kLoc)))
          return found.before && next != ',' && !(unit > 0 && (((w_.units.classes(unit - 1) & lexicon_.place_prepositions) && w_.text.substr(w_.units.begin(unit - 1), 2) != "of") || w_.text[w_.units.begin(unit - 1)] == ','));
        return found.before || (u.kinds & Bit(rules::kAllCaps)) || (w_.full_names[found.link].words.last - w_.full_names[found.link].words.first <= 2 && !(u.classes & (lexicon_.given | lexicon_.surname)) && !(u.kinds & Bit(rules::kMention)));
      }
      case kHeadKey:
        // Near its name only: minutes speak of their own committee for pages after another was named.
        if (!found.before || u.begin - std::max(w_.mentions[found.mention].end, w_.reference_keys[found.slot].seen) > kHeadReach) return false;
        return !capital_after && !(u.kinds & Bit(rules::kTitleCaseHeadline)) && !(after && w_.text.substr(after->begin, after->end - after->begin) == "of");
      case kKnownKey:
        if ((u.kinds & Bit(rules::kAllCaps)) && (u.kinds & Bit(rules::kTitleCaseHeadline))) return w_.mentions[found.mention].entry != kNoEntry;
        return !capital_after && !(u.classes & (lexicon_.common | lexicon_.function | lexicon_.months | lexicon_.given)) &&
               !(unit > 0 && (w_.units.kinds(unit - 1) & (kCapital | Bit(rules::kInitial))) && !(w_.units.kinds(unit - 1) & Bit(rules::kSentenceStart)));
      default:
        return true;
    }
  }

  // Whether a common word, capitalised, can only be a name: inside a sentence ("bought from Dart"), or first of one where a thing would have an article ("Dart has").
  bool NameOnly(const Unit& u, std::size_t unit) const {
    if (!(u.kinds & Bit(rules::kCap)) || (u.kinds & (Bit(rules::kTitleCaseHeadline) | Bit(kTitle))) || (u.classes & (lexicon_.function | lexicon_.heads | lexicon_.months | lexicon_.weekdays))) return false;
    if (u.kinds & Bit(rules::kSentenceStart)) return unit + 1 < w_.units.size() && IsAuxiliary(w_.units[unit + 1]);
    return unit > 0 && !(w_.units[unit - 1].kinds & (kCapital | Bit(rules::kInitial) | Bit(rules::kPunct)));
  }
  bool IsAuxiliary(const Unit& u) const {
    const std::string_view word = w_.text.substr(u.begin, u.end - u.begin);
    return word == "has" || word == "had" || word == "will" || word == "would" || word == "is" || word == "was" || word == "also" || word == "currently";
  }

  bool IsPossessive(std::size_t unit) const {
    if (unit + 1 >= w_.units.size() || w_.units.begin(unit) == w_.units.end(unit)) return false;
    const char c = w_.text[w_.units.begin(unit)];
    return (c == '\'' || static_cast<unsigned char>(c) == 0xe2) && w_.units.end(unit + 1) - w_.units.begin(unit + 1) == 1 && (w_.text[w_.units.begin(unit + 1)] | 0x20) == 's';
  }

  // All words of the name of a firm or a place again: no part of a longer one.
  bool FirmAllowed(const Unit& u, std::size_t unit, std::uint32_t begin) const {
    const std::optional<Unit> after = UnitBehind(unit);
    if (after && after->begin < after->end && (w_.text[after->begin] == '-' || w_.text[after->begin] == '&')) return false;
    if (after && (after->kinds & kCapital) && !(u.kinds & Bit(rules::kAllCaps)) && !(after->kinds & Bit(rules::kMention)) && !(after->kinds & Bit(rules::kSentenceStart))) return false;
    const std::size_t first = UnitAt(w_, begin);
    if (first > 0 && w_.text.substr(w_.units.begin(first - 1), 3) == "in ") return false;  // a place, whatever was taken for one of its name
    return first == 0 || !(w_.units.kinds(first - 1) & kCapital) || (w_.units.kinds(first - 1) & (Bit(rules::kMention) | Bit(rules::kAllCaps) | Bit(rules::kSentenceStart)));
  }

  // "von der Leyen", "Ocasio-Cortez": moves `begin` to the left while the words before are those before the surname. False where it is the whole name again.
  bool Extend(const Found& full, std::size_t word, std::uint32_t& begin) const {
    auto [first, name] = FirstAndBehind(full, word);
    if (name == first) return true;  // a plural
    --name;
    bool moved = false;
    for (; name > first && word > 0 && w_.words.hash(name - 1) == w_.words.hash(word - 1) && Gap(name) == Gap(word); --name, --word, moved = true)
      begin = w_.words.begin(word - 1);
    return !(moved && name == first);
  }
  // "Sa'ar" after "Gideon Sa'ar": moves `end` over what an apostrophe joins; false where the name has other letters there.
  bool ExtendEnd(const Found& full, std::size_t word, std::uint32_t& end) const {
    const std::size_t behind = FirstAndBehind(full, word).second, stop = w_.full_names[full.link].words.last;
    if (behind >= stop || !IsApostrophe(Gap(behind)) || !IsSmall(behind)) return true;
    if (word + 1 >= w_.words.size() || w_.words.hash(behind) != w_.words.hash(word + 1) || !IsApostrophe(Gap(word + 1))) return false;
    end = w_.words.end(word + 1);
    return true;
  }
  std::string_view Gap(std::size_t word) const { return w_.text.substr(w_.words.end(word - 1), w_.words.begin(word) - w_.words.end(word - 1)); }

  const Context& context_;
  const Lexicon& lexicon_;
  Working& w_;
  const rules::Signatures& signatures_;
  HashFilter words_;             // that keys are of
  std::uint64_t initials_ = 0, finals_ = 0;  // of acronyms: their first and last bytes, as bits
  unsigned kinds_ = 0;           // of keys that there are, as bits
  IndexRun words_of_ = {0, 0};          // the name in hand
  std::size_t word_ = 0, next_ = 0;  // where the walk is: a word; the first of working.resolved that does not end before it
};

}  // namespace

void FindBackReferences(const Context& context, Working& w) { References(context, w).Run(); }

}  // namespace onoma::document
