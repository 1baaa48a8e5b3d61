// HashIndex: linear probing over a power of two; a 4 KB bit filter in front answers most questions with one load.
#include "lib/document/working.h"

#include <cstring>

namespace onoma::document {

void HashIndex::Clear() {
  for (std::uint32_t slot : used_) slots_[slot] = {};
  used_.clear();
  size_ = 0;
  std::memset(filter_, 0, sizeof filter_);
}

std::uint32_t HashIndex::Find(std::uint64_t hash) const {
  if (slots_.empty() || !MayHold(hash)) return kNoMention;
  std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].used; i = (i + 1) & mask)
    if (slots_[i].hash == hash) return slots_[i].value;
  return kNoMention;
}

std::uint32_t& HashIndex::At(std::uint64_t hash) {
  if ((size_ + 1) * 2 > slots_.size()) Grow();
  std::size_t mask = slots_.size() - 1, i = hash & mask;
  for (; slots_[i].used; i = (i + 1) & mask)
    if (slots_[i].hash == hash) return slots_[i].value;
  slots_[i] = {hash, kNoMention, true};
  used_.push_back(std::uint32_t(i));
  filter_[(hash >> 40) & 511] |= 1ull << (hash >> 58);
  ++size_;
  return slots_[i].value;
}

void HashIndex::Grow() {
  std::vector<Slot> old;
  old.swap(slots_);
  slots_.resize(old.empty() ? 256 : old.size() * 2);
  used_.clear();
  std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (!slot.used) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].used) i = (i + 1) & mask;
    slots_[i] = slot;
    used_.push_back(std::uint32_t(i));
  }
}

}  // namespace onoma::document
