// What a text adds to a name that a row has without it: a legal form, "Jr.", a number.
#ifndef ONOMA_LIB_DOCUMENT_NAME_ADDITIONS_H_
#define ONOMA_LIB_DOCUMENT_NAME_ADDITIONS_H_

#include <string_view>

namespace onoma::document {

// "plc", "Co Ltd", ", Inc.": nothing but legal forms.
bool IsLegalForm(std::string_view rest);
// Whether a name ends in "Jr." or "Sr"; or is nothing else, but for a comma before it.
bool IsJunior(std::string_view name, bool alone = false);
// "94th ", "Fourth ": before the name of a parliament.
bool IsOrdinal(std::string_view before);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_NAME_ADDITIONS_H_
