// What an entity tells of its row (id, name, subtype, where the row stands, its attributes in pairs) is the same at each of its mentions: a
// thread remembers the rows that it met. A row read from the image is two or three lines that are seldom near, and its attributes are one
// text to be taken apart.
#ifndef ONOMA_LIB_DOCUMENT_ENTRY_MEMORY_H_
#define ONOMA_LIB_DOCUMENT_ENTRY_MEMORY_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/document/knowledge.h"
#include "onoma/entity.h"

namespace onoma::document {

struct EntryFacts {
  static constexpr std::uint32_t kMost = 6;

  EntryRef entry = kNoEntry;
  std::uint32_t count = 0;                     // attributes; more than kMost are not here
  std::string_view id, name, subtype, origin;  // in the image
  Attribute attributes[kMost];
};

class EntryMemory {
 public:
  // Before each document.
  void Meet(const Knowledge& knowledge) {
    if (owner_ == knowledge.serial()) return;
    owner_ = knowledge.serial();
    entries_.assign(kEntries, {});
  }
  // From memory or from the image. Valid until the next call.
  const EntryFacts& Of(const Knowledge& knowledge, EntryRef entry) {
    EntryFacts& facts = entries_[entry * 0x9e3779b1u >> 23];
    if (facts.entry != entry) Learn(knowledge, entry, facts);
    return facts;
  }

 private:
  static constexpr std::size_t kEntries = 512;
  static_assert(kEntries == std::size_t(1) << (32 - 23));

  static void Learn(const Knowledge& knowledge, EntryRef entry, EntryFacts& facts);

  std::vector<EntryFacts> entries_;
  std::uint64_t owner_ = 0;
};

// Calls `each(key, value)` for what a row says of itself: its country, then "key=value;key=value" as written in the gazetteer.
template <class Each>
void EachAttribute(const gazetteer::EntryView& entry, const Each& each) {
  if (!entry.country.empty()) each(std::string_view("country"), entry.country);
  for (std::string_view written = entry.attributes; !written.empty();) {
    const std::size_t end = std::min(written.find(';'), written.size());
    const std::string_view pair = written.substr(0, end);
    written.remove_prefix(std::min(end + 1, written.size()));
    const std::size_t equal = pair.find('=');
    if (equal != std::string_view::npos) each(pair.substr(0, equal), pair.substr(equal + 1));
  }
}

inline void EntryMemory::Learn(const Knowledge& knowledge, EntryRef ref, EntryFacts& facts) {
  const gazetteer::EntryView entry = knowledge.Entry(ref);
  facts.entry = ref;
  facts.id = entry.id, facts.name = entry.name, facts.origin = entry.origin;
  facts.subtype = knowledge.images()[ref >> kImageShift].type_name(entry.subtype);
  facts.count = 0;
  EachAttribute(entry, [&](std::string_view key, std::string_view value) {
    if (facts.count < EntryFacts::kMost) facts.attributes[facts.count] = {key, value};
    ++facts.count;
  });
}

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_ENTRY_MEMORY_H_
