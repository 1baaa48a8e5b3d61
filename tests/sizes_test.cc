// Documents of every size: none, one, two and three bytes of every kind, sizes around the borders that vector code knows, and large ones
// with mentions at known places. Where a document is longer than $ONOMA_TEST_MIB (64 if unset), its test is skipped and says so:
// ONOMA_TEST_MIB=4200 runs all of them, in 13 GB of memory.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/onoma.h"
#include "tests/shipped.h"

namespace onoma {
namespace {

struct Extraction {
  Scratch scratch;
  Result result;
  // Extracts from a copy without a byte to spare, so that a sanitizer sees every over-read; spans lie in the text, in order, and apart.
  void operator()(std::string_view text) {
    std::unique_ptr<char[]> exact(new char[text.size()]);
    std::copy(text.begin(), text.end(), exact.get());
    Shipped().Extract({exact.get(), text.size()}, {}, scratch, result);
    std::size_t end = 0;
    for (const Entity& e : result.entities()) {
      ASSERT_GE(e.begin, end);
      ASSERT_LT(e.begin, e.end);
      end = e.end;
    }
    ASSERT_LE(end, text.size());
  }
};

bool TooLarge(std::size_t mib) {
  const char* most = std::getenv("ONOMA_TEST_MIB");
  return mib > (most == nullptr ? 64u : std::strtoul(most, nullptr, 10));
}
#define ONOMA_SKIP_IF_LARGER(mib) \
  if (TooLarge(mib)) GTEST_SKIP() << "a document of " << (mib) << " MiB; set ONOMA_TEST_MIB=" << (mib) << " to run this"

constexpr std::size_t kMiB = std::size_t{1} << 20;

TEST(Sizes, NoneOneAndTwoBytesOfEveryValue) {
  Extraction run;
  run("");
  EXPECT_TRUE(run.result.entities().empty());
  std::string text;
  for (int a = 0; a < 256; ++a) {
    run(text.assign(1, char(a)));
    for (int b = 0; b < 256; ++b) {
      text.assign(1, char(a));
      run(text += char(b));
      if (HasFatalFailure()) return;
    }
  }
  run("UK");
  ASSERT_EQ(run.result.entities().size(), 1u);
  EXPECT_EQ(run.result.entities()[0].id, "geo/gb");
}

TEST(Sizes, ThreeToFiveBytesOfEveryKind) {
  const unsigned char kinds[] = {0,   '\n', ' ',  '"',  '$',  '\'', '(',  '-',  '.',  '1',  'A',
                                 'U', 'a',  0x80, 0xBF, 0xC3, 0xD0, 0xE2, 0xED, 0xF0, 0xF4, 0xFF};
  Extraction run;
  for (std::size_t length = 3, total = std::size(kinds) * std::size(kinds) * std::size(kinds); length <= 5; ++length, total *= 2) {
    std::mt19937 random(7);
    for (std::size_t n = 0; n < total && n < 20000; ++n) {
      std::string text;
      for (std::size_t i = 0, rest = n; i < length; ++i, rest /= std::size(kinds))
        text += char(kinds[length == 3 ? rest % std::size(kinds) : random() % std::size(kinds)]);
      run(text);
      if (HasFatalFailure()) return;
    }
  }
}

// A mention at each distance from the start and from the end, on either side of every border of 16 to 4,096 bytes.
TEST(Sizes, MentionsAtEveryBorder) {
  Extraction run;
  std::vector<std::size_t> sizes;
  for (std::size_t size = 0; size < 300; ++size) sizes.push_back(size);
  for (std::size_t border : {512, 1024, 4096, 8192, 65536})
    for (std::size_t size = border - 8; size <= border + 8; ++size) sizes.push_back(size);
  for (std::size_t before : sizes) {
    for (std::size_t after : {0, 1, 15, 16, 17, 47, 63, 64, 65, 127, 131}) {
      std::string text(before, ' ');
      text += "NATO";
      text.append(after, ' ');
      run(text);
      ASSERT_EQ(run.result.entities().size(), 1u) << before << ' ' << after;
      ASSERT_EQ(run.result.entities()[0].begin, before);
      ASSERT_EQ(run.result.entities()[0].id, "org/nato");
    }
  }
}

// Every prefix of a text with all kinds of mentions and characters of two to four bytes.
TEST(Sizes, EveryPrefix) {
  const std::string_view text =
      "KYIV, 3 March 2025 (Wire) \xE2\x80\x94 Norway\xE2\x80\x99s Defence Minister Tore O. Sandvik met the Joint Expeditionary Force (JEF) "
      "in \xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2 \xF0\x9F\x87\xBA\xF0\x9F\x87\xA6. "
      "\xE2\x80\x9CWe give $5.4 billion, or 12 percent,\xE2\x80\x9D Sandvik said at 10 a.m. on Monday; see https://nato.int or write to "
      "a@b.org. S\xC3\xA3o Tom\xC3\xA9 \xE4\xB8\xAD\xE5\x9B\xBD";
  Extraction run;
  std::size_t most = 0;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    run(text.substr(0, size));
    if (HasFatalFailure()) return;
    most = std::max(most, run.result.entities().size());
  }
  EXPECT_GE(most, 10u);
}

// `size` bytes in which "Norway" stands once in each `step`, a sentence to itself, among the words of `filler`.
std::string Sparse(std::size_t size, std::size_t step, std::string_view filler) {
  std::string period = "they talked to Norway. ";
  while (period.size() < step) period += filler;
  period.resize(step, ' ');
  period.back() = '\n';
  std::string text;
  text.reserve(size);
  while (text.size() + step <= size) text += period;
  text.resize(size, ' ');
  return text;
}

void CheckSparse(std::string_view text, std::size_t step, const Result& result) {
  EXPECT_TRUE(result.truncated().empty());
  std::size_t at = text.find("Norway");
  ASSERT_EQ(result.entities().size(), text.size() / step);
  for (const Entity& e : result.entities()) {
    ASSERT_EQ(e.begin, at);
    ASSERT_EQ(e.end, at + 6);
    ASSERT_EQ(e.id, "geo/no");
    at += step;
  }
}

void ReadSparse(std::size_t mib, std::string_view filler) {
  const std::string text = Sparse(mib * kMiB, 4096, filler);
  Extraction run;
  Shipped().Extract(text, {}, run.scratch, run.result);
  CheckSparse(text, 4096, run.result);
}

TEST(Sizes, Document64MiB) {
  ONOMA_SKIP_IF_LARGER(64u);
  ReadSparse(64, "it was said that all of them had come and gone by then, as ever. ");
}

// Memory goes with the words, so these are long ones: 11 GB, where short ones would take 40.
TEST(Sizes, Document1GiB) {
  ONOMA_SKIP_IF_LARGER(1024u);
  ReadSparse(1024,
             "internationalisation notwithstanding, counterrevolutionary institutionalisations characteristically misrepresented "
             "telecommunications. ");
}

// Places that a signed 32-bit offset cannot tell; white space between them, so that it fits into memory.
TEST(Sizes, OffsetsBeyond2GiB) {
  ONOMA_SKIP_IF_LARGER(4000u);
  std::string text(4000 * kMiB, ' ');
  const std::string_view name = "Norway.";
  std::vector<std::size_t> places;
  for (std::size_t at = 5; at + name.size() <= text.size(); at += 250 * kMiB + 1) places.push_back(at);
  places.push_back(text.size() - name.size());
  for (std::size_t at : places) text.replace(at, name.size(), name);
  Extraction run;
  Shipped().Extract(text, {}, run.scratch, run.result);
  EXPECT_TRUE(run.result.truncated().empty());
  ASSERT_EQ(run.result.entities().size(), places.size());
  for (std::size_t i = 0; i < places.size(); ++i) EXPECT_EQ(run.result.entities()[i].begin, places[i]);
}

TEST(Sizes, MoreThan4GiBIsReadUpToThere) {
  ONOMA_SKIP_IF_LARGER(4200u);
  std::string text(4200 * kMiB, ' ');
  for (std::size_t at : {std::size_t{0}, 4000 * kMiB, 4150 * kMiB}) text.replace(at, 7, "Norway.");
  Extraction run;
  Shipped().Extract(text, {}, run.scratch, run.result);
  EXPECT_EQ(run.result.truncated().size(), 1u);
  ASSERT_EQ(run.result.entities().size(), 2u);
  EXPECT_EQ(run.result.entities()[1].begin, 4000 * kMiB);
}

}  // namespace
}  // namespace onoma
