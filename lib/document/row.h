// Candidates and what is listed of them in one row that is written front to back: a vector, but for room that is taken before it is filled,
// since a candidate costs little more than its stores.
#ifndef ONOMA_LIB_DOCUMENT_ROW_H_
#define ONOMA_LIB_DOCUMENT_ROW_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace onoma::document {

template <class T>
class Row {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }
  T* begin() { return data_.get(); }
  T* end() { return data_.get() + size_; }
  const T* begin() const { return data_.get(); }
  const T* end() const { return data_.get() + size_; }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  T& back() { return data_.get()[size_ - 1]; }
  const T& back() const { return data_.get()[size_ - 1]; }
  void clear() { size_ = 0; }

  void push_back(const T& item) {
    *Room(1) = item;
    ++size_;
  }

  // Where the next `count` of them may be written; Add tells how many were.
  T* Room(std::size_t count) {
    if (size_ + count > capacity_) Grow(size_ + count);
    return data_.get() + size_;
  }
  void Add(std::size_t count) { size_ += count; }

 private:
  void Grow(std::size_t least) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
    capacity_ = std::max(least + 64, capacity_ + capacity_ / 2);
    std::unique_ptr<T, Free> data(static_cast<T*>(::operator new(capacity_ * sizeof(T))));  // not touched before it is written
    if (size_ > 0) std::memcpy(static_cast<void*>(data.get()), data_.get(), size_ * sizeof(T));
    data_ = std::move(data);
  }
  struct Free {
    void operator()(T* data) const { ::operator delete(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_ROW_H_
