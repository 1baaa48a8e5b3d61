// From the text of a value to what it means: "January 12, 2024" -> value=2024-01-12, "$3.5 million" -> amount=3500000 currency=USD.
// Pure functions of the text and the document's date; nothing is said where the text does not settle it.
#ifndef ONOMA_LIB_RULES_NORMALISE_H_
#define ONOMA_LIB_RULES_NORMALISE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onoma::rules {

using Values = std::vector<std::pair<std::string, std::string>>;

const std::vector<std::string>& NormaliserNames();
// Appends what `text` means to `values`; false if it says nothing. `date`: the document's, "YYYY-MM-DD", "YYYY-MM", "YYYY" or "".
bool Normalise(std::string_view normaliser, std::string_view text, std::string_view date, Values& values);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_NORMALISE_H_
