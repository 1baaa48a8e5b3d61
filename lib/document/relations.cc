// Relations as records. The phrases are rules (gazetteers/rules/records.rules) over the resolved mentions; here their captures become ids, each record is told once per
// document, and the tenures are asked.
#include <algorithm>
#include <functional>

#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
namespace {

// The mention (as an index of the Result's entities) that a captured span of record units stands for; kNone where it is none.
std::size_t EntityOf(const Working& w, const rules::CaptureSpan& capture) {
  for (std::uint32_t u = capture.unit_begin; u < capture.unit_end && u < w.record_units.size(); ++u)
    if (std::uint32_t reference = w.record_units[u].reference) return reference - 1;
  return kNone;
}

// Several mentions in one capture ("NSATU and SAG-U"): each is a record.
void EntitiesOf(const Working& w, const rules::CaptureSpan& capture, std::vector<std::size_t>& out) {
  out.clear();
  for (std::uint32_t u = capture.unit_begin; u < capture.unit_end && u < w.record_units.size(); ++u)
    if (std::uint32_t reference = w.record_units[u].reference)
      if (out.empty() || out.back() != reference - 1) out.push_back(reference - 1);
}

std::uint64_t OfficeHash(std::string_view role, std::string_view of) {
  return (std::hash<std::string_view>()(role) * 0x9e3779b97f4a7c15ull) ^ std::hash<std::string_view>()(of) * 0xff51afd7ed558ccdull ^ 1;
}

bool Same(const Relation& a, const Relation& b) { return a.kind == b.kind && a.person == b.person && a.role == b.role && a.of == b.of; }

}  // namespace

void AddRelations(const Context& context, const ResultAccess& access, Working& w) {
  auto& relations = access.relations();
  const auto& entities = access.entities();
  const auto& captures = w.record_rules.captures;
  std::vector<std::size_t> objects;
  for (std::size_t i = 0; i < captures.size();) {
    std::size_t j = i;
    while (j < captures.size() && captures[j].match == captures[i].match) ++j;
    const rules::RuleInfo& rule = context.engine->rule(captures[i].rule);
    const auto& names = context.engine->RuleCaptures(captures[i].rule);
    for (const rules::RelationInfo& info : rule.relations) {
      Relation r;
      r.kind = info.kind;
      r.rule = rule.name;
      r.begin = SIZE_MAX;
      objects.clear();
      bool complete = true;
      std::size_t role = kNone;
      for (const auto& [part, capture_name] : info.parts) {
        const rules::CaptureSpan* found = nullptr;
        for (std::size_t c = i; c < j; ++c)
          if (names[captures[c].capture] == capture_name) found = &captures[c];
        if (!found || found->begin >= found->end) { complete = complete && part == "of"; continue; }
        r.begin = std::min<std::size_t>(r.begin, found->begin);
        r.end = std::max<std::size_t>(r.end, found->end);
        if (part == "of") EntitiesOf(w, *found, objects);
        else if (part == "role") role = EntityOf(w, *found);
        else r.subject = EntityOf(w, *found);
      }
      if (!complete || r.subject == kNone || r.begin == SIZE_MAX) continue;
      r.person = entities[r.subject].id;
      if (role != kNone) r.role = entities[role].id;
      if (r.person.empty() || (r.kind == "holds-office" && r.role.empty())) continue;
      if (objects.empty()) objects.push_back(kNone);
      for (std::size_t object : objects) {
        Relation each = r;
        each.object = object;
        if (object != kNone) {
          each.of = entities[object].id;
          if (each.of == each.person) continue;
        }
        bool told = false;
        for (std::size_t k = relations.size(); k-- > 0 && !told && relations.size() - k < 256;) told = Same(relations[k], each);
        if (!told) relations.push_back(each);
      }
    }
    i = j;
  }
  // "President Zelenskyy" beside "Ukraine's President Zelenskyy": the record without a country goes where one with it stands.
  relations.erase(std::remove_if(relations.begin(), relations.end(),
                                 [&](const Relation& r) {
                                   if (!r.of.empty() || r.role.rfind("rank/", 0) == 0 || relations.size() > 4096) return false;
                                   for (const Relation& o : relations)
                                     if (!o.of.empty() && o.person == r.person && o.role == r.role) return true;
                                   return false;
                                 }),
                  relations.end());
}

