// Definitions of short forms: "long form (SF)" and "SF (long form)".
// After Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: the characters of the short form are sought
// from right to left in the words before the parenthesis, its first one at the start of a word, within min(|SF| + 5, 2|SF|) words. News adds: the long form starts
// with a capital and crosses no sentence; where a mention ends right before the parenthesis and the letters agree, the mention is the long form. Without a parenthesis it says ", or SF,",
// "known as X", "abbreviated SF", "formerly X": X means the mention before the comma.
// A translated name has a short form of other letters ("National Board of Polar Grain (Sinagrap)"). A long form in small letters is no name: its short form is one if it says a body of people, and
// none anywhere in the document, whatever a row or a rule says, if it says a thing; as are a plural ("PGRs") and a programme's ("(PLG) project").
#include <algorithm>

#include "lib/document/stages.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kEdges = Bit(rules::kSentenceEdge) | Bit(rules::kLineEdge);

bool IsAlnum(char c) { return (c >= '0' && c <= '9') || (text::LowerAscii(c) >= 'a' && text::LowerAscii(c) <= 'z') || (c & 0x80); }

bool IsShortForm(std::string_view s) {
  if (s.size() < 2 || s.size() > 10) return false;
  int upper = 0, letters = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (c == ' ' || (c == '.' && i > 1 && s[i - 2] != '.')) return false;  // "KGL.M" is a ticker; "U.S.S.R." is none
    upper += c >= 'A' && c <= 'Z';
    letters += text::LowerAscii(c) >= 'a' && text::LowerAscii(c) <= 'z';
  }
  return upper >= 2 && upper * 2 >= letters;
}

// "Apacs", "Nymex", "FinCEN": an acronym that is spoken as a word.
bool IsSpoken(std::string_view s) {
  return s.size() >= 4 && s.size() <= 10 && s[0] >= 'A' && s[0] <= 'Z' && std::all_of(s.begin() + 1, s.end(), [](char c) { return text::LowerAscii(c) >= 'a' && text::LowerAscii(c) <= 'z'; });
}

// "EIAs", "TLMs": of more than one, so of a kind of thing.
bool IsPlural(std::string_view s) {
  return s.size() >= 3 && s.back() == 's' && std::all_of(s.begin(), s.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsMembership(std::string_view text) {
  for (std::string_view word : {"Fellow of", "Member of", "Companion of", "Officer of", "Knight of", "Bachelor of", "Master of", "Doctor of"})
    if (text.starts_with(word)) return true;
  return false;
}

// "Severe Acute Respiratory Syndrome", "Gross National Product", "Deputy Assistant Secretary": a long form whose last word (class thing_heads) says that it is no body of people.
bool IsThing(const Context& context, std::string_view text) {
  const std::string_view last = text.substr(text.find_last_of(" -\n") + 1);
  return context.knowledge.WordClasses(text::FoldedHash(last), last) & context.lexicon.thing_heads;
}

// Whether the short form is the first letters of the words, none of them capital: "consumer price index (CPI)"; small words may have none.
bool AreInitials(std::string_view short_form, std::string_view text) {
  std::size_t s = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= 'A' && text[i] <= 'Z') return false;
    if (!IsAlnum(text[i]) || (i > 0 && IsAlnum(text[i - 1]))) continue;
    if (s < short_form.size() && text::LowerAscii(short_form[s]) == text[i]) ++s;
    else if (const std::string_view rest = text.substr(i); !rest.starts_with("of ") && !rest.starts_with("and ") && !rest.starts_with("for ") && !rest.starts_with("the ")) return false;
  }
  return s == short_form.size() || (s + 1 == short_form.size() && IsPlural(short_form));
}

// What the last word of a long form in small letters says: "the special investigation team (SIT)" is one body of people, a "consumer price index (CPI)" a thing, an "intensive care unit (ICU)" may be either.
enum class Said { kBody, kThing, kEither };
Said WhatIs(std::string_view text) {
  constexpr std::string_view kBodies[] = {"team", "committee", "commission", "council", "agency", "authority", "association", "federation", "confederation", "union", "guard", "party", "ministry", "department", "forum",
                                          "bureau", "board", "police", "army", "institute", "corporation", "movement", "front", "secretariat", "congress", "assembly", "coalition", "alliance", "squad", "brigade", "directorate", "force"};
  constexpr std::string_view kEithers[] = {"unit", "centre", "center", "group", "service", "fund", "office", "network", "society", "organisation", "organization", "bank", "company", "court", "university", "facility", "foundation"};
  const std::string_view last = text.substr(text.find_last_of(" -\n") + 1);
  if (text.starts_with("non")) return Said::kThing;
  if (std::find(std::begin(kEithers), std::end(kEithers), last) != std::end(kEithers)) return Said::kEither;
  const bool body = std::find(std::begin(kBodies), std::end(kBodies), last) != std::end(kBodies) && text.find(" of ") == std::string_view::npos;  // "director general of police"
  return body ? Said::kBody : Said::kThing;
}

