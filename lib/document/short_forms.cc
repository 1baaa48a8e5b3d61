// By letters and by a few words only; the document is not looked at. The alignment is that of Schwartz & Hearst (see definitions.cc).
#include "lib/document/short_forms.h"

#include <algorithm>
#include <iterator>

#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {
namespace {

bool IsAlnum(char c) { return (c >= '0' && c <= '9') || (text::LowerAscii(c) >= 'a' && text::LowerAscii(c) <= 'z') || (c & 0x80); }

// Whether `word` begins a word of `name`, in any case.
bool BeginsWord(std::string_view name, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
    if (at > 0 && IsAlnum(name[at - 1])) continue;
    if (std::equal(word.begin(), word.end(), name.begin() + std::ptrdiff_t(at),
                   [](char a, char b) { return text::LowerAscii(a) == text::LowerAscii(b); }))
      return true;
  }
  return false;
}

}  // namespace

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

bool IsSpoken(std::string_view s) {
  return s.size() >= 4 && s.size() <= 10 && s[0] >= 'A' && s[0] <= 'Z' &&
         std::all_of(s.begin() + 1, s.end(), [](char c) { return text::LowerAscii(c) >= 'a' && text::LowerAscii(c) <= 'z'; });
}

bool IsPlural(std::string_view s) {
  return s.size() >= 3 && s.back() == 's' && std::all_of(s.begin(), s.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsDegree(std::string_view s) {
  constexpr std::string_view kDegrees[] = {"AC",  "AO", "BSc", "CBE", "CMG", "DSO", "KBE", "KC",  "KCB", "LLB",
                                           "LLM", "MA", "MBA", "MBE", "MD",  "MSc", "OBE", "PhD", "QC"};
  return std::find(std::begin(kDegrees), std::end(kDegrees), s) != std::end(kDegrees);
}

bool AreInitials(std::string_view short_form, std::string_view text) {
  std::size_t s = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= 'A' && text[i] <= 'Z') return false;
    if (!IsAlnum(text[i]) || (i > 0 && IsAlnum(text[i - 1]))) continue;
    if (s < short_form.size() && text::LowerAscii(short_form[s]) == text[i])
      ++s;
    else if (const std::string_view rest = text.substr(i);
             !rest.starts_with("of ") && !rest.starts_with("and ") && !rest.starts_with("for ") && !rest.starts_with("the "))
      return false;
  }
  return s == short_form.size() || (s + 1 == short_form.size() && IsPlural(short_form));
}

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

bool Stands(std::string_view name, std::string_view spoken) {
  return std::count(name.begin(), name.end(), ' ') >= 2 || AlignLongForm(spoken, name) == 0;
}

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

bool Crosses(std::string_view between) {
  return between.find(',') != std::string_view::npos || between.find(" and the ") != std::string_view::npos ||
         between.find(" or the ") != std::string_view::npos;
}

bool IsMembership(std::string_view text) {
  for (std::string_view word :
       {"Fellow of", "Member of", "Companion of", "Officer of", "Knight of", "Bachelor of", "Master of", "Doctor of"})
    if (text.starts_with(word)) return true;
  return false;
}

Said WhatIs(std::string_view text) {
  constexpr std::string_view kBodies[] = {"team",       "committee",     "commission",  "council",  "agency",   "authority", "association",
                                          "federation", "confederation", "union",       "guard",    "party",    "ministry",  "department",
                                          "forum",      "bureau",        "board",       "police",   "army",     "institute", "corporation",
                                          "movement",   "front",         "secretariat", "congress", "assembly", "coalition", "alliance",
                                          "squad",      "brigade",       "directorate", "force"};
  constexpr std::string_view kEithers[] = {"unit",    "centre",  "center",     "group",        "service",      "fund",
                                           "office",  "network", "society",    "organisation", "organization", "bank",
                                           "company", "court",   "university", "facility",     "foundation"};
  const std::string_view last = text.substr(text.find_last_of(" -\n") + 1);
  if (text.starts_with("non")) return Said::kThing;
  if (std::find(std::begin(kEithers), std::end(kEithers), last) != std::end(kEithers)) return Said::kEither;
  const bool body = std::find(std::begin(kBodies), std::end(kBodies), last) != std::end(kBodies) &&
                    text.find(" of ") == std::string_view::npos;  // "director general of police"
  return body ? Said::kBody : Said::kThing;
}

}  // namespace onoma::document
