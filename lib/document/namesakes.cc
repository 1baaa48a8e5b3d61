// Who of several persons of one surname is meant where an office stands before it. A gazetteer takes a surname alone to mean its most
// famous bearer ("Bush"); "Vice President Bush" of 1985 is who held that office then. What an office decides holds for the surname alone
// from there on, "Mr Qvist" after President Qvist, too; an office that the famous bearer never held, of a country whose holders are known,
// takes the id away. A surname that no gazetteer has alone gets an id by its office only where one bearer is left: the holder on the
// document's day, or the only one ever, of a country that is named, with a rare surname, or of an office that leads a country.
#include <algorithm>

#include "lib/document/records.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

using gazetteer::Day;
using gazetteer::kNoDay;

// "Secretary Qvist" may be of any department, "Minister Qvist" of any portfolio.
bool SameOffice(std::string_view title, std::string_view held) {
  if (title == held) return true;
  return (title == "role/secretary" && held.find("secretary") != std::string_view::npos) ||
         ((title == "role/secretary" || title == "role/minister") && held.ends_with("-minister"));
}

// "President Carter": of all whom a text may call so first by the surname alone, the one who led a country, be the surname frequent.
bool IsHigh(std::string_view role) {
  return role == "role/president" || role == "role/prime-minister" || role == "role/chancellor" || role == "role/foreign-minister" ||
         role == "role/defence-minister";
}

bool Began(const gazetteer::TenureView& t, Day day) { return day == kNoDay || t.from == kNoDay || t.from <= day; }
bool Holds(const gazetteer::TenureView& t, Day day) {
  return day != kNoDay && t.from != kNoDay && t.from <= day && (t.to == kNoDay || day < t.to);
}

class Namesakes {
 public:
  Namesakes(const Context& context, Day day, Working& w) : context_(context), w_(w), day_(day) {}

  void Run() {
    w_.decided.Clear();  // the famous bearer's entry -> whom an office decided the surname to mean; kNoEntry: nobody known
    for (const std::uint32_t i : w_.holders) {
      Mention& m = w_.mentions[w_.resolved[i]];
      if (m.type != kPerson || m.source == Source::kBackReference || m.source == Source::kDefinition || (m.flags & gazetteer::kCanonical))
        continue;
      const std::string_view surname = w_.text.substr(m.begin, m.end - m.begin);
      if (surname.size() < 3 || std::any_of(surname.begin(), surname.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; }))
        continue;
      const EntryRef famous = m.entry;
      const Mention* title = i > 0 ? &w_.mentions[w_.resolved[i - 1]] : nullptr;
      if (title && title->type == kTitle && title->entry != kNoEntry && m.begin - title->end == 1) {
        Titled(m, *title, i, surname);
        if (famous != kNoEntry && m.entry != famous)
          w_.decided.At(Key(famous)) = m.entry;
        else if (famous == kNoEntry && m.entry != kNoEntry)
          w_.decided.At(text::FoldedHash(surname)) = m.entry;
        else if (m.entry == kNoEntry && w_.decided.size() > 0 && IsPlainHonorific(title->entry))
          Decided(m, w_.decided.Find(text::FoldedHash(surname)));
      } else if (w_.decided.size() > 0 && (famous != kNoEntry || m.source == Source::kRule)) {
        Decided(m, w_.decided.Find(famous != kNoEntry ? Key(famous) : text::FoldedHash(surname)));
      }
    }
  }

 private:
  static_assert(kNoEntry == kNoMention);  // what the table says of a key that it does not hold
  static std::uint64_t Key(EntryRef entry) { return (entry + 1ull) * 0x9e3779b97f4a7c15ull; }

  // "Mr Qvist" after President Qvist; Mrs Qvist may be his wife.
  bool IsPlainHonorific(EntryRef title) const {
    const std::string_view id = context_.knowledge.Entry(title).id;
    return id == "honorific/mr" || id == "honorific/ms" || id == "honorific/dr";
  }
  static void Decided(Mention& m, EntryRef entry) {
    if (entry != kNoEntry) m.entry = entry, m.local = false;
  }

  void Titled(Mention& m, const Mention& title, std::size_t at, std::string_view surname) {
    const std::string_view role = context_.knowledge.Entry(title.entry).id;
    if (!role.starts_with("role/")) return;
    std::string_view country;  // of "French President", or of the famous bearer
    if (at > 1) {
      const Mention& owner = w_.mentions[w_.resolved[at - 2]];
      if (owner.entry != kNoEntry && (owner.type == kGpe || owner.type == kNorp) && title.begin >= owner.end &&
          title.begin - owner.end <= 3)
        country = OfficeOf(context_.knowledge.Entry(owner.entry).id);
    }
    const bool named = country.size() == 2;
    std::string_view famous;
    if (m.entry != kNoEntry) {
      const auto entry = context_.knowledge.Entry(m.entry);
      famous = entry.id;
      if (!named) country = entry.country;
    }
    // Bearers of the surname who held the office; of them the one who holds it on the day, else the last to begin by then.
    std::string_view best;
    Day best_from = kNoDay;
    bool holds = false, famous_held = false, several = false;
    for (const auto& bearer : context_.knowledge.TenuresOfSurname(text::FoldedHash(surname))) {
      const auto t = context_.knowledge.images()[bearer.image].tenure(bearer.tenure);
      if (!SameOffice(role, t.role) || ((named || !famous.empty()) && t.country != country) || !Began(t, day_)) continue;
      famous_held |= t.person == famous;
      const bool now = Holds(t, day_);
      if (best.empty() || (now && !holds) || (now == holds && t.from != kNoDay && (best_from == kNoDay || t.from > best_from))) {
        if (!best.empty() && best != t.person) several = true;
        best = t.person, best_from = t.from, holds = now;
      } else if (t.person != best) {
        several = true;
      }
    }
    if (!famous.empty()) {
      if (best == famous || (famous_held && !holds)) return;
      if (best.empty() || (several && !holds)) {
        if (best.empty() &&
            (role == "role/first-lady" || !context_.knowledge.images()[m.entry >> kImageShift].TenuresOfOffice(role, country).empty()))
          m.entry = kNoEntry, m.local = true;
        return;
      }
    } else if (best.empty() || (several && !holds) ||
               (!holds && !named && !IsHigh(role) &&
                (context_.knowledge.WordClasses(text::FoldedHash(surname), surname) & context_.lexicon.surname))) {
      return;
    }
    if (const EntryRef entry = context_.knowledge.Find(best); entry != kNoEntry) m.entry = entry, m.local = false;
  }

  const Context& context_;
  Working& w_;
  Day day_;
};

}  // namespace

void ListTypes(Working& w) {
  std::uint32_t types = 0;
  w.holders.clear();
  const std::uint32_t size = std::uint32_t(w.resolved.size()), *const resolved = w.resolved.data();
  const Mention* const mentions = w.mentions.data();
  std::uint32_t *const first = w.holders.Room(size + 1), *out = first;
  for (std::uint32_t i = 0; i < size; ++i) {
    const unsigned type = mentions[resolved[i]].type & 31;
    types |= 1u << type;
    *out = i;
    out += type == kPerson || type == kTitle;
  }
  w.holders.Add(std::size_t(out - first));
  w.resolved_types = types;
}

void DecideNamesakes(const Context& context, std::string_view date, Working& w) { Namesakes(context, ParseDay(date), w).Run(); }

}  // namespace onoma::document
