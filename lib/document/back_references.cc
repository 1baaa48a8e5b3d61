// Later, shorter mentions of what the document has named in full. First the full names are read once, and what may stand for them goes into one hash table: the surname of a person (with
// the title before, too, so that "Secretary Clinton" and "President Clinton" stay two), a given name, the acronym of an organisation, its first word ("Lockheed"), its head ("the
// Authority"). Then every capitalised single word is looked up that a filter of one cache line lets pass. A surname means the last full name before it that ends so; where none stands before (a headline), the first after it.
// The names of a key form a chain in text order along which the walk moves forward only: linear, whatever repeats.
#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/document/references.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

constexpr std::uint32_t kNamed = 1u << kPerson | 1u << kOrg | 1u << kProgram | 1u << kProduct | 1u << kGpe;  // types of which there are keys

}  // namespace

void References::Run() {
  w_.name_keys.Clear();
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
  if (w_.name_keys.size() == 0) return;
  LookAll();
}

void References::LookAll() {
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

void References::AddKey(std::uint64_t hash, std::uint32_t mention, Kind kind) {
  kinds_ |= 1u << kind;
  std::uint32_t& slot = w_.name_keys.At(hash);
  const std::uint32_t link = std::uint32_t(w_.full_names.size());
  w_.full_names.push_back({mention & 0x1fffffffu, std::uint32_t(kind) & 7, kNoMention, words_of_});
  if (slot == kNoMention) {
    slot = std::uint32_t(w_.reference_keys.size());
    w_.reference_keys.push_back({link, link, 0, kind == kFirmKey ? ReferenceKey::kFirm : ReferenceKey::kNotTold});
    return;
  }
  ReferenceKey& key = w_.reference_keys[slot];
  if (kind == kFirmKey) key.alone = ReferenceKey::kFirm;
  w_.full_names[key.last].next = link;
  key.last = link;
}

References::Found References::Find(std::uint64_t hash, std::uint32_t at) {
  std::uint32_t slot = w_.name_keys.Find(hash);
  if (slot == kNoMention) return {};
  ReferenceKey& key = w_.reference_keys[slot];
  for (std::uint32_t next = w_.full_names[key.current].next; next != kNoMention && Begin(next) <= at; next = w_.full_names[key.current].next) key.current = next;
  return {w_.full_names[key.current].mention, Kind(w_.full_names[key.current].kind), Begin(key.current) <= at, slot, key.current};
}

std::pair<std::size_t, std::size_t> References::FirstAndBehind(const Found& full, std::size_t word) const {
  const std::size_t first = w_.full_names[full.link].words.first;
  std::size_t behind = w_.full_names[full.link].words.last;
  while (behind > first && w_.words.hash(behind - 1) != w_.words.hash(word)) --behind;
  return {first, behind};
}

bool References::FirmBegins(const Found& firm, std::size_t word, std::uint32_t& begin) const {
  auto [first, name] = FirstAndBehind(firm, word);
  if (name == first) return false;
  for (--name; name > first; --name, --word)
    if (word == 0 || w_.words.hash(name - 1) != w_.words.hash(word - 1) || Gap(name) != Gap(word)) return false;
  begin = w_.words.begin(word);
  return true;
}

bool References::GoesOn(const Found& full, std::size_t word) const {
  const std::size_t behind = FirstAndBehind(full, word).second;
  return behind < w_.full_names[full.link].words.last && word + 1 < w_.words.size() && w_.words.hash(word + 1) == w_.words.hash(behind) && Gap(word + 1) == Gap(behind) && !IsFirmEnd(Word(behind)) &&
         !IsSmall(behind);
}

bool References::WholeBegins(const Found& place, std::size_t word, std::uint32_t& begin) const {
  const auto [first, behind] = w_.full_names[place.link].words;
  for (std::size_t name = behind - 1; name > first; --name, --word)
    if (word == 0 || w_.words.hash(name - 1) != w_.words.hash(word - 1) || Gap(name) != Gap(word)) return false;
  begin = w_.words.begin(word);
  return true;
}

bool References::Joined(const Found& firm, std::size_t word, std::uint32_t& begin) const {
  auto [first, name] = FirstAndBehind(firm, word);
  for (; word > 0 && Gap(word) == "-"; --name, --word) {
    if (name < first + 2 || Gap(name - 1) != "-" || w_.words.hash(name - 2) != w_.words.hash(word - 1)) return false;
    begin = w_.words.begin(word - 1);
  }
  return true;
}

void References::Look(std::size_t word, bool named) {
  const std::size_t unit = w_.unit_of_word[word];
  const Unit& u = w_.units[unit];
  if (!(u.kinds & kCapital) || u.begin != w_.words.begin(word)) return;
  const bool joined = u.end != w_.words.end(word);  // "Sa'ar", or a name of several words
  if (joined && (u.kinds & Bit(rules::kMention))) return;
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
    if (!firm) {
      found = Find(Salted(hash, kLessSalt), u.begin);
      firm = found.mention != kNoMention && FirmBegins(found, word, begin);
    }
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
  if (joined && found.kind != kSurname) return;
  if (found.mention == kNoMention || (firm || whole_place ? !FirmAllowed(u, unit, begin) : !Allowed(u, unit, found))) return;
  if (found.kind == kFirmKey && !firm && word > 0 && Gap(word) == "-" && !Joined(found, word, begin)) return;
  if ((firm || found.kind == kShortenedKey) && GoesOn(found, word)) return;

  std::uint32_t end = u.end;
  if (found.kind == kSurname && !ExtendEnd(found, word, end)) return;
  const bool whole = found.kind == kSurname && !Extend(found, word, begin);
  const bool known = w_.mentions[found.mention].entry != kNoEntry;
  const bool again = whole && !known && found.before && w_.mentions[found.mention].type == kPerson && w_.full_names[found.link].words.first + 1 < w_.full_names[found.link].words.last;  // where no rule sees the name
  if (whole && !known && (!again || !StandsAlone(unit, begin))) return;
  const bool acronym = found.kind == kAcronymKey || found.kind == kDefinedKey;
  std::int16_t priority = found.kind == kDefinedKey ? 56 : found.kind == kGivenKey ? 40 : found.kind == kKnownKey ? 35 : 54;
  // What stands there already.
  std::size_t held = next;
  while (held > 0 && w_.mentions[w_.resolved[held - 1]].end > begin) --held;
  for (; held < w_.resolved.size() && w_.mentions[w_.resolved[held]].begin < end; ++held) {
    const Mention& h = w_.mentions[w_.resolved[held]];
    if (h.begin < begin || h.end > end) return;  // a part of a longer mention
    // A known acronym stays, unless the document has defined it, or it is a weak name and the document has named in full what it stands for.
    if (acronym && h.entry != kNoEntry && !(((h.flags & gazetteer::kWeak) || found.kind == kDefinedKey) && found.before && h.type == w_.mentions[found.mention].type)) return;
    if (found.kind == kSurname && h.type == kOrg && h.entry != kNoEntry && !(h.flags & gazetteer::kWeak) && w_.mentions[found.mention].entry == kNoEntry && !IsMan(found, u, unit)) return;  // "Heineken" after Freddie Heineken
    if (found.kind == kGivenKey && h.entry != kNoEntry && (h.country || h.type == kNorp)) return;  // "Jordan", "Christian faith"
    if (found.kind == kHeadKey && w_.mentions[found.mention].type == kProduct && h.type == kPerson) continue;  // "the Carney" is no person
    if (found.kind == kHeadKey && (h.entry != kNoEntry || h.source != Source::kRule)) return;
    if (whole_place && h.type == kPerson && h.entry == kNoEntry && h.begin == begin && h.priority < priority) continue;  // two unknown words
    if (again) return;
    if (found.kind == kKnownKey || whole) {
      // "ZELENSKYY", "Von der Leyen": a name that only rules see there, written otherwise than the known one.
      if (!known || h.begin != begin || h.end != u.end || h.entry != kNoEntry || h.type != w_.mentions[found.mention].type) return;
      priority = 55;
    }
    if (found.kind == kFirmKey && h.entry != kNoEntry && (h.type != kGpe || h.country)) {
      if (!firm || (h.type == kOrg && h.end - h.begin == end - begin)) return;  // "Qvist Life", a firm of its own beside Qvist
      continue;
    }
    if (h.type == kPerson && h.entry != kNoEntry && !acronym) {
      // Known as it stands; but a full name of another person before it outranks what a surname alone usually means.
      if (found.kind != kSurname || !found.before || w_.mentions[found.mention].entry == h.entry || (h.flags & gazetteer::kCanonical)) return;
      priority = 55;
    }
  }
  if (whole && !again && priority != 55) return;
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

bool References::Extend(const Found& full, std::size_t word, std::uint32_t& begin) const {
  auto [first, name] = FirstAndBehind(full, word);
  if (name == first) return true;  // a plural
  --name;
  bool moved = false;
  for (; name > first && word > 0 && w_.words.hash(name - 1) == w_.words.hash(word - 1) && Gap(name) == Gap(word); --name, --word, moved = true)
    begin = w_.words.begin(word - 1);
  return !(moved && name == first);
}

bool References::ExtendEnd(const Found& full, std::size_t word, std::uint32_t& end) const {
  const auto [first, behind] = FirstAndBehind(full, word);
  const std::size_t stop = w_.full_names[full.link].words.last;
  if (behind == first || behind >= stop || !IsApostrophe(Gap(behind)) || !IsSmall(behind)) return true;
  if (word + 1 >= w_.words.size() || w_.words.hash(behind) != w_.words.hash(word + 1) || !IsApostrophe(Gap(word + 1))) return false;
  end = w_.words.end(word + 1);
  return true;
}

void FindBackReferences(const Context& context, Working& w) { References(context, w).Run(); }

}  // namespace onoma::document
