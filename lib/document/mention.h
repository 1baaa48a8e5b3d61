// Candidates: what each stage believes it sees. Stages append; only the decision on weak names and resolve mark any as lost, with the
// reason.
#ifndef ONOMA_LIB_DOCUMENT_MENTION_H_
#define ONOMA_LIB_DOCUMENT_MENTION_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "lib/document/knowledge.h"
#include "lib/document/types.h"
#include "onoma/entity.h"

namespace onoma::document {

inline constexpr std::uint32_t kNoMention = UINT32_MAX;

// Why a weak name was believed, or why a candidate lost. Told by WhyText.
enum class Why : std::uint8_t {
  kNothing,
  kStrongMention,
  kRule,
  kNoRival,
  kDefined,
  kCapitalBehind,
  kPlaceBefore,
  kPlaceBehind,
  kElsewhere,
  kCountryFirst,
  kOwner,
  kSubject,
  kNamedBefore,
  // Reasons to lose.
  kUnsupported,
  kOverlap,
  kCommonWord,
  kPartOfName,
  kOutranked,
  kLowerTitle,
  kOtherPlace
};
std::string_view WhyText(Why why);

struct Mention {
  std::uint32_t begin = 0, end = 0;  // bytes
  EntryRef entry = kNoEntry;
  std::uint32_t detail =
      0;  // gazetteer: alias row's index in its name; rule: index into the rule scratch's emits; town of no row: its state's mention
  std::uint32_t antecedent = kNoMention;  // index of a mention
  std::uint32_t lost_to = kNoMention;
  std::uint16_t flags = 0;    // gazetteer::AliasFlag
  std::int16_t priority = 0;  // higher wins among equals in length
  std::uint8_t type = kNoType;
  Source source = Source::kGazetteer;
  Why why = Why::kNothing;   // support
  bool country = false;      // the country of a name comes before towns called alike
  Why lost = Why::kNothing;  // beside `weak`: resolve asks for both at once
  bool weak = false;         // not believed yet
  bool local = false;        // id from the document

  // Neither weak nor lost.
  bool live() const {
    std::uint16_t both;
    std::memcpy(&both, reinterpret_cast<const char*>(this) + offsetof(Mention, lost), sizeof both);
    return both == 0;
  }
};
static_assert(offsetof(Mention, weak) == offsetof(Mention, lost) + 1 && sizeof(Mention) == 36);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_MENTION_H_
