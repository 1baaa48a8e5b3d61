// The image as it lies on disk. Every number is little-endian; every section starts at a multiple of 64 bytes, in the order of
// Section, without gaps but the padding. DESIGN.md tells the same byte by byte.
#ifndef ONOMA_LIB_GAZETTEER_LAYOUT_H_
#define ONOMA_LIB_GAZETTEER_LAYOUT_H_

#include <cstddef>
#include <cstdint>

#include "lib/gazetteer/image.h"
#include "lib/gazetteer/records.h"

namespace onoma::gazetteer {

inline constexpr char kMagic[8] = {'O', 'N', 'O', 'M', 'A', 'G', 'Z', '\n'};
inline constexpr std::size_t kSectionAlignment = 64;

enum Section : std::uint32_t {
  kStrings,       // char: every string, unterminated
  kTypes,         // StringRef: distinct types and subtypes; the first is ""
  kEntries,       // EntryRow, in the order of the rows
  kEntriesById,   // u32: entries, ordered by id
  kAliases,       // AliasRow: grouped by name, names in the order of their keys
  kFirstAlias,    // u32: of each name, and one past the last
  kNameStarts,    // RankBlock: which aliases begin a name
  kBuckets,       // Bucket: prefixes of names by key
  kWordFilter,    // u64: words that begin a longer name or are a name
  kPairFilter,    // u64: the first two words of a longer name
  kFirstThree,    // u8[3][256]: text::TokenizeFiltered's tables for names' first words, for case-sensitive search
  kFirstBytes,    // u64: FirstBytesIndex of names' first words, for case-sensitive search
  kTenures,       // TenureRow, in the order of the rows
  kByPerson,      // u32: tenures, ordered by person, from
  kByOffice,      // u32: tenures, ordered by role, country or organisation, from
  kByOfficeKind,  // u8: of each of the former: 0 if it stands there for its country, 1 for its organisation
  kClasses,       // StringRef: names of the word classes
  kClassMasks,    // u64: distinct sets of classes
  kWords,         // WordSlot: open addressing by FoldedHash
  kWordValues,    // StringRef
  kSectionCount
};

struct StringRef {
  std::uint32_t at, size;
};

struct SectionRef {
  std::uint64_t at, size;  // bytes from the start of the image
};

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t header_size;
  std::uint64_t size;             // of the whole image
  std::uint64_t checksum;         // base::Checksum of all that follows the header
  std::uint64_t header_checksum;  // base::Checksum of the header with this field zero
  std::uint64_t bucket_count;
  std::uint32_t max_words;  // of a name
  std::uint32_t name_count;
  StringRef knowledge_version;
  std::uint32_t has_leads;  // 1 if some name begins with a character of no word
  std::uint32_t reserved;
  SectionRef sections[kSectionCount];
};
static_assert(sizeof(Header) == 72 + 16 * kSectionCount);

struct EntryRow {
  std::uint32_t id, name, country, attributes, source, origin;  // offsets into kStrings
  std::uint16_t id_size, name_size, country_size, source_size, origin_size, type, subtype, reserved;
  std::uint32_t attributes_size;
  Day from, to;
};
static_assert(sizeof(EntryRow) == 52);

struct TenureRow {
  StringRef person, role, title, organisation, country, source, origin;
  Day from, to, attested;
};
static_assert(sizeof(TenureRow) == 68);

static_assert(sizeof(AliasRow) == 12);

// 64 aliases: bit i says that alias 64 * block + i begins a name; `before` counts the names that begin in earlier blocks.
struct RankBlock {
  std::uint64_t bits;
  std::uint32_t before, reserved;
};
static_assert(sizeof(RankBlock) == 16);

// One cache line: 8 prefixes of names. A tag is 28 bits of the key and 4 flags; a slot without kIsName and kContinues is empty.
enum SlotFlag : std::uint32_t { kIsName = 1, kContinues = 2, kOverflow = 4 /* see OverflowSlot */, kSeveral = 8 /* more than one alias */ };
inline constexpr std::uint32_t kSlotFlags = 15;
struct Bucket {
  std::uint32_t tag[8];
  std::uint32_t alias[8];  // the first alias of the name
};
static_assert(sizeof(Bucket) == 64);
// The slot whose kOverflow says that a key like this one found its bucket full: the search goes on in the next. Eight of them, so that a
// full bucket sends few others on.
inline unsigned OverflowSlot(std::uint64_t key) { return static_cast<unsigned>(key >> 32 & 7); }

// Empty if size is 0.
struct WordSlot {
  std::uint32_t tag;   // upper half of the hash
  std::uint32_t text;  // the folded word in kStrings
  std::uint16_t size;
  std::uint16_t mask;    // index into kClassMasks
  std::uint32_t values;  // index into kWordValues of one value a class, in the order of its bits; kNoValues
};
static_assert(sizeof(WordSlot) == 16);
inline constexpr std::uint32_t kNoValues = 0xFFFFFFFF;

// Search by bytes asks first whether the first bytes of a word, at most four, begin some name. `shift` is 32 less the logarithm of the
// filter's bits.
inline constexpr std::uint32_t kFirstMask[5] = {0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF};
inline std::uint32_t FirstBytesIndex(std::uint32_t bytes, std::size_t size, unsigned shift) {
  return (bytes & kFirstMask[size < 4 ? size : 4]) * 0x9E3779B1u >> shift;
}

// ---- filters: bits of a 64-bit word chosen by the hash's upper bits -------------------------------------------------------------
// The word filter holds, for a word that begins a longer name, bits A; for one that is a name, bits B; and where it may be
// written with a lower-case first letter, a third bit of each.
inline std::uint64_t Bit(std::uint64_t hash, unsigned at) { return std::uint64_t{1} << (hash >> at & 63); }
inline std::uint64_t BeginBits(std::uint64_t hash) { return Bit(hash, 0) | Bit(hash, 6); }
inline std::uint64_t NameBits(std::uint64_t hash) { return Bit(hash, 12) | Bit(hash, 18); }
inline std::uint64_t BeginLowerBit(std::uint64_t hash) { return Bit(hash, 24); }
inline std::uint64_t NameLowerBit(std::uint64_t hash) { return Bit(hash, 30); }

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_LAYOUT_H_
