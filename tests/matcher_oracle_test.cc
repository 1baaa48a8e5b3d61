// The matcher against a slow, obvious search: random names in random texts, with each tokenizer, each instruction set and each way of
// comparing; then many short texts as one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lib/gazetteer/matcher.h"
#include "lib/gazetteer/name.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"
#include "tests/matcher_testing.h"

namespace onoma::gazetteer {
namespace {

struct Name {
  std::string text, flags;
};

std::vector<std::string> Characters(std::string_view text) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < text.size();) {
    unsigned length = text::Decode(text, at).length;
    characters.emplace_back(text.substr(at, length));
    at += length;
  }
  return characters;
}

// Over the test's alphabet: takes accents off, keeps case; joins white space; straightens apostrophes.
std::string Cased(std::string_view text) {
  std::string out;
  int line_ends = 0;
  bool space = false;
  for (const std::string& c : Characters(text)) {
    bool white = c == " " || c == "\n";
    if (space && !white) out += line_ends > 1 ? "#" : " ";
    if (!white) line_ends = 0;
    space = white;
    if (c == "\n") ++line_ends;
    if (white) continue;
    out += c == "\xC3\xA9" ? "e" : c == "\xC3\x89" ? "E" : c == "\xE2\x80\x99" ? "'" : c == "\xE2\x80\x90" ? "-" : c;
  }
  if (space) out += line_ends > 1 ? "#" : " ";
  return out;
}
std::string Lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}
bool SlowAdmits(const Name& name, std::string_view surface) {
  std::string a = Cased(name.text), b = Cased(surface);
  if (name.flags == "I") return true;
  if (a == b) return true;
  if (name.flags == "A" || name.flags == "C") return false;
  bool upper = true, title = true, inside = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    bool letter = (b[i] | 32) >= 'a' && (b[i] | 32) <= 'z', is_upper = letter && b[i] < 'a';
    if (!letter) {
      inside = false;
      continue;
    }
    if (!is_upper) upper = false;
    if (!inside) {  // a word: as written, or its first letter large and the others small
      std::size_t end = i;
      while (end < b.size() && (b[end] | 32) >= 'a' && (b[end] | 32) <= 'z') ++end;
      std::string word = b.substr(i, end - i), written = a.substr(i, end - i), small = Lower(word);
      std::string large = small;
      large[0] = static_cast<char>(large[0] - 32);
      if (word != written && word != large) title = false;
    }
    inside = true;
  }
  return upper || title;
}

struct Expected {
  std::size_t begin, end;
  std::string folded;
  bool operator<(const Expected& o) const { return std::tie(begin, o.end, folded) < std::tie(o.begin, end, o.folded); }
  bool operator==(const Expected& o) const { return begin == o.begin && end == o.end && folded == o.folded; }
};

std::set<Expected> Slow(const std::vector<Name>& names, std::string_view text, MatchOptions::Parity parity) {
  std::set<Expected> found;
  std::vector<bool> word(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size();) {
    text::Decoded c = text::Decode(text, at);
    for (unsigned i = 0; i < c.length; ++i) word[at + i] = text::IsWordChar(c.code);
    at += c.length;
  }
  for (const Name& name : names) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      if ((begin > 0 && word[begin - 1]) || (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) continue;
      for (std::size_t end = begin + 1; end <= text.size() && end < begin + 3 * name.text.size() + 12; ++end) {
        if (word[end] || (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)) continue;
        std::string_view surface = text.substr(begin, end - begin);
        bool equal = false;
        if (parity == MatchOptions::kCaseSensitive) equal = surface == name.text;
        if (parity == MatchOptions::kCaseInsensitive) equal = Lower(std::string(surface)) == Lower(name.text);
        if (parity == MatchOptions::kNone)
          equal = Lower(Cased(surface)) == Lower(Cased(name.text)) && surface.front() != ' ' && surface.front() != '\n' &&
                  surface.back() != ' ' && surface.back() != '\n' && SlowAdmits(name, surface);
        std::string folded;
        FoldName(name.text, folded);
        if (equal) found.insert({begin, end, folded});
      }
    }
  }
  return found;
}

