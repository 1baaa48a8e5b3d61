// What a match says: "emit name = PERSON.politician key=value" and "relation holds-office person=person role=title". Types, subtypes and
// normalisers must be known; the captures are asked for when the whole rule is read.
#include <algorithm>

#include "lib/rules/normalise.h"
#include "lib/rules/rule_block.h"
#include "lib/rules/rule_words.h"

namespace onoma::rules {

bool RuleBlock::Pairs(const Line& line, std::string_view text, std::vector<std::pair<std::string, std::string>>& pairs) {
  while (!(text = Trim(text)).empty()) {
    const std::size_t equals = text.find('=');
    const std::string_view key = text.substr(0, std::min(equals, text.size()));
    if (equals == std::string_view::npos || !IsIdentifier(key, "-")) {
      Problem(line.number, "'{}' is no key=value; write for example 'class=ship'", text.substr(0, std::min(text.find(' '), text.size())));
      return false;
    }
    text.remove_prefix(equals + 1);
    std::string_view value;
    if (!text.empty() && text[0] == '"') {
      const std::size_t close = text.find('"', 1);
      if (close == std::string_view::npos) {
        Problem(line.number, "the value of '{}' has no closing quote", key);
        return false;
      }
      value = text.substr(1, close - 1);
      text.remove_prefix(close + 1);
    } else {
      value = NextWord(text);
    }
    pairs.emplace_back(key, value);
  }
  return true;
}

void RuleBlock::ReadEmit(const Line& line) {
  says_something_ = true;
  std::string_view rest = line.rest;
  const std::size_t equals = rest.find('=');
  const std::string_view capture = Trim(rest.substr(0, std::min(equals, rest.size())));
  if (equals == std::string_view::npos || !IsIdentifier(capture, "")) {
    return Problem(line.number, "'emit' needs a capture and a type; write 'emit match = DATE' or 'emit name = PERSON'");
  }
  rest.remove_prefix(equals + 1);
  const std::string_view type = NextWord(rest);
  EmitInfo emit;
  const std::size_t dot = type.find('.');
  emit.type = type.substr(0, dot);
  if (dot != std::string_view::npos) emit.subtype = type.substr(dot + 1);
  if (scope_.types && std::find(scope_.types->begin(), scope_.types->end(), emit.type) == scope_.types->end()) {
    const std::string near = Nearest(emit.type, *scope_.types);
    if (!near.empty())
      return Problem(line.number, "unknown type '{}'; did you mean '{}'? (a type of your own: 'types {}')", emit.type, near, emit.type);
    return Problem(line.number, "unknown type '{}'; for a type of your own write 'types {}' in a line of its own", emit.type,
                   emit.type.empty() ? "VESSEL" : emit.type);
  }
  if (dot != std::string_view::npos && !IsIdentifier(emit.subtype, "-"))
    return Problem(line.number, "'{}' is no subtype; write for example 'PRODUCT.ship'", emit.subtype);
  std::vector<std::pair<std::string, std::string>> pairs;
  if (!Pairs(line, rest, pairs)) return;
  for (auto& [key, value] : pairs) {
    if (key == "normalise") {
      const auto& known = NormaliserNames();
      if (std::find(known.begin(), known.end(), value) == known.end())
        return Problem(line.number, "unknown normaliser '{}'; write one of {}", value, fmt::join(known, ", "));
      emit.normaliser = value;
    } else if (value.size() > 2 && value.front() == '<' && value.back() == '>') {
      const std::string name = value.substr(1, value.size() - 2);
      asked_.push_back({line.number, name, "emit"});
      emit.captured.emplace_back(key, name);
    } else {
      emit.attributes.emplace_back(key, value);
    }
  }
  if (capture != "match") {
    emit.capture = capture;
    asked_.push_back({line.number, emit.capture, "emit"});
  }
  rule_.info.emits.push_back(std::move(emit));
}

void RuleBlock::ReadRelation(const Line& line) {
  says_something_ = true;
  std::string_view rest = line.rest;
  RelationInfo relation;
  relation.kind = NextWord(rest);
  if (!IsIdentifier(relation.kind, "-"))
    return Problem(line.number, "'relation' names no kind; write 'relation holds-office person=person role=title'");
  if (!Pairs(line, rest, relation.parts)) return;
  if (relation.parts.empty())
    return Problem(line.number, "the relation '{}' has no parts; write 'relation {} person=person of=country'", relation.kind,
                   relation.kind);
  for (const auto& [part, capture] : relation.parts) asked_.push_back({line.number, capture, "relation"});
  rule_.info.relations.push_back(std::move(relation));
}

}  // namespace onoma::rules
