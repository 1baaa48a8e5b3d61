// Words after which a full stop ends no sentence, found without a branch: which word stands before a full stop is not foretold.
#ifndef ONOMA_LIB_DOCUMENT_ABBREVIATIONS_H_
#define ONOMA_LIB_DOCUMENT_ABBREVIATIONS_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "lib/text/tokens.h"

namespace onoma::document {

static_assert(std::endian::native == std::endian::little, "words are packed as the machine loads them");

inline constexpr std::string_view kAbbreviations[] = {
    "adm", "ald",  "apr",   "art",  "assn", "assoc", "aug",  "ave",  "bldg", "blvd", "bn",  "brig", "bros", "capt", "cf",   "cmdr",
    "co",  "col",  "comdr", "corp", "cpl",  "ct",    "dec",  "dept", "det",  "dhs",  "dr",  "eq",   "esp",  "est",  "etc",  "ex",
    "feb", "fig",  "figs",  "fr",   "ft",   "gen",   "gov",  "hon",  "inc",  "insp", "jan", "jr",   "jul",  "jun",  "ksh",  "kshs",
    "lt",  "ltd",  "maj",   "mar",  "mf",   "mgr",   "mln",  "mr",   "mrs",  "ms",   "mt",  "no",   "nos",  "nov",  "oct",  "pct",
    "pfc", "ph",   "pp",    "pres", "prof", "pvt",   "rep",  "reps", "ret",  "rev",  "rs",  "sen",  "sens", "sep",  "sept", "sgt",
    "sr",  "ssgt", "st",    "supt", "tk",   "treas", "univ", "vice", "viz",  "vol",  "vs"};

// A word of at most five ASCII letters as one number, in any case: its bytes, the last one highest.
inline constexpr std::uint64_t kSmallLetters = 0x202020202020;
constexpr std::uint64_t Packed(std::string_view word) {
  std::uint64_t packed = 0;
  for (std::size_t i = 0; i < word.size(); ++i) packed |= std::uint64_t(static_cast<unsigned char>(word[i])) << 8 * i;
  return packed | (kSmallLetters & ((1ull << 8 * word.size()) - 1));
}

// A place for each of them alone: the first multiplier that does so.
inline constexpr unsigned kAbbreviationBits = 10;
struct AbbreviationTable {
  std::uint64_t multiplier = 0x9E3779B97F4A7C15u;
  std::array<std::uint64_t, 1u << kAbbreviationBits> packed{};
  constexpr std::size_t Place(std::uint64_t word) const { return std::size_t(word * multiplier >> (64 - kAbbreviationBits)); }
};
inline constexpr AbbreviationTable kAbbreviationTable = [] {
  AbbreviationTable table;
  for (bool alone = false; !alone; table.multiplier += alone ? 0 : 0x632BE59BD9B4E01Au) {
    alone = true;
    table.packed.fill(0);
    for (const std::string_view word : kAbbreviations) {
      std::uint64_t& place = table.packed[table.Place(Packed(word))];
      if (!(alone = place == 0)) break;
      place = Packed(word);
    }
  }
  return table;
}();

// Whether text[begin, end), a word, is one; without a branch where eight bytes can be read. Of a longer word six bytes are looked up, which
// are none.
inline bool IsAbbreviation(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t size = std::min<std::size_t>(end - begin, 6);
  std::uint64_t packed = 0;
  if (end >= 8) {
    std::memcpy(&packed, text.data() + end - 8, 8);
    packed = packed >> (64 - 8 * size) | (kSmallLetters & ((1ull << 8 * size) - 1));
  } else {
    packed = Packed(text.substr(end - size, size));
  }
  const unsigned letter = static_cast<unsigned char>(text[begin]) | unsigned(size - 1) << 8;  // an initial, or "Roe v. Wade"
  return (kAbbreviationTable.packed[kAbbreviationTable.Place(packed)] == packed) | (letter - 'A' < 26) | (letter == 'v');
}

// "8 p.m. EDT", "8 p.m. Eastern time": whether the full stop at `at`, before the word `next`, stands before a time zone.
bool IsHourOfZone(std::string_view text, const text::Words& words, std::size_t at, std::size_t next);

// Whether the word right before the full stop at `at` is an abbreviation, as its own full stop is no part of it. `next`: the word behind.
inline bool EndsInAbbreviation(std::string_view text, const text::Words& words, std::size_t at, std::size_t next) {
  if (next == 0 || words.end(next - 1) != at) return false;
  return IsAbbreviation(text, words.begin(next - 1), at) || (text[at - 1] == 'm' && IsHourOfZone(text, words, at, next));
}

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_ABBREVIATIONS_H_
