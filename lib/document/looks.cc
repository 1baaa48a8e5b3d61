// How words and lines look: counted character by character, once a word that the thread has not met, once a document.
#include <algorithm>
#include <cstring>

#include "lib/document/layout.h"
#include "lib/text/chars.h"

namespace onoma::document {

namespace {
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// "QvistNet": five letters of ASCII or more, with a capital behind small ones; not what begins as surnames and given names do ("McCain",
// "DeShawn", "MacArthur").
bool IsMixed(std::string_view word) {
  if (word.size() < 5) return false;
  const std::size_t second = std::size_t(std::find_if(word.begin() + 1, word.end(), IsUpper) - word.begin());
  const std::string_view first = word.substr(0, second), rest = word.substr(second);
  const bool one_more = !std::any_of(rest.begin() + 1, rest.end(), IsUpper);
  return second > 1 && !(one_more && (second == 2 || first == "Mac" || first == "Fitz" || first == "Van" || first == "Von" ||
                                      first == "Del" || first == "Abdul" || first == "Abdel" || first == "Bin"));
}

}  // namespace

std::uint64_t ShapeBits(std::string_view word) {
  unsigned upper = 0, lower = 0, digits = 0, other = 0;
  bool first_upper = false;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < word.size(); ++characters) {
    unsigned char c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      if (c >= 'a' && c <= 'z')
        ++lower;
      else if (c >= 'A' && c <= 'Z') {
        ++upper;
        if (i == 0) first_upper = true;
      } else if (c >= '0' && c <= '9')
        ++digits;
      else
        ++other;
      ++i;
    } else {
      auto d = text::Decode(word, i);
      if (text::IsUpper(d.code)) {
        ++upper;
        if (i == 0) first_upper = true;
      } else if (text::IsLower(d.code))
        ++lower;
      else
        ++other;
      i += d.length;
    }
  }
  if (digits == characters && digits > 0) {
    unsigned bit = digits == 1   ? rules::kNumber1
                   : digits == 2 ? rules::kNumber2
                   : digits == 3 ? rules::kNumber3
                   : digits == 4 ? rules::kNumber4
                                 : rules::kNumberLong;
    return Bit(rules::kDigits) | Bit(bit);
  }
  if (digits > 0) {
    std::uint64_t bits = Bit(rules::kAlnum);
    if (characters >= 3 && characters == digits + 2 && word.size() == characters) {
      char a = char(word[characters - 2] | 0x20), b = char(word[characters - 1] | 0x20);
      if ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h'))
        bits |= Bit(rules::kOrdinalDigits);
    }
    if (first_upper) bits |= Bit(rules::kCap);
    return bits;
  }
  if (first_upper) {
    if (characters == 1) return Bit(rules::kInitial);
    if (lower == 0 && upper > 1) return Bit(rules::kAllCaps);
    return Bit(rules::kCap) | (upper > 1 && upper + lower == word.size() && IsMixed(word) ? Bit(rules::kMixedCase) : 0);
  }
  if (lower > 0) return upper > 0 ? 0 : Bit(rules::kLower);  // "iPhone" is neither
  return 0;
}

bool JoinsName(std::string_view text, const text::Words& words, std::size_t word) {
  if (word == 0) return false;
  const std::size_t end = words.end(word - 1), begin = words.begin(word);
  if (!(text[end] == '\'' ? begin == end + 1 : begin == end + 3 && text.substr(end, 3) == "\u2019")) return false;
  const std::string_view first = text.substr(words.begin(word - 1), end - words.begin(word - 1)),
                         tail = text.substr(begin, words.end(word) - begin);
  // Behind an apostrophe these are English.
  static constexpr std::string_view kEnglish[] = {"s",  "t",  "d",  "m",  "re",  "ve",  "ll", "n",
                                                  "em", "er", "en", "am", "all", "ble", "l",  "clock"};
  if (first.size() < 2 || !IsUpper(first[0]) || tail[0] < 'a' || tail[0] > 'z' ||
      std::find(std::begin(kEnglish), std::end(kEnglish), tail) != std::end(kEnglish))
    return false;
  // "BBC'de", "NATO'nun" are Turkish for of and at.
  return std::any_of(first.begin() + 1, first.end(), [](char c) { return !IsUpper(c); });
}

bool LooksWrapped(std::string_view text) {
  std::size_t lines = 0, longest = 0, full = 0;
  std::size_t line = 0;
  for (const char *at = text.data(), *const end = at + text.size(); at < end && lines < 400;) {
    const char* next = static_cast<const char*>(std::memchr(at, '\n', std::size_t(end - at)));
    if (!next) next = end;
    line = std::size_t(next - at);
    if (line > 0) {
      ++lines;
      longest = std::max(longest, line);
      if (line >= 50) ++full;
    }
    at = next + 1;
    if (longest > 110) return false;
  }
  return lines >= 4 && longest >= 55 && full * 5 >= lines * 3;
}

}  // namespace onoma::document
