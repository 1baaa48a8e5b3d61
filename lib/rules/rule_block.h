// One rule of a rule file: its lines, read into a ParsedRule.
#ifndef ONOMA_LIB_RULES_RULE_BLOCK_H_
#define ONOMA_LIB_RULES_RULE_BLOCK_H_

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/rules/rule_file.h"

namespace onoma::rules {

struct Line {
  int number = 0;
  bool indented = false;
  std::string key, rest;
};

bool IsRuleKey(std::string_view key);
// One word, or one punctuation character.
bool IsOneUnit(std::string_view text);

class RuleBlock {
 public:
  // `validators`: the user's, for rules of this set.
  RuleBlock(const std::vector<Line>& lines, std::string_view file, const PatternScope& scope,
            const std::map<std::string, Validator, std::less<>>& validators, Names& names, ParsedRule& rule,
            std::vector<std::string>& problems)
      : lines_(lines), file_(file), scope_(scope), validators_(validators), names_(names), rule_(rule), problems_(problems) {}
  void Read();
  int phase_line() const { return phase_line_; }

 private:
  template <class... A>
  void Problem(int line, fmt::format_string<A...> format, A&&... arguments) {
    problems_.push_back(fmt::format("{}:{}: {}", file_, line, fmt::format(format, std::forward<A>(arguments)...)));
  }
  void ReadLine(const Line& line);
  void ReadMatch(const Line& line);
  void ReadText(const Line& line);
  void ReadContext(const Line& line);
  void ReadValid(const Line& line);
  void ReadExample(const Line& line);
  void Finish();
  bool Number(const Line& line, std::string_view text, long low, long high, std::string_view example, long& value);
  bool HasCapture(std::string_view name) const;

  // rule_trigger.cc
  void ReadTrigger(const Line& line);

  // rule_emit.cc
  void ReadEmit(const Line& line);
  void ReadRelation(const Line& line);
  // "key=value key="two words"" -> pairs; false after a problem.
  bool Pairs(const Line& line, std::string_view text, std::vector<std::pair<std::string, std::string>>& pairs);

  const std::vector<Line>& lines_;
  std::string_view file_;
  const PatternScope& scope_;
  const std::map<std::string, Validator, std::less<>>& validators_;
  Names& names_;
  ParsedRule& rule_;
  std::vector<std::string>& problems_;
  int phase_line_ = 0, match_line_ = 0, text_line_ = 0, longest_line_ = 0;
  bool pattern_good_ = true, says_something_ = false;
  std::vector<Node> alternatives_;
  struct Asked {
    int line;
    std::string capture, by;
  };
  std::vector<Asked> asked_;  // captures that must exist
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_RULE_BLOCK_H_
