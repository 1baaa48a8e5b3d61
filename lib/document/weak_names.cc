// Names that need support. In this order: a strong mention of the same entity stands in the document; else, if the name is capitalised
// inside a sentence that is no headline, is no common word and has no other capital beside it, it has no rival and is believed at low
// priority; a place that may be a person's name, too, where two places of a list stand before it. Whatever is left is dropped, with the
// reason. On the way a firm that a rule made longer by its legal form ("BAE Systems plc"), a parliament by its number ("94th Congress") and
// a person by "Jr." are given their rows.
#include <algorithm>

#include "lib/document/country_counts.h"
#include "lib/document/name_additions.h"
#include "lib/document/stages.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kCapital = Bit(rules::kCap) | Bit(rules::kAllCaps) | Bit(rules::kInitial);
constexpr std::uint64_t kEntityHash = 0x9e3779b97f4a7c15ull;

bool CapitalBeside(const Unit& u) {
  return (u.kinds & kCapital) && !(u.kinds & Bit(rules::kStrongName)) && !(u.kinds & Bit(rules::kSentenceStart));
}

// A given name is one at the start of a sentence, too: "Ray Powell" is not the Powell that everyone knows.
bool GivenBeside(const Unit& u, std::uint64_t given, std::uint64_t function) {
  return (u.kinds & Bit(rules::kCap)) && (u.classes & given) && !(u.classes & function) && !(u.kinds & Bit(rules::kStrongName));
}

class WeakNames {
 public:
  WeakNames(const Context& context, Working& w, CountryCounts& countries)
      : lexicon_(context.lexicon), context_(context), w_(w), countries_(countries) {}

  // The candidates are sorted by what is to be done with them, without a branch, since no branch could be foreseen; then each kind has its
  // walk in text order.
  void Run() {
    w_.decided.Clear();
    Sort();
    for (const std::uint32_t index : w_.organisations) Organisation(index, w_.mentions[index]);
    for (const std::uint32_t index : w_.asked) {
      Mention& m = w_.mentions[index];
      if (m.weak)
        Decide(m);
      else if (m.type == kPerson)
        Junior(m);
      else
        CountPlace(m);
    }
    w_.place_runs.clear();
    w_.organisation_runs.clear();
    for (const IndexRun& run : w_.readings) List(run.first, run.last);
  }

 private:
  void Sort() {
    const std::size_t count = w_.sorted;
    w_.organisations.clear(), w_.asked.clear();
    std::uint32_t *organisation = w_.organisations.Room(count + 1), *asked = w_.asked.Room(count + 1);
    const SortKey* const keys = w_.keys.data();
    const Mention* const mentions = w_.mentions.data();
    for (const SortKey *key = keys, *const end = keys + count; key != end; ++key) {
      const Mention& m = mentions[key->mention];
      *organisation = *asked = key->mention;
      organisation += m.type == kOrg;
      const char last = w_.text[m.end - 1];  // of "Jr." or "Jr"
      asked += unsigned(m.weak) |
               (unsigned(m.type == kGpe) & unsigned(m.live())) |  // weak names are of a gazetteer, and took no part in the first resolve
               (unsigned(m.type == kPerson) & unsigned(m.source == Source::kRule) & (unsigned(last == 'r') | unsigned(last == '.')));
    }
    w_.organisations.Add(std::size_t(organisation - w_.organisations.data()));
    w_.asked.Add(std::size_t(asked - w_.asked.data()));
  }

  static std::uint64_t Key(const Mention& m) { return (m.entry + 1ull) * kEntityHash; }

