// The names that a document has given in full, and what may stand for them later: what back_references.cc, reference_names.cc (which keys a
// full name has) and reference_allowed.cc (where a shorter mention may stand) share.
#ifndef ONOMA_LIB_DOCUMENT_REFERENCES_H_
#define ONOMA_LIB_DOCUMENT_REFERENCES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/document/stages.h"

namespace onoma::document {

class References {
 public:
  References(const Context& context, Working& w) : context_(context), lexicon_(context.lexicon), w_(w), signatures_(w.rules.signatures()) {}
  void Run();

 private:
  using Unit = rules::Unit;
  enum Kind : std::uint8_t { kSurname, kAcronymKey, kShortenedKey, kDefinedKey, kGivenKey, kHeadKey, kKnownKey, kFirmKey };
  struct Found {
    std::uint32_t mention = kNoMention;
    Kind kind = kSurname;
    bool before = false;
    std::uint32_t slot = 0, link = 0;
  };
  static constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
  static constexpr std::uint64_t kCapital = 1ull << rules::kCap | 1ull << rules::kAllCaps;
  // What a key is of is mixed into its hash.
  static constexpr std::uint64_t kAcronymSalt = 0x9e3779b97f4a7c15ull, kGivenSalt = 0xc2b2ae3d27d4eb4full,
                                 kHeadSalt = 0x165667b19e3779f9ull, kKnownSalt = 0xff51afd7ed558ccdull,
                                 kDefinedSalt = 0xc4ceb9fe1a85ec53ull, kFirmSalt = 0x94d049bb133111ebull,
                                 kTitledSalt = 0x2127599bf4325c37ull, kPlaceSalt = 0xd6e8feb86659fd93ull, kLessSalt = 0x8cb92ba72f3d8dd7ull;

