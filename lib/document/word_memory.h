// What a word is (shape, classes, literal) depends on its bytes alone, and few words make most of any text: a thread remembers the words it
// met, each with the number of its signature. Four words of at most 12 bytes share a cache line and are compared at once; 2 MiB (in 1 MiB
// the stage "units" takes 8 % longer), and longer words in 128 KiB more.
#ifndef ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_
#define ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "lib/rules/signatures.h"
#include "lib/rules/unit_row.h"
#include "lib/text/tokens.h"

namespace onoma::document {

// Where a word stands changes what its unit is.
inline constexpr unsigned kAfterSpace = 0, kJoined = 1, kStartsSentence = 2;

// What a unit says of a headline, where capitals say little: it is a word in small letters that is no function word; it begins with a
// capital; it has nothing but capitals; it is "was" or the like in small letters.
inline constexpr std::uint8_t kSaysMuch = 1, kSaysCapital = 2, kSaysCapitals = 4, kSaysVerb = 8;

// Words of at most kShortWord bytes, and the numbers of their signatures.
inline constexpr std::size_t kShortWord = 12, kWordSets = 32768;
struct alignas(16) ShortWord {
  char bytes[kShortWord] = {};  // zero-padded; no word holds a zero
  std::uint32_t number = 0;
};
struct alignas(64) WordSet {
  ShortWord way[4];
};
static_assert(sizeof(ShortWord) == 16 && kWordSets == std::size_t(1) << 15);
inline std::size_t PlaceOfWord(std::uint64_t hash) { return hash >> 49; }
// The number of a word of at most kShortWord bytes in its set; 0: it is not there.
std::uint32_t FindWord(const WordSet& set, std::string_view word);

class WordMemory {
 public:
  // Forgets everything unless it was learned for this owner (Knowledge::serial; never 0) and these numbers of signatures (Engine::Prepare).
  // Whether it did.
  bool Meet(std::uint64_t owner, std::uint64_t generation, text::Isa isa) {
    if (owner_ == owner && generation_ == generation) return false;
    owner_ = owner;
    generation_ = generation;
    find_all_ = Finder(isa);
    sets_.assign(kWordSets, {});
    long_sets_.assign(kLongSets, {});
    places_.clear();
    roles_.clear();
    std::memset(punctuation_, 0, sizeof punctuation_);
    std::memset(general_, 0, sizeof general_);
    std::memset(edges_, 0, sizeof edges_);
    return true;
  }

  // The signature of each of the words (kAfterSpace), remembered or by `learn(i)`.
  template <class Learn>
  void Number(std::string_view text, const text::Words& words, std::vector<std::uint32_t>& numbers, const Learn& learn) {
    const std::size_t count = words.size();
    constexpr std::size_t kSlack = rules::UnitRow::kTogether;  // what is read in vain as rows of them are copied
    if (numbers.size() < count + kSlack) numbers.resize(count + count / 2 + kSlack);
    missing_.resize(kTogether);
    for (std::size_t first = 0; first < count; first += kTogether) {
      const std::size_t last = std::min(count, first + kTogether),
                        missing = find_all_(sets_.data(), text, words, first, last, numbers.data(), missing_.data());
      for (std::size_t m = 0; m < missing; ++m) {
        const std::size_t i = missing_[m];
        numbers[i] = Of(text.substr(words.begin(i), words.end(i) - words.begin(i)), words.hash(i), [&] { return learn(i); });
      }
    }
  }
  // The same of one word, or of any bytes without a zero, by their hash.
  template <class Learn>
  std::uint32_t Of(std::string_view word, std::uint64_t hash, const Learn& learn) {
    if (word.size() <= kShortWord) {
      const std::uint32_t number = FindWord(sets_[PlaceOfWord(hash)], word);
      return number ? number : Learned(PlaceOfWord(hash), word, learn());
    }
    if (word.size() > kLong) return learn();
    LongWay key;
    std::memcpy(key.bytes, word.data(), word.size());
    LongSet& set = long_sets_[PlaceOfWord(hash) & (kLongSets - 1)];
    for (const LongWay& way : set.way)
      if (way.number && std::memcmp(way.bytes, key.bytes, kLong) == 0) return way.number;
    set.way[1] = set.way[0];
    set.way[0] = key;
    return set.way[0].number = learn();
  }

