// Atoms: what one unit must be. A word, a literal in quotes, or an expression of kinds, types, classes and words in {...}, which becomes
// steps in postfix order. Equal atoms are one, by their canonical text.
#include <algorithm>

#include "lib/rules/pattern_parser.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::rules {

// A run of words and punctuation becomes one atom each.
bool PatternParser::Words(std::string_view run, bool exact, Node& out) {
  Node sequence;
  sequence.kind = Node::kSequence;
  for (std::size_t i = 0; i < run.size();) {
    text::Decoded c = text::Decode(run, i);
    if (text::IsSpace(c.code)) {
      i += c.length;
      continue;
    }
    std::size_t end = i + c.length;
    if (text::IsWordChar(c.code))
      while (end < run.size()) {
        c = text::Decode(run, end);
        if (!text::IsWordChar(c.code)) break;
        end += c.length;
      }
    Node node;
    AtomParts parts;
    LiteralParts(run.substr(i, end - i), exact, parts);
    if (!EmitAtom(parts, node)) return false;
    sequence.children.push_back(std::move(node));
    i = end;
  }
  if (sequence.children.empty()) return Fail("an empty literal; write a word between the quotes");
  out = sequence.children.size() == 1 ? std::move(sequence.children[0]) : std::move(sequence);
  return true;
}

bool PatternParser::Quoted(Node& out) {
  std::string text;
  const char quote = source_[at_];
  return QuotedText(text) && Words(text, quote == '\'', out);
}

bool PatternParser::QuotedText(std::string& text) {
  const char quote = source_[at_];
  const std::size_t close = source_.find(quote, at_ + 1);
  if (close == std::string_view::npos) return Fail("{} without its end; write \\{} for the character", quote, quote);
  text = source_.substr(at_ + 1, close - at_ - 1);
  at_ = close + 1;
  return true;
}

bool PatternParser::Literal(Node& out) {
  const std::size_t first = at_;
  if (source_[at_] == '\\') {
    if (at_ + 1 >= source_.size()) return Fail("'\\' at the end; write \\\\ for the character");
    const text::Decoded c = text::Decode(source_, at_ + 1);
    if (text::IsWordChar(c.code))
      return Fail("'\\{}' is no pattern here; write {{Digits}}, {{Cap}} or another class for a kind of unit",
                  source_.substr(at_ + 1, c.length));
    at_ += 1 + c.length;
    return Words(source_.substr(first + 1, c.length), false, out);
  }
  text::Decoded c = text::Decode(source_, at_);
  at_ += c.length;
  if (c.code == 0xFFFD || c.code < 0x20) return Fail("a byte that is no UTF-8 text; save the file as UTF-8");
  if (text::IsWordChar(c.code))
    while (at_ < source_.size()) {
      c = text::Decode(source_, at_);
      if (!text::IsWordChar(c.code)) break;
      at_ += c.length;
    }
  const std::string_view word = source_.substr(first, at_ - first);
  if (std::any_of(word.begin(), word.end(), [](char b) { return b >= 'A' && b <= 'Z'; }))
    return Fail("'{}' has capitals; write '{}' in quotes for exactly this form, or in lower case for any", word, word);
  return Words(word, false, out);
}

void PatternParser::LiteralParts(std::string_view word, bool exact, AtomParts& parts) {
  const bool is_word = text::IsWordChar(text::Decode(word, 0).code);
  if (exact && is_word) {
    parts.steps = {{AtomStep::kLiteral, names_.literals.AddForm(word)}};
    parts.text = fmt::format("'{}'", word);
  } else {
    const std::uint32_t number = names_.literals.AddWord(word);
    parts.steps = {{AtomStep::kWord, number}};
    parts.text = fmt::format("\"{}\"", names_.literals.text(number));
  }
}

bool PatternParser::Braces(AtomParts& parts) {
  ++at_;
  if (!Either(parts)) return false;
  SkipSpace();
  if (!Take('}')) {
    if (at_ >= source_.size()) return Fail("'{{' without '}}'; write for example {{Cap & !months}}");
    return Fail("'{}' cannot follow here; join what a unit must be with & and |", source_[at_]);
  }
  return true;
}

template <class Inner>
bool PatternParser::Joined(char separator, AtomStep::Op op, AtomParts& parts, Inner inner) {
  if (!inner(parts)) return false;
  for (SkipSpace(); Take(separator); SkipSpace()) {
    AtomParts next;
    if (!inner(next)) return false;
    parts.text = fmt::format("({}{}{})", parts.text, separator, next.text);
    parts.steps.insert(parts.steps.end(), next.steps.begin(), next.steps.end());
    parts.steps.push_back({op, 0});
    parts.names_edge |= next.names_edge;
    if (parts.steps.size() > 200) return Fail("more than 100 names in one {{...}}; write 'words name = a, b, c' and {{name}}");
  }
  return true;
}

bool PatternParser::Either(AtomParts& parts) {
  return Joined('|', AtomStep::kOr, parts, [this](AtomParts& p) { return Both(p); });
}

bool PatternParser::Both(AtomParts& parts) {
  return Joined('&', AtomStep::kAnd, parts, [this](AtomParts& p) { return Unary(p); });
}

