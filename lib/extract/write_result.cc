// Entities of the mentions that won, with what their row, rule or antecedent says of them; then the records: relations, definitions,
// quotations.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <span>

#include "lib/document/layout.h"
#include "lib/document/records.h"
#include "lib/document/result_access.h"
#include "lib/extract/extractor_data.h"
#include "lib/extract/resolve.h"
#include "lib/rules/normalise.h"

namespace onoma::internal {

using namespace document;
namespace {

class Writer {
 public:
  Writer(const ExtractorData& data, std::string_view date, ScratchData& scratch, Result& result)
      : data_(data), context_(data.context()), scratch_(scratch), w_(scratch.working), access_{result} {
    if (!rules::ParseIsoDay(date, day_)) day_ = {};
  }

  void Entities() {
    auto& entities =
        access_.entities();  // those of the document before, written over: to make them anew would cost as much as to fill them
    entities.resize(w_.resolved.size());
    if (w_.resolved.empty() && w_.definitions.empty()) return;
    access_.KeepText(w_.text);
    scratch_.entries.Meet(data_.knowledge);
    Fill({w_.resolved.data(), w_.resolved.size()}, entities.data());
  }

  // Candidates that lost to a longer mention only because they lie inside it come after all others, so that indices stay. One walk in text
  // order: of two that cross, the one that begins first stays; of two readings of a span, the one that outranks.
  void Nested() {
    auto &kept = scratch_.nested, &open = scratch_.open;  // mentions; places in `kept` whose span is not over
    kept.clear(), open.clear();
    std::size_t outer = 0;
    for (std::size_t k = 0; k < w_.sorted; ++k) {
      const std::uint32_t index = w_.keys[k].mention;
      const Mention& m = w_.mentions[index];
      while (outer < w_.resolved.size() && w_.mentions[w_.resolved[outer]].end <= m.begin) ++outer;
      if (outer == w_.resolved.size()) break;
      const Mention& longer = w_.mentions[w_.resolved[outer]];
      if (m.lost != Why::kOverlap || m.weak || m.begin < longer.begin || m.end > longer.end || m.end - m.begin == longer.end - longer.begin)
        continue;
      while (!open.empty() && w_.mentions[kept[open.back()]].end <= m.begin) open.pop_back();
      if (!open.empty()) {
        std::uint32_t& last = kept[open.back()];
        if (w_.mentions[last].begin == m.begin && w_.mentions[last].end == m.end) {
          if (extract::Outranks(w_, index, last)) last = index;
          continue;
        }
        if (m.end > w_.mentions[last].end) continue;
      }
      open.push_back(std::uint32_t(kept.size()));
      kept.push_back(index);
    }
    if (!data_.wanted.empty()) std::erase_if(kept, [&](std::uint32_t index) { return !data_.wanted[w_.mentions[index].type]; });
    auto& entities = access_.entities();
    const std::size_t flat = entities.size();
    entities.resize(flat + kept.size());
    Fill(kept, entities.data() + flat);
    for (std::size_t i = flat; i < entities.size(); ++i) entities[i].nested = true, entities[i].antecedent = kNone;
  }

  void Definitions() {
    for (const FoundDefinition& d : w_.definitions) {
      Definition out;
      out.short_begin = d.short_begin;
      out.short_end = d.short_end;
      out.long_begin = d.long_begin;
      out.long_end = d.long_end;
      out.short_form = access_.Part(d.short_begin, d.short_end);
      out.long_form = access_.Part(d.long_begin, d.long_end);
      scratch_.id.clear();
      AppendId(context_, w_, d.mention, scratch_.id);
      out.id = access_.Keep(scratch_.id);
      access_.definitions().push_back(out);
    }
  }

 private:
  // A row of attributes of one entity, written where it stays.
  struct AttributeRow {
    Attribute* at;
    void Add(std::string_view key, std::string_view value) { *at++ = {key, value}; }
  };

  // An antecedent is a mention; the entity that came out where it begins, or none.
  std::size_t EntityOf(std::uint32_t mention) const {
    const std::uint32_t begin = w_.mentions[mention].begin;
    const std::size_t at = FirstResolved(w_, begin);
    return at < w_.resolved.size() && w_.mentions[w_.resolved[at]].begin == begin ? at : kNone;
  }

  // Every field of each entity.
  void Fill(std::span<const std::uint32_t> indices, Entity* out) {
    const Mention* const mentions = w_.mentions.data();
    for (const std::uint32_t index : indices) {
      const Mention& m = mentions[index];
      Entity& e = *out++;
      e.begin = m.begin;
      e.end = m.end;
      e.type = data_.knowledge.TypeName(m.type);
      e.source = m.source;
      e.nested = false;
      e.why = m.why == Why::kNothing ? std::string_view() : WhyText(m.why);
      e.antecedent = m.antecedent == kNoMention ? kNone : EntityOf(m.antecedent);
      if (m.entry != kNoEntry && m.source == Source::kGazetteer) {
        FillRow(m, e);
      } else if (m.source == Source::kRule && m.entry == kNoEntry && m.antecedent == kNoMention &&
                 context_.emits.Of(w_.rules.emits[m.detail]).value) {
        FillValue(m, context_.emits.Of(w_.rules.emits[m.detail]), e);
      } else {
        FillOther(index, m, e);
      }
    }
  }