  static std::uint64_t AcronymHash(std::string_view letters) {
    std::uint64_t h = kAcronymSalt;
    for (char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return h ^ h >> 29;
  }
  static std::uint64_t Salted(std::uint64_t hash, std::uint64_t salt) {
    hash = (hash ^ salt) * 0x9e3779b97f4a7c15ull;
    return hash ^ hash >> 32;
  }

  // Keys: what a full name may be called by.
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
  void AddKey(std::uint64_t hash, std::uint32_t mention, Kind kind);
  bool Has(Kind kind) const { return kinds_ >> kind & 1; }
  // The last name of the chain that begins at or before `at`; else the first. `at` only grows.
  Found Find(std::uint64_t hash, std::uint32_t at);
  std::uint32_t Begin(std::uint32_t link) const { return w_.mentions[w_.full_names[link].mention].begin; }

  std::string_view Word(std::size_t i) const { return w_.text.substr(w_.words.begin(i), w_.words.end(i) - w_.words.begin(i)); }
  std::uint64_t Classes(std::size_t word) const { return signatures_.unit(w_.word_signatures[word]).classes; }
  std::size_t FirstWord(std::size_t from, std::uint32_t at) const {
    const std::uint32_t* const begins = w_.words.begins();
    return FirstAt(from, w_.words.size(), at, [begins](std::size_t word) { return begins[word]; });
  }
  // The first word that begins at or after `at`, which only grows from call to call within one walk.
  std::size_t NextWord(std::uint32_t at) { return word_ = FirstWord(word_, at); }
  std::string_view Gap(std::size_t word) const {
    return w_.text.substr(w_.words.end(word - 1), w_.words.begin(word) - w_.words.end(word - 1));
  }
  // What a title before a surname adds to its key: the title's first word, "secretary" of "Secretary of State".
  std::uint64_t TitleSalt(std::uint32_t title) const { return w_.words.hash(WordAt(w_.words, w_.mentions[title].begin)) | 1; }
  static bool IsApostrophe(std::string_view gap) { return gap == "'" || gap == "\u2019"; }
  bool IsSmall(std::size_t word, std::size_t at = 0) const {
    return Word(word).size() > at && Word(word)[at] >= 'a' && Word(word)[at] <= 'z';
  }
  bool IsThe(std::size_t unit) const {
    const Unit& u = w_.units[unit];
    return u.end - u.begin == 3 && (w_.text[u.begin] | 0x20) == 't' && (w_.text[u.begin + 1] | 0x20) == 'h' &&
           (w_.text[u.begin + 2] | 0x20) == 'e';
  }

  // reference_names.cc
  static bool IsFirmEnd(std::string_view word);
  void Register(std::size_t at);
  void RegisterPerson(std::size_t at, std::uint32_t index, const Mention& m, std::size_t first, std::size_t last);
  // "Zolvath's wife", later "Zolvath": a name alone that only rules took for a person, one of them surely or two of them ("Zolvath said").
  void RegisterAlone(std::uint32_t index, const Mention& m, std::size_t word);
  // "her father, Mitch Qvist": "Qvist" goes on to mean whom the text has named before.
  bool IsKin(const Mention& m, std::size_t first) const;
  bool IsFamily(std::size_t word) const;
  // "Von der Leyen" after "Ursula von der Leyen" is no full name of its own.
  bool EndOfLast(std::uint64_t hash, const Mention& m) const;
  // Whether a body named before may be called by the word.
  bool IsShortForm(std::size_t word) const;
  void RegisterOrganisation(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last);
  // "the town of Zolvath", later "Zolvath": a name that only rules took for a place, one of them surely or two of them ("in Zolvath").
  void RegisterPlace(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last);
  // "National Qvist Inc", later "National Qvist"; "Dome Petroleum Ltd", later "Dome": what Allowed() lets pass.
  void RegisterFirm(std::uint32_t index, std::size_t first, std::size_t last);
  // Whether a gazetteer has the word alone: "Ukrainian" of "Ukrainian Armed Forces" is no short form of it.
  bool NameOfOneWord(const Unit& u, std::size_t word) const;
  bool HasHit(std::uint32_t begin, std::size_t word) const;

  // back_references.cc
  // Looks at the words that begin with no small letter and that a key may be of. They are listed 64 words at once and without a branch,
  // since none could be foreseen.
  void LookAll();
  // `named`: a key may be of the word itself, not only of its letters or its plural.
  void Look(std::size_t word, bool named);
  // What a word may stand for, and how much of the text that takes.
  struct Reference {
    Found found{};
    std::uint32_t begin = 0, end = 0;
    bool firm = false, whole_place = false;  // all words of a firm's name less its ending, of a place's
    bool whole = false, again = false;       // the whole name of a person again; where no rule sees it
  };
  // The key of the word that comes first, in the order of the function; nothing, or the name itself: none. `holder`: the mention that ends
  // with the word.
  std::optional<Reference> NameOf(std::size_t word, std::size_t unit, const Unit& u, bool named, std::uint32_t holder);
  // Whether the reference may stand here; moves its begin and end over what belongs to it.
  bool Spans(Reference& r, std::size_t word, std::size_t unit, const Unit& u);
  // Its priority, unless what stands there already stays.
  std::optional<std::int16_t> PriorityOver(const Reference& r, std::size_t unit, const Unit& u);
  // The first word of a full name, and the one behind the last that equals `word`; both the same where none does.
  std::pair<std::size_t, std::size_t> FirstAndBehind(const Found& full, std::size_t word) const;
  // Moves `begin` to the first word of the firm whose name, less its ending, ends at `word`.
  bool FirmBegins(const Found& firm, std::size_t word, std::uint32_t& begin) const;
  // The same for a place, whose name is always said whole.
  bool WholeBegins(const Found& place, std::size_t word, std::uint32_t& begin) const;
  // "Zolvath Savings" of "ZOLVATH SAVINGS BANK": whether the next word of the full name stands behind, other than what a firm's name ends
  // with.
  bool GoesOn(const Found& full, std::size_t word) const;
  // "K-Tron" after K-Tron International Inc: moves `begin` over what a hyphen joins; false where the name has another word there.
  bool Joined(const Found& firm, std::size_t word, std::uint32_t& begin) const;
  // "von der Leyen", "Ocasio-Cortez": moves `begin` to the left while the words before are those before the surname. False where it is the
  // whole name again.
  bool Extend(const Found& full, std::size_t word, std::uint32_t& begin) const;
  // "Sa'ar" after "Gideon Sa'ar": moves `end` over what an apostrophe joins; false where the name has other letters there.
  bool ExtendEnd(const Found& full, std::size_t word, std::uint32_t& end) const;

  // reference_allowed.cc
  // Whether the shorter mention at `unit` may stand for what was found.
  bool Allowed(const Unit& u, std::size_t unit, const Found& found) const;
  // All words of the name of a firm or a place again: no part of a longer one.
  bool FirmAllowed(const Unit& u, std::size_t unit, std::uint32_t begin) const;
  // Whether the unit's word stands in the full name: "Leyen" of "von der Leyen".
  bool PartOf(std::size_t unit, std::uint32_t mention) const;
  // Whether a surname that a firm of the gazetteers has, too, is the man's here; remembers the first answer.
  bool IsOtherInitial(std::size_t unit, std::uint32_t mention) const;
  bool IsMan(const Found& found, const Unit& u, std::size_t unit);
  // Whether the title before it says that it is no given name of a person named before: "Secretary Rogers" is no Rogers Lindgren, "Emperor
  // Theodore" no Theodore Lindgren; "Sir Ian" and "Gen Prayut" may be.
  bool IsAnothersName(std::size_t unit, std::uint32_t begin) const;
  // The title right before `begin`, or nullptr.
  const Mention* TitleBefore(std::uint32_t begin) const;
  // Whether `begin` lies in a headline, which names persons before the text names them in full: the first line of several, no office
  // before.
  bool InTopLine(std::uint32_t begin) const;
  // Whether no capital but a title's stands beside what begins at `begin` and ends with the unit.
  bool StandsAlone(std::size_t unit, std::uint32_t begin) const;
  // Whether a common word, capitalised, can only be a name: inside a sentence ("bought from Dart"), or first of one where a thing would
  // have an article ("Dart has").
  bool NameOnly(const Unit& u, std::size_t unit) const;
  bool IsAuxiliary(const Unit& u) const;
  // Whether a verb of saying follows: "Houthi said".
  bool Speaks(std::size_t unit) const;
  bool IsPossessive(std::size_t unit) const;
  bool IsOwned(std::size_t unit) const;
  std::optional<Unit> UnitBehind(std::size_t unit) const {
    return unit + 1 < w_.units.size() ? std::optional(w_.units[unit + 1]) : std::nullopt;
  }

  const Context& context_;
  const Lexicon& lexicon_;
  Working& w_;
  const rules::Signatures& signatures_;
  HashFilter words_;                         // that keys are of
  std::uint64_t initials_ = 0, finals_ = 0;  // of acronyms: their first and last bytes, as bits
  unsigned kinds_ = 0;                       // of keys that there are, as bits
  IndexRun words_of_ = {0, 0};               // the name in hand
  std::size_t word_ = 0, next_ = 0;          // where the walk is: a word; the first of working.resolved that does not end before it
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_REFERENCES_H_
