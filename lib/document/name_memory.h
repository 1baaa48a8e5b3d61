// What a gazetteer's name is in a text (types, flags, subtypes of its readings, the number of the unit's own) depends on the name and on
// how it is written: a thread remembers the names that it met, one cache line each, 128 KiB. A name asked of the image costs three lines
// that are seldom near.
#ifndef ONOMA_LIB_DOCUMENT_NAME_MEMORY_H_
#define ONOMA_LIB_DOCUMENT_NAME_MEMORY_H_

#include <cstdint>
#include <vector>

#include "lib/rules/units.h"

namespace onoma::document {

struct alignas(64) NameFacts {
  std::uint64_t name = 0;                       // image, name; 0: none
  std::uint32_t accepted = 0;                   // which readings
  std::uint32_t first = 0, last = 0, unit = 0;  // signatures of the first word and of the last that were seen last, and of the unit then
  std::uint64_t kinds = 0, subtypes = 0;        // that the readings add to a unit
};

class NameMemory {
 public:
  // Before the first name, and whenever WordMemory forgets.
  void Forget() { names_.assign(kNames, {}); }
  void Prefetch(std::uint32_t image, std::uint32_t name) const {
    if (!names_.empty()) __builtin_prefetch(&names_[Place(Key(image, name))]);
  }
  // The facts of a name of an image, from memory or by `learn(unit)`, which adds its readings to an empty unit. Valid until the next call.
  template <class Learn>
  NameFacts& Of(std::uint32_t image, std::uint32_t name, std::uint32_t accepted, const Learn& learn) {
    const std::uint64_t key = Key(image, name);
    NameFacts& facts = names_[Place(key)];
    if (facts.name != key || facts.accepted != accepted) {
      rules::Unit unit;
      learn(unit);
      facts = {};
      facts.name = key, facts.accepted = accepted, facts.kinds = unit.kinds, facts.subtypes = unit.subtypes;
    }
    return facts;
  }

 private:
  static constexpr std::size_t kNames = 2048;
  static std::uint64_t Key(std::uint32_t image, std::uint32_t name) { return (std::uint64_t(image) << 32 | name) + 1; }
  static std::size_t Place(std::uint64_t key) { return key * 0x9e3779b97f4a7c15ull >> 53; }
  static_assert(sizeof(NameFacts) == 64 && kNames == std::size_t(1) << 11);
  std::vector<NameFacts> names_;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_NAME_MEMORY_H_
