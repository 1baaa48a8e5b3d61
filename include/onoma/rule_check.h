// onoma/rule_check.h: judges rules as the extractor runs them; what `onoma check rules` tells.
//
//   onoma::RuleCheck check(extractor);                       // an extractor with the rules and the names that they ask for
//   for (const std::string& problem : check.Examples()) std::cerr << problem << '\n';
//   for (const Document& d : corpus) check.Add(d.text, d.date);
//   for (const onoma::RuleFinding& finding : check.Findings())
//     for (const std::string& message : finding.messages) std::cout << message << '\n';
//   for (const onoma::RuleCost& cost : check.Costs()) std::cout << cost.rule << ' ' << cost.ns_per_kb << '\n';
//
// Every message is one line, "people.rules:12: what is so; what to do". Not thread-safe.
#ifndef ONOMA_RULE_CHECK_H_
#define ONOMA_RULE_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/export.h"
#include "onoma/extractor.h"
#include "onoma/rules.h"

namespace onoma {

struct RuleFinding {
  std::string kind;  // "rule that never fires"
  std::vector<std::string> messages;
};

struct RuleCost {
  std::string rule, origin;         // "date.absolute", "dates.rules:12"
  std::string phase;                // "text" of a text rule
  std::uint64_t matches = 0;        // on the whole corpus
  double ns_per_kb = 0, share = 0;  // what the rule takes alone, over an engine without rules; of the sum over all rules, 0 to 1
};

class ONOMA_EXPORT RuleCheck {
 public:
  // Judges every rule of the extractor, or those of `judged` that it holds; the others are still what they compete with.
  explicit RuleCheck(Extractor extractor);
  RuleCheck(Extractor extractor, const Rules& judged);
  ~RuleCheck();
  RuleCheck(RuleCheck&&) noexcept;
  RuleCheck& operator=(RuleCheck&&) noexcept;

  std::size_t rules() const;     // how many are judged
  std::size_t examples() const;  // how many those have

  // Runs the examples: each `find` is found by its rule, with type and values, and nothing outside the marks; each `not` finds nothing.
  std::vector<std::string> Examples() const;

  // Adds a document of a corpus.
  void Add(std::string_view text, std::string_view date = {});
  std::size_t documents() const;
  std::uint64_t bytes() const;

  // Macros, words and classes that no rule uses. On the corpus: rules that never fire; that others always shadow; that never come out for
  // several reasons; pairs of rules that give different types to one span at one priority; triggers that lose matches. Kinds without a
  // message are left out.
  std::vector<RuleFinding> Findings() const;
  // Time on the first 2 MB of the corpus, of each document the least of some runs; dearest first; empty without a corpus. What lies under
  // some percent of an engine without rules (Notes) is noise.
  std::vector<RuleCost> Costs() const;
  // What the corpus made of the rules' alphabets, and what all rules take together: a line each.
  std::vector<std::string> Notes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_RULE_CHECK_H_
