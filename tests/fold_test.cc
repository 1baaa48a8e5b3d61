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
      {"Ukraine", "ukraine"}, {"\xC3\x89lys\xC3\xA9" "e", "elysee"}, {"E\xCC\x81lyse\xCC\x81" "e", "elysee"}, {"STRA\xE1\xBA\x9E" "E", "strasse"},
      {"Malm\xC3\xB8", "malmo"}, {"\xC5\x81\xC3\xB3" "d\xC5\xBA", "lodz"}, {"\xC4\xB0stanbul", "istanbul"}, {"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", "\xD0\xBA\xD0\xB8\xD1\x96\xD0\xB2"},
      {"\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1\xCF\x82", "\xCE\xB1\xCE\xB8\xCE\xB7\xCE\xBD\xCE\xB1\xCF\x83"}, {"\xEF\xBC\xA1\xEF\xBC\xA2", "ab"}, {"\xEF\xAC\x83", "ffi"},
      {"\xD9\x85\xD9\x8F\xD8\xAD\xD9\x85\xD8\xAF", "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF"}, {"a_B9", "a_b9"}};
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
    if (IsApostrophe(code) || IsHyphen(code) || code == U'_' || code == 0x200C || code == 0x200D || (code >= 0xFE00 && code < 0xFE10)) continue;
    ASSERT_EQ(IsWordChar(code), letter) << std::uint32_t{code};
    ASSERT_EQ(IsUpper(code), category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) << std::uint32_t{code};
    ASSERT_EQ(IsLower(code), category == UTF8PROC_CATEGORY_LL) << std::uint32_t{code};
  }
}

TEST(Fold, HashAgreesWithComparisonOnRandomWords) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a", "A", "e", "\xC3\xA9", "\xCC\x81", "\xC3\x9F", "s", "\xD0\x90", "\xD0\xB0", "\xE4\xB8\xAD", "\xFF", "\xC3", "Z", "9", "_"};
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

TEST(Fold, Shapes) {
  const std::pair<const char*, Shape> rows[] = {{"kyiv", Shape::kLower}, {"Kyiv", Shape::kTitle}, {"NATO", Shape::kUpper}, {"J", Shape::kInitial}, {"McCain", Shape::kMixed},
                                                {"2025", Shape::kDigits}, {"16bn", Shape::kAlnum}, {"\xE4\xB8\xAD", Shape::kCaseless}, {"_", Shape::kOther}, {"\xC3\x89lan", Shape::kTitle}};
  for (const auto& [word, shape] : rows) EXPECT_EQ(WordShape(word), shape) << word;
}

}  // namespace
}  // namespace onoma::text
