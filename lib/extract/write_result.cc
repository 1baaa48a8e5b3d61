// Entities of the mentions that won, with what their row, rule or antecedent says of them; then the records: relations, definitions, quotations.
#include <algorithm>
#include <chrono>
#include <functional>

#include "lib/document/layout.h"
#include "lib/document/records.h"
#include "lib/document/result_access.h"
#include "lib/extract/extractor_data.h"
#include "lib/extract/resolve.h"
#include "lib/rules/normalise.h"

namespace onoma::internal {

using namespace document;
namespace {

// "key=value;key=value" as written in the gazetteer.
void SplitAttributes(std::string_view written, std::vector<Attribute>& out) {
  while (!written.empty()) {
    std::size_t end = std::min(written.find(';'), written.size());
    std::string_view pair = written.substr(0, end);
    written.remove_prefix(std::min(end + 1, written.size()));
    std::size_t equal = pair.find('=');
    if (equal != std::string_view::npos) out.push_back({pair.substr(0, equal), pair.substr(equal + 1)});
  }
}

class Writer {
 public:
  Writer(const ExtractorData& data, std::string_view date, ScratchData& scratch, Result& result)
      : data_(data), context_(data.context()), scratch_(scratch), w_(scratch.working), access_{result} {
    if (!rules::ParseIsoDay(date, day_)) day_ = {};
  }

  void Entities() {
    auto& entities = access_.entities();
    for (std::size_t i = 0; i < w_.resolved.size(); ++i) {
      Entity e;
      Fill(w_.resolved[i], e);
      entities.push_back(e);
    }
    // Antecedents are mentions; tell them as entities where they came out.
    for (std::size_t i = 0; i < w_.resolved.size(); ++i) {
      std::uint32_t antecedent = w_.mentions[w_.resolved[i]].antecedent;
      if (antecedent == kNoMention) continue;
      std::uint32_t begin = w_.mentions[antecedent].begin;
      auto at = std::lower_bound(w_.resolved.begin(), w_.resolved.end(), begin,
                                 [&](std::uint32_t r, std::uint32_t b) { return w_.mentions[r].begin < b; });
      if (at != w_.resolved.end() && w_.mentions[*at].begin == begin) entities[i].antecedent = std::size_t(at - w_.resolved.begin());
    }
  }

