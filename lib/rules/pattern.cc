// What a pattern is made of: choices, sequences, repetitions, groups and captures, macros, and ~ for what is joined. Each step reads what
// it knows and leaves the rest to the next; nesting and repetitions are bounded.
#include "lib/rules/pattern.h"

#include <algorithm>

#include "lib/rules/pattern_parser.h"

namespace onoma::rules {

bool PatternParser::Whole(Pattern& pattern) {
  pattern_ = &pattern;
  if (!Choice(pattern.root)) return false;
  SkipSpace();
  if (at_ < source_.size()) return Fail("')' without '('; write \\) for the character");
  return true;
}

bool PatternParser::OneAtom(std::uint32_t& atom, std::size_t& used) {
  SkipSpace();
  if (at_ >= source_.size()) return Fail("nothing to look for; write for example {{GPE}} or \"word\"");
  Node node;
  if (!Item(node)) return false;
  if (node.kind != Node::kAtom) return Fail("the condition looks at one unit; write one {{...}}, one word or a macro for one");
  atom = node.value;
  used = at_;
  return true;
}

bool PatternParser::Choice(Node& out) {
  if (++nesting_ > kMaxNesting) return Fail("nested more than {} deep; split the pattern with macros", kMaxNesting);
  Node choice;
  choice.kind = Node::kChoice;
  do {
    Node sequence;
    if (!Sequence(sequence)) return false;
    choice.children.push_back(std::move(sequence));
  } while (Take('|'));
  out = choice.children.size() == 1 ? std::move(choice.children[0]) : std::move(choice);
  --nesting_;
  return true;
}

bool PatternParser::Sequence(Node& out) {
  Node sequence;
  sequence.kind = Node::kSequence;
  for (SkipSpace(); at_ < source_.size() && !Peek('|') && !Peek(')'); SkipSpace()) {
    Node item;
    if (!Item(item) || !Repeat(item)) return false;
    sequence.children.push_back(std::move(item));
  }
  out = sequence.children.size() == 1 ? std::move(sequence.children[0]) : std::move(sequence);
  if (out.kind == Node::kSequence && out.children.empty()) out.kind = Node::kEmpty;
  return true;
}

bool PatternParser::Repeat(Node& item) {
  // A repetition follows its item without a space, or after one; both are common in practice.
  SkipSpace();
  int min = 0, max = 0;
  if (Take('?')) {
    min = 0, max = 1;
  } else if (Take('*')) {
    min = 0, max = kOpenRepeat;
  } else if (Take('+')) {
    min = 1, max = kOpenRepeat;
  } else if (Peek('{') && at_ + 1 < source_.size() && source_[at_ + 1] >= '0' && source_[at_ + 1] <= '9') {
    if (!Counts(min, max)) return false;
  } else {
    return true;
  }
  Node repeat;
  repeat.kind = Node::kRepeat;
  repeat.min = min;
  repeat.max = max;
  repeat.greedy = !Take('?');
  if (Peek('*') || Peek('+') || Peek('?')) return Fail("'{}' repeats a repetition; put the inner one in (...)", source_[at_]);
  repeat.children.push_back(std::move(item));
  item = std::move(repeat);
  return true;
}

bool PatternParser::Counts(int& min, int& max) {
  const std::size_t close = source_.find('}', at_);
  if (close == std::string_view::npos) return Fail("'{{' without '}}'; write for example {{1,4}}");
  const std::string_view inside = source_.substr(at_ + 1, close - at_ - 1);
  std::size_t i = 0;
  const auto number = [&](int& value) {
    const std::size_t first = i;
    for (value = 0; i < inside.size() && inside[i] >= '0' && inside[i] <= '9'; ++i)
      value = std::min(value * 10 + (inside[i] - '0'), 100000);
    return i > first;
  };
  bool good = number(min);
  max = min;
  if (good && i < inside.size() && inside[i] == ',') {
    ++i;
    if (i == inside.size()) {
      max = std::max(min, kOpenRepeat);
    } else {
      good = number(max);
    }
  }
  if (!good || i != inside.size()) return Fail("'{{{}}}' is no repetition; write {{2}}, {{1,4}} or {{2,}}", inside);
  if (min > max) return Fail("'{{{}}}' asks for at least {} and at most {}; write {{{},{}}}", inside, min, max, max, min);
  if (max > kMaxRepeat) return Fail("'{{{}}}' repeats more than {} times; write at most {{1,{}}}", inside, kMaxRepeat, kMaxRepeat);
  if (max == 0) return Fail("'{{{}}}' repeats nothing; leave the item out", inside);
  at_ = close + 1;
  return true;
}

bool PatternParser::Item(Node& out) {
  const char c = source_[at_];
  switch (c) {
    case '(':
      return Group(out);
    case '{': {
      AtomParts parts;
      return Braces(parts) && EmitAtom(parts, out);
    }
    case '<':
      return Macro(out);
    case '~':
      return Glued(out);
    case '"':
    case '\'':
      return Quoted(out);
    case '*':
    case '+':
    case '?':
      return Fail("'{}' has nothing to repeat; write \\{} for the character", c, c);
    case '.':
      return Fail("'.' is no pattern here; write \\. for a full stop, {{Any}} for any unit");
    case '^':
      return Fail("'^' is no pattern here; write {{SentenceEdge}} or {{LineEdge}}, \\^ for the character");
    case '$':
      return Fail("'$' is no pattern here; write \\$ for a dollar sign, {{SentenceEdge}} for an end");
    case '[':
      return Fail("'[' is no pattern here; write {{word | word}} for a choice of units, \\[ for the character");
    case ']':
    case '}':
      return Fail("'{}' without its opening; write \\{} for the character", c, c);
    default:
      return Literal(out);
  }
}

bool PatternParser::Group(Node& out) {
  ++at_;
  bool capture = false;
  std::uint32_t index = 0;
  if (Take('?')) {
    if (Take(':')) {
    } else if (source_.substr(at_, 2) == "P<" || Peek('<')) {
      at_ += Peek('<') ? 1 : 2;
      const std::size_t first = at_;
      while (at_ < source_.size() && IsNameChar(source_[at_])) ++at_;
      const std::string name(source_.substr(first, at_ - first));
      if (name.empty() || !Take('>')) return Fail("a capture has no name; write (?P<name>...)");
      if (name == "match") return Fail("'match' names the whole match; give the capture another name");
      if (!pattern_) return Fail("a capture cannot stand here; write one unit");
      auto& captures = pattern_->captures;
      const auto found = std::find(captures.begin(), captures.end(), name);
      index = std::uint32_t(found - captures.begin());
      if (found == captures.end()) captures.push_back(name);
      if (captures.size() > 16) return Fail("more than 16 captures; split the rule");
      for (std::uint32_t open : open_captures_)
        if (open == index) return Fail("the capture '{}' stands inside itself; give the inner one another name", name);
      capture = true;
    } else {
      return Fail("'(?' is followed by something unknown; write (?P<name>...) or (?:...)");
    }
  }
  if (capture) open_captures_.push_back(index);
  Node inner;
  if (!Choice(inner)) return false;
  if (!Take(')')) return Fail("'(' without ')'; write \\( for the character");
  if (capture) {
    open_captures_.pop_back();
    out.kind = Node::kCapture;
    out.value = index;
    out.children.push_back(std::move(inner));
  } else {
    out = std::move(inner);
  }
  return true;
}

bool PatternParser::Macro(Node& out) {
  const std::size_t close = source_.find('>', at_);
  const std::string_view name = close == std::string_view::npos ? std::string_view() : source_.substr(at_ + 1, close - at_ - 1);
  if (name.empty() || !std::all_of(name.begin(), name.end(), IsNameChar))
    return Fail("'<' begins no macro; write <name>, or \\< for the character");
  const auto found = scope_.macros ? scope_.macros->find(name) : decltype(scope_.macros->find(name))();
  if (!scope_.macros || found == scope_.macros->end()) {
    std::vector<std::string> known;
    if (scope_.macros)
      for (const auto& [macro, text] : *scope_.macros) known.push_back(macro);
    const std::string near = Nearest(name, known);
    if (!near.empty()) return Fail("unknown macro <{}>; did you mean <{}>?", name, near);
    return Fail("unknown macro <{}>; write 'macro {} = ...' in a line of its own", name, name);
  }
  for (const std::string_view open : open_macros_)
    if (open == name) return Fail("the macro <{}> contains itself; write the repetition with * or {{m,n}}", name);
  Use("macro ", name);
  if (++macro_uses_ > 500) return Fail("macros expand to more than 500 uses; make them smaller");
  open_macros_.push_back(found->first);
  const std::string_view outer = source_;
  const std::size_t back = close + 1;
  source_ = found->second;
  at_ = 0;
  bool good = Choice(out);
  if (good && at_ < source_.size()) good = Fail("')' without '('; write \\) for the character");
  if (!good && error_.find("in the macro") == std::string::npos) error_ = fmt::format("in the macro <{}>: {}", name, error_);
  source_ = outer;
  at_ = back;
  open_macros_.pop_back();
  return good;
}

// ~x: x with no white space before it.
bool PatternParser::Glued(Node& out) {
  ++at_;
  if (at_ >= source_.size() || source_[at_] == ' ' || source_[at_] == '~')
    return Fail("'~' glues the unit after it; write ~, or ~{{Digits}}, or \\~ for the character");
  if (!Item(out)) return false;
  Node* first = &out;
  while (first->kind == Node::kSequence) first = &first->children[0];
  if (first->kind != Node::kAtom) return Fail("'~' glues one unit; write ~{{Digits}} or ~word, inside the group where there is one");
  const Atom inner = names_.atoms[first->value];
  AtomParts parts;
  parts.text = fmt::format("~({})", inner.text);
  parts.steps = inner.steps;
  parts.steps.push_back({AtomStep::kKind, kSpaceBefore});
  parts.steps.push_back({AtomStep::kNot, 0});
  parts.steps.push_back({AtomStep::kAnd, 0});
  return EmitAtom(parts, *first);
}

std::string ParsePattern(std::string_view source, const PatternScope& scope, Names& names, Pattern& pattern) {
  PatternParser parser(source, scope, names);
  return parser.Whole(pattern) ? std::string() : parser.error();
}

std::string ParseAtom(std::string_view source, const PatternScope& scope, Names& names, std::uint32_t& atom, std::size_t& used) {
  PatternParser parser(source, scope, names);
  return parser.OneAtom(atom, used) ? std::string() : parser.error();
}

}  // namespace onoma::rules
