// What `onoma check` asks of rules: do their examples hold, which rule never fires, which is always shadowed by another.
#ifndef ONOMA_LIB_RULES_LINT_H_
#define ONOMA_LIB_RULES_LINT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rules/engine.h"

namespace onoma::rules {

// Runs the whole extractor's rule stages on `text` and leaves their emits in `scratch` (cleared by the callee).
using Finder = std::function<void(std::string_view text, std::string_view date, RuleScratch& scratch)>;

// Each `find` must be found by its rule, with type and values, and the rule must find nothing outside the marks; each `not` must find nothing.
// One line a problem: "dates.rules:17: date.absolute does not find [May 5] in "on May 5"; it finds nothing there".
std::vector<std::string> CheckExamples(const Engine::Parsed& parsed, const Finder& find);

// What each rule did on a corpus.
class RuleUse {
 public:
  explicit RuleUse(const Engine::Parsed& parsed);
  // Adds the emits of one document.
  void Add(const RuleScratch& scratch);
  // Rules without a match; rules whose every emit is covered by an emit of one other rule of higher priority and the same type.
  std::vector<std::string> Report() const;
  std::uint64_t matches(std::size_t rule) const { return uses_[rule].matches; }

 private:
  struct Use {
    std::uint64_t matches = 0, emits = 0;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> shadowed_by;  // rule, how many of the emits
  };
  const Engine::Parsed& parsed_;
  std::vector<Use> uses_;
};

// The triggers of text rules lose nothing on `text`: finds again without them. One line a lost match.
std::vector<std::string> CheckTriggers(const Engine::Parsed& parsed, std::string_view text, const RuleScratch& found);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_LINT_H_
