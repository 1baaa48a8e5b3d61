// Built from utf8proc at first use. Only the assigned planes are asked, and the large uniform scripts once a block.
#include "lib/text/char_table.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>

namespace onoma::text {
namespace {

bool IsApostropheCode(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
      return true;
    default:
      return false;
  }
}
bool IsHyphenCode(char32_t c) {
  return c == U'-' || c == 0xAD || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}
bool IsSpaceCode(char32_t c) {
  return (c >= 9 && c <= 13) || c == 32 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::uint8_t PropertiesOf(char32_t c) {
  if (IsApostropheCode(c)) return kApostropheChar;
  if (IsHyphenCode(c)) return kHyphenChar;
  if (IsSpaceCode(c)) return kSpaceChar;
  if (c >= 0xFE00 && c <= 0xFE0F) return 0;                       // variation selectors stand behind emoji; they must not begin a word
  if (c == U'_' || c == 0x200C || c == 0x200D) return kWordChar;  // the joiners shape letters of one word
  switch (utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return kWordChar | kLetterChar | kUpperChar;
    case UTF8PROC_CATEGORY_LL:
      return kWordChar | kLetterChar | kLowerChar;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return kWordChar | kLetterChar;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return kWordChar;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return kWordChar | kDigitChar;
    default:
      return 0;
  }
}

// Marks that are accents or vowel points rather than letters of their script.
bool IsTakenOff(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x487) || (c >= 0x591 && c <= 0x5BD) || c == 0x5BF || c == 0x5C1 || c == 0x5C2 ||
         c == 0x5C4 || c == 0x5C5 || c == 0x5C7 || c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x1AB0 && c <= 0x1ACE) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || c == 0x200C || c == 0x200D || (c >= 0x20D0 && c <= 0x20F0) || (c >= 0xFE20 && c <= 0xFE2F) ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

// Letters that Unicode does not decompose but readers do.
const char* Listed(char32_t c) {
  switch (c) {
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0:
      return "d";
    case 0x141:
    case 0x142:
      return "l";
    case 0x126:
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x3C2:
      return "\xCF\x83";  // final sigma
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0xFB05:
    case 0xFB06:
      return "st";
    default:
      return nullptr;
  }
}

bool HasAccents(char32_t c) {  // Latin, Greek, Cyrillic, and the letter-like symbols
  return (c >= 0xC0 && c < 0x530) || (c >= 0x1E00 && c < 0x2000) || (c >= 0x2100 && c < 0x2150) || (c >= 0xA640 && c < 0xA6A0);
}

Folded FoldOf(char32_t c) {
  Folded folded{0, 0};
  if (IsTakenOff(c)) return folded;
  char bytes[4] = {};
  if (const char* listed = Listed(c)) {
    folded.size = static_cast<std::uint32_t>(std::strlen(listed));
    std::memcpy(bytes, listed, folded.size);
    std::memcpy(&folded.bytes, bytes, 4);
    return folded;
  }
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
  if (HasAccents(c)) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    bool accents = count >= 1 && count <= 8;
    for (utf8proc_ssize_t i = 1; accents && i < count; ++i) accents = IsTakenOff(static_cast<char32_t>(parts[i]));
    if (accents) c = static_cast<char32_t>(parts[0]);
    if (Listed(c) != nullptr) return FoldOf(c);
  }
  c = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  folded.size = EncodeTo(c, bytes);
  std::memcpy(&folded.bytes, bytes, 4);
  return folded;
}

bool Uniform(char32_t block) {  // blocks of one property that need no look at each character
  return (block >= 0x34 && block < 0x4D) || (block >= 0x4E && block < 0x9F) || (block >= 0xAC && block < 0xD7) ||
         (block >= 0x200 && block < 0x2A6) || (block >= 0x2A8 && block < 0x2B7) || (block >= 0x2B9 && block < 0x2CE) ||
         (block >= 0x300 && block < 0x313);
}
bool Assigned(char32_t block) { return block < 0xD8 || (block >= 0xF9 && block < 0x324) || block == 0xE01; }

bool Folds(char32_t block) {
  return block < 0x31 || (block >= 0xA6 && block < 0xAC) || block == 0xFB || block == 0xFE || block == 0xFF || block == 0x104 ||
         block == 0x105 || block == 0x10C || block == 0x118 || block == 0x16E || block == 0x1E9 || block == 0xE01;
}

}  // namespace

