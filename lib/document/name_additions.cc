// By letters only: what stands behind a firm's name, or behind a person's, or before a parliament's, says nothing of whom the name means.
#include "lib/document/name_additions.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace onoma::document {

bool IsLegalForm(std::string_view rest) {
  constexpr std::string_view kForms[] = {"inc", "corp", "co",   "ltd",  "plc",  "llc",  "corporation", "incorporated", "limited",
                                         "ag",  "ab",   "sa",   "ba",   "spa",  "nv",   "bv",          "se",           "asa",
                                         "as",  "oyj",  "gmbh", "kgaa", "pjsc", "ojsc", "jsc",         "pte",          "pty"};
  bool any = false;
  while (!rest.empty()) {
    std::size_t end = 0;
    char word[16];
    std::size_t size = 0;  // of rest, with the stops of "N.V."
    for (; size < rest.size() && end < sizeof word; ++size) {
      const char c = char(rest[size] | 32);
      if (c >= 'a' && c <= 'z')
        word[end++] = c;
      else if (rest[size] != '.' || size != 2 * end - 1)
        break;
    }
    if (end == 0) {
      if (rest[0] != ' ' && rest[0] != ',' && rest[0] != '.') return false;
      rest.remove_prefix(1);
      continue;
    }
    if (std::find(std::begin(kForms), std::end(kForms), std::string_view(word, end)) == std::end(kForms)) return false;
    any = true;
    rest.remove_prefix(size);
  }
  return any;
}

bool IsJunior(std::string_view name, bool alone) {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (!name.ends_with(" Jr") && !name.ends_with(" Sr")) return false;
  name.remove_suffix(3);
  return !alone || name.empty() || name == ",";
}

bool IsOrdinal(std::string_view before) {
  if (before.size() < 4 || before.back() != ' ' || std::count(before.begin(), before.end(), ' ') > 1) return false;
  before.remove_suffix(1);
  const std::string_view end = before.substr(before.size() - 2);
  if (end != "st" && end != "nd" && end != "rd" && end != "th") return false;
  constexpr std::string_view kWords[] = {"First",      "Second",     "Third",     "Fourth",    "Fifth",      "Sixth",
                                         "Seventh",    "Eighth",     "Ninth",     "Tenth",     "Eleventh",   "Twelfth",
                                         "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth"};
  return (before[0] >= '0' && before[0] <= '9') || std::find(std::begin(kWords), std::end(kWords), before) != std::end(kWords);
}

}  // namespace onoma::document
