// Opening proves bounds once, section by section, so that the accessors need no checks of their own.
#include "lib/gazetteer/image_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

#include "lib/base/bytes.h"
#include "lib/base/status.h"
#include "lib/gazetteer/image.h"

namespace onoma::gazetteer {
namespace {

absl::Status Damaged(std::string_view what) { return base::DataLoss(fmt::format("image damaged: {}", what)); }

// Size of a section's element, in the order of Section.
constexpr std::size_t kElement[kSectionCount] = {1,
                                                 sizeof(StringRef),
                                                 sizeof(EntryRow),
                                                 4,
                                                 sizeof(AliasRow),
                                                 4,
                                                 sizeof(RankBlock),
                                                 sizeof(Bucket),
                                                 8,
                                                 8,
                                                 1,
                                                 8,
                                                 sizeof(TenureRow),
                                                 4,
                                                 4,
                                                 1,
                                                 sizeof(StringRef),
                                                 8,
                                                 sizeof(WordSlot),
                                                 sizeof(StringRef)};

class Prover {
 public:
  explicit Prover(const ImageView& view) : view_(view), strings_(view.size(kStrings)) {}
  absl::Status Prove();

 private:
  // 1 or 0, so that a row's checks are joined without branches.
  unsigned Inside(std::uint64_t at, std::uint64_t size) const { return at + size <= strings_; }
  unsigned Inside(StringRef ref) const { return Inside(ref.at, ref.size); }
  bool AllBelow(std::span<const std::uint32_t> list, std::size_t limit) const {
    std::uint32_t most = 0;
    for (std::uint32_t value : list) most = std::max(most, value);
    return list.empty() || most < limit;
  }
  bool Entries() const;
  bool Names() const;
  bool Buckets() const;
  bool Tenures() const;
  bool Words() const;

