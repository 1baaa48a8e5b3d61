// Definitions of short forms: "long form (SF)" and "SF (long form)".
// After Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: the characters of
// the short form are sought from right to left in the words before the parenthesis, its first one at the start of a word, within min(|SF| +
// 5, 2|SF|) words. News adds: the long form starts with a capital and crosses no sentence; where a mention ends right before the
// parenthesis and the letters agree, the mention is the long form. A translated name has a short form of other letters ("National Board of
// Polar Grain (Sinagrap)"). A long form in small letters is no name: its short form is one if it says a body of people, and none anywhere
// in the document if it says a thing (defined_things.cc). What has no parenthesis is in other_names.cc.
#include <algorithm>
#include <optional>

#include "lib/document/defined_things.h"
#include "lib/document/other_names.h"
#include "lib/document/short_forms.h"
#include "lib/document/stages.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kEdges = Bit(rules::kSentenceEdge) | Bit(rules::kLineEdge);

// Bytes of the quotation mark that text begins, ends with: straight or curly.
bool IsCurly(std::string_view mark) { return mark == "\u2018" || mark == "\u2019" || mark == "\u201c" || mark == "\u201d"; }
std::uint32_t QuoteBefore(std::string_view text) {
  if (text.empty()) return 0;
  return text.front() == '"' || text.front() == '\'' ? 1 : IsCurly(text.substr(0, 3)) ? 3 : 0;
}
std::uint32_t QuoteBehind(std::string_view text) {
  if (text.empty()) return 0;
  return text.back() == '"' || text.back() == '\'' ? 1 : text.size() > 3 && IsCurly(text.substr(text.size() - 3)) ? 3 : 0;
}

// A long form of which no mention came out: of its own, or of the antecedent.
Mention LongForm(std::uint32_t begin, std::uint32_t end, std::uint8_t type, std::uint32_t antecedent) {
  return {.begin = begin,
          .end = end,
          .antecedent = antecedent,
          .priority = 52,
          .type = type,
          .source = Source::kDefinition,
          .local = antecedent == kNoMention};
}

// The row's mention of an organisation at [begin, end), if one is there: a short form that is everyone's.
std::uint32_t KnownAt(const Working& w, std::uint32_t begin, std::uint32_t end) {
  const auto at = std::lower_bound(w.resolved.begin(), w.resolved.end(), begin,
                                   [&w](std::uint32_t mention, std::uint32_t where) { return w.mentions[mention].begin < where; });
  if (at == w.resolved.end()) return kNoMention;
  const Mention& m = w.mentions[*at];
  return m.begin == begin && m.end == end && m.type == kOrg && m.entry != kNoEntry ? *at : kNoMention;
}

// A long form that no row has, or one of no country ("Statistics Office"), with a short form that a row has: the row's, if the names say
// so; else the text means another body, here and from here on.
void NameByShortForm(const Context& context, Working& w, const FoundDefinition& d) {
  Mention& long_form = w.mentions[d.mention];
  if (long_form.type != kOrg || long_form.antecedent != kNoMention ||
      (long_form.entry != kNoEntry && !context.knowledge.Entry(long_form.entry).country.empty()))
    return;
  const std::uint32_t known = KnownAt(w, d.short_begin, d.short_end);
  if (known == kNoMention) return;
  const EntryRef entry = w.mentions[known].entry;
  if (entry == long_form.entry || !AreSameBody(w.text.substr(d.long_begin, d.long_end - d.long_begin), context.knowledge.Entry(entry).name))
    return;
  long_form.entry = entry, long_form.local = false;
  w.touched.push_back(long_form.begin);
}

class Definitions {
 public:
  Definitions(const Context& context, Working& w) : context_(context), w_(w), units_(w.units), mentions_(w.resolved.size()) {}

