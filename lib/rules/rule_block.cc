// Each line of a rule has its reader, those of triggers and of what a match says in files of their own; what can only be judged when all
// are read (captures that emits ask for) comes last.
#include "lib/rules/rule_block.h"

#include <algorithm>
#include <charconv>

#include "lib/rules/regex.h"
#include "lib/rules/rule_words.h"
#include "lib/rules/validate.h"
#include "lib/text/chars.h"

namespace onoma::rules {

namespace {

const std::vector<std::string>& RuleKeys() {
  static const auto& keys = *new std::vector<std::string>{"match",    "text",  "trigger", "longest", "emit", "relation", "phase",
                                                          "priority", "needs", "unless",  "valid",   "find", "not"};
  return keys;
}

}  // namespace

bool IsRuleKey(std::string_view key) { return std::find(RuleKeys().begin(), RuleKeys().end(), key) != RuleKeys().end(); }

bool IsOneUnit(std::string_view text) {
  if (text.empty()) return false;
  text::Decoded c = text::Decode(text, 0);
  if (text::IsSpace(c.code) || c.code < 0x20) return false;
  if (!text::IsWordChar(c.code)) return c.length == text.size();
  for (std::size_t i = 0; i < text.size(); i += c.length) {
    c = text::Decode(text, i);
    if (!text::IsWordChar(c.code)) return false;
  }
  return true;
}

void RuleBlock::Read() {
  const Line& head = lines_[0];
  rule_.line = head.number;
  rule_.info.name = head.rest;
  rule_.info.origin = fmt::format("{}:{}", file_, head.number);
  if (!IsIdentifier(head.rest, ".-"))
    Problem(head.number, "'{}' is no name of a rule; write letters, digits, '.', '-' or '_': rule date.absolute", head.rest);
  for (std::size_t i = 1; i < lines_.size(); ++i) ReadLine(lines_[i]);
  Finish();
}

void RuleBlock::ReadLine(const Line& line) {
  const std::string& key = line.key;
  long value = 0;
  if (key == "match") return ReadMatch(line);
  if (key == "text") return ReadText(line);
  if (key == "trigger") return ReadTrigger(line);
  if (key == "emit") return ReadEmit(line);
  if (key == "relation") return ReadRelation(line);
  if (key == "needs" || key == "unless") return ReadContext(line);
  if (key == "valid") return ReadValid(line);
  if (key == "find" || key == "not") return ReadExample(line);
  if (key == "phase") {
    rule_.info.phase = line.rest;
    phase_line_ = line.number;
    if (line.rest.empty()) Problem(line.number, "'phase' names none; write for example 'phase values'");
  } else if (key == "priority") {
    if (Number(line, line.rest, -1000, 1000, "priority 50", value)) rule_.info.priority = int(value);
  } else if (key == "longest") {
    longest_line_ = line.number;
    if (Number(line, line.rest, 1, 4096, "longest 512", value)) rule_.longest = std::uint32_t(value);
  } else {
    const std::string near = Nearest(key, RuleKeys());
    if (near.empty())
      Problem(line.number, "unknown word '{}' in a rule; write one of {}", key, fmt::join(RuleKeys(), ", "));
    else
      Problem(line.number, "unknown word '{}' in a rule; did you mean '{}'?", key, near);
  }
}

bool RuleBlock::Number(const Line& line, std::string_view text, long low, long high, std::string_view example, long& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= low && value <= high) return true;
  Problem(line.number, "'{}' is no number from {} to {}; write for example '{}'", text, low, high, example);
  return false;
}

void RuleBlock::ReadMatch(const Line& line) {
  match_line_ = match_line_ ? match_line_ : line.number;
  if (line.rest.empty()) {
    pattern_good_ = false;
    return Problem(line.number, "'match' has no pattern; write for example 'match {{Cap}} {{Digits}}'");
  }
  const std::string problem = ParsePattern(line.rest, scope_, names_, rule_.pattern);
  if (!problem.empty()) {
    pattern_good_ = false;
    return Problem(line.number, "{}", problem);
  }
  alternatives_.push_back(std::move(rule_.pattern.root));
}

void RuleBlock::ReadText(const Line& line) {
  if (text_line_) return Problem(line.number, "a second 'text' line; join the two with | or write two rules");
  text_line_ = line.number;
  rule_.info.text_rule = true;
  rule_.info.phase = "text";
  rule_.regex = line.rest;
  const std::string problem = CheckRegex(line.rest, rule_.captures);
  if (!problem.empty()) Problem(line.number, "{}", problem);
}

