// Refuses what could be slow or endless: expressions that match nothing, and programs too large for RE2's DFA to fit its memory.
#include "lib/rules/regex.h"

#include <fmt/format.h>

namespace onoma::rules {

RE2::Options RegexOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kRegexMemory);
  return options;
}

std::string CheckRegex(std::string_view regex, std::vector<std::string>& captures) {
  if (regex.empty()) return "'text' has no regular expression; write for example 'text [A-Z]{2}-\\d+'";
  const RE2 re(Piece(regex), RegexOptions());
  if (!re.ok()) {
    const std::string& part = re.error_arg();
    return fmt::format("RE2 refuses the expression: {}{}; its syntax is that of RE2, without look-around and back references", re.error(),
                       part.empty() || re.error().find(part) != std::string::npos ? std::string() : fmt::format(" '{}'", part));
  }
  if (RE2::FullMatch("", re)) return "the expression can match nothing at all; make one character of it necessary";
  const int size = std::max(re.ProgramSize(), re.ReverseProgramSize());
  if (size > kMaxRegexProgram)
    return fmt::format("the expression needs {} instructions, more than {}; lower its repetitions", size, kMaxRegexProgram);
  captures.clear();
  for (const auto& [index, name] : re.CapturingGroupNames()) {
    if (index > 16) return "more than 16 groups; write (?:...) for those without a name";
    captures.push_back(name);
  }
  return {};
}

}  // namespace onoma::rules
