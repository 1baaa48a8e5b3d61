// What an Extractor is made of; immutable once built and shared by its copies.
#ifndef ONOMA_LIB_EXTRACT_EXTRACTOR_DATA_H_
#define ONOMA_LIB_EXTRACT_EXTRACTOR_DATA_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/document/entry_memory.h"
#include "lib/document/knowledge.h"
#include "lib/document/lexicon.h"
#include "lib/document/record_units.h"
#include "lib/document/stages.h"
#include "lib/document/working.h"
#include "lib/rules/engine.h"
#include "lib/rules/normalise.h"
#include "lib/rules/value_memory.h"
#include "onoma/extractor.h"

namespace onoma::internal {

struct ExtractorData {
  Options options;
  std::vector<Gazetteer> gazetteers;  // keep the images' bytes alive
  document::Knowledge knowledge;
  document::Lexicon lexicon;
  std::optional<rules::Engine> engine;
  document::EmitTable emits;
  std::vector<std::size_t> name_phases, record_phases;  // phases of the engine, in order
  document::SentenceFilter sentences;                   // that the record phases read
  std::vector<bool> wanted;                             // by type; empty: all
  text::Isa isa = text::Isa::kScalar;

  // What the rules' names mean here, once the knowledge is finished.
  rules::Vocabulary vocabulary() const { return {knowledge.types(), knowledge.classes(), knowledge.subtypes()}; }
  document::Context context() const { return {knowledge, lexicon, engine ? &*engine : nullptr, emits}; }
};

struct ScratchData {
  document::Working working;
  document::EntryMemory entries;
  std::string id;
  rules::Values values;
  rules::ValueMemory short_values;
  std::vector<std::uint32_t> nested, open;  // mentions inside longer ones; those whose span is not over
};

struct ExtractorAccess {
  static const ExtractorData& Data(const Extractor& extractor) { return *extractor.data_; }
  static ScratchData& Data(Scratch& scratch) { return *scratch.data_; }
  static Extractor Make(std::shared_ptr<const ExtractorData> data) { return Extractor(std::move(data)); }
};

// The pipeline up to resolve: fills working.mentions and working.resolved.
void FindMentions(const ExtractorData& data, std::string_view text, document::Working& working, StageTimes* times);
// The pipeline after resolve: entities and records into the Result.
void WriteResult(const ExtractorData& data, std::string_view date, ScratchData& scratch, Result& result, StageTimes* times);

}  // namespace onoma::internal

#endif  // ONOMA_LIB_EXTRACT_EXTRACTOR_DATA_H_
