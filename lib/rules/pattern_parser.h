// The parser of patterns: a class of recursive descent with bounded nesting, whose grammar of sequences is in pattern.cc and whose atoms,
// what stands in {...} and in quotes, are in pattern_atom.cc, the kinds of units in pattern_kinds.cc. Everything that a user can write
// wrongly has its own message, which says what to write.
#ifndef ONOMA_LIB_RULES_PATTERN_PARSER_H_
#define ONOMA_LIB_RULES_PATTERN_PARSER_H_

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/rules/pattern.h"

namespace onoma::rules {

class PatternParser {
 public:
  PatternParser(std::string_view source, const PatternScope& scope, Names& names) : source_(source), scope_(scope), names_(names) {}

  bool Whole(Pattern& pattern);
  bool OneAtom(std::uint32_t& atom, std::size_t& used);

  const std::string& error() const { return error_; }

 private:
  static bool IsNameChar(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
  template <class... A>
  bool Fail(fmt::format_string<A...> format, A&&... arguments) {
    if (error_.empty()) error_ = fmt::format(format, std::forward<A>(arguments)...);
    return false;
  }
  void SkipSpace() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t' || source_[at_] == '\n')) ++at_;
  }
  bool Peek(char c) const { return at_ < source_.size() && source_[at_] == c; }
  bool Take(char c) {
    if (!Peek(c)) return false;
    ++at_;
    return true;
  }

  // pattern.cc
  bool Choice(Node& out);
  bool Sequence(Node& out);
  bool Repeat(Node& item);
  bool Counts(int& min, int& max);
  bool Item(Node& out);
  bool Group(Node& out);
  bool Macro(Node& out);
  bool Glued(Node& out);

  // pattern_atom.cc
  bool Words(std::string_view run, bool exact, Node& out);
  bool Quoted(Node& out);
  bool QuotedText(std::string& text);
  bool Literal(Node& out);
  struct AtomParts {
    std::string text;
    std::vector<AtomStep> steps;
    bool names_edge = false;
  };
  void LiteralParts(std::string_view word, bool exact, AtomParts& parts);
  bool Braces(AtomParts& parts);
  bool Either(AtomParts& parts);
  bool Both(AtomParts& parts);
  template <class Inner>
  bool Joined(char separator, AtomStep::Op op, AtomParts& parts, Inner inner);
  bool Unary(AtomParts& parts);
  bool Name(AtomParts& parts);
  void Use(std::string_view kind, std::string_view name);
  bool LowerName(const std::string& name, AtomParts& parts);
  std::uint32_t Intern(std::vector<std::string>& table, const std::string& name);
  bool EmitAtom(const AtomParts& parts, Node& out);

  // pattern_kinds.cc
  bool Kind(unsigned value, AtomParts& parts);

  std::string_view source_;
  std::size_t at_ = 0;
  const PatternScope& scope_;
  Names& names_;
  Pattern* pattern_ = nullptr;
  int nesting_ = 0, macro_uses_ = 0;
  std::vector<std::string_view> open_macros_;
  std::vector<std::uint32_t> open_captures_;
  std::string error_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PATTERN_PARSER_H_
