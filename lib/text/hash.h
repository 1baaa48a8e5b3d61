// The hash of a folded word: 16 bytes a step, zero-padded (no word holds a zero byte), each byte with bit 0x20 set, so that
// ASCII letters need no folding of their own. Part of the image format.
#ifndef ONOMA_LIB_TEXT_HASH_H_
#define ONOMA_LIB_TEXT_HASH_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "lib/base/bytes.h"

namespace onoma::text {

inline constexpr std::uint64_t kCaseBits = 0x2020202020202020, kHighBits = 0x8080808080808080;

// Byte masks of the first n of 16 bytes: two loads at kPrefix + 16 - n.
alignas(64) inline constexpr unsigned char kPrefix[48] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                                          0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
                                                          0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0};

inline std::uint64_t HashStep(std::uint64_t seed, std::uint64_t low, std::uint64_t high) {
  return base::Mum(low ^ base::kMix0 ^ seed, high ^ base::kMix1);
}

// Bits that differ between eight bytes, but for the case of ASCII letters.
inline std::uint64_t DifferWithoutCase(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t folded = a | kCaseBits, seven = folded & ~kHighBits;
  std::uint64_t letter = (seven + (0x80 - 'a') * kOnes) & ~(seven + (0x7F - 'z') * kOnes) & ~folded & kHighBits;
  return (a ^ b) & ~(letter >> 2);
}
// Of bytes that are folded, or ASCII.
inline std::uint64_t HashFoldedBytes(const char* at, std::size_t size) {
  std::uint64_t hash = 0;
  for (; size > 16; size -= 16, at += 16) hash = HashStep(hash, base::Load64(at) | kCaseBits, base::Load64(at + 8) | kCaseBits);
  char block[16] = {};
  if (size >= 8) {  // two overlapping loads, no call
    std::memcpy(block, at, 8);
    std::memcpy(block + size - 8, at + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(block, at, 4);
    std::memcpy(block + size - 4, at + size - 4, 4);
  } else {
    for (std::size_t i = 0; i < size; ++i) block[i] = at[i];
  }
  std::uint64_t low = base::Load64(kPrefix + 16 - size), high = base::Load64(kPrefix + 24 - size);
  return HashStep(hash, (base::Load64(block) | kCaseBits) & low, (base::Load64(block + 8) | kCaseBits) & high);
}

// Of an ASCII or other word of at most 16 bytes that may be read to at + 16; false if it is not ASCII.
inline bool HashShortWord(const char* at, std::size_t size, std::uint64_t& hash) {
  std::uint64_t low = base::Load64(at) & base::Load64(kPrefix + 16 - size), high = base::Load64(at + 8) & base::Load64(kPrefix + 24 - size);
  hash = HashStep(0, low | (kCaseBits & base::Load64(kPrefix + 16 - size)), high | (kCaseBits & base::Load64(kPrefix + 24 - size)));
  return ((low | high) & kHighBits) == 0;
}

// Of any word, one by one; `wide`: it may be read to at + 16.
[[gnu::noinline]] std::uint64_t HashOther(const char* at, std::size_t size, bool wide);

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_HASH_H_
