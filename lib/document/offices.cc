// Offices as of the document's date. Each record of an office is held against the tenures, and told: known, stale (the table has not been
// looked after since), contradicted, or unknown. A title without a name means whom the text gives it; else, where the document knows one
// holder of the office, that one; else the table's holder. A former or a future holder is neither the document's nor the table's. On the
// days after a change, who resigned, fled or died is the one before.
#include <algorithm>
#include <functional>

#include "lib/document/office_context.h"
#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
namespace {

constexpr std::uint32_t kAmbiguous = kNoMention - 1;
constexpr gazetteer::Day kDaysOfNews = 3;

std::uint64_t OfficeHash(std::string_view role, std::string_view of) {
  return (std::hash<std::string_view>()(role) * 0x9e3779b97f4a7c15ull) ^ std::hash<std::string_view>()(of) * 0xff51afd7ed558ccdull ^ 1;
}

bool Held(std::string_view modifier) { return modifier.empty() || modifier == "acting" || modifier == "outgoing"; }
bool HeldBefore(std::string_view modifier) { return modifier == "former" || modifier == "then"; }

class Offices {
 public:
  Offices(const Context& context, std::string_view date, const ResultAccess& access, Working& w)
      : context_(context), access_(access), w_(w), day_(ParseDay(date)) {}

  void Run() {
    if (w_.resolved_types >> kTitle & 1) Counterparts();
    if (day_ != gazetteer::kNoDay)
      for (Relation& r : access_.relations())
        if (r.role.starts_with("role/") && !r.of.empty()) Standing(r);
    if (!(w_.resolved_types >> kTitle & 1)) return;
    for (const std::uint32_t i : w_.holders)
      if (w_.mentions[w_.resolved[i]].type == kTitle) Title(i);
  }

 private:
  void Standing(Relation& r) {
    std::string_view modifier = r.attributes["modifier"];
    if (!Held(modifier) && !HeldBefore(modifier)) return;  // the table says nothing of deputies and of what is to come
    OfficeAsked asked{.role = r.role, .acting = modifier == "acting"};
    FoundHolder found;
    if (Reaches(asked, r.attributes["post"])) {
      asked.of = OfficeOf(r.of);
      found = FindHolder(context_.knowledge, asked, day_);
      // What the words may also stand for says that it is so, and never that it is not.
      if (!found.image)
        if (auto meant = FindOffice(context_.knowledge, asked, r.of, day_);
            meant.image && meant.image->tenure(meant.tenure).person == r.person)
          found = meant;
    }
    if (HeldBefore(modifier)) {
      FoundHolder past = FindTenureOf(context_.knowledge, r.person, r.role, OfficeOf(r.of), day_);
      bool still = found.image && found.standing == FoundHolder::kKnown && found.image->tenure(found.tenure).person == r.person &&
                   modifier == "former";
      r.status = still ? "contradicted" : past.image ? "known" : "unknown";
      if (past.image) Tell(past, r);
      return;
    }
    if (!found.image || found.image->tenure(found.tenure).person != r.person) {
      // News of a change names who has just left; and of an office that several hold, the one who is named may be one.
      FoundHolder past = FindTenureOf(context_.knowledge, r.person, asked.role, OfficeOf(r.of), day_);
      if (past.image) {
        const auto t = past.image->tenure(past.tenure);
        if (t.to == gazetteer::kNoDay ? t.attested != gazetteer::kNoDay && t.attested >= day_ : day_ < t.to + kDaysOfNews) found = past;
      }
    }
    if (!found.image || Foreign(r, found)) {
      r.status = "unknown";
      return;
    }
    auto tenure = found.image->tenure(found.tenure);
    if (tenure.person == r.person)
      r.status = found.standing == FoundHolder::kKnown ? "known" : "stale";
    else
      r.status = "contradicted";  // the text outranks the table; both are told
    Tell(found, r);
  }

