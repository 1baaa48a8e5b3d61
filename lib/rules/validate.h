// Validators: what a pattern cannot say. `valid luhn` in a rule drops a match whose text fails.
#ifndef ONOMA_LIB_RULES_VALIDATE_H_
#define ONOMA_LIB_RULES_VALIDATE_H_

#include <string>
#include <string_view>
#include <vector>

namespace onoma::rules {

using Validator = bool (*)(std::string_view);

const std::vector<std::string>& ValidatorNames();
Validator FindValidator(std::string_view name);  // null if unknown

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALIDATE_H_