  // Candidates that lost to a longer mention only because they lie inside it come after all others, so that indices stay. One walk in text order: of two that cross, the one that begins
  // first stays; of two readings of a span, the one that outranks.
  void Nested() {
    auto &kept = scratch_.nested, &open = scratch_.open;  // mentions; places in `kept` whose span is not over
    kept.clear(), open.clear();
    std::size_t outer = 0;
    for (std::uint32_t index : w_.order) {
      const Mention& m = w_.mentions[index];
      while (outer < w_.resolved.size() && w_.mentions[w_.resolved[outer]].end <= m.begin) ++outer;
      if (outer == w_.resolved.size()) break;
      const Mention& longer = w_.mentions[w_.resolved[outer]];
      if (m.lost != Why::kOverlap || m.weak || m.begin < longer.begin || m.end > longer.end || m.end - m.begin == longer.end - longer.begin) continue;
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
    for (std::uint32_t index : kept) {
      if (!data_.wanted.empty() && !data_.wanted[w_.mentions[index].type]) continue;
      Entity e;
      Fill(index, e);
      e.nested = true;
      access_.entities().push_back(e);
    }
  }

  void Definitions() {
    for (const FoundDefinition& d : w_.definitions) {
      Definition out;
      out.short_begin = d.short_begin;
      out.short_end = d.short_end;
      out.long_begin = d.long_begin;
      out.long_end = d.long_end;
      out.short_form = access_.Keep(w_.text.substr(d.short_begin, d.short_end - d.short_begin));
      out.long_form = access_.Keep(w_.text.substr(d.long_begin, d.long_end - d.long_begin));
      scratch_.id.clear();
      AppendId(context_, w_, d.mention, scratch_.id);
      out.id = access_.Keep(scratch_.id);
      access_.definitions().push_back(out);
    }
  }

 private:
  void Fill(std::uint32_t index, Entity& e) {
    const Mention& m = w_.mentions[index];
    const Mention& root = w_.mentions[Root(w_, index)];
    e.begin = m.begin;
    e.end = m.end;
    e.type = data_.knowledge.TypeName(m.type);
    e.source = m.source;
    e.why = WhyText(m.why);
    auto& attributes = scratch_.attributes;
    attributes.clear();
    if (root.entry != kNoEntry) {
      auto entry = data_.knowledge.Entry(root.entry);
      const auto& image = data_.knowledge.images()[root.entry >> kImageShift];
      e.id = entry.id;
      e.name = entry.name;
      if (m.type != kNorp) e.subtype = image.type_name(entry.subtype);
      if (!entry.country.empty()) attributes.push_back({"country", entry.country});
      SplitAttributes(entry.attributes, attributes);
      if (m.flags & gazetteer::kMetonym) attributes.push_back({"metonym", "true"});
      if (m.flags & gazetteer::kFormer) attributes.push_back({"former_name", "true"});
      if (m.flags & gazetteer::kDemonym) e.subtype = "demonym";
      if (m.flags & gazetteer::kAdjective) e.subtype = "adjective";
    } else {
      scratch_.id.clear();
      AppendId(context_, w_, index, scratch_.id);
      e.id = access_.Keep(scratch_.id);
      e.local = !scratch_.id.empty();
      e.name = access_.Keep(w_.text.substr(root.begin, root.end - root.begin));
    }
    if (m.source == Source::kGazetteer && m.entry == kNoEntry) {
      e.matched = m.type == kOrg ? "owner" : "title";  // another country's; an office that its namesake never held
    } else if (m.source == Source::kGazetteer) {
      e.matched = data_.knowledge.Entry(m.entry).origin;
    } else if (m.source == Source::kRule) {
      const auto& emit = w_.rules.emits[m.detail];
      const auto& rule = context_.engine->rule(emit.rule);
      const auto& info = rule.emits[emit.emit];
      e.matched = rule.name;
      e.subtype = info.subtype;
      for (const auto& [key, value] : info.attributes) attributes.push_back({key, value});
      for (const auto& [key, capture] : info.captured) Captured(emit, key, capture, attributes);
      if (!info.normaliser.empty()) Normalise(info.normaliser, m, attributes);
    } else {
      e.matched = m.source == Source::kDefinition ? "definition" : "back reference";
    }
    e.attributes = access_.Keep(attributes);
  }

  // The captures of a match stand together, matches in order.
  void Captured(const rules::Emit& emit, std::string_view key, std::string_view capture, std::vector<Attribute>& attributes) {
    const auto& captures = w_.rules.captures;
    auto at = std::lower_bound(captures.begin(), captures.end(), emit.match, [](const rules::CaptureSpan& span, std::uint32_t match) { return span.match < match; });
    for (; at != captures.end() && at->match == emit.match; ++at)
      if (context_.engine->RuleCaptures(emit.rule)[at->capture] == capture) attributes.push_back({key, access_.Keep(w_.text.substr(at->begin, at->end - at->begin))});
  }

  void Normalise(std::string_view normaliser, const Mention& m, std::vector<Attribute>& attributes) {
    const std::string_view text = w_.text.substr(m.begin, m.end - m.begin);
    rules::Values& values = scratch_.values;
    if (!rules::Normalise(rules::FindNormaliser(normaliser), text, day_, values, w_.text.size() - m.end)) return;
    const char* at = access_.Keep(values.text()).data();
    for (const auto& [key, value] : values) {
      attributes.push_back({key, {at, value.size()}});
      at += value.size();
    }
  }

  const ExtractorData& data_;
  Context context_;
  rules::CivilDay day_;  // the document's, for values
  ScratchData& scratch_;
  Working& w_;
  ResultAccess access_;
};

}  // namespace

void WriteResult(const ExtractorData& data, std::string_view date, ScratchData& scratch, Result& result, StageTimes* times) {
  auto begin = std::chrono::steady_clock::now();
  ResultAccess access{result};
  Working& w = scratch.working;
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
  if (times) times->records += std::uint64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace onoma::internal
