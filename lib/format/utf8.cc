// One decoder, RFC 3629 by ranges of the second byte; all else walks with it and takes eight ASCII bytes at a time where it can.
#include "lib/format/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace onoma::format {
namespace {

// The number of bytes from `at` on that are certainly ASCII, in steps of eight.
std::size_t AsciiRun(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at + 8 <= text.size()) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + at, 8);
    if (block & 0x8080808080808080u) break;
    at += 8;
  }
  return at - start;
}

}  // namespace

Character CharacterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};
  unsigned length = 0, low = 0x80, high = 0xBF;
  char32_t code = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2, code = first & 0x1F;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3, code = first & 0x0F;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4, code = first & 0x07;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {0xFFFD, 1, false};
  }
  for (unsigned i = 1; i < length; ++i) {
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {0xFFFD, i, false};
    code = code << 6 | (byte(at + i) & 0x3F);
    low = 0x80, high = 0xBF;
  }
  return {code, length, true};
}

void AppendUtf8(char32_t code, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

bool IsAscii(std::string_view text) {
  for (std::size_t at = AsciiRun(text, 0); at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  return true;
}

std::string ReplaceInvalid(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  std::size_t done = 0;
  for (std::size_t bad; done < text.size(); done += CharacterAt(text, done).length) {
    bad = FirstInvalidUtf8(text.substr(done));
    out.append(text.substr(done, bad));
    done += bad;
    if (done == text.size()) break;
    out.append("\xEF\xBF\xBD");
  }
  return out;
}

void OffsetMap::Convert() {
  if (identity_) return;
  std::sort(bytes_.begin(), bytes_.end());
  bytes_.erase(std::unique(bytes_.begin(), bytes_.end()), bytes_.end());
  units_ = bytes_;
  ConvertOffsets(text_, to_, units_);
}

std::size_t OffsetMap::At(std::size_t byte) const {
  if (identity_) return byte;
  return units_[static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte) - bytes_.begin())];
}

}  // namespace onoma::format

namespace onoma {

std::size_t FirstInvalidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += format::AsciiRun(text, at);
    if (at >= text.size()) break;
    const format::Character character = format::CharacterAt(text, at);
    if (!character.valid) return at;
    at += character.length;
  }
  return text.size();
}

void ConvertOffsets(std::string_view text, Offsets to, std::vector<std::size_t>& ascending) {
  if (to == Offsets::kBytes) return;
  std::size_t at = 0, units = 0;
  for (std::size_t& offset : ascending) {
    const std::size_t target = std::min(offset, text.size());
    while (at < target) {
      if (at + 8 <= target) {
        const std::size_t run = format::AsciiRun(text.substr(0, target), at);
        at += run, units += run;
        if (at >= target) break;
      }
      const format::Character character = format::CharacterAt(text, at);
      if (at + character.length > target) break;  // inside a character: its start
      at += character.length;
      units += to == Offsets::kUtf16 && character.code >= 0x10000 ? 2 : 1;
    }
    offset = units;
  }
}

}  // namespace onoma
