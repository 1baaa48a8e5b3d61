// Which keys a full name has: a person its surname (with a title before, too) and given name; an organisation its acronym, first word and
// head; a firm its name less its ending; a place of no row its whole name. Each key hangs on the chain of the names that have it, in text
// order.
#include <algorithm>

#include "lib/document/references.h"
#include "lib/text/chars.h"

namespace onoma::document {
namespace {

constexpr std::int16_t kSureCue = 47;  // priority of the rules that need a word for an organisation beside ("the think tank Zolvath Grain")
constexpr std::int16_t kSureAlone =
    24;  // the priority of rules that know a person of one name by more than what a firm may do, too ("Zolvath said")
constexpr std::int16_t kCueAlone = 19;   // of rules that say so by a verb; twice seen they are believed
constexpr std::int16_t kSurePlace = 40;  // the priority of rules that know a place by more than "in"

// Countries whose people are named family name first in English news, too.
bool FamilyNameFirst(std::string_view country) {
  return country == "CN" || country == "KP" || country == "KR" || country == "TW" || country == "VN" || country == "HK";
}

constexpr std::uint32_t Packed(std::string_view word) {
  std::uint32_t bytes = 0;
  for (const char c : word) bytes = bytes << 8 | static_cast<unsigned char>(c);
  return bytes;
}

// First words of firms that are capitalised for other reasons, too: "State elections", "First Lady".
bool IsGeneral(std::string_view word) {
  constexpr std::string_view kGeneral[] = {
      "American",   "Central",  "Civil",  "Eastern",  "Federal", "First",     "General", "Global", "Great",         "Imperial",
      "Internal",   "National", "North",  "Northern", "People",  "Peoples",   "Public",  "Royal",  "Second",        "South",
      "Southern",   "Standard", "State",  "Supreme",  "United",  "Universal", "Western", "World",  "International", "Industrial",
      "Commercial", "Republic", "Sunday", "Green",    "Black",   "White",     "Union",   "Digital"};
  return std::find(std::begin(kGeneral), std::end(kGeneral), word) != std::end(kGeneral);
}

bool IsSuffix(std::string_view word) { return word == "Jr" || word == "Sr" || word == "II" || word == "III" || word == "IV"; }

}  // namespace

// What a firm's full name ends with and its later mentions leave out.
bool References::IsFirmEnd(std::string_view word) {
  if (word.size() > 4) return word == "Corporation" || word == "Company" || word == "Limited" || word == "Incorporated";
  switch (Packed(word)) {
    case Packed("Inc"):
    case Packed("INC"):
    case Packed("Corp"):
    case Packed("CORP"):
    case Packed("Ltd"):
    case Packed("LTD"):
    case Packed("Co"):
    case Packed("CO"):
    case Packed("Cos"):
    case Packed("COS"):
    case Packed("PLC"):
    case Packed("Plc"):
    case Packed("LLC"):
    case Packed("AG"):
    case Packed("SA"):
    case Packed("NV"):
    case Packed("AB"):
    case Packed("SpA"):
    case Packed("Bhd"):
    case Packed("Sdn"):
    case Packed("Tbk"):
    case Packed("Pte"):
    case Packed("Pty"):
    case Packed("GmbH"):
    case Packed("Oyj"):
    case Packed("ASA"):
    case Packed("PJSC"):
    case Packed("JSC"):
    case Packed("SAE"):
      return true;
    default:
      return false;
  }
}

void References::Register(std::size_t at) {
  const std::uint32_t index = w_.resolved[at];
  const Mention& m = w_.mentions[index];
  if (m.lost != Why::kNothing) return;  // an acronym that the text has defined as a thing
  if (m.type == kGpe && (m.entry != kNoEntry || m.source != Source::kRule)) return;
  const std::size_t first = NextWord(m.begin);
  if (first >= w_.words.size()) return;
  const std::size_t behind = FirstWord(first, m.end), last = std::max(first + 1, behind) - 1;
  words_of_ = {std::uint32_t(first), std::uint32_t(behind)};
  if (m.type == kProduct) {  // "USS Carney", later "the Carney"
    if (last > first && Word(last).size() >= 4 && (w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps) || m.entry != kNoEntry))
      AddWord(w_.words.hash(last), kHeadSalt, index, kHeadKey);
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
  } else if (last == first && m.entry == kNoEntry && (w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps)) &&
             w_.name_keys.Find(AcronymHash(Word(first))) == kNoMention) {
    AddAcronym(Word(first), 0, index, kKnownKey);
  } else if (last == first && m.type == kOrg && m.entry == kNoEntry && m.source == Source::kRule &&
             !(w_.units.kinds(w_.unit_of_word[first]) & Bit(rules::kAllCaps)) && Word(first).size() >= 4 &&
             !(Classes(first) & (lexicon_.common | lexicon_.function | lexicon_.heads)) && !IsShortForm(first)) {
    AddWord(w_.words.hash(first), 0, index, kFirmKey);  // a firm by its shares: "Zolvath stock", where no full name before it is meant
  }
}

