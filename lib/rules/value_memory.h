// Short values at little cost: what is a number and its unit is read off its digits (value_short.cc); a date, an ordinal or a number in
// words that was met before is remembered, since three of four come again. What is neither goes the whole way (normalise.h) and says the
// same.
#ifndef ONOMA_LIB_RULES_VALUE_MEMORY_H_
#define ONOMA_LIB_RULES_VALUE_MEMORY_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "lib/rules/normalise.h"

namespace onoma::rules {

// What a value says, if that is short: up to three keys, each with its part of one text.
struct ShortValue {
  static constexpr std::size_t kMost = 36;

  std::uint8_t count = 0;
  std::uint8_t ends[3] = {};
  ValueKey keys[3] = {};
  char text[kMost];

  std::size_t size() const { return count == 0 ? 0 : ends[count - 1]; }
};

// The most frequent numbers and sums, in digits: "1,234.5", "3.5 mln", "12 pct", "5 cts", "3 billion dlrs", "$2.5 million"; years. False
// for anything else, whatever it means.
bool ReadShortValue(Normaliser normaliser, std::string_view text, ShortValue& value);

// A thread's own. A pure function of text, kind and day, so that the memory changes no answer.
class ValueMemory {
 public:
  // The value of a text, as Normalise has it; null if that is too long to be remembered: then the whole of it is in `values` (which is
  // empty if the text says nothing).
  const ShortValue* Of(Normaliser normaliser, std::string_view text, const CivilDay& day, Values& values, std::size_t behind);

 private:
  struct alignas(64) Place {
    std::uint64_t low = 0, high = 0;  // the text's bytes
    std::uint32_t about = 0;          // normaliser, day and size; 0: nothing is here
    ShortValue value;
  };
  static_assert(sizeof(Place) == 64);
  static constexpr std::size_t kPlaces = 1024;

  std::vector<Place> places_;
  ShortValue short_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_MEMORY_H_
