// What a name of a gazetteer is as a unit: the types, flags and subtypes of all that it may mean, and how its words are written. Asked once
// a name that the thread has not met so.
#include <algorithm>

#include "lib/document/layout.h"

namespace onoma::document {

namespace {
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
}  // namespace

void AddReadings(const Knowledge& knowledge, const ImageHit& h, rules::Unit& u) {
  const auto& image = knowledge.images()[h.image];
  auto aliases = image.aliases(h.name);
  std::size_t count = std::min<std::size_t>(aliases.size(), 32);
  for (std::size_t a = 0; a < count; ++a) {
    if (!(h.accepted >> a & 1)) continue;
    const auto& info = knowledge.Info(h.image, aliases[a].entry);
    if (info.overridden) continue;
    std::uint16_t flags = aliases[a].flags;
    bool norp = flags & (gazetteer::kAdjective | gazetteer::kDemonym);
    std::uint8_t type = norp ? std::uint8_t(kNorp) : info.type;
    if (type < 32) u.kinds |= Bit(type);
    u.kinds |= Bit(flags & gazetteer::kWeak ? rules::kWeakName : rules::kStrongName);
    if (flags & gazetteer::kAdjective) u.kinds |= Bit(rules::kAdjectiveName);
    if (flags & gazetteer::kDemonym) u.kinds |= Bit(rules::kDemonymName);
    if (flags & gazetteer::kMetonym) u.kinds |= Bit(rules::kMetonymName);
    if (flags & gazetteer::kAcronym) u.kinds |= Bit(rules::kAcronymName);
    if (!norp) u.subtypes |= info.subtypes;
  }
}

std::uint32_t NameSignature(const Lexicon& lexicon, const NameFacts& name, bool several, rules::Signatures& signatures) {
  rules::Unit u = signatures.unit(name.first);
  u.kinds |= Bit(rules::kMention);
  if (several) {
    if (u.kinds & Bit(rules::kInitial)) u.kinds = (u.kinds & ~Bit(rules::kInitial)) | Bit(rules::kCap);
    u.classes = signatures.unit(name.last).classes & lexicon.heads;
    u.literal = 0;
  }
  u.kinds |= name.kinds;
  u.subtypes |= name.subtypes;
  if (several && (u.kinds & (Bit(kTitle) | Bit(kPerson)))) u.classes = 0;  // "Secretary of State" is no place
  return signatures.Of(u);
}

}  // namespace onoma::document
