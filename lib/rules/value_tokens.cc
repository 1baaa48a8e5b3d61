// A text is read eight bytes at a time: where a word or a number ends, what it is in lower case, and its value, by a few instructions and
// without a branch for each byte, since lengths cannot be foreseen.
#include "lib/rules/value_tokens.h"

#include <bit>
#include <cstring>

#include "lib/text/chars.h"

namespace onoma::rules {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What each byte of ASCII is to a value; what is no ASCII is decoded. As lib/text/chars.h has it, which a test compares.
enum Kind : std::uint8_t { kMark, kDigit, kLetter, kSpace, kBeyond };
struct Kinds {
  Kind of[256] = {};
  constexpr Kinds() {
    for (int c = 0; c < 256; ++c)
      of[c] = c >= 128                                                       ? kBeyond
              : c >= '0' && c <= '9'                                         ? kDigit
              : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ? kLetter
              : (c >= 9 && c <= 13) || c == ' '                              ? kSpace
                                                                             : kMark;
  }
};
constexpr Kinds kKinds;
Kind KindOf(char c) { return kKinds.of[static_cast<unsigned char>(c)]; }

// The first `size` of eight bytes, at least one.
std::uint64_t First(std::uint64_t bytes, std::size_t size) { return bytes & ~std::uint64_t(0) >> 8 * (8 - size); }

// Eight bytes of a text from `at` on, zeros behind its end. Reads `readable` bytes at most, and nothing that was just stored: a load across
// two fresh stores waits for both.
std::uint64_t EightBytes(std::string_view text, std::size_t readable, std::size_t at) {
  std::uint64_t bytes = 0;
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (at + 8 <= readable) {
    std::memcpy(&bytes, from + at, 8);
    const std::size_t left = at < size ? size - at : 0;
    return left >= 8 ? bytes : bytes & ((std::uint64_t(1) << 8 * left) - 1);
  }
  if (at >= size) return 0;
  if (size >= 8) {
    std::memcpy(&bytes, from + size - 8, 8);
    bytes >>= 8 * (at + 8 - size);
  } else if (size >= 4) {
    std::uint32_t first, last;
    std::memcpy(&first, from, 4);
    std::memcpy(&last, from + size - 4, 4);
    bytes = (first | std::uint64_t(last) << 8 * (size - 4)) >> 8 * at;
  } else {
    const auto byte = [&](std::size_t i) { return std::uint64_t(static_cast<unsigned char>(from[i])) << 8 * i; };
    bytes = (byte(0) | byte(size / 2) | byte(size - 1)) >> 8 * at;
  }
  return bytes;
}
WordBytes BytesOf(std::string_view word) { return {EightBytes(word, word.size(), 0), EightBytes(word, word.size(), 8)}; }
constexpr std::uint64_t kHigh = 0x8080808080808080u, kEach = 0x0101010101010101u;
// Which of eight bytes lie between `low` and `high`, by their highest bit; right up to the first that is no ASCII.
std::uint64_t Between(std::uint64_t bytes, unsigned low, unsigned high) {
  return (bytes + kEach * (0x80 - low)) & ~(bytes + kEach * (0x7F - high)) & ~bytes & kHigh;
}
// How many of the first bytes have their highest bit.
std::size_t Run(std::uint64_t bits) { return std::size_t(std::countr_zero(~bits & kHigh)) / 8; }

// The rows of a word and of its stem, by its bytes.
void Look(WordBytes bytes, std::size_t size, ValueToken& token) {
  token.word = token.stem = nullptr;
  if (size > 17) return;
  if (size <= 16) token.word = FindValueWord(bytes);
  if (size < 2 || token.text.back() != 's') return;
  token.stem = FindValueWord(size > 9 ? WordBytes{bytes.low, size == 17 ? bytes.high : First(bytes.high, size - 9)}
                                      : WordBytes{size == 9 ? bytes.low : First(bytes.low, size - 1), 0});
}

// The end of a number that begins at `from`: digits, groups of three behind commas (of two up to the last: "12,34,567"), points before
// digits.
std::size_t NumberEnd(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  for (; end < text.size(); ++end) {
    if (IsDigit(text[end])) continue;
    std::size_t after = end + 1;
    if (text[end] == '.') {
      if (after < text.size() && IsDigit(text[after])) continue;
    } else if (text[end] == ',') {
      std::size_t comma = end;
      do {
        const std::size_t first = comma + 1;
        for (after = first; after < text.size() && IsDigit(text[after]);) ++after;
        if (after - first == 3) break;
        comma = after - first == 2 && after < text.size() && text[after] == ',' ? after : 0;
      } while (comma != 0);
      if (comma != 0) continue;
    }
    break;
  }
  return end;
}

// Millionths of a number, if it has twelve digits before its point at most and one point, else -1; and whether it is digits alone.
void ReadDigits(ValueToken& token) {
  std::int64_t value = 0, unit = 1;
  std::size_t dots = 0, digits = 0, marks = 0;
  for (char c : token.text) {
    if (!IsDigit(c)) {
      ++marks, dots += c == '.';
    } else if (dots == 0) {
      value = value * 10 + (c - '0');
      if (++digits > 12) break;
    } else if (unit < 1000000) {
      value = value * 10 + (c - '0'), unit *= 10;
    }
  }
  token.digits = marks == 0;
  token.micro = digits > 12 || dots > 1 ? -1 : value * (1000000 / unit);
  if (digits > 12) token.digits = token.text.find_first_of(",.") == std::string_view::npos;
}

constexpr std::uint64_t kPowers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
// The number of `size` digits, at most eight, which are the first of eight bytes; of more, anything.
std::uint64_t ValueOf(std::uint64_t digits, std::size_t size) {
  digits <<= 8 * (8 - size) & 63;  // the last digit to the last byte, zeros before the first
  digits = (digits & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
  digits = (digits & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
  return (digits & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
}

}  // namespace

struct ValueSplitter::Source {
  std::string_view text;
  std::size_t readable;
  std::uint64_t EightBytes(std::size_t at) const { return rules::EightBytes(text, readable, at); }
};

// The number that begins at `at`; where it ends.
std::size_t ValueSplitter::ReadDigitsAt(const Source& source, std::size_t at, ValueToken& token) {
  const std::string_view text = source.text;
  const std::uint64_t bytes = source.EightBytes(at);
  const auto digits = [&](std::uint64_t some) { return Run(Between(some, '0', '9')); };
  std::size_t size = digits(bytes), end = at + size;
  token.word = token.stem = nullptr;
  token.number = true;
  if (size < 8) {
    char mark = char(bytes >> 8 * size);
    std::uint64_t value = ValueOf(bytes, size);
    token.digits = mark != ',' && mark != '.';
    if (token.digits) {
      token.micro = std::int64_t(value * 1000000);
      token.text = text.substr(at, size);
      return end;
    }
    // Groups of three, then a fraction. What is longer or written otherwise is read byte by byte.
    const std::size_t whole_end = end;
    std::uint64_t behind = source.EightBytes(end + 1);
    for (std::size_t groups = 0; mark == ',' && groups < 2 && digits(behind) == 3; ++groups) {
      value = value * 1000 + ValueOf(behind, 3);
      end += 4;
      mark = char(behind >> 24);
      behind = source.EightBytes(end + 1);
    }
    size = digits(behind);
    std::uint64_t unit = 1000000;
    bool plain = mark != ',' || (size != 3 && !(size == 2 && char(behind >> 16) == ','));
    if (mark == '.' && size > 0) {
      plain = size <= 6;
      if (plain) {
        value = value * kPowers[size] + ValueOf(behind, size), unit = kPowers[6 - size];
        end += size + 1;
        mark = char(behind >> 8 * size);
        plain = mark != ',' && mark != '.';
      }
    }
    if (plain && value * unit <= INT64_MAX) {  // of 13 digits at most
      token.digits = end == whole_end;
      token.micro = std::int64_t(value * unit);
      token.text = text.substr(at, end - at);
      return end;
    }
  }
  end = NumberEnd(text, at);
  token.text = text.substr(at, end - at);
  ReadDigits(token);
  return end;
}

ValueToken WordToken(std::string_view word) {
  ValueToken token{word, nullptr, nullptr, -1, false, false, false};
  Look(BytesOf(word), word.size(), token);
  return token;
}

// The word whose first character, of `first` bytes, stands at `at`; where it ends.
std::size_t ValueSplitter::ReadWord(const Source& source, std::size_t at, std::size_t first, ValueToken& token) {
  const std::string_view text = source.text;
  WordBytes found{0, 0};
  std::size_t end = at;
  // ASCII letters eight at a time; after another character of words one by one.
  while (first == 1) {
    std::uint64_t bytes = source.EightBytes(end);
    bytes |= Between(bytes, 'A', 'Z') >> 2;
    const std::size_t size = Run(Between(bytes, 'a', 'z') | Between(bytes, '_', '_'));
    std::memcpy(lower_ + end, &bytes, 8);
    if (size > 0 && end - at <= 8) (end == at ? found.low : found.high) = First(bytes, size);
    end += size;
    if (size < 8) break;
  }
  if (end < text.size() && KindOf(text[end]) == kBeyond) {
    for (std::size_t length = first; end < text.size(); end += length) {
      const Kind kind = KindOf(text[end]);
      length = 1;
      if (kind == kBeyond) {
        const text::Decoded c = text::Decode(text, end);
        if (!text::IsWordChar(c.code)) break;
        length = c.length;
      } else if (kind != kLetter) {
        break;
      }
      for (std::size_t i = end; i < end + length; ++i) lower_[i] = text::LowerAscii(text[i]);
    }
    found = BytesOf({lower_ + at, end - at});
  }
  token.text = {lower_ + at, end - at};
  Look(found, end - at, token);
  return end;
}

Tokens ValueSplitter::Split(std::string_view text, std::size_t behind) {
  list_.count = 0;
  const Source source{text.substr(0, kMostValueBytes), text.size() + behind};
  text = source.text;
  bool space = false;
  for (std::size_t i = 0; i < text.size() && list_.count < kMostValueTokens;) {
    Kind kind = KindOf(text[i]);
    std::size_t length = 1;
    bool apostrophe = text[i] == '`';
    if (kind == kBeyond) {
      const text::Decoded c = text::Decode(text, i);
      length = c.length;
      kind = text::IsSpace(c.code) ? kSpace : text::IsWordChar(c.code) ? kLetter : kMark;
      apostrophe = text::IsApostrophe(c.code);
    }
    if (kind == kSpace) {
      space = true;
      i += length;
      continue;
    }
    ValueToken& token = list_.items[list_.count++];
    token.space_before = space;
    token.number = token.digits = false;
    token.micro = -1;
    space = false;
    if (kind == kDigit) {
      i = ReadDigitsAt(source, i, token);
    } else if (kind == kLetter) {
      i = ReadWord(source, i, length, token);
    } else {
      token.text = apostrophe ? std::string_view("'") : text.substr(i, length);
      Look({apostrophe ? std::uint64_t('\'') : First(source.EightBytes(i), length), 0}, token.text.size(), token);
      i += length;
    }
  }
  return list_.tokens();
}

}  // namespace onoma::rules
