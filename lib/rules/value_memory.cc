// One place a text, by a hash of its bytes: what comes later takes it.
#include "lib/rules/value_memory.h"

namespace onoma::rules {

const ShortValue* ValueMemory::Of(Normaliser normaliser, std::string_view text, const CivilDay& day, Values& values, std::size_t behind) {
  if (ReadShortValue(normaliser, text, short_)) return &short_;
  const std::size_t size = text.size();
  // What else begins with a digit is seldom met again, but for a day: "31 March".
  const bool remember = size > 0 && size <= 16 && (normaliser == Normaliser::kDate || text[0] > '9');
  Place* place = nullptr;
  if (remember) {
    std::uint64_t low = 0, high = 0;
    if (size + behind >= 16) {
      std::memcpy(&low, text.data(), 8);
      std::memcpy(&high, text.data() + 8, 8);
      if (size < 8) low &= ~std::uint64_t(0) >> (64 - 8 * size);
      high = size <= 8 ? 0 : high & ~std::uint64_t(0) >> (128 - 8 * size);
    } else {
      char bytes[16] = {};
      std::memcpy(bytes, text.data(), size);
      std::memcpy(&low, bytes, 8);
      std::memcpy(&high, bytes + 8, 8);
    }
    const std::uint32_t about = std::uint32_t(day.year) << 16 | std::uint32_t(size - 1) << 12 | std::uint32_t(day.month) << 8 |
                                std::uint32_t(day.day) << 3 | std::uint32_t(normaliser);
    if (places_.empty()) places_.resize(kPlaces);
    place = &places_[((low ^ high * 0xff51afd7ed558ccdu) + about) * 0x9E3779B97F4A7C15u >> 54];
    if (place->low == low && place->high == high && place->about == about) return &place->value;
    place->low = low, place->high = high, place->about = about;
  }
  Normalise(normaliser, text, day, values, behind);
  ShortValue& value = place ? place->value : short_;
  value.count = 0;
  if (values.text().size() > ShortValue::kMost) {
    if (place) place->about = 0;
    return nullptr;
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    end += values[i].value.size();
    value.keys[i] = values.key(i), value.ends[i] = std::uint8_t(end);
  }
  value.count = std::uint8_t(values.size());
  std::memcpy(value.text, values.text().data(), values.text().size());
  return &value;
}

}  // namespace onoma::rules