// Begin of the long form inside `text` that ends at its end, or npos.
std::size_t AlignLongForm(std::string_view short_form, std::string_view text) {
  std::size_t at = text.size();
  for (std::size_t s = short_form.size(); s-- > 0;) {
    char c = text::LowerAscii(short_form[s]);
    if (!IsAlnum(c)) continue;
    for (;;) {
      if (at == 0) return std::string_view::npos;
      --at;
      if (text::LowerAscii(text[at]) == c && (s > 0 || at == 0 || !IsAlnum(text[at - 1]))) break;
    }
  }
  return at;
}

// Whether a spoken acronym may stand for the organisation named before it: by its letters, or, where the name is a translation ("National Institute of Polar Grain (Inagrap)"), because that is long.
bool Stands(std::string_view name, std::string_view spoken) {
  return std::count(name.begin(), name.end(), ' ') >= 2 || AlignLongForm(spoken, name) == 0;
}

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

bool Is(const Working& w, std::size_t unit, std::string_view word) {
  const Unit& u = w.units[unit];
  if (u.end - u.begin != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (text::LowerAscii(w.text[u.begin + i]) != word[i]) return false;
  return true;
}

// Whether a word may be the first that OtherName looks for, by its first two letters; of all commas few are followed by one.
bool MayName(std::string_view word) {
  if (word.size() < 2) return false;
  const char second = text::LowerAscii(word[1]);
  switch (text::LowerAscii(word[0])) {
    case 'a': return second == 'b' || second == 'k' || second == 'l';
    case 'b': return second == 'e';
    case 'c': case 'f': return second == 'o';
    case 'k': return second == 'n';
    case 'o': case 'p': return second == 'r';
    default: return false;
  }
}

// After the comma or parenthesis at `at`: where the other name begins, or 0. `loose`: the words say that it is one, so its letters need not agree.
std::size_t OtherName(const Working& w, std::size_t at, bool& loose) {
  const std::size_t end = w.units.size();
  std::size_t i = at + 1;
  if (i + 2 >= end) return 0;
  loose = true;
  if (Is(w, i, "or")) {
    loose = false;
    ++i;
  } else if (!Is(w, i + 1, "known") && (Is(w, i, "formerly") || Is(w, i, "abbreviated") || Is(w, i, "aka") || Is(w, i, "alias"))) {
    ++i;
  } else {
    if (Is(w, i, "also") || Is(w, i, "better") || Is(w, i, "formerly") || Is(w, i, "previously") || Is(w, i, "commonly")) ++i;
    if (!Is(w, i, "known") || i + 4 >= end) return 0;
    ++i;
    if (Is(w, i, "by") && Is(w, i + 1, "its") && Is(w, i + 2, "acronym")) i += 3;
    else if (Is(w, i, "as")) ++i;
    else return 0;
  }
  if (i < end && Is(w, i, "the")) ++i;
  return i < end && (w.units.kinds(i) & (Bit(rules::kCap) | Bit(rules::kAllCaps))) ? i : 0;
}

void AddShortForm(Working& w, std::uint32_t begin, std::uint32_t end, std::uint8_t type, std::uint32_t antecedent) {
  w.mentions.push_back({.begin = begin, .end = end, .antecedent = antecedent, .priority = 56, .type = type, .source = Source::kDefinition, .why = Why::kDefined});
}

// A long form of which no mention came out: of its own, or of the antecedent.
Mention LongForm(std::uint32_t begin, std::uint32_t end, std::uint8_t type, std::uint32_t antecedent) {
  return {.begin = begin, .end = end, .antecedent = antecedent, .priority = 52, .type = type, .source = Source::kDefinition, .local = antecedent == kNoMention};
}

// What a text has defined as a thing is no organisation in it, and no town, whatever a row or a rule says: "consumer price index (CPI)".
void DropThings(Working& w, std::vector<std::string_view>& things) {
  std::sort(things.begin(), things.end());
  for (Mention& m : w.mentions)
    if ((m.type == kOrg || m.type == kGpe) && std::binary_search(things.begin(), things.end(), w.text.substr(m.begin, m.end - m.begin))) {
      m.lost = Why::kUnsupported;
      w.touched.push_back(m.begin);
    }
}

// "(PIG) project": the word behind the parenthesis.
bool IsThingBehind(const Working& w, std::size_t unit) {
  if (unit >= w.units.size()) return false;
  constexpr std::string_view kWords[] = {"project", "projects", "program", "programme", "scheme", "policy", "exam", "test", "tests", "system", "method", "certificate", "standard", "framework", "software", "rule", "status"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return Is(w, unit, word); });
}

