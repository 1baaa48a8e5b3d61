// Every tokenizer against a slow, obvious one: all strings of a tiny alphabet, seeded random mixtures of scripts and broken bytes,
// and every position of a character relative to a block's border.
#include "lib/text/tokens.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/hash.h"

namespace onoma::text {
namespace {

using Bounds = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Bounds Slow(std::string_view text) {
  Bounds bounds;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    Decoded c = Decode(text, at);
    bool word = !(c.code == 0xFFFD && c.length == 1) && IsWordChar(c.code);
    if (word && !inside) bounds.emplace_back(at, at);
    at += c.length;
    if (word) bounds.back().second = static_cast<std::uint32_t>(at);
    inside = word;
  }
  return bounds;
}

// Tokenizes a copy without a byte to spare behind it, so that a sanitizer sees every over-read.
Bounds Fast(std::string_view text, Isa isa, Words& words) {
  std::unique_ptr<char[]> exact(new char[text.size()]);
  std::copy(text.begin(), text.end(), exact.get());
  std::string_view copy(exact.get(), text.size());
  Tokenize(copy, isa, words);
  Bounds bounds;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bounds.emplace_back(words.begin(i), words.end(i));
    EXPECT_EQ(words.hash(i), FoldedHash(copy.substr(words.begin(i), words.end(i) - words.begin(i))));
    EXPECT_EQ(words.small()[i / 8] >> (i % 8) & 1, copy[words.begin(i)] >= 'a' && copy[words.begin(i)] <= 'z');
  }
  // From the back, so that each word's answer is the oracle of the one before.
  std::size_t apart = words.size();
  for (std::size_t i = words.size(); i-- > 0;) {
    if (i == 0 || words.begin(i) != words.end(i - 1) + 1 || copy[words.end(i - 1)] != ' ') apart = i;
    EXPECT_EQ(words.NextApart(i, words.size()), apart) << i;
    EXPECT_EQ(words.NextApart(i, i + 1), std::min(apart, i + 1)) << i;
  }
  EXPECT_EQ(words.NextApart(words.size(), words.size()), words.size());
  return bounds;
}

void CheckAll(std::string_view text, Words& words) {
  Bounds expected = Slow(text);
  for (Isa isa : {Isa::kScalar, Isa::kAvx2, Isa::kAvx512})
    ASSERT_EQ(Fast(text, isa, words), expected) << static_cast<int>(isa) << ": " << text;
}

// What tests/isa_test.py relies on: a run with $ONOMA_ISA tests that instruction set and no lesser one.
TEST(Isa, IsWhatWasAskedFor) {
  const char* asked = std::getenv("ONOMA_ISA");
  if (asked == nullptr) GTEST_SKIP() << "ONOMA_ISA is not set";
  const std::string name = asked;
  ASSERT_TRUE(name == "scalar" || name == "avx2" || name == "avx512") << name;
  const Isa isa = name == "scalar" ? Isa::kScalar : name == "avx2" ? Isa::kAvx2 : Isa::kAvx512;
  if (BestIsa() < isa) GTEST_SKIP() << "this machine has no " << name;
  EXPECT_EQ(BestIsa(), isa);
}

TEST(Tokens, ExhaustiveOverATinyAlphabet) {
  const std::string pieces[] = {"a", ".", "\xC3\xA9", "\x80", "\xE2", "\xC3\x97"};
  Words words;
  std::size_t total = 1;
  for (int length = 1; length <= 6; ++length) {
    total *= std::size(pieces);
    for (std::size_t n = 0; n < total; ++n) {
      std::string text;
      for (std::size_t rest = n, i = 0; i < static_cast<std::size_t>(length); ++i, rest /= std::size(pieces))
        text += pieces[rest % std::size(pieces)];
      CheckAll(text, words);
    }
  }
}

TEST(Tokens, EveryCharacterAtEveryBlockBorder) {
  Words words;
  const char32_t codes[] = {U'a',   0xE9,   0xD7,   0x41F,  0x482,  0x627,  0x60C,  0x905,   0x2019,  0x200D,
                            0x2116, 0x3042, 0x4E2D, 0x4DC0, 0xAC00, 0xFF21, 0xFFFD, 0x10400, 0x1F600, 0x20000};
  for (char32_t code : codes) {
    for (std::size_t before = 56; before < 72; ++before) {
      for (const char* filler : {" ", "x"}) {
        std::string text;
        for (std::size_t i = 0; i < before; ++i) text += filler;
        Encode(code, text);
        for (std::size_t cut = 0; cut < 4; ++cut) {
          CheckAll(std::string_view(text).substr(0, text.size() - cut), words);
          CheckAll(text.substr(0, text.size() - cut) + "b c", words);
          CheckAll(text.substr(0, text.size() - cut) + std::string(90, 'y'), words);
        }
      }
    }
  }
}