  // Entities with a strong mention; listed when the first weak name asks for them. Of few mentions a filter tells nearly all that is asked.
  void ListStrong() {
    if (listed_) return;
    listed_ = true;
    const bool few = w_.resolved.size() <= kFew;
    for (const std::uint32_t r : w_.resolved) {
      const Mention& m = EntityOf(r);
      if (few)
        strong_.Add(m.entry == kNoEntry ? 0 : Key(m));
      else if (m.entry != kNoEntry)
        w_.decided.At(Key(m)) = r;
    }
  }
  bool HasStrong(const Mention& weak) {
    ListStrong();
    if (w_.resolved.size() > kFew) return w_.decided.Find(Key(weak)) != kNoMention;
    return strong_.MayHold(Key(weak)) && std::any_of(w_.resolved.begin(), w_.resolved.end(), [&](std::uint32_t r) {
             return EntityOf(r).entry == weak.entry && EntityOf(r).source != Source::kRule;  // not a firm that has just got its row
           });
  }
  const Mention& EntityOf(std::uint32_t mention) const {
    const Mention& m = w_.mentions[mention];
    return m.antecedent == kNoMention ? m : w_.mentions[Root(w_, mention)];
  }

  void Organisation(std::uint32_t index, const Mention& m) {
    if (m.source == Source::kRule && m.entry == kNoEntry && m.lost == Why::kNothing &&
        (firm_ == kNoMention || m.end > w_.mentions[firm_].end))
      firm_ = index;
    if (firm_ == kNoMention || m.source != Source::kGazetteer) return;
    Mention& firm = w_.mentions[firm_];
    if (firm.begin < m.begin && firm.end == m.end && IsOrdinal(w_.text.substr(firm.begin, m.begin - firm.begin)) && IsParliament(m)) {
      firm.entry = m.entry, firm_ = kNoMention;  // "the 94th Congress"
      w_.touched.push_back(firm.begin);
      return;
    }
    if (m.weak) return;
    if (firm.begin != m.begin || firm.end <= m.end || !IsLegalForm(w_.text.substr(m.end, firm.end - m.end))) return;
    ListStrong();  // before it has a row
    firm.entry = m.entry, firm_ = kNoMention;
    w_.touched.push_back(firm.begin);
  }

  bool IsParliament(const Mention& m) const {
    const std::string_view subtype = SubtypeOf(context_, m.entry), name = w_.text.substr(m.begin, m.end - m.begin);
    return subtype == "parliament" ||
           (subtype == "institution" && (name.ends_with("Congress") || name.ends_with("Parliament") || name.ends_with("Assembly")));
  }

  // A person whom a rule made longer by "Jr." is the row: "Henry Qvist, Jr.".
  void Junior(Mention& person) {
    if (person.entry != kNoEntry || !IsJunior(w_.text.substr(person.begin, person.end - person.begin))) return;
    const SortKey* const last = w_.keys.data() + w_.sorted;
    for (const SortKey* key = FirstOfKey(w_, KeyOf(person)); key != last && w_.mentions[key->mention].begin == person.begin; ++key) {
      const Mention& m = w_.mentions[key->mention];
      if (m.type != kPerson || m.source != Source::kGazetteer || m.weak || m.end >= person.end ||
          !IsJunior(w_.text.substr(m.end, person.end - m.end), true))
        continue;
      ListStrong();  // before it has a row
      person.entry = m.entry;
      w_.touched.push_back(person.begin);
      return;
    }
  }

  // Readings of one span, that of keys[first] to keys[last - 1], that DecidePlaces may have to choose from.
  void List(std::size_t first, std::size_t last) {
    constexpr unsigned kPlaces = 1u << kGpe | 1u << kLoc;
    unsigned places = 0, organisations = 0;
    for (std::size_t k = first; k < last; ++k) {
      const Mention& m = w_.mentions[w_.keys[k].mention];
      const unsigned reading = IsReading(m);
      places += reading & (kPlaces >> m.type);
      organisations += reading & (1u << kOrg >> m.type);
    }
    if (places > 1) w_.place_runs.push_back({std::uint32_t(first), std::uint32_t(last)});
    if (organisations > 1) w_.organisation_runs.push_back({std::uint32_t(first), std::uint32_t(last)});
  }