  void Run() {
    for (const std::size_t i : w_.openings) {
      if (i == 0 || i + 2 >= units_.size()) continue;
      if (units_.kinds(i + 1) & Bit(rules::kLower)) {
        if (!MayName(w_.text.substr(units_.begin(i + 1), units_.end(i + 1) - units_.begin(i + 1)))) continue;
        PassTo(units_.begin(i));
        if (next_ > 0 && w_.mentions[w_.resolved[next_ - 1]].end == units_.end(i - 1)) NameBehindComma(w_, i, next_, mentions_);
      } else if (w_.text[units_.begin(i)] != ',') {
        Parenthesis p{.open = i};
        FoundDefinition d{};
        if (Read(p) && (IsSpokenFor(p) ? Take(p, p.before, d) : IsShortForm(p.inner) ? LongBefore(p, d) : LongInside(p, d))) Add(d);
      }
    }
    if (!things_.empty()) DropThings(w_, things_);
  }

 private:
  struct Parenthesis {
    std::size_t open = 0, close = 0;   // units
    std::size_t stop = 0;              // behind the last unit before it that may belong to a name: "<Gold Mines Ltd> (GML)"
    std::uint32_t begin = 0, end = 0;  // what it holds, without quotation marks
    std::string_view inner{};
    std::uint32_t before = kNoMention;  // the last mention before it
    bool adjacent = false;              // that ends right before
  };

  std::string_view Text(std::uint32_t begin, std::uint32_t end) const { return w_.text.substr(begin, end - begin); }
  std::string_view TextOf(std::uint32_t mention) const { return Text(w_.mentions[mention].begin, w_.mentions[mention].end); }
  void PassTo(std::uint32_t begin) {
    while (next_ < mentions_ && w_.mentions[w_.resolved[next_]].end <= begin) ++next_;
  }
  bool IsMark(std::size_t unit, std::string_view marks) const {
    return (units_.kinds(unit) & Bit(rules::kPunct)) && marks.find(w_.text[units_.begin(unit)]) != std::string_view::npos;
  }

  // Whether the parenthesis closes within 12 units of the same sentence.
  bool Read(Parenthesis& p) {
    p.close = p.open + 1;
    while (p.close < units_.size() && p.close < p.open + 12 && !(units_.kinds(p.close) & kEdges) && w_.text[units_.begin(p.close)] != ')')
      ++p.close;
    if (p.close >= units_.size() || (units_.kinds(p.close) & kEdges) || w_.text[units_.begin(p.close)] != ')' || p.close == p.open + 1)
      return false;
    p.begin = units_.begin(p.open + 1), p.end = units_.end(p.close - 1);
    p.inner = Text(p.begin, p.end);
    while (const std::uint32_t quote = QuoteBefore(p.inner)) p.inner.remove_prefix(quote), p.begin += quote;
    while (const std::uint32_t quote = QuoteBehind(p.inner)) p.inner.remove_suffix(quote), p.end -= quote;
    PassTo(units_.begin(p.open));
    p.before = next_ > 0 ? w_.resolved[next_ - 1] : kNoMention;
    p.stop = p.open;
    while (p.stop > 1 && IsMark(p.stop - 1, ">,\"")) --p.stop;
    p.adjacent = p.before != kNoMention && w_.mentions[p.before].end == units_.end(p.stop - 1);
    return true;
  }

  bool Take(const Parenthesis& p, std::uint32_t mention, FoundDefinition& d) const {
    d = {p.begin, p.end, w_.mentions[mention].begin, w_.mentions[mention].end, mention};
    return true;
  }

