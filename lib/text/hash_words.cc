// Hashes all words of a text. A word of at most 16 ASCII bytes, nearly every word of English, takes two loads, two masks and one
// multiplication; one of another script that many texts are written in, some look-ups more. No load crosses the end of the text.
#include "lib/text/fold_fast.h"
#include "lib/text/hash.h"
#include "lib/text/tokenize.h"

namespace onoma::text {
namespace {

// Out of line, so that the loop over English stays short.
[[gnu::noinline]] std::uint64_t HashOther(const char* at, std::size_t size) {
  std::uint64_t hash;
  if (size <= 16 && HashShortFolded(CharTable::Get(), at, size, hash)) return hash;
  return FoldedHash({at, size});
}

}  // namespace

void HashWords(std::string_view text, Words& words) {
  std::size_t count = words.size();
  words.Reserve(count, true);
  const std::uint32_t* begins = words.begins();
  const std::uint32_t* ends = words.ends();
  std::uint64_t* hashes = words.mutable_hashes();
  std::size_t wide = count;  // words before it can be read 16 bytes at a time
  while (wide > 0 && std::size_t{begins[wide - 1]} + 16 > text.size()) --wide;
  for (std::size_t i = 0; i < wide; ++i) {
    std::size_t size = ends[i] - begins[i];
    if (size > 16 || !HashShortWord(text.data() + begins[i], size, hashes[i])) hashes[i] = HashOther(text.data() + begins[i], size);
  }
  for (std::size_t i = wide; i < count; ++i) hashes[i] = FoldedHash(text.substr(begins[i], ends[i] - begins[i]));
  words.set_size(count, true);
}

}  // namespace onoma::text
