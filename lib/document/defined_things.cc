// A thing is told by the last word of its long form, from a list of the gazetteer, or by the word behind the parenthesis. Its short form
// is then no name anywhere in the document, since "the CPI" of a text on prices is no party's.
#include "lib/document/defined_things.h"

#include <algorithm>
#include <iterator>

#include "lib/document/other_names.h"
#include "lib/text/tokens.h"

namespace onoma::document {

bool IsThing(const Context& context, std::string_view text) {
  const std::string_view last = text.substr(text.find_last_of(" -\n") + 1);
  return context.knowledge.WordClasses(text::FoldedHash(last), last) & context.lexicon.thing_heads;
}

bool IsThingBehind(const Working& w, std::size_t unit) {
  if (unit >= w.units.size()) return false;
  constexpr std::string_view kWords[] = {"project",  "projects",  "program",  "programme", "scheme", "policy",
                                         "exam",     "test",      "tests",    "system",    "method", "certificate",
                                         "standard", "framework", "software", "rule",      "status"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return UnitIs(w, unit, word); });
}

void DropThings(Working& w, std::vector<std::string_view>& things) {
  std::sort(things.begin(), things.end());
  for (Mention& m : w.mentions)
    if ((m.type == kOrg || m.type == kGpe) && std::binary_search(things.begin(), things.end(), w.text.substr(m.begin, m.end - m.begin))) {
      m.lost = Why::kUnsupported;
      w.touched.push_back(m.begin);
    }
}

}  // namespace onoma::document
