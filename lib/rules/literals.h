// The words and punctuation that rules name literally. Each word gets one number for "in any case" and one for each form that some rule
// wants exactly, so that a unit carries a single number. Found by the hash that the tokenizer has already computed.
#ifndef ONOMA_LIB_RULES_LITERALS_H_
#define ONOMA_LIB_RULES_LITERALS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onoma::rules {

class Literals {
 public:
  // The number of `word` in any case, or of exactly this form. Numbers start at 1.
  std::uint32_t AddWord(std::string_view word);
  std::uint32_t AddForm(std::string_view form);
  // Builds the tables below; afterwards nothing is added.
  void Freeze();

  // The literal of a word of this hash, or 0. Hot.
  std::uint32_t Find(std::uint64_t hash, std::string_view word) const {
    if (!(filter_[(hash >> 6) & (kFilter - 1)] >> (hash & 63) & 1)) return 0;
    return FindSlow(hash, word);
  }
  std::uint32_t FindPunctuation(std::string_view character) const;

  std::size_t size() const { return forms_.size(); }                               // numbers in use, with 0
  std::uint32_t WordOf(std::uint32_t literal) const { return word_of_[literal]; }  // the number of the word in any case
  const std::string& text(std::uint32_t literal) const { return forms_[literal]; }

 private:
  static constexpr std::size_t kFilter = 256;
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t word = 0;
  };
  std::uint32_t FindSlow(std::uint64_t hash, std::string_view word) const;

  std::vector<std::string> forms_{std::string()};
  std::vector<std::uint32_t> word_of_{0};
  std::vector<std::vector<std::uint32_t>> forms_of_{{}};  // of a word: its exact forms
  std::unordered_map<std::string, std::uint32_t> words_, exact_;
  std::vector<Slot> slots_;
  std::uint64_t filter_[kFilter] = {};
  std::uint32_t ascii_punctuation_[128] = {};
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_LITERALS_H_
