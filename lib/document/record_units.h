// Turns the resolved mentions into the row of units that record rules read.
#ifndef ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_
#define ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_

#include <cstdint>
#include <vector>

#include "lib/document/working.h"
#include "lib/rules/engine.h"

namespace onoma::document {

// The sentences that can hold a record, by the types of their mentions and the literals of their units. Immutable.
class SentenceFilter {
 public:
  SentenceFilter() = default;
  explicit SentenceFilter(const std::vector<rules::SentenceNeed>& needs);

  // The needs, as bits, whose types are all among `types`.
  std::uint32_t ByTypes(std::uint32_t types) const {
    std::uint32_t found = 0, need = 1;
    for (const std::uint32_t set : types_) found |= (set & types) == set ? need : 0, need <<= 1;
    return found;
  }
  // Those that need no word; those that need one and have it in this literal.
  std::uint32_t wordless() const { return wordless_; }
  bool words() const { return !literals_.empty(); }
  std::uint32_t ByLiteral(std::uint32_t literal) const { return literals_[literal]; }  // of the engine that the needs are of; only if words()

 private:
  std::vector<std::uint32_t> types_;
  std::uint32_t wordless_ = 0;
  std::vector<std::uint32_t> literals_;
};

// The units of the resolved mentions (indices in working.resolved, in text order) with everything between them as words and
// punctuation, for the record phases: working.record_units; reference = position in working.resolved + 1, or 0. Sentences that no record can stand in are left out.
void BuildRecordUnits(const SentenceFilter& filter, Working& working);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_
