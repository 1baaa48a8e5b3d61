// UTF-8 as the writers and readers need it: what is invalid, how it is shown, and offsets in other units.
//
// Invalid bytes are grouped as the Unicode standard recommends and as decoders with replacement do it (Python's errors="replace",
// browsers): each maximal part of a character that broke off counts as one U+FFFD.
#ifndef ONOMA_LIB_FORMAT_UTF8_H_
#define ONOMA_LIB_FORMAT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/format.h"

namespace onoma::format {

struct Character {
  char32_t code;    // U+FFFD where invalid
  unsigned length;  // bytes, at least 1
  bool valid;
};
// The character that starts at text[at]; at < text.size().
Character CharacterAt(std::string_view text, std::size_t at);
void AppendUtf8(char32_t code, std::string& out);
bool IsAscii(std::string_view text);
// `text` with everything invalid replaced by U+FFFD.
std::string ReplaceInvalid(std::string_view text);

// Byte offsets of one text in another unit, for any number of offsets asked in any order after they were named once.
class OffsetMap {
 public:
  OffsetMap(std::string_view text, Offsets to) : text_(text), to_(to), identity_(to == Offsets::kBytes || IsAscii(text)) {}
  bool identity() const { return identity_; }
  void Name(std::size_t byte) { bytes_.push_back(byte); }
  void Convert();  // after the last Name, before the first At
  std::size_t At(std::size_t byte) const;

 private:
  std::string_view text_;
  Offsets to_;
  bool identity_;
  std::vector<std::size_t> bytes_, units_;
};

}  // namespace onoma::format

#endif  // ONOMA_LIB_FORMAT_UTF8_H_
