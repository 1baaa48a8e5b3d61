// Rows to image. Names are sorted by their key, so that what stands near in the buckets stands near in the aliases and strings
// too, and equal rows always give equal bytes.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <numeric>

#include "lib/base/bytes.h"
#include "lib/base/status.h"
#include "lib/gazetteer/build_parts.h"
#include "lib/gazetteer/image.h"
#include "lib/gazetteer/layout.h"

namespace onoma::gazetteer {
namespace {

constexpr std::uint64_t kMostStrings = 0xFFFFFFFFu;

void Append(std::string& image, Header& header, Section section, const void* data, std::size_t size) {
  image.resize((image.size() + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment);
  header.sections[section] = {image.size(), size};
  if (size > 0) image.append(static_cast<const char*>(data), size);
}
template <class T>
void Append(std::string& image, Header& header, Section section, const std::vector<T>& rows) {
  Append(image, header, section, rows.data(), rows.size() * sizeof(T));
}

absl::Status AddEntries(const Records& records, StringPool& strings, Parts& parts) {
  std::map<std::string_view, std::uint16_t> types;
  auto type_of = [&](std::string_view name) {
    auto [it, is_new] = types.emplace(name, static_cast<std::uint16_t>(types.size()));
    if (is_new) parts.types.push_back(strings.Add(name));
    return it->second;
  };
  type_of("");
  parts.entries.reserve(records.entries.size());
  for (const EntryRecord& record : records.entries) {
    if (types.size() > 65000) return base::ResourceExhausted("more than 65,000 types; write fewer");
    std::string attributes;
    for (const auto& [key, value] : record.attributes) attributes += (attributes.empty() ? "" : ";") + key + "=" + value;
    EntryRow row{};
    row.type = type_of(record.type), row.subtype = type_of(record.subtype);
    row.id = strings.Add(record.id).at, row.id_size = static_cast<std::uint16_t>(record.id.size());
    row.name = strings.Add(record.name).at, row.name_size = static_cast<std::uint16_t>(record.name.size());
    row.country = strings.Add(record.country).at, row.country_size = static_cast<std::uint16_t>(record.country.size());
    row.source = strings.Add(record.source).at, row.source_size = static_cast<std::uint16_t>(record.source.size());
    row.origin = strings.Add(record.origin).at, row.origin_size = static_cast<std::uint16_t>(record.origin.size());
    row.attributes = strings.Add(attributes).at, row.attributes_size = static_cast<std::uint32_t>(attributes.size());
    row.from = record.from, row.to = record.to;
    parts.entries.push_back(row);
  }
  parts.by_id.resize(records.entries.size());
  std::iota(parts.by_id.begin(), parts.by_id.end(), 0u);
  std::stable_sort(parts.by_id.begin(), parts.by_id.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return records.entries[a].id < records.entries[b].id; });
  return absl::OkStatus();
}

void AddTenures(const Records& records, StringPool& strings, Parts& parts) {
  const auto& rows = records.tenures;
  for (const TenureRecord& t : rows)
    parts.tenures.push_back({strings.Add(t.person), strings.Add(t.role), strings.Add(t.title), strings.Add(t.organisation),
                             strings.Add(t.country), strings.Add(t.source), strings.Add(t.origin), t.from, t.to, t.attested});
  parts.by_person.resize(rows.size());
  std::iota(parts.by_person.begin(), parts.by_person.end(), 0u);
  std::stable_sort(parts.by_person.begin(), parts.by_person.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(rows[a].person, rows[a].from) < std::tie(rows[b].person, rows[b].from);
  });
  std::vector<std::pair<std::uint32_t, std::uint8_t>> offices;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].country.empty()) offices.emplace_back(i, std::uint8_t{0});
    if (!rows[i].organisation.empty()) offices.emplace_back(i, std::uint8_t{1});
  }
  auto of = [&](const auto& office) -> const std::string& {
    return office.second ? rows[office.first].organisation : rows[office.first].country;
  };
  std::stable_sort(offices.begin(), offices.end(), [&](const auto& a, const auto& b) {
    return std::tie(rows[a.first].role, of(a), rows[a.first].from) < std::tie(rows[b.first].role, of(b), rows[b.first].from);
  });
  for (const auto& [tenure, kind] : offices) parts.by_office.push_back(tenure), parts.by_office_kind.push_back(kind);
}

}  // namespace

absl::StatusOr<std::string> BuildImage(const Records& records) {
  StringPool strings;
  Parts parts;
  std::size_t aliases = 0;
  for (const EntryRecord& record : records.entries) aliases += record.aliases.size();
  if (aliases >= std::uint64_t{1} << 31) return base::ResourceExhausted("2^31 aliases or more; write fewer");
  strings.Reserve(aliases * 20);
  if (absl::Status status = AddNames(records, strings, parts); !status.ok()) return status;
  if (absl::Status status = AddEntries(records, strings, parts); !status.ok()) return status;
  AddTenures(records, strings, parts);
  if (absl::Status status = AddWords(records, strings, parts); !status.ok()) return status;
  StringRef version = strings.Add(records.version);
  if (strings.size() > kMostStrings) return base::ResourceExhausted("4 GiB of strings or more; write fewer");

  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kFormatVersion;
  header.header_size = sizeof(Header);
  header.bucket_count = parts.buckets.size();
  header.max_words = parts.max_words;
  header.has_leads = parts.has_leads;
  header.name_count = static_cast<std::uint32_t>(parts.first_alias.size() - 1);
  header.knowledge_version = version;
  std::string image(sizeof(Header), '\0');
  image.reserve(sizeof(Header) + strings.size() + parts.aliases.size() * 17 + parts.buckets.size() * 64 + parts.entries.size() * 60 +
                (parts.word_filter.size() + parts.pair_filter.size()) * 8 + parts.words.size() * 16 + 65536);
  Append(image, header, kStrings, strings.bytes().data(), strings.size());
  Append(image, header, kTypes, parts.types);
  Append(image, header, kEntries, parts.entries);
  Append(image, header, kEntriesById, parts.by_id);
  Append(image, header, kAliases, parts.aliases);
  Append(image, header, kFirstAlias, parts.first_alias);
  Append(image, header, kNameStarts, parts.name_starts);
  Append(image, header, kBuckets, parts.buckets);
  Append(image, header, kWordFilter, parts.word_filter);
  Append(image, header, kPairFilter, parts.pair_filter);
  Append(image, header, kFirstThree, parts.first_three);
  Append(image, header, kFirstBytes, parts.first_bytes);
  Append(image, header, kTenures, parts.tenures);
  Append(image, header, kByPerson, parts.by_person);
  Append(image, header, kByOffice, parts.by_office);
  Append(image, header, kByOfficeKind, parts.by_office_kind);
  Append(image, header, kClasses, parts.classes);
  Append(image, header, kClassMasks, parts.class_masks);
  Append(image, header, kWords, parts.words);
  Append(image, header, kWordValues, parts.word_values);
  image.resize((image.size() + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment);
  header.size = image.size();
  header.checksum = base::Checksum(std::string_view(image).substr(sizeof(Header)));
  header.header_checksum = base::Checksum(std::string_view(reinterpret_cast<const char*>(&header), sizeof header));
  std::memcpy(image.data(), &header, sizeof header);
  return image;
}

}  // namespace onoma::gazetteer
