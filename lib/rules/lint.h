// What can be asked of rules one by one: do their examples hold, does a trigger lose anything, what does one rule find by itself. What they
// do to each other is asked of the extractor (lib/extract/rule_check.cc).
#ifndef ONOMA_LIB_RULES_LINT_H_
#define ONOMA_LIB_RULES_LINT_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rules/engine.h"

namespace onoma::rules {

// Runs the whole extractor's rule stages on `text` and leaves their emits in `scratch` (cleared by the callee).
using Finder = std::function<void(std::string_view text, std::string_view date, RuleScratch& scratch)>;

// Each `find` must be found by its rule, with type and values, and the rule must find nothing outside the marks; each `not` must find
// nothing. One line a problem: "dates.rules:17: date.absolute does not find [May 5] in "on May 5"; it finds nothing". `judged`: by rule;
// empty: all.
std::vector<std::string> CheckExamples(const Engine::Parsed& parsed, const Finder& find, const std::vector<bool>& judged = {});

// The one rule, with the numbers of names and literals kept, so that units made for all rules serve it; without its trigger if asked.
std::shared_ptr<const Engine::Parsed> Alone(const Engine::Parsed& parsed, std::size_t rule, bool trigger = true);
// One rule that reads everything and matches nothing: what an engine costs without rules.
std::shared_ptr<const Engine::Parsed> Idle(const Engine::Parsed& parsed, bool text_rule);

// A text rule with its trigger beside the same without: what the trigger loses. One line a lost match.
class TriggerCheck {
 public:
  // Both engines are compiled from Alone(parsed, rule, ...).
  TriggerCheck(const RuleInfo& info, Engine with, Engine without) : info_(info), with_(std::move(with)), without_(std::move(without)) {}
  void Add(std::string_view text, const text::Words& words, std::vector<std::string>& lost);

 private:
  const RuleInfo& info_;
  Engine with_, without_;
  RuleScratch found_, all_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_LINT_H_
