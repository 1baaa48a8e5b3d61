// The normalisers, each on the pieces of its text.
#ifndef ONOMA_LIB_RULES_NORMALISE_PARTS_H_
#define ONOMA_LIB_RULES_NORMALISE_PARTS_H_

#include <string_view>
#include <vector>

#include "lib/rules/normalise.h"
#include "lib/rules/value_tokens.h"

namespace onoma::rules {

bool NormaliseMoney(const std::vector<ValueToken>& tokens, Values& values);
bool NormalisePercent(const std::vector<ValueToken>& tokens, Values& values);
bool NormaliseQuantity(const std::vector<ValueToken>& tokens, Values& values);
bool NormaliseOrdinal(const std::vector<ValueToken>& tokens, Values& values);
bool NormaliseCardinal(const std::vector<ValueToken>& tokens, Values& values);
// `date`: year 0 if the document's is unknown; month or day 0 where it is not said.
bool NormaliseDate(const std::vector<ValueToken>& tokens, const CivilDay& date, Values& values);
bool NormaliseTime(const std::vector<ValueToken>& tokens, const CivilDay& date, Values& values);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_NORMALISE_PARTS_H_
