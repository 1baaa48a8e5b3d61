// After the comma a few words say that another name comes ("also known as", "formerly", "abbreviated"), whose letters need not agree with
// the name before it; a mere "or" does not, so they must.
#include "lib/document/other_names.h"

#include "lib/document/short_forms.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }

// After the comma or parenthesis at `at`: where the other name begins, or 0. `loose`: the words say that it is one, so its letters need not
// agree.
std::size_t OtherName(const Working& w, std::size_t at, bool& loose) {
  const std::size_t end = w.units.size();
  std::size_t i = at + 1;
  if (i + 2 >= end) return 0;
  loose = true;
  if (UnitIs(w, i, "or")) {
    loose = false;
    ++i;
  } else if (!UnitIs(w, i + 1, "known") &&
             (UnitIs(w, i, "formerly") || UnitIs(w, i, "abbreviated") || UnitIs(w, i, "aka") || UnitIs(w, i, "alias"))) {
    ++i;
  } else {
    if (UnitIs(w, i, "also") || UnitIs(w, i, "better") || UnitIs(w, i, "formerly") || UnitIs(w, i, "previously") ||
        UnitIs(w, i, "commonly"))
      ++i;
    if (!UnitIs(w, i, "known") || i + 4 >= end) return 0;
    ++i;
    if (UnitIs(w, i, "by") && UnitIs(w, i + 1, "its") && UnitIs(w, i + 2, "acronym"))
      i += 3;
    else if (UnitIs(w, i, "as"))
      ++i;
    else
      return 0;
  }
  if (i < end && UnitIs(w, i, "the")) ++i;
  return i < end && (w.units.kinds(i) & (Bit(rules::kCap) | Bit(rules::kAllCaps))) ? i : 0;
}

}  // namespace

void NameBehindComma(Working& w, std::size_t at, std::size_t next, std::size_t mentions) {
  bool loose = false;
  const std::size_t other = OtherName(w, at, loose);
  if (other == 0) return;
  const std::uint32_t long_form = w.resolved[next - 1];
  const Mention& m = w.mentions[long_form];
  if (m.type != kOrg && m.type != kProgram && m.type != kPerson && m.type != kEvent && m.type != kProduct) return;
  const Unit& u = w.units[other];
  const std::string_view form = w.text.substr(u.begin, u.end - u.begin);
  const bool short_form = IsShortForm(form) && m.type != kPerson;
  std::uint32_t begin = u.begin, end = u.end;
  if (short_form && (loose || AlignLongForm(form, w.text.substr(m.begin, m.end - m.begin)) != std::string_view::npos)) {
    // the form alone
  } else {
    if (!loose) return;
    std::size_t r = next;
    while (r < mentions && w.mentions[w.resolved[r]].begin < u.begin) ++r;
    if (r == mentions) return;
    const Mention& alias = w.mentions[w.resolved[r]];
    if (alias.begin != u.begin || alias.type != m.type || alias.entry != kNoEntry) return;
    begin = alias.begin, end = alias.end;
  }
  if (short_form) w.definitions.push_back({begin, end, m.begin, m.end, long_form});
  AddShortForm(w, begin, end, m.type, long_form);
}

}  // namespace onoma::document