bool PatternParser::Unary(AtomParts& parts) {
  SkipSpace();
  if (++nesting_ > kMaxNesting) return Fail("nested more than {} deep; write it flat", kMaxNesting);
  bool good;
  if (Take('!')) {
    good = Unary(parts);
    parts.text = "!" + parts.text;
    parts.steps.push_back({AtomStep::kNot, 0});
    parts.names_edge = false;
  } else if (Take('(')) {
    good = Either(parts);
    SkipSpace();
    if (good && !Take(')')) good = Fail("'(' without ')' inside {{...}}; close it before the '}}'");
  } else if (Peek('"') || Peek('\'')) {
    const bool exact = Peek('\'');
    std::string word;
    good = QuotedText(word);
    if (good && word.empty()) good = Fail("an empty literal; write a word between the quotes");
    if (good) {
      std::size_t length = text::Decode(word, 0).length;
      if (text::IsWordChar(text::Decode(word, 0).code))
        while (length < word.size() && text::IsWordChar(text::Decode(word, length).code)) length += text::Decode(word, length).length;
      if (length != word.size())
        good = Fail("'{}' is more than one unit; inside {{...}} write one word", word);
      else
        LiteralParts(word, exact, parts);
    }
  } else {
    good = Name(parts);
  }
  --nesting_;
  return good;
}

bool PatternParser::Name(AtomParts& parts) {
  const std::size_t first = at_;
  while (at_ < source_.size() && (IsNameChar(source_[at_]) || source_[at_] == '.' || source_[at_] == '-')) ++at_;
  const std::string name(source_.substr(first, at_ - first));
  if (name.empty()) {
    if (at_ >= source_.size()) return Fail("'{{' without '}}'; write for example {{Cap & !months}}");
    if (Peek('}')) return Fail("empty {{}}; write for example {{Cap}}, {{GPE}} or {{months}}");
    return Fail("'{}' is no name; quote it: \"{}\"", source_[at_], source_[at_]);
  }
  parts.text = name;
  if (name[0] >= 'a' && name[0] <= 'z') return LowerName(name, parts);
  for (const auto& [kind, value] : KindNames())
    if (kind == name) return Kind(value, parts);
  const bool has_lower = std::any_of(name.begin(), name.begin() + std::ptrdiff_t(std::min(name.find('.'), name.size())),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
  if (has_lower) {
    std::vector<std::string> known;
    for (const auto& [kind, value] : KindNames()) known.emplace_back(kind);
    const std::string near = Nearest(name, known);
    if (!near.empty()) return Fail("unknown kind of unit {{{}}}; did you mean {{{}}}?", name, near);
    return Fail("unknown kind of unit {{{}}}; README.md lists them (for the word itself write '{}')", name, name);
  }
  const std::size_t dot = name.find('.');
  const std::string type = name.substr(0, dot);
  if (scope_.types && std::find(scope_.types->begin(), scope_.types->end(), type) == scope_.types->end()) {
    const std::string near = Nearest(type, *scope_.types);
    if (!near.empty()) return Fail("unknown type {{{}}}; did you mean {{{}}}? (a gazetteer's own type: 'types {}')", type, near, type);
    return Fail("unknown type {{{}}}; if a gazetteer has it, write 'types {}' in a line of its own", type, type);
  }
  if (dot != std::string::npos && dot + 1 == name.size()) return Fail("'{}' ends in a dot; write TYPE or TYPE.subtype", name);
  parts.steps = {dot == std::string::npos ? AtomStep{AtomStep::kType, Intern(names_.types, name)}
                                          : AtomStep{AtomStep::kSubtype, Intern(names_.subtypes, name)}};
  if (names_.subtypes.size() > 64) return Fail("more than 64 subtypes asked for; use {{TYPE}} where it will do");
  return true;
}

void PatternParser::Use(std::string_view kind, std::string_view name) {
  if (scope_.used) scope_.used->emplace(std::string(kind).append(name));
}

bool PatternParser::LowerName(const std::string& name, AtomParts& parts) {
  if (scope_.word_sets) {
    const auto found = scope_.word_sets->find(name);
    if (found != scope_.word_sets->end()) {
      Use("words ", name);
      parts.steps = {{AtomStep::kWordSet, found->second}};
      return true;
    }
  }
  if (scope_.classes && std::find(scope_.classes->begin(), scope_.classes->end(), name) == scope_.classes->end()) {
    std::vector<std::string> known = *scope_.classes;
    if (scope_.word_sets)
      for (const auto& [set, index] : *scope_.word_sets) known.push_back(set);
    const std::string near = Nearest(name, known);
    if (!near.empty()) return Fail("unknown words {{{}}}; did you mean {{{}}}?", name, near);
    return Fail("unknown words {{{}}}; write 'words {} = a, b', or 'classes {}' if a gazetteer lists them", name, name, name);
  }
  Use("classes ", name);
  parts.steps = {{AtomStep::kClass, Intern(names_.classes, name)}};
  return true;
}

std::uint32_t PatternParser::Intern(std::vector<std::string>& table, const std::string& name) {
  const auto found = std::find(table.begin(), table.end(), name);
  if (found != table.end()) return std::uint32_t(found - table.begin());
  table.push_back(name);
  return std::uint32_t(table.size() - 1);
}

bool PatternParser::EmitAtom(const AtomParts& parts, Node& out) {
  auto [it, added] = names_.atom_index.emplace(parts.text, std::uint32_t(names_.atoms.size()));
  if (added) names_.atoms.push_back({parts.text, parts.steps, parts.names_edge});
  if (names_.atoms.size() > 20000) return Fail("more than 20000 different units asked for; merge words into 'words name = ...'");
  out = Node{};
  out.kind = Node::kAtom;
  out.value = it->second;
  return true;
}

}  // namespace onoma::rules
