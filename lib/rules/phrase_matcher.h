// Runs the phrase rules of a phase over a row of units.
#ifndef ONOMA_LIB_RULES_PHRASE_MATCHER_H_
#define ONOMA_LIB_RULES_PHRASE_MATCHER_H_

#include <string_view>
#include <vector>

#include "lib/rules/symbols.h"

namespace onoma::rules {

// Before a document: begins the numbers of signatures anew where they have become too many.
void ForgetMany(RuleScratch& scratch);
// Numbers the units' signatures, for the phases that follow; where `numbered`, units with a signature have it already.
void NumberUnits(const Looks& looks, const std::vector<Unit>& units, bool numbered, RuleScratch& scratch);
void MatchPhrases(const Phase& phase, const Names& names, const AtomBits& bits, std::string_view text, const std::vector<Unit>& units, SymbolTable& table,
                  RuleScratch& scratch);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_MATCHER_H_
