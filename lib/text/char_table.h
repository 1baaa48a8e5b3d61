// The tables behind chars.h, fold and the tokenizers: properties of a code point, and what it folds to.
#ifndef ONOMA_LIB_TEXT_CHAR_TABLE_H_
#define ONOMA_LIB_TEXT_CHAR_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onoma::text {

enum CharProperty : std::uint8_t {
  kWordChar = 1,
  kUpperChar = 2,
  kLowerChar = 4,
  kSpaceChar = 8,
  kApostropheChar = 16,
  kHyphenChar = 32,
  kLetterChar = 64,
  kDigitChar = 128,
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
  Folded Fold(char32_t code) const;  // any code point
  // By code point, of two bytes: what it folds to, at most three bytes, and how many in the highest byte.
  const std::uint32_t* low_folds() const { return low_folds_.data(); }

  // For folding many characters at once (fold_fast.h, hash_other.inc). The two bytes that a character of two bytes folds to, as they lie in
  // memory, by (lead & 31) << 6 | (tail & 63), so that the characters of a lead lie side by side; 0 where they are not two.
  const std::uint16_t* two_byte_folds() const { return two_byte_folds_; }
  // By (lead & 0x2F) << 4 | (tail & 0x3C) >> 2 of a character of three bytes: 1 if each of the 256 code points with these bits folds to
  // itself, 0 for overlong and surrogate ones; 1 at 0, where there is no character.
  const std::uint8_t* blocks_folded() const { return blocks_folded_; }
  // The same for 64 code points: bit (second & 7) of byte (lead & 15) << 3 | (second & 63) >> 3. 128 bytes.
  const std::uint8_t* folded_threes() const { return folded_threes_; }
  // What the 64 characters of the leads 0xC3, 0xC4, 0xC5 (accented Latin letters) fold to, where that is one or two bytes: the first of
  // each, then the second or 0; a first byte of 0 where it is neither. 128 bytes a lead.
  static constexpr unsigned kLatinLeads = 3;
  const std::uint8_t* latin_folds(unsigned lead) const { return latin_folds_[lead]; }

  // For the tokenizers. Lead bytes 0xC2..0xDF whose 64 characters are all word characters, and 0xE0..0xEF likewise (all 4,096), by the
  // lower half of the lead: bit 0 for a lead C_, 1 for D_, 2 for E_, 3 for F_.
  const std::uint8_t* word_leads_by_low() const { return word_leads_by_low_; }
  // By 64 code points, as folded_threes(): whether all are word characters; whether some are and some are not. 128 bytes each.
  const std::uint8_t* word_blocks() const { return word_blocks_; }
  const std::uint8_t* mixed_blocks() const { return mixed_blocks_; }
  // Bit (code & 7) of byte code >> 3: whether a code point below U+0800 is a word character. 256 bytes.
  const std::uint8_t* two_byte_words() const { return two_byte_words_; }
  // The same below U+10000 without those of two bytes: overlong and surrogate ones are none.
  const std::uint8_t* three_byte_words() const { return three_byte_words_.data(); }
  // The same for U+0800 to U+0FFF: bit (code & 7) of byte (code - 0x800) >> 3.
  const std::uint8_t* south_words() const { return three_byte_words_.data() + 0x100; }
  // Whether the character at `at`, of two or three bytes with their tails, is a word character; overlong and surrogate ones of three bytes
  // are none.
  bool IsTwoByteWord(const char* at) const { return IsSet(two_byte_words_, (Byte(at) & 0x1Fu) << 6 | (Byte(at + 1) & 0x3Fu)); }
  bool IsThreeByteWord(const char* at) const {
    return IsSet(three_byte_words_.data(), (Byte(at) & 0x0Fu) << 12 | (Byte(at + 1) & 0x3Fu) << 6 | (Byte(at + 2) & 0x3Fu));
  }

 private:
  CharTable();
  static unsigned Byte(const char* at) { return static_cast<unsigned char>(*at); }
  static bool IsSet(const std::uint8_t* bits, unsigned code) { return (bits[code >> 3] >> (code & 7) & 1) != 0; }
  std::vector<std::uint16_t> property_block_;
  std::vector<std::uint8_t> properties_;
  std::vector<std::uint32_t> low_folds_;
  alignas(64) std::uint16_t two_byte_folds_[0x800] = {};
  std::vector<std::uint16_t> fold_block_;  // 0: folds to itself
  std::vector<Folded> folds_;
  alignas(64) std::uint8_t two_byte_words_[256] = {};
  std::vector<std::uint8_t> three_byte_words_;  // 65,536 bits
  std::uint8_t blocks_folded_[0x300] = {}, word_leads_by_low_[16] = {};
  alignas(64) std::uint8_t folded_threes_[128] = {}, word_blocks_[128] = {}, mixed_blocks_[128] = {};
  alignas(64) std::uint8_t latin_folds_[kLatinLeads][128] = {};
};

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_CHAR_TABLE_H_
