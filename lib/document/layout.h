// Turns words and gazetteer hits into the row of units that phrase rules read; finds sentences, lines and headlines on the way.
#ifndef ONOMA_LIB_DOCUMENT_LAYOUT_H_
#define ONOMA_LIB_DOCUMENT_LAYOUT_H_

#include <cstdint>
#include <string_view>

#include "lib/document/knowledge.h"
#include "lib/document/lexicon.h"
#include "lib/document/working.h"

namespace onoma::document {

// KindBits of how a word is written.
std::uint64_t ShapeBits(std::string_view word);

// Adds to `unit` what the hit's accepted readings say: types, flags, subtypes.
void AddReadings(const Knowledge& knowledge, const ImageHit& hit, rules::Unit& unit);

// The signature of a name, of one word or of several, as its words are written.
std::uint32_t NameSignature(const Lexicon& lexicon, const NameFacts& name, bool several, rules::Signatures& signatures);

// Whether the word goes on with the one before it behind an apostrophe: "Ba'aj", "As'ad", "Mar’a", where an ayn or a hamza is written so;
// not "Bob's", "He'll", "o'clock".
bool JoinsName(std::string_view text, const text::Words& words, std::size_t word);

// Whether the document's lines are wrapped by width, so that a single line end is a space.
bool LooksWrapped(std::string_view text);

// Fills working.units and working.unit_of_word from working.words and working.hits. One pass, linear.
void BuildUnits(const Knowledge& knowledge, const Lexicon& lexicon, const rules::Engine* engine, Working& working);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_LAYOUT_H_
