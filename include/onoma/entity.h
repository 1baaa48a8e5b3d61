// onoma/entity.h: what comes out of a document: entities, relations, definitions, quotations.
//
//   onoma::Result result;
//   extractor.Extract(text, {}, scratch, result);
//   for (const onoma::Entity& e : result.entities())
//     std::cout << text.substr(e.begin, e.end - e.begin) << " is " << e.type << ' ' << e.id << '\n';
//
// Units: every offset is a byte offset into the text as the caller gave it, half-open [begin, end), never inside a UTF-8 character
// of valid text, whatever was folded while matching. format.h converts to code points and UTF-16 units.
//
// Lifetime: every string_view reached from a Result points into the Result itself or into the Extractor that filled it; it is
// valid until the Result is filled again, moved from or destroyed, and while the Extractor (or a copy of it) lives. Nothing
// points into the text.
//
// Thread-safety: a Result is a plain value; const access from many threads is safe, filling it is not.
#ifndef ONOMA_ENTITY_H_
#define ONOMA_ENTITY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/export.h"

namespace onoma {

// Where a mention came from.
enum class Source : std::uint8_t { kGazetteer, kRule, kDefinition, kBackReference };
ONOMA_EXPORT std::string_view SourceName(Source source);  // "gazetteer", "rule", "definition", "back reference"

// A key and a value that explain an entity or a relation further: {"country", "UA"}, {"role", "role/defence-minister"},
// {"value", "2025-11-15"}, {"from", "2025-07-17"}.
struct Attribute {
  std::string_view key, value;
};

// A run of attributes inside a Result. Iterable; cheap to copy.
class Attributes {
 public:
  Attributes() = default;
  Attributes(const Attribute* first, std::size_t size) : first_(first), size_(size) {}
  const Attribute* begin() const { return first_; }
  const Attribute* end() const { return first_ + size_; }
  std::size_t size() const { return size_; }
  // The value of `key`, or an empty view.
  std::string_view operator[](std::string_view key) const {
    for (const Attribute& a : *this)
      if (a.key == key) return a.value;
    return {};
  }

 private:
  const Attribute* first_ = nullptr;
  std::size_t size_ = 0;
};

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// One mention. Types are OntoNotes names (PERSON GPE LOC ORG NORP DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL FAC EVENT LAW
// PRODUCT) plus TITLE, PROGRAM, URL, EMAIL, HANDLE, PHONE, and whatever types the caller's own gazetteers and rules name.
struct Entity {
  std::size_t begin = 0, end = 0;  // bytes, half-open
  std::string_view type;           // "GPE"
  std::string_view subtype;        // "country", or empty
  std::string_view id;             // "geo/ua"; document-local where `local`; empty for values such as dates
  std::string_view name;           // canonical name: "Ukraine"
  Source source = Source::kGazetteer;
  bool local = false;        // the id was made from this document alone: no gazetteer knows it
  bool nested = false;       // lies inside a longer entity (only with Options::nested)
  std::string_view matched;  // what matched: "countries.tsv:214", "title-name" (a rule), "back reference"; "owner", "state": a row that the
                             // text takes away
  std::string_view why;  // the support a weak name was believed for, else empty: "a rule says the same of this span", "strong mention of
                         // the same entity"
  std::size_t antecedent = kNone;  // index of the entity that a definition or back reference leads to
  Attributes attributes;
};

// Who holds what of whom, who belongs to what, who met where. `person`, `role`, `of` are ids. Attributes: "modifier" of an office that is
// not plainly held ("former", "acting", "then", "elect", "outgoing", "deputy"); "post" (where an ambassador is sent), "with" (whom a person
// met); what the tenures say: "table" (their holder), "title", "from", "to", "attested".
struct Relation {
  std::string_view kind;           // "holds-office", "member-of", "commander-of", "met-in", "located-in"
  std::string_view person;         // the subject: "person/denys-shmyhal" (member-of: the member)
  std::string_view role;           // "role/defence-minister", or empty
  std::string_view of;             // "geo/ua", "org/nato", or empty
  std::string_view rule;           // what said so: a rule's name or "tenure"
  std::string_view status;         // "known", "stale", "unknown", "contradicted" against the tenures as of the date; empty without a date
  std::size_t begin = 0, end = 0;  // bytes of the phrase
  std::size_t subject = kNone, object = kNone;  // indices into Result::entities(), where the text has them
  Attributes attributes;
};

// A short form defined by the document: "Joint Expeditionary Force (JEF)".
struct Definition {
  std::size_t short_begin = 0, short_end = 0, long_begin = 0, long_end = 0;
  std::string_view short_form, long_form, id;
};

// A direct quotation, without its quotation marks' speaker phrase; the span includes the marks.
struct Quote {
  std::size_t begin = 0, end = 0;
  std::size_t speaker_begin = 0, speaker_end = 0;  // equal where no speaker was found
  std::string_view speaker;                        // id, or empty
};

namespace internal {
struct ResultAccess;

// Memory of a Result for strings or attributes: blocks that never move, so that views of them stay valid; kept and used again after Clear.
template <class T>
class Blocks {
 public:
  void Clear() { next_ = 0, at_ = end_ = nullptr; }
  // Room for `size` of them; what is filled is then taken.
  T* Room(std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - at_)) Next(size);
    return at_;
  }
  void Take(std::size_t size) { at_ += size; }

 private:
  struct Block {
    std::unique_ptr<T[]> items;
    std::size_t size;
  };
  void Next(std::size_t size) {
    while (next_ < blocks_.size() && blocks_[next_].size < size) ++next_;
    if (next_ == blocks_.size()) {
      const std::size_t most = size > kBlock ? size : kBlock;
      blocks_.push_back({std::unique_ptr<T[]>(new T[most]), most});
    }
    at_ = blocks_[next_].items.get(), end_ = at_ + blocks_[next_].size;
    ++next_;
  }

  static constexpr std::size_t kBlock = (16 << 10) / sizeof(T);
  std::vector<Block> blocks_;
  std::size_t next_ = 0;
  T *at_ = nullptr, *end_ = nullptr;
};
}  // namespace internal

// Everything found in one document. Reuse one Result for many documents: its memory is kept.
class ONOMA_EXPORT Result {
 public:
  Result();
  ~Result();
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;

  const std::vector<Entity>& entities() const { return entities_; }  // in text order; ties: longer first
  const std::vector<Relation>& relations() const { return relations_; }
  const std::vector<Definition>& definitions() const { return definitions_; }
  const std::vector<Quote>& quotes() const { return quotes_; }
  // The document's date that tenures were asked about, "YYYY-MM-DD": given, or found in a dateline; empty: none. A dateline is a day
  // with its year in the first 400 bytes that stands alone on its line, before a dash in a line's first 40 bytes ("KYIV, April 13, 2024
  // (Reuters) -", the agency in parentheses or not), or as the first sentence of the text.
  std::string_view date() const { return date_; }
  // Empty, or the budgets that were spent, so that something may be missing: "rule date.absolute: over 65536 matches".
  const std::vector<std::string_view>& truncated() const { return truncated_; }

 private:
  friend struct internal::ResultAccess;
  std::vector<Entity> entities_;
  std::vector<Relation> relations_;
  std::vector<Definition> definitions_;
  std::vector<Quote> quotes_;
  std::vector<std::string_view> truncated_;
  std::string_view date_;
  std::vector<char> text_;  // a copy of the document, if it has any entity
  internal::Blocks<char> strings_;
  internal::Blocks<Attribute> attributes_;
};

}  // namespace onoma

#endif  // ONOMA_ENTITY_H_