bool References::IsShortForm(std::size_t word) const {
  const std::uint32_t slot = w_.name_keys.Find(w_.words.hash(word));
  return slot != kNoMention && w_.mentions[w_.full_names[w_.reference_keys[slot].last].mention].type == kOrg;
}

void References::RegisterPerson(std::size_t at, std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
  const std::uint32_t before = at > 0 ? w_.resolved[at - 1] : kNoMention;
  const bool titled = before != kNoMention && w_.mentions[before].type == kTitle && m.begin - w_.mentions[before].end <= 2;
  if (last == first) {  // "President Zelenskyy", known or with a title: "ZELENSKYY" of a headline
    if (m.entry != kNoEntry || titled)
      AddWord(w_.words.hash(first), m.entry != kNoEntry ? kKnownSalt : kTitledSalt, index, kKnownKey);
    else
      RegisterAlone(index, m, first);
    return;
  }
  std::string_view country = m.entry != kNoEntry ? context_.knowledge.Entry(m.entry).country : std::string_view();
  std::size_t surname = FamilyNameFirst(country) && m.entry != kNoEntry ? first : last;
  while (surname > first && IsSuffix(Word(surname))) --surname;
  for (std::size_t of = first + 1; of < last; ++of)  // "Lord Robertson of Port Ellen", "Cristino Martos y Balbi"
    if (Word(of) == "of" || (Word(of) == "y" && of > first + 1)) surname = of - 1;
  if (surname == last && surname > first && IsApostrophe(Gap(last)) && IsSmall(last)) --surname;  // "Gideon Sa'ar": Look() finds the rest
  // "Liu Kwok-hung", "Anthea Pang Po-kam": the family's name stands before the two syllables that a hyphen joins; "Liu Ruiwen": before an
  // unknown name.
  std::size_t family = surname;
  if (m.entry == kNoEntry && surname == last && last > first) {
    if (last > first + 1 && Gap(last) == "-" &&
        (IsSmall(last) || (last == first + 2 && IsFamily(first) && Word(last).size() <= 5 && Word(last - 1).size() <= 5)))
      family = last - 2;
    else if (last == first + 1 && Gap(last) == " " && IsFamily(first) &&
             !(Classes(last) & (lexicon_.surname | lexicon_.given | lexicon_.common)))
      family = first;
  }
  if (family != surname && Word(family).size() >= 2) AddWord(w_.words.hash(family), 0, index, kSurname);
  if (Word(surname).size() < 2 || std::any_of(Word(surname).begin(), Word(surname).end(), [](char c) { return c >= '0' && c <= '9'; }))
    return;
  if (Classes(surname) & (lexicon_.weekdays | (m.entry == kNoEntry ? lexicon_.months : 0))) return;
  if (EndOfLast(w_.words.hash(surname), m)) return;
  if (!IsKin(m, first) || w_.name_keys.Find(w_.words.hash(surname)) == kNoMention) AddWord(w_.words.hash(surname), 0, index, kSurname);
  // "Wellington Koo" has his name in the other order.
  if (surname == first && surname != last && Word(last).size() >= 3 && Word(last)[0] >= 'A' && Word(last)[0] <= 'Z' &&
      (Classes(first) & lexicon_.given))
    AddWord(w_.words.hash(last), 0, index, kSurname);
  if (titled) AddWord(w_.words.hash(surname), TitleSalt(before), index, kSurname);
  // "Isabel Ruiz", later "Isabel": a given name alone, where it is one.
  if (surname != first && (Classes(first) & lexicon_.given) && Word(first).size() >= 3 &&
      !(IsApostrophe(Gap(first + 1)) && IsSmall(first + 1)))
    AddWord(w_.words.hash(first), kGivenSalt, index, kGivenKey);
}

void References::RegisterAlone(std::uint32_t index, const Mention& m, std::size_t word) {
  const std::uint64_t classes = Classes(word);
  const bool surname = classes & lexicon_.surname;
  if (m.source != Source::kRule || Word(word).size() < (surname ? 3 : 4) ||
      (classes & (lexicon_.common | lexicon_.function | lexicon_.heads)) || (classes & lexicon_.given) ||
      (w_.units.kinds(w_.unit_of_word[word]) & (Bit(kGpe) | Bit(kLoc) | Bit(kOrg))))
    return;
  const std::uint64_t seen = Salted(w_.words.hash(word), kTitledSalt + 1);
  if (m.priority < kSureAlone && !surname) {
    if (m.priority < kCueAlone) return;
    if (w_.name_keys.Find(seen) == kNoMention) {
      AddKey(seen, index, kKnownKey);
      return;
    }
  }
  AddWord(w_.words.hash(word), kTitledSalt, index, kKnownKey);
}

