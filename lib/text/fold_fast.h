// Folding of several characters at once in ordinary registers, for scripts whose letters take two bytes (Greek, Cyrillic, Hebrew, Arabic)
// or three and fold to themselves (Indic scripts, Thai, Ethiopic, Kana, Han, Hangul). Bytes are as they lie in memory, the first lowest.
// False: some other character is among them, to be folded one by one.
#ifndef ONOMA_LIB_TEXT_FOLD_FAST_H_
#define ONOMA_LIB_TEXT_FOLD_FAST_H_

#include <cstdint>

#include "lib/base/bytes.h"
#include "lib/text/char_table.h"
#include "lib/text/hash.h"

namespace onoma::text {

// Up to four characters of two bytes that fold to two bytes; `used` has all bits of the bytes that count, the others are 0.
inline bool FoldTwos(const CharTable& table, std::uint64_t bytes, std::uint64_t used, std::uint64_t& out) {
  const std::uint64_t index = (bytes & 0x001F001F001F001F) << 6 | (bytes & 0x3F003F003F003F00) >> 8;
  const std::uint16_t* folds = table.two_byte_folds();
  out = std::uint64_t{folds[index & 0x7FF]} | std::uint64_t{folds[index >> 16 & 0x7FF]} << 16 |
        std::uint64_t{folds[index >> 32 & 0x7FF]} << 32 | std::uint64_t{folds[index >> 48]} << 48;
  return (bytes & 0xC0E0C0E0C0E0C0E0) == (0x80C080C080C080C0 & used) && (out & kHighBits) == (kHighBits & used);
}

inline std::uint8_t FoldsToItself(const CharTable& table, std::uint64_t lead_and_tail) {
  return table.blocks_folded()[(lead_and_tail & 0x2F) << 4 | (lead_and_tail >> 10 & 15)];
}

// Up to five characters of three bytes in 16 bytes.
inline bool AreFoldedThrees(const CharTable& table, std::uint64_t low, std::uint64_t high, std::uint64_t used_low,
                            std::uint64_t used_high) {
  return (low & 0xC0F0C0C0F0C0C0F0) == (0x80E08080E08080E0 & used_low) && (high & 0xF0C0C0F0C0C0F0C0) == (0xE08080E08080E080 & used_high) &&
         (FoldsToItself(table, low) & FoldsToItself(table, low >> 24) & FoldsToItself(table, low >> 48) & FoldsToItself(table, high >> 8) &
          FoldsToItself(table, high >> 32)) != 0;
}

// The hash of such a word, mostly ASCII, whose few characters of two bytes are replaced one by one in the register.
inline bool HashShortLatin(const CharTable& table, const char* at, std::size_t size, std::uint64_t& hash) {
  using Bytes = unsigned __int128;
  auto below = [](std::size_t count) { return count >= 16 ? ~Bytes{0} : (Bytes{1} << (8 * count)) - 1; };
  Bytes word = (Bytes{base::Load64(at + 8)} << 64 | base::Load64(at)) & below(size);
  for (std::size_t from = 0;;) {
    const std::uint64_t low = static_cast<std::uint64_t>(word) & kHighBits & ~static_cast<std::uint64_t>(below(from)),
                        high = static_cast<std::uint64_t>(word >> 64) & kHighBits & ~static_cast<std::uint64_t>(below(from) >> 64);
    if ((low | high) == 0) break;
    const std::size_t place = static_cast<std::size_t>(low != 0 ? __builtin_ctzll(low) : 64 + __builtin_ctzll(high)) / 8;
    const unsigned two = static_cast<unsigned>(word >> (8 * place)) & 0xFFFF;
    if ((two & 0xE0) != 0xC0) return false;
    const std::uint32_t folded = table.low_folds()[(two & 0x1F) << 6 | (two >> 8 & 0x3F)];
    const std::size_t bytes = folded >> 24;
    if (bytes > 2) return false;
    const Bytes behind = place + 2 >= 16 ? 0 : word >> (8 * (place + 2));
    word = (word & below(place)) | Bytes{folded & 0xFFFF} << (8 * place);
    from = place + bytes;
    if (from < 16) word |= behind << (8 * from);
    size -= 2 - bytes;
  }
  const std::uint64_t used_low = base::Load64(kPrefix + 16 - size), used_high = base::Load64(kPrefix + 24 - size);
  hash = HashStep(0, (static_cast<std::uint64_t>(word) | kCaseBits) & used_low,
                  (static_cast<std::uint64_t>(word >> 64) | kCaseBits) & used_high);
  return true;
}

// The hash of a word that may be read to at + 16 and has at most 16 bytes, all of them of such characters.
inline bool HashShortFolded(const CharTable& table, const char* at, std::size_t size, std::uint64_t& hash) {
  const std::uint64_t used_low = base::Load64(kPrefix + 16 - size), used_high = base::Load64(kPrefix + 24 - size);
  std::uint64_t low = base::Load64(at) & used_low, high = base::Load64(at + 8) & used_high;
  const unsigned lead = static_cast<unsigned char>(*at);
  if (lead >= 0xE0) {
    if (!AreFoldedThrees(table, low, high, used_low, used_high)) return false;
  } else if (lead < 0xC8 || !FoldTwos(table, low, used_low, low) || !FoldTwos(table, high, used_high, high)) {
    return HashShortLatin(table, at, size, hash);
  }
  hash = HashStep(0, low | (kCaseBits & used_low), high | (kCaseBits & used_high));
  return true;
}

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_FOLD_FAST_H_
