// Which candidates come out: one total order, no ties left to chance.
#ifndef ONOMA_LIB_EXTRACT_RESOLVE_H_
#define ONOMA_LIB_EXTRACT_RESOLVE_H_

#include <cstdint>

#include "lib/document/working.h"

namespace onoma::extract {

// Whether `a` outranks `b` where they overlap: longer, then higher priority, then source (gazetteer, definition, back reference, rule), a
// country, canonical name before alias, earlier, smaller type, smaller entry, smaller index. lib/DESIGN.md says what decided each.
bool Outranks(const document::Working& working, std::uint32_t a, std::uint32_t b);

// Fills working.resolved with the winners, in text order; marks the others `lost`. Needs working.keys as SortMentions leaves them.
// Linear: candidates are taken in groups that overlap; a group is small in any text that names something.
void Resolve(document::Working& working);
// The same in one walk with what comes before it: a weak name is believed where a rule says the same type of the same span, and the rule
// lends it its priority and steps back. Keeps in working.groups where each group stood, and lists working.readings.
void BelieveAndResolve(document::Working& working);
// What BelieveAndResolve would do once more: only the groups are resolved again that hold a candidate of working.touched or a new one, of
// which there were none among the first `before` mentions; the others stay as they are, with their winners. Needs working.keys and, if
// there are new ones, working.merged as SortMentions leaves them.
void ResolveAgain(document::Working& working, std::size_t before);

}  // namespace onoma::extract

#endif  // ONOMA_LIB_EXTRACT_RESOLVE_H_
