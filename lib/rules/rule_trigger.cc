// Triggers of text rules: "trigger word http, https", "trigger char "@"", "trigger joined "-" to Digits back 64". They say where in a text
// a regular expression is tried, since it is tried nowhere else.
#include "lib/rules/rule_block.h"
#include "lib/rules/rule_words.h"
#include "lib/text/chars.h"

namespace onoma::rules {

void RuleBlock::ReadTrigger(const Line& line) {
  std::string_view rest = line.rest;
  const std::string_view kind = NextWord(rest);
  Trigger trigger;
  const std::size_t back = rest.rfind("back ");
  if (back != std::string_view::npos && (back == 0 || rest[back - 1] == ' ')) {
    long value = 0;
    if (!Number(line, Trim(rest.substr(back + 5)), 1, 1024, "back 64", value)) return;
    trigger.back = std::uint32_t(value);
    rest = Trim(rest.substr(0, back));
  }
  if (kind == "word") {
    trigger.kind = Trigger::kWord;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view word = Trim(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      if (!IsOneUnit(word) || !text::IsWordChar(text::Decode(word, 0).code))
        return Problem(line.number, "'{}' is not one word; write 'trigger word http, https'", word);
      trigger.words.emplace_back(word);
    }
    if (trigger.words.empty()) return Problem(line.number, "no word to look for; write 'trigger word http, https'");
  } else if (kind == "char" || kind == "joined") {
    trigger.kind = kind == "char" ? Trigger::kCharacter : Trigger::kJoined;
    if (rest.size() < 3 || rest[0] != '"' || rest.find('"', 1) == std::string_view::npos || rest.find('"', 1) == 1)
      return Problem(line.number, "no characters to look for; write 'trigger {} \"@\"'", kind);
    const std::size_t close = rest.find('"', 1);
    const std::string_view characters = rest.substr(1, close - 1);
    rest = Trim(rest.substr(close + 1));
    for (std::size_t i = 0; i < characters.size();) {
      const text::Decoded c = text::Decode(characters, i);
      if (text::IsWordChar(c.code) || text::IsSpace(c.code))
        return Problem(line.number, "'{}' is a letter, digit or space, which is no trigger; write punctuation, or 'trigger word ...'",
                       characters.substr(i, c.length));
      trigger.characters.emplace_back(characters.substr(i, c.length));
      i += c.length;
    }
    while (!rest.empty() && trigger.kind == Trigger::kJoined) {
      const std::string_view side = NextWord(rest);
      if (side != "from" && side != "to")
        return Problem(line.number, "'{}' is unknown here; write 'from SHAPE', 'to SHAPE' or 'back N'", side);
      std::string_view shapes = NextWord(rest);
      std::uint32_t mask = 0;
      while (!shapes.empty()) {
        const std::size_t bar = std::min(shapes.find('|'), shapes.size());
        const std::string_view shape = shapes.substr(0, bar);
        shapes.remove_prefix(std::min(bar + 1, shapes.size()));
        using text::Shape;
        const auto bit = [](Shape s) { return 1u << unsigned(s); };
        if (shape == "Lower")
          mask |= bit(Shape::kLower);
        else if (shape == "Cap")
          mask |= bit(Shape::kTitle) | bit(Shape::kMixed);
        else if (shape == "AllCaps")
          mask |= bit(Shape::kUpper);
        else if (shape == "Initial")
          mask |= bit(Shape::kInitial);
        else if (shape == "Digits")
          mask |= bit(Shape::kDigits);
        else if (shape == "Alnum")
          mask |= bit(Shape::kAlnum);
        else
          return Problem(line.number, "unknown shape '{}'; write Lower, Cap, AllCaps, Initial, Digits or Alnum, joined by |", shape);
      }
      if (!mask) return Problem(line.number, "'{}' has no shape; write for example '{} Digits|Alnum'", side, side);
      (side == "from" ? trigger.left : trigger.right) = mask;
    }
    if (!rest.empty()) return Problem(line.number, "'{}' is unknown here; write 'back N' or nothing", rest);
  } else {
    return Problem(line.number,
                   "unknown trigger '{}'; write 'trigger char \"@\"', 'trigger joined \"-\" to Digits' or 'trigger word http, https'",
                   kind);
  }
  rule_.triggers.push_back(std::move(trigger));
}

}  // namespace onoma::rules