  // A list of places makes a place of what stands in it: "Dublin, Limerick and Bradford".
  bool InList(const Mention& m) const {
    if (places_ == 0 || m.begin <= places_end_ || m.begin - places_end_ > 6) return false;
    const std::string_view between = w_.text.substr(places_end_, m.begin - places_end_);
    return between == ", " || between == " and " || between == ", and " || between == ",\n";
  }
  void CountPlace(const Mention& m) {
    if (m.begin < places_end_) return;
    places_ = InList(m) ? places_ + 1 : 1;
    places_end_ = m.end;
  }

  // The unit that holds byte `at`, which only grows: UnitAt without a search.
  std::size_t UnitOf(std::uint32_t at) {
    const auto& units = w_.units;
    unit_ = FirstAt(unit_, units.size(), at + 1, [&units](std::size_t unit) { return units.begin(unit); }) - 1;
    std::size_t i = unit_;
    while (i > 0 && units.begin(i) == units.end(i) && units.begin(i - 1) <= at && units.end(i - 1) > at) --i;
    return i;
  }

  void Believe(Mention& m, Why why) { m.weak = false, m.why = why, w_.touched.push_back(m.begin); }

  void Decide(Mention& m) {
    const char c = w_.text[m.begin];
    const bool lower = c >= 'a' && c <= 'z';
    if (m.type == kTitle) {
      m.lost = lower ? Why::kLowerTitle : Why::kUnsupported;
      // "Minister" at the start of a sentence: a title if a capital follows it, or if the document has it as one
      if (!lower && CapitalBehind(UnitOf(m.begin) + 1)) Believe(m, Why::kCapitalBehind), m.lost = Why::kNothing;
      return;
    }
    if (m.end - m.begin == 1) {  // "X": only where a rule says so
      m.lost = Why::kUnsupported;
      return;
    }
    if (lower) {
      m.lost = Why::kCommonWord;
      return;
    }
    if (HasStrong(m)) {
      Believe(m, Why::kStrongMention);
      m.antecedent = kNoMention;
      return;
    }
    if (const Why lost = NoSupport(m, UnitOf(m.begin)); lost != Why::kNothing) {
      m.lost = lost;
      return;
    }
    Believe(m, Why::kNoRival);
    if (m.type == kGpe) CountPlace(m);
  }

  // "Gen Z": an initial begins a name only with a stop or a capital behind it.
  bool CapitalBehind(std::size_t next) const {
    const auto& units = w_.units;
    if (next >= units.size() || !(units.kinds(next) & kCapital)) return false;
    if (!(units.kinds(next) & Bit(rules::kInitial))) return true;
    return next + 1 < units.size() &&
           ((units.kinds(next + 1) & kCapital) || (units.begin(next + 1) < units.end(next + 1) && w_.text[units.begin(next + 1)] == '.'));
  }

