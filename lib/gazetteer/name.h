// A name as the index sees it: words and the gaps between them, folded. The key of a row of words chains their hashes and the
// hashes of the folded gaps; what stands before the first and behind the last word is compared, not hashed.
#ifndef ONOMA_LIB_GAZETTEER_NAME_H_
#define ONOMA_LIB_GAZETTEER_NAME_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/bytes.h"
#include "lib/gazetteer/records.h"

namespace onoma::gazetteer {

// Hash of a gap. A run of white space with at most one line end is one space; apostrophes, hyphens and double quotes are one each.
std::uint64_t GapHashSlow(std::string_view gap);
extern const unsigned char kGapByte[128];  // an ASCII byte as a folded gap
inline std::uint64_t GapHash(const char* gap, std::size_t size) {
  if (size == 1 && static_cast<signed char>(*gap) >= 0) return kGapByte[static_cast<unsigned char>(*gap)];
  return GapHashSlow(std::string_view(gap, size));
}

// Key of one more word behind a row of words.
inline std::uint64_t ChainKey(std::uint64_t key, std::uint64_t gap, std::uint64_t word) {
  return base::Mum(key + base::kMix2 * (gap + 1), word ^ base::kMix3);
}

// What the pair filter knows of two words: not the gap, which is looked at only if the pair passes.
inline std::uint64_t PairKey(std::uint64_t first, std::uint64_t second) { return base::Mum(first ^ base::kMix2, second ^ base::kMix3); }

// A surface form, cut at its words. Holds no text of its own.
struct NameParts {
  std::vector<std::uint32_t> begins, ends;  // words
  std::vector<std::uint64_t> hashes;
  void Cut(std::string_view name);
};

// Appends the folded form: equal for two surface forms exactly if they are one name.
void FoldName(std::string_view name, std::string& out);

// Whether `text` at `at` (the begin of a word, `last_end` the end of the name's last word) reads as `name` when folded, with what the name
// has before its first and behind its last word. Gives the bytes of the match. No allocation.
bool ReadsAs(std::string_view text, std::size_t at, std::size_t last_end, std::string_view name, std::size_t& begin, std::size_t& end);

// The bytes before a name's first word; mostly none.
std::size_t LeadOf(std::string_view name);

// Whether an alias with these flags admits `surface`, which reads as `alias` when folded.
bool AdmitsSurface(std::uint16_t flags, std::string_view alias, std::string_view surface);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_NAME_H_
