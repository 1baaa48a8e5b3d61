// A table of words, hashed by the compiler: a look costs a hash and a comparison instead of a walk through the table.
#ifndef ONOMA_LIB_RULES_WORD_INDEX_H_
#define ONOMA_LIB_RULES_WORD_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace onoma::rules {

constexpr std::string_view KeyOf(std::string_view row) { return row; }

// Over rows of a type with KeyOf, which must outlive it. Of equal keys the first counts.
template <class Row, std::size_t N>
class WordIndex {
 public:
  explicit constexpr WordIndex(const Row (&rows)[N]) : rows_(rows) {
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t at = Hash(KeyOf(rows[i])) % kSlots;
      while (slots_[at] != 0 && KeyOf(rows[slots_[at] - 1u]) != KeyOf(rows[i])) at = (at + 1) % kSlots;
      if (slots_[at] == 0) slots_[at] = std::uint16_t(i + 1);
    }
  }
  // The row of `word`, or null.
  const Row* Find(std::string_view word) const {
    for (std::size_t at = Hash(word) % kSlots; slots_[at] != 0; at = (at + 1) % kSlots)
      if (KeyOf(rows_[slots_[at] - 1u]) == word) return &rows_[slots_[at] - 1u];
    return nullptr;
  }

 private:
  static constexpr std::size_t Slots() {
    std::size_t slots = 4;
    while (slots < 3 * N) slots *= 2;
    return slots;
  }
  static constexpr std::size_t kSlots = Slots();
  static constexpr std::uint32_t Hash(std::string_view word) {
    std::uint32_t hash = std::uint32_t(word.size());
    for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
    return hash ^ hash >> 15;
  }
  const Row* rows_;
  std::uint16_t slots_[kSlots] = {};
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_WORD_INDEX_H_
