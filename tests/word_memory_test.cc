// What the memory of words says is what it was told of the very bytes, whatever shares a place with them, in each instruction set; and it
// asks again only for what it had no room for.
#include "lib/document/word_memory.h"

#include <map>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace onoma::document {
namespace {

struct Text {
  std::string bytes;
  text::Words words;
};

// Words of all lengths around the limits (12, 16, 28), many sharing beginnings, the last one at the end of the text.
Text Random(std::uint64_t seed, bool crowded) {
  std::mt19937_64 random(seed);
  Text text;
  std::vector<std::string> vocabulary;
  for (int i = 0; i < 400; ++i) {
    std::string word = i % 3 == 0 ? "internationaliz" : "";
    word.resize(std::min<std::size_t>(word.size(), random() % 16));
    for (std::size_t size = 1 + random() % (i % 7 == 0 ? 40 : 14); word.size() < size;)
      word += i % 5 == 0 ? char('0' + random() % 3) : char("abAB\xc3\xa9"[random() % 4]);
    vocabulary.push_back(word);
  }
  for (int i = 0; i < 3000; ++i) {
    if (i) text.bytes += ' ';
    text.bytes += vocabulary[random() % vocabulary.size()];
  }
  text::Tokenize(text.bytes, text::Isa::kScalar, text.words);
  if (crowded)  // all words in three sets
    for (std::size_t i = 0; i < text.words.size(); ++i) text.words.mutable_hashes()[i] = text.words.hash(i) % 3 << 50;
  return text;
}

class WordMemoryIsa : public testing::TestWithParam<text::Isa> {};

TEST_P(WordMemoryIsa, SaysWhatItWasToldOfTheVeryBytes) {
  if (GetParam() > text::BestIsa()) GTEST_SKIP();
  WordMemory memory;
  std::vector<std::uint32_t> numbers;
  std::map<std::string_view, std::uint32_t> told;
  for (const bool crowded : {false, true}) {
    ASSERT_TRUE(memory.Meet(crowded + 1, 1, GetParam()));
    ASSERT_FALSE(memory.Meet(crowded + 1, 1, GetParam()));
    std::size_t asked = 0, words = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const Text text = Random(seed % 4, crowded);
      std::map<std::string, std::uint32_t> oracle;
      const auto word = [&](std::size_t i) { return text.bytes.substr(text.words.begin(i), text.words.end(i) - text.words.begin(i)); };
      const auto number = [&](const std::string& bytes) { return std::uint32_t(std::hash<std::string>()(bytes) | 1); };
      memory.Number(text.bytes, text.words, numbers, [&](std::size_t i) { return ++asked, number(word(i)); });
      for (std::size_t i = 0; i < text.words.size(); ++i) ASSERT_EQ(numbers[i], number(word(i))) << word(i);
      words += text.words.size();
      ASSERT_EQ(memory.Of("\xe2\x80\x9c", 0x9c80e2, [] { return 7u; }), 7u);
    }
    if (!crowded)
      EXPECT_LT(asked, words / 10);  // all but those longer than 28 bytes
    else
      EXPECT_GT(asked, words / 2);
  }
}

INSTANTIATE_TEST_SUITE_P(All, WordMemoryIsa, testing::Values(text::Isa::kScalar, text::Isa::kAvx2, text::Isa::kAvx512));

TEST(WordMemory, APlaceChangesSpaceAndSentenceStartOnly) {
  WordMemory memory;
  memory.Meet(1, 1, text::Isa::kScalar);
  rules::Signatures signatures;
  rules::Unit unit;
  unit.kinds = std::uint64_t(1) << rules::kCap | std::uint64_t(1) << rules::kSpaceBefore;
  unit.classes = 5;
  unit.literal = 3;
  const std::uint32_t plain = signatures.Of(unit);
  EXPECT_EQ(memory.At(plain, kAfterSpace, signatures), plain);
  for (int twice = 0; twice < 2; ++twice) {
    const rules::Unit joined = signatures.unit(memory.At(plain, kJoined, signatures)),
                      start = signatures.unit(memory.At(plain, kJoined | kStartsSentence, signatures));
    EXPECT_EQ(joined.kinds, std::uint64_t(1) << rules::kCap);
    EXPECT_EQ(start.kinds, std::uint64_t(1) << rules::kCap | std::uint64_t(1) << rules::kSentenceStart);
    EXPECT_EQ(start.classes, 5u);
    EXPECT_EQ(start.literal, 3u);
  }
  EXPECT_EQ(signatures.size(), 4u);
}

TEST(Signatures, ReadingsAndNumbersAreOneToOneBeyondTheFirstTables) {
  rules::Signatures signatures;
  std::mt19937_64 random(1);
  std::vector<rules::Unit> units;
  for (int i = 0; i < 5000; ++i) {
    rules::Unit unit;
    unit.kinds = random() % 7, unit.classes = random() % 11, unit.subtypes = random() % 5, unit.literal = std::uint32_t(random() % 13);
    unit.begin = std::uint32_t(i), unit.reference = 9;
    units.push_back(unit);
  }
  std::map<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::uint32_t>, std::uint32_t> oracle;
  for (const rules::Unit& unit : units) {
    const std::uint32_t number = signatures.Of(unit);
    const auto [it, added] = oracle.emplace(std::tuple(unit.kinds, unit.classes, unit.subtypes, unit.literal), number);
    ASSERT_EQ(it->second, number);
    ASSERT_EQ(signatures.unit(number).literal, unit.literal);
    ASSERT_EQ(signatures.unit(number).signature, number);
    ASSERT_EQ(signatures.unit(number).begin, 0u);
  }
  EXPECT_EQ(oracle.size() + 1, signatures.size());
}

}  // namespace
}  // namespace onoma::document
