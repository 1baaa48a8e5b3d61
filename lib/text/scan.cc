// 32 bytes or eight hashes a step with AVX2, which is also the way on machines with AVX-512; one by one otherwise.
#include "lib/text/scan.h"

#include <algorithm>
#include <cstring>

#include "lib/base/target.h"
#include "lib/text/tokenize.h"

#if defined(ONOMA_X86)
#include <immintrin.h>
#endif

namespace onoma::text {

ByteSet::ByteSet() {
  for (auto& table : of_)
    for (unsigned low = 0; low < 16; ++low) table[low] = low == 0 ? 1 : 0;  // no byte has this lower half
}

void ByteSet::Add(unsigned char byte) {
  if (is_in_[byte]) return;
  is_in_[byte] = true;
  const unsigned low = byte & 15;
  unsigned table = 0;
  while (table < tables_ && (of_[table][low] & 15) == low) ++table;
  of_[table][low] = byte;
  tables_ = std::max(tables_, table + 1);
}

void HashFilter::Add(std::uint64_t hash) {
  bits_[hash & 31] |= std::uint32_t{1} << (hash >> 5 & 31);
  empty_ = false;
}

#if defined(ONOMA_X86)
ONOMA_TARGET_BEGIN(ONOMA_AVX2)
namespace avx2 {
namespace {

// Whole blocks of 64 bytes.
void FindBytes(const char* at, std::size_t blocks, const std::uint8_t (*tables)[16], unsigned count, std::uint64_t* masks) {
  const __m256i half = _mm256_set1_epi8(15);
  for (std::size_t i = 0; i < blocks; ++i, at += 64) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)),
                  high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + 32));
    const __m256i low_half = _mm256_and_si256(low, half), high_half = _mm256_and_si256(high, half);
    std::uint64_t found = 0;
    for (unsigned t = 0; t < count; ++t) {
      const __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tables[t])));
      const std::uint32_t a =
          static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, low_half), low)));
      const std::uint32_t b =
          static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, high_half), high)));
      found |= a | std::uint64_t{b} << 32;
    }
    masks[i] = found;
  }
}

// Eight hashes at a time; the rest is left.
std::uint64_t FindEights(const std::uint64_t* hashes, std::size_t count, const std::uint32_t* bits) {
  auto part = [&](unsigned i) { return _mm256_load_si256(reinterpret_cast<const __m256i*>(bits + 8 * i)); };
  const __m256i first = part(0), second = part(1), third = part(2), fourth = part(3);
  auto choose = [&](__m256i a, __m256i b, __m256i by) {
    return _mm256_blendv_ps(_mm256_castsi256_ps(a), _mm256_castsi256_ps(b), _mm256_castsi256_ps(by));
  };
  std::uint64_t found = 0;
  for (std::size_t i = 0; i + 8 <= count; i += 8) {
    auto four = [&](std::size_t at) { return _mm256_castsi256_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(hashes + at))); };
    const __m256i lows = _mm256_permute4x64_epi64(_mm256_castps_si256(_mm256_shuffle_ps(four(i), four(i + 4), 0x88)), 0xD8);
    const __m256i by_four = _mm256_slli_epi32(lows, 28), by_five = _mm256_slli_epi32(lows, 27);
    auto of = [&](__m256i eight) { return _mm256_permutevar8x32_epi32(eight, lows); };
    const __m256i half = _mm256_castps_si256(choose(of(first), of(second), by_four)),
                  other = _mm256_castps_si256(choose(of(third), of(fourth), by_four));
    const __m256i words = _mm256_castps_si256(choose(half, other, by_five));
    const __m256i bit = _mm256_sllv_epi32(
        words, _mm256_andnot_si256(_mm256_srli_epi32(lows, 5), _mm256_set1_epi32(31)));  // 31 less the place: it becomes the sign
    found |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(bit)))} << i;
  }
  return found;
}

}  // namespace
}  // namespace avx2
ONOMA_TARGET_END
#endif

void ByteSet::Find(std::string_view text, Isa isa, std::uint64_t* masks) const {
  std::size_t at = 0;
#if defined(ONOMA_X86)
  if (std::min(isa, BestIsa()) >= Isa::kAvx2) {
    const std::size_t blocks = text.size() / 64;
    avx2::FindBytes(text.data(), blocks, of_, tables_, masks);
    at = 64 * blocks, masks += blocks;
  }
#endif
  (void)isa;
  while (at < text.size()) {
    std::uint64_t found = 0;
    for (unsigned bit = 0; bit < 64 && at < text.size(); ++bit, ++at)
      found |= std::uint64_t{is_in_[static_cast<unsigned char>(text[at])]} << bit;
    *masks++ = found;
  }
}

std::uint64_t HashFilter::Find(const std::uint64_t* hashes, std::size_t count, Isa isa) const {
  std::uint64_t found = 0;
  std::size_t i = 0;
#if defined(ONOMA_X86)
  if (std::min(isa, BestIsa()) >= Isa::kAvx2) found = avx2::FindEights(hashes, count, bits_), i = count / 8 * 8;
#endif
  (void)isa;
  for (; i < count; ++i) found |= std::uint64_t{May(hashes[i])} << i;
  return found;
}

}  // namespace onoma::text
