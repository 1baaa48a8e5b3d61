// Text rules: RE2 on the bytes, tried only where a declared trigger stands.
#ifndef ONOMA_LIB_RULES_TEXT_MATCHER_H_
#define ONOMA_LIB_RULES_TEXT_MATCHER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/rules/engine.h"
#include "lib/rules/regex.h"
#include "lib/rules/rule_file.h"
#include "lib/rules/validate.h"
#include "lib/text/scan.h"
#include "lib/text/tokens.h"

namespace onoma::rules {

// A match may begin anywhere that its trigger allows, ends and begins at token boundaries, and overlaps no other match of the same rule:
// what RE2 finds one after another in the whole text, if each match holds a trigger (`onoma check` looks whether it does).
class TextMatcher {
 public:
  // Adds a rule of the engine; `index` is its number there.
  void Add(const ParsedRule& rule, std::uint32_t index);
  void Freeze();
  bool empty() const { return rules_.empty(); }
  void Match(std::string_view text, const text::Words& words, RuleScratch& scratch) const;

 private:
  struct Rule {
    std::uint32_t index = 0, longest = 0;
    std::unique_ptr<RE2> regex;
    int groups = 1;                  // submatches to ask for
    std::vector<int> capture_group;  // RE2's number of each capture
    std::vector<int> emit_group;     // of each emit
    std::vector<std::pair<Validator, int>> validators;
    bool records_captures = false;
    bool triggered = false;
  };
  struct Compiled {
    std::uint32_t rule = 0;
    Trigger trigger;
    std::string character;
    std::uint8_t left_first = 15, right_first = 15;  // kJoined: what the words beside may begin with, bits of FirstClass
  };
  struct Run;

  std::vector<Rule> rules_;
  std::vector<Compiled> triggers_;
  std::vector<std::uint32_t> by_byte_[256];
  enum : std::uint8_t { kAsk = 1, kAskJoined = 2 };  // a byte that begins a trigger; one that is one, and only between two words
  std::uint8_t interesting_[256] = {};
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word_;
  text::ByteSet bytes_;
  text::HashFilter word_hashes_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_TEXT_MATCHER_H_
