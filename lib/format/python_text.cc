// The scorer's three regular expressions as plain scans. They are deterministic (at each place at most one alternative can be followed by
// what must follow it), so that a scan without backtracking gives the same spans; tests/evaluate_test.cc compares with the scorer itself.
#include "lib/format/python_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>

#include "lib/format/utf8.h"

namespace onoma::format {
namespace {

struct Range {
  char32_t first, last;
};

// Other_Uppercase (Unicode 14): Roman numerals and letters in circles and squares.
constexpr Range kOtherUpper[] = {{0x2160, 0x216F}, {0x24B6, 0x24CF}, {0x1F130, 0x1F149}, {0x1F150, 0x1F169}, {0x1F170, 0x1F189}};
// Numeric_Type=Digit that are no decimal digits (Nd): superscripts, subscripts, digits in circles.
constexpr Range kOtherDigits[] = {{0xB2, 0xB3},     {0xB9, 0xB9},       {0x1369, 0x1371},   {0x19DA, 0x19DA},   {0x2070, 0x2070},
                                  {0x2074, 0x2079}, {0x2080, 0x2089},   {0x2460, 0x2468},   {0x2474, 0x247C},   {0x2488, 0x2490},
                                  {0x24EA, 0x24EA}, {0x24F5, 0x24FD},   {0x24FF, 0x24FF},   {0x2776, 0x277E},   {0x2780, 0x2788},
                                  {0x278A, 0x2792}, {0x10A40, 0x10A43}, {0x10E60, 0x10E68}, {0x11052, 0x1105A}, {0x1F100, 0x1F10A}};
constexpr Range kSpaces[] = {{0x09, 0x0D},     {0x1C, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                             {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

template <std::size_t n>
bool In(const Range (&ranges)[n], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges), [&](const Range& range) { return range.first <= code && code <= range.last; });
}

utf8proc_category_t CategoryOf(char32_t code) { return utf8proc_category(static_cast<utf8proc_int32_t>(code)); }

// `\s*` from `at` on: where it ends.
std::size_t SkipSpaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Character character = CharacterAt(text, at);
    if (!PythonIsSpace(character.code)) break;
    at += character.length;
  }
  return at;
}

// The length of `word` (lower-case ASCII) at text[at] under re.IGNORECASE, or 0. Besides the two ASCII cases, i is met by U+0130 and
// U+0131, s by U+017F, k by U+212A.
std::size_t MatchIgnoringCase(std::string_view text, std::size_t at, std::string_view word) {
  const std::size_t start = at;
  for (const char letter : word) {
    if (at >= text.size()) return 0;
    const Character character = CharacterAt(text, at);
    const char32_t code = character.code, want = static_cast<unsigned char>(letter);
    const bool same = code == want || (want >= 'a' && want <= 'z' && code == want - 32) ||
                      (want == 'i' && (code == 0x130 || code == 0x131)) || (want == 's' && code == 0x17F) ||
                      (want == 'k' && code == 0x212A);
    if (!same) return 0;
    at += character.length;
  }
  return at - start;
}

constexpr std::string_view kArticles[] = {"the", "a", "an"};
constexpr std::string_view kTitles[] = {"mr",
                                        "mrs",
                                        "ms",
                                        "miss",
                                        "dr",
                                        "prof",
                                        "professor",
                                        "sir",
                                        "lady",
                                        "lord",
                                        "dame",
                                        "president",
                                        "vice president",
                                        "prime minister",
                                        "minister",
                                        "secretary",
                                        "chancellor",
                                        "king",
                                        "queen",
                                        "prince",
                                        "princess",
                                        "pope",
                                        "gen",
                                        "general",
                                        "lt",
                                        "lieutenant",
                                        "col",
                                        "colonel",
                                        "maj",
                                        "major",
                                        "capt",
                                        "captain",
                                        "sgt",
                                        "sergeant",
                                        "adm",
                                        "admiral",
                                        "commander",
                                        "sen",
                                        "senator",
                                        "rep",
                                        "representative",
                                        "gov",
                                        "governor",
                                        "judge",
                                        "justice",
                                        "chairman",
                                        "speaker",
                                        "ambassador",
                                        "premier"};

// One of `words`, an optional full stop if `stop`, and white space: where it ends, or 0.
template <std::size_t n>
std::size_t MatchWordAndSpace(const std::string_view (&words)[n], bool stop, std::string_view text, std::size_t at) {
  for (const std::string_view word : words) {
    const std::size_t length = MatchIgnoringCase(text, at, word);
    if (length == 0) continue;
    std::size_t end = at + length;
    if (stop && end < text.size() && text[end] == '.') ++end;
    const std::size_t after = SkipSpaces(text, end);
    if (after > end) return after;
  }
  return 0;
}

// Whether `text` from `at` on is a quote mark, `\s?s?` and the end (or a last line end).
bool PossessiveAt(std::string_view text, std::size_t at) {
  const Character mark = CharacterAt(text, at);
  if (mark.code != '\'' && mark.code != 0x2019) return false;
  at += mark.length;
  const auto ends = [&](std::size_t i) { return i == text.size() || (i + 1 == text.size() && text[i] == '\n'); };
  const auto letter = [&](std::size_t i) { return ends(i) || (i < text.size() && text[i] == 's' && ends(i + 1)); };
  if (letter(at)) return true;
  if (at >= text.size()) return false;
  const Character space = CharacterAt(text, at);
  return PythonIsSpace(space.code) && letter(at + space.length);
}

}  // namespace

bool PythonIsUpper(char32_t code) { return CategoryOf(code) == UTF8PROC_CATEGORY_LU || In(kOtherUpper, code); }
bool PythonIsDigit(char32_t code) {
  return code < 0x80 ? code >= '0' && code <= '9' : CategoryOf(code) == UTF8PROC_CATEGORY_ND || In(kOtherDigits, code);
}
bool PythonIsSpace(char32_t code) { return In(kSpaces, code); }

bool HasCapitalOrDigit(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    const Character character = CharacterAt(text, at);
    if (PythonIsUpper(character.code) || PythonIsDigit(character.code)) return true;
    at += character.length;
  }
  return false;
}

std::pair<std::size_t, std::size_t> NormalExtent(std::string_view text, std::size_t begin, std::size_t end, bool person) {
  std::string_view span = text.substr(begin, end - begin);
  if (const std::size_t article = MatchWordAndSpace(kArticles, false, span, 0); article > 0 && article < span.size())
    span.remove_prefix(article);
  for (std::size_t at = 0; at < span.size();) {
    const std::size_t mark = SkipSpaces(span, at);
    if (mark < span.size() && PossessiveAt(span, mark)) {
      if (at > 0) span = span.substr(0, at);
      break;
    }
    at = mark > at ? mark : at + CharacterAt(span, at).length;
  }
  if (person) {
    std::size_t title = 0;
    while (const std::size_t next = MatchWordAndSpace(kTitles, true, span, title)) title = next;
    if (title > 0 && title < span.size()) span.remove_prefix(title);
  }
  const std::size_t from = static_cast<std::size_t>(span.data() - text.data());
  return {from, from + span.size()};
}

}  // namespace onoma::format
