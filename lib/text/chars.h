// UTF-8 and character classes. Everything is total: an invalid byte decodes to U+FFFD of length 1 and is no word character.
#ifndef ONOMA_LIB_TEXT_CHARS_H_
#define ONOMA_LIB_TEXT_CHARS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onoma::text {

struct Decoded {
  char32_t code;
  unsigned length;
};
Decoded Decode(std::string_view text, std::size_t at);      // at < text.size()
void Encode(char32_t code, std::string& out);
bool IsWordChar(char32_t code);   // letter, mark, decimal digit or other number, connector '_'
bool IsUpper(char32_t code);      // upper or title case letter
bool IsLower(char32_t code);
bool IsSpace(char32_t code);      // Unicode White_Space
char32_t ToLower(char32_t code);  // simple lower-case mapping
char32_t ToUpper(char32_t code);
bool IsApostrophe(char32_t code);  // ' U+2018 U+2019 U+02BC U+2032 `
bool IsHyphen(char32_t code);      // - U+2010..U+2015 U+2212 U+00AD

// How a word is written. Digits count as neither case.
enum class Shape : std::uint8_t { kLower, kTitle, kUpper, kInitial /* one capital letter */, kMixed, kDigits, kAlnum /* digits and letters */, kCaseless, kOther };
Shape WordShape(std::string_view word);

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_CHARS_H_
