// Relations as records. The phrases are rules (gazetteers/rules/relations.rules) over the resolved mentions; here their captures become
// ids, and each record is told once a document.
#include <algorithm>
#include <functional>

#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
namespace {

// Several mentions in one capture ("NSATU and SAG-U"): each is a record.
void EntitiesOf(const Working& w, const rules::CaptureSpan& capture, std::vector<std::size_t>& out) {
  out.clear();
  for (std::uint32_t u = capture.unit_begin; u < capture.unit_end && u < w.record_units.size(); ++u)
    if (std::uint32_t reference = w.record_units[u].reference)
      if (out.empty() || out.back() != reference - 1) out.push_back(reference - 1);
}

std::size_t EntityOf(const Working& w, const rules::CaptureSpan& capture) {
  for (std::uint32_t u = capture.unit_begin; u < capture.unit_end && u < w.record_units.size(); ++u)
    if (std::uint32_t reference = w.record_units[u].reference) return reference - 1;
  return kNone;
}

std::uint64_t Mix(std::uint64_t seed, std::string_view text) {
  return (seed ^ std::hash<std::string_view>()(text)) * 0x9e3779b97f4a7c15ull + (seed >> 31);
}

// A title that says no office by itself: a word of a longer one which no gazetteer has ("Deputy" of "Deputy Assistant Secretary"), or a
// mere kind ("officer").
bool SaysNoOffice(std::string_view title) {
  for (std::string_view word : {"eputy", "ice", "ssistant", "ember", "fficer", "fficial", "rincipal", "embers", "fficers", "fficials"})
    if (title.size() == word.size() + 1 && title.substr(1) == word) return true;
  return false;
}

class Relations {
 public:
  Relations(const Context& context, const ResultAccess& access, Working& w) : context_(context), access_(access), w_(w) {}

  void Run() {
    w_.title_holders.clear();
    const auto& captures = w_.record_rules.captures;
    if (captures.empty()) return;
    w_.decided.Clear();
    for (std::size_t i = 0; i < captures.size();) {
      std::size_t j = i;
      while (j < captures.size() && captures[j].match == captures[i].match) ++j;
      for (const rules::RelationInfo& info : context_.engine->rule(captures[i].rule).relations) One(info, i, j);
      i = j;
    }
    DropLessSaid();
    std::sort(w_.title_holders.begin(), w_.title_holders.end(),
              [](const TitleHolder& a, const TitleHolder& b) { return a.title < b.title; });
  }

