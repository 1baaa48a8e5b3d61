// The tables behind chars.h, fold and the tokenizers: properties of a code point, and what it folds to.
#ifndef ONOMA_LIB_TEXT_CHAR_TABLE_H_
#define ONOMA_LIB_TEXT_CHAR_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onoma::text {

enum CharProperty : std::uint8_t {
  kWordChar = 1, kUpperChar = 2, kLowerChar = 4, kSpaceChar = 8, kApostropheChar = 16, kHyphenChar = 32, kLetterChar = 64, kDigitChar = 128,
};

inline unsigned EncodeTo(char32_t code, char* out) {
  auto put = [&](unsigned at, char32_t value) { out[at] = static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) return put(0, code), 1;
  if (code < 0x800) return put(0, 0xC0 | code >> 6), put(1, 0x80 | (code & 0x3F)), 2;
  if (code < 0x10000) return put(0, 0xE0 | code >> 12), put(1, 0x80 | (code >> 6 & 0x3F)), put(2, 0x80 | (code & 0x3F)), 3;
  return put(0, 0xF0 | code >> 18), put(1, 0x80 | (code >> 12 & 0x3F)), put(2, 0x80 | (code >> 6 & 0x3F)), put(3, 0x80 | (code & 0x3F)), 4;
}

// What a code point folds to: up to 4 bytes of UTF-8 and how many; none for a mark that is taken off.
struct Folded {
  std::uint32_t bytes;
  std::uint32_t size;
};

class CharTable {
 public:
  static const CharTable& Get();

  std::uint8_t Properties(char32_t code) const {
    return code < 0x110000 ? properties_[std::size_t{property_block_[code >> 8]} << 8 | (code & 0xFF)] : std::uint8_t{0};
  }
  // For code points below U+0800 (one or two bytes).
  const Folded* low_folds() const { return low_folds_.data(); }
  Folded Fold(char32_t code) const;  // any code point
  // The two bytes that a code point below U+0800 folds to, as they lie in memory; 0 where they are not two.
  const std::uint16_t* two_byte_folds() const { return two_byte_folds_.data(); }
  // Surely so; others may, too.
  bool FoldsToItself(char32_t code) const { return fold_block_[code >> 8] == 0; }

  // For the tokenizers. Lead bytes 0xC2..0xDF whose 64 characters are all word characters, and 0xE0..0xEF likewise (all 4,096): bit lead & 63.
  std::uint64_t word_leads() const { return word_leads_; }
  // Bit (code & 7) of byte code >> 3: whether a code point below U+0800 is a word character. 256 bytes.
  const std::uint8_t* two_byte_words() const { return two_byte_words_; }

 private:
  CharTable();
  std::vector<std::uint16_t> property_block_;
  std::vector<std::uint8_t> properties_;
  std::vector<Folded> low_folds_;
  std::vector<std::uint16_t> two_byte_folds_;
  std::vector<std::uint16_t> fold_block_;  // 0: folds to itself
  std::vector<Folded> folds_;
  std::uint64_t word_leads_ = 0;
  alignas(64) std::uint8_t two_byte_words_[256] = {};
};

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_CHAR_TABLE_H_
