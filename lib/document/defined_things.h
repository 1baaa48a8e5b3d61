// Short forms of things, which are no bodies of people: what the words of a long form or those behind it say, and what follows for the
// document.
#ifndef ONOMA_LIB_DOCUMENT_DEFINED_THINGS_H_
#define ONOMA_LIB_DOCUMENT_DEFINED_THINGS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/document/stages.h"

namespace onoma::document {

// "Severe Acute Respiratory Syndrome", "Gross National Product", "Deputy Assistant Secretary": a long form whose last word (class
// thing_heads) says that it is no body of people.
bool IsThing(const Context& context, std::string_view text);
// "(PIG) project": the word behind the parenthesis.
bool IsThingBehind(const Working& w, std::size_t unit);
// What a text has defined as a thing is no organisation in it, and no town, whatever a row or a rule says: "consumer price index (CPI)".
void DropThings(Working& w, std::vector<std::string_view>& things);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_DEFINED_THINGS_H_
