// The units of a document in one row that is written front to back: a vector, but for room that is taken before it is filled, since a word costs little more than its unit's six stores.
#ifndef ONOMA_LIB_DOCUMENT_UNIT_ROW_H_
#define ONOMA_LIB_DOCUMENT_UNIT_ROW_H_

#include <algorithm>
#include <cstddef>
#include <memory>

#include "lib/rules/units.h"

namespace onoma::document {

class UnitRow {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  rules::Unit& operator[](std::size_t i) { return data_[i]; }
  const rules::Unit& operator[](std::size_t i) const { return data_[i]; }
  rules::Unit* begin() { return data_.get(); }
  rules::Unit* end() { return data_.get() + size_; }
  const rules::Unit* begin() const { return data_.get(); }
  const rules::Unit* end() const { return data_.get() + size_; }
  rules::Unit* data() { return data_.get(); }
  const rules::Unit* data() const { return data_.get(); }
  rules::Unit& back() { return data_[size_ - 1]; }
  void clear() { size_ = 0; }

  // Where the next `count` units may be written; Add tells how many were.
  rules::Unit* Room(std::size_t count) {
    if (size_ + count > capacity_) Grow(size_ + count);
    return data_.get() + size_;
  }
  void Add(std::size_t count) { size_ += count; }

 private:
  void Grow(std::size_t least) {
    capacity_ = std::max(least + 64, capacity_ * 2);
    auto data = std::make_unique<rules::Unit[]>(capacity_);
    std::copy(begin(), end(), data.get());
    data_ = std::move(data);
  }
  std::unique_ptr<rules::Unit[]> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_UNIT_ROW_H_