  // What an envoy's office is by who receives it ("org/un", "geo/sy"). False where that is not said: which of a country's ambassadors is
  // meant, nobody knows.
  bool Reaches(OfficeAsked& asked, std::string_view to) {
    if (!IsEnvoy(asked.role)) return true;
    if (to == "org/un" || to == "org/nato" || to == "org/eu") return asked.role = "role/permanent-representative", asked.with = to, true;
    if (to.empty()) return asked.role == "role/special-envoy" || asked.role == "role/permanent-representative";
    const EntryRef entry = context_.knowledge.Find(to);
    if (entry == kNoEntry) return false;
    asked.words = context_.knowledge.Entry(entry).name;
    if (asked.role != "role/ambassador") asked.role = "role/special-envoy";
    return true;
  }

  // "his Finnish counterpart" holds the office that was last spoken of in the sentence, or that of who was.
  void Counterparts() {
    bool any = false;
    for (const std::uint32_t i : w_.holders) {
      Entity& title = access_.entities()[i];
      if (title.id != "role/counterpart") continue;
      if (const std::string_view role = RoleBefore(i); !role.empty()) title.id = role, any = true;
    }
    if (!any) return;
    for (Relation& r : access_.relations())
      if (r.role == "role/counterpart")
        for (const TitleHolder& h : w_.title_holders)
          if (h.person == r.subject && access_.entities()[h.title].begin >= r.begin && access_.entities()[h.title].end <= r.end)
            r.role = access_.entities()[h.title].id;
  }

  std::string_view RoleBefore(std::size_t i) {
    const auto& entities = access_.entities();
    for (std::size_t j = i; j-- > 0;) {
      const Entity& e = entities[j];
      const std::string_view between = w_.text.substr(e.end, entities[i].begin - e.end);
      if (between.size() > 400 || between.find(". ") != std::string_view::npos || between.find("\n\n") != std::string_view::npos) return {};
      if (e.type == "TITLE" && HasCounterparts(e.id)) return e.id;
      if (e.type != "PERSON") continue;
      for (const Relation& r : access_.relations())
        if (r.person == e.id && HasCounterparts(r.role) && Held(r.attributes["modifier"])) return r.role;
      std::string_view role;
      if (day_ == gazetteer::kNoDay) continue;
      for (const auto& image : context_.knowledge.images())
        for (const std::uint32_t index : image.TenuresOfPerson(e.id)) {
          const auto t = image.tenure(index);
          if (t.country.size() != 2 || !HasCounterparts(t.role) || t.from == gazetteer::kNoDay || t.from > day_ ||
              (t.to != gazetteer::kNoDay ? day_ >= t.to : t.attested < day_) || t.role == role)
            continue;
          if (!role.empty()) return {};  // of two offices
          role = access_.Keep(t.role);
        }
      if (!role.empty()) return role;
    }
    return {};
  }

  // Whether one who does not hold the office is of another country than the body: the text speaks of another body of that name ("the
  // National Assembly").
  bool Foreign(const Relation& r, const FoundHolder& found) const {
    if (!r.of.starts_with("org/") || found.image->tenure(found.tenure).person == r.person) return false;
    const EntryRef person = context_.knowledge.Find(r.person), body = context_.knowledge.Find(r.of);
    if (person == kNoEntry || body == kNoEntry) return false;
    const std::string_view his = context_.knowledge.Entry(person).country, its = context_.knowledge.Entry(body).country;
    return !his.empty() && !its.empty() && his != its;
  }