void Compare(const std::vector<Name>& names, const Gazetteer& gazetteer, const std::string& text) {
  const Image& image = internal::GazetteerAccess::image(gazetteer);
  text::Words words;
  for (text::Isa isa : {text::Isa::kScalar, text::Isa::kAvx2, text::Isa::kAvx512}) {
    for (auto parity : {MatchOptions::kNone, MatchOptions::kCaseSensitive, MatchOptions::kCaseInsensitive}) {
      std::set<Expected> expected = Slow(names, text, parity);
      for (int tokenizer = 0; tokenizer < 3; ++tokenizer) {
        std::unique_ptr<char[]> exact(new char[text.size()]);
        std::copy(text.begin(), text.end(), exact.get());
        std::string_view copy(exact.get(), text.size());
        if (tokenizer == 0) text::Tokenize(copy, isa, words);
        if (tokenizer == 1) text::TokenizeBounds(copy, isa, words);
        if (tokenizer == 2) Matcher(image).Tokenize(copy, {MatchOptions::kAll, parity, isa}, words);
        for (auto mode : {MatchOptions::kAll, MatchOptions::kLeftmostLongest}) {
          std::vector<Hit> hits;
          Matcher(image).Find(copy, words, {mode, parity, isa}, hits);
          std::vector<Expected> found;
          for (const Hit& hit : hits) {
            std::string folded;
            FoldName(image.alias_text(image.aliases(hit.name)[0]), folded);
            found.push_back({hit.begin, hit.end, folded});
            ASSERT_LE(words.begin(hit.word_begin), hit.end);
            ASSERT_LE(words.end(hit.word_end - 1), hit.end);
            if (parity == MatchOptions::kNone) {
              std::uint32_t accepted = 0, bit = 0;
              for (const AliasRow& row : image.aliases(hit.name))
                accepted |= std::uint32_t{Admits(image, row, copy.substr(hit.begin, hit.end - hit.begin))} << bit++;
              ASSERT_EQ(hit.accepted, accepted);
            }
          }
          std::vector<Expected> wanted;
          std::size_t free_from = 0;
          for (const Expected& e : expected) {
            if (mode == MatchOptions::kLeftmostLongest && e.begin < free_from) continue;
            free_from = e.end;
            wanted.push_back(e);
          }
          if (mode == MatchOptions::kLeftmostLongest) {  // which of several names of one span is left to their order
            for (auto* list : {&wanted, &found})
              for (Expected& e : *list) e.folded.clear();
          } else {
            auto by_span = [](const Expected& a, const Expected& b) { return std::tie(a.begin, b.end) < std::tie(b.begin, a.end); };
            ASSERT_TRUE(std::is_sorted(found.begin(), found.end(), by_span));
            std::sort(found.begin(), found.end());
          }
          if (found != wanted) {
            std::string all;
            for (const Name& name : names) all += fmt::format("[{}]{{{}}} ", name.text, name.flags);
            std::string a, b;
            for (const Expected& e : found) a += fmt::format("[{}]", text.substr(e.begin, e.end - e.begin));
            for (const Expected& e : wanted) b += fmt::format("[{}]", text.substr(e.begin, e.end - e.begin));
            FAIL() << "parity " << parity << " mode " << mode << " names " << all << "\ntext [" << text << "]\nfound  " << a << "\nwanted "
                   << b;
          }
        }
      }
    }
  }
}

TEST(Matcher, RandomNamesAndTextsAgainstTheSlowSearch) {
  std::mt19937 random(20261124);
  const std::vector<std::string> pieces = {"a", "b", "A",  "B", "\xC3\xA9", "\xC3\x89",     "e", "E",
                                           " ", " ", "\n", ".", "'",        "\xE2\x80\x99", "-", "\xE2\x80\x90"};
  const std::vector<std::string> flags = {"", "", "", "A", "I", "C"};
  for (int round = 0; round < 1200; ++round) {
    std::vector<Name> names;
    std::size_t alphabet = round % 3 == 0 ? 2 : pieces.size();  // few characters: many matches
    auto make = [&](std::size_t length) {
      std::string text;
      for (std::size_t i = 0; i < length; ++i) {
        text += pieces[random() % alphabet];
        if (random() % 3 == 0) text += pieces[8 + random() % (pieces.size() - 8)];
      }
      return text;
    };
    for (std::size_t i = 0; i < 1 + random() % 12; ++i) {
      Name name{make(1 + random() % 5), flags[random() % flags.size()]};
      while (!name.text.empty() && (name.text.back() == ' ' || name.text.back() == '\n')) name.text.pop_back();
      while (!name.text.empty() && (name.text.front() == ' ' || name.text.front() == '\n')) name.text.erase(0, 1);
      bool has_word = false, has_line = name.text.find('\n') != std::string::npos;
      for (const std::string& c : Characters(name.text)) has_word |= text::IsWordChar(text::Decode(c, 0).code);
      if (has_word && !has_line) names.push_back(name);
    }
    if (names.empty()) continue;
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Name& name : names) rows.emplace_back(name.text, name.flags);
    Gazetteer gazetteer = Make(rows);
    for (int texts = 0; texts < 4; ++texts) {
      std::string text = make(random() % 40);
      if (random() % 2) text += names[random() % names.size()].text;
      if (random() % 2) text.append(1, ' ').append(names[random() % names.size()].text).append(make(3));
      Compare(names, gazetteer, text);
      if (HasFatalFailure()) return;
    }
  }
}

