// The rules' engine: text rules on bytes, phrase rules on units; immutable once compiled.
#ifndef ONOMA_LIB_RULES_ENGINE_H_
#define ONOMA_LIB_RULES_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "lib/rules/units.h"
#include "lib/text/tokens.h"

namespace onoma::rules {

// One thing that a match says: a span to be an entity, and what else is known of it.
struct Emit {
  std::uint32_t rule = 0;                    // index into Engine::rule
  std::uint32_t match = 0;                   // emits of one match share this
  std::uint16_t emit = 0;                    // index into RuleInfo::emits
  std::uint32_t begin = 0, end = 0;          // bytes
  std::uint32_t unit_begin = 0, unit_end = 0;  // phrase rules only
};

struct EmitInfo {
  std::string type, subtype;      // "PERSON", "" ; "GPE","" ...; type "" for an emit that is only an attribute or a relation's part
  std::string capture;            // name of the group; empty: the whole match
  std::vector<std::pair<std::string, std::string>> attributes;  // fixed ones
  std::string normaliser;         // name of a value normaliser: "date", "money", ...; see normalise.h
};

struct RelationInfo {             // "relation holds-office person=person role=title of=country"
  std::string kind;
  std::vector<std::pair<std::string, std::string>> parts;  // part -> capture name
};

struct RuleInfo {
  std::string name, phase, origin;  // "date.absolute", "values", "dates.rules:12"
  int priority = 0;
  bool text_rule = false;
  bool weak_support = false;        // its emits count as support for weak readings they cover ("believe" action)
  std::vector<EmitInfo> emits;
  std::vector<RelationInfo> relations;
};

// A named group of a match, also those that are not emitted. Asked only for rules with relations.
struct CaptureSpan {
  std::uint32_t rule = 0;        // index into Engine::rule
  std::uint32_t match = 0;
  std::uint16_t capture = 0;     // index into RuleCaptures(rule)
  std::uint32_t begin = 0, end = 0, unit_begin = 0, unit_end = 0;
};

struct RuleScratch {              // per thread; memory is kept
  std::string symbols;
  std::vector<Emit> emits;
  std::vector<CaptureSpan> captures;
  std::vector<std::uint32_t> over_budget;  // rules that spent their budget of matches in this document
  std::uint32_t next_match = 0;
  std::uint64_t unseen = 0;       // units that fell back to a symbol of their shape alone
  void Clear() { emits.clear(); captures.clear(); over_budget.clear(); next_match = 0; unseen = 0; }
};

class Engine {
 public:
  struct Parsed;  // rule files, read and checked, not yet met with a vocabulary (rule_file.h)

  // The subtypes that the rules ask for ("GPE.country"), for Vocabulary::subtypes.
  static std::vector<std::string> SubtypesAsked(const Parsed& parsed);
  // The types that the rules emit, so that the vocabulary has them before Compile.
  static std::vector<std::string> TypesEmitted(const Parsed& parsed);
  static absl::StatusOr<Engine> Compile(std::shared_ptr<const Parsed> parsed, const Vocabulary& vocabulary);

  std::size_t rule_count() const;
  const RuleInfo& rule(std::size_t index) const;
  const std::vector<std::string>& RuleCaptures(std::size_t rule) const;
  const std::vector<std::string>& phases() const;  // of the phrase rules, in the order of the files' `phases` line

  // The literal's number of a word (hash = text::FoldedHash) or of a one-character punctuation; 0 if no rule names it. Hot.
  std::uint32_t Literal(std::uint64_t hash, std::string_view word) const;
  std::uint32_t PunctLiteral(std::string_view character) const;

  // Append to scratch.emits (and captures). Both linear.
  void FindText(std::string_view text, const text::Words& words, RuleScratch& scratch) const;
  void FindPhrases(std::size_t phase, std::string_view text, const std::vector<Unit>& units, RuleScratch& scratch) const;

  std::vector<std::string> notes() const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_ENGINE_H_
