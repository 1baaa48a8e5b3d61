// Names that need support. In this order: a strong mention of the same entity stands in the document; else, if the name is capitalised inside a sentence that is
// no headline, is no common word and has no other capital beside it, it has no rival and is believed at low priority; a place that may be a person's name, too, where two places of a list stand before it. Whatever is left is dropped, with the reason.
// On the way a firm that a rule made longer by its legal form ("BAE Systems plc") is given its row.
#include <algorithm>
#include <iterator>

#include "lib/document/stages.h"

namespace onoma::document {
namespace {

using rules::Unit;
constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kCapital = Bit(rules::kCap) | Bit(rules::kAllCaps) | Bit(rules::kInitial);
constexpr std::uint64_t kEntityHash = 0x9e3779b97f4a7c15ull;

// "plc", "Co Ltd", ", Inc.": nothing but legal forms.
bool IsLegalForm(std::string_view rest) {
  constexpr std::string_view kForms[] = {"inc", "corp", "co", "ltd", "plc", "llc", "corporation", "incorporated", "limited", "ag", "ab", "sa", "spa", "nv", "bv", "se", "asa", "as", "oyj", "gmbh", "kgaa", "pjsc", "ojsc", "jsc", "pte", "pty"};
  bool any = false;
  while (!rest.empty()) {
    std::size_t end = 0;
    char word[16];
    while (end < rest.size() && end < sizeof word && ((rest[end] | 32) >= 'a' && (rest[end] | 32) <= 'z')) word[end] = char(rest[end] | 32), ++end;
    if (end == 0) {
      if (rest[0] != ' ' && rest[0] != ',' && rest[0] != '.') return false;
      rest.remove_prefix(1);
      continue;
    }
    if (std::find(std::begin(kForms), std::end(kForms), std::string_view(word, end)) == std::end(kForms)) return false;
    any = true;
    rest.remove_prefix(end);
  }
  return any;
}

bool CapitalBeside(const Unit& u) { return (u.kinds & kCapital) && !(u.kinds & Bit(rules::kStrongName)) && !(u.kinds & Bit(rules::kSentenceStart)); }

}  // namespace

void DecideWeakNames(const Context& context, Working& w) {
  w.strong.Clear();
  for (std::uint32_t r : w.resolved) {
    const Mention& m = w.mentions[Root(w, r)];
    if (m.entry == kNoEntry) continue;
    std::uint32_t& first = w.strong.At((m.entry + 1ull) * kEntityHash);
    if (first == kNoMention) first = r;
  }
  const Lexicon& lexicon = context.lexicon;
  // A list of places makes a place of what stands in it: "Dublin, Limerick and Bradford".
  std::uint32_t places = 0, places_end = 0;
  const auto in_list = [&](const Mention& m) {
    if (places == 0 || m.begin <= places_end || m.begin - places_end > 6) return false;
    const std::string_view between = w.text.substr(places_end, m.begin - places_end);
    return between == ", " || between == " and " || between == ", and " || between == ",\n";
  };
  const auto count_place = [&](const Mention& m) {
    if (m.begin < places_end) return;
    places = in_list(m) ? places + 1 : 1;
    places_end = m.end;
  };
  std::uint32_t firm = kNoMention;
  for (std::uint32_t index : w.order) {
    Mention& m = w.mentions[index];
    if (m.type == kOrg) {
      if (m.source == Source::kRule && m.entry == kNoEntry && m.lost == Why::kNothing) firm = index;
      if (firm != kNoMention && m.source == Source::kGazetteer && !m.weak && w.mentions[firm].begin == m.begin && w.mentions[firm].end > m.end && IsLegalForm(w.text.substr(m.end, w.mentions[firm].end - m.end)))
        w.mentions[firm].entry = m.entry, firm = kNoMention;
    }
    if (m.type == kGpe && !m.weak && m.lost == Why::kNothing) count_place(m);
    if (!m.weak || m.entry == kNoEntry || m.lost == Why::kOutranked) continue;
    std::size_t at = UnitAt(w, m.begin);
    const Unit& u = w.units[at];
    char c = w.text[m.begin];
    bool lower = c >= 'a' && c <= 'z';
    if (m.type == kTitle) {
      m.lost = lower ? Why::kLowerTitle : Why::kUnsupported;
      if (!lower) {  // "Minister" at the start of a sentence: a title if a capital follows it, or if the document has it as one
        std::size_t next = at + 1;
        bool support = next < w.units.size() && (w.units[next].kinds & kCapital);
        // "Gen Z": an initial begins a name only with a stop or a capital behind it.
        if (support && (w.units[next].kinds & Bit(rules::kInitial)))
          support = next + 1 < w.units.size() && ((w.units[next + 1].kinds & kCapital) || (w.units[next + 1].begin < w.units[next + 1].end && w.text[w.units[next + 1].begin] == '.'));
        if (support) m.weak = false, m.why = Why::kPersonBefore, m.lost = Why::kNothing;
      }
      continue;
    }
    if (m.end - m.begin == 1) {  // "X": only where a rule says so
      m.lost = Why::kUnsupported;
      continue;
    }
    std::uint32_t elsewhere = w.strong.Find((m.entry + 1ull) * kEntityHash);
    if (elsewhere != kNoMention && !lower) {
      m.weak = false;
      m.why = Why::kStrongMention;
      m.antecedent = kNoMention;
      continue;
    }
    bool one_word = u.begin == m.begin && u.end == m.end;
    // A famous surname that is a word, too ("Bush"), is one where the capital can mean nothing else.
    bool famous = m.type == kPerson && !(u.classes & (lexicon.function | lexicon.months)) && !(u.kinds & Bit(rules::kSentenceStart));
    if (lower || (one_word && !famous && (u.classes & (lexicon.common | lexicon.function)) && !(u.kinds & Bit(rules::kAllCaps)))) {
      m.lost = Why::kCommonWord;
      continue;
    }
    if (u.kinds & Bit(rules::kTitleCaseHeadline)) {
      m.lost = Why::kUnsupported;
      continue;
    }
    bool before = at > 0 && CapitalBeside(w.units[at - 1]), after = at + 1 < w.units.size() && CapitalBeside(w.units[at + 1]);
    if (one_word && (before || after)) {
      m.lost = Why::kPartOfName;
      continue;
    }
    if (one_word && (u.kinds & Bit(rules::kSentenceStart)) && m.type != kGpe) {
      m.lost = Why::kUnsupported;
      continue;
    }
    // "OK", "ME": the abbreviation of a state stands behind a place, where a rule finds it.
    if (m.type == kGpe && (m.flags & gazetteer::kAcronym)) {
      m.lost = Why::kUnsupported;
      continue;
    }
    if (one_word && m.type == kGpe && places >= 2 && in_list(m) && !(u.classes & (lexicon.months | lexicon.weekdays)) && at + 1 < w.units.size() &&
        (w.units[at + 1].begin == w.units[at + 1].end || w.text[w.units[at + 1].begin] == ',' || w.text[w.units[at + 1].begin] == '.' || w.text[w.units[at + 1].begin] == ';' ||
         w.text.substr(w.units[at + 1].begin, w.units[at + 1].end - w.units[at + 1].begin) == "and")) {
      m.weak = false;
      m.why = Why::kNoRival;
      count_place(m);
      continue;
    }
    // A town or a company that is called like a person, or a month.
    if (one_word && m.type != kPerson && (u.classes & (lexicon.given | lexicon.surname | lexicon.months | lexicon.weekdays))) {
      bool country = context.knowledge.Info(m.entry).country;
      if (!country) {
        m.lost = Why::kUnsupported;
        continue;
      }
    }
    m.weak = false;
    m.why = Why::kNoRival;
    if (m.type == kGpe) count_place(m);
  }
  DecidePlaces(context, w);
  DecideOwners(context, w);
}

}  // namespace onoma::document