  // "National Board of Polar Grain (Sinagrap)".
  bool IsSpokenFor(const Parenthesis& p) const {
    if (!p.adjacent || p.close != p.open + 2 || !IsSpoken(p.inner) || IsShortForm(p.inner) || w_.mentions[p.before].type != kOrg ||
        TextOf(p.before).size() <= 2 * p.inner.size())
      return false;
    const Unit u = units_[p.open + 1];
    return !(u.kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kPerson) | Bit(kNorp))) &&
           !(u.classes & (context_.lexicon.given | context_.lexicon.surname | context_.lexicon.common)) &&
           Stands(TextOf(p.before), p.inner);
  }

  // "Long Form (SF)".
  bool LongBefore(const Parenthesis& p, FoundDefinition& d) {
    std::size_t first = p.stop, words = 0;
    const std::size_t limit = std::min(p.inner.size() + 5, p.inner.size() * 2);
    while (first > 0 && words < limit && !(units_.kinds(first - 1) & kEdges) && !IsMark(first - 1, "()<"))
      words += !(units_.kinds(--first) & Bit(rules::kPunct));
    if (first == p.stop) return false;
    const std::uint32_t from = units_.begin(first), to = units_.end(p.stop - 1);
    const std::size_t found = AlignLongForm(p.inner, Text(from, to));
    std::uint32_t begin = found == std::string_view::npos ? kNowhere : std::uint32_t(from + found);
    if (begin != kNowhere && Text(begin, to).starts_with("The "))
      begin = kNowhere;  // an article is no part of a name, whatever letter it has
    if (p.adjacent && TextOf(p.before).size() > p.inner.size()) {
      // A row that has both names, whatever letters stand before: "fighters of the Group for Support of Islam and Muslims (JNIM)".
      if (const std::uint32_t known = KnownAt(w_, p.begin, p.end);
          known != kNoMention && w_.mentions[known].entry == w_.mentions[p.before].entry)
        return Take(p, p.before, d);
      if (begin != kNowhere && begin < w_.mentions[p.before].begin && w_.mentions[p.before].type == kOrg &&
          Crosses(Text(begin, w_.mentions[p.before].begin)))
        begin = kNowhere;
      if (const std::optional<bool> is = IsLongForm(p, begin)) return *is && Take(p, p.before, d);
    }
    return begin != kNowhere && NewLongForm(p, begin, to, d);
  }

  // Whether the mention right before the parenthesis is the long form: if the letters agree, or if it is an organisation whose foreign name
  // the short form stands for. Nothing: the words that begin at `begin` are.
  std::optional<bool> IsLongForm(const Parenthesis& p, std::uint32_t begin) const {
    const Mention& m = w_.mentions[p.before];
    constexpr std::uint32_t kNames =
        1u << kOrg | 1u << kProgram | 1u << kLaw | 1u << kEvent | 1u << kGpe | 1u << kLoc | 1u << kProduct | 1u << kFac;
    if (!(kNames >> (m.type & 31) & 1)) return std::nullopt;
    const bool agrees = AlignLongForm(p.inner, TextOf(p.before)) != std::string_view::npos;
    const bool longer = begin < m.begin && w_.text[begin] >= 'A' && w_.text[begin] <= 'Z';
    // Letters found only in small words before the name are found by chance: "the Polar Grain Board (QXT)".
    const bool chance = m.type == kOrg && begin < m.begin && !longer && !AreInitials(p.inner, Text(begin, units_.end(p.stop - 1)));
    if (!(agrees && !longer) && !chance && begin != kNowhere) return std::nullopt;
    if (agrees) return true;
    return m.type == kOrg && !IsDegree(p.inner) &&
           !(m.entry == kNoEntry && KnownAt(w_, p.begin, p.end) != kNoMention);  // "the Guards Division (VDV)"
  }

  // The words of [begin, to) are the long form of which no mention came out.
  bool NewLongForm(const Parenthesis& p, std::uint32_t begin, std::uint32_t to, FoundDefinition& d) {
    const std::string_view form = Text(begin, to);
    if (form.find_first_of(" \n") == std::string_view::npos) return false;  // a nickname: "Jean-Qvist (“J.Q.”)"
    if (!(form[0] >= 'A' && form[0] <= 'Z')) {
      SmallLongForm(p, begin, to);
      return false;
    }
    // All but function words capitalised: an organisation that no gazetteer knows.
    for (std::size_t u = UnitAt(w_, begin); u < p.stop; ++u)
      if ((units_.kinds(u) & Bit(rules::kLower)) && !(units_.classes(u) & context_.lexicon.function)) return false;
    // "Fellow of the Qvist Academy (FQA)", "Member of Parliament (MP)": what a person is.
    if (IsMembership(w_.text.substr(begin))) return false;
    // "Polar Inclusive Grain (PIG) project", "Grain Chief Executive (GCE)" are no bodies, either.
    const bool office = p.adjacent && w_.mentions[p.before].type == kTitle;
    if (office || (!p.adjacent && (IsPlural(p.inner) || IsThing(context_, form) || IsThingBehind(w_, p.close + 1)))) {
      things_.push_back(p.inner);
      return false;
    }
    Mention m = LongForm(begin, to, kOrg, kNoMention);
    d = {p.begin, p.end, begin, to, kNoMention};
    // A mention of the same span (or one with another type) is kept as it is.
    for (std::size_t r = next_; r-- > 0 && w_.mentions[w_.resolved[r]].end > begin;) {
      const Mention& same = w_.mentions[w_.resolved[r]];
      if (same.begin != begin || same.end != to) continue;
      if (same.type == kPerson && same.entry == kNoEntry)
        m.priority = 60;  // persons have no acronyms
      else
        d.mention = w_.resolved[r];
    }
    if (d.mention == kNoMention) {
      d.mention = std::uint32_t(w_.mentions.size());
      w_.mentions.push_back(m);
    }
    return true;
  }

  // "the special investigation team (SIT)": the short form is all that is a name.
  void SmallLongForm(const Parenthesis& p, std::uint32_t begin, std::uint32_t to) {
    const std::string_view form = Text(begin, to);
    if (!AreInitials(p.inner, form)) return;
    const Said said = WhatIs(form);
    if (said == Said::kThing) things_.push_back(p.inner);
    if (said != Said::kBody || IsPlural(p.inner)) return;
    w_.definitions.push_back({p.begin, p.end, begin, to, std::uint32_t(w_.mentions.size())});
    AddShortForm(w_, p.begin, p.end, kOrg, kNoMention);
  }

  // "SF (Long Form)".
  bool LongInside(const Parenthesis& p, FoundDefinition& d) {
    const std::uint32_t begin = units_.begin(p.open - 1), end = units_.end(p.open - 1);
    const std::string_view short_form = Text(begin, end);
    if (!IsShortForm(short_form) || p.inner.size() < short_form.size() * 2 || !(p.inner[0] >= 'A' && p.inner[0] <= 'Z') ||
        AlignLongForm(short_form, p.inner) != 0)
      return false;
    std::uint32_t mention = kNoMention;
    for (std::size_t r = next_; r < mentions_ && w_.mentions[w_.resolved[r]].begin <= p.begin; ++r)
      if (w_.mentions[w_.resolved[r]].begin == p.begin && w_.mentions[w_.resolved[r]].end == p.end) mention = w_.resolved[r];
    if (mention == kNoMention) {
      if (!p.adjacent && IsThing(context_, p.inner)) return false;
      mention = std::uint32_t(w_.mentions.size());
      w_.mentions.push_back(p.adjacent ? LongForm(p.begin, p.end, w_.mentions[p.before].type, p.before)
                                       : LongForm(p.begin, p.end, kOrg, kNoMention));
    }
    d = {begin, end, p.begin, p.end, mention};
    return true;
  }

  // The short form where it is defined; its later mentions are back references.
  void Add(const FoundDefinition& d) {
    NameByShortForm(context_, w_, d);
    w_.definitions.push_back(d);
    AddShortForm(w_, d.short_begin, d.short_end, w_.mentions[d.mention].type, d.mention);
  }

  static constexpr std::uint32_t kNowhere = UINT32_MAX;  // the letters are not found
  const Context& context_;
  Working& w_;
  const rules::UnitRow& units_;
  std::vector<std::string_view> things_;
  std::size_t next_ = 0;  // walks w_.resolved
  const std::size_t mentions_;
};

}  // namespace

void FindDefinitions(const Context& context, Working& w) { Definitions(context, w).Run(); }

}  // namespace onoma::document
