// Hashes all words of a text, by the instruction set; and the words that no vector serves.
#include <algorithm>

#include "lib/text/fold_fast.h"
#include "lib/text/hash.h"
#include "lib/text/tokenize.h"

namespace onoma::text {

std::uint64_t HashOther(const char* at, std::size_t size, bool wide) {
  std::uint64_t hash;
  if (wide && size <= 16 && HashShortFolded(CharTable::Get(), at, size, hash)) return hash;
  return FoldedHash({at, size});
}

namespace scalar {
namespace {

#include "lib/text/hash_kernel.inc"

}  // namespace
}  // namespace scalar

void HashRowScalar(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                   std::uint8_t* small) {
  scalar::HashRow(text, begins, ends, count, hashes, small);
}

void HashWords(std::string_view text, Isa isa, Words& words) {
  const std::size_t count = words.size();
  words.Reserve(count, true);
  const std::uint32_t *begins = words.begins(), *ends = words.ends();
#if defined(ONOMA_X86)
  isa = std::min(isa, BestIsa());
  if (isa == Isa::kAvx512) {
    HashRowAvx512(text, begins, ends, count, words.mutable_hashes(), words.mutable_small());
  } else if (isa == Isa::kAvx2) {
    HashRowAvx2(text, begins, ends, count, words.mutable_hashes(), words.mutable_small());
  } else
#endif
    HashRowScalar(text, begins, ends, count, words.mutable_hashes(), words.mutable_small());
  (void)isa;
  words.set_size(count, true);
}

}  // namespace onoma::text
