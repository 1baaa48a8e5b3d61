// Which sentences a phase need not be shown: those without what every match of some rule has.
#ifndef ONOMA_LIB_RULES_SENTENCE_NEEDS_H_
#define ONOMA_LIB_RULES_SENTENCE_NEEDS_H_

#include <vector>

#include "lib/rules/symbols.h"

namespace onoma::rules {

// What each rule needs, the least only; a rule that may cross an edge needs nothing.
std::vector<SentenceNeed> SentenceNeedsOf(const Phase& phase, const Literals& literals);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_SENTENCE_NEEDS_H_
