// String pool and word classes of the image.
#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

#include "lib/base/bytes.h"
#include "lib/base/status.h"
#include "lib/gazetteer/build_parts.h"
#include "lib/text/tokens.h"

namespace onoma::gazetteer {

std::uint64_t StringPool::Hash(std::string_view text) { return base::Checksum(text); }

StringRef StringPool::Append(std::string_view text) {
  StringRef ref{static_cast<std::uint32_t>(size_), static_cast<std::uint32_t>(text.size())};
  size_ += text.size();
  if (size_ <= 0xFFFFFFFFu) bytes_.append(text);
  return ref;
}

StringRef StringPool::Add(std::string_view text) {
  if (text.empty()) return {0, 0};
  auto [it, is_new] = seen_.try_emplace(Hash(text), StringRef{0, 0});
  if (!is_new && it->second.size == text.size() && std::string_view(bytes_).substr(it->second.at, it->second.size) == text)
    return it->second;
  StringRef ref = Append(text);
  if (is_new) it->second = ref;
  return ref;
}

absl::Status AddWords(const Records& records, StringPool& strings, Parts& parts) {
  std::map<std::string_view, std::uint32_t> class_index;
  for (const WordRecord& record : records.words) class_index.emplace(record.word_class, 0);
  if (class_index.size() > 64) return base::ResourceExhausted("more than 64 word classes; join some");
  for (auto& [name, index] : class_index) {
    index = static_cast<std::uint32_t>(parts.classes.size());
    parts.classes.push_back(strings.Add(name));
  }
  struct Word {
    std::uint64_t mask = 0;
    std::map<std::uint32_t, std::string_view> values;
  };
  std::map<std::string, Word> words;
  for (const WordRecord& record : records.words) {
    std::string folded;
    text::FoldWord(record.word, folded);
    if (folded.empty()) continue;
    Word& word = words[folded];
    std::uint32_t index = class_index[record.word_class];
    word.mask |= std::uint64_t{1} << index;
    std::string_view& value = word.values[index];
    if (value.empty()) value = record.value;
  }
  std::map<std::uint64_t, std::uint32_t> masks;
  for (const auto& [folded, word] : words) masks.emplace(word.mask, 0);
  if (masks.size() > 65535) return base::ResourceExhausted("more than 65,535 combinations of word classes; join some");
  for (auto& [mask, index] : masks) {
    index = static_cast<std::uint32_t>(parts.class_masks.size());
    parts.class_masks.push_back(mask);
  }
  std::size_t slots = std::bit_ceil(std::max<std::size_t>(words.size() * 3 / 2, 16));  // a third of them empty at least
  parts.words.assign(slots, WordSlot{});
  for (const auto& [folded, word] : words) {
    std::uint64_t hash = text::FoldedHash(folded);
    std::size_t at = hash & (slots - 1);
    while (parts.words[at].size != 0) at = (at + 1) & (slots - 1);
    WordSlot& slot = parts.words[at];
    slot.tag = static_cast<std::uint32_t>(hash >> 32);
    slot.text = strings.Add(folded).at, slot.size = static_cast<std::uint16_t>(folded.size());
    slot.mask = static_cast<std::uint16_t>(masks[word.mask]);
    bool any = false;
    for (const auto& [index, value] : word.values) any |= !value.empty();
    slot.values = any ? static_cast<std::uint32_t>(parts.word_values.size()) : kNoValues;
    if (any)
      for (const auto& [index, value] : word.values) parts.word_values.push_back(strings.Add(value));
  }
  return absl::OkStatus();
}

}  // namespace onoma::gazetteer
