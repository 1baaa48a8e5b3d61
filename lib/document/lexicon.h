// The word classes that the document stage itself asks for, as bits; 0 where no gazetteer has the class.
#ifndef ONOMA_LIB_DOCUMENT_LEXICON_H_
#define ONOMA_LIB_DOCUMENT_LEXICON_H_

#include <cstdint>

#include "lib/document/knowledge.h"

namespace onoma::document {

struct Lexicon {
  std::uint64_t common = 0, function = 0, auxiliaries = 0, given = 0, given_common = 0, surname = 0, kin = 0, say = 0, months = 0,
                weekdays = 0, org_heads = 0, place_prepositions = 0, thing_heads = 0, heads = 0;

  static Lexicon Of(const Knowledge& knowledge) {
    Lexicon l;
    l.common = knowledge.ClassBit("common");
    l.function = knowledge.ClassBit("function");
    l.auxiliaries = knowledge.ClassBit("auxiliaries");
    l.given = knowledge.ClassBit("given");
    l.given_common = knowledge.ClassBit("given_common");
    l.surname = knowledge.ClassBit("surname");
    l.kin = knowledge.ClassBit("kin_words");
    l.say = knowledge.ClassBit("say_verbs");
    l.months = knowledge.ClassBit("months");
    l.weekdays = knowledge.ClassBit("weekdays");
    l.org_heads = knowledge.ClassBit("org_heads");
    l.place_prepositions = knowledge.ClassBit("place_prepositions");
    l.thing_heads = knowledge.ClassBit("thing_heads");
    // What a rule may ask of the last word of a longer name.
    for (const char* name : {"org_heads", "org_suffixes", "party_heads", "place_heads", "fac_heads", "event_heads", "law_heads"})
      l.heads |= knowledge.ClassBit(name);
    return l;
  }
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_LEXICON_H_
