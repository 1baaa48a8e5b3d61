// Normalisers on 1,200,000 made texts: the fast implementation says what the plain one said, and what a text means does not depend on what
// stands behind it. Then each byte: a letter, digit, space or mark as the text stage has it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rules/normalise.h"
#include "lib/rules/value_tokens.h"
#include "lib/text/chars.h"
#include "tests/normalise_testing.h"

namespace onoma::rules {
namespace {

// Texts of the kind that values are: all of up to five bytes of an alphabet, all pairs of words with a space and without, and drawn ones of
// many pieces.
template <class F>
void EachText(F f) {
  constexpr std::string_view kBytes = "015 ,.-/$pamk:";
  std::string text;
  for (std::size_t size = 0; size <= 5; ++size) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < size; ++i) count *= kBytes.size();
    for (std::size_t n = 0; n < count; ++n) {
      text.clear();
      for (std::size_t i = 0, rest = n; i < size; ++i, rest /= kBytes.size()) text += kBytes[rest % kBytes.size()];
      f(text, n);
    }
  }
  const std::vector<std::string_view> words = {"last",
                                               "this",
                                               "next",
                                               "past",
                                               "mid",
                                               "early",
                                               "about",
                                               "the",
                                               "a",
                                               "half",
                                               "one",
                                               "two",
                                               "twenty",
                                               "hundred",
                                               "mln",
                                               "billion",
                                               "dozen",
                                               "million",
                                               "5",
                                               "12",
                                               "31",
                                               "1987",
                                               "2024",
                                               "3.5",
                                               "1,250",
                                               "0",
                                               "90",
                                               "99999999999999999999",
                                               "-",
                                               "\xE2\x80\x93",
                                               ",",
                                               ".",
                                               "/",
                                               "%",
                                               "'",
                                               ":",
                                               "to",
                                               "and",
                                               "between",
                                               "of",
                                               "from",
                                               "until",
                                               "per",
                                               "$",
                                               "\xE2\x82\xAC",
                                               "dlrs",
                                               "cts",
                                               "pct",
                                               "Canadian",
                                               "yen",
                                               "crowns",
                                               "p",
                                               "usd",
                                               "C",
                                               "km",
                                               "tonnes",
                                               "square",
                                               "mph",
                                               "degrees",
                                               "\xC2\xB0",
                                               "years",
                                               "year",
                                               "yrs",
                                               "month",
                                               "week",
                                               "quarter",
                                               "qtr",
                                               "Q",
                                               "decade",
                                               "hours",
                                               "minute",
                                               "May",
                                               "Jan",
                                               "Monday",
                                               "Fridays",
                                               "summer",
                                               "today",
                                               "tomorrow",
                                               "day",
                                               "ago",
                                               "old",
                                               "first",
                                               "third",
                                               "thirds",
                                               "st",
                                               "TH",
                                               "s",
                                               "1990",
                                               "fiscal",
                                               "century",
                                               "am",
                                               "pm",
                                               "morning",
                                               "tonight",
                                               "o",
                                               "GMT",
                                               "noon",
                                               "few",
                                               "couple",
                                               "several",
                                               "now",
                                               "before",
                                               "later",
                                               "weekend",
                                               "k",
                                               "m",
                                               "b",
                                               "\xE2\x80\x99",
                                               "Lira",
                                               "\xFF",
                                               "\xC3\xA9t\xC3\xA9",
                                               "zorblax"};
  for (const std::string_view one : words)
    for (const std::string_view two : words) {
      f(std::string(one) + ' ' + std::string(two), one.size());
      f(std::string(one) + std::string(two), one.size() + 1);
    }
  std::mt19937 random(7);
  for (std::size_t n = 0; n < 600000; ++n) {
    text.clear();
    for (std::size_t pieces = 3 + random() % (n % 50 == 0 ? 90 : 6); pieces > 0; --pieces) {
      text += words[random() % words.size()];
      if (random() % 4) text += ' ';
    }
    f(text, random());
  }
}

// What the normalisers say of 1,200,000 texts is what the first, plain implementation said of them (strings, no table, no shortcut): a hash
// of all for each. Where a normaliser is meant to say something else from now on, write its new hash here; of what changed,
// tests/data/normalise.tsv shall have a row.
TEST(Normalise, AsThePlainImplementation) {
  const std::uint64_t wanted[] = {0x4f61764f259054b5u, 0x14cc21fef6a778e2u, 0xbf431f1a8c442267u, 0xaa034f2ea5c0a971u,
                                  0x45ed9830c83f1bb1u, 0x6b845951389885f0u, 0xad9a18fadc13d8eau};
  const char* dates[] = {"2025-11-15", "2025-11", "2025", "", "0001-01-01", "9999-12-31", "0000-01-01", "garbage"};
  ASSERT_EQ(NormaliserNames().size(), std::size(wanted));
  std::uint64_t hashes[std::size(wanted)];
  std::fill(std::begin(hashes), std::end(hashes), 14695981039346656037u);
  EachText([&](const std::string& text, std::size_t pick) {
    for (std::size_t i = 0; i < std::size(hashes); ++i) {
      std::string said = Said(NormaliserNames()[i], text, dates[pick % 8]);
      said.push_back('\n');
      for (const unsigned char c : said) hashes[i] = (hashes[i] ^ c) * 1099511628211u;
    }
  });
  for (std::size_t i = 0; i < std::size(hashes); ++i) EXPECT_EQ(hashes[i], wanted[i]) << NormaliserNames()[i];
}

std::string Shown(Tokens tokens) {
  std::string shown;
  for (const ValueToken& token : tokens) {
    shown.append(token.text)
        .append(token.space_before ? " <" : "<")
        .append(std::to_string(token.micro))
        .append(token.number ? "n" : "")
        .append(token.digits ? "d" : "");
    if (token.word) shown.append("w").append(std::to_string(token.word->low));
    if (token.stem) shown.append("s").append(std::to_string(token.stem->low));
    shown.append("> ");
  }
  return shown;
}

// Bytes behind a text may be read and never count; a text alone in memory gives the same (a sanitizer sees that nothing else is read).
TEST(Normalise, WhatStandsBehindATextDoesNotCount) {
  std::size_t n = 0;
  EachText([&](const std::string& text, std::size_t) {
    if (++n % 7 != 0 || text.empty()) return;
    ValueSplitter alone, inside;
    const std::vector<char> exact(text.begin(), text.end());
    const std::string longer = text + "5s.5,555";
    ASSERT_EQ(Shown(alone.Split({exact.data(), exact.size()}, 0)), Shown(inside.Split(std::string_view(longer).substr(0, text.size()), 8)))
        << text;
  });
}

// Each byte is a word's, a digit, a space or a mark as lib/text/chars.h has it.
TEST(Normalise, BytesAreWhatTheTextStageTakesThemFor) {
  for (char32_t c = 1; c < 0x250; ++c) {
    std::string text = "a";
    text::Encode(c, text);
    text += "b";
    ValueSplitter splitter;
    const Tokens tokens = splitter.Split(text, 0);
    if (text::IsSpace(c))
      EXPECT_TRUE(tokens.size() == 2 && tokens[1].space_before) << unsigned(c);
    else if (c >= '0' && c <= '9')
      EXPECT_TRUE(tokens.size() == 3 && tokens[1].number) << unsigned(c);
    else if (text::IsWordChar(c))
      EXPECT_EQ(tokens.size(), 1u) << unsigned(c);
    else
      EXPECT_EQ(tokens.size(), 3u) << unsigned(c);
  }
}

}  // namespace
}  // namespace onoma::rules
