// What the readers of source files give and the index builder takes: rows, checked one by one.
#ifndef ONOMA_LIB_GAZETTEER_RECORDS_H_
#define ONOMA_LIB_GAZETTEER_RECORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onoma::gazetteer {

// How a surface form may be written. Order is part of the image format.
enum class CaseMode : std::uint8_t { kSmart, kExact, kAny };

// Flags of an alias; bits are part of the image format.
enum AliasFlag : std::uint16_t {
  kWeak = 1,
  kAdjective = 2,
  kDemonym = 4,
  kMetonym = 8,
  kFormer = 16,
  kAcronym = 32,
  kForeign = 64 /* L:xx */,
  kCanonical = 128,
  kExactCase = 256,
  kAnyCase = 512,
  kOpen = 1024,  // of the image: something stands before its first word or behind its last ("U.S.")
};

struct AliasRecord {
  std::string text;
  std::uint16_t flags = 0;
  std::string language;
  CaseMode mode() const { return flags & kExactCase ? CaseMode::kExact : flags & kAnyCase ? CaseMode::kAny : CaseMode::kSmart; }
};

// Days since 1970-01-01 of a civil date; kNoDay where not said.
using Day = std::int32_t;
inline constexpr Day kNoDay = INT32_MIN;

struct EntryRecord {
  std::string id, type, subtype, name;
  std::vector<AliasRecord> aliases;  // the canonical name is the first, with kCanonical
  std::string country;
  std::vector<std::pair<std::string, std::string>> attributes;
  Day from = kNoDay, to = kNoDay;
  std::string source, origin;  // origin: "countries.tsv:12"
};

struct TenureRecord {
  std::string person, role, title, organisation, country;
  Day from = kNoDay, to = kNoDay, attested = kNoDay;
  std::string source, origin;
};

struct WordRecord {
  std::string word, word_class;
  std::string value;  // whatever the list says of the word: how common, a currency's code, a number
};

struct Records {
  std::vector<EntryRecord> entries;
  std::vector<TenureRecord> tenures;
  std::vector<WordRecord> words;
  std::string version;
};

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_RECORDS_H_