  // The signature of a word of signature `number` at another place.
  std::uint32_t At(std::uint32_t number, unsigned place, rules::Signatures& signatures) {
    if (number >= places_.size()) places_.resize(signatures.size() + signatures.size() / 2);
    std::uint32_t& other = places_[number][place];
    if (other == 0) {
      rules::Unit unit = signatures.unit(number);
      if (place & kJoined) unit.kinds &= ~(std::uint64_t(1) << rules::kSpaceBefore);
      if (place & kStartsSentence) unit.kinds |= std::uint64_t(1) << rules::kSentenceStart;
      other = signatures.Of(unit);
    }
    return other;
  }
  // What each signature says of a headline (kSaysMuch and the others), one byte each; `function`, `verbs`: the classes of function words,
  // of auxiliaries.
  const std::uint8_t* Roles(const rules::Signatures& signatures, std::uint64_t function, std::uint64_t verbs) {
    while (roles_.size() < signatures.size()) roles_.push_back(RoleOf(signatures.unit(std::uint32_t(roles_.size())), function, verbs));
    return roles_.data();
  }
  // Places for the signatures of a punctuation character of one byte, and of an edge of these kinds; 0: not asked yet.
  std::uint32_t& Punctuation(char c, bool space_before) { return punctuation_[space_before][static_cast<unsigned char>(c)]; }
  std::uint32_t& GeneralMark(char third, bool space_before) {
    return general_[space_before][static_cast<unsigned char>(third) & 63];
  }  // U+2000 to U+203F, by its third byte
  std::uint32_t& Edge(std::uint64_t kinds) {
    return edges_[(kinds >> rules::kSentenceEdge & 1) | (kinds >> rules::kLineEdge & 1) << 1 |
                  (kinds >> rules::kTitleCaseHeadline & 1) << 2];
  }

 private:
  static constexpr std::size_t kLongSets = 2048, kLong = 28, kTogether = 4096;
  struct LongWay {
    char bytes[kLong] = {};
    std::uint32_t number = 0;
  };
  struct alignas(64) LongSet {
    LongWay way[2];
  };
  static_assert(sizeof(LongWay) == 32);

  // Numbers are many and seldom seen again: they push out each other, in the last way.
  std::uint32_t Learned(std::size_t place, std::string_view word, std::uint32_t number) {
    WordSet& set = sets_[place];
    ShortWord* way = &set.way[3];
    if (word[0] < '0' || word[0] > '9') {
      std::memmove(&set.way[1], &set.way[0], 2 * sizeof(ShortWord));
      way = &set.way[0];
    }
    *way = {};
    std::memcpy(way->bytes, word.data(), word.size());
    return way->number = number;
  }
  // Numbers the short words of [first, last) that are remembered; the others get 0 and are listed in `missing`, whose number it returns.
  // One for each instruction set.
  using FindAll = std::size_t (*)(const WordSet* sets, std::string_view text, const text::Words& words, std::size_t first, std::size_t last,
                                  std::uint32_t* numbers, std::uint32_t* missing);
  static FindAll Finder(text::Isa isa);
  static std::uint8_t RoleOf(const rules::Unit& unit, std::uint64_t function, std::uint64_t verbs);

  std::vector<WordSet> sets_;
  std::vector<LongSet> long_sets_;
  std::vector<std::array<std::uint32_t, 4>> places_;  // of a signature: at each place
  std::vector<std::uint32_t> missing_;                // words of a block that are not remembered
  FindAll find_all_ = nullptr;
  std::uint64_t owner_ = 0, generation_ = 0;
  std::vector<std::uint8_t> roles_;
  std::uint32_t punctuation_[2][256] = {}, general_[2][64] = {};
  std::uint32_t edges_[8] = {};
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_WORD_MEMORY_H_
