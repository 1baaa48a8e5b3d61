// The units of a document as three rows: where each begins and ends, and the number of what it is (Signatures). 12 bytes a unit, so that a
// run of words becomes units by three copies, and a document takes little memory.
#ifndef ONOMA_LIB_RULES_UNIT_ROW_H_
#define ONOMA_LIB_RULES_UNIT_ROW_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "lib/rules/signatures.h"
#include "lib/rules/units.h"

namespace onoma::rules {

class UnitRow {
 public:
  static constexpr std::size_t kTogether = 16;      // units that Copy writes at once
  static constexpr std::size_t kSlack = kTogether;  // what it may write behind the last unit
  static constexpr std::size_t kBehind = 4;         // units that are none

  // Forgets the units. `signatures` must outlive the row, and keep its numbers.
  void Begin(const Signatures& signatures) { facts_ = &signatures, size_ = 0; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint32_t begin(std::size_t i) const { return begins_[i]; }
  std::uint32_t end(std::size_t i) const { return ends_[i]; }
  std::uint32_t signature(std::size_t i) const { return signatures_[i]; }
  std::uint64_t kinds(std::size_t i) const { return facts_->unit(signatures_[i]).kinds; }
  std::uint64_t classes(std::size_t i) const { return facts_->unit(signatures_[i]).classes; }
  std::uint32_t literal(std::size_t i) const { return facts_->unit(signatures_[i]).literal; }
  // A copy; what is not asked of it is not loaded.
  Unit operator[](std::size_t i) const {
    Unit unit = facts_->unit(signatures_[i]);
    unit.begin = begins_[i], unit.end = ends_[i];
    return unit;
  }
  std::vector<Unit> ToVector() const {
    std::vector<Unit> units(size_);
    for (std::size_t i = 0; i < size_; ++i) units[i] = (*this)[i];
    return units;
  }
  // By unit, and kBehind that are none (signature 0) behind the last once Close was called.
  const std::uint32_t* signatures() const { return signatures_.get(); }
  const std::uint32_t* begins() const { return begins_.get(); }

  void Push(std::uint32_t signature, std::uint32_t begin, std::uint32_t end) {
    Reserve(1);
    signatures_[size_] = signature, begins_[size_] = begin, ends_[size_] = end;
    ++size_;
  }
  // Appends `count` units; reads up to kTogether - 1 more of each row. Nearly all runs are shorter than that, so how often the loop runs is
  // foretold.
  void Copy(const std::uint32_t* signatures, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count) {
    Reserve(count);
    // Pointers of its own: what memcpy writes might be anything else.
    std::uint32_t *const to_signatures = signatures_.get() + size_, *const to_begins = begins_.get() + size_,
                         *const to_ends = ends_.get() + size_;
    for (std::size_t i = 0; i < count; i += kTogether) {
      std::memcpy(to_signatures + i, signatures + i, 4 * kTogether);
      std::memcpy(to_begins + i, begins + i, 4 * kTogether);
      std::memcpy(to_ends + i, ends + i, 4 * kTogether);
    }
    size_ += count;
  }
  // The last unit goes on to `end` and is something else.
  void Join(std::uint32_t signature, std::uint32_t end) { signatures_[size_ - 1] = signature, ends_[size_ - 1] = end; }
  void SetSignature(std::size_t i, std::uint32_t signature) { signatures_[i] = signature; }
  void Close() {
    Reserve(kBehind);
    std::fill_n(signatures_.get() + size_, kBehind, 0);
  }

 private:
  void Reserve(std::size_t more) {
    if (size_ + more + kSlack > capacity_) Grow(size_ + more + kSlack);
  }
  void Grow(std::size_t least) {
    capacity_ = std::max(least + 64, capacity_ + capacity_ / 2);
    for (auto* row : {&signatures_, &begins_, &ends_}) {
      std::unique_ptr<std::uint32_t[]> larger(new std::uint32_t[capacity_]);
      if (size_ > 0) std::memcpy(larger.get(), row->get(), size_ * sizeof(std::uint32_t));
      *row = std::move(larger);
    }
  }

  const Signatures* facts_ = nullptr;
  std::unique_ptr<std::uint32_t[]> signatures_, begins_, ends_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_UNIT_ROW_H_