  const ImageView& view_;
  std::uint64_t strings_;
};

bool Prover::Entries() const {
  std::size_t types = view_.types().size();
  for (StringRef ref : view_.types())
    if (!Inside(ref)) return false;
  unsigned good = 1;
  for (const EntryRow& row : view_.entries())
    good &= Inside(row.id, row.id_size) & Inside(row.name, row.name_size) & Inside(row.country, row.country_size) &
            Inside(row.source, row.source_size) & Inside(row.origin, row.origin_size) & Inside(row.attributes, row.attributes_size) &
            unsigned{row.type < types} & unsigned{row.subtype < types};
  return good != 0 && AllBelow(view_.by_id(), view_.entries().size());
}

bool Prover::Names() const {
  auto aliases = view_.aliases();
  auto first = view_.first_alias();
  unsigned good = 1;
  std::size_t entries = view_.entries().size();
  for (const AliasRow& row : aliases) good &= Inside(row.text, row.text_size) & unsigned{row.entry < entries};
  if (good == 0 || first.front() != 0 || first.back() != aliases.size()) return false;
  std::size_t name = 0;  // walks along with the blocks
  for (std::size_t b = 0; b < view_.name_starts().size(); ++b) {
    const RankBlock& block = view_.name_starts()[b];
    if (block.before != name) return false;
    for (std::uint64_t bits = block.bits; bits != 0; bits &= bits - 1, ++name)
      if (name + 1 >= first.size() || first[name] != b * 64 + static_cast<std::size_t>(std::countr_zero(bits))) return false;
  }
  return name + 1 == first.size();
}

bool Prover::Buckets() const {
  auto starts = view_.name_starts();
  std::size_t aliases = view_.aliases().size();
  for (const Bucket& bucket : view_.buckets()) {
    for (int slot = 0; slot < 8; ++slot) {
      if (!(bucket.tag[slot] & kIsName)) continue;
      std::uint32_t alias = bucket.alias[slot];
      if (alias >= aliases || !(starts[alias / 64].bits >> (alias % 64) & 1)) return false;
    }
  }
  return true;
}

bool Prover::Tenures() const {
  unsigned good = 1;
  for (const TenureRow& row : view_.tenures())
    good &= Inside(row.person) & Inside(row.role) & Inside(row.title) & Inside(row.organisation) & Inside(row.country) &
            Inside(row.source) & Inside(row.origin);
  return good != 0 && AllBelow(view_.by_person(), view_.tenures().size()) && AllBelow(view_.by_office(), view_.tenures().size());
}

bool Prover::Words() const {
  for (StringRef ref : view_.classes())
    if (!Inside(ref)) return false;
  std::uint64_t known = view_.classes().size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << view_.classes().size()) - 1;
  for (StringRef ref : view_.word_values())
    if (!Inside(ref)) return false;
  for (std::uint64_t mask : view_.class_masks())
    if (mask & ~known) return false;
  bool empty = false;
  std::size_t masks = view_.class_masks().size(), values = view_.word_values().size();
  for (const WordSlot& slot : view_.words()) {
    empty |= slot.size == 0;
    if (slot.size == 0) continue;
    if (!Inside(slot.text, slot.size) || slot.mask >= masks) return false;
    std::uint64_t end = std::uint64_t{slot.values} + static_cast<unsigned>(std::popcount(view_.class_masks()[slot.mask]));
    if (slot.values != kNoValues && end > values) return false;
  }
  return empty;
}

absl::Status Prover::Prove() {
  if (base::Checksum(view_.bytes().substr(sizeof(Header))) != view_.header().checksum) return Damaged("checksum differs");
  if (!Entries()) return Damaged("an entry points out of bounds");
  if (!Names()) return Damaged("a name points out of bounds");
  if (!Buckets()) return Damaged("a bucket points out of bounds");
  if (!Tenures()) return Damaged("a tenure points out of bounds");
  if (!Words()) return Damaged("a word points out of bounds");
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckHeader(std::string_view bytes) {
  if (bytes.size() < sizeof(Header)) return Damaged(fmt::format("{} bytes are too few for a header", bytes.size()));
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return base::InvalidArgument("image not at a multiple of 8 bytes in memory");
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return base::InvalidArgument("no onoma image: its first bytes are others");
  if (header.version != kFormatVersion)
    return base::FailedPrecondition(
        fmt::format("image of format {}, this library reads format {}; compile it again", header.version, kFormatVersion));
  std::uint64_t checksum = std::exchange(header.header_checksum, 0);
  if (base::Checksum(std::string_view(reinterpret_cast<const char*>(&header), sizeof header)) != checksum)
    return Damaged("header's checksum differs");
  if (header.header_size != sizeof(Header)) return Damaged("header's size differs");
  if (header.size != bytes.size()) return Damaged(fmt::format("{} bytes, its header says {}", bytes.size(), header.size));
  std::uint64_t at = sizeof(Header);
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    const SectionRef& section = header.sections[i];
    if (section.at % kSectionAlignment != 0 || section.at < at || section.at > header.size || section.size > header.size - section.at)
      return Damaged(fmt::format("section {} out of bounds", i));
    if (section.size % kElement[i] != 0 || section.size / kElement[i] > 0xFFFFFFFFu ||
        (i == kAliases && section.size / kElement[i] > 0x7FFFFFFFu))
      return Damaged(fmt::format("section {} of odd size", i));
    at = section.at + section.size;
  }
  auto count = [&](Section s) { return header.sections[s].size / kElement[s]; };
  auto filter = [&](Section s) { return count(s) >= 64 && std::has_single_bit(count(s)); };
  if (count(kBuckets) != header.bucket_count || header.bucket_count == 0) return Damaged("number of buckets");
  if (count(kFirstAlias) != std::uint64_t{header.name_count} + 1) return Damaged("number of names");
  if (count(kNameStarts) != (count(kAliases) + 63) / 64) return Damaged("number of rank blocks");
  if (!filter(kWordFilter) || !filter(kPairFilter) || !filter(kFirstBytes) || count(kFirstBytes) > 1 << 20 || count(kFirstThree) != 768)
    return Damaged("size of a filter");
  if (count(kEntriesById) != count(kEntries) || count(kByPerson) != count(kTenures) || count(kByOfficeKind) != count(kByOffice))
    return Damaged("size of an order");
  if (count(kTypes) == 0 || count(kTypes) > 65535 || count(kClasses) > 64 || count(kClassMasks) > 65535)
    return Damaged("number of types or classes");
  if (!std::has_single_bit(count(kWords))) return Damaged("size of the word table");
  if (std::uint64_t{header.knowledge_version.at} + header.knowledge_version.size > count(kStrings)) return Damaged("version out of bounds");
  return absl::OkStatus();
}

absl::Status ProveBounds(const ImageView& view) { return Prover(view).Prove(); }

}  // namespace onoma::gazetteer