void RuleBlock::ReadContext(const Line& line) {
  Context context;
  context.needs = line.key == "needs";
  std::size_t used = 0;
  const std::string problem = ParseAtom(line.rest, scope_, names_, context.atom, used);
  if (!problem.empty()) return Problem(line.number, "{}", problem);
  std::string_view rest = std::string_view(line.rest).substr(used);
  long reach = 1;
  std::string_view word = NextWord(rest);
  if (word == "within") {
    const std::string_view number = NextWord(rest);
    if (!Number(line, number, 1, long(kSentenceReach), "within 3 before", reach)) return;
    word = NextWord(rest);
  }
  if (word == "before") {
    context.before = std::uint32_t(reach);
  } else if (word == "after") {
    context.after = std::uint32_t(reach);
  } else if (word == "around") {
    context.before = context.after = std::uint32_t(reach);
  } else if (word == "in" && rest == "sentence") {
    context.before = context.after = kSentenceReach;
    rest = {};
  } else {
    return Problem(line.number, "where should it stand? write 'before', 'after', 'within 3 before', 'within 3 around' or 'in sentence'");
  }
  if (!rest.empty()) return Problem(line.number, "'{}' after the condition; write one condition a line", rest);
  rule_.contexts.push_back(context);
}

void RuleBlock::ReadValid(const Line& line) {
  std::string_view rest = line.rest;
  const std::string name(NextWord(rest));
  const auto own = validators_.find(name);
  const Validator check = own != validators_.end() ? own->second : FindValidator(name);
  if (!check) {
    std::vector<std::string> known = ValidatorNames();
    for (const auto& [their, unused] : validators_) known.push_back(their);
    return Problem(line.number, "unknown validator '{}'; write one of {}", name, fmt::join(known, ", "));
  }
  const std::string capture(NextWord(rest));
  if (!capture.empty() && capture != "match") asked_.push_back({line.number, capture, "valid"});
  rule_.validators.push_back({name, capture == "match" ? "" : capture, check});
}

void RuleBlock::ReadExample(const Line& line) {
  Example example;
  example.finds = line.key == "find";
  example.origin = fmt::format("{}:{}", file_, line.number);
  const std::string problem = ParseExample(line.rest, example);
  if (!problem.empty()) return Problem(line.number, "{}", problem);
  if (example.finds && example.spans.empty())
    return Problem(line.number, "the example marks nothing; write find \"on [May 5]\", or not \"...\"");
  if (!example.finds && !example.spans.empty())
    return Problem(line.number, "the example of 'not' marks a span; write \\[ for the character");
  rule_.examples.push_back(std::move(example));
}

bool RuleBlock::HasCapture(std::string_view name) const {
  return std::find(rule_.captures.begin(), rule_.captures.end(), name) != rule_.captures.end();
}

void RuleBlock::Finish() {
  const int line = rule_.line;
  const std::string& name = rule_.info.name;
  if (!match_line_ && !text_line_) return Problem(line, "the rule '{}' has no pattern; write a line 'match ...' or 'text ...'", name);
  if (match_line_ && text_line_) return Problem(line, "the rule '{}' has both 'match' and 'text'; write two rules", name);
  if (match_line_) {
    if (!rule_.triggers.empty()) Problem(line, "the rule '{}' has a trigger, which belongs to 'text' rules; leave it out", name);
    if (longest_line_) Problem(longest_line_, "'longest' belongs to 'text' rules; leave it out");
    rule_.captures = rule_.pattern.captures;
    if (pattern_good_) {
      rule_.pattern.root = Node{};
      if (alternatives_.size() == 1)
        rule_.pattern.root = std::move(alternatives_[0]);
      else
        rule_.pattern.root.kind = Node::kChoice, rule_.pattern.root.children = std::move(alternatives_);
      const std::string problem = CompileProgram(rule_.pattern, rule_.program);
      if (!problem.empty()) Problem(match_line_, "{}", problem);
    }
  } else {
    if (phase_line_) Problem(phase_line_, "a text rule is in no phase: it comes before all of them; leave the line out");
    if (!rule_.contexts.empty())
      Problem(line, "the rule '{}' is a text rule, which has no needs or unless; look at the text beside with the regular expression",
              name);
  }
  if (!says_something_) Problem(line, "the rule '{}' says nothing; write 'emit match = TYPE'", name);
  if (pattern_good_)
    for (const Asked& asked : asked_) {
      if (HasCapture(asked.capture)) continue;
      if (rule_.captures.empty())
        Problem(asked.line, "'{}' asks for the capture '{}', but the pattern has none; write (?P<{}>...), or 'match' for the whole",
                asked.by, asked.capture, asked.capture);
      else
        Problem(asked.line, "'{}' asks for the capture '{}', but the pattern has {}; write one of them", asked.by, asked.capture,
                fmt::join(rule_.captures, ", "));
    }
}

}  // namespace onoma::rules