// ", or SF,": the mention before the comma gets its other name, and a short form is remembered as defined.
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

// The row's mention of an organisation at [begin, end), if one is there: a short form that is everyone's.
std::uint32_t KnownAt(const Working& w, std::uint32_t begin, std::uint32_t end) {
  const auto at = std::lower_bound(w.resolved.begin(), w.resolved.end(), begin, [&w](std::uint32_t mention, std::uint32_t where) { return w.mentions[mention].begin < where; });
  if (at == w.resolved.end()) return kNoMention;
  const Mention& m = w.mentions[*at];
  return m.begin == begin && m.end == end && m.type == kOrg && m.entry != kNoEntry ? *at : kNoMention;
}

// Whether `word` begins a word of `name`, in any case.
bool BeginsWord(std::string_view name, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
    if (at > 0 && IsAlnum(name[at - 1])) continue;
    if (std::equal(word.begin(), word.end(), name.begin() + std::ptrdiff_t(at), [](char a, char b) { return text::LowerAscii(a) == text::LowerAscii(b); })) return true;
  }
  return false;
}

// "United Nations High Commission for Refugees" is who has the short form UNHCR, however a text puts it: of its longer words more than seven in ten begin words of the row's name, or the name
// is the short form itself, which of four letters or more has few bearers.
bool AreSameBody(std::string_view long_form, std::string_view name) {
  constexpr std::size_t kLonger = 4, kCompared = 5;
  if (name.find(' ') == std::string_view::npos) return name.size() >= kLonger;
  std::size_t words = 0, same = 0;
  for (std::size_t at = 0; at < long_form.size();) {
    std::size_t end = at;
    while (end < long_form.size() && IsAlnum(long_form[end])) ++end;
    if (end - at >= kLonger) ++words, same += BeginsWord(name, long_form.substr(at, std::min(end - at, kCompared)));
    at = end + 1;
  }
  return same * 10 > words * 7;
}

// A long form that no row has, or one of no country ("Statistics Office"), with a short form that a row has: the row's, if the names say so; else the text means another body, here and from here on.
void NameByShortForm(const Context& context, Working& w, const FoundDefinition& d) {
  Mention& long_form = w.mentions[d.mention];
  if (long_form.type != kOrg || long_form.antecedent != kNoMention || (long_form.entry != kNoEntry && !context.knowledge.Entry(long_form.entry).country.empty())) return;
  const std::uint32_t known = KnownAt(w, d.short_begin, d.short_end);
  if (known == kNoMention) return;
  const EntryRef entry = w.mentions[known].entry;
  if (entry == long_form.entry || !AreSameBody(w.text.substr(d.long_begin, d.long_end - d.long_begin), context.knowledge.Entry(entry).name)) return;
  long_form.entry = entry, long_form.local = false;
  w.touched.push_back(long_form.begin);
}

}  // namespace

