// The memory of one document while it is read: what each stage leaves for the next. Kept from document to document.
#ifndef ONOMA_LIB_DOCUMENT_WORKING_H_
#define ONOMA_LIB_DOCUMENT_WORKING_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/document/mention.h"
#include "lib/document/name_memory.h"
#include "lib/document/unit_row.h"
#include "lib/document/word_memory.h"
#include "lib/gazetteer/matcher.h"
#include "lib/rules/engine.h"
#include "lib/rules/units.h"
#include "lib/text/tokens.h"

namespace onoma::document {

struct FoundDefinition {
  std::uint32_t short_begin, short_end, long_begin, long_end;
  std::uint32_t mention;  // of the long form
};

// A title's mention and the person whom a relation's phrase gives it, as indices of the Result's entities.
struct TitleHolder {
  std::uint32_t title, person;
};

// What may stand for full names: a chain of them in text order, and how far the walk has come. Links are indices of Working::name_first and name_next.
struct ReferenceKey {
  std::uint32_t first, last, current;
  std::uint32_t seen = 0;  // where a reference by this key was last believed
};

struct ImageHit : gazetteer::Hit {
  std::uint32_t image;
};

// A small open-addressing table from a 64-bit hash to a number; cleared in time linear in what it holds.
class HashIndex {
 public:
  void Clear();
  // The slot's value for `hash`; kNoMention where new.
  std::uint32_t& At(std::uint64_t hash);
  std::uint32_t Find(std::uint64_t hash) const;
  bool MayHold(std::uint64_t hash) const { return filter_[(hash >> 40) & 511] >> (hash >> 58) & 1; }
  std::size_t size() const { return size_; }

 private:
  void Grow();
  struct Slot { std::uint64_t hash = 0; std::uint32_t value = kNoMention; bool used = false; };
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
  std::size_t size_ = 0;
  std::uint64_t filter_[512] = {};
};

struct SortKey {
  std::uint64_t key;
  std::uint32_t mention;
};

struct Working {
  std::vector<SortKey> keys;             // of mentions, as `order`: equal keys are equal spans
  WordMemory memory;
  NameMemory names;
  std::string_view text;
  text::Isa isa = text::Isa::kScalar;
  text::Words words;
  std::vector<gazetteer::Hit> image_hits;
  std::vector<ImageHit> hits;            // of all images, by begin, longer first
  UnitRow units;                         // for the name phases
  std::vector<std::uint32_t> word_signatures;  // of each word alone, as after a space inside a sentence
  std::vector<std::uint32_t> unit_of_word;  // word -> unit that holds it
  // The units that later stages look for, so that none walks all of them: capitalised words, edges, "(" and ",", quotation marks (and other punctuation that is no ASCII); indices of `units`.
  std::vector<std::uint32_t> capitals, edges, openings, quote_marks;
  std::vector<Mention> mentions;         // candidates
  std::vector<FoundDefinition> definitions;
  rules::RuleScratch rules;
  std::vector<std::uint32_t> order, resolved;  // indices of mentions
  std::vector<std::uint32_t> scratch, name_first, name_next;
  std::vector<ReferenceKey> reference_keys;
  std::vector<rules::Unit> record_units;
  rules::RuleScratch record_rules;
  HashIndex surnames, strong;
  std::vector<TitleHolder> title_holders;  // whom the text itself says a title's mention to mean, by title
  std::vector<std::uint64_t> covered;
  bool wrapped = false;                  // lines are wrapped by width: a line end is a space
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_WORKING_H_
