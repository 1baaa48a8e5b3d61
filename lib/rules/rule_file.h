// Rule files, read and checked. The language is described in gazetteers/rules/README.md. Everything wrong is reported at once, each with
// file, line, what is wrong and what to write.
#ifndef ONOMA_LIB_RULES_RULE_FILE_H_
#define ONOMA_LIB_RULES_RULE_FILE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "lib/rules/engine.h"
#include "lib/rules/pattern.h"
#include "lib/rules/program.h"
#include "lib/rules/validate.h"

namespace onoma::rules {

// `needs {money} within 3 before`, `unless {PERSON} in sentence`.
struct Context {
  bool needs = true;
  std::uint32_t atom = 0;
  std::uint32_t before = 0, after = 0;  // how many units are looked at
};
inline constexpr std::uint32_t kSentenceReach = 100;  // what `in sentence` looks at, each side

// Where a text rule is tried.
struct Trigger {
  enum Kind : std::uint8_t { kCharacter, kJoined, kWord };
  Kind kind = kCharacter;
  std::vector<std::string> characters;  // kCharacter: anywhere; kJoined: between two words without space
  std::vector<std::string> words;       // kWord: in any case
  std::uint32_t left = 0, right = 0;    // kJoined: shapes of the words beside, bits of text::Shape; 0: any
  std::uint32_t back = 0;  // bytes before the trigger where a match may begin; 0: it begins at the trigger (kJoined: at the word before)
};

// `find "on [May 5](DATE value=2025-05-05)" date=2025-06-01`, without its brackets.
struct Example {
  struct Span {
    std::size_t begin = 0, end = 0;
    std::string type;
    std::vector<std::pair<std::string, std::string>> values;
  };
  bool finds = true;
  std::string text, date, origin;
  std::vector<Span> spans;
};

struct ParsedRule {
  RuleInfo info;
  int line = 0;
  std::vector<std::string> captures;
  // Phrase rules.
  Pattern pattern;
  Program program;
  std::vector<Context> contexts;
  // Text rules.
  std::string regex;
  std::vector<Trigger> triggers;
  std::uint32_t longest = 256;  // bytes
  struct Valid {
    std::string name, capture;  // capture "": the match
    Validator check;
  };
  std::vector<Valid> validators;
  std::vector<Example> examples;
};

struct Source {
  std::string name, text;
  std::size_t set = 0;  // macros, words, classes and types are shared within a set
};

struct Engine::Parsed {
  std::vector<ParsedRule> rules;
  std::vector<std::string> phases;
  Names names;
  std::vector<Source> sources;  // to be read again together with others
  std::vector<NamedValidator> validators;
  std::vector<std::string> unused;  // definitions that no rule asks for: a message each
};

// Fails with one line a problem. `problems` are those found before, while reading files.
absl::StatusOr<std::shared_ptr<const Engine::Parsed>> ParseRules(std::vector<Source> sources, std::vector<std::string> problems = {},
                                                                 std::vector<NamedValidator> validators = {});
// The rules of several sets as one; a rule of a later set replaces an earlier one of the same name.
absl::StatusOr<std::shared_ptr<const Engine::Parsed>> Combine(const std::vector<std::shared_ptr<const Engine::Parsed>>& sets);

// Parses the part of an example after `find` or `not`. "" or what is wrong.
std::string ParseExample(std::string_view rest, Example& example);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_RULE_FILE_H_
