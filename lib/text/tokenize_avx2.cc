// Two vectors of 32 bytes a step; starts and ends are read off the bit masks, eight at a time; of other scripts the letters of a row of 64
// are asked at once.
#include "lib/text/tokenize.h"

#if defined(ONOMA_X86)
#include <immintrin.h>

#include <cstring>

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/hash.h"

namespace onoma::text {

bool HasAvx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"); }

ONOMA_TARGET_BEGIN(ONOMA_AVX2)
#define ONOMA_KERNEL_AVX2 1
namespace avx2 {
namespace {

class Block {
 public:
  explicit Block(const char* at) : low_(Load(at)), high_(Load(at + 32)) {}
  std::uint64_t high() const { return Mask(low_, high_); }
  bool any_high() const { return _mm256_movemask_epi8(_mm256_or_si256(low_, high_)) != 0; }
  std::uint64_t ascii_words() const { return ~Mask(NoWords(low_), NoWords(high_)); }
  std::uint64_t spaces() const { return Equal(low_, high_, ' '); }
  std::uint64_t Wanted(const char*, const std::uint8_t*) const { return ~std::uint64_t{0}; }  // not for nothing here; unused
  Leads Unicode(const char* at, const CharTable& table) const {
    const __m256i tails = _mm256_set1_epi8(static_cast<char>(0xC0));  // signed: tails are below it
    std::uint64_t tail = Mask(_mm256_cmpgt_epi8(tails, low_), _mm256_cmpgt_epi8(tails, high_));
    std::uint64_t tail1 = tail >> 1 | Tail(at, 64) << 63;
    std::uint64_t tail2 = tail >> 2 | Tail(at, 64) << 62 | Tail(at, 65) << 63;
    std::uint64_t lead = high() & ~tail;
    std::uint64_t two = lead & tail1 & Mask(Leads2(low_), Leads2(high_)), three = lead & tail1 & tail2 & Mask(Leads3(low_), Leads3(high_));
    const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table.word_leads_by_low())));
    std::uint64_t uniform = Mask(Uniform(low_, lower), Uniform(high_, lower));
    Leads leads{two & uniform, three & uniform, 0, 0, lead & Mask(Leads4(low_), Leads4(high_))};
    two &= ~uniform, three &= ~uniform;
    // Letters of a script lie in few rows of 64: those of a row are asked at once.
    if (two != 0) {
      const LastByte last(at + 1);
      while (two != 0) {
        const unsigned char first = static_cast<unsigned char>(at[__builtin_ctzll(two)]);
        const std::uint64_t row = two & Equal(low_, high_, first);
        leads.two |= row & last.In(table.two_byte_words() + (first & 31) * 8);
        two &= ~row;
      }
    }
    // Those of U+0800 to U+0FFF, under one lead, too; of others few are left here, of many rows.
    std::uint64_t south = three == 0 ? 0 : three & Equal(low_, high_, 0xE0);
    leads.ask_three = three & ~south;
    if (south != 0) {
      const LastByte last(at + 2);
      const __m256i next_low = Load(at + 1), next_high = Load(at + 33);
      while (south != 0) {
        const unsigned char second = static_cast<unsigned char>(at[__builtin_ctzll(south) + 1]);
        const std::uint64_t row = south & Equal(next_low, next_high, second);
        leads.three |= row & last.In(table.three_byte_words() + (second & 63) * 8);
        south &= ~row;
      }
    }
    return leads;
  }

 private:
  // The last bytes of characters: which of them are among the 64 of a row of bits.
  struct LastByte {
    explicit LastByte(const char* at) {
      const __m256i seven = _mm256_set1_epi8(7), bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
      const __m256i low = Load(at), high = Load(at + 32);
      byte_low = _mm256_and_si256(_mm256_srli_epi16(low, 3), seven), byte_high = _mm256_and_si256(_mm256_srli_epi16(high, 3), seven);
      bit_low = _mm256_shuffle_epi8(bits, _mm256_and_si256(low, seven)),
      bit_high = _mm256_shuffle_epi8(bits, _mm256_and_si256(high, seven));
    }
    std::uint64_t In(const std::uint8_t* row) const {
      const __m256i set = _mm256_set1_epi64x(static_cast<long long>(base::Load64(row)));
      return Mask(_mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(set, byte_low), bit_low), bit_low),
                  _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(set, byte_high), bit_high), bit_high));
    }
    __m256i byte_low, byte_high, bit_low, bit_high;
  };
  static std::uint64_t Equal(__m256i low, __m256i high, unsigned char byte) {
    const __m256i wanted = _mm256_set1_epi8(static_cast<char>(byte));
    return Mask(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
  }
  static __m256i Load(const char* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }
  static std::uint64_t Mask(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) | std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))}
                                                                       << 32;
  }
  static __m256i Below(__m256i bytes, int first, int count) {  // unsigned bytes - first < count
    __m256i from = _mm256_sub_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first)));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from, _mm256_set1_epi8(static_cast<char>(count - 1))), from);
  }
  // By both halves of a byte: digits, letters of an even row, letters of an odd one, '_'. A byte with the high bit finds 0 in the first
  // table.
  static __m256i NoWords(__m256i bytes) {
    const __m256i by_low =
        _mm256_setr_epi8(5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 2, 2, 2, 2, 10, 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 2, 2, 2, 2, 10);
    const __m256i by_high =
        _mm256_setr_epi8(0, 0, 0, 1, 2, 12, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 12, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
    return _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(by_low, bytes), _mm256_shuffle_epi8(by_high, high)),
                             _mm256_setzero_si256());
  }
  static __m256i Leads2(__m256i bytes) { return Below(bytes, 0xC2, 30); }
  static __m256i Leads4(__m256i bytes) { return Below(bytes, 0xF0, 16); }
  static __m256i Leads3(__m256i bytes) { return Below(bytes, 0xE0, 16); }
  static __m256i Uniform(__m256i bytes, __m256i by_low) {
    const __m256i by_high =
        _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8);
    const __m256i half = _mm256_set1_epi8(15);
    __m256i a = _mm256_shuffle_epi8(by_low, _mm256_and_si256(bytes, half));
    __m256i b = _mm256_shuffle_epi8(by_high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
    return _mm256_cmpgt_epi8(_mm256_and_si256(a, b), _mm256_setzero_si256());
  }
  static std::uint64_t Tail(const char* at, int i) { return (static_cast<unsigned char>(at[i]) & 0xC0) == 0x80 ? 1 : 0; }

  __m256i low_, high_;
};

// Sixteen always, without a branch: a block seldom has more.
inline std::size_t Emit(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  const std::size_t count = static_cast<std::size_t>(__builtin_popcountll(mask));
  auto put = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {  // past the last bit it writes base + 64, which the next block overwrites
      out[i] = base + static_cast<std::uint32_t>(_tzcnt_u64(mask));
      mask = _blsr_u64(mask);
    }
  };
  put(0, 16);
  if (count > 16) [[unlikely]]
    put(16, 32);
  return count;
}

#include "lib/text/hash_kernel.inc"
#include "lib/text/tokenize_kernel.inc"

}  // namespace
}  // namespace avx2
ONOMA_TARGET_END

void TokenizeAvx2(std::string_view text, bool spaced, Words& words) {
  if (spaced)
    avx2::TokenizeBlocks<false, true>(text, nullptr, words);
  else
    avx2::TokenizeBlocks<false, false>(text, nullptr, words);
}

void HashRowAvx2(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                 std::uint8_t* small) {
  avx2::HashRow(text, begins, ends, count, hashes, small);
}

}  // namespace onoma::text
#endif
