// The memory of one document while it is read: what each stage leaves for the next. Kept from document to document.
#ifndef ONOMA_LIB_DOCUMENT_WORKING_H_
#define ONOMA_LIB_DOCUMENT_WORKING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/mention.h"
#include "lib/document/name_memory.h"
#include "lib/document/row.h"
#include "lib/document/word_memory.h"
#include "lib/gazetteer/matcher.h"
#include "lib/rules/engine.h"
#include "lib/rules/unit_row.h"
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

// Indices [first, last): of Working::keys, the candidates of one span; of words, a name.
struct IndexRun {
  std::uint32_t first, last;
};

// A full name in the chain of a key.
struct FullName {
  static constexpr std::uint32_t kMentions = (1u << 29) - 1, kKinds = 7;
  std::uint32_t mention : 29, kind : 3;  // kind: of the key
  std::uint32_t next;
  IndexRun words;
};

// What may stand for full names: a chain of them in text order, and how far the walk has come. Links are indices of Working::full_names.
struct ReferenceKey {
  std::uint32_t last, current;
  std::uint32_t seen = 0;  // where a reference by this key was last believed
  enum Alone : std::uint8_t {
    kNotTold,
    kFirm,
    kMan
  } alone = kNotTold;    // what the word alone means that is a surname and a firm of the gazetteers
  bool several = false;  // bodies of one head: two different names
};

struct ImageHit : gazetteer::Hit {
  std::uint32_t image;
};

// A small open-addressing table from a 64-bit hash to a number. A slot is of this document if it bears its generation, so nothing is
// cleared; each document begins with few slots, which stay in the nearest cache.
class HashIndex {
 public:
  HashIndex() : slots_(kFirst) {}
  void Clear() { size_ = 0, mask_ = kFirst - 1, NextGeneration(); }
  // The slot's value for `hash`; kNoMention where new.
  std::uint32_t& At(std::uint64_t hash) {
    if ((size_ + 1) * 2 > mask_ + 1) Grow();
    std::size_t i = hash & mask_;
    for (; slots_[i].generation == generation_; i = (i + 1) & mask_)
      if (slots_[i].hash == hash) return slots_[i].value;
    slots_[i] = {hash, kNoMention, generation_};
    ++size_;
    return slots_[i].value;
  }
  std::uint32_t Find(std::uint64_t hash) const {
    for (std::size_t i = hash & mask_; slots_[i].generation == generation_; i = (i + 1) & mask_)
      if (slots_[i].hash == hash) return slots_[i].value;
    return kNoMention;
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kFirst = 256;
  void NextGeneration();
  void Grow();
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t value = kNoMention, generation = 0;
  };
  std::vector<Slot> slots_, moved_;
  std::size_t size_ = 0, mask_ = kFirst - 1;  // of this document's slots
  std::uint32_t generation_ = 1;
};

// What may be among some hashes, in one cache line; few of them set few of its bits.
class HashFilter {
 public:
  void Add(std::uint64_t hash) { bits_[hash >> 61] |= std::uint64_t(1) << (hash >> 55 & 63); }
  bool MayHold(std::uint64_t hash) const { return bits_[hash >> 61] >> (hash >> 55 & 63) & 1; }

 private:
  std::uint64_t bits_[8] = {};
};

struct SortKey {
  std::uint64_t key;
  std::uint32_t mention;
};

// Candidates that overlap in a chain, as they were resolved: the index of the first in `keys` (of those before it that may not win, where
// they follow on the last group), of the first winner in `resolved`; where the last of them ends. One more stands behind all.
struct ResolvedGroup {
  std::uint32_t first, resolved, end;
};

struct Working {
  std::vector<SortKey>
      keys;  // of the first `sorted` mentions, by (begin, longer first, index): equal keys are equal spans; and one behind all
  std::vector<SortKey>
      merged;  // while they are sorted; then the keys of the candidates that were new, in order, where they stand in `mentions`
  WordMemory memory;
  NameMemory names;
  std::string_view text;
  text::Words words;
  std::vector<gazetteer::Hit> image_hits;
  std::vector<ImageHit> hits;                  // of all images, by begin, longer first
  rules::UnitRow units;                        // for the name phases
  std::vector<std::uint32_t> word_signatures;  // of each word alone, as after a space inside a sentence
  std::vector<std::uint32_t> unit_of_word;     // word -> unit that holds it
  // The units that later stages look for, so that none walks all of them: edges, "(" and ",", quotation marks (and other punctuation that
  // is no ASCII); indices of `units`.
  std::vector<std::uint32_t> edges;
  Row<std::uint32_t> openings, quote_marks;
  Row<Mention> mentions;  // candidates
  std::vector<FoundDefinition> definitions;
  rules::RuleScratch rules;
  Row<std::uint32_t> resolved, resolved_before;         // indices of mentions: the winners in text order; those of the first resolve
  Row<ResolvedGroup> groups;                            // of the first resolve
  std::uint32_t resolved_types = 0;                     // which types are among `resolved`, as bits
  Row<std::uint32_t> holders;                           // indices of `resolved`: persons and titles
  std::vector<std::uint32_t> touched;                   // begins of the candidates that were decided otherwise since
  std::vector<IndexRun> place_runs, organisation_runs;  // spans with several readings that the document decides between
  Row<std::uint32_t> organisations, asked;              // mentions, in text order: organisations; weak names and places
  Row<IndexRun> readings;                               // spans with two candidates of a gazetteer or more
  Row<std::uint32_t> listed;                            // what a stage has in hand: candidates of a group, mentions that may be named again
  std::vector<std::uint32_t> scratch;
  Row<FullName> full_names;
  Row<ReferenceKey> reference_keys;
  std::vector<rules::Unit> record_units;
  rules::RuleScratch record_rules;
  HashIndex name_keys;  // keys of full names: surnames, acronyms, first words, heads
  // By a hash, what a stage has found out. Weak names (strong entities), namesakes, offices and relations begin it anew; homonyms and
  // owners go on with that of weak names, under salts of their own.
  HashIndex decided;
  std::vector<std::size_t> objects;        // of the record in hand
  std::vector<Attribute> attributes;       // of the record or title in hand
  std::string id, slug, country_slug;      // asked for, of the organisation in hand
  std::vector<TitleHolder> title_holders;  // whom the text itself says a title's mention to mean, by title
  std::vector<std::uint64_t> covered;
  std::size_t sorted = 0;  // how many mentions `keys` holds
  bool wrapped = false;    // lines are wrapped by width: a line end is a space
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_WORKING_H_
