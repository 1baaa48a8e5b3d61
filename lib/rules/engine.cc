// Where rules and vocabulary meet: names become bits, each phase gets its own atoms and the code of its rules.
#include "lib/rules/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "absl/status/status.h"
#include "lib/rules/phrase_matcher.h"
#include "lib/rules/rule_file.h"
#include "lib/rules/sentence_needs.h"
#include "lib/rules/symbols.h"
#include "lib/rules/text_matcher.h"

namespace onoma::rules {

struct Engine::Data {
  std::shared_ptr<const Parsed> parsed;
  AtomBits bits;
  std::vector<Phase> phases;
  TextMatcher text;
  std::vector<std::string> notes;
};

namespace {

constexpr std::size_t kMaxPhaseRules = 10000, kMaxPhaseAtoms = 16384;

std::vector<std::uint8_t> Bits(const std::vector<std::string>& asked, const std::vector<std::string>& known, std::size_t limit) {
  std::vector<std::uint8_t> bits;
  for (const std::string& name : asked) {
    const auto found = std::find(known.begin(), known.end(), name);
    const std::size_t at = std::size_t(found - known.begin());
    bits.push_back(found == known.end() || at >= limit ? 255 : std::uint8_t(at));
  }
  return bits;
}

// Makes the phase's own numbering of atoms, and one code of all its rules.
void Finish(Phase& phase, const Names& names, const AtomBits& bits) {
  std::unordered_map<std::uint32_t, std::uint16_t> number;
  const auto local = [&](std::uint32_t atom) {
    const auto [it, added] = number.emplace(atom, std::uint16_t(phase.atoms.size()));
    if (added) phase.atoms.push_back(&names.atoms[atom]);
    return it->second;
  };
  for (Phase::Rule& rule : phase.rules) {
    for (Instruction& instruction : rule.program.code)
      if (instruction.op == Instruction::kAtom) instruction.a = local(instruction.a);
    for (Context& context : rule.contexts) context.atom = local(context.atom);
    Phase::Brief brief{rule.index, std::uint16_t(rule.program.slots)};
    brief.plain = rule.contexts.empty() && rule.validators.empty() && !rule.records_captures && rule.emit_groups.size() == 1;
    if (brief.plain) brief.group = std::uint16_t(rule.emit_groups[0]);
    phase.briefs.push_back(brief);
  }
  for (const Atom* atom : phase.atoms) phase.needs.push_back(NeedsOf(*atom, names, bits));
  phase.clauses.Build(phase.atoms, bits, names);
  phase.rule_words = (phase.rules.size() + 63) / 64;
  phase.all.resize(phase.rule_words);
  for (std::size_t r = 0; r < phase.rules.size(); ++r) phase.all[r >> 6] |= std::uint64_t(1) << (r & 63);
  phase.atom_words = std::max<std::size_t>(1, (phase.atoms.size() + 63) / 64);
  for (std::size_t r = 0; r < phase.rules.size(); ++r) {
    const Program& program = phase.rules[r].program;
    phase.code.base.push_back(std::uint32_t(phase.code.code.size()));
    phase.code.code.insert(phase.code.code.end(), program.code.begin(), program.code.end());
    phase.code.rule_of.insert(phase.code.rule_of.end(), program.code.size(), std::uint16_t(r));
  }
  phase.sentence_needs = SentenceNeedsOf(phase, names.literals);
}

}  // namespace

std::vector<std::string> Engine::SubtypesAsked(const Parsed& parsed) { return parsed.names.subtypes; }

std::vector<std::string> Engine::TypesEmitted(const Parsed& parsed) {
  std::vector<std::string> types;
  for (const ParsedRule& rule : parsed.rules)
    for (const EmitInfo& emit : rule.info.emits)
      if (!emit.type.empty() && std::find(types.begin(), types.end(), emit.type) == types.end()) types.push_back(emit.type);
  return types;
}

absl::StatusOr<Engine> Engine::Compile(std::shared_ptr<const Parsed> parsed, const Vocabulary& vocabulary) {
  auto data = std::make_shared<Data>();
  const Names& names = parsed->names;
  data->bits.types = Bits(names.types, vocabulary.types, 32);
  data->bits.classes = Bits(names.classes, vocabulary.classes, 64);
  data->bits.subtypes = Bits(names.subtypes, vocabulary.subtypes, 64);
  for (std::size_t i = 0; i < names.classes.size(); ++i)
    if (data->bits.classes[i] == 255)
      data->notes.push_back(fmt::format("no gazetteer lists the words {{{}}} that rules ask for", names.classes[i]));
  for (std::size_t i = 0; i < names.subtypes.size(); ++i)
    if (data->bits.subtypes[i] == 255)
      data->notes.push_back(fmt::format("no gazetteer has the subtype {{{}}} that rules ask for", names.subtypes[i]));
  data->phases.resize(parsed->phases.size());
  for (std::size_t i = 0; i < parsed->rules.size(); ++i) {
    const ParsedRule& rule = parsed->rules[i];
    if (rule.info.text_rule) {
      data->text.Add(rule, std::uint32_t(i));
      if (rule.triggers.empty())
        data->notes.push_back(
            fmt::format("{}: the text rule {} has no trigger: it reads all of every text", rule.info.origin, rule.info.name));
      continue;
    }
    const auto phase = std::find(parsed->phases.begin(), parsed->phases.end(), rule.info.phase);
    Phase::Rule compiled;
    compiled.index = std::uint32_t(i);
    compiled.program = rule.program;
    compiled.contexts = rule.contexts;
    const auto group = [&rule](const std::string& capture) {
      return capture.empty() ? 0 : std::find(rule.captures.begin(), rule.captures.end(), capture) - rule.captures.begin() + 1;
    };
    compiled.records_captures = !rule.info.relations.empty();
    for (const EmitInfo& emit : rule.info.emits) {
      compiled.emit_groups.push_back(std::int32_t(group(emit.capture)));
      compiled.records_captures |= !emit.captured.empty();
    }
    for (const ParsedRule::Valid& valid : rule.validators) {
      compiled.validators.push_back(valid.check);
      compiled.validated.push_back(std::uint16_t(group(valid.capture)));
    }
    data->phases[std::size_t(phase - parsed->phases.begin())].rules.push_back(std::move(compiled));
  }
  for (std::size_t i = 0; i < data->phases.size(); ++i) {
    Phase& phase = data->phases[i];
    Finish(phase, names, data->bits);
    if (phase.rules.size() > kMaxPhaseRules || phase.atoms.size() > kMaxPhaseAtoms)
      return absl::ResourceExhaustedError(
          fmt::format("phase {} has {} rules and {} different units, more than {} and {}; spread the rules over phases", parsed->phases[i],
                      phase.rules.size(), phase.atoms.size(), kMaxPhaseRules, kMaxPhaseAtoms));
  }
  data->text.Freeze();
  data->parsed = std::move(parsed);
  Engine engine;
  engine.data_ = std::move(data);
  return engine;
}

const std::shared_ptr<const Engine::Parsed>& Engine::parsed() const { return data_->parsed; }
std::size_t Engine::rule_count() const { return data_->parsed->rules.size(); }
const RuleInfo& Engine::rule(std::size_t index) const { return data_->parsed->rules[index].info; }
const std::vector<std::string>& Engine::RuleCaptures(std::size_t rule) const { return data_->parsed->rules[rule].captures; }
const std::vector<std::string>& Engine::phases() const { return data_->parsed->phases; }
std::vector<std::string> Engine::notes() const { return data_->notes; }

std::uint32_t Engine::Literal(std::uint64_t hash, std::string_view word) const { return data_->parsed->names.literals.Find(hash, word); }
std::uint32_t Engine::PunctLiteral(std::string_view character) const { return data_->parsed->names.literals.FindPunctuation(character); }

const std::vector<SentenceNeed>& Engine::SentenceNeeds(std::size_t phase) const { return data_->phases[phase].sentence_needs; }

void Engine::Meet(RuleScratch& scratch) const {
  if (!scratch.cache) scratch.cache = std::make_unique<RuleScratch::Cache>();
  scratch.cache->Meet(data_, data_->phases.size(), data_->parsed->rules.size());
}

std::uint64_t Engine::Prepare(RuleScratch& scratch) const {
  Meet(scratch);
  ForgetMany(scratch);
  return scratch.cache->generation;
}

void Engine::FindText(std::string_view text, const text::Words& words, RuleScratch& scratch) const {
  Meet(scratch);
  if (!data_->text.empty()) data_->text.Match(text, words, scratch);
}

void Engine::FindPhrases(const std::vector<std::size_t>& phases, std::string_view text, std::span<const Unit> units, RuleScratch& scratch,
                         bool numbered) const {
  if (numbered)
    Meet(scratch);
  else
    Prepare(scratch);
  Signatures& signatures = scratch.cache->signatures;
  UnitRow& row = scratch.cache->row;
  row.Begin(signatures);
  for (const Unit& unit : units) row.Push(numbered && unit.signature ? unit.signature : signatures.Of(unit), unit.begin, unit.end);
  row.Close();
  FindPhrases(phases, text, row, scratch);
}

void Engine::FindPhrases(const std::vector<std::size_t>& phases, std::string_view text, const UnitRow& units, RuleScratch& scratch) const {
  Meet(scratch);
  RuleScratch::Cache& cache = *scratch.cache;
  cache.asked.clear();
  for (const std::size_t phase : phases) {
    if (phase >= data_->phases.size() || data_->phases[phase].rules.empty()) continue;
    LearnUnits(data_->phases[phase], phase, data_->parsed->names, data_->bits, scratch);
    cache.asked.push_back({phase, 0});
  }
  if (cache.asked.empty()) return;
  FindOpeners(units, scratch);
  for (std::size_t i = 0; i < cache.asked.size(); ++i) MatchPhrases(data_->phases[cache.asked[i].phase], text, units, i, scratch);
}

void Engine::FindPhrases(std::size_t phase, std::string_view text, std::span<const Unit> units, RuleScratch& scratch) const {
  if (phase < data_->phases.size() && !data_->phases[phase].rules.empty())
    FindPhrases(std::vector<std::size_t>{phase}, text, units, scratch);
}

}  // namespace onoma::rules
