// Where a shorter mention may stand for a full name: what the words and marks beside it say. A part of another name, a place behind a
// preposition, a word that is no name there is none.
#include <algorithm>
#include <iterator>

#include "lib/document/references.h"

namespace onoma::document {
namespace {

constexpr std::uint32_t kHeadReach = 400, kOnlyHeadReach = 1500;  // bytes

}  // namespace

bool References::PartOf(std::size_t unit, std::uint32_t mention) const {
  const Unit& u = w_.units[unit];
  const Mention& m = w_.mentions[mention];
  return w_.text.substr(m.begin, m.end - m.begin).find(w_.text.substr(u.begin, u.end - u.begin)) != std::string_view::npos;
}

bool References::Allowed(const Unit& u, std::size_t unit, const Found& found) const {
  const std::optional<Unit> after = UnitBehind(unit);
  const bool capital_after = after && (after->kinds & (kCapital | Bit(rules::kInitial))) && !(after->kinds & Bit(rules::kPunct));
  switch (found.kind) {
    case kGivenKey:
      // "the Christian faith": no man of that name.
      if (unit > 0 && after && (after->kinds & Bit(rules::kLower)) && !(after->classes & (lexicon_.function | lexicon_.say)) &&
          !IsAuxiliary(*after) && IsThe(unit - 1))
        return false;
      // "Frank" after Frank Lindgren: a word, but no word has its capital there.
      if ((u.classes & lexicon_.common) &&
          ((u.kinds & (Bit(rules::kSentenceStart) | Bit(rules::kTitleCaseHeadline) | Bit(rules::kAllCaps))) ||
           (unit > 0 && IsThe(unit - 1))))
        return false;
      return !(u.classes & (lexicon_.function | lexicon_.months)) && !capital_after &&
             !(unit > 0 && (u.kinds & Bit(kGpe)) && (w_.units.classes(unit - 1) & lexicon_.place_prepositions));
    case kSurname:
      if ((u.classes & lexicon_.function) && (u.kinds & (Bit(rules::kSentenceStart) | Bit(rules::kTitleCaseHeadline)))) return false;
      // "Harjes & Co", "Mau Than": the surname is a part of another name.
      if (after && ((after->begin < after->end && w_.text[after->begin] == '&') ||
                    (capital_after && !(u.kinds & (Bit(rules::kAllCaps) | Bit(rules::kTitleCaseHeadline))) &&
                     !(after->kinds & Bit(rules::kMention)) && !(after->classes & (lexicon_.common | lexicon_.function)))))
        return false;
      // "Nazhat Shameem Khan" after Karim Khan: an unknown capitalised word before it makes it another's name.
      if (unit > 1 && (w_.units.kinds(unit - 1) & Bit(rules::kCap)) && (u.kinds & Bit(rules::kSpaceBefore)) &&
          !(w_.units.kinds(unit - 1) & (Bit(rules::kMention) | Bit(rules::kSentenceStart) | Bit(rules::kTitleCaseHeadline))) &&
          !(w_.units.classes(unit - 1) & (lexicon_.common | lexicon_.function | lexicon_.months | lexicon_.weekdays)) &&
          !PartOf(unit - 1, found.mention))
        return false;
      if (unit > 0 && (u.kinds & Bit(rules::kSpaceBefore)) && IsOtherInitial(unit - 1, found.mention)) return false;
      if ((u.classes & lexicon_.months) && (u.kinds & Bit(rules::kTitleCaseHeadline))) return false;
      // "in Lincoln": a place that the gazetteer knows, after a preposition of place; not "condolences to Lincoln's family".
      return !(unit > 0 && (u.kinds & (Bit(kGpe) | Bit(kLoc))) && (w_.units.classes(unit - 1) & lexicon_.place_prepositions) &&
               w_.text.substr(w_.units.begin(unit - 1), 2) != "of" && w_.text.substr(w_.units.begin(unit - 1), 2) != "fr" &&
               !(w_.text.substr(w_.units.begin(unit - 1), 2) == "to" && IsPossessive(unit + 1)));
    case kShortenedKey:
      if (after && after->begin < after->end && w_.text[after->begin] == '-' && !IsOwned(unit + 2)) return false;  // "Morrison-Knudsen"
      return (!capital_after || (after->kinds & Bit(kTitle))) &&
             !(unit > 0 && (w_.units.kinds(unit - 1) & kCapital) && !(w_.units.kinds(unit - 1) & Bit(rules::kSentenceStart)));
    case kFirmKey: {
      if (capital_after && !(after->kinds & Bit(kTitle))) return false;
      if (unit > 0 && (w_.units.kinds(unit - 1) & (kCapital | Bit(rules::kInitial))) &&
          !(w_.units.kinds(unit - 1) & (Bit(rules::kSentenceStart) | Bit(rules::kMention))))
        return false;
      const char next = after && after->begin < after->end ? w_.text[after->begin] : ' ';
      const bool ticker = next == '<', says = after && (after->kinds & Bit(rules::kLower)) && (after->classes & lexicon_.say);
      if ((next == '-' && !IsOwned(unit + 2)) || next == '&') return false;
      if (ticker) return true;
      // A common word, a title or a town is the firm only where the text has named it before, and says so, or where nothing but a name has
      // a capital.
      if (u.classes & (lexicon_.common | lexicon_.function | lexicon_.org_heads) || (u.kinds & Bit(kTitle)))
        return found.before && (says || IsPossessive(unit + 1) || NameOnly(u, unit)) && !(unit > 0 && IsThe(unit - 1));
      if (u.kinds & (Bit(kGpe) | Bit(kLoc)))
        return found.before && next != ',' &&
               !(unit > 0 &&
                 (((w_.units.classes(unit - 1) & lexicon_.place_prepositions) && w_.text.substr(w_.units.begin(unit - 1), 2) != "of") ||
                  w_.text[w_.units.begin(unit - 1)] == ','));
      if (found.before || (u.kinds & Bit(rules::kAllCaps))) return true;
      // Before its full name only that of one word and an ending, which nothing else explains.
      const IndexRun words = w_.full_names[found.link].words;
      return words.last - words.first <= 2 && !(u.classes & (lexicon_.given | lexicon_.surname)) && !(u.kinds & Bit(rules::kMention));
    }
    case kHeadKey:
      // Near its name only: minutes speak of their own committee for pages after another was named; further away where it is the only one.
      if (!found.before || u.begin - std::max(w_.mentions[found.mention].end, w_.reference_keys[found.slot].seen) >
                               (w_.reference_keys[found.slot].several ? kHeadReach : kOnlyHeadReach))
        return false;
      return !capital_after && !(u.kinds & (Bit(rules::kTitleCaseHeadline) | Bit(rules::kAllCaps))) &&  // "the TV show"
             !(after && w_.text.substr(after->begin, after->end - after->begin) == "of");
    case kKnownKey:
      if ((u.kinds & Bit(rules::kAllCaps)) && (u.kinds & Bit(rules::kTitleCaseHeadline)))
        return w_.mentions[found.mention].entry != kNoEntry;
      // "<Zolvath>", "Zolvath's Bay": a firm, a part of another name.
      if (w_.mentions[found.mention].type == kPerson &&
          ((unit > 0 && w_.text[w_.units.begin(unit - 1)] == '<') ||
           (IsPossessive(unit + 1) && unit + 3 < w_.units.size() && (w_.units[unit + 3].kinds & kCapital) &&
            !(w_.units[unit + 3].kinds & Bit(rules::kMention)))))
        return false;
      return !capital_after && !(u.classes & (lexicon_.common | lexicon_.function | lexicon_.months)) &&
             (!(u.classes & lexicon_.given) || (u.classes & lexicon_.surname)) &&
             !(unit > 0 && (w_.units.kinds(unit - 1) & (kCapital | Bit(rules::kInitial))) &&
               !(w_.units.kinds(unit - 1) & Bit(rules::kSentenceStart)));
    default:
      return true;
  }
}

// "JP Smit" after Joan Qvist Smit is another, "P. Smit" too, if no name of hers begins so.
bool References::IsOtherInitial(std::size_t unit, std::uint32_t mention) const {
  const Unit& u = w_.units[unit];
  const bool initial = (u.kinds & Bit(rules::kSpaceBefore)) &&
                       ((u.kinds & Bit(rules::kInitial)) || ((u.kinds & Bit(rules::kAllCaps)) && u.end - u.begin <= 3 &&
                                                             !(u.kinds & (Bit(rules::kMention) | Bit(rules::kTitleCaseHeadline)))));
  if (!initial || u.begin == u.end) return false;
  const Mention& m = w_.mentions[mention];
  const std::string_view name = w_.text.substr(m.begin, m.end - m.begin);
  const char letter = w_.text[u.begin];
  if (name.front() == letter) return false;
  for (std::size_t at = name.find(' '); at != std::string_view::npos && at + 1 < name.size(); at = name.find(' ', at + 1))
    if (name[at + 1] == letter) return false;
  return true;
}

// "Sun Lijun", later "Sun said": the man, not the firm of his surname, where the text has named no such firm before and the first that it
// says of the name alone is what a man does.
bool References::IsMan(const Found& found, const Unit& u, std::size_t unit) {
  ReferenceKey& key = w_.reference_keys[found.slot];
  if (key.alone == ReferenceKey::kMan)
    return !(unit > 0 && (w_.units.classes(unit - 1) & lexicon_.place_prepositions) && w_.text.substr(w_.units.begin(unit - 1), 2) != "of");
  if (key.alone == ReferenceKey::kFirm) return false;
  key.alone = ReferenceKey::kFirm;
  if (!found.before || (u.kinds & (Bit(rules::kAllCaps) | Bit(rules::kTitleCaseHeadline))) || unit + 1 >= w_.units.size()) return false;
  const Unit& after = w_.units[unit + 1];
  const bool does =
      ((after.kinds & Bit(rules::kLower)) && ((after.classes & lexicon_.say) || IsAuxiliary(after))) || IsPossessive(unit + 1);
  if (!does) return false;
  if (!(u.kinds & Bit(rules::kSentenceStart)) && unit > 0 && (w_.units.kinds(unit - 1) & Bit(rules::kLower)) &&
      (!(w_.units.classes(unit - 1) & lexicon_.function) || (w_.units.classes(unit - 1) & lexicon_.place_prepositions)))
    return false;  // "the brewer Heineken said", "at Heineken"
  key.alone = ReferenceKey::kMan;
  return true;
}

bool References::Speaks(std::size_t unit) const {
  return unit + 1 < w_.units.size() && (w_.units.kinds(unit + 1) & Bit(rules::kLower)) && (w_.units.classes(unit + 1) & lexicon_.say);
}

bool References::IsAnothersName(std::size_t unit, std::uint32_t begin) const {
  const Mention* const title = TitleBefore(begin);
  if (!title) return false;
  const std::string_view words = w_.text.substr(title->begin, title->end - title->begin);
  const std::string_view last = words.substr(words.find_last_of(" -") + 1);
  constexpr std::string_view kReign[] = {"King", "Queen", "Emperor", "Empress", "Pope", "Tsar", "Saint"};
  constexpr std::string_view kWithGivenName[] = {"Sir",     "Dame",   "Prince", "Princess", "Sheikh", "Sheikha", "Emir",   "Sultan",
                                                 "Brother", "Sister", "Father", "Archduke", "Duke",   "Duchess", "Mullah", "Maulana"};
  const auto is = [last](std::string_view word) { return last == word; };
  if (std::any_of(std::begin(kReign), std::end(kReign), is)) return true;
  return (w_.units.classes(unit) & lexicon_.surname) && std::none_of(std::begin(kWithGivenName), std::end(kWithGivenName), is);
}

bool References::InTopLine(std::uint32_t begin) const {
  constexpr std::size_t kLongest = 200;
  const std::size_t end = w_.text.substr(0, kLongest).find('\n');
  return end != std::string_view::npos && begin < end && !TitleBefore(begin);
}

const Mention* References::TitleBefore(std::uint32_t begin) const {
  if (next_ == 0) return nullptr;
  const Mention& title = w_.mentions[w_.resolved[next_ - 1]];
  return title.type == kTitle && title.end <= begin && begin - title.end <= 2 ? &title : nullptr;
}

bool References::StandsAlone(std::size_t unit, std::uint32_t begin) const {
  if (const std::optional<Unit> after = UnitBehind(unit); after && (after->kinds & (kCapital | Bit(rules::kInitial)))) return false;
  const std::size_t first = UnitAt(w_, begin);
  return first == 0 || !(w_.units.kinds(first - 1) & (kCapital | Bit(rules::kInitial))) ||
         (w_.units.kinds(first - 1) & (Bit(kTitle) | Bit(rules::kSentenceStart)));
}

bool References::NameOnly(const Unit& u, std::size_t unit) const {
  if (!(u.kinds & Bit(rules::kCap)) || (u.kinds & (Bit(rules::kTitleCaseHeadline) | Bit(kTitle))) ||
      (u.classes & (lexicon_.function | lexicon_.heads | lexicon_.months | lexicon_.weekdays)))
    return false;
  if (u.kinds & Bit(rules::kSentenceStart)) return unit + 1 < w_.units.size() && IsAuxiliary(w_.units[unit + 1]);
  return unit > 0 && !(w_.units[unit - 1].kinds & (kCapital | Bit(rules::kInitial) | Bit(rules::kPunct)));
}

bool References::IsAuxiliary(const Unit& u) const {
  const std::string_view word = w_.text.substr(u.begin, u.end - u.begin);
  return word == "has" || word == "had" || word == "will" || word == "would" || word == "is" || word == "was" || word == "also" ||
         word == "currently";
}

// "Zolvath-related entities": of a word behind a hyphen that says whose or of what something is.
bool References::IsOwned(std::size_t unit) const {
  if (unit >= w_.units.size()) return false;
  const std::string_view word = w_.text.substr(w_.units.begin(unit), w_.units.end(unit) - w_.units.begin(unit));
  constexpr std::string_view kOwned[] = {"related", "affiliated", "owned", "backed", "led",
                                         "linked",  "controlled", "run",   "funded", "branded"};
  return std::find(std::begin(kOwned), std::end(kOwned), word) != std::end(kOwned);
}

bool References::IsPossessive(std::size_t unit) const {
  if (unit + 1 >= w_.units.size() || w_.units.begin(unit) == w_.units.end(unit)) return false;
  return IsApostrophe(w_.text.substr(w_.units.begin(unit), w_.units.end(unit) - w_.units.begin(unit))) &&
         w_.units.end(unit + 1) - w_.units.begin(unit + 1) == 1 && (w_.text[w_.units.begin(unit + 1)] | 0x20) == 's';
}

bool References::FirmAllowed(const Unit& u, std::size_t unit, std::uint32_t begin) const {
  const std::optional<Unit> after = UnitBehind(unit);
  if (after && after->begin < after->end && ((w_.text[after->begin] == '-' && !IsOwned(unit + 2)) || w_.text[after->begin] == '&'))
    return false;
  if (after && (after->kinds & kCapital) && !(u.kinds & Bit(rules::kAllCaps)) && !(after->kinds & Bit(rules::kMention)) &&
      !(after->kinds & Bit(rules::kSentenceStart)))
    return false;
  const std::size_t first = UnitAt(w_, begin);
  if (first > 0 && w_.text.substr(w_.units.begin(first - 1), 3) == "in ") return false;  // a place, whatever was taken for one of its name
  return first == 0 || !(w_.units.kinds(first - 1) & kCapital) ||
         (w_.units.kinds(first - 1) & (Bit(rules::kMention) | Bit(rules::kAllCaps) | Bit(rules::kSentenceStart)));
}

}  // namespace onoma::document
