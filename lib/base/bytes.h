// Little-endian loads and stores at any address, and the one hash that may stand in an image: stable, unsalted, 64 bits.
#ifndef ONOMA_LIB_BASE_BYTES_H_
#define ONOMA_LIB_BASE_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace onoma::base {

static_assert(std::endian::native == std::endian::little, "onoma's images are little-endian and used where they lie");

inline std::uint16_t Load16(const void* at) {
  std::uint16_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
inline std::uint32_t Load32(const void* at) {
  std::uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
inline std::uint64_t Load64(const void* at) {
  std::uint64_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

__extension__ typedef unsigned __int128 Uint128;

// Both halves of the 128-bit product, folded: one multiplication mixes 128 bits into 64.
inline std::uint64_t Mum(std::uint64_t a, std::uint64_t b) {
  // Halves apart: as one 128-bit value GCC 12 sends them through memory where AVX is allowed.
  return (a * b) ^ static_cast<std::uint64_t>((static_cast<Uint128>(a) * b) >> 64);
}
// `range` times the fraction hash / 2^64: a bucket in [0, range).
inline std::uint64_t ScaleTo(std::uint64_t hash, std::uint64_t range) {
  return static_cast<std::uint64_t>((static_cast<Uint128>(hash) * range) >> 64);
}

inline constexpr std::uint64_t kMix0 = 0x9e3779b97f4a7c15, kMix1 = 0xd6e8feb86659fd93, kMix2 = 0xa0761d6478bd642f,
                               kMix3 = 0xe7037ed1a0b428db;

// Checksum of a block: four independent lanes, about 10 bytes a cycle.
inline std::uint64_t Checksum(std::string_view bytes) {
  std::uint64_t lane[4] = {kMix0, kMix1, kMix2, kMix3};
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 64; left -= 64, at += 64)
    for (int i = 0; i < 4; ++i) lane[i] = Mum(lane[i] ^ Load64(at + 16 * i), kMix2 ^ Load64(at + 16 * i + 8)) + lane[i];
  char tail[64] = {};
  if (left > 0) std::memcpy(tail, at, left);
  for (int i = 0; i < 4; ++i) lane[i] = Mum(lane[i] ^ Load64(tail + 16 * i), kMix2 ^ Load64(tail + 16 * i + 8)) + lane[i];
  return Mum(Mum(lane[0] ^ kMix1, lane[1] ^ kMix0) ^ bytes.size(), Mum(lane[2] ^ kMix3, lane[3] ^ kMix2) ^ kMix1);
}

}  // namespace onoma::base

#endif  // ONOMA_LIB_BASE_BYTES_H_
