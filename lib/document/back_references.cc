// Later, shorter mentions of what the document has named in full. First the full names are read once, and what may stand for them goes into
// one hash table: the surname of a person (with the title before, too, so that "Secretary Clinton" and "President Clinton" stay two), a
// given name, the acronym of an organisation, its first word ("Lockheed"), its head ("the Authority"). Then every capitalised single word
// is looked up that a filter of one cache line lets pass. A surname means the last full name before it that ends so; where none stands
// before (a headline), the first after it. The names of a key form a chain in text order along which the walk moves forward only: linear,
// whatever repeats.
#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/document/references.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

// How sure a reference is, beside rules' own priorities: what the text defines; over what only rules see there; any other; a given name
// alone, a name alone that only rules know.
constexpr std::int16_t kDefined = 56, kOverRules = 55, kReference = 54, kGivenAlone = 40, kKnownAlone = 35;

constexpr std::uint32_t kNamed =
    1u << kPerson | 1u << kOrg | 1u << kProgram | 1u << kProduct | 1u << kGpe;  // types of which there are keys

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
  for (const FoundDefinition& d : w_.definitions)
    AddAcronym(w_.text.substr(d.short_begin, d.short_end - d.short_begin), kDefinedSalt, d.mention, kDefinedKey);
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
  w_.full_names.push_back({mention & FullName::kMentions, std::uint32_t(kind) & FullName::kKinds, kNoMention, words_of_});
  if (slot == kNoMention) {
    slot = std::uint32_t(w_.reference_keys.size());
    w_.reference_keys.push_back({link, link, 0, kind == kFirmKey ? ReferenceKey::kFirm : ReferenceKey::kNotTold});
    return;
  }
  ReferenceKey& key = w_.reference_keys[slot];
  if (kind == kFirmKey) key.alone = ReferenceKey::kFirm;
  if (kind == kHeadKey && !key.several) {
    const Mention &a = w_.mentions[w_.full_names[key.last].mention], &b = w_.mentions[mention];
    key.several =
        a.entry != b.entry || (a.entry == kNoEntry && w_.text.substr(a.begin, a.end - a.begin) != w_.text.substr(b.begin, b.end - b.begin));
  }
  w_.full_names[key.last].next = link;
  key.last = link;
}

References::Found References::Find(std::uint64_t hash, std::uint32_t at) {
  std::uint32_t slot = w_.name_keys.Find(hash);
  if (slot == kNoMention) return {};
  ReferenceKey& key = w_.reference_keys[slot];
  for (std::uint32_t next = w_.full_names[key.current].next; next != kNoMention && Begin(next) <= at;
       next = w_.full_names[key.current].next)
    key.current = next;
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
  return behind < w_.full_names[full.link].words.last && word + 1 < w_.words.size() && w_.words.hash(word + 1) == w_.words.hash(behind) &&
         Gap(word + 1) == Gap(behind) && !IsFirmEnd(Word(behind)) && !IsSmall(behind);
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
  const std::uint32_t holder =
      next < w_.resolved.size() && w_.mentions[w_.resolved[next]].begin <= u.begin ? w_.resolved[next] : kNoMention;
  if (holder != kNoMention && w_.mentions[holder].end > u.end) return;
  std::optional<Reference> reference = NameOf(word, unit, u, named, holder);
  if (!reference || (joined && reference->found.kind != kSurname) || !Spans(*reference, word, unit, u)) return;
  const std::optional<std::int16_t> priority = PriorityOver(*reference, unit, u);
  if (!priority) return;
  const Found& found = reference->found;
  Mention m;
  m.begin = reference->begin;
  m.end = reference->end;
  m.type = w_.mentions[found.mention].type;
  m.antecedent = found.mention;
  m.source = found.kind == kDefinedKey ? Source::kDefinition : Source::kBackReference;
  m.why = found.kind == kDefinedKey ? Why::kDefined : Why::kStrongMention;
  m.priority = *priority;
  w_.reference_keys[found.slot].seen = u.begin;
  w_.mentions.push_back(m);
}

