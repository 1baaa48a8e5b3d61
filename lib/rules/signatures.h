// Numbers for what units are: two units of the same classes, kinds, subtypes and literal have one number. Phases look symbols up by it, and
// a thread that has met a word or a name once copies its unit from here.
#ifndef ONOMA_LIB_RULES_SIGNATURES_H_
#define ONOMA_LIB_RULES_SIGNATURES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/rules/units.h"

namespace onoma::rules {

class Signatures {
 public:
  Signatures() { Reset(); }
  // Begins anew from 1; 0 is no number.
  void Reset();
  std::size_t size() const { return units_.size(); }
  // A unit at no place that is what the number says; its own signature is the number.
  const Unit& unit(std::uint32_t signature) const { return units_[signature]; }
  std::uint32_t Of(const Unit& unit) {
    for (std::size_t at = Hash(unit) >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) return Add(unit, at);
      const Unit& other = units_[slots_[at]];
      if (other.kinds == unit.kinds && other.classes == unit.classes && other.subtypes == unit.subtypes && other.literal == unit.literal)
        return slots_[at];
    }
  }

 private:
  static std::uint64_t Hash(const Unit& unit) {
    const std::uint64_t h = unit.classes * 0xBF58476D1CE4E5B9u + (unit.kinds ^ unit.kinds >> 32) * 0x94D049BB133111EBu +
                            (unit.subtypes ^ std::uint64_t(unit.literal) << 40) * 0xD6E8FEB86659FD93u;
    return (h ^ h >> 32) * 0x9E3779B97F4A7C15u;
  }
  std::uint32_t Add(const Unit& unit, std::size_t slot);

  std::vector<std::uint32_t> slots_;  // numbers; 0: free
  unsigned shift_ = 0;
  std::vector<Unit> units_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_SIGNATURES_H_