CharTable::CharTable() : property_block_(0x1100, 0), low_folds_(0x800), fold_block_(0x1100, 0), three_byte_words_(0x2000) {
  properties_.assign(256, 0);
  std::map<std::string, std::uint16_t> seen;
  std::string block(256, '\0');
  seen.emplace(block, std::uint16_t{0});
  for (char32_t b = 0; b < 0x1100; ++b) {
    if (!Assigned(b)) continue;
    if (Uniform(b)) {
      std::fill(block.begin(), block.end(), static_cast<char>(PropertiesOf(b << 8)));
    } else {
      for (char32_t i = 0; i < 256; ++i) block[i] = static_cast<char>(PropertiesOf(b << 8 | i));
    }
    auto [it, is_new] = seen.emplace(block, static_cast<std::uint16_t>(properties_.size() >> 8));
    if (is_new)
      for (char properties : block) properties_.push_back(static_cast<std::uint8_t>(properties));
    property_block_[b] = it->second;
  }
  folds_.assign(256, Folded{0, 0});  // block 0 is never read
  for (char32_t b = 0; b < 0x1100; ++b) {
    if (!Folds(b)) continue;
    const std::size_t begin = folds_.size();
    bool changes = false;
    for (char32_t i = 0; i < 256; ++i) {
      folds_.push_back(FoldOf(b << 8 | i));
      const Folded itself = Fold(b << 8 | i), &folded = folds_.back();
      changes |= folded.size != itself.size || folded.bytes != itself.bytes;
    }
    if (changes)
      fold_block_[b] = static_cast<std::uint16_t>(begin >> 8);
    else
      folds_.resize(begin);
  }
  for (char32_t c = 0x80; c < 0x800; ++c) {
    const Folded folded = Fold(c);
    low_folds_[c] = folded.bytes | folded.size << 24;
    if (folded.size == 2) two_byte_folds_[c] = static_cast<std::uint16_t>(folded.bytes);
    if (c >= 0xC0 && c < 0xC0 + 64 * kLatinLeads && (folded.size == 1 || folded.size == 2)) {
      std::uint8_t* const row = latin_folds_[(c >> 6) - 3];
      row[c & 63] = static_cast<std::uint8_t>(folded.bytes), row[64 + (c & 63)] = static_cast<std::uint8_t>(folded.bytes >> 8);
    }
  }
  blocks_folded_[0] = 1;
  for (char32_t b = 8; b < 256; ++b) blocks_folded_[0x200 + b] = fold_block_[b] == 0 && (b < 0xD8 || b >= 0xE0);
  auto set = [](std::uint8_t& byte, char32_t c) { byte = static_cast<std::uint8_t>(byte | 1u << (c & 7)); };
  for (char32_t c = 0; c < 0x10000; ++c) {
    if ((Properties(c) & kWordChar) == 0) continue;
    set(c < 0x800 ? two_byte_words_[c >> 3] : three_byte_words_[c >> 3], c);
  }
  for (char32_t b = 0x800 >> 6; b < 0x10000 >> 6; ++b) {
    std::uint64_t words;
    std::memcpy(&words, &three_byte_words_[b << 3], 8);
    if (blocks_folded_[0x200 + (b >> 2)] != 0) set(folded_threes_[b >> 3], b);
    if (words == ~std::uint64_t{0})
      set(word_blocks_[b >> 3], b);
    else if (words != 0)
      set(mixed_blocks_[b >> 3], b);
  }
  auto all_words = [&](char32_t first, char32_t count) {
    for (char32_t c = first; c < first + count; ++c)
      if (!(Properties(c) & kWordChar)) return false;
    return true;
  };
  std::uint64_t word_leads = 0;
  for (char32_t lead = 0xC2; lead < 0xE0; ++lead)
    if (all_words((lead & 0x1F) << 6, 64)) word_leads |= std::uint64_t{1} << (lead & 63);
  for (char32_t lead = 0xE1; lead < 0xF0; ++lead)
    if (lead != 0xED && all_words((lead & 0x0F) << 12, 4096)) word_leads |= std::uint64_t{1} << (lead & 63);
  for (unsigned lead = 0; lead < 64; ++lead)
    word_leads_by_low_[lead & 15] = static_cast<std::uint8_t>(word_leads_by_low_[lead & 15] | (word_leads >> lead & 1) << (lead >> 4));
}

const CharTable& CharTable::Get() {
  static const CharTable table;
  return table;
}

Folded CharTable::Fold(char32_t code) const {
  std::uint16_t block = code < 0x110000 ? fold_block_[code >> 8] : 0;
  if (block != 0) return folds_[std::size_t{block} << 8 | (code & 0xFF)];
  char bytes[4] = {};
  Folded folded;
  folded.size = EncodeTo(code < 0x110000 ? code : 0xFFFD, bytes);
  std::memcpy(&folded.bytes, bytes, 4);
  return folded;
}

}  // namespace onoma::text
