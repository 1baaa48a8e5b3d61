// Open addressing over the folded hash; a bit filter of 16,384 bits answers most words with one load.
#include "lib/rules/literals.h"

#include "lib/text/tokens.h"

namespace onoma::rules {

std::uint32_t Literals::AddWord(std::string_view word) {
  std::string folded;
  text::FoldWord(word, folded);
  auto [it, added] = words_.emplace(folded, std::uint32_t(forms_.size()));
  if (added) {
    forms_.push_back(folded);
    word_of_.push_back(it->second);
    forms_of_.emplace_back();
  }
  return it->second;
}

std::uint32_t Literals::AddForm(std::string_view form) {
  const std::uint32_t word = AddWord(form);
  auto [it, added] = exact_.emplace(std::string(form), std::uint32_t(forms_.size()));
  if (added) {
    forms_.emplace_back(form);
    word_of_.push_back(word);
    forms_of_.emplace_back();
    forms_of_[word].push_back(it->second);
  }
  return it->second;
}

void Literals::Freeze() {
  std::size_t capacity = 16;
  while (capacity < 2 * words_.size() + 2) capacity *= 2;
  slots_.assign(capacity, {});
  for (std::uint64_t& bits : filter_) bits = 0;
  for (const auto& [folded, word] : words_) {
    const std::uint64_t hash = text::FoldedHash(folded);
    filter_[(hash >> 6) & (kFilter - 1)] |= std::uint64_t(1) << (hash & 63);
    std::size_t at = (hash >> 20) & (capacity - 1);
    while (slots_[at].word) at = (at + 1) & (capacity - 1);
    slots_[at] = {hash, word};
    if (folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 128) ascii_punctuation_[static_cast<unsigned char>(folded[0])] = word;
  }
}

std::uint32_t Literals::FindSlow(std::uint64_t hash, std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hash >> 20) & mask; slots_[at].word; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const std::uint32_t found = slots_[at].word;
    for (std::uint32_t form : forms_of_[found])
      if (forms_[form] == word) return form;
    if (word == forms_[found] || text::EqualFolded(word, forms_[found])) return found;
  }
  return 0;
}

std::uint32_t Literals::FindPunctuation(std::string_view character) const {
  if (character.size() == 1 && static_cast<unsigned char>(character[0]) < 128)
    return ascii_punctuation_[static_cast<unsigned char>(character[0])];
  const auto it = words_.find(std::string(character));
  return it == words_.end() ? 0 : it->second;
}

}  // namespace onoma::rules