void TellOffices(const Context& context, std::string_view date, const ResultAccess& access, Working& w) {
  gazetteer::Day day = ParseDay(date);
  for (Relation& r : access.relations()) {
    if (day == gazetteer::kNoDay || r.role.rfind("role/", 0) != 0 || r.of.empty()) continue;
    FoundHolder found = FindHolder(context.knowledge, r.role, OfficeOf(r.of), day);
    if (!found.image) { r.status = "unknown"; continue; }
    auto tenure = found.image->tenure(found.tenure);
    if (tenure.person == r.person) r.status = found.standing == FoundHolder::kKnown ? "known" : "stale";
    else r.status = "contradicted";  // the text outranks the table; both are told
    std::vector<Attribute> attributes{{"table", access.Keep(tenure.person)}, {"title", access.Keep(tenure.title)}};
    if (tenure.from != gazetteer::kNoDay) attributes.push_back({"from", access.Keep(DayText(tenure.from))});
    if (tenure.to != gazetteer::kNoDay) attributes.push_back({"to", access.Keep(DayText(tenure.to))});
    if (tenure.attested != gazetteer::kNoDay) attributes.push_back({"attested", access.Keep(DayText(tenure.attested))});
    r.attributes = access.Keep(attributes);
  }
  // Titles get whom they mean: the one whom the document says to hold them, or (as of the date) the table's. Records are found by
  // (role, of) and by role alone; kAmbiguous where two persons hold a role that no country or organisation tells apart.
  constexpr std::uint32_t kAmbiguous = kNoMention - 1;
  HashIndex& index = w.strong;
  index.Clear();
  auto& relations = access.relations();
  for (std::uint32_t i = 0; i < relations.size(); ++i) {
    const Relation& r = relations[i];
    if (r.role.empty()) continue;
    std::uint32_t& exact = index.At(OfficeHash(r.role, r.of));
    if (exact == kNoMention) exact = i;
    if (r.of.empty()) continue;
    std::uint32_t& any = index.At(OfficeHash(r.role, {}));
    if (any == kNoMention) any = i;
    else if (any != kAmbiguous && relations[any].person != r.person) any = kAmbiguous;
  }
  auto& entities = access.entities();
  std::vector<Attribute> attributes;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].type != "TITLE" || entities[i].id.rfind("role/", 0) != 0) continue;
    std::string_view of = TitleOf(w, entities, i), holder, how;
    std::uint32_t r = index.Find(OfficeHash(entities[i].id, of));
    if (r != kNoMention && r != kAmbiguous) holder = relations[r].person, how = "document";
    if (holder.empty() && !of.empty() && day != gazetteer::kNoDay) {
      FoundHolder found = FindHolder(context.knowledge, entities[i].id, OfficeOf(of), day);
      if (found.standing == FoundHolder::kKnown) holder = access.Keep(found.image->tenure(found.tenure).person), how = "tenure";
      else if (found.standing == FoundHolder::kStale) holder = access.Keep(found.image->tenure(found.tenure).person), how = "stale tenure";
    }
    if (holder.empty() && of.empty()) continue;
    attributes.assign(entities[i].attributes.begin(), entities[i].attributes.end());
    if (!of.empty()) attributes.push_back({"of", of});
    if (!holder.empty()) attributes.push_back({"holder", holder}), attributes.push_back({"holder_by", how});
    entities[i].attributes = access.Keep(attributes);
  }
}

std::string_view TitleOf(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  // "Defence Minister of Ukraine"
  if (title + 1 < entities.size()) {
    const Entity& next = entities[title + 1];
    std::string_view between = w.text.substr(t.end, next.begin - t.end);
    if ((between == " of " || between == " of the " || between == " for " || between == " to ") && (next.type == "GPE" || next.type == "ORG")) return next.id;
  }
  // "Norwegian Defence Minister", "UK Defence Secretary", "Ukraine's defence minister"
  if (title > 0) {
    const Entity& before = entities[title - 1];
    std::string_view between = w.text.substr(before.end, t.begin - before.end);
    if ((between == " " || between == "'s " || between == "\xe2\x80\x99s ") && (before.type == "GPE" || before.type == "NORP" || before.type == "ORG")) return before.id;
  }
  return {};
}

void DropTypes(const std::vector<bool>& wanted, const ResultAccess& access, Working& w) {
  auto& entities = access.entities();
  std::vector<std::size_t> place(entities.size(), kNone);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entities.size(); ++i)
    if (wanted[w.mentions[w.resolved[i]].type]) {
      place[i] = kept;
      entities[kept++] = entities[i];
    }
  entities.resize(kept);
  auto move = [&](std::size_t& index) { if (index != kNone) index = place[index]; };
  for (Entity& e : entities) move(e.antecedent);
  for (Relation& r : access.relations()) move(r.subject), move(r.object);
}

}  // namespace onoma::document
