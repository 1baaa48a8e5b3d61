// HashIndex: linear probing over a power of two; what At and Find seldom need.
#include "lib/document/working.h"

namespace onoma::document {

void HashIndex::NextGeneration() {
  if (++generation_ != 0) return;
  for (Slot& slot : slots_) slot.generation = 0;  // once in four thousand million
  generation_ = 1;
}

void HashIndex::Grow() {
  moved_.clear();
  for (std::size_t i = 0; i <= mask_; ++i)
    if (slots_[i].generation == generation_) moved_.push_back(slots_[i]);
  mask_ = mask_ * 2 + 1;
  if (slots_.size() <= mask_) slots_.resize(mask_ + 1);
  NextGeneration();
  for (const Slot& slot : moved_) {
    std::size_t i = slot.hash & mask_;
    while (slots_[i].generation == generation_) i = (i + 1) & mask_;
    slots_[i] = {slot.hash, slot.value, generation_};
  }
}

}  // namespace onoma::document