bool References::IsKin(const Mention& m, std::size_t first) const {
  if (first == 0 || m.entry != kNoEntry || !(Classes(first - 1) & lexicon_.kin) || !IsSmall(first - 1)) return false;
  const std::string_view gap = Gap(first);
  return gap == " " || gap == ", ";
}

bool References::IsFamily(std::size_t word) const {
  return Word(word).size() <= 5 && IsSmall(word, 1) && (Classes(word) & lexicon_.surname) && !(Classes(word) & lexicon_.given_common);
}

bool References::EndOfLast(std::uint64_t hash, const Mention& m) const {
  std::uint32_t slot = w_.name_keys.Find(hash);
  if (slot == kNoMention) return false;
  const Mention& last = w_.mentions[w_.full_names[w_.reference_keys[slot].last].mention];
  const std::size_t size = m.end - m.begin;
  if (last.end - last.begin <= size) return false;
  return std::equal(w_.text.begin() + m.begin, w_.text.begin() + m.end, w_.text.begin() + (last.end - size),
                    [](char a, char b) { return text::LowerAscii(a) == text::LowerAscii(b); });
}

void References::RegisterOrganisation(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
  char letters[16];
  std::size_t n = 0;
  for (std::size_t i = first; i <= last && n < sizeof letters; ++i) {
    char c = w_.text[w_.words.begin(i)];
    if (c >= 'A' && c <= 'Z') letters[n++] = c;
  }
  if (n >= 3) AddAcronym({letters, n}, 0, index, kAcronymKey);
  // "Kenyan Grain Transit Authority", later "the GTA": less the country or people that it is of.
  if (const Unit& owner = w_.units[w_.unit_of_word[first]]; n > 3 && (owner.kinds & (Bit(kGpe) | Bit(kNorp))) && owner.end < m.end) {
    std::size_t of_owner = 0;
    for (std::size_t i = first; w_.words.begin(i) < owner.end; ++i)
      of_owner += w_.text[w_.words.begin(i)] >= 'A' && w_.text[w_.words.begin(i)] <= 'Z';
    if (n >= of_owner + 3) AddAcronym({letters + of_owner, n - of_owner}, 0, index, kAcronymKey);
  }
  RegisterFirm(index, first, last);
  // "Zolvath Life Insurance", later "Zolvath Life": less its last word, where the first is nobody's name and the one before the last a
  // common word.
  if (m.source == Source::kRule && m.entry == kNoEntry && last > first + 1 && (Classes(last) & lexicon_.org_heads) &&
      (Classes(last - 1) & lexicon_.common) && !(Classes(last - 1) & lexicon_.heads) &&
      !(Classes(first) & (lexicon_.common | lexicon_.function | lexicon_.given | lexicon_.surname | lexicon_.heads)) &&
      !(w_.units.kinds(w_.unit_of_word[first]) & (Bit(rules::kMention) | Bit(rules::kInitial))))
    AddWord(w_.words.hash(last - 1), kLessSalt, index, kFirmKey);
  // "the think tank Zolvath Grain", later "Zolvath Grain": only the words beside it told what it is.
  if (m.source == Source::kRule && m.entry == kNoEntry && m.priority >= kSureCue &&
      !(Classes(last) & (lexicon_.heads | lexicon_.function | lexicon_.months)) &&
      !(w_.units.kinds(w_.unit_of_word[last]) & (Bit(kGpe) | Bit(kLoc) | Bit(rules::kInitial))))
    AddWord(w_.words.hash(last), kFirmSalt, index, kFirmKey);
  // "Lockheed Martin Corporation", later "Lockheed": the first word, if it is no common word, no place and no kind of organisation.
  const Unit& u = w_.units[w_.unit_of_word[first]];
  const std::uint64_t classes = Classes(first);
  const bool clipped = IsApostrophe(Gap(first + 1)) && Word(first + 1).size() > 1;  // "Zol'an Grain Insurance" is no Zol
  if (u.begin == m.begin && !clipped && !(classes & (lexicon_.common | lexicon_.function | lexicon_.given | lexicon_.org_heads)) &&
      Word(first).size() >= 4 && !(u.kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp))) && !NameOfOneWord(u, first))
    AddWord(w_.words.hash(first), 0, index, kShortenedKey);
  // "Harvest Industries", later "Harvest's profits", "shares of Harvest": a known firm's first word that is a word, too.
  else if (last > first && m.entry != kNoEntry && (classes & lexicon_.common) && Word(first).size() >= 5 && !IsGeneral(Word(first)) &&
           Gap(first + 1) == " " && !clipped && u.begin == m.begin &&
           !(classes & (lexicon_.function | lexicon_.given | lexicon_.heads | lexicon_.months)) &&
           !(u.kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp) | Bit(kTitle))) && SubtypeOf(context_, m.entry) == "company")
    AddWord(w_.words.hash(first), 0, index, kFirmKey);
  // "AC Zolvath", later "Zolvath"; "Rotterdam Tigers", later "the Tigers": of a club its last word, other than what is a name of its own: a
  // town's ("Real Madrid").
  if (m.entry != kNoEntry && Word(last).size() >= 5 &&
      !(Classes(last) & (lexicon_.function | lexicon_.heads | lexicon_.given | lexicon_.months)) && !HasHit(w_.words.begin(last), last) &&
      SubtypeOf(context_, m.entry) == "sports") {
    if (!(Classes(last) & lexicon_.common))
      AddWord(w_.words.hash(last), 0, index, kShortenedKey);
    else if (Word(last).ends_with('s'))
      AddWord(w_.words.hash(last), kHeadSalt, index, kHeadKey);
  }
  // "Northern Grain Authority", later "the Authority"; "Ministry of Defence", later "the Ministry".
  if (Classes(last) & lexicon_.org_heads)
    AddWord(w_.words.hash(last), kHeadSalt, index, kHeadKey);
  else if (classes & lexicon_.org_heads)
    AddWord(w_.words.hash(first), kHeadSalt, index, kHeadKey);
}

