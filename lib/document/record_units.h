// Turns the resolved mentions into the row of units that record rules read.
#ifndef ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_
#define ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_

#include <array>
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

  // A type as a bit of the sets of types below; 0 where no need names it.
  std::uint32_t BitOf(std::uint8_t type) const { return bits_[type & 31]; }
  std::uint32_t BitsOf(std::uint32_t types) const;
  // The needs, as bits, whose types are all in the set.
  std::uint32_t ByTypes(std::uint32_t set) const { return set < table_.size() ? table_[set] : Ask(set); }
  // Those that need no word; those that need one and have it in this literal.
  std::uint32_t wordless() const { return wordless_; }
  bool words() const { return !literals_.empty(); }
  std::uint32_t ByLiteral(std::uint32_t literal) const {
    return literals_[literal];
  }  // of the engine that the needs are of; only if words()

 private:
  std::uint32_t Ask(std::uint32_t set) const;

  std::array<std::uint32_t, 32> bits_{};
  std::vector<std::uint32_t> types_;  // of each need, a set
  std::vector<std::uint32_t> table_;  // by set, where needs name few types
  std::uint32_t wordless_ = 0;
  std::vector<std::uint32_t> literals_;
};

// The units of the resolved mentions (indices in working.resolved, in text order) with everything between them as words and
// punctuation, for the record phases: working.record_units; reference = position in working.resolved + 1, or 0. Sentences that no record
// can stand in are left out.
void BuildRecordUnits(const SentenceFilter& filter, Working& working);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_RECORD_UNITS_H_
