// Runs the phrase rules of a phase over a row of units.
#ifndef ONOMA_LIB_RULES_PHRASE_MATCHER_H_
#define ONOMA_LIB_RULES_PHRASE_MATCHER_H_

#include <span>
#include <string_view>

#include "lib/rules/symbols.h"

namespace onoma::rules {

// Before a document: begins the numbers of signatures anew where they have become too many.
void ForgetMany(RuleScratch& scratch);
// Numbers the units for the phases that follow; where `numbered`, those with a signature have it already.
void NumberUnits(std::span<const Unit> units, bool numbered, RuleScratch& scratch);
// Makes the table of phase `number` ready for all signatures that were given out.
void LearnUnits(const Phase& phase, std::size_t number, const Names& names, const AtomBits& bits, RuleScratch& scratch);
// Lists the units at which a rule of one of the phases (bits number % 8) may begin; `number`: their signatures are their numbers, and it is false if one has none.
bool FindOpeners(std::span<const Unit> units, std::uint8_t phases, bool number, RuleScratch& scratch);
void MatchPhrases(const Phase& phase, std::string_view text, std::span<const Unit> units, SymbolTable& table, RuleScratch& scratch);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_MATCHER_H_
