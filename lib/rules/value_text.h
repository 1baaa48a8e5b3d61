// Where values are written: bytes in place, no memory asked for.
#ifndef ONOMA_LIB_RULES_VALUE_TEXT_H_
#define ONOMA_LIB_RULES_VALUE_TEXT_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace onoma::rules {

// Text of at most kMost bytes; what goes beyond is left out. The longest value, a length of time of 32 parts with 21 digits before the
// point, takes 960.
class ValueText {
 public:
  static constexpr std::size_t kMost = 1024;

  ValueText() {}  // bytes_ is left as it is
  void Clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {bytes_, size_}; }

  ValueText& operator<<(std::string_view text) {
    const std::size_t size = text.size() < kMost - size_ ? text.size() : kMost - size_;
    std::memcpy(bytes_ + size_, text.data(), size);
    size_ += size;
    return *this;
  }
  ValueText& operator<<(char c) {
    if (size_ < kMost) bytes_[size_++] = c;
    return *this;
  }
  ValueText& operator<<(std::uint64_t number) {
    if (kMost - size_ < 24) return *this;
    if (number >= 100000000) {  // at most 20 digits
      if (number >= 10000000000000000) *this << number / 10000000000000000;
      const std::uint64_t rest = number % 10000000000000000;
      if (number < 10000000000000000)
        *this << rest / 100000000;
      else
        Store(EightDigits(std::uint32_t(rest / 100000000)) | kZeros, 8);
      Store(EightDigits(std::uint32_t(rest % 100000000)) | kZeros, 8);
      return *this;
    }
    const std::uint64_t digits = EightDigits(std::uint32_t(number));
    const int zeros = std::countr_zero(digits | std::uint64_t(1) << 56) / 8;
    Store((digits | kZeros) >> 8 * zeros, std::size_t(8 - zeros));
    return *this;
  }
  // A point and `millionths` without the zeros at its end; nothing of 0.
  void Fraction(std::uint32_t millionths) {
    if (kMost - size_ < 16) return;
    const std::uint64_t digits = EightDigits(millionths * 100);
    bytes_[size_] = '.';
    const std::size_t size = std::size_t(8 - std::countl_zero(digits | 1) / 8);
    ++size_;
    Store(digits | kZeros, size);
    if (millionths == 0) size_ -= size + 1;
  }
  // At least `width` characters with its sign, zeros before the digits.
  void Padded(int number, std::size_t width) {
    if (number >= 0 && number < 10000 && (width == 4 || (width == 2 && number < 100)) && kMost - size_ >= 4) {
      char* const at = bytes_ + size_;
      if (width == 4) at[0] = char('0' + number / 1000), at[1] = char('0' + number / 100 % 10);
      at[width - 2] = char('0' + number / 10 % 10), at[width - 1] = char('0' + number % 10);
      size_ += width;
      return;
    }
    const std::uint64_t size = number < 0 ? 0 - std::uint64_t(std::int64_t(number)) : std::uint64_t(number);
    if (number < 0) *this << '-', --width;
    std::uint64_t bound = 1;
    for (std::size_t i = 1; i < width; ++i) bound *= 10;
    for (; size < bound && bound > 1; bound /= 10) *this << '0';
    *this << size;
  }

 private:
  static constexpr std::uint64_t kZeros = 0x3030303030303030u;

  // The digits of a number below 10^8, a byte each, the first one lowest. Without a loop: how many digits a number has cannot be foreseen.
  static std::uint64_t EightDigits(std::uint32_t number) {
    const std::uint64_t fours = number / 10000 | std::uint64_t(number % 10000) << 32;
    const std::uint64_t hundreds = (fours * 10486 >> 20) & 0x0000007F0000007Fu;
    const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
    const std::uint64_t tens = (twos * 103 >> 10) & 0x000F000F000F000Fu;
    return tens | (twos - 10 * tens) << 8;
  }
  // Little-endian, as everything here; needs eight bytes of room.
  void Store(std::uint64_t bytes, std::size_t size) {
    std::memcpy(bytes_ + size_, &bytes, 8);
    size_ += size;
  }

  std::size_t size_ = 0;
  char bytes_[kMost];
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALUE_TEXT_H_
