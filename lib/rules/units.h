// What phrase rules read: a document as a row of units. A unit is a gazetteer mention (the longest at its start), a mention of an earlier
// phase, a single word, a single punctuation character, or an edge (zero bytes: end of a sentence, of a line, of the document). One unit
// becomes one symbol that the automaton of a phase reads.
#ifndef ONOMA_LIB_RULES_UNITS_H_
#define ONOMA_LIB_RULES_UNITS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::rules {

// Bits of Unit::kinds from 32 up; bits 0..31 are types (Vocabulary::types in order).
enum KindBit : unsigned {
  // How it is written. A multi-word unit is kCap if its first word is; kAllCaps if all are.
  kLower = 32,
  kCap /* first letter upper, others lower or mixed ("McCain") */,
  kAllCaps /* two letters or more */,
  kInitial /* one capital letter */,
  kDigits,
  kNumber1,
  kNumber2,
  kNumber3,
  kNumber4,
  kNumberLong /* how many digits */,
  kAlnum /* digits and letters: "16bn", "10th" */,
  kOrdinalDigits /* 1st 2nd */,
  kPunct /* one punctuation character */,
  kSentenceEdge,
  kLineEdge,
  kSentenceStart /* first word of a sentence: its capital says little */,
  kSpaceBefore /* white space before this unit */,
  kMention /* a gazetteer or earlier phase's mention, not a bare word */,
  // Flags of the gazetteer's aliases (any of the unit's readings).
  kWeakName,
  kAdjectiveName,
  kDemonymName,
  kMetonymName,
  kAcronymName,
  kStrongName /* has a reading that is not weak */,
  kTitleCaseHeadline /* the sentence is written in title case or capitals: capitals say nothing */,
  kMixedCase /* of kCap, a capital inside, too, as names of firms have ("QvistNet"), not of people ("McCain", "DeShawn") */,
  kApostrophe /* of kCap, two words that an apostrophe joins ("Ba'aj"); no possessive, no clipped verb */,
};

struct Unit {
  std::uint32_t begin = 0, end = 0;  // bytes
  std::uint64_t classes = 0;         // word classes (Vocabulary::classes), of a one-word unit
  std::uint64_t kinds = 0;           // types and KindBits
  std::uint64_t subtypes = 0;        // Vocabulary::subtypes
  std::uint32_t literal = 0;         // Literals::Find of a one-word or punctuation unit; 0: no rule names it
  std::uint32_t reference = 0;       // the caller's
  std::uint32_t signature = 0;       // the number of all this in RuleScratch::signatures, where the caller has it; else 0
};

// What the names in braces mean, fixed when gazetteers and rules meet. Index = bit.
struct Vocabulary {
  std::vector<std::string> types;     // at most 32: "PERSON", "GPE", ...
  std::vector<std::string> classes;   // at most 64: word lists, "given", "months"
  std::vector<std::string> subtypes;  // at most 64, those that rules ask for: "GPE.country", "TITLE.rank"
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_UNITS_H_
