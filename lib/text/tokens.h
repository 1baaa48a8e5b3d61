// Words of a text: maximal runs of word characters (letters, marks, digits of every script, and '_'). Everything between two
// words is a gap; punctuation belongs to no word. Context-free: a word is the same wherever it stands.
//
// The semantic definition is TokenizeScalar; the others are proved equal to it.
#ifndef ONOMA_LIB_TEXT_TOKENS_H_
#define ONOMA_LIB_TEXT_TOKENS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace onoma::text {

enum class Isa { kScalar, kAvx2, kAvx512 };
// The best of this machine, or what $ONOMA_ISA (scalar, avx2, avx512) says, whichever is the lesser. Read once.
Isa BestIsa();

// Structure of arrays, reused from document to document; grows, never shrinks. Index i is the i-th word.
class Words {
 public:
  std::size_t size() const { return size_; }
  std::uint32_t begin(std::size_t i) const { return begin_[i]; }
  std::uint32_t end(std::size_t i) const { return end_[i]; }
  std::uint64_t hash(std::size_t i) const { return hash_[i]; }  // FoldedHash of the word; only if hashed()
  const std::uint32_t* begins() const { return begin_.get(); }
  const std::uint32_t* ends() const { return end_.get(); }
  const std::uint64_t* hashes() const { return hash_.get(); }
  const std::uint8_t* small() const { return small_.get(); }  // bit i % 8 of byte i / 8: word i begins with a to z; only if hashed()
  bool hashed() const { return hashed_; }
  // The first word in [first, limit) that does not stand behind a space right behind the word before it; `limit` if there is none. Only if
  // hashed().
  std::size_t NextApart(std::size_t first, std::size_t limit) const {
    if (first >= limit) return limit;
    std::size_t at = first;
    for (std::uint64_t apart = ~spaced_[at / 64] >> at % 64;; apart = ~spaced_[at / 64]) {
      if (apart != 0) return std::min(limit, at + std::size_t(std::countr_zero(apart)));
      at = at / 64 * 64 + 64;
      if (at >= limit) return limit;
    }
  }
  // Words whose first bytes were asked for, in order; only if filtered().
  const std::uint32_t* candidates() const { return candidate_.get(); }
  std::size_t candidate_count() const { return candidate_count_; }
  bool filtered() const { return filtered_; }

  // For tokenizers: room for `words` words and the slack that vector stores overrun. Keeps what is there.
  static constexpr std::size_t kSlack = 64;
  void Reserve(std::size_t words, bool hashes, bool candidates = false, bool spaced = false);
  std::uint32_t* mutable_candidates() { return candidate_.get(); }
  std::uint32_t* mutable_begins() { return begin_.get(); }
  std::uint32_t* mutable_ends() { return end_.get(); }
  std::uint64_t* mutable_hashes() { return hash_.get(); }
  std::uint8_t* mutable_small() { return small_.get(); }
  std::uint64_t* mutable_spaced() { return spaced_.get(); }
  void set_size(std::size_t size, bool hashed) { size_ = size, hashed_ = hashed, filtered_ = false; }
  void set_candidates(std::size_t count) { candidate_count_ = count, filtered_ = true; }

 private:
  std::size_t size_ = 0, candidate_count_ = 0, capacity_ = 0, hash_capacity_ = 0, candidate_capacity_ = 0, spaced_capacity_ = 0;
  bool hashed_ = false, filtered_ = false;
  std::unique_ptr<std::uint32_t[]> begin_, end_, candidate_;
  std::unique_ptr<std::uint64_t[]> hash_;
  std::unique_ptr<std::uint8_t[]> small_;
  std::unique_ptr<std::uint64_t[]> spaced_;  // bit i % 64 of i / 64: a space alone stands before word i
};

// Splits `text` (less than 4 GiB) into words and hashes each. Invalid UTF-8: each offending byte is a gap byte.
void Tokenize(std::string_view text, Isa isa, Words& words);
// The same without the hashes.
void TokenizeBounds(std::string_view text, Isa isa, Words& words);
// The same, listing the words that may be wanted, where this machine does that for nothing: `wanted` are three tables of 256 bytes, for the
// word's first byte and the two that follow in the text (zeros behind its end); a word is listed if the three entries share a bit.
void TokenizeFiltered(std::string_view text, Isa isa, const std::uint8_t* wanted, Words& words);

// A stable hash (part of the image format) of the folded word: lower case, accents of Latin, Greek and Cyrillic letters taken off where
// Unicode decomposes them (NFD without Mn), full-width forms and ligatures by simple compatibility only where listed in char_table.cc.
std::uint64_t FoldedHash(std::string_view word);
// Writes the folded word to `out`, which has room for 4 bytes more than 3 times the word; returns its size.
std::size_t FoldTo(std::string_view word, char* out);
// Appends the folded word to `out`; never longer than 3 times the word.
template <class String>
void FoldWord(std::string_view word, String& out) {
  std::size_t size = out.size();
  out.resize(size + 3 * word.size() + 4);
  out.resize(size + FoldTo(word, out.data() + size));
}
// Whether two words fold to the same; no allocation.
bool EqualFolded(std::string_view a, std::string_view b);

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_TOKENS_H_
