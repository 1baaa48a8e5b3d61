// What the development scorer (Python) calls upper case, digit and white space, and its normalisation of a mention's extent, reproduced
// exactly.
#ifndef ONOMA_LIB_FORMAT_PYTHON_TEXT_H_
#define ONOMA_LIB_FORMAT_PYTHON_TEXT_H_

#include <cstddef>
#include <string_view>
#include <utility>

namespace onoma::format {

bool PythonIsUpper(char32_t code);  // str.isupper of one character
bool PythonIsDigit(char32_t code);  // str.isdigit of one character
bool PythonIsSpace(char32_t code);  // what \s matches in a str pattern

// Whether [begin, end) holds an upper-case letter or a digit.
bool HasCapitalOrDigit(std::string_view text, std::size_t begin, std::size_t end);

// The span without a leading article, a trailing possessive and, for a person, leading titles.
std::pair<std::size_t, std::size_t> NormalExtent(std::string_view text, std::size_t begin, std::size_t end, bool person);

}  // namespace onoma::format

#endif  // ONOMA_LIB_FORMAT_PYTHON_TEXT_H_
