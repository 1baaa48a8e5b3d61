// Runs the phrase rules of a phase over a row of units.
#ifndef ONOMA_LIB_RULES_PHRASE_MATCHER_H_
#define ONOMA_LIB_RULES_PHRASE_MATCHER_H_

#include <string_view>

#include "lib/rules/symbols.h"

namespace onoma::rules {

// Before a document: begins the numbers of signatures anew where they have become too many.
void ForgetMany(RuleScratch& scratch);
// Makes the table of phase `number` ready for all signatures that were given out.
void LearnUnits(const Phase& phase, std::size_t number, const Names& names, const AtomBits& bits, RuleScratch& scratch);
// Lists the units at which a rule of each phase that is asked (one at least) may begin.
void FindOpeners(const UnitRow& units, RuleScratch& scratch);
// Runs `phase`, which is asked as the `index`th, from its openers.
void MatchPhrases(const Phase& phase, std::string_view text, const UnitRow& units, std::size_t index, RuleScratch& scratch);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_MATCHER_H_
