// Open addressing over numbers; the readings themselves lie in one row, by number.
#include "lib/rules/signatures.h"

namespace onoma::rules {

void Signatures::Reset() {
  slots_.assign(1024, 0);
  shift_ = 64 - 10;
  units_.assign(1, {});
}

std::uint32_t Signatures::Add(const Unit& unit, std::size_t slot) {
  const std::uint32_t number = std::uint32_t(units_.size());
  slots_[slot] = number;
  Unit& added = units_.emplace_back(unit);
  added.begin = added.end = added.reference = 0;
  added.signature = number;
  if (units_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, 0);
    --shift_;
    for (std::uint32_t n = 1; n < units_.size(); ++n) {
      std::size_t at = Hash(units_[n]) >> shift_;
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = n;
    }
  }
  return number;
}

}  // namespace onoma::rules