  // The office of a title that has no name.
  FoundHolder HolderOf(std::size_t i, std::string_view role, std::string_view of, std::string_view modifier) {
    const auto& entities = access_.entities();
    const Entity& title = entities[i];
    const std::string_view written = w_.text.substr(title.begin, title.end - title.begin);
    OfficeAsked asked{.role = role, .acting = modifier == "acting"};
    std::string_view to = TitleTo(w_, entities, i);
    if (written.starts_with("U.N. ") || written.starts_with("UN ")) to = "org/un";
    if (!Reaches(asked, to)) return {};
    if (role == "role/high-commissioner")
      if (const std::size_t at = written.find(" for "); at != std::string_view::npos)
        asked.words = written.ends_with("efugees") ? "Refugees" : written.ends_with("ights") ? "Human Rights" : "";
    if (!IsBare(written)) {
      if (role == "role/head" || role == "role/leader") return FindHolder(context_.knowledge, {.role = role, .of = OfficeOf(of)}, day_);
      if (role == "role/spokesperson" && !written.starts_with("official ")) return {};
    }
    std::uint32_t begin = title.begin, end = title.end;  // with whose the office is
    if (i > 0 && entities[i - 1].id == of) begin = entities[i - 1].begin;
    for (std::size_t next = i + 1;
         next < entities.size() && next < i + 3 && begin == title.begin && entities[next].begin - end < (next == i + 1 ? 9u : 30u); ++next)
      if (entities[next].id == of) end = entities[next].end;
    if (IsIndefinite(WordBefore(w_.text, begin)) || IsNamed(w_.text, written, end)) return {};
    if (role == "role/spokesperson" && OfficeOf(of).size() == 2) return {};  // of which body?
    if (of.starts_with("org/") && (role == "role/head" || end != title.end || written.ends_with(" chief")) &&
        (!Closes(w_.text, end) || (role == "role/head" && WordBefore(w_.text, begin) == "and")))
      return {};
    const bool leaves = modifier == "outgoing" || Leaves(w_.text, end) || IsLeaving(w_.text, begin);
    if (leaves)
      if (auto left = FindOffice(context_.knowledge, asked, of, day_, kDaysOfNews); left.image) return left;
    auto found = FindOffice(context_.knowledge, asked, of, day_);
    if (!found.image) return FindOffice(context_.knowledge, asked, of, day_, 1);
    const gazetteer::Day from = found.image->tenure(found.tenure).from;
    return leaves && from != gazetteer::kNoDay && from >= day_ - kDaysOfNews ? FoundHolder() : found;  // who came now is not who left
  }

  // Whose the office is of which there is one in the world, or in the country of the paper: "the chancellor of the exchequer".
  std::string_view OnlyOf(const Entity& title) {
    const std::string_view written = w_.text.substr(title.begin, title.end - title.begin);
    if (title.id == "role/chairman-of-the-joint-chiefs") return "geo/us";
    if (written.ends_with("xchequer")) return "geo/gb";
    if (title.id == "role/secretary-general" && (written.starts_with("U.N. ") || written.starts_with("UN "))) return "org/un";
    if (!written.starts_with("House ")) return {};
    bool states = false;
    for (const Entity& e : access_.entities()) {
      if (e.id == "geo/ph" || e.id == "geo/jp" || e.id == "geo/ng" || e.id == "geo/my" || e.id == "geo/id" || e.id == "geo/nl") return {};
      states |= e.id.starts_with("org/us-") || e.id == "norp/democrat" || e.id == "norp/republican";
    }
    return states ? title.id == "role/speaker" ? "geo/us" : "org/us-house-of-representatives" : "";
  }

  void Tell(const FoundHolder& found, Relation& r) {
    auto tenure = found.image->tenure(found.tenure);
    w_.attributes.assign(r.attributes.begin(), r.attributes.end());
    w_.attributes.push_back({"table", access_.Keep(tenure.person)});
    w_.attributes.push_back({"title", access_.Keep(tenure.title)});
    if (tenure.from != gazetteer::kNoDay) w_.attributes.push_back({"from", access_.Keep(DayText(tenure.from))});
    if (tenure.to != gazetteer::kNoDay) w_.attributes.push_back({"to", access_.Keep(DayText(tenure.to))});
    if (tenure.attested != gazetteer::kNoDay) w_.attributes.push_back({"attested", access_.Keep(DayText(tenure.attested))});
    if (r.status == "contradicted" && found.standing == FoundHolder::kStale) w_.attributes.push_back({"table_is", "stale"});
    r.attributes = access_.Keep(w_.attributes);
  }

