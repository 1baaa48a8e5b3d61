// Opening proves bounds once, section by section, so that the accessors need no checks of their own.
#include "lib/gazetteer/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#include "lib/base/bytes.h"
#include "lib/base/status.h"
#include "lib/gazetteer/image_view.h"
#include "lib/text/tokens.h"

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

absl::StatusOr<Image> Image::Open(std::string_view bytes, bool full_check) {
  if (absl::Status status = CheckHeader(bytes); !status.ok()) return status;
  Image image;
  image.header_ = bytes.data();
  image.bytes_ = bytes;
  if (full_check) {
    if (absl::Status status = Prover(ImageView(bytes)).Prove(); !status.ok()) return status;
  }
  return image;
}

// ---- accessors ------------------------------------------------------------------------------------------------------------------

std::uint32_t Image::entry_count() const { return static_cast<std::uint32_t>(ImageView(bytes_).entries().size()); }

EntryView Image::entry(std::uint32_t index) const {
  ImageView view(bytes_);
  const EntryRow& row = view.entries()[index];
  return {view.text(row.id, row.id_size),
          view.text(row.name, row.name_size),
          row.type,
          row.subtype,
          view.text(row.country, row.country_size),
          view.text(row.attributes, row.attributes_size),
          view.text(row.source, row.source_size),
          view.text(row.origin, row.origin_size),
          row.from,
          row.to};
}

std::uint32_t Image::FindEntry(std::string_view id) const {
  ImageView view(bytes_);
  auto order = view.by_id();
  auto id_of = [&](std::uint32_t entry) { return view.text(view.entries()[entry].id, view.entries()[entry].id_size); };
  auto it =
      std::lower_bound(order.begin(), order.end(), id, [&](std::uint32_t entry, std::string_view wanted) { return id_of(entry) < wanted; });
  return it != order.end() && id_of(*it) == id ? *it : entry_count();
}

std::uint32_t Image::name_count() const { return ImageView(bytes_).header().name_count; }
std::uint32_t Image::alias_count() const { return static_cast<std::uint32_t>(ImageView(bytes_).aliases().size()); }
std::span<const AliasRow> Image::aliases(std::uint32_t name) const {
  ImageView view(bytes_);
  auto first = view.first_alias();
  return view.aliases().subspan(first[name], first[name + 1] - first[name]);
}
void Image::PrefetchEntry(std::uint32_t index) const {
  const char* const row = reinterpret_cast<const char*>(&ImageView(bytes_).entries()[index]);
  __builtin_prefetch(row);
  __builtin_prefetch(row + sizeof(EntryRow) - 1);  // rows are no multiple of a line
}
const AliasRow& Image::alias(std::uint32_t index) const { return ImageView(bytes_).aliases()[index]; }
std::string_view Image::alias_text(const AliasRow& row) const { return ImageView(bytes_).text(row.text, row.text_size); }
std::uint32_t Image::NameOfAlias(std::uint32_t alias) const { return ImageView(bytes_).NameOfAlias(alias); }

std::uint32_t Image::type_count() const { return static_cast<std::uint32_t>(ImageView(bytes_).types().size()); }
std::string_view Image::type_name(std::uint16_t index) const { return ImageView(bytes_).text(ImageView(bytes_).types()[index]); }

std::uint32_t Image::tenure_count() const { return static_cast<std::uint32_t>(ImageView(bytes_).tenures().size()); }
TenureView Image::tenure(std::uint32_t index) const {
  ImageView view(bytes_);
  const TenureRow& row = view.tenures()[index];
  return {view.text(row.person),
          view.text(row.role),
          view.text(row.title),
          view.text(row.organisation),
          view.text(row.country),
          view.text(row.source),
          view.text(row.origin),
          row.from,
          row.to,
          row.attested};
}

std::span<const std::uint32_t> Image::TenuresOfPerson(std::string_view person) const {
  ImageView view(bytes_);
  auto order = view.by_person();
  auto key = [&](std::uint32_t tenure) { return view.text(view.tenures()[tenure].person); };
  auto low = std::lower_bound(order.begin(), order.end(), person, [&](std::uint32_t t, std::string_view p) { return key(t) < p; });
  auto high = std::upper_bound(low, order.end(), person, [&](std::string_view p, std::uint32_t t) { return p < key(t); });
  return {low, high};
}

std::span<const std::uint32_t> Image::TenuresOfOffice(std::string_view role, std::string_view country_or_organisation) const {
  ImageView view(bytes_);
  auto order = view.by_office();
  auto kinds = view.by_office_kind();
  auto compare = [&](std::size_t at) {  // the office at this place of the order against the wanted one
    const TenureRow& row = view.tenures()[order[at]];
    int by_role = view.text(row.role).compare(role);
    return by_role != 0 ? by_role : view.text(kinds[at] ? row.organisation : row.country).compare(country_or_organisation);
  };
  std::size_t low = 0, high = order.size();
  while (low < high) {
    std::size_t middle = low + (high - low) / 2;
    if (compare(middle) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  std::size_t end = low;
  while (end < order.size() && compare(end) == 0) ++end;
  return order.subspan(low, end - low);
}

std::uint32_t Image::class_count() const { return static_cast<std::uint32_t>(ImageView(bytes_).classes().size()); }
std::string_view Image::class_name(std::uint32_t index) const { return ImageView(bytes_).text(ImageView(bytes_).classes()[index]); }

std::uint64_t Image::WordClasses(std::uint64_t hash, std::string_view word) const {
  ImageView view(bytes_);
  const WordSlot* slot = view.FindWord(hash, word);
  return slot == nullptr ? 0 : view.class_masks()[slot->mask];
}

std::string_view Image::WordText(std::string_view word, std::uint32_t word_class) const {
  ImageView view(bytes_);
  const WordSlot* slot = view.FindWord(text::FoldedHash(word), word);
  if (slot == nullptr || slot->values == kNoValues || word_class >= 64) return {};
  std::uint64_t mask = view.class_masks()[slot->mask];
  if (!(mask >> word_class & 1)) return {};
  return view.text(view.word_values()[slot->values + static_cast<unsigned>(std::popcount(mask & ((std::uint64_t{1} << word_class) - 1)))]);
}

std::int64_t Image::WordValue(std::string_view word, std::uint32_t word_class) const {
  std::string_view value = WordText(word, word_class);
  std::int64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::span<const std::uint64_t> Image::class_masks() const { return ImageView(bytes_).class_masks(); }

std::size_t Image::word_count() const {
  std::size_t count = 0;
  for (const WordSlot& slot : ImageView(bytes_).words()) count += slot.size != 0;
  return count;
}

std::string_view Image::knowledge_version() const { return ImageView(bytes_).text(ImageView(bytes_).header().knowledge_version); }
std::string_view Image::bytes() const { return bytes_; }

}  // namespace onoma::gazetteer
