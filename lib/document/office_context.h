// What stands beside an office in the text: what makes it a former one, who leaves it, whose it is, to whom an envoy is sent. By words
// only; offices.cc holds them against the tenures.
#ifndef ONOMA_LIB_DOCUMENT_OFFICE_CONTEXT_H_
#define ONOMA_LIB_DOCUMENT_OFFICE_CONTEXT_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/document/records.h"

namespace onoma::document {

// The word that ends before `end`, one space or hyphen between.
std::string_view WordBefore(std::string_view text, std::size_t end);
// Whether the words behind `end` say that the holder leaves: "resigned", "has quit", "was killed", "stepped down".
bool Leaves(std::string_view text, std::size_t end);
// Whether the words before `begin` say so: "the death of the", "sacked the".
bool IsLeaving(std::string_view text, std::size_t begin);
// Offices that have a receiver beside an owner: ambassadors, envoys, representatives.
bool IsEnvoy(std::string_view role);
// Whether a name or title ends where `end` is: punctuation follows, or a word that goes on with the sentence. "The CIA chief said", "the
// head of the CIA, who"; not "the department's chief economist", "the head of the NATO delegation".
bool Closes(std::string_view text, std::size_t end);
// Offices that each country has one of.
bool HasCounterparts(std::string_view role);
// "a BJP leader", "another British minister": one of them.
bool IsIndefinite(std::string_view word);
// Whether a name follows an office that is written as one's before his name: "House Speaker Xandra Qvist". Who it is, the text says, even
// where the name is not known for one.
bool IsNamed(std::string_view text, std::string_view written, std::size_t end);
// "head", "chief" and "boss" are of a whole body; a "bureau chief" is not, nor a "world leader" of a country.
bool IsBare(std::string_view written);
// Who receives an envoy: "ambassador to the United Nations", "special envoy for Syria", "the UN's Syria envoy".
std::string_view TitleTo(const Working& w, const std::vector<Entity>& entities, std::size_t title);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_OFFICE_CONTEXT_H_
