// The kinds of units that patterns name ({Cap}, {Digits}, {Edge}), and, of names that are known, the one that a misspelt name is nearest
// to.
#include <algorithm>

#include "lib/rules/pattern_parser.h"

namespace onoma::rules {
namespace {

constexpr unsigned kAnyUnit = 64, kWordUnit = 65, kEdgeUnit = 66, kCapitalUnit = 67;  // KindNames that are no single bit

}  // namespace

const std::vector<std::pair<std::string_view, unsigned>>& KindNames() {
  static const auto& names = *new std::vector<std::pair<std::string_view, unsigned>>{{"Any", kAnyUnit},
                                                                                     {"Word", kWordUnit},
                                                                                     {"Edge", kEdgeUnit},
                                                                                     {"Capital", kCapitalUnit},
                                                                                     {"Lower", kLower},
                                                                                     {"Cap", kCap},
                                                                                     {"AllCaps", kAllCaps},
                                                                                     {"Initial", kInitial},
                                                                                     {"Digits", kDigits},
                                                                                     {"Number1", kNumber1},
                                                                                     {"Number2", kNumber2},
                                                                                     {"Number3", kNumber3},
                                                                                     {"Number4", kNumber4},
                                                                                     {"NumberLong", kNumberLong},
                                                                                     {"Alnum", kAlnum},
                                                                                     {"Ordinal", kOrdinalDigits},
                                                                                     {"Punct", kPunct},
                                                                                     {"SentenceEdge", kSentenceEdge},
                                                                                     {"LineEdge", kLineEdge},
                                                                                     {"SentenceStart", kSentenceStart},
                                                                                     {"SpaceBefore", kSpaceBefore},
                                                                                     {"Mention", kMention},
                                                                                     {"Weak", kWeakName},
                                                                                     {"Strong", kStrongName},
                                                                                     {"Adjective", kAdjectiveName},
                                                                                     {"Demonym", kDemonymName},
                                                                                     {"Metonym", kMetonymName},
                                                                                     {"Acronym", kAcronymName},
                                                                                     {"Headline", kTitleCaseHeadline},
                                                                                     {"Mixed", kMixedCase},
                                                                                     {"Apostrophe", kApostrophe}};
  return names;
}

bool PatternParser::Kind(unsigned value, AtomParts& parts) {
  switch (value) {
    case kAnyUnit:
      parts.steps = {{AtomStep::kAny, 0}};
      break;
    case kWordUnit:
      parts.steps = {{AtomStep::kKind, kPunct}, {AtomStep::kNot, 0}};
      break;
    case kEdgeUnit:
      parts.steps = {{AtomStep::kKind, kSentenceEdge}, {AtomStep::kKind, kLineEdge}, {AtomStep::kOr, 0}};
      parts.names_edge = true;
      break;
    case kCapitalUnit:
      parts.steps = {
          {AtomStep::kKind, kCap}, {AtomStep::kKind, kAllCaps}, {AtomStep::kOr, 0}, {AtomStep::kKind, kInitial}, {AtomStep::kOr, 0}};
      break;
    default:
      parts.steps = {{AtomStep::kKind, value}};
      parts.names_edge = value == kSentenceEdge || value == kLineEdge || value == kTitleCaseHeadline;
  }
  return true;
}

std::string Nearest(std::string_view name, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = name.size() <= 3 ? 2 : 3;
  std::vector<std::size_t> row;
  for (const std::string& candidate : known) {
    if (candidate.size() > name.size() + 2 || name.size() > candidate.size() + 2) continue;
    row.resize(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::size_t diagonal = row[0]++;
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t above = row[j + 1];
        row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (name[i] != candidate[j])});
        diagonal = above;
      }
    }
    if (row.back() < best_distance) best_distance = row.back(), best = candidate;
  }
  return best;
}

}  // namespace onoma::rules
