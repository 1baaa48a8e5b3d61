// Most values of news are one number in digits with a magnitude or a unit behind it. Their value is the same digits with the point moved:
// no arithmetic, and nothing of the text is taken apart that is not asked for. Whatever is written otherwise, or has more digits than the
// exact way keeps, is left to that.
#include <cstring>

#include "lib/rules/value_memory.h"

namespace onoma::rules {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t kMostText = 24, kMostWhole = 12, kMostFraction = 6, kMostDigits = 15;

// What follows the number, moved over as it is read.
struct Rest {
  const char *at, *end;

  // " word", in any case, up to the next space or the end.
  bool Word(std::string_view word) {
    const std::size_t size = std::size_t(end - at);
    if (size < word.size() + 1 || at[0] != ' ' || (size > word.size() + 1 && at[word.size() + 1] != ' ')) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((at[i + 1] | 32) != word[i]) return false;
    at += word.size() + 1;
    return true;
  }
  char Letter() const { return end - at > 1 ? char(at[1] | 32) : char(0); }
};

// The power of ten of "mln", "million", "bln", "billion"; 0: none.
int ReadMagnitude(Rest& rest) {
  const char letter = rest.Letter();
  if (letter == 'm' && (rest.Word("mln") || rest.Word("million"))) return 6;
  if (letter == 'b' && (rest.Word("billion") || rest.Word("bln"))) return 9;
  return 0;
}

// Digits and a power of ten as a number is written: no zeros before it, none behind its point. Its size, or 0 where it has too many.
std::size_t Write(const char* digits, std::size_t size, int power, char* out) {
  for (; power < 0 && size > 0 && digits[size - 1] == '0'; --size) ++power;
  const std::size_t fraction = power < 0 ? std::size_t(-power) : 0, zeros = power > 0 ? std::size_t(power) : 0;
  const std::size_t whole = size > fraction ? size - fraction : 0;
  if (fraction > kMostFraction || whole + zeros > kMostDigits) return 0;
  char* at = out;
  std::size_t from = 0;
  while (from < whole && digits[from] == '0') ++from;
  if (from == whole) {
    *at++ = '0';
  } else {
    for (; from < whole; ++from) *at++ = digits[from];
    for (std::size_t i = 0; i < zeros; ++i) *at++ = '0';
  }
  if (size > 0 && fraction > 0) {
    *at++ = '.';
    for (std::size_t i = size; i < fraction; ++i) *at++ = '0';
    for (std::size_t i = whole; i < size; ++i) *at++ = digits[i];
  }
  return std::size_t(at - out);
}

bool ReadYear(std::string_view text, ShortValue& value) {
  if (text.size() != 4 || !IsDigit(text[0]) || !IsDigit(text[1]) || !IsDigit(text[2]) || !IsDigit(text[3])) return false;
  if (text[0] != '1' && !(text[0] == '2' && text[1] <= '1')) return false;
  std::memcpy(value.text, text.data(), 4);
  value.keys[0] = ValueKey::kValue, value.ends[0] = 4, value.count = 1;
  return true;
}

}  // namespace

bool ReadShortValue(Normaliser normaliser, std::string_view text, ShortValue& value) {
  if (normaliser == Normaliser::kDate) return ReadYear(text, value);
  const bool money = normaliser == Normaliser::kMoney, percent = normaliser == Normaliser::kPercent;
  if ((!money && !percent && normaliser != Normaliser::kCardinal) || text.empty() || text.size() > kMostText) return false;
  Rest rest{text.data(), text.data() + text.size()};
  const bool dollar = money && *rest.at == '$';
  rest.at += dollar;
  if (rest.at == rest.end || !IsDigit(*rest.at)) return false;
  // Digits, groups of three behind commas, a point before digits.
  char digits[kMostText];
  std::size_t size = 0, whole = 0;
  bool point = false;
  for (; rest.at != rest.end; ++rest.at) {
    const char c = *rest.at;
    const std::size_t left = std::size_t(rest.end - rest.at) - 1;
    if (IsDigit(c))
      digits[size++] = c;
    else if (c == '.' && !point && left > 0 && IsDigit(rest.at[1]))
      point = true, whole = size;
    else if (!(c == ',' && !point && left >= 3 && IsDigit(rest.at[1]) && IsDigit(rest.at[2]) && IsDigit(rest.at[3]) &&
               (left == 3 || !IsDigit(rest.at[4]))))
      break;
  }
  if (!point) whole = size;
  if (whole > kMostWhole || size - whole > kMostFraction) return false;
  int power = -int(size - whole);
  std::string_view currency = "USD";
  if (percent) {
    if (rest.end - rest.at == 1 && *rest.at == '%')
      ++rest.at;
    else if (rest.Letter() != 'p' || !(rest.Word("pct") || rest.Word("percent")))
      return false;
  } else {
    power += ReadMagnitude(rest);
    if (money && !dollar) {
      const char letter = rest.Letter();
      if (letter == 'd' && (rest.Word("dlrs") || rest.Word("dlr") || rest.Word("dollars"))) {
      } else if (letter == 'c' && rest.Word("cts")) {
        power -= 2;
      } else if (letter == 's' && rest.Word("stg")) {
        currency = "GBP";
      } else {
        return false;
      }
    }
  }
  if (rest.at != rest.end) return false;
  size = Write(digits, size, power, value.text);
  if (size == 0) return false;
  value.count = 1;
  value.keys[0] = money ? ValueKey::kAmount : ValueKey::kNumber;
  value.ends[0] = std::uint8_t(size);
  if (money) {
    std::memcpy(value.text + size, currency.data(), 3);
    value.keys[1] = ValueKey::kCurrency;
    value.ends[1] = std::uint8_t(size + 3);
    value.count = 2;
  }
  return true;
}

}  // namespace onoma::rules
