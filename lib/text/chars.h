// UTF-8 and character classes. Everything is total: an invalid byte decodes to U+FFFD of length 1 and is no word character.
#ifndef ONOMA_LIB_TEXT_CHARS_H_
#define ONOMA_LIB_TEXT_CHARS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/text/char_table.h"

namespace onoma::text {

struct Decoded {
  char32_t code;
  unsigned length;
};
Decoded DecodeOther(std::string_view text, std::size_t at);     // not ASCII
inline Decoded Decode(std::string_view text, std::size_t at) {  // at < text.size()
  const unsigned char byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Decoded{byte, 1} : DecodeOther(text, at);
}
void Encode(char32_t code, std::string& out);

// What ASCII is, without the table; the same as the table's, which a test compares.
inline constexpr std::array<std::uint8_t, 128> kAsciiProperties = [] {
  std::array<std::uint8_t, 128> of{};
  for (unsigned c = 0; c < 128; ++c) {
    const bool upper = c - 'A' < 26, lower = c - 'a' < 26, digit = c - '0' < 10, space = (c >= 9 && c <= 13) || c == ' ';
    of[c] =
        static_cast<std::uint8_t>((upper || lower || digit || c == '_' ? kWordChar : 0) | (upper ? kUpperChar : 0) |
                                  (lower ? kLowerChar : 0) | (upper || lower ? kLetterChar : 0) | (digit ? kDigitChar : 0) |
                                  (space ? kSpaceChar : 0) | (c == '\'' || c == '`' ? kApostropheChar : 0) | (c == '-' ? kHyphenChar : 0));
  }
  return of;
}();
inline std::uint8_t Properties(char32_t code) { return code < 0x80 ? kAsciiProperties[code] : CharTable::Get().Properties(code); }

inline constexpr char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
inline bool IsWordChar(char32_t code) {
  return Properties(code) & kWordChar;
}  // letter, mark, decimal digit or other number, connector '_'
inline bool IsUpper(char32_t code) { return Properties(code) & kUpperChar; }  // upper or title case letter
inline bool IsLower(char32_t code) { return Properties(code) & kLowerChar; }
inline bool IsSpace(char32_t code) { return Properties(code) & kSpaceChar; }  // Unicode White_Space
char32_t ToLower(char32_t code);                                              // simple lower-case mapping
char32_t ToUpper(char32_t code);
inline bool IsApostrophe(char32_t code) { return Properties(code) & kApostropheChar; }  // ' U+2018 U+2019 U+02BC U+2032 `
inline bool IsHyphen(char32_t code) { return Properties(code) & kHyphenChar; }          // - U+2010..U+2015 U+2212 U+00AD

// How a word is written. Digits count as neither case.
enum class Shape : std::uint8_t {
  kLower,
  kTitle,
  kUpper,
  kInitial /* one capital letter */,
  kMixed,
  kDigits,
  kAlnum /* digits and letters */,
  kCaseless,
  kOther
};
Shape WordShape(std::string_view word);

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_CHARS_H_