  // What a row says of itself.
  void AddRow(const EntryFacts& row, EntryRef entry, AttributeRow& attributes) const {
    if (row.count <= EntryFacts::kMost) {
      for (std::uint32_t i = 0; i < row.count; ++i) attributes.at[i] = row.attributes[i];
      attributes.at += row.count;
    } else {
      EachAttribute(data_.knowledge.Entry(entry), [&](std::string_view key, std::string_view value) { attributes.Add(key, value); });
    }
  }
  void Take(Attribute* first, const AttributeRow& attributes, Entity& e) const {
    const std::size_t count = std::size_t(attributes.at - first);
    access_.attributes().Take(count);
    e.attributes = Attributes(first, count);
  }

  // A name of a gazetteer.
  void FillRow(const Mention& m, Entity& e) {
    const EntryFacts& row = scratch_.entries.Of(data_.knowledge, m.entry);
    Attribute* const first = access_.attributes().Room(row.count + kMostAdded);
    AttributeRow attributes{first};
    e.id = row.id;
    e.name = row.name;
    e.matched = row.origin;
    e.local = false;
    e.subtype = m.type == kNorp ? std::string_view() : row.subtype;
    AddRow(row, m.entry, attributes);
    if (m.flags & (gazetteer::kMetonym | gazetteer::kFormer | gazetteer::kDemonym | gazetteer::kAdjective)) AddFlags(m, e, attributes);
    Take(first, attributes, e);
  }
  static void AddFlags(const Mention& m, Entity& e, AttributeRow& attributes) {
    if (m.flags & gazetteer::kMetonym) attributes.Add("metonym", "true");
    if (m.flags & gazetteer::kFormer) attributes.Add("former_name", "true");
    if (m.flags & gazetteer::kDemonym) e.subtype = "demonym";
    if (m.flags & gazetteer::kAdjective) e.subtype = "adjective";
  }

  // A date, number or sum of a rule.
  void FillValue(const Mention& m, const EmitFacts& rule, Entity& e) {
    Attribute* const first = access_.attributes().Room(kMostAdded);
    AttributeRow attributes{first};
    e.id = {};
    e.name = access_.Part(m.begin, m.end);
    e.matched = rule.rule;
    e.local = false;
    e.subtype = rule.subtype;
    Normalise(rule.normaliser, m, attributes);
    Take(first, attributes, e);
  }

  void FillOther(std::uint32_t index, const Mention& m, Entity& e) {
    const Mention& root = m.entry != kNoEntry || m.antecedent == kNoMention ? m : w_.mentions[Root(w_, index)];
    const EntryFacts* const row = root.entry != kNoEntry ? &scratch_.entries.Of(data_.knowledge, root.entry) : nullptr;
    const rules::Emit* const emit = m.source == Source::kRule ? &w_.rules.emits[m.detail] : nullptr;
    const EmitFacts* const rule = emit ? &context_.emits.Of(*emit) : nullptr;
    std::size_t most = (row ? row->count : 0) + kMostAdded;
    if (rule && rule->attributes) most += rule->info->attributes.size() + rule->info->captured.size() * CapturesOf(*emit).size();
    Attribute* const first = access_.attributes().Room(most);
    AttributeRow attributes{first};
    e.subtype = {};
    if (row) {
      e.id = row->id;
      e.name = row->name;
      e.local = false;
      if (m.type != kNorp) e.subtype = row->subtype;
      AddRow(*row, root.entry, attributes);
      AddFlags(m, e, attributes);
    } else {
      e.name = access_.Part(root.begin, root.end);
      e.id = LocalId(root);
      e.local = !e.id.empty();
    }
    if (rule) {
      e.matched = rule->rule;
      e.subtype = rule->subtype;
      if (rule->attributes) {
        for (const auto& [key, value] : rule->info->attributes) attributes.Add(key, value);
        for (const auto& [key, capture] : rule->info->captured) Captured(*emit, key, capture, attributes);
      }
      if (rule->normaliser != rules::Normaliser::kNone) Normalise(rule->normaliser, m, attributes);
    } else if (m.source != Source::kGazetteer) {
      e.matched = m.source == Source::kDefinition ? "definition" : "back reference";
    } else {
      e.matched = m.type == kOrg   ? "owner"
                  : m.type == kGpe ? "state"
                                   : "title";  // another country's; of another state; an office that its namesake never held
    }
    Take(first, attributes, e);
  }

