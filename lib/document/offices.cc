// Offices as of the document's date. Each record of an office is held against the tenures, and told: known, stale (the table has not been looked after since), contradicted, or
// unknown. A title without a name means whom the text gives it; else, where the document knows one holder of the office, that one; else the table's holder. A former or a future
// holder is neither the document's nor the table's.
#include <algorithm>
#include <array>
#include <functional>

#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
namespace {

constexpr std::uint32_t kAmbiguous = kNoMention - 1;
constexpr gazetteer::Day kDaysOfNews = 3;

std::uint64_t OfficeHash(std::string_view role, std::string_view of) {
  return (std::hash<std::string_view>()(role) * 0x9e3779b97f4a7c15ull) ^ std::hash<std::string_view>()(of) * 0xff51afd7ed558ccdull ^ 1;
}

struct Word { std::string_view written, modifier; };
constexpr Word kBefore[] = {
    {"former", "former"}, {"ex", "former"}, {"onetime", "former"}, {"erstwhile", "former"}, {"previous", "former"}, {"ousted", "former"}, {"deposed", "former"},
    {"retired", "former"}, {"late", "former"}, {"sometime", "former"}, {"acting", "acting"}, {"interim", "acting"}, {"caretaker", "acting"}, {"provisional", "acting"},
    {"transitional", "acting"}, {"then", "then"}, {"incoming", "elect"}, {"future", "elect"}, {"outgoing", "outgoing"}, {"deputy", "deputy"}, {"vice", "deputy"},
    {"assistant", "deputy"}, {"nominee", "elect"}};
constexpr Word kBehind[] = {{"elect", "elect"}, {"designate", "elect"}, {"nominee", "elect"}, {"emeritus", "former"}};

// Which words of such a list begin with a letter, by their sizes: most words that are asked for are none of them.
template <std::size_t N>
constexpr std::array<std::uint32_t, 32> SizesOf(const Word (&words)[N]) {
  std::array<std::uint32_t, 32> sizes{};
  for (const Word& w : words) sizes[w.written[0] & 31] |= 1u << w.written.size();
  return sizes;
}
template <const auto& kWords>
constexpr std::array<std::uint32_t, 32> kSizes = SizesOf(kWords);

template <const auto& kWords>
std::string_view Look(std::string_view word) {
  char lower[16];
  if (word.empty() || word.size() > sizeof lower || !(kSizes<kWords>[word[0] & 31] >> word.size() & 1)) return {};
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? char(word[i] | 0x20) : word[i];
  for (const Word& w : kWords)
    if (w.written == std::string_view(lower, word.size())) return w.modifier;
  return {};
}

bool IsLetter(char c) { return unsigned((c | 0x20) - 'a') < 26u || (c & 0x80); }

// The word that ends before `end`, one space or hyphen between.
std::string_view WordBefore(std::string_view text, std::size_t end) {
  if (end < 2 || (text[end - 1] != ' ' && text[end - 1] != '-')) return {};
  std::size_t to = end - 1, from = to;
  while (from > 0 && to - from <= 16 && IsLetter(text[from - 1])) --from;
  return text.substr(from, to - from);
}

bool MayOwn(const Entity& e) { return e.type == "GPE" || e.type == "NORP" || e.type == "ORG" || e.type == "LOC"; }

// Whether the text between two mentions joins a country to a title: " ", "'s ", "' ", "'s former ".
bool Joins(std::string_view between) {
  for (const std::string_view possessive : {"'s", "\u2019s", "'", "\u2019"}) {
    if (!between.starts_with(possessive)) continue;
    between.remove_prefix(possessive.size());
    break;
  }
  if (between.empty() || between[0] != ' ') return false;
  between.remove_prefix(1);
  while (!between.empty()) {
    std::size_t end = 0;
    while (end < between.size() && IsLetter(between[end])) ++end;
    if (end == between.size() || (between[end] != ' ' && between[end] != '-') || Look<kBefore>(between.substr(0, end)).empty()) return false;
    between.remove_prefix(end + 1);
  }
  return true;
}

bool Held(std::string_view modifier) { return modifier.empty() || modifier == "acting" || modifier == "outgoing"; }
bool HeldBefore(std::string_view modifier) { return modifier == "former" || modifier == "then"; }

class Offices {
 public:
  Offices(const Context& context, std::string_view date, const ResultAccess& access, Working& w)
      : context_(context), access_(access), w_(w), day_(ParseDay(date)) {}

