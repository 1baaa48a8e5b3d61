// The compiled gazetteer: one flat, little-endian, checksummed block of bytes that is used where it lies (mapped or in memory).
// The format stands byte by byte in lib/DESIGN.md. An Image is a view: the bytes outlive it.
#ifndef ONOMA_LIB_GAZETTEER_IMAGE_H_
#define ONOMA_LIB_GAZETTEER_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "lib/gazetteer/records.h"

namespace onoma::gazetteer {

inline constexpr std::uint32_t kFormatVersion = 3;

// One alias of one name (a name is a folded surface form; all entries that can be so called are its aliases).
struct AliasRow {
  std::uint32_t entry;
  std::uint32_t text;  // offset of the surface form in the string pool
  std::uint16_t text_size;
  std::uint16_t flags;  // AliasFlag
};

struct EntryView {
  std::string_view id, name;
  std::uint16_t type, subtype;  // indices into type_name()
  std::string_view country, attributes /* "key=value;key=value" as written */, source, origin;
  Day from, to;
};

struct TenureView {
  std::string_view person, role, title, organisation, country, source, origin;
  Day from, to, attested;
};

class Image {
 public:
  // Proves everything that the accessors below and the matcher rely on to stay inside the bytes and to end: checksum, bounds, counts.
  // Linear; reads no string. Without full_check only the header. `bytes` begin at a multiple of 8 and outlive the image.
  static absl::StatusOr<Image> Open(std::string_view bytes, bool full_check);

  std::uint32_t entry_count() const;
  EntryView entry(std::uint32_t index) const;
  // Index of the entry with this id, or entry_count(). O(log n).
  std::uint32_t FindEntry(std::string_view id) const;

  std::uint32_t name_count() const;
  std::span<const AliasRow> aliases(std::uint32_t name) const;
  std::string_view alias_text(const AliasRow& row) const;
  // Fetches what entry() will read, so that the caller does not wait for it.
  void PrefetchEntry(std::uint32_t index) const;

  std::uint32_t type_count() const;                 // distinct types and subtypes together
  std::string_view type_name(std::uint16_t) const;  // "GPE", "country"; index 0 is ""

  std::uint32_t tenure_count() const;
  TenureView tenure(std::uint32_t index) const;
  // Tenures of a person id, ordered by from; and of an office: role and country code or organisation id, ordered by from.
  // Both return tenure indices. O(log n).
  std::span<const std::uint32_t> TenuresOfPerson(std::string_view person) const;
  std::span<const std::uint32_t> TenuresOfOffice(std::string_view role, std::string_view country_or_organisation) const;

  // Word classes. At most 64 of them.
  std::uint32_t class_count() const;
  std::string_view class_name(std::uint32_t index) const;
  // The classes (bit i: class_name(i)) of a word, 0 if unknown. `hash` is text::FoldedHash(word); bytes are verified folded.
  std::uint64_t WordClasses(std::uint64_t hash, std::string_view word) const;
  // What the list says of a word behind the TAB ("UAH", "1000000"), empty if nothing; and the same as a whole number, 0 if it is none. Slow
  // path.
  std::string_view WordText(std::string_view word, std::uint32_t word_class) const;
  std::int64_t WordValue(std::string_view word, std::uint32_t word_class) const;
  // All distinct class masks that occur, for the rules' alphabets.
  std::span<const std::uint64_t> class_masks() const;

  // The name whose aliases hold this one. O(1).
  std::uint32_t NameOfAlias(std::uint32_t alias) const;
  const AliasRow& alias(std::uint32_t index) const;
  std::uint32_t alias_count() const;
  std::size_t word_count() const;  // distinct words of all classes

  std::string_view knowledge_version() const;
  std::string_view bytes() const;

 private:
  friend class Matcher;
  friend struct ImageParts;
  const void* header_ = nullptr;
  std::string_view bytes_;
};

// Builds the image. Fails only on limits (more than 2^31 aliases, 64 word classes, 65,535 types, 4 GiB of strings).
absl::StatusOr<std::string> BuildImage(const Records& records);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_IMAGE_H_