  // An id made of the words of a name.
  std::string_view LocalId(const Mention& m) {
    const std::string_view kind = IdKind(m.type);
    if (kind.empty()) return {};
    const std::string_view name = w_.text.substr(m.begin, m.end - m.begin);
    const std::string_view state = StateOfTown(context_, w_, m);
    char* const room = access_.strings().Room(kind.size() + MostSlug(name) + 1 + state.size());
    std::memcpy(room, kind.data(), kind.size());
    std::size_t size = kind.size() + WriteSlug(name, room + kind.size());
    if (!state.empty()) {
      room[size++] = '-';
      std::memcpy(room + size, state.data(), state.size());
      size += state.size();
    }
    access_.strings().Take(size);
    return {room, size};
  }

  // The captures of a match stand together, matches in order.
  std::span<const rules::CaptureSpan> CapturesOf(const rules::Emit& emit) const {
    const auto& captures = w_.rules.captures;
    const auto first = std::lower_bound(captures.begin(), captures.end(), emit.match,
                                        [](const rules::CaptureSpan& span, std::uint32_t match) { return span.match < match; });
    auto last = first;
    while (last != captures.end() && last->match == emit.match) ++last;
    return {first, last};
  }

  void Captured(const rules::Emit& emit, std::string_view key, std::string_view capture, AttributeRow& attributes) {
    for (const rules::CaptureSpan& span : CapturesOf(emit))
      if (context_.engine->RuleCaptures(emit.rule)[span.capture] == capture) attributes.Add(key, access_.Part(span.begin, span.end));
  }

  void Normalise(rules::Normaliser normaliser, const Mention& m, AttributeRow& attributes) {
    const std::string_view text = w_.text.substr(m.begin, m.end - m.begin);
    rules::Values& values = scratch_.values;
    if (const rules::ShortValue* const value = scratch_.short_values.Of(normaliser, text, day_, values, w_.text.size() - m.end)) {
      char* const room = access_.strings().Room(sizeof value->text);
      std::memcpy(room, value->text, sizeof value->text);  // all of it: a size that is known is a few moves
      access_.strings().Take(value->size());
      for (std::size_t i = 0, begin = 0; i < value->count; begin = value->ends[i++])
        attributes.Add(rules::ValueKeyName(value->keys[i]), {room + begin, value->ends[i] - begin});
      return;
    }
    const char* at = access_.Keep(values.text()).data();
    for (const auto& [key, value] : values) {
      attributes.Add(key, {at, value.size()});
      at += value.size();
    }
  }

  static constexpr std::size_t kMostAdded = 5;  // two flags of a name, three parts of a value

  const ExtractorData& data_;
  Context context_;
  rules::CivilDay day_;  // the document's, for values
  ScratchData& scratch_;
  Working& w_;
  ResultAccess access_;
};

}  // namespace

void WriteResult(const ExtractorData& data, std::string_view date, ScratchData& scratch, Result& result, StageTimes* times) {
  std::chrono::steady_clock::time_point begin;
  if (times) begin = std::chrono::steady_clock::now();
  ResultAccess access{result};
  Working& w = scratch.working;
  ListTypes(w);
  access.date() = date.empty() && data.options.offices ? access.Keep(FindDateline(data.context(), w)) : access.Keep(date);
  if (data.options.offices) DecideNamesakes(data.context(), access.date(), w);
  Writer writer(data, access.date(), scratch, result);
  writer.Entities();
  if (times) {
    auto now = std::chrono::steady_clock::now();
    times->resolve += std::uint64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(now - begin).count());
    begin = now;
  }
  writer.Definitions();
  if (data.engine && data.options.phrase_rules && data.options.offices && !data.record_phases.empty()) {
    BuildRecordUnits(data.sentences, w);
    w.record_rules.captures.clear();
    if (!w.record_units.empty()) {
      std::swap(w.record_rules.cache, w.rules.cache);  // what was learned of units serves both
      w.record_rules.Clear();
      data.engine->FindPhrases(data.record_phases, w.text, w.record_units, w.record_rules, true);
      std::swap(w.record_rules.cache, w.rules.cache);
    }
    AddRelations(data.context(), access, w);
  }
  if (data.options.offices) TellOffices(data.context(), access.date(), access, w);
  if (data.options.quotes) FindQuotes(data.context(), access, w);
  for (std::uint32_t rule : w.rules.over_budget) access.truncated().push_back(data.engine->rule(rule).name);
  // Types that were not asked for served as evidence; now they go, and references to them with them.
  if (!data.wanted.empty()) DropTypes(data.wanted, access, w);
  if (data.options.nested) writer.Nested();
  if (times)
    times->records += std::uint64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace onoma::internal
