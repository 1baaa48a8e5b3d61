// Runs the phrase rules of a phase over a row of units.
#ifndef ONOMA_LIB_RULES_PHRASE_MATCHER_H_
#define ONOMA_LIB_RULES_PHRASE_MATCHER_H_

#include <string_view>
#include <vector>

#include "lib/rules/symbols.h"

namespace onoma::rules {

// Numbers the units' signatures, for the phases that follow.
void NumberUnits(const Looks& looks, const std::vector<Unit>& units, RuleScratch& scratch);
void MatchPhrases(const Phase& phase, const Names& names, const AtomBits& bits, std::string_view text, const std::vector<Unit>& units, SymbolTable& table,
                  RuleScratch& scratch);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_MATCHER_H_