std::optional<References::Reference> References::NameOf(std::size_t word, std::size_t unit, const Unit& u, bool named,
                                                        std::uint32_t holder) {
  const std::uint64_t hash = w_.words.hash(word);
  Reference r{.begin = u.begin, .end = u.end};
  Found& found = r.found;
  const auto nobody = [&found] { return found.mention == kNoMention; };
  // A title before it: "Secretary Clinton".
  if (named && next_ > 0 && Has(kSurname)) {
    const std::uint32_t title = w_.resolved[next_ - 1];
    const Mention& t = w_.mentions[title];
    if (t.type == kTitle && u.begin - t.end <= 2) found = Find(Salted(hash, TitleSalt(title)), u.begin);
    if (!found.before) found = {};
  }
  if (nobody() && !w_.definitions.empty()) found = Find(Salted(AcronymHash(Word(word)), kDefinedSalt), u.begin);
  if (named && nobody() && Has(kFirmKey)) {
    for (const std::uint64_t salt : {kFirmSalt, kLessSalt}) {
      found = Find(Salted(hash, salt), u.begin);
      r.firm = !nobody() && FirmBegins(found, word, r.begin);
      if (r.firm) break;
    }
    if (!r.firm) found = {};
  }
  if (named && nobody()) found = Find(hash, u.begin);
  if (nobody() && (u.kinds & Bit(rules::kAllCaps))) found = Find(AcronymHash(Word(word)), u.begin);
  if (named && nobody() && Has(kGivenKey)) found = Find(Salted(hash, kGivenSalt), u.begin);
  if (nobody() && unit > 0 && IsThe(unit - 1)) {
    if (named) found = Find(Salted(hash, kHeadSalt), u.begin);
    const std::string_view surface = Word(word);
    if (nobody() && surface.size() >= 5 && surface.back() == 's') {  // "the Buzzards"
      found = Find(text::FoldedHash(surface.substr(0, surface.size() - 1)), u.begin);
      if (!nobody() && (found.kind != kSurname || !found.before)) return std::nullopt;
    }
  }
  if (named && nobody() && Has(kKnownKey)) found = Find(Salted(hash, kKnownSalt), u.begin);
  if (named && nobody() && Has(kKnownKey)) found = Find(Salted(hash, kTitledSalt), u.begin);
  if (named && (nobody() || (found.mention == holder && found.kind == kSurname)) && Has(kKnownKey)) {
    const Found place = Find(Salted(hash, kPlaceSalt), u.begin);
    if (place.mention != kNoMention && WholeBegins(place, word, r.begin)) found = place, r.whole_place = true;
  }
  if (nobody() || (found.mention == holder && (found.kind == kSurname || found.kind == kKnownKey)))
    return std::nullopt;  // nothing, or the name itself
  return r;
}

bool References::Spans(Reference& r, std::size_t word, std::size_t unit, const Unit& u) {
  const Found& found = r.found;
  if (!(r.firm || r.whole_place ? FirmAllowed(u, unit, r.begin) : Allowed(u, unit, found))) return false;
  if (found.kind == kFirmKey && !r.firm && word > 0 && Gap(word) == "-" && !Joined(found, word, r.begin)) return false;
  if ((r.firm || found.kind == kShortenedKey) && GoesOn(found, word)) return false;
  if (found.kind == kSurname && !ExtendEnd(found, word, r.end)) return false;
  r.whole = found.kind == kSurname && !Extend(found, word, r.begin);
  const Mention& name = w_.mentions[found.mention];
  const IndexRun words = w_.full_names[found.link].words;
  r.again = r.whole && name.entry == kNoEntry && found.before && name.type == kPerson && words.first + 1 < words.last;
  return !r.whole || name.entry != kNoEntry || (r.again && StandsAlone(unit, r.begin));
}

