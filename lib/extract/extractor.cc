// The facade: builds the immutable ExtractorData where gazetteers and rules meet, and runs the pipeline of pipeline.cc and write_result.cc.
#include "onoma/extractor.h"

#include <algorithm>

#include "fmt/format.h"
#include "lib/base/status.h"
#include "lib/document/records.h"
#include "lib/document/result_access.h"
#include "lib/extract/extractor_data.h"
#include "lib/gazetteer/gazetteer_data.h"
#include "lib/rules/rules_data.h"

namespace onoma {

using internal::ExtractorData;

Scratch::Scratch() : data_(std::make_unique<internal::ScratchData>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Extractor::Extractor(std::shared_ptr<const ExtractorData> data) : data_(std::move(data)) {}

absl::StatusOr<Extractor> Extractor::Default(const Options& options) {
  auto gazetteer = Gazetteer::Default();
  if (!gazetteer.ok()) return gazetteer.status();
  auto rules = Rules::Default();
  if (!rules.ok()) return rules.status();
  ExtractorBuilder builder;
  builder.Add(*std::move(gazetteer));
  builder.Add(*std::move(rules));
  builder.SetOptions(options);
  return builder.Build();
}

// As much of the text as 32-bit offsets reach, with room for what vector code reads ahead.
static std::string_view Readable(std::string_view text, internal::ResultAccess& access) {
  constexpr std::size_t kMost = UINT32_MAX - 4096;
  if (text.size() <= kMost) return text;
  access.truncated().push_back("text: over 4 GiB, read up to there");
  return text.substr(0, kMost);
}

void Extractor::Extract(std::string_view text, const Parameters& parameters, Scratch& scratch, Result& result) const {
  internal::ScratchData& s = internal::ExtractorAccess::Data(scratch);
  internal::ResultAccess access{result};
  access.Clear();
  text = Readable(text, access);
  internal::FindMentions(*data_, text, s.working, nullptr);
  internal::WriteResult(*data_, parameters.date, s, result, nullptr);
}

void Extractor::Extract(std::string_view text, const Parameters& parameters, Scratch& scratch, Result& result, StageTimes& times) const {
  internal::ScratchData& s = internal::ExtractorAccess::Data(scratch);
  internal::ResultAccess access{result};
  access.Clear();
  text = Readable(text, access);
  internal::FindMentions(*data_, text, s.working, &times);
  internal::WriteResult(*data_, parameters.date, s, result, &times);
  times.bytes += text.size();
  times.mentions += result.entities().size();
}

Result Extractor::Extract(std::string_view text, const Parameters& parameters) const {
  Scratch scratch;
  Result result;
  Extract(text, parameters, scratch, result);
  return result;
}

Extractor::Holder Extractor::WhoHolds(std::string_view role, std::string_view of, std::string_view date) const {
  Holder holder;
  const std::size_t space = of.find(' ');  // "geo/us org/nato": a country's representative there
  const std::string_view with = space == std::string_view::npos ? std::string_view() : of.substr(space + 1);
  auto found = document::FindOffice(data_->knowledge, {.role = role, .with = with}, of.substr(0, space), document::ParseDay(date));
  if (!found.image) return holder;
  auto tenure = found.image->tenure(found.tenure);
  holder.person = tenure.person;
  auto ref = data_->knowledge.Find(tenure.person);
  holder.name = ref == document::kNoEntry ? tenure.person : data_->knowledge.Entry(ref).name;
  holder.title = tenure.title;
  holder.source = tenure.source;
  holder.standing = found.standing == document::FoundHolder::kKnown ? Holder::Standing::kKnown : Holder::Standing::kStale;
  return holder;
}

std::vector<std::string> Extractor::notes() const { return data_->engine ? data_->engine->notes() : std::vector<std::string>(); }

struct ExtractorBuilder::State {
  std::vector<Gazetteer> gazetteers;
  std::vector<Rules> rules;
  Options options;
};

ExtractorBuilder::ExtractorBuilder() : state_(std::make_unique<State>()) {}
ExtractorBuilder::~ExtractorBuilder() = default;
ExtractorBuilder::ExtractorBuilder(ExtractorBuilder&&) noexcept = default;
ExtractorBuilder& ExtractorBuilder::operator=(ExtractorBuilder&&) noexcept = default;
void ExtractorBuilder::Add(Gazetteer gazetteer) { state_->gazetteers.push_back(std::move(gazetteer)); }
void ExtractorBuilder::Add(Rules rules) { state_->rules.push_back(std::move(rules)); }
void ExtractorBuilder::SetOptions(Options options) { state_->options = std::move(options); }

absl::StatusOr<Extractor> ExtractorBuilder::Build() const {
  auto data = std::make_shared<ExtractorData>();
  data->options = state_->options;
  data->gazetteers = state_->gazetteers;
  data->isa = text::BestIsa();
  for (const Gazetteer& gazetteer : data->gazetteers)
    if (auto status = data->knowledge.Add(internal::GazetteerAccess::image(gazetteer)); !status.ok()) return status;
  data->knowledge.InternType("PERSON");
  data->lexicon = document::Lexicon::Of(data->knowledge);

  if (state_->rules.empty()) {
    data->knowledge.Finish();
  } else {
    std::vector<std::shared_ptr<const rules::Engine::Parsed>> sets;
    for (const Rules& rules : state_->rules) sets.push_back(internal::RulesAccess::Parsed(rules));
    auto parsed = rules::Combine(sets);
    if (!parsed.ok()) return parsed.status();
    if (auto status = data->knowledge.SetSubtypes(rules::Engine::SubtypesAsked(**parsed)); !status.ok()) return status;
    for (const std::string& type : rules::Engine::TypesEmitted(**parsed))
      if (data->knowledge.InternType(type) == document::kNoType)
        return absl::InvalidArgumentError(fmt::format("more than {} types in one extractor, at '{}' of a rule", document::kMaxTypes, type));
    data->knowledge.Finish();
    auto engine = rules::Engine::Compile(*parsed, data->vocabulary());
    if (!engine.ok()) return engine.status();
    data->engine = *std::move(engine);
    data->emits = document::EmitTable(*data->engine, data->knowledge);
    const auto& without = data->options.without_phases;
    for (std::size_t p = 0; p < data->engine->phases().size(); ++p) {
      const std::string& name = data->engine->phases()[p];
      if (std::find(without.begin(), without.end(), name) != without.end()) continue;
      (name.rfind("relations", 0) == 0 ? data->record_phases : data->name_phases).push_back(p);
    }
    std::vector<rules::SentenceNeed> needs;
    for (const std::size_t phase : data->record_phases)
      needs.insert(needs.end(), data->engine->SentenceNeeds(phase).begin(), data->engine->SentenceNeeds(phase).end());
    data->sentences = document::SentenceFilter(needs);
  }
  if (!data->options.types.empty()) {
    data->wanted.assign(document::kMaxTypes, false);
    for (const std::string& type : data->options.types) {
      const auto& types = data->knowledge.types();
      auto at = std::find(types.begin(), types.end(), type);
      if (at == types.end())
        return absl::InvalidArgumentError(fmt::format("unknown type '{}'; write one of {}", type, fmt::join(types, " ")));
      data->wanted[std::size_t(at - types.begin())] = true;
    }
  }
  return internal::ExtractorAccess::Make(std::move(data));
}

}  // namespace onoma