void References::RegisterPlace(std::uint32_t index, const Mention& m, std::size_t first, std::size_t last) {
  const std::string_view word = Word(last);
  if (word.size() < 4 || w_.words.begin(first) != m.begin || w_.words.end(last) != m.end) return;
  if (std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return;  // "ZipUp"
  if ((Classes(last) & (lexicon_.common | lexicon_.function | lexicon_.heads)) ||
      (w_.units.kinds(w_.unit_of_word[last]) & Bit(rules::kMention)))
    return;
  const std::uint64_t seen = Salted(w_.words.hash(last), kPlaceSalt + 1);
  if (m.priority < kSurePlace && w_.name_keys.Find(seen) == kNoMention)
    AddKey(seen, index, kKnownKey);
  else
    AddWord(w_.words.hash(last), kPlaceSalt, index, kKnownKey);
}

void References::RegisterFirm(std::uint32_t index, std::size_t first, std::size_t last) {
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
  if (!(classes & (lexicon_.function | lexicon_.given)) &&
      !(w_.units[w_.unit_of_word[first]].kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp) | Bit(kPerson))))
    for (std::size_t word = first + 1; word < end && word < first + 4 && !(Classes(word) & lexicon_.function); ++word)
      AddWord(w_.words.hash(word), kFirmSalt, index, kFirmKey);
  // "E.F. Hutton Group Inc", "Halbert and Associates Inc", "Eli Lilly and Co": the surname stands for the firm, too.
  std::size_t name = end;
  while (name > first && ((Classes(name) & lexicon_.heads) || Word(name) == "and" || Word(name) == "AND")) --name;
  if (name > first && Word(first).size() <= 2 && Word(name).size() >= 4 && !(Classes(name) & lexicon_.heads))
    AddWord(w_.words.hash(name), 0, index, kFirmKey);
  if (classes & lexicon_.given_common) {  // "Eli Lilly and Co", later "Lilly"
    if (Word(end).size() >= 4 && !(Classes(end) & (lexicon_.common | lexicon_.heads))) AddWord(w_.words.hash(end), 0, index, kFirmKey);
    return;
  }
  if ((classes & lexicon_.given) && end > first + 1 && Word(end).size() >= 4 && Word(first + 1).size() == 1 &&
      !(Classes(end) & lexicon_.heads))
    AddWord(w_.words.hash(end), 0, index, kFirmKey);  // "Del E. Qvist Corp"
  if (Word(first).size() >= 4 && !(classes & (lexicon_.function | lexicon_.months)) &&
      !(w_.units.kinds(w_.unit_of_word[first]) & (Bit(kGpe) | Bit(kLoc) | Bit(kNorp)))) {
    AddWord(w_.words.hash(first), 0, index, kFirmKey);
  }
}

bool References::NameOfOneWord(const Unit& u, std::size_t word) const { return (u.kinds & Bit(rules::kMention)) && HasHit(u.begin, word); }

bool References::HasHit(std::uint32_t begin, std::size_t word) const {
  auto hit = std::lower_bound(w_.hits.begin(), w_.hits.end(), begin, [](const ImageHit& h, std::uint32_t at) { return h.begin < at; });
  for (; hit != w_.hits.end() && hit->begin == begin; ++hit)
    if (hit->word_end == word + 1) return true;
  return false;
}

}  // namespace onoma::document
