// 64 bytes a step: comparisons classify ASCII, four table look-ups all two-byte characters, four more those of the scripts of India and its
// neighbours; starts and ends are compressed out of an index vector. Needs VBMI2 (Ice Lake, Zen 4).
#include "lib/text/tokenize.h"

#if defined(ONOMA_X86)
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // of GCC 12's own header, bug 105593
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>

#include <cstring>

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/hash.h"

namespace onoma::text {

bool HasAvx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2");
}

ONOMA_TARGET_BEGIN(ONOMA_AVX512)
#define ONOMA_KERNEL_AVX512 1
namespace avx512 {
namespace {

alignas(64) constexpr std::uint8_t kIndex[64] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                                 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
                                                 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

class Block {
 public:
  explicit Block(const char* at) : bytes_(_mm512_loadu_si512(at)) {}
  std::uint64_t high() const { return _mm512_movepi8_mask(bytes_); }
  bool any_high() const { return high() != 0; }
  std::uint64_t ascii_words() const {
    // Letters by folding case; digits; '_'. Bytes from 0x80 on fall out of each range.
    __m512i letter = _mm512_sub_epi8(_mm512_or_si512(bytes_, _mm512_set1_epi8(0x20)), _mm512_set1_epi8('a'));
    __m512i digit = _mm512_sub_epi8(bytes_, _mm512_set1_epi8('0'));
    return _mm512_cmplt_epu8_mask(letter, _mm512_set1_epi8(26)) | _mm512_cmplt_epu8_mask(digit, _mm512_set1_epi8(10)) |
           _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8('_'));
  }
  std::uint64_t spaces() const { return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(' ')); }
  std::uint64_t Wanted(const char* at, const std::uint8_t* tables) const {
    __m512i sets = LookUp(bytes_, tables);
    sets = _mm512_and_si512(sets, LookUp(_mm512_loadu_si512(at + 1), tables + 256));
    sets = _mm512_and_si512(sets, LookUp(_mm512_loadu_si512(at + 2), tables + 512));
    return _mm512_test_epi8_mask(sets, sets);
  }
  Leads Unicode(const char* at, const CharTable& table) const {
    const __m512i next = _mm512_loadu_si512(at + 1), third = _mm512_loadu_si512(at + 2);
    const __m512i last_tail = _mm512_set1_epi8(static_cast<char>(0xC0));  // signed: tails are below it
    std::uint64_t tail1 = _mm512_cmplt_epi8_mask(next, last_tail), tail2 = _mm512_cmplt_epi8_mask(third, last_tail);
    std::uint64_t two = _mm512_cmplt_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xE0))) &
                        _mm512_cmpge_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xC2)));
    std::uint64_t four = _mm512_cmpge_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xF0)));
    std::uint64_t ok2 = (two & tail1) == 0 ? 0 : two & tail1 & IsSet(table.two_byte_words(), bytes_, next);
    std::uint64_t three = _mm512_cmpge_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xE0))) & ~four & tail1 & tail2;
    if (three == 0) return {ok2, 0, 0, 0, four};
    // The scripts of India, Thai, Lao, Tibetan: U+0800 to U+0FFF stand under one lead. Others by 64 characters, of which mostly all are
    // word characters or none is.
    const std::uint64_t south = three & _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xE0)));
    const std::uint64_t north = three & ~south;
    std::uint64_t ok3 = 0, ask3 = 0;
    if (south != 0)
      ok3 = south & _mm512_cmpge_epu8_mask(next, _mm512_set1_epi8(static_cast<char>(0xA0))) & IsSet(table.south_words(), next, third);
    if (north != 0) {
      const __m512i row = _mm512_or_si512(_mm512_and_si512(_mm512_slli_epi16(bytes_, 3), _mm512_set1_epi8(0x78)),
                                          _mm512_and_si512(_mm512_srli_epi16(next, 3), _mm512_set1_epi8(7)));
      const __m512i bit = BitOf(next);
      ok3 |= north &
             _mm512_test_epi8_mask(
                 _mm512_permutex2var_epi8(_mm512_load_si512(table.word_blocks()), row, _mm512_load_si512(table.word_blocks() + 64)), bit);
      ask3 = north &
             _mm512_test_epi8_mask(
                 _mm512_permutex2var_epi8(_mm512_load_si512(table.mixed_blocks()), row, _mm512_load_si512(table.mixed_blocks() + 64)), bit);
    }
    // General punctuation, but for the joiners, is no word character.
    if (ask3 != 0) {
      ask3 &= ~(_mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(0xE2))) &
                _mm512_cmpeq_epi8_mask(next, _mm512_set1_epi8(static_cast<char>(0x80))) &
                ~_mm512_cmpeq_epi8_mask(_mm512_and_si512(third, _mm512_set1_epi8(static_cast<char>(0xFE))),
                                        _mm512_set1_epi8(static_cast<char>(0x8C))));
    }
    return {ok2, ok3, 0, ask3, four};
  }

 private:
  static __m512i LookUp(__m512i bytes, const std::uint8_t* table) {  // of 256 bytes
    __m512i low = _mm512_permutex2var_epi8(_mm512_loadu_si512(table), bytes, _mm512_loadu_si512(table + 64));
    __mmask64 above = _mm512_movepi8_mask(bytes);
    if (above == 0) return low;
    __m512i upper = _mm512_permutex2var_epi8(_mm512_loadu_si512(table + 128), bytes, _mm512_loadu_si512(table + 192));
    return _mm512_mask_mov_epi8(low, above, upper);
  }
  // Bit (b & 7) of byte (a & 31) << 3 | (b & 63) >> 3 of a table of 256 bytes.
  static std::uint64_t IsSet(const std::uint8_t* bits, __m512i a, __m512i b) {
    __m512i index = _mm512_or_si512(_mm512_and_si512(_mm512_slli_epi16(a, 3), _mm512_set1_epi8(static_cast<char>(0xF8))),
                                    _mm512_and_si512(_mm512_srli_epi16(b, 3), _mm512_set1_epi8(7)));
    __m512i low = _mm512_permutex2var_epi8(_mm512_loadu_si512(bits), index, _mm512_loadu_si512(bits + 64));
    __m512i high_half = _mm512_permutex2var_epi8(_mm512_loadu_si512(bits + 128), index, _mm512_loadu_si512(bits + 192));
    __m512i found = _mm512_mask_blend_epi8(_mm512_movepi8_mask(index), low, high_half);
    return _mm512_test_epi8_mask(found, BitOf(b));
  }
  // Of each byte its lowest three bits as a bit.
  static __m512i BitOf(__m512i bytes) {
    return _mm512_shuffle_epi8(_mm512_set1_epi64(static_cast<long long>(0x8040201008040201)), _mm512_and_si512(bytes, _mm512_set1_epi8(7)));
  }
  __m512i bytes_;
};

inline std::size_t Emit(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  const __m512i index = _mm512_load_si512(kIndex);
  std::size_t count = static_cast<std::size_t>(__builtin_popcountll(mask));
  __m512i packed = _mm512_maskz_compress_epi8(mask, index), first = _mm512_set1_epi32(static_cast<int>(base));
  _mm512_storeu_si512(out, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed)), first));
  if (count > 16) _mm512_storeu_si512(out + 16, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1)), first));
  return count;
}

#include "lib/text/hash_kernel.inc"
#include "lib/text/tokenize_kernel.inc"

}  // namespace
}  // namespace avx512
ONOMA_TARGET_END

void TokenizeAvx512(std::string_view text, const std::uint8_t* wanted, bool spaced, Words& words) {
  if (spaced) return avx512::TokenizeBlocks<false, true>(text, nullptr, words);
  if (wanted == nullptr) return avx512::TokenizeBlocks<false, false>(text, nullptr, words);
  avx512::TokenizeBlocks<true, false>(text, wanted, words);
}

void HashRowAvx512(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                   std::uint8_t* small) {
  avx512::HashRow(text, begins, ends, count, hashes, small);
}

}  // namespace onoma::text
#endif