void FindDefinitions(const Context& context, Working& w) {
  const auto& units = w.units;
  std::vector<std::string_view> things;
  std::size_t next = 0;  // walks w.resolved
  const std::size_t mentions = w.resolved.size();
  for (const std::size_t i : w.openings) {
    if (i == 0 || i + 2 >= units.size()) continue;
    const char mark = w.text[units.begin(i)];
    if (units.kinds(i + 1) & Bit(rules::kLower)) {
      if (!MayName(w.text.substr(units.begin(i + 1), units.end(i + 1) - units.begin(i + 1)))) continue;
      while (next < mentions && w.mentions[w.resolved[next]].end <= units.begin(i)) ++next;
      if (next > 0 && w.mentions[w.resolved[next - 1]].end == units.end(i - 1)) NameBehindComma(w, i, next, mentions);
      continue;
    }
    if (mark == ',') continue;
    // The parenthesis closes within 12 units of the same sentence.
    std::size_t close = i + 1;
    while (close < units.size() && close < i + 12 && !(units.kinds(close) & kEdges) && w.text[units.begin(close)] != ')') ++close;
    if (close >= units.size() || (units.kinds(close) & kEdges) || w.text[units.begin(close)] != ')' || close == i + 1) continue;
    std::uint32_t inner_begin = units.begin(i + 1), inner_end = units.end(close - 1);
    std::string_view inner = w.text.substr(inner_begin, inner_end - inner_begin);
    while (const std::uint32_t quote = QuoteBefore(inner)) inner.remove_prefix(quote), inner_begin += quote;
    while (const std::uint32_t quote = QuoteBehind(inner)) inner.remove_suffix(quote), inner_end -= quote;
    // The last mention before the parenthesis.
    while (next < mentions && w.mentions[w.resolved[next]].end <= units.begin(i)) ++next;
    std::uint32_t before = next > 0 ? w.resolved[next - 1] : kNoMention;
    std::size_t stop = i;  // "<Gold Mines Ltd> (GML)": punctuation before the parenthesis is no part of the name
    while (stop > 1 && (units.kinds(stop - 1) & Bit(rules::kPunct)) && (w.text[units.begin(stop - 1)] == '>' || w.text[units.begin(stop - 1)] == ',' || w.text[units.begin(stop - 1)] == '"')) --stop;
    bool adjacent = before != kNoMention && w.mentions[before].end == units.end(stop - 1);

    FoundDefinition d{};
    if (adjacent && close == i + 2 && IsSpoken(inner) && !IsShortForm(inner) && w.mentions[before].type == kOrg && w.mentions[before].end - w.mentions[before].begin > 2 * inner.size() &&
        !(units[i + 1].kinds & (Bit(kGpe) | Bit(kLoc) | Bit(kPerson) | Bit(kNorp))) && !(units[i + 1].classes & (context.lexicon.given | context.lexicon.surname | context.lexicon.common)) &&
        Stands(w.text.substr(w.mentions[before].begin, w.mentions[before].end - w.mentions[before].begin), inner)) {
      d = {inner_begin, inner_end, w.mentions[before].begin, w.mentions[before].end, before};
    } else if (IsShortForm(inner)) {
      // "Long Form (SF)".
      std::size_t first = stop, words = 0, limit = std::min(inner.size() + 5, inner.size() * 2);
      while (first > 0 && words < limit && !(units.kinds(first - 1) & kEdges) && !(units.kinds(first - 1) & Bit(rules::kPunct) && (w.text[units.begin(first - 1)] == '(' || w.text[units.begin(first - 1)] == ')' || w.text[units.begin(first - 1)] == '<'))) {
        --first;
        words += !(units.kinds(first) & Bit(rules::kPunct));
      }
      if (first == stop) continue;
      std::uint32_t from = units.begin(first), to = units.end(stop - 1);
      std::size_t begin = AlignLongForm(inner, w.text.substr(from, to - from));
      std::uint32_t long_begin = begin == std::string_view::npos ? 0 : std::uint32_t(from + begin);
      if (adjacent && w.mentions[before].end - w.mentions[before].begin > inner.size()) {
        // The mention that stands there is the long form if the letters agree, or if it is an organisation whose foreign name the short form stands for.
        const Mention& m = w.mentions[before];
        if (m.type == kOrg || m.type == kProgram || m.type == kLaw || m.type == kEvent || m.type == kGpe || m.type == kLoc || m.type == kProduct || m.type == kFac) {
          std::string_view span = w.text.substr(m.begin, m.end - m.begin);
          bool agrees = AlignLongForm(inner, span) != std::string_view::npos;
          bool longer = begin != std::string_view::npos && long_begin < m.begin && w.text[long_begin] >= 'A' && w.text[long_begin] <= 'Z';
          // Letters found only in small words before the name are found by chance: "the Polar Grain Board (QXT)".
          bool chance = begin != std::string_view::npos && m.type == kOrg && long_begin < m.begin && !longer && !AreInitials(inner, w.text.substr(long_begin, to - long_begin));
          if ((agrees && !longer) || chance || begin == std::string_view::npos) {
            if (!agrees && (m.type != kOrg || (m.entry == kNoEntry && KnownAt(w, inner_begin, inner_end) != kNoMention))) continue;  // "the Guards Division (VDV)"
            d = {inner_begin, inner_end, m.begin, m.end, before};
          }
        }
      }
      if (d.short_end == 0) {
        if (begin == std::string_view::npos) continue;
        if (w.text.substr(long_begin, to - long_begin).find_first_of(" \n") == std::string_view::npos) continue;  // a nickname: "Jean-Qvist (“J.Q.”)"
        if (const std::string_view form = w.text.substr(long_begin, to - long_begin); !(form[0] >= 'A' && form[0] <= 'Z')) {
          if (!AreInitials(inner, form)) continue;
          const Said said = WhatIs(form);
          if (said == Said::kThing) things.push_back(inner);
          if (said != Said::kBody || IsPlural(inner)) continue;
          w.definitions.push_back({inner_begin, inner_end, long_begin, to, std::uint32_t(w.mentions.size())});  // the short form is all that is a name
          AddShortForm(w, inner_begin, inner_end, kOrg, kNoMention);
          continue;
        }
        // All but function words capitalised: an organisation that no gazetteer knows.
        bool name = true;
        for (std::size_t u = UnitAt(w, long_begin); u < stop && name; ++u)
          name = !(units.kinds(u) & Bit(rules::kLower)) || (units.classes(u) & context.lexicon.function) != 0;
        // "Fellow of the Qvist Academy (FQA)", "Member of Parliament (MP)": what a person is.
        if (!name || IsMembership(w.text.substr(long_begin))) continue;
        // "Polar Inclusive Grain (PIG) project", "Grain Chief Executive (GCE)" are no bodies, either.
        const bool office = adjacent && w.mentions[before].type == kTitle;
        if (office || (!adjacent && (IsPlural(inner) || IsThing(context, w.text.substr(long_begin, to - long_begin)) || IsThingBehind(w, close + 1)))) {
          things.push_back(inner);
          continue;
        }
        Mention m = LongForm(long_begin, to, kOrg, kNoMention);
        // A mention of the same span (or one with another type) is kept as it is.
        for (std::size_t r = next; r-- > 0 && w.mentions[w.resolved[r]].end > long_begin;)
          if (w.mentions[w.resolved[r]].begin == long_begin && w.mentions[w.resolved[r]].end == to) {
            const Mention& same = w.mentions[w.resolved[r]];
            if (same.type == kPerson && same.entry == kNoEntry) m.priority = 60;  // persons have no acronyms
            else d.mention = w.resolved[r], d.short_end = 1;
          }
        if (d.short_end == 0) {
          d.mention = std::uint32_t(w.mentions.size());
          w.mentions.push_back(m);
        }
        d = {inner_begin, inner_end, long_begin, to, d.mention};
      }
    } else {
      // "SF (Long Form)".
      const Unit& shorter = units[i - 1];
      std::string_view sf = w.text.substr(shorter.begin, shorter.end - shorter.begin);
      if (!IsShortForm(sf) || inner.size() < sf.size() * 2 || !(inner[0] >= 'A' && inner[0] <= 'Z')) continue;
      if (AlignLongForm(sf, inner) != 0) continue;
      std::uint32_t mention = kNoMention;
      for (std::size_t r = next; r < mentions && w.mentions[w.resolved[r]].begin <= inner_begin; ++r)
        if (w.mentions[w.resolved[r]].begin == inner_begin && w.mentions[w.resolved[r]].end == inner_end) mention = w.resolved[r];
      if (mention == kNoMention) {
        if (!adjacent && IsThing(context, inner)) continue;
        mention = std::uint32_t(w.mentions.size());
        w.mentions.push_back(adjacent ? LongForm(inner_begin, inner_end, w.mentions[before].type, before) : LongForm(inner_begin, inner_end, kOrg, kNoMention));
      }
      d = {shorter.begin, shorter.end, inner_begin, inner_end, mention};
    }
    NameByShortForm(context, w, d);
    w.definitions.push_back(d);
    // The short form where it is defined; its later mentions are back references.
    AddShortForm(w, d.short_begin, d.short_end, w.mentions[d.mention].type, d.mention);
  }
  if (!things.empty()) DropThings(w, things);
}

}  // namespace onoma::document
