// Short forms by their letters: what looks like one, and whether it may stand for a long form.
#ifndef ONOMA_LIB_DOCUMENT_SHORT_FORMS_H_
#define ONOMA_LIB_DOCUMENT_SHORT_FORMS_H_

#include <cstddef>
#include <string_view>

namespace onoma::document {

bool IsShortForm(std::string_view s);
// "Apacs", "Nymex", "FinCEN": an acronym that is spoken as a word.
bool IsSpoken(std::string_view s);
// "EIAs", "TLMs": of more than one, so of a kind of thing.
bool IsPlural(std::string_view s);
// "QVI (PhD)", "Order of the Grain (AC)": what a person has got, no name of what stands before it.
bool IsDegree(std::string_view s);
// Whether the short form is the first letters of the words, none of them capital: "consumer price index (CPI)"; small words may have none.
bool AreInitials(std::string_view short_form, std::string_view text);
// Begin of the long form inside `text` that ends at its end, or npos.
std::size_t AlignLongForm(std::string_view short_form, std::string_view text);
// Whether a spoken acronym may stand for the organisation named before it: by its letters, or, where the name is a translation ("National
// Institute of Polar Grain (Inagrap)"), because that is long.
bool Stands(std::string_view name, std::string_view spoken);
// "United Nations High Commission for Refugees" is who has the short form UNHCR, however a text puts it: of its longer words more than
// seven in ten begin words of the row's name, or the name is the short form itself, which of four letters or more has few bearers.
bool AreSameBody(std::string_view long_form, std::string_view name);
// Whether what stands between the words where letters were found and a name has to do with that name: not ", the", "and the".
bool Crosses(std::string_view between);
bool IsMembership(std::string_view text);
// What the last word of a long form in small letters says: "the special investigation team (SIT)" is one body of people, a "consumer price
// index (CPI)" a thing, an "intensive care unit (ICU)" may be either.
enum class Said { kBody, kThing, kEither };
Said WhatIs(std::string_view text);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_SHORT_FORMS_H_
