// Other names without a parenthesis: ", or SF,", "known as X", "abbreviated SF", "formerly X". X means the mention before the comma.
#ifndef ONOMA_LIB_DOCUMENT_OTHER_NAMES_H_
#define ONOMA_LIB_DOCUMENT_OTHER_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/document/working.h"
#include "lib/text/chars.h"

namespace onoma::document {

// Whether a word may be the first that NameBehindComma looks for, by its first two letters; of all commas few are followed by one.
inline bool MayName(std::string_view word) {
  if (word.size() < 2) return false;
  const char second = text::LowerAscii(word[1]);
  switch (text::LowerAscii(word[0])) {
    case 'a':
      return second == 'b' || second == 'k' || second == 'l';
    case 'b':
      return second == 'e';
    case 'c':
    case 'f':
      return second == 'o';
    case 'k':
      return second == 'n';
    case 'o':
    case 'p':
      return second == 'r';
    default:
      return false;
  }
}

// Whether the unit is this word, which is in small letters, in any case.
inline bool UnitIs(const Working& w, std::size_t unit, std::string_view word) {
  const rules::Unit& u = w.units[unit];
  if (u.end - u.begin != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (text::LowerAscii(w.text[u.begin + i]) != word[i]) return false;
  return true;
}

// Adds the mention of a short form that means its antecedent.
inline void AddShortForm(Working& w, std::uint32_t begin, std::uint32_t end, std::uint8_t type, std::uint32_t antecedent) {
  w.mentions.push_back({.begin = begin,
                        .end = end,
                        .antecedent = antecedent,
                        .priority = 56,
                        .type = type,
                        .source = Source::kDefinition,
                        .why = Why::kDefined});
}

// ", or SF,": the mention before the comma or parenthesis at unit `at`, which is the one before the `next`th of working.resolved and ends
// right there, gets its other name, and a short form is remembered as defined. `mentions`: how many of working.resolved there are.
void NameBehindComma(Working& w, std::size_t at, std::size_t next, std::size_t mentions);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_OTHER_NAMES_H_
