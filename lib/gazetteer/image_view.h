// The sections of an image as arrays. Checks nothing: Image::Open did.
#ifndef ONOMA_LIB_GAZETTEER_IMAGE_VIEW_H_
#define ONOMA_LIB_GAZETTEER_IMAGE_VIEW_H_

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "lib/gazetteer/layout.h"
#include "lib/text/tokens.h"

namespace onoma::gazetteer {

class ImageView {
 public:
  explicit ImageView(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes() const { return bytes_; }
  const Header& header() const { return *reinterpret_cast<const Header*>(bytes_.data()); }
  std::uint64_t size(Section section) const { return header().sections[section].size; }
  template <class T>
  std::span<const T> rows(Section section) const {
    const SectionRef& ref = header().sections[section];
    return {reinterpret_cast<const T*>(bytes_.data() + ref.at), static_cast<std::size_t>(ref.size / sizeof(T))};
  }

  const char* strings() const { return bytes_.data() + header().sections[kStrings].at; }
  std::string_view text(std::uint32_t at, std::size_t size) const { return {strings() + at, size}; }
  std::string_view text(StringRef ref) const { return text(ref.at, ref.size); }

  std::span<const StringRef> types() const { return rows<StringRef>(kTypes); }
  std::span<const EntryRow> entries() const { return rows<EntryRow>(kEntries); }
  std::span<const std::uint32_t> by_id() const { return rows<std::uint32_t>(kEntriesById); }
  std::span<const AliasRow> aliases() const { return rows<AliasRow>(kAliases); }
  std::span<const std::uint32_t> first_alias() const { return rows<std::uint32_t>(kFirstAlias); }
  std::span<const RankBlock> name_starts() const { return rows<RankBlock>(kNameStarts); }
  std::span<const Bucket> buckets() const { return rows<Bucket>(kBuckets); }
  std::span<const TenureRow> tenures() const { return rows<TenureRow>(kTenures); }
  std::span<const std::uint32_t> by_person() const { return rows<std::uint32_t>(kByPerson); }
  std::span<const std::uint32_t> by_office() const { return rows<std::uint32_t>(kByOffice); }
  std::span<const std::uint8_t> by_office_kind() const { return rows<std::uint8_t>(kByOfficeKind); }
  std::span<const StringRef> classes() const { return rows<StringRef>(kClasses); }
  std::span<const std::uint64_t> class_masks() const { return rows<std::uint64_t>(kClassMasks); }
  std::span<const WordSlot> words() const { return rows<WordSlot>(kWords); }
  std::span<const StringRef> word_values() const { return rows<StringRef>(kWordValues); }

  std::uint32_t NameOfAlias(std::uint32_t alias) const {
    const RankBlock& block = name_starts()[alias / 64];
    std::uint64_t upto = block.bits & (~std::uint64_t{0} >> (63 - alias % 64));
    return block.before + static_cast<std::uint32_t>(std::popcount(upto)) - 1;
  }

  bool BeginsName(std::uint32_t alias) const { return (name_starts()[alias / 64].bits >> (alias % 64) & 1) != 0; }

  // One past the last alias of the name that begins at `alias`.
  std::uint32_t LastAlias(std::uint32_t alias) const {
    auto starts = name_starts();
    std::size_t block = alias / 64;
    std::uint64_t after = starts[block].bits & (alias % 64 == 63 ? 0 : ~std::uint64_t{0} << (alias % 64 + 1));
    while (after == 0) {
      if (++block == starts.size()) return static_cast<std::uint32_t>(aliases().size());
      after = starts[block].bits;
    }
    return static_cast<std::uint32_t>(block * 64 + static_cast<std::size_t>(__builtin_ctzll(after)));
  }

  // The slot of a word, or nullptr. Ends: a proved table has an empty slot.
  const WordSlot* FindWord(std::uint64_t hash, std::string_view word) const {
    auto table = words();
    std::size_t mask = table.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const WordSlot& slot = table[at];
      if (slot.size == 0) return nullptr;
      if (slot.tag == static_cast<std::uint32_t>(hash >> 32) && text::EqualFolded(text(slot.text, slot.size), word)) return &slot;
    }
  }

 private:
  std::string_view bytes_;
};

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_IMAGE_VIEW_H_
