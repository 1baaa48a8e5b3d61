// What a word is (shape, classes, literal) depends on its bytes alone, and few words make most of any text: a thread remembers the words it met.
// Sets of two words in one cache line, 2 MiB; in half of it 91 in 100 words of the news wire are found (8,192 single places: 76); half of the rest are numbers.
#ifndef ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_
#define ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace onoma::document {

struct WordFacts {
  std::uint64_t classes = 0;
  std::uint32_t literal = 0;
  std::uint16_t shape = 0;  // bits 32..47 of Unit::kinds
  std::uint16_t signature = 0;  // Engine::Signature of the word after a space, inside a sentence; 0: none, or too large
  std::uint64_t kinds() const { return std::uint64_t(shape) << 32; }
};

class WordMemory {
 public:
  // Forgets everything unless it was learned for this owner (Knowledge::serial; never 0) and these numbers of signatures (Engine::Prepare). Whether it did.
  bool Meet(std::uint64_t owner, std::uint64_t generation) {
    if (owner_ == owner && generation_ == generation) return false;
    owner_ = owner;
    generation_ = generation;
    sets_.assign(kSets, {});
    std::memset(punctuation_, 0, sizeof punctuation_);
    return true;
  }
  void Prefetch(std::uint64_t hash) const { __builtin_prefetch(&sets_[Place(hash)]); }

  // Engine::Signature of a punctuation character of one byte; 0: not asked yet.
  std::uint32_t& PunctSignature(char c, bool space_before) { return punctuation_[space_before][static_cast<unsigned char>(c)]; }

  // The facts of `word` (not empty, inside `text`, of folded hash `hash`), from memory or by `learn()`. Valid until the next call.
  template <class Learn>
  const WordFacts& Of(std::uint64_t hash, std::string_view word, std::string_view text, const Learn& learn) {
    if (word.size() > 16) return long_ = learn();
    const Key key = KeyOf(word, text);
    Set& set = sets_[Place(hash)];
    if (set.way[0].key == key) return set.way[0].facts;
    if (set.way[1].key == key) {
      std::swap(set.way[0], set.way[1]);
      return set.way[0].facts;
    }
    const bool number = word[0] >= '0' && word[0] <= '9';  // many, seldom seen again: they push out each other
    if (!number) set.way[1] = set.way[0];
    Way& way = set.way[number];
    way = {key, learn()};
    return way.facts;
  }
  // The same if they are remembered, else null.
  const WordFacts* Find(std::uint64_t hash, std::string_view word, std::string_view text) const {
    if (word.empty() || word.size() > 16) return nullptr;
    const Key key = KeyOf(word, text);
    const Set& set = sets_[Place(hash)];
    return set.way[0].key == key ? &set.way[0].facts : set.way[1].key == key ? &set.way[1].facts : nullptr;
  }

 private:
  static constexpr std::size_t kSets = 32768;
  static std::size_t Place(std::uint64_t hash) { return hash * 0x9e3779b97f4a7c15ull >> 49; }
  // The bytes of a word; no size, since a zero is no byte of a word.
  struct Key {
    std::uint64_t a = 0, b = 0;
    bool operator==(const Key& other) const { return a == other.a && b == other.b; }
  };
  static Key KeyOf(std::string_view word, std::string_view text) {
    const std::size_t size = word.size();
    std::uint64_t a = 0, b = 0;  // apart: as one copy of 16 bytes they would go through memory
    if (word.data() + 16 <= text.data() + text.size()) {  // two loads and a mask; never past the text
      std::memcpy(&a, word.data(), 8);
      std::memcpy(&b, word.data() + 8, 8);
      a &= ~std::uint64_t(0) >> (size < 8 ? 64 - size * 8 : 0);
      b = size <= 8 ? 0 : b & ~std::uint64_t(0) >> (128 - size * 8);
    } else {
      char bytes[16] = {};
      std::memcpy(bytes, word.data(), size);
      std::memcpy(&a, bytes, 8);
      std::memcpy(&b, bytes + 8, 8);
    }
    return {a, b};
  }
  struct Way {
    Key key;
    WordFacts facts;
  };
  struct alignas(64) Set {
    Way way[2];
  };
  static_assert(sizeof(Set) == 64 && kSets == std::size_t(1) << 15);
  std::vector<Set> sets_;
  std::uint64_t owner_ = 0, generation_ = 0;
  WordFacts long_;
  std::uint32_t punctuation_[2][256] = {};
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_