 private:
  void One(const rules::RelationInfo& info, std::size_t first, std::size_t last) {
    const auto& captures = w_.record_rules.captures;
    const auto& entities = access_.entities();
    const auto& names = context_.engine->RuleCaptures(captures[first].rule);
    Relation r;
    r.kind = info.kind;
    r.rule = context_.engine->rule(captures[first].rule).name;
    r.begin = SIZE_MAX;
    w_.objects.clear();
    w_.attributes.clear();
    std::size_t role = kNone;
    for (const auto& [part, capture_name] : info.parts) {
      const rules::CaptureSpan* found = nullptr;
      for (std::size_t c = first; c < last; ++c)
        if (names[captures[c].capture] == capture_name) found = &captures[c];
      if (!found || found->begin >= found->end) {
        if (part == "person" || part == "role") return;
        continue;
      }
      r.begin = std::min<std::size_t>(r.begin, found->begin);
      r.end = std::max<std::size_t>(r.end, found->end);
      if (part == "of") {
        EntitiesOf(w_, *found, w_.objects);
      } else if (part == "role") {
        role = EntityOf(w_, *found);
      } else if (part == "person") {
        r.subject = EntityOf(w_, *found);
      } else if (std::size_t other = EntityOf(w_, *found); other != kNone && !entities[other].id.empty()) {
        w_.attributes.push_back({std::string_view(part), entities[other].id});
      }
    }
    if (r.subject == kNone || r.begin == SIZE_MAX) return;
    r.person = entities[r.subject].id;
    if (r.person.empty() || !LooksLikeName(entities[r.subject])) return;
    // A line of a list: "University of Michigan Prof. Anna Lindgren".
    if (role != kNone && entities[role].id == "role/professor" && r.rule == "office.before") w_.objects.clear();
    std::erase_if(w_.objects, [&](std::size_t o) {
      return entities[o].local &&
             w_.text.substr(entities[o].begin, entities[o].end - entities[o].begin).find(' ') == std::string_view::npos &&
             entities[o].matched != "org.acronym" && entities[o].antecedent == kNone;
    });
    if (role != kNone) {
      r.role = entities[role].id;
      // "Mr." is no office.
      if (r.role.empty() || r.role.starts_with("honorific/")) return;
      if (SaysNoOffice(w_.text.substr(entities[role].begin, entities[role].end - entities[role].begin))) return;
      if (std::string_view modifier = TitleModifier(w_, entities, role); !modifier.empty()) w_.attributes.push_back({"modifier", modifier});
      w_.title_holders.push_back({std::uint32_t(role), std::uint32_t(r.subject)});
    }
    bool kept = false;
    if (w_.objects.empty()) w_.objects.push_back(kNone);
    for (std::size_t object : w_.objects) {
      Relation each = r;
      each.object = object;
      if (object != kNone) {
        each.of = entities[object].id;
        if (each.of == each.person) continue;
      }
      std::uint64_t hash = Mix(Mix(Mix(Mix(1, each.kind), each.person), each.role), each.of);
      for (const Attribute& a : w_.attributes) hash = Mix(Mix(hash, a.key), a.value);
      std::uint32_t& told = w_.decided.At(hash);
      if (told != kNoMention) continue;
      told = std::uint32_t(access_.relations().size());
      if (!kept) r.attributes = each.attributes = access_.Keep(w_.attributes), kept = true;
      access_.relations().push_back(each);
    }
  }

  // A name that a rule made of a title and what follows it must not end in a common word that is no surname ("U.S. Consul Appointed").
  bool LooksLikeName(const Entity& e) const {
    if (e.type != "PERSON" || e.source != Source::kRule || !e.local) return true;
    std::size_t last = WordAt(w_.words, std::uint32_t(e.end));
    if (last == 0) return true;
    // "Professor Itai" of "Professor Itai Sneh": the name was cut.
    if (w_.words.begin(last - 1) == e.begin && last < w_.words.size() && w_.words.begin(last) == e.end + 1 && w_.text[e.end] == ' ' &&
        w_.text[w_.words.begin(last)] >= 'A' && w_.text[w_.words.begin(last)] <= 'Z')
      return false;
    --last;
    const std::uint64_t classes = ClassesOf(w_, last);
    return !(classes & context_.lexicon.common) || (classes & context_.lexicon.surname);
  }

  // "President Zelenskyy" beside "Ukraine's President Zelenskyy": the record without a country goes where one with it stands.
  void DropLessSaid() {
    auto& relations = access_.relations();
    w_.decided.Clear();
    for (const Relation& r : relations)
      if (!r.of.empty()) w_.decided.At(Mix(Mix(2, r.person), r.role)) = 1;
    relations.erase(std::remove_if(relations.begin(), relations.end(),
                                   [&](const Relation& r) {
                                     return r.of.empty() && r.role.starts_with("role/") &&
                                            w_.decided.Find(Mix(Mix(2, r.person), r.role)) != kNoMention;
                                   }),
                    relations.end());
  }

  const Context& context_;
  const ResultAccess& access_;
  Working& w_;
};

}  // namespace

void AddRelations(const Context& context, const ResultAccess& access, Working& w) { Relations(context, access, w).Run(); }

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
  auto move = [&](std::size_t& index) {
    if (index != kNone) index = place[index];
  };
  for (Entity& e : entities) move(e.antecedent);
  for (Relation& r : access.relations()) move(r.subject), move(r.object);
}

}  // namespace onoma::document
