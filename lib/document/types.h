// The types of mentions, as small numbers inside the pipeline. The first are onoma's own, in this order; gazetteers and rules may
// name others, which follow. At most 32 in one extractor (a type is a bit of a unit).
#ifndef ONOMA_LIB_DOCUMENT_TYPES_H_
#define ONOMA_LIB_DOCUMENT_TYPES_H_

#include <cstdint>
#include <string_view>

namespace onoma::document {

enum Type : std::uint8_t {
  kPerson,
  kGpe,
  kLoc,
  kOrg,
  kNorp,
  kDate,
  kTime,
  kMoney,
  kPercent,
  kQuantity,
  kOrdinal,
  kCardinal,
  kFac,
  kEvent,
  kLaw,
  kProduct,
  kTitle,
  kProgram,
  kUrl,
  kEmail,
  kHandle,
  kPhone,
  kBuiltInTypes
};
inline constexpr std::string_view kTypeNames[kBuiltInTypes] = {
    "PERSON",   "GPE", "LOC",   "ORG", "NORP",    "DATE",  "TIME",    "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
    "CARDINAL", "FAC", "EVENT", "LAW", "PRODUCT", "TITLE", "PROGRAM", "URL",   "EMAIL",   "HANDLE",   "PHONE"};
inline constexpr unsigned kMaxTypes = 32;
inline constexpr std::uint8_t kNoType = 255;

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_TYPES_H_
