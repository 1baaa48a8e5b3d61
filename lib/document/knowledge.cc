// Each image numbers its types and word classes itself; here they meet: small tables translate an image's numbers into the
// extractor's, and an entry of a later image hides one of the same id in an earlier.
#include "lib/document/knowledge.h"

#include <algorithm>
#include <atomic>

#include "absl/strings/str_split.h"
#include "fmt/format.h"
#include "lib/gazetteer/image_view.h"
#include "lib/text/tokens.h"

namespace onoma::document {

std::uint8_t Knowledge::InternType(std::string_view name) {
  if (types_.empty()) types_.assign(kTypeNames, kTypeNames + kBuiltInTypes);
  auto at = std::find(types_.begin(), types_.end(), name);
  if (at == types_.end()) {
    if (types_.size() >= kMaxTypes) return kNoType;
    types_.emplace_back(name);
    at = types_.end() - 1;
  }
  return std::uint8_t(at - types_.begin());
}

absl::Status Knowledge::Add(const gazetteer::Image& image) {
  if (images_.size() >= 15) return absl::InvalidArgumentError("more than 15 gazetteers in one extractor; compile them into one image");
  InternType("PERSON");
  // Only names that stand as a type of some entry are types; the table holds subtypes, too.
  std::vector<bool> used(image.type_count());
  for (std::uint32_t i = 0; i < image.entry_count(); ++i) used[image.entry(i).type] = true;
  std::vector<std::uint8_t> types(image.type_count(), kNoType);
  for (std::uint32_t i = 0; i < image.type_count(); ++i) {
    if (!used[i]) continue;
    types[i] = InternType(image.type_name(std::uint16_t(i)));
    if (types[i] == kNoType)
      return absl::InvalidArgumentError(fmt::format("more than {} types in one extractor, at '{}'; write subtypes (TYPE.subtype) instead",
                                                    kMaxTypes, image.type_name(std::uint16_t(i))));
  }
  std::vector<std::uint8_t> classes;
  for (std::uint32_t i = 0; i < image.class_count(); ++i) {
    auto name = image.class_name(i);
    auto at = std::find(classes_.begin(), classes_.end(), name);
    if (at == classes_.end()) {
      if (classes_.size() >= 64)
        return absl::InvalidArgumentError(fmt::format("more than 64 word classes in one extractor, at '{}'; join some of them", name));
      classes_.emplace_back(name);
      at = classes_.end() - 1;
    }
    classes.push_back(std::uint8_t(at - classes_.begin()));
  }
  images_.push_back(image);
  type_map_.push_back(std::move(types));
  class_map_.push_back(std::move(classes));
  subtype_map_.emplace_back();
  return absl::OkStatus();
}

namespace {

// The number of a type or subtype in this image; 0: it has none of the name.
std::uint32_t NumberOf(const gazetteer::Image& image, std::string_view name) {
  for (std::uint32_t i = 1; i < image.type_count(); ++i)
    if (image.type_name(std::uint16_t(i)) == name) return i;
  return 0;
}

}  // namespace

absl::Status Knowledge::SetSubtypes(std::vector<std::string> asked) {
  if (asked.size() > 64) return absl::InvalidArgumentError("rules ask for more than 64 subtypes; join some of them");
  subtypes_ = std::move(asked);
  for (std::size_t i = 0; i < images_.size(); ++i) {
    const auto& image = images_[i];
    auto& map = subtype_map_[i];
    map.clear();
    for (std::size_t s = 0; s < subtypes_.size(); ++s) {
      const std::pair<std::string, std::string> names = absl::StrSplit(subtypes_[s], absl::MaxSplits('.', 1));
      const std::uint32_t type = NumberOf(image, names.first), subtype = NumberOf(image, names.second);
      if (type && subtype) map.push_back({type << 16 | subtype, 1ull << s});
    }
    std::sort(map.begin(), map.end(), [](const SubtypeKey& a, const SubtypeKey& b) { return a.key < b.key; });
  }
  return absl::OkStatus();
}

std::uint64_t Knowledge::SubtypeBits(std::size_t image, std::uint16_t type, std::uint16_t subtype) const {
  const auto& map = subtype_map_[image];
  std::uint32_t key = std::uint32_t(type) << 16 | subtype;
  auto at = std::lower_bound(map.begin(), map.end(), key, [](const SubtypeKey& a, std::uint32_t b) { return a.key < b; });
  return at != map.end() && at->key == key ? at->bits : 0;
}

EntryRef Knowledge::Find(std::string_view id) const {
  for (std::size_t i = images_.size(); i-- > 0;) {
    std::uint32_t entry = images_[i].FindEntry(id);
    if (entry < images_[i].entry_count()) return Ref(i, entry);
  }
  return kNoEntry;
}

std::uint64_t Knowledge::ClassBit(std::string_view name) const {
  auto at = std::find(classes_.begin(), classes_.end(), name);
  return at == classes_.end() ? 0 : 1ull << (at - classes_.begin());
}

std::uint64_t Knowledge::Remap(std::size_t image, std::uint64_t mask) const {
  std::uint64_t out = 0;
  for (; mask; mask &= mask - 1) out |= 1ull << class_map_[image][std::size_t(__builtin_ctzll(mask))];
  return out;
}

std::span<const Knowledge::Bearer> Knowledge::TenuresOfSurname(std::uint64_t surname) const {
  auto first = std::lower_bound(bearers_.begin(), bearers_.end(), surname, [](const Bearer& b, std::uint64_t s) { return b.surname < s; });
  auto last = first;
  while (last != bearers_.end() && last->surname == surname) ++last;
  return {bearers_.data() + (first - bearers_.begin()), std::size_t(last - first)};
}

void Knowledge::Finish() {
  static std::atomic<std::uint64_t> serials{0};
  serial_ = ++serials;
  info_.clear();
  rows_.clear();
  for (const gazetteer::Image& image : images_) {
    const gazetteer::ImageView view(image.bytes());
    rows_.push_back({view.first_alias().data(), view.aliases().data()});
  }
  bearers_.clear();
  for (std::uint32_t i = 0; i < images_.size(); ++i)
    for (std::uint32_t t = 0; t < images_[i].tenure_count(); ++t) {
      const std::string_view person = images_[i].tenure(t).person;
      bearers_.push_back({text::FoldedHash(person.substr(person.find_last_of("-/") + 1)), i, t});
    }
  std::sort(bearers_.begin(), bearers_.end(), [](const Bearer& a, const Bearer& b) {
    return a.surname != b.surname ? a.surname < b.surname : a.image != b.image ? a.image < b.image : a.tenure < b.tenure;
  });
  for (std::size_t i = 0; i < images_.size(); ++i) {
    auto& info = info_.emplace_back(images_[i].entry_count());
    for (std::uint32_t e = 0; e < info.size(); ++e) {
      auto entry = images_[i].entry(e);
      info[e].type = TypeOf(i, entry.type);
      info[e].subtypes = SubtypeBits(i, entry.type, entry.subtype);
      if (const std::string_view c = entry.country; c.size() == 2 && c[0] >= 'A' && c[0] <= 'Z' && c[1] >= 'A' && c[1] <= 'Z')
        info[e].of_country = std::uint16_t((c[0] - 'A') * 26 + (c[1] - 'A'));
      info[e].country = entry.id.size() == 6 && entry.id.substr(0, 4) == "geo/";
      for (std::size_t earlier = 0; earlier < i; ++earlier) {
        std::uint32_t at = images_[earlier].FindEntry(entry.id);
        if (at < images_[earlier].entry_count()) info_[earlier][at].overridden = true;
      }
    }
  }
}

}  // namespace onoma::document