TEST(Tokens, RandomScriptsAndBrokenBytes) {
  std::mt19937 random(20261124);
  Words words;
  const std::pair<char32_t, char32_t> ranges[] = {{0x20, 0x7F},     {0x41, 0x7B},     {0x80, 0x250},     {0x300, 0x370},
                                                  {0x400, 0x530},   {0x590, 0x700},   {0x900, 0xA00},    {0x2000, 0x2100},
                                                  {0x3000, 0x3100}, {0x4D00, 0x4F00}, {0x9F00, 0xA100},  {0xABF0, 0xAC10},
                                                  {0xD700, 0xD7FF}, {0xE000, 0xE100}, {0xFE00, 0x10000}, {0x10000, 0x110000}};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    std::size_t length = random() % 300;
    unsigned kind = random() % 4;
    while (text.size() < length) {
      if (kind == 0 || (kind == 1 && random() % 8 == 0)) {
        text.push_back(static_cast<char>(random()));
      } else {
        auto [low, high] = ranges[kind == 3 ? round % std::size(ranges) : random() % std::size(ranges)];
        Encode(low + static_cast<char32_t>(random() % (high - low)), text);
        if (random() % 5 == 0) text.push_back(' ');
      }
    }
    CheckAll(text, words);
    if (HasFatalFailure()) return;
  }
}

// The hash of a word folded character by character: what every shorter way must give.
std::uint64_t SlowHash(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = Decode(word, at);
    const Folded one = CharTable::Get().Fold(c.code);
    folded.append(reinterpret_cast<const char*>(&one.bytes), one.size);
    at += c.length;
  }
  return HashFoldedBytes(folded.data(), folded.size());
}

void CheckHashes(std::string_view text, Words& words) {
  CheckAll(text, words);
  for (std::size_t i = 0; i < words.size(); ++i)
    ASSERT_EQ(words.hash(i), SlowHash(text.substr(words.begin(i), words.end(i) - words.begin(i))))
        << text.substr(words.begin(i), words.end(i) - words.begin(i));
}

TEST(Tokens, HashesOfEveryCharacterAmongItsOwn) {
  Words words;
  for (char32_t code = 0x80; code < 0x11000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string one, text;
    Encode(code, one);
    for (int count : {1, 2, 5, 8, 9, 16, 17, 22, 33, 40}) {
      for (int i = 0; i < count; ++i) text += one;
      text += ' ';
    }
    text += "ab" + one + "c " + one + one + "Z " + one + "\xD0\xB0" + one + " \xE4\xB8\xAD" + one + " \xC3\xA9" + one + " the last words";
    CheckHashes(text, words);
    if (HasFatalFailure()) return;
  }
}

TEST(Tokens, HashesOfWordsOfOneScript) {
  std::mt19937 random(7);
  Words words;
  const std::pair<char32_t, char32_t> scripts[] = {{0x61, 0x7B},     {0xC0, 0x180},    {0xC0, 0x100},    {0x370, 0x400},   {0x400, 0x460},
                                                   {0x400, 0x530},   {0x531, 0x588},   {0x5D0, 0x5EB},   {0x620, 0x64B},   {0x620, 0x660},
                                                   {0x905, 0x93A},   {0xE01, 0xE3A},   {0x10A0, 0x1100}, {0x1200, 0x1240}, {0x13A0, 0x13F6},
                                                   {0x1E00, 0x1F00}, {0x3041, 0x3097}, {0x30A1, 0x30FB}, {0x4E00, 0x9FFF}, {0xA640, 0xA69C},
                                                   {0xAC00, 0xD7A4}, {0xFF21, 0xFF5B}};
  for (int round = 0; round < 20000; ++round) {
    const auto [low, high] = scripts[round % std::size(scripts)];
    const unsigned longest = 1 + random() % 44, ascii = random() % 4, strange = random() % 8;
    std::string text;
    for (int word = 0; word < 24; ++word) {
      for (unsigned left = 1 + random() % longest; left > 0; --left) {
        if (ascii == 0 && random() % 2 == 0)
          text.push_back(static_cast<char>('A' + random() % 58));
        else
          Encode(strange == 0 && random() % 16 == 0 ? 0x80 + static_cast<char32_t>(random() % 0x3000)
                                                    : low + static_cast<char32_t>(random() % (high - low)),
                 text);
      }
      text.push_back(' ');
    }
    CheckHashes(text, words);
    if (HasFatalFailure()) return;
  }
}

TEST(Tokens, LongTextsGrow) {
  Words words;
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 3 ? "a " : "bc. ";
  CheckAll(text, words);
  CheckAll(std::string(1 << 20, 'x'), words);
  CheckAll(std::string(1 << 20, ' '), words);
  CheckAll("", words);
}

}  // namespace
}  // namespace onoma::text
