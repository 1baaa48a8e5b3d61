// The gazetteers of one extractor, seen as one: entries of all images under one numbering, types and subtypes as small numbers.
// Immutable once built; every view lives as long as the images.
#ifndef ONOMA_LIB_DOCUMENT_KNOWLEDGE_H_
#define ONOMA_LIB_DOCUMENT_KNOWLEDGE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "lib/document/types.h"
#include "lib/gazetteer/image.h"

namespace onoma::document {

// An entry of one of the images: image number in the upper bits.
using EntryRef = std::uint32_t;
inline constexpr EntryRef kNoEntry = UINT32_MAX;
inline constexpr unsigned kImageShift = 28;

class Knowledge {
 public:
  // Adds an image; `asked` are the subtypes that rules ask for ("GPE.country"), each a bit of Unit::subtypes.
  absl::Status Add(const gazetteer::Image& image);
  absl::Status SetSubtypes(std::vector<std::string> asked);

  const std::vector<gazetteer::Image>& images() const { return images_; }
  const std::vector<std::string>& types() const { return types_; }
  const std::vector<std::string>& classes() const { return classes_; }
  const std::vector<std::string>& subtypes() const { return subtypes_; }

  gazetteer::EntryView Entry(EntryRef ref) const { return images_[ref >> kImageShift].entry(ref & ((1u << kImageShift) - 1)); }
  static EntryRef Ref(std::size_t image, std::uint32_t entry) { return std::uint32_t(image) << kImageShift | entry; }
  std::uint8_t TypeOf(std::size_t image, std::uint16_t image_type) const { return type_map_[image][image_type]; }
  static constexpr std::uint16_t kNoCountry = 26 * 26, kAmerica = ('U' - 'A') * 26 + 'S' - 'A';
  // What the hot loops ask of an entry: one load instead of a decoded row.
  struct EntryInfo {
    std::uint64_t subtypes = 0;
    std::uint8_t type = kNoType;
    bool country = false;  // an id of two letters: "geo/ge"
    bool overridden = false;
    std::uint16_t of_country = kNoCountry;  // its country's code of two letters as a number below kNoCountry
  };
  const EntryInfo& Info(std::size_t image, std::uint32_t entry) const { return info_[image][entry]; }
  // The readings of a name of an image, without a call.
  std::span<const gazetteer::AliasRow> Aliases(std::size_t image, std::uint32_t name) const {
    const ImageRows& rows = rows_[image];
    return {rows.aliases + rows.first_alias[name], rows.first_alias[name + 1] - rows.first_alias[name]};
  }
  void PrefetchAliases(std::size_t image, std::uint32_t name) const { __builtin_prefetch(&rows_[image].first_alias[name]); }
  const EntryInfo* Infos(std::size_t image) const { return info_[image].data(); }
  void PrefetchInfo(std::size_t image, std::uint32_t entry) const { __builtin_prefetch(&info_[image][entry]); }
  const EntryInfo& Info(EntryRef ref) const { return info_[ref >> kImageShift][ref & ((1u << kImageShift) - 1)]; }
  std::uint64_t SubtypeBits(std::size_t image, std::uint16_t type, std::uint16_t subtype) const;
  std::string_view TypeName(std::uint8_t type) const { return types_[type]; }
  // The number of a type, added if new; kNoType when all 32 are taken.
  std::uint8_t InternType(std::string_view name);

  // Entry with this id in the newest image that has it, or kNoEntry.
  EntryRef Find(std::string_view id) const;
  // Tenures of persons whose id ends in a surname, by the surname's folded hash.
  struct Bearer {
    std::uint64_t surname;
    std::uint32_t image, tenure;
  };
  std::span<const Bearer> TenuresOfSurname(std::uint64_t surname) const;
  // Word classes over all images. Hot.
  std::uint64_t WordClasses(std::uint64_t hash, std::string_view word) const {
    std::uint64_t mask = images_.empty() ? 0 : images_[0].WordClasses(hash, word);
    for (std::size_t i = 1; i < images_.size(); ++i) mask |= Remap(i, images_[i].WordClasses(hash, word));
    return mask;
  }
  // Bit of a word class, 0 if there is none of this name.
  std::uint64_t ClassBit(std::string_view name) const;
  // Fills EntryInfo; an entry is overridden where an image added later has one of the same id. Call once, after the last Add and
  // SetSubtypes.
  void Finish();
  // Different for every Knowledge finished in this process; never 0.
  std::uint64_t serial() const { return serial_; }

 private:
  std::uint64_t Remap(std::size_t image, std::uint64_t mask) const;

  std::vector<gazetteer::Image> images_;
  std::vector<std::string> types_, classes_, subtypes_;
  std::vector<std::vector<std::uint8_t>> type_map_;   // image type -> Type
  std::vector<std::vector<std::uint8_t>> class_map_;  // image class -> class
  std::vector<std::vector<EntryInfo>> info_;
  struct ImageRows {
    const std::uint32_t* first_alias;
    const gazetteer::AliasRow* aliases;
  };
  std::vector<ImageRows> rows_;
  std::uint64_t serial_ = 0;
  std::vector<Bearer> bearers_;  // by surname, image, tenure
  struct SubtypeKey {
    std::uint32_t key;
    std::uint64_t bits;
  };
  std::vector<std::vector<SubtypeKey>> subtype_map_;  // per image, sorted by type << 16 | subtype
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_KNOWLEDGE_H_
