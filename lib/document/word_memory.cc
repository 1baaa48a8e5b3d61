// The search of a block of words, one for each instruction set: a word's bytes are compared with the four of its set at once. In a set of
// 64 bytes each word holds 12 bytes and its number; a word is found where three neighbouring quarters are equal.
#include "lib/document/word_memory.h"

#include <bit>

#include "lib/base/target.h"
#include "lib/text/hash.h"

#if defined(ONOMA_X86)
#include <immintrin.h>
#endif

namespace onoma::document {

std::uint32_t FindWord(const WordSet& set, std::string_view word) {
  ShortWord key;
  std::memcpy(key.bytes, word.data(), word.size());
  for (const ShortWord& way : set.way)
    if (std::memcmp(way.bytes, key.bytes, kShortWord) == 0) return way.number;
  return 0;
}

namespace {

// Words whose set is fetched before it is asked; behind the last word any set is.
constexpr std::size_t kAhead = 24;
static_assert(kAhead <= text::Words::kSlack);

std::size_t Scalar(const WordSet* sets, std::string_view text, const text::Words& words, std::size_t first, std::size_t last,
                   std::uint32_t* numbers, std::uint32_t* missing) {
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view word = text.substr(words.begin(i), words.end(i) - words.begin(i));
    numbers[i] = word.size() <= kShortWord ? FindWord(sets[PlaceOfWord(words.hash(i))], word) : 0;
    missing[count] = std::uint32_t(i);
    count += numbers[i] == 0;
  }
  return count;
}

#if defined(ONOMA_X86)
ONOMA_TARGET_BEGIN(ONOMA_AVX2)
std::size_t Avx2(const WordSet* sets, std::string_view text, const text::Words& words, std::size_t first, std::size_t last,
                 std::uint32_t* numbers, std::uint32_t* missing) {
  const std::uint32_t *const begins = words.begins(), *const ends = words.ends();
  const std::uint64_t* const hashes = words.hashes();
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    __builtin_prefetch(&sets[PlaceOfWord(hashes[i + kAhead])]);
    const std::size_t size = ends[i] - begins[i];
    std::uint32_t number = 0;
    if (size <= kShortWord && std::size_t(begins[i]) + 16 <= text.size()) {
      const __m128i bytes = _mm_and_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + begins[i])),
                                          _mm_loadu_si128(reinterpret_cast<const __m128i*>(text::kPrefix + 16 - size)));
      const __m256i twice = _mm256_broadcastsi128_si256(bytes);
      const WordSet& set = sets[PlaceOfWord(hashes[i])];
      const __m256i low = _mm256_cmpeq_epi32(twice, _mm256_load_si256(reinterpret_cast<const __m256i*>(&set.way[0])));
      const __m256i high = _mm256_cmpeq_epi32(twice, _mm256_load_si256(reinterpret_cast<const __m256i*>(&set.way[2])));
      const unsigned bits = unsigned(_mm256_movemask_ps(_mm256_castsi256_ps(low))) | unsigned(_mm256_movemask_ps(_mm256_castsi256_ps(high)))
                                                                                         << 8,
                     found = bits & bits >> 1 & bits >> 2 & 0x1111;
      if (found) number = set.way[unsigned(std::countr_zero(found)) >> 2].number;
    }
    numbers[i] = number;
    missing[count] = std::uint32_t(i);
    count += number == 0;
  }
  return count;
}
ONOMA_TARGET_END

ONOMA_TARGET_BEGIN(ONOMA_AVX512)
std::size_t Avx512(const WordSet* sets, std::string_view text, const text::Words& words, std::size_t first, std::size_t last,
                   std::uint32_t* numbers, std::uint32_t* missing) {
  const std::uint32_t *const begins = words.begins(), *const ends = words.ends();
  const std::uint64_t* const hashes = words.hashes();
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    __builtin_prefetch(&sets[PlaceOfWord(hashes[i + kAhead])]);
    const std::uint32_t size = ends[i] - begins[i];
    const WordSet& set = sets[PlaceOfWord(hashes[i])];
    // Of a longer word the first 16 bytes are read, and what is found is not believed.
    const __m512i four =
        _mm512_maskz_broadcast_i32x4(0xFFFF, _mm_maskz_loadu_epi8(__mmask16(_bzhi_u32(0xFFFF, size)), text.data() + begins[i]));
    const unsigned bits = _mm512_cmpeq_epi32_mask(four, _mm512_load_si512(&set)), found = bits & bits >> 1 & bits >> 2 & 0x1111;
    const std::uint32_t number = found && size <= kShortWord ? set.way[_tzcnt_u32(found) >> 2].number : 0;
    numbers[i] = number;
    missing[count] = std::uint32_t(i);
    count += number == 0;
  }
  return count;
}
ONOMA_TARGET_END
#endif

}  // namespace

std::uint8_t WordMemory::RoleOf(const rules::Unit& unit, std::uint64_t function, std::uint64_t verbs) {
  const auto is = [&](unsigned kind) { return (unit.kinds >> kind & 1) != 0; };
  return std::uint8_t((is(rules::kLower) && !(unit.classes & function) ? kSaysMuch : 0) |
                      (is(rules::kCap) || is(rules::kAllCaps) || is(rules::kInitial) ? kSaysCapital : 0) |
                      (is(rules::kAllCaps) ? kSaysCapitals : 0) | (is(rules::kLower) && (unit.classes & verbs) ? kSaysVerb : 0));
}

WordMemory::FindAll WordMemory::Finder(text::Isa isa) {
#if defined(ONOMA_X86)
  if (isa == text::Isa::kAvx512) return Avx512;
  if (isa == text::Isa::kAvx2) return Avx2;
#endif
  (void)isa;
  return Scalar;
}

}  // namespace onoma::document
