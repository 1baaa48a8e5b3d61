// The accessors: each reads where the sections lie and checks nothing, since opening has proved it all (image_proof.cc).
#include "lib/gazetteer/image.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "lib/gazetteer/image_proof.h"
#include "lib/gazetteer/image_view.h"
#include "lib/text/tokens.h"

namespace onoma::gazetteer {

absl::StatusOr<Image> Image::Open(std::string_view bytes, bool full_check) {
  if (absl::Status status = CheckHeader(bytes); !status.ok()) return status;
  Image image;
  image.header_ = bytes.data();
  image.bytes_ = bytes;
  if (full_check) {
    if (absl::Status status = ProveBounds(ImageView(bytes)); !status.ok()) return status;
  }
  return image;
}

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