  // Why a capitalised name is not believed without support; kNothing where it has no rival.
  Why NoSupport(const Mention& m, std::size_t at) {
    const Unit& u = w_.units[at];
    const bool one_word = u.begin == m.begin && u.end == m.end;
    // A famous surname that is a word, too ("Bush"), is one where the capital can mean nothing else.
    const bool famous =
        m.type == kPerson && !(u.classes & (lexicon_.function | lexicon_.months)) && !(u.kinds & Bit(rules::kSentenceStart));
    if (one_word && !famous && (u.classes & (lexicon_.common | lexicon_.function)) && !(u.kinds & Bit(rules::kAllCaps)))
      return Why::kCommonWord;
    if (u.kinds & Bit(rules::kTitleCaseHeadline)) return Why::kUnsupported;
    const bool before = at > 0 && (CapitalBeside(w_.units[at - 1]) ||
                                   (m.type == kPerson && GivenBeside(w_.units[at - 1], lexicon_.given, lexicon_.function))),
               after = at + 1 < w_.units.size() && CapitalBeside(w_.units[at + 1]);
    if (one_word && (before || after)) return Why::kPartOfName;
    // "GE": capitals throughout are neither a surname's nor those of a sentence's first word.
    const bool acronym = m.type == kOrg && (m.flags & gazetteer::kAcronym) && (u.kinds & Bit(rules::kAllCaps));
    if (one_word && (u.kinds & Bit(rules::kSentenceStart)) && m.type != kGpe && !acronym && !HasCapitalInside(m)) return Why::kUnsupported;
    // Letters mean many things: "DNA" is an agency's where the document speaks of Romania. A party's are a party's, whosever.
    if (acronym && one_word && IsAbroad(m)) return Why::kUnsupported;
    // "OK", "ME": the abbreviation of a state stands behind a place, where a rule finds it.
    if (m.type == kGpe && (m.flags & gazetteer::kAcronym)) return Why::kUnsupported;
    if (one_word && m.type == kGpe && places_ >= 2 && InList(m) && !(u.classes & (lexicon_.months | lexicon_.weekdays)) &&
        at + 1 < w_.units.size() && EndsItem(w_.units[at + 1]))
      return Why::kNothing;
    if (one_word && m.type == kGpe && IsOfSubject(m, at)) return Why::kNothing;
    // A town or a company that is called like a person, or a month.
    if (one_word && m.type != kPerson && !acronym &&
        (u.classes & (lexicon_.given | lexicon_.surname | lexicon_.months | lexicon_.weekdays)) &&
        !context_.knowledge.Info(m.entry).country)
      return Why::kUnsupported;
    return Why::kNothing;
  }
  bool IsAbroad(const Mention& m) {
    const std::size_t country = context_.knowledge.Info(m.entry).of_country;
    return country != Knowledge::kNoCountry && countries_.Of(country) == 0 && WorksAtHome(context_, m.entry) &&
           SubtypeOf(context_, m.entry) != "party";
  }
  // "in Gao", in a text that speaks of Mali. Behind "of", "to" and "from" it may as well be a person, as with a possessive.
  bool IsOfSubject(const Mention& m, std::size_t at) {
    if (at == 0) return false;
    const bool more = at + 1 < w_.units.size() && w_.units.begin(at + 1) < w_.units.end(at + 1);  // the end of a text is a unit of no bytes
    if (more && (w_.text[w_.units.begin(at + 1)] == '\'' || w_.text[w_.units.begin(at + 1)] == '\xE2')) return false;
    const std::string_view before = w_.text.substr(w_.units.begin(at - 1), w_.units.end(at - 1) - w_.units.begin(at - 1));
    if (before != "in" && before != "near" && before != "at" && before != "outside" && before != "inside") return false;
    const std::size_t country = context_.knowledge.Info(m.entry).of_country;
    return country != Knowledge::kNoCountry && countries_.Of(country) >= kSpokenOf;
  }
  // "Pacific Fleet": what begins a sentence tells nothing of the second word.
  bool HasCapitalInside(const Mention& m) const {
    const std::string_view name = w_.text.substr(m.begin, m.end - m.begin);
    const std::size_t space = name.find(' ');
    return space != std::string_view::npos && space + 1 < name.size() && name[space + 1] >= 'A' && name[space + 1] <= 'Z';
  }
  // What follows an item of a list.
  bool EndsItem(const Unit& u) const {
    if (u.begin == u.end) return true;
    const char c = w_.text[u.begin];
    return c == ',' || c == '.' || c == ';' || w_.text.substr(u.begin, u.end - u.begin) == "and";
  }

  const Lexicon& lexicon_;
  const Context& context_;
  Working& w_;
  CountryCounts& countries_;
  static constexpr std::size_t kFew = 64;
  static constexpr std::uint32_t kSpokenOf = 2;  // mentions of a country that support its weak towns
  HashFilter strong_;
  bool listed_ = false;
  std::uint32_t places_ = 0, places_end_ = 0, firm_ = kNoMention;  // of the list in hand; the firm that a rule made longer
  std::size_t unit_ = 0;
};

}  // namespace

void DecideWeakNames(const Context& context, Working& w) {
  CountryCounts countries(context, w);
  WeakNames(context, w, countries).Run();
  DecidePlaces(context, w);
  DecideSubjectPlaces(context, w, countries);
  DecideOwners(context, w, countries);
}

}  // namespace onoma::document
