// The rules' engine: text rules on bytes, phrase rules on units; immutable once compiled.
#ifndef ONOMA_LIB_RULES_ENGINE_H_
#define ONOMA_LIB_RULES_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "lib/rules/signatures.h"
#include "lib/rules/unit_row.h"
#include "lib/rules/units.h"
#include "lib/text/tokens.h"

namespace onoma::rules {

// One thing that a match says: a span to be an entity, and what else is known of it.
struct Emit {
  std::uint32_t rule = 0;                      // index into Engine::rule
  std::uint32_t match = 0;                     // emits of one match share this
  std::uint16_t emit = 0;                      // index into RuleInfo::emits
  std::uint32_t begin = 0, end = 0;            // bytes
  std::uint32_t unit_begin = 0, unit_end = 0;  // phrase rules only
};

struct EmitInfo {
  std::string type, subtype;  // "PERSON", "" ; "GPE","" ...; type "" for an emit that is only an attribute or a relation's part
  std::string capture;        // name of the group; empty: the whole match
  std::vector<std::pair<std::string, std::string>> attributes;  // fixed ones
  std::vector<std::pair<std::string, std::string>> captured;    // key -> capture whose text is the value: "ship=<name>"
  std::string normaliser;                                       // name of a value normaliser: "date", "money", ...; see normalise.h
};

struct RelationInfo {  // "relation holds-office person=person role=title of=country"
  std::string kind;
  std::vector<std::pair<std::string, std::string>> parts;  // part -> capture name
};

struct RuleInfo {
  std::string name, phase, origin;  // "date.absolute", "values", "dates.rules:12"
  int priority = 0;
  bool text_rule = false;
  std::vector<EmitInfo> emits;
  std::vector<RelationInfo> relations;
};

// A named group of a match, also those that are not emitted. Recorded only for rules with relations or captured attributes.
struct CaptureSpan {
  std::uint32_t rule = 0;  // index into Engine::rule
  std::uint32_t match = 0;
  std::uint16_t capture = 0;  // index into RuleCaptures(rule)
  std::uint32_t begin = 0, end = 0, unit_begin = 0, unit_end = 0;
};

// All of these types (bits of Unit::kinds) and, unless there are none, one of these literals (bits by Unit::literal).
struct SentenceNeed {
  std::uint32_t types = 0;
  std::vector<std::uint64_t> literals;
  bool Names(std::uint32_t literal) const { return literals[literal >> 6] >> (literal & 63) & 1; }
};

inline constexpr std::uint32_t kMatchBudget = 65536;  // matches of one rule in one document

// Per thread; memory is kept, also what was learned about units (the engine that it was learned for stays alive with it).
struct RuleScratch {
  RuleScratch();
  ~RuleScratch();
  RuleScratch(RuleScratch&&) noexcept;
  RuleScratch& operator=(RuleScratch&&) noexcept;

  std::vector<Emit> emits;
  std::vector<CaptureSpan> captures;
  std::vector<std::uint32_t> over_budget;  // rules that spent their budget in this document
  std::uint32_t next_match = 0;
  std::uint64_t unseen = 0;  // units beyond the alphabet's limit, which no rule matched
  void Clear();              // before each document
  Signatures& signatures();  // of the units that were met; see Engine::Prepare

  struct Cache;  // symbols.h
  std::unique_ptr<Cache> cache;
};

class Engine {
 public:
  struct Parsed;  // rule files, read and checked, not yet met with a vocabulary (rule_file.h)

  // The subtypes that the rules ask for ("GPE.country"), for Vocabulary::subtypes.
  static std::vector<std::string> SubtypesAsked(const Parsed& parsed);
  // The types that the rules emit, so that the vocabulary has them before Compile.
  static std::vector<std::string> TypesEmitted(const Parsed& parsed);
  static absl::StatusOr<Engine> Compile(std::shared_ptr<const Parsed> parsed, const Vocabulary& vocabulary);

  const std::shared_ptr<const Parsed>& parsed() const;
  std::size_t rule_count() const;
  const RuleInfo& rule(std::size_t index) const;
  const std::vector<std::string>& RuleCaptures(std::size_t rule) const;
  const std::vector<std::string>& phases() const;  // of the phrase rules, in the order of the files' `phases` line

  // The literal's number of a word (hash = text::FoldedHash) or of a one-character punctuation; 0 if no rule names it. Hot.
  std::uint32_t Literal(std::uint64_t hash, std::string_view word) const;
  std::uint32_t PunctLiteral(std::string_view character) const;

  // Append to scratch.emits (and captures). Both linear.
  void FindText(std::string_view text, const text::Words& words, RuleScratch& scratch) const;
  void FindPhrases(std::size_t phase, std::string_view text, std::span<const Unit> units, RuleScratch& scratch) const;
  // Several phases over the same units: cheaper than one after another. `numbered`: units with a signature other than 0 have it of this
  // scratch, since the last Prepare.
  void FindPhrases(const std::vector<std::size_t>& phases, std::string_view text, std::span<const Unit> units, RuleScratch& scratch,
                   bool numbered = false) const;
  // The same where all units have their signatures of this scratch, since the last Prepare; `units` is closed.
  void FindPhrases(const std::vector<std::size_t>& phases, std::string_view text, const UnitRow& units, RuleScratch& scratch) const;

  // A sentence that has not all that any one of these needs has no match of the phase.
  const std::vector<SentenceNeed>& SentenceNeeds(std::size_t phase) const;

  // Makes `scratch` ready for its signatures; they hold until this returns another number (never 0).
  std::uint64_t Prepare(RuleScratch& scratch) const;
  std::vector<std::string> notes() const;

 private:
  void Meet(RuleScratch& scratch) const;
  struct Data;
  std::shared_ptr<const Data> data_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_ENGINE_H_
