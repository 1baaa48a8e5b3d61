// Folding: rows that pin what folds to what, and laws that hold for every code point: idempotent, hash and comparison agree, sizes bounded.
#include <gtest/gtest.h>
#include <utf8proc.h>

#include <random>
#include <string>
#include <vector>

#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::text {
namespace {

std::string Fold(std::string_view word) {
  std::string out;
  FoldWord(word, out);
  return out;
}

TEST(Fold, Rows) {
  const std::pair<const char*, const char*> rows[] = {
      {"Ukraine", "ukraine"},
      {"\xC3\x89lys\xC3\xA9"
       "e",
       "elysee"},
      {"E\xCC\x81lyse\xCC\x81"
       "e",
       "elysee"},
      {"STRA\xE1\xBA\x9E"
       "E",
       "strasse"},
      {"Malm\xC3\xB8", "malmo"},
      {"\xC5\x81\xC3\xB3"
       "d\xC5\xBA",
       "lodz"},
      {"\xC4\xB0stanbul", "istanbul"},
      {"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", "\xD0\xBA\xD0\xB8\xD1\x96\xD0\xB2"},
      {"\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1\xCF\x82", "\xCE\xB1\xCE\xB8\xCE\xB7\xCE\xBD\xCE\xB1\xCF\x83"},
      {"\xEF\xBC\xA1\xEF\xBC\xA2", "ab"},
      {"\xEF\xAC\x83", "ffi"},
      {"\xD9\x85\xD9\x8F\xD8\xAD\xD9\x85\xD8\xAF", "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF"},
      {"a_B9", "a_b9"}};
  for (const auto& [word, folded] : rows) EXPECT_EQ(Fold(word), folded) << word;
}

TEST(Fold, LawsForEveryCodePoint) {
  for (char32_t code = 0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string word;
    Encode(code, word);
    std::string folded = Fold(word), twice = Fold(folded);
    ASSERT_EQ(folded, twice) << std::uint32_t{code};
    ASSERT_LE(folded.size(), 3 * word.size()) << std::uint32_t{code};
    ASSERT_EQ(FoldedHash(word), FoldedHash(folded)) << std::uint32_t{code};
    ASSERT_TRUE(EqualFolded(word, folded)) << std::uint32_t{code};
    std::string other = word + "x";
    ASSERT_FALSE(EqualFolded(word, other)) << std::uint32_t{code};
  }
}

TEST(Fold, PropertiesAreUnicodes) {
  for (char32_t code = 0; code < 0x110000; ++code) {
    utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    if (IsApostrophe(code) || IsHyphen(code) || code == U'_' || code == 0x200C || code == 0x200D || (code >= 0xFE00 && code < 0xFE10))
      continue;
    ASSERT_EQ(IsWordChar(code), letter) << std::uint32_t{code};
    ASSERT_EQ(IsUpper(code), category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) << std::uint32_t{code};
    ASSERT_EQ(IsLower(code), category == UTF8PROC_CATEGORY_LL) << std::uint32_t{code};
  }
}

TEST(Fold, AsciiIsWhatTheTableSays) {
  for (char32_t code = 0; code < 128; ++code) ASSERT_EQ(kAsciiProperties[code], CharTable::Get().Properties(code)) << std::uint32_t{code};
}

TEST(Fold, HashAgreesWithComparisonOnRandomWords) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "a", "A", "e", "\xC3\xA9", "\xCC\x81", "\xC3\x9F", "s", "\xD0\x90", "\xD0\xB0", "\xE4\xB8\xAD", "\xFF", "\xC3", "Z", "9", "_"};
  for (int round = 0; round < 200000; ++round) {
    std::string a, b;
    for (std::size_t i = random() % (round % 10 == 0 ? 200 : 5); i > 0; --i) a += pieces[random() % pieces.size()];
    for (std::size_t i = random() % 5; i > 0; --i) b += pieces[random() % pieces.size()];
    ASSERT_EQ(EqualFolded(a, b), Fold(a) == Fold(b));
    ASSERT_EQ(FoldedHash(a), FoldedHash(Fold(a)));
    if (EqualFolded(a, b)) {
      ASSERT_EQ(FoldedHash(a), FoldedHash(b));
    }
  }
}

// Several characters at once fold as each alone does: long runs of one script, its marks and capitals, a character of another script or a
// broken one among them.
TEST(Fold, RunsOfOneScript) {
  std::mt19937 random(11);
  const std::pair<char32_t, char32_t> scripts[] = {{0x80, 0x17F},    {0x370, 0x3FF},   {0x400, 0x4FF},   {0x590, 0x5FF},
                                                   {0x600, 0x6FF},   {0x900, 0x97F},   {0xE00, 0xE7F},   {0x10A0, 0x10FF},
                                                   {0x1E00, 0x1FFF}, {0x2000, 0x20FF}, {0x3040, 0x30FF}, {0x4E00, 0x4FFF},
                                                   {0xAC00, 0xADFF}, {0xA640, 0xA7FF}, {0xFE00, 0xFFFF}, {0x10400, 0x1044F}};
  const std::string broken[] = {"\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xC1\x80",        "\xC0\x80",
                                "\xD8",         "\xE0\xA4",     "\x80",         "\xF5\x80\x80\x80"};
  for (int round = 0; round < 60000; ++round) {
    const auto& [first, last] = scripts[random() % std::size(scripts)];
    std::string word;
    const unsigned strangers = random() % 3 == 0 ? 8 : 1000000;
    for (std::size_t i = 1 + random() % 24; i > 0; --i) {
      if (random() % strangers == 0)
        word += random() % 2 ? broken[random() % std::size(broken)] : std::string(1, static_cast<char>('A' + random() % 26));
      else
        Encode(first + random() % (last - first + 1), word);
    }
    std::string one_by_one;
    for (std::size_t at = 0; at < word.size();) {
      const unsigned length = Decode(word, at).length;
      one_by_one += Fold(std::string_view(word).substr(at, length));
      at += length;
    }
    ASSERT_EQ(Fold(word), one_by_one) << word;
    ASSERT_TRUE(EqualFolded(word, one_by_one)) << word;
    ASSERT_EQ(FoldedHash(word), FoldedHash(one_by_one)) << word;
    // As words of a text, whose hashes take another way.
    Words words;
    const std::string text = word + " " + word + std::string(40, '.');
    Tokenize(text, BestIsa(), words);
    for (std::size_t i = 0; i < words.size(); ++i)
      ASSERT_EQ(words.hash(i), FoldedHash(Fold(std::string_view(text).substr(words.begin(i), words.end(i) - words.begin(i))))) << word;
  }
}

TEST(Fold, Shapes) {
  const std::pair<const char*, Shape> rows[] = {
      {"kyiv", Shape::kLower},   {"Kyiv", Shape::kTitle},       {"NATO", Shape::kUpper}, {"J", Shape::kInitial},
      {"McCain", Shape::kMixed}, {"2025", Shape::kDigits},      {"16bn", Shape::kAlnum}, {"\xE4\xB8\xAD", Shape::kCaseless},
      {"_", Shape::kOther},      {"\xC3\x89lan", Shape::kTitle}};
  for (const auto& [word, shape] : rows) EXPECT_EQ(WordShape(word), shape) << word;
}

}  // namespace
}  // namespace onoma::text
