// Character properties in a two-stage table: 256 code points a block, equal blocks shared. The table is made from utf8proc once, at
// first use (about a millisecond), and is constant from then on.
#include "lib/text/chars.h"

#include <utf8proc.h>

namespace onoma::text {

Decoded DecodeOther(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  unsigned b0 = byte(at);
  if (b0 < 0xC2) return {0xFFFD, 1};
  if (b0 < 0xE0) {
    if (!tail(at + 1)) return {0xFFFD, 1};
    return {(b0 & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  }
  if (b0 < 0xF0) {
    unsigned b1 = byte(at + 1);
    if (!tail(at + 1) || !tail(at + 2) || (b0 == 0xE0 && b1 < 0xA0) || (b0 == 0xED && b1 >= 0xA0)) return {0xFFFD, 1};
    return {(b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | (byte(at + 2) & 0x3F), 3};
  }
  if (b0 < 0xF5) {
    unsigned b1 = byte(at + 1);
    if (!tail(at + 1) || !tail(at + 2) || !tail(at + 3) || (b0 == 0xF0 && b1 < 0x90) || (b0 == 0xF4 && b1 >= 0x90)) return {0xFFFD, 1};
    return {(b0 & 0x07) << 18 | (b1 & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F), 4};
  }
  return {0xFFFD, 1};
}

void Encode(char32_t code, std::string& out) {
  char bytes[4];
  out.append(bytes, EncodeTo(code, bytes));
}

char32_t ToLower(char32_t code) {
  if (code < 0x80) return code - U'A' < 26 ? code + 32 : code;
  return code < 0x110000 ? static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code))) : code;
}
char32_t ToUpper(char32_t code) {
  if (code < 0x80) return code - U'a' < 26 ? code - 32 : code;
  return code < 0x110000 ? static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code))) : code;
}

Shape WordShape(std::string_view word) {
  unsigned letters = 0, upper = 0, lower = 0, digits = 0, other = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    Decoded c = Decode(word, at);
    std::uint8_t p = Properties(c.code);
    if (p & kUpperChar) {
      if (letters == 0 && digits == 0) first_upper = true;
      ++letters, ++upper;
    } else if (p & kLowerChar) {
      ++letters, ++lower;
    } else if (p & kDigitChar) {
      ++digits;
    } else if (p & kLetterChar) {
      ++letters;
    } else if (!(p & kWordChar)) {
      ++other;
    } else if (c.code == U'_') {
      ++other;
    }
    at += c.length;
  }
  if (other > 0 || letters + digits == 0) return Shape::kOther;
  if (letters == 0) return Shape::kDigits;
  if (digits > 0) return Shape::kAlnum;
  if (upper + lower == 0) return Shape::kCaseless;
  if (upper == 0) return Shape::kLower;
  if (lower == 0) return upper == 1 && letters == 1 ? Shape::kInitial : Shape::kUpper;
  return first_upper && upper == 1 ? Shape::kTitle : Shape::kMixed;
}

}  // namespace onoma::text