  void Run() {
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
    FoundHolder found = FindHolder(context_.knowledge, r.role, OfficeOf(r.of), day_);
    if (HeldBefore(modifier)) {
      FoundHolder past = FindTenureOf(context_.knowledge, r.person, r.role, OfficeOf(r.of), day_);
      bool still = found.image && found.standing == FoundHolder::kKnown && found.image->tenure(found.tenure).person == r.person && modifier == "former";
      r.status = still ? "contradicted" : past.image ? "known" : "unknown";
      if (past.image) Tell(past, r);
      return;
    }
    if (!found.image || found.image->tenure(found.tenure).person != r.person) {
      // News of a change names who has just left.
      FoundHolder past = FindTenureOf(context_.knowledge, r.person, r.role, OfficeOf(r.of), day_);
      if (past.image && day_ < past.image->tenure(past.tenure).to + kDaysOfNews) found = past;  // `to` is kNoDay, far in the past, where it is not known
    }
    if (!found.image) { r.status = "unknown"; return; }
    auto tenure = found.image->tenure(found.tenure);
    if (tenure.person == r.person) r.status = found.standing == FoundHolder::kKnown ? "known" : "stale";
    else r.status = "contradicted";  // the text outranks the table; both are told
    Tell(found, r);
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
        if (at == kNoMention) at = i;
        else if (at != kAmbiguous && relations[at].person != r.person) at = kAmbiguous;
        if (r.of.empty()) break;
      }
    }
  }

  void Title(std::size_t i) {
    Entity& title = access_.entities()[i];
    std::string_view modifier = TitleModifier(w_, access_.entities(), i), of, holder, how;
    if (title.id.starts_with("role/")) {
      of = TitleOf(w_, access_.entities(), i);
      auto own = std::lower_bound(w_.title_holders.begin(), w_.title_holders.end(), i, [](const TitleHolder& h, std::size_t t) { return h.title < t; });
      if (own != w_.title_holders.end() && own->title == i) {
        holder = access_.entities()[own->person].id, how = "document";
      } else if (Held(modifier)) {
        Index();
        std::uint32_t r = w_.decided.Find(OfficeHash(title.id, of));
        if (r != kNoMention && r != kAmbiguous) holder = access_.relations()[r].person, how = "document";
        if (holder.empty() && !of.empty() && day_ != gazetteer::kNoDay) {
          FoundHolder found = FindHolder(context_.knowledge, title.id, OfficeOf(of), day_);
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

void TellOffices(const Context& context, std::string_view date, const ResultAccess& access, Working& w) { Offices(context, date, access, w).Run(); }

std::string_view TitleModifier(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  const std::string_view written = w.text.substr(t.begin, t.end - t.begin);
  if (written.size() > 6 && (written.starts_with("Under ") || written.starts_with("under ")) && t.id.find("under") == std::string_view::npos) return "deputy";
  // "Deputy Assistant Secretary", "Under Secretary" where the id is that of the office itself; "under President Carter" is none.
  if (written.size() > 7 && Look<kBefore>(written.substr(0, 6)) == "deputy" && written[6] == ' ' && t.id.find("deputy") == std::string_view::npos) return "deputy";
  const std::string_view before = WordBefore(w.text, t.begin);
  if ((before == "Under" && written.starts_with("Secretary")) || (before == "under" && written.starts_with("secretary"))) return "deputy";
  if (std::string_view found = Look<kBefore>(before); !found.empty()) return found;
  // "the former Finnish prime minister"
  if (title > 0 && MayOwn(entities[title - 1]) && Joins(w.text.substr(entities[title - 1].end, t.begin - entities[title - 1].end)))
    if (std::string_view found = Look<kBefore>(WordBefore(w.text, entities[title - 1].begin)); !found.empty()) return found;
  // "President-elect"
  if (t.end + 1 < w.text.size() && (w.text[t.end] == '-' || w.text[t.end] == ' ')) {
    std::size_t end = t.end + 1;
    while (end < w.text.size() && end - t.end <= 16 && IsLetter(w.text[end])) ++end;
    return Look<kBehind>(w.text.substr(t.end + 1, end - t.end - 1));
  }
  return {};
}

std::string_view TitleOf(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  // "Defence Minister of Ukraine"
  if (title + 1 < entities.size()) {
    const Entity& next = entities[title + 1];
    std::string_view between = w.text.substr(t.end, next.begin - t.end);
    if ((between == " of " || between == " of the " || between == " for " || between == " for the ") && (next.type == "GPE" || next.type == "ORG")) return next.id;
  }
  // "Norwegian Defence Minister", "UK Defence Secretary", "Ukraine's defence minister"
  if (title > 0 && entities[title - 1].type != "LOC" && MayOwn(entities[title - 1]) && Joins(w.text.substr(entities[title - 1].end, t.begin - entities[title - 1].end)))
    return entities[title - 1].id;
  return {};
}

}  // namespace onoma::document
