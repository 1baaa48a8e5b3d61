// Comparing bytes of a text with bytes of an image, without a call for short names; and tags of a bucket.
#ifndef ONOMA_LIB_GAZETTEER_SURFACE_H_
#define ONOMA_LIB_GAZETTEER_SURFACE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "lib/base/bytes.h"
#include "lib/gazetteer/layout.h"
#include "lib/text/hash.h"

namespace onoma::gazetteer {

// Both compare `name` with as many bytes at `at`, of which `room` (at least name.size()) may be read. A name of an image may be
// read 16 bytes on: sections follow the strings.
inline bool EqualBytes(const char* at, std::size_t room, std::string_view name) {
  if (name.size() > 16 || room < 16) return std::memcmp(at, name.data(), name.size()) == 0;
  std::uint64_t low = base::Load64(at) ^ base::Load64(name.data()), high = base::Load64(at + 8) ^ base::Load64(name.data() + 8);
  return ((low & base::Load64(text::kPrefix + 16 - name.size())) | (high & base::Load64(text::kPrefix + 24 - name.size()))) == 0;
}

inline bool EqualAsciiCase(const char* at, std::size_t room, std::string_view name) {
  const char* with = name.data();
  std::size_t size = name.size();
  for (; size > 16; size -= 16, at += 16, with += 16, room -= 16)
    if ((text::DifferWithoutCase(base::Load64(at), base::Load64(with)) |
         text::DifferWithoutCase(base::Load64(at + 8), base::Load64(with + 8))) != 0)
      return false;
  char copy[16];
  if (room < 16) {
    std::memcpy(copy, at, size);
    at = copy;
    std::memset(copy + size, 0, 16 - size);
  }
  std::uint64_t low = text::DifferWithoutCase(base::Load64(at), base::Load64(with)),
                high = text::DifferWithoutCase(base::Load64(at + 8), base::Load64(with + 8));
  return ((low & base::Load64(text::kPrefix + 16 - size)) | (high & base::Load64(text::kPrefix + 24 - size))) == 0;
}

// Bit i: slot i holds `wanted` (flags zero), whatever its flags. A slot without flags is empty and may match; it is neither name nor
// prefix.
inline std::uint32_t TagMatches(const Bucket& bucket, std::uint32_t wanted) {
#if defined(__SSE2__)
  const __m128i want = _mm_set1_epi32(static_cast<int>(wanted)), mask = _mm_set1_epi32(static_cast<int>(~kSlotFlags));
  __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bucket.tag)),
          high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bucket.tag + 4));
  __m128i low_equal = _mm_cmpeq_epi32(_mm_and_si128(low, mask), want), high_equal = _mm_cmpeq_epi32(_mm_and_si128(high, mask), want);
  return static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(low_equal)) | _mm_movemask_ps(_mm_castsi128_ps(high_equal)) << 4);
#else
  std::uint32_t matches = 0;
  for (int slot = 0; slot < 8; ++slot) matches |= std::uint32_t{(bucket.tag[slot] & ~kSlotFlags) == wanted} << slot;
  return matches;
#endif
}

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_SURFACE_H_