std::optional<std::int16_t> References::PriorityOver(const Reference& r, std::size_t unit, const Unit& u) {
  const Found& found = r.found;
  const Mention& name = w_.mentions[found.mention];
  const bool known = name.entry != kNoEntry, acronym = found.kind == kAcronymKey || found.kind == kDefinedKey;
  std::int16_t priority = found.kind == kDefinedKey ? kDefined
                          : found.kind == kGivenKey ? kGivenAlone
                          : found.kind == kKnownKey ? kKnownAlone
                                                    : kReference;
  std::size_t held = next_;
  while (held > 0 && w_.mentions[w_.resolved[held - 1]].end > r.begin) --held;
  for (; held < w_.resolved.size() && w_.mentions[w_.resolved[held]].begin < r.end; ++held) {
    const Mention& h = w_.mentions[w_.resolved[held]];
    if (h.begin < r.begin || h.end > r.end) return std::nullopt;  // a part of a longer mention
    // A known acronym stays, unless the document has defined it, or it is a weak name and the document has named in full what it stands
    // for.
    if (acronym && h.entry != kNoEntry &&
        !(((h.flags & gazetteer::kWeak) || found.kind == kDefinedKey) && found.before && h.type == name.type))
      return std::nullopt;
    if (found.kind == kSurname && h.type == kOrg && h.entry != kNoEntry && !(h.flags & gazetteer::kWeak)) {
      if (!known && !IsMan(found, u, unit)) return std::nullopt;  // "Heineken" after Freddie Heineken
      if (known && !TitleBefore(r.begin) && !Speaks(unit) && SubtypeOf(context_, h.entry) == "armed-group")
        return std::nullopt;  // "Houthi fighters" after Abdul-Malik al-Houthi
    }
    if (found.kind == kGivenKey && h.entry != kNoEntry && (h.country || h.type == kNorp))
      return std::nullopt;                                                               // "Jordan", "Christian faith"
    if (found.kind == kHeadKey && name.type == kProduct && h.type == kPerson) continue;  // "the Carney" is no person
    if (found.kind == kHeadKey && (h.entry != kNoEntry || h.source != Source::kRule)) return std::nullopt;
    if (r.whole_place && h.type == kPerson && h.entry == kNoEntry && h.begin == r.begin && h.priority < priority)
      continue;  // two unknown words
    if (r.again) return std::nullopt;
    if (found.kind == kKnownKey || r.whole) {
      // "ZELENSKYY", "Von der Leyen": a name that only rules see there, written otherwise than the known one.
      if (!known || h.begin != r.begin || h.end != u.end || h.entry != kNoEntry || h.type != name.type) return std::nullopt;
      priority = kOverRules;
    }
    if (found.kind == kFirmKey && h.entry != kNoEntry && (h.type != kGpe || h.country)) {
      if (!r.firm || (h.type == kOrg && h.end - h.begin == r.end - r.begin))
        return std::nullopt;  // "Qvist Life", a firm of its own beside Qvist
      continue;
    }
    if (h.type == kPerson && h.entry != kNoEntry && !acronym) {
      // Known as it stands; but a full name of another person before it outranks what a surname alone usually means.
      if (found.kind != kSurname || !(found.before || InTopLine(r.begin)) || name.entry == h.entry || (h.flags & gazetteer::kCanonical))
        return std::nullopt;
      priority = kOverRules;
    }
    // "Mr Hague": a rule sees a person there, the document tells which.
    if (h.entry == kNoEntry && h.source == Source::kRule && h.type == name.type && h.begin == r.begin && h.end == r.end &&
        !(found.kind == kGivenKey && IsAnothersName(unit, r.begin)))
      priority = std::max(priority, h.priority);
  }
  if (r.whole && !r.again && priority != kOverRules) return std::nullopt;
  return priority;
}

bool References::Extend(const Found& full, std::size_t word, std::uint32_t& begin) const {
  auto [first, name] = FirstAndBehind(full, word);
  if (name == first) return true;  // a plural
  --name;
  bool moved = false;
  for (; name > first && word > 0 && w_.words.hash(name - 1) == w_.words.hash(word - 1) && Gap(name) == Gap(word);
       --name, --word, moved = true)
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
