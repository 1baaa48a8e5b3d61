// Reads `"on [May 5](DATE value=2025-05-05)" date=2025-06-01`: the text without its marks, and the spans that they mark.
#include <fmt/format.h>

#include <algorithm>

#include "lib/rules/rule_file.h"

namespace onoma::rules {

namespace {

std::string ParseSpanNote(std::string_view note, Example::Span& span) {
  bool first = true;
  while (!note.empty()) {
    if (note[0] == ' ') {
      note.remove_prefix(1);
      continue;
    }
    std::size_t end = std::min(note.find(' '), note.size());
    const std::size_t equals = note.find('=');
    if (first && (equals == std::string_view::npos || equals > end)) {
      span.type = note.substr(0, end);
    } else {
      if (equals == std::string_view::npos || equals > end)
        return fmt::format("'{}' in an example is no key=value; write [text](TYPE value=...)", note.substr(0, end));
      const std::string_view key = note.substr(0, equals);
      std::string_view value = note.substr(equals + 1, end - equals - 1);
      if (!value.empty() && value[0] == '\'') {
        const std::size_t close = note.find('\'', equals + 2);
        if (close == std::string_view::npos) return "a quoted value in an example has no end; write key='two words'";
        value = note.substr(equals + 2, close - equals - 2);
        end = close + 1;
      }
      span.values.emplace_back(key, value);
    }
    first = false;
    note.remove_prefix(end);
  }
  return {};
}

}  // namespace

std::string ParseExample(std::string_view rest, Example& example) {
  if (rest.empty() || rest[0] != '"') return "an example is quoted; write find \"on [May 5](DATE)\"";
  std::size_t i = 1;
  bool open = false, closed = false;
  for (; i < rest.size() && !closed; ++i) {
    const char c = rest[i];
    if (c == '\\' && i + 1 < rest.size()) {
      const char next = rest[++i];
      example.text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    } else if (c == '"') {
      closed = true;
    } else if (c == '[') {
      if (open) return "'[' inside '['; write \\[ for the character";
      open = true;
      example.spans.push_back({example.text.size(), 0, "", {}});
    } else if (c == ']') {
      if (!open) return "']' without '['; write \\] for the character";
      open = false;
      Example::Span& span = example.spans.back();
      span.end = example.text.size();
      if (span.begin == span.end) return "the example marks nothing between '[' and ']'";
      if (i + 1 < rest.size() && rest[i + 1] == '(') {
        const std::size_t close = rest.find(')', i);
        if (close == std::string_view::npos) return "'](' without ')'; write [text](TYPE)";
        if (std::string problem = ParseSpanNote(rest.substr(i + 2, close - i - 2), span); !problem.empty()) return problem;
        i = close;
      }
    } else {
      example.text += c;
    }
  }
  if (!closed) return "the example has no closing quote; write \\\" for a quote inside";
  if (open) return "'[' without ']'; write \\[ for the character";
  rest.remove_prefix(i);
  while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
  if (rest.substr(0, 5) == "date=") {
    example.date = rest.substr(5);
  } else if (!rest.empty()) {
    return fmt::format("'{}' after the example; write nothing, or date=2025-11-15", rest);
  }
  return {};
}

}  // namespace onoma::rules