  // When the first title asks: records by (role, of) and by role alone; kAmbiguous where two persons hold it.
  void Index() {
    if (indexed_) return;
    indexed_ = true;
    w_.decided.Clear();
    const auto& relations = access_.relations();
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
      const Relation& r = relations[i];
      if (r.role.empty() || !Held(r.attributes["modifier"])) continue;
      for (std::string_view of : {r.of, std::string_view()}) {
        std::uint32_t& at = w_.decided.At(OfficeHash(r.role, of));
        if (at == kNoMention)
          at = i;
        else if (at != kAmbiguous && relations[at].person != r.person)
          at = kAmbiguous;
        if (r.of.empty()) break;
      }
    }
  }

  // "the Labour leader" in a text of Britain leads the party; "a labour leader" does not.
  bool LeadsLabour(const Entity& title, std::string_view of) const {
    if (title.id != "role/union-leader" || !w_.text.substr(title.begin).starts_with("Labour ") || (!of.empty() && of != "geo/gb"))
      return false;
    const std::string_view before = WordBefore(w_.text, title.begin);
    if (before != "the" && before != "The" && of.empty()) return false;
    for (const Entity& e : access_.entities())
      if (e.id == "geo/gb" || e.id == "org/labour-party" || e.id == "org/conservative-party" || e.id == "org/downing-street") return true;
    return false;
  }

  void Title(std::size_t i) {
    Entity& title = access_.entities()[i];
    std::string_view modifier = TitleModifier(w_, access_.entities(), i), of, holder, how;
    if (title.id.starts_with("role/")) {
      of = TitleOf(w_, access_.entities(), i);
      if (LeadsLabour(title, of)) title.id = "role/leader", of = "org/labour-party";
      auto own = std::lower_bound(w_.title_holders.begin(), w_.title_holders.end(), i,
                                  [](const TitleHolder& h, std::size_t t) { return h.title < t; });
      if (own != w_.title_holders.end() && own->title == i) {
        holder = access_.entities()[own->person].id, how = "document";
      } else if (Held(modifier)) {
        Index();
        std::uint32_t r = w_.decided.Find(OfficeHash(title.id, of));
        if (r != kNoMention && r != kAmbiguous) holder = access_.relations()[r].person, how = "document";
        const std::string_view whose = of.empty() ? OnlyOf(title) : of;
        if (holder.empty() && !whose.empty() && day_ != gazetteer::kNoDay) {
          const bool top = title.id == "role/diplomat" && i > 0 &&
                           WordBefore(w_.text, access_.entities()[i - 1].begin) == "top";  // "the top U.S. diplomat"
          FoundHolder found = HolderOf(i, top ? "role/top-diplomat" : title.id, whose, modifier);
          if (found.standing != FoundHolder::kUnknown) holder = access_.Keep(found.image->tenure(found.tenure).person);
          how = found.standing == FoundHolder::kKnown ? "tenure" : "stale tenure";
        }
      }
    }
    if (modifier.empty() && holder.empty() && of.empty()) return;
    w_.attributes.assign(title.attributes.begin(), title.attributes.end());
    if (!modifier.empty()) w_.attributes.push_back({"modifier", modifier});
    if (!of.empty()) w_.attributes.push_back({"of", of});
    if (!holder.empty()) w_.attributes.push_back({"holder", holder}), w_.attributes.push_back({"holder_by", how});
    title.attributes = access_.Keep(w_.attributes);
  }

  const Context& context_;
  const ResultAccess& access_;
  Working& w_;
  gazetteer::Day day_;
  bool indexed_ = false;
};

}  // namespace

void TellOffices(const Context& context, std::string_view date, const ResultAccess& access, Working& w) {
  Offices(context, date, access, w).Run();
}

}  // namespace onoma::document
