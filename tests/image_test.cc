// The image as untrusted input: cut short, every byte changed, every byte changed with checksums made good again.
#include "lib/gazetteer/image.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "lib/base/bytes.h"
#include "lib/gazetteer/gazetteer_data.h"
#include "lib/gazetteer/layout.h"
#include "lib/gazetteer/matcher.h"
#include "onoma/gazetteer.h"

namespace onoma::gazetteer {
namespace {

std::string Small() {
  GazetteerBuilder builder;
  builder.Add(Entry{"geo/ua",
                    "GPE.country",
                    "Ukraine",
                    {{"Ukrainian", "J"}, {"UA", "A"}},
                    "UA",
                    {{"iso3", "UKR"}, {"capital", "geo/kyiv"}},
                    "1991-08-24",
                    "",
                    "test"});
  builder.Add(Entry{"geo/kyiv", "GPE.city", "Kyiv", {{"Kiev", "F"}}, "UA", {}, "", "", "test"});
  builder.Add(Entry{"geo/ba", "GPE.country", "Bosnia and Herzegovina", {{"Bosnia", ""}}, "BA", {}, "", "", "test"});
  builder.Add(Tenure{"person/a-b", "role/minister", "Minister", "org/x", "UA", "2020", "2021", "2020-06-01", "test"});
  builder.Add(Tenure{"person/c-d", "role/minister", "Minister", "", "UA", "2021", "", "2022", "test"});
  builder.AddWord("May", "months");
  builder.AddWord("may", "function");
  builder.AddWord("mph", "units");
  builder.SetVersion("1");
  return std::string(builder.Build()->bytes());
}

// At a multiple of 64, with nothing to spare behind, so that a sanitizer sees every over-read.
struct Exact {
  explicit Exact(std::string_view bytes)
      : room(static_cast<char*>(std::aligned_alloc(64, (bytes.size() + 63) / 64 * 64))), size(bytes.size()) {
    std::memcpy(room, bytes.data(), size);
  }
  ~Exact() { std::free(room); }
  Exact(const Exact&) = delete;
  Exact& operator=(const Exact&) = delete;
  std::string_view view() const { return {room, size}; }
  char* room;
  std::size_t size;
};

std::size_t Sum(std::string_view text) {
  std::size_t sum = 0;
  for (char c : text) sum += static_cast<unsigned char>(c);
  return sum;
}

// Reads all that an image says, and searches with it.
std::size_t UseAll(const Image& image) {
  std::size_t sum = Sum(image.knowledge_version());
  for (std::uint32_t i = 0; i < image.entry_count(); ++i) {
    EntryView e = image.entry(i);
    sum += Sum(e.id) + Sum(e.name) + Sum(e.country) + Sum(e.attributes) + Sum(e.source) + Sum(e.origin) + Sum(image.type_name(e.type)) +
           Sum(image.type_name(e.subtype));
    sum += image.FindEntry(e.id);
  }
  for (std::uint32_t i = 0; i < image.name_count(); ++i)
    for (const AliasRow& row : image.aliases(i)) sum += Sum(image.alias_text(row)) + row.entry;
  for (std::uint32_t i = 0; i < image.tenure_count(); ++i) {
    TenureView t = image.tenure(i);
    sum += Sum(t.person) + Sum(t.role) + Sum(t.title) + Sum(t.organisation) + Sum(t.country) + Sum(t.source) + Sum(t.origin);
    for (std::uint32_t k : image.TenuresOfPerson(t.person)) sum += k;
    for (std::uint32_t k : image.TenuresOfOffice(t.role, t.country)) sum += k;
  }
  for (std::uint32_t i = 0; i < image.class_count(); ++i) sum += Sum(image.class_name(i));
  for (const char* word : {"may", "mph", "Kyiv", ""}) {
    sum += image.WordClasses(text::FoldedHash(word), word);
    for (std::uint32_t c = 0; c < 70; ++c) sum += Sum(image.WordText(word, c));
  }
  std::string text = "Bosnia and Herzegovina, Ukraine's KYIV, Kiev; UA Ukrainian Bosnia and may";
  text::Words words;
  text::Tokenize(text, text::BestIsa(), words);
  for (auto parity : {MatchOptions::kNone, MatchOptions::kCaseSensitive, MatchOptions::kCaseInsensitive}) {
    for (auto isa : {text::Isa::kScalar, text::Isa::kAvx2, text::Isa::kAvx512}) {
      std::vector<Hit> hits;
      Matcher(image).Find(text, words, {MatchOptions::kAll, parity, isa}, hits);
      for (const Hit& hit : hits) sum += hit.name + image.aliases(hit.name).size();
    }
  }
  return sum;
}

TEST(Image, SaysWhatWasSaid) {
  Exact bytes(Small());
  Image image = *Image::Open(bytes.view(), true);
  EXPECT_EQ(image.entry_count(), 3u);
  EntryView ukraine = image.entry(image.FindEntry("geo/ua"));
  EXPECT_EQ(ukraine.name, "Ukraine");
  EXPECT_EQ(ukraine.attributes, "iso3=UKR;capital=geo/kyiv");
  EXPECT_EQ(image.type_name(ukraine.type), "GPE");
  EXPECT_EQ(image.type_name(ukraine.subtype), "country");
  EXPECT_EQ(image.FindEntry("geo/none"), image.entry_count());
  ASSERT_EQ(image.TenuresOfOffice("role/minister", "UA").size(), 2u);
  EXPECT_EQ(image.tenure(image.TenuresOfOffice("role/minister", "UA")[1]).person, "person/c-d");
  EXPECT_EQ(image.TenuresOfOffice("role/minister", "org/x").size(), 1u);
  EXPECT_EQ(image.TenuresOfPerson("person/a-b").size(), 1u);
  EXPECT_EQ(std::popcount(image.WordClasses(text::FoldedHash("MAY"), "MAY")), 2);
  EXPECT_EQ(image.WordClasses(text::FoldedHash("kyiv"), "kyiv"), 0u);
  EXPECT_EQ(image.knowledge_version(), "1");
}

TEST(Image, EqualRowsGiveEqualBytes) { EXPECT_EQ(Small(), Small()); }

TEST(Image, CutShortFails) {
  std::string bytes = Small();
  for (std::size_t size = 0; size < bytes.size(); size += size < 512 ? 1 : 37) {
    Exact cut(std::string_view(bytes).substr(0, size));
    EXPECT_FALSE(Image::Open(cut.view(), true).ok());
    EXPECT_FALSE(Image::Open(cut.view(), false).ok());
  }
}

TEST(Image, EveryByteChangedFails) {
  std::string bytes = Small();
  Exact changed(bytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    changed.room[i] = static_cast<char>(changed.room[i] ^ 0x41);
    absl::Status status = Image::Open(changed.view(), true).status();
    EXPECT_FALSE(status.ok()) << i;
    changed.room[i] = bytes[i];
  }
  EXPECT_TRUE(Image::Open(changed.view(), true).ok());
}

// Someone who can count wrote it: the checksums are right, the rest is not.
TEST(Image, ForgedImagesFailOrStayInside) {
  std::string bytes = Small();
  std::mt19937 random(11);
  std::size_t opened = 0, sum = 0;
  for (int round = 0; round < 40000; ++round) {
    Exact forged(bytes);
    Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      // Mostly where offsets and counts stand, sometimes in the header.
      std::size_t section = random() % (kSectionCount + 1);
      std::size_t begin = section == kSectionCount ? 8 : header.sections[section].at,
                  size = section == kSectionCount ? sizeof(Header) - 8 : header.sections[section].size;
      if (size == 0) continue;
      std::size_t at = begin + random() % size;
      forged.room[at] = random() % 2 ? static_cast<char>(random()) : random() % 2 ? '\xFF' : '\0';
    }
    std::memcpy(&header, forged.room, sizeof header);
    header.checksum = base::Checksum(forged.view().substr(sizeof(Header)));
    header.header_checksum = 0;
    header.header_checksum = base::Checksum(std::string_view(reinterpret_cast<const char*>(&header), sizeof header));
    std::memcpy(forged.room, &header, sizeof header);
    absl::StatusOr<Image> image = Image::Open(forged.view(), true);
    if (!image.ok()) continue;
    ++opened;
    sum += UseAll(*image);
  }
  EXPECT_GT(opened, 1000u);
  EXPECT_GT(sum, 0u);
}

TEST(Image, OtherFilesAndVersionsAreTold) {
  std::string bytes = Small();
  Exact other(bytes);
  other.room[0] = 'X';
  EXPECT_EQ(Image::Open(other.view(), true).status().code(), absl::StatusCode::kInvalidArgument);
  Exact later(bytes);
  later.room[8] = 99;
  EXPECT_EQ(Image::Open(later.view(), true).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(Image, NothingAtAllIsAnImage) {
  Gazetteer empty = *GazetteerBuilder().Build();
  UseAll(internal::GazetteerAccess::image(empty));
}

}  // namespace
}  // namespace onoma::gazetteer