// Many short texts as one, apart by what no name spans: the stages over groups of words, vectors and all, must find what they find in each
// alone.
TEST(Matcher, GroupsOfWordsFindWhatShortTextsHold) {
  std::mt19937 random(20261129);
  const std::vector<std::string> words = {"alpha",
                                          "Beta",
                                          "GAMMA",
                                          "as",
                                          "As",
                                          "\xC3\x85s",
                                          "\xC3\xA5s",
                                          "S\xC3\xA3o",
                                          "Sao",
                                          "SAO",
                                          "Paulo",
                                          "U",
                                          "S",
                                          "o",
                                          "Brien",
                                          "x1",
                                          "rather_longer_than_sixteen_bytes",
                                          "M\xC3\xBCnchen",
                                          "\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2"};
  const std::vector<std::string> gaps = {" ", " ", " ", " ", "-", "\n", ".", "'", ". "}, flags = {"", "", "A", "I"};
  auto make = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? gaps[random() % gaps.size()] : "") + words[random() % words.size()];
    return text;
  };
  for (int round = 0; round < 40; ++round) {
    std::vector<std::pair<std::string, std::string>> rows = {{"U.S.", "A"}, {"as", "I"}, {"'s-alpha", ""}};
    if (round % 2) rows.pop_back();
    for (int i = 0; i < 150; ++i) {
      std::string name = make(1 + random() % 4);
      if (name.find('\n') == std::string::npos) rows.emplace_back(name, flags[random() % flags.size()]);
    }
    Gazetteer gazetteer = Make(rows);
    const Matcher matcher(internal::GazetteerAccess::image(gazetteer));
    std::vector<std::string> texts;
    for (int i = 0; i < 300; ++i) texts.push_back(make(random() % 12));
    std::string joined;
    for (const std::string& text : texts) joined += text + "\n\nzz | zz\n\n";
    text::Words buffer;
    for (auto parity : {MatchOptions::kNone, MatchOptions::kCaseSensitive, MatchOptions::kCaseInsensitive}) {
      for (auto mode : {MatchOptions::kAll, MatchOptions::kLeftmostLongest}) {
        std::vector<std::tuple<std::size_t, std::size_t, std::uint32_t, std::uint32_t>> wanted, found;
        std::vector<Hit> hits;
        std::size_t at = 0;
        for (const std::string& text : texts) {  // with the scalar matcher, which the slow search proves
          hits.clear();
          text::Tokenize(text, text::Isa::kScalar, buffer);
          matcher.Find(text, buffer, {mode, parity, text::Isa::kScalar}, hits);
          for (const Hit& hit : hits)
            wanted.emplace_back(at + hit.begin, at + hit.end, hit.name, parity == MatchOptions::kNone ? hit.accepted : 0);
          at += text.size() + 11;
        }
        ASSERT_GT(wanted.size(), 100u);
        for (text::Isa isa : {text::Isa::kScalar, text::Isa::kAvx2, text::Isa::kAvx512}) {
          for (int tokenizer = 0; tokenizer < 3; ++tokenizer) {
            if (tokenizer == 0) text::Tokenize(joined, isa, buffer);
            if (tokenizer == 1) text::TokenizeBounds(joined, isa, buffer);
            if (tokenizer == 2) matcher.Tokenize(joined, {mode, parity, isa}, buffer);
            hits.clear(), found.clear();
            matcher.Find(joined, buffer, {mode, parity, isa}, hits);
            for (const Hit& hit : hits) found.emplace_back(hit.begin, hit.end, hit.name, parity == MatchOptions::kNone ? hit.accepted : 0);
            ASSERT_EQ(found, wanted) << "parity " << parity << " mode " << mode << " isa " << static_cast<int>(isa) << " tokenizer "
                                     << tokenizer;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace onoma::gazetteer
