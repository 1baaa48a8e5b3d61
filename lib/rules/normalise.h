// From the text of a value to what it means: "January 12, 2024" -> value=2024-01-12, "$3.5 million" -> amount=3500000 currency=USD.
// Pure functions of the text and the document's date; nothing is said where the text does not settle it. No memory is asked for.
#ifndef ONOMA_LIB_RULES_NORMALISE_H_
#define ONOMA_LIB_RULES_NORMALISE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rules/value_text.h"
#include "lib/rules/value_tokens.h"

namespace onoma::rules {

// What a value is of: "value", "mod", "amount_to".
enum class ValueKey : std::uint8_t { kValue, kMod, kFiscal, kAmount, kAmountTo, kCurrency, kNumber, kNumberTo, kUnit, kPart, kZone };
inline constexpr std::string_view kValueKeyNames[] = {"value",  "mod",       "fiscal", "amount", "amount_to", "currency",
                                                      "number", "number_to", "unit",   "part",   "zone"};
inline std::string_view ValueKeyName(ValueKey key) { return kValueKeyNames[std::size_t(key)]; }

// What a text means: up to three keys, each with its part of one text.
class Values {
 public:
  struct Value {
    std::string_view key, value;
  };

  void Clear() { size_ = 0, text_.Clear(); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  ValueKey key(std::size_t i) const { return keys_[i]; }
  Value operator[](std::size_t i) const {
    return {ValueKeyName(keys_[i]), text_.view().substr(begins_[i], (i + 1 < size_ ? begins_[i + 1] : text_.size()) - begins_[i])};
  }
  std::string_view text() const { return text_.view(); }  // all values, one behind the other

  // The text that the next value is written to.
  ValueText& Add(ValueKey key) {
    if (size_ < kMost) keys_[size_] = key, begins_[size_++] = text_.size();
    return text_;
  }

  class Iterator {
   public:
    Iterator(const Values& values, std::size_t at) : values_(values), at_(at) {}
    Value operator*() const { return values_[at_]; }
    Iterator& operator++() { return ++at_, *this; }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Values& values_;
    std::size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }

 private:
  static constexpr std::size_t kMost = 3;

  std::size_t size_ = 0;
  std::size_t begins_[kMost] = {};
  ValueKey keys_[kMost] = {};
  ValueText text_;
};

enum class Normaliser : std::uint8_t { kNone, kDate, kTime, kMoney, kPercent, kQuantity, kOrdinal, kCardinal };

const std::vector<std::string>& NormaliserNames();
Normaliser FindNormaliser(std::string_view name);  // kNone if unknown
// Makes `values` what `text` means; false and empty if it says nothing. `date`: the document's, year 0 if that is unknown, month or day 0
// where it is not said. `behind`: how many bytes behind the text may be read, as where it is part of a longer one; none of them counts.
bool Normalise(Normaliser normaliser, std::string_view text, const CivilDay& date, Values& values, std::size_t behind = 0);
// The same by name, with the date as "YYYY-MM-DD", "YYYY-MM", "YYYY" or "".
bool Normalise(std::string_view normaliser, std::string_view text, std::string_view date, Values& values);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_NORMALISE_H_
