// A small stand-in for the extractor, so that rules can be tested alone: words, punctuation, edges, word classes from the shipped lists,
// and mentions that the test names.
#ifndef ONOMA_TESTS_RULES_TESTING_H_
#define ONOMA_TESTS_RULES_TESTING_H_

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/rules/engine.h"
#include "lib/rules/rule_file.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::rules {

struct TestName {
  std::string type, subtype;  // "GPE", "GPE.country"
  std::vector<unsigned> flags = {kStrongName};
};

class TestWorld {
 public:
  // Word lists of gazetteers/words, read once.
  static const std::map<std::string, std::vector<std::string>>& WordLists() {
    static const auto& lists = *new std::map<std::string, std::vector<std::string>>([] {
      std::map<std::string, std::vector<std::string>> all;
      for (const auto& file : std::filesystem::directory_iterator(std::string(ONOMA_SOURCE_DIR) + "/gazetteers/words")) {
        if (file.path().extension() != ".txt") continue;
        std::ifstream in(file.path());
        std::string line, name;
        while (std::getline(in, line)) {
          if (line.rfind("#words", 0) == 0)
            name = line.substr(line.find("class=") + 6);
          else if (!line.empty() && line[0] != '#')
            all[name].push_back(line.substr(0, line.find('\t')));
        }
      }
      return all;
    }());
    return lists;
  }

  explicit TestWorld(std::shared_ptr<const Engine::Parsed> parsed, std::map<std::string, TestName> names = {}) : names_(std::move(names)) {
    vocabulary_.types = {"PERSON",   "GPE",     "LOC",      "ORG", "NORP",  "DATE", "TIME",    "MONEY", "PERCENT",
                         "QUANTITY", "ORDINAL", "CARDINAL", "FAC", "EVENT", "LAW",  "PRODUCT", "TITLE"};
    vocabulary_.subtypes = Engine::SubtypesAsked(*parsed);
    for (const auto& [name, words] : WordLists()) {
      const std::uint64_t bit = std::uint64_t(1) << vocabulary_.classes.size();
      vocabulary_.classes.push_back(name);
      for (const std::string& word : words) {
        std::string folded;
        text::FoldWord(word, folded);
        classes_[folded] |= bit;
      }
    }
    auto engine = Engine::Compile(std::move(parsed), vocabulary_);
    if (engine.ok())
      engine_ = std::make_unique<Engine>(*std::move(engine));
    else
      error_ = std::string(engine.status().message());
  }
  const Engine& engine() const { return *engine_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::string& error() const { return error_; }

  std::vector<Unit> Units(std::string_view text) const {
    std::vector<Unit> units;
    text::Words words;
    text::Tokenize(text, text::BestIsa(), words);
    const auto edge = [&](std::size_t at, bool sentence, bool line) {
      Unit unit;
      unit.begin = unit.end = std::uint32_t(at);
      unit.kinds = (sentence ? Bit(kSentenceEdge) : 0) | (line ? Bit(kLineEdge) : 0);
      units.push_back(unit);
    };
    edge(0, true, true);
    bool start = true;
    std::size_t at = 0, next_word = 0;
    bool space = false;
    while (at < text.size()) {
      const text::Decoded c = text::Decode(text, at);
      if (next_word < words.size() && words.begin(next_word) == at) {
        Unit unit = Word(text, at, words.end(next_word), words.hash(next_word));
        const std::size_t end = Mention(text, at, unit);
        while (next_word < words.size() && words.begin(next_word) < end) ++next_word;
        unit.kinds |= (space ? Bit(kSpaceBefore) : 0) | (start ? Bit(kSentenceStart) : 0);
        start = space = false;
        units.push_back(unit);
        at = end;
        continue;
      }
      if (text::IsSpace(c.code)) {
        space = true;
        if (c.code == '\n') edge(at, false, true);
        at += c.length;
        continue;
      }
      Unit unit;
      unit.begin = std::uint32_t(at), unit.end = std::uint32_t(at + c.length);
      unit.kinds = Bit(kPunct) | (space ? Bit(kSpaceBefore) : 0);
      unit.literal = engine_->PunctLiteral(text.substr(at, c.length));
      space = false;
      units.push_back(unit);
      at += c.length;
      if (EndsSentence(text, at, c.code)) edge(at, true, false), start = true;
    }
    edge(text.size(), true, true);
    return units;
  }

  // All phases over the same units; text rules first.
  void Find(std::string_view text, RuleScratch& scratch) const {
    scratch.Clear();
    text::Words words;
    text::Tokenize(text, text::BestIsa(), words);
    engine_->FindText(text, words, scratch);
    const std::vector<Unit> units = Units(text);
    for (std::size_t phase = 0; phase < engine_->phases().size(); ++phase) engine_->FindPhrases(phase, text, units, scratch);
  }

  // "DATE:May 5" for each emit, in order.
  std::vector<std::string> Found(std::string_view text) const {
    RuleScratch scratch;
    Find(text, scratch);
    std::vector<std::string> found;
    for (const Emit& emit : scratch.emits)
      found.push_back(engine_->rule(emit.rule).emits[emit.emit].type + ":" + std::string(text.substr(emit.begin, emit.end - emit.begin)));
    return found;
  }

  static std::uint64_t Bit(unsigned kind) { return std::uint64_t(1) << kind; }

 private:
  Unit Word(std::string_view text, std::size_t begin, std::size_t end, std::uint64_t hash) const {
    const std::string_view word = text.substr(begin, end - begin);
    Unit unit;
    unit.begin = std::uint32_t(begin), unit.end = std::uint32_t(end);
    std::string folded;
    text::FoldWord(word, folded);
    const auto found = classes_.find(folded);
    if (found != classes_.end()) unit.classes = found->second;
    unit.literal = engine_->Literal(hash, word);
    using text::Shape;
    const auto digits = std::size_t(std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
    switch (text::WordShape(word)) {
      case Shape::kLower:
        unit.kinds |= Bit(kLower);
        break;
      case Shape::kTitle:
      case Shape::kMixed:
        unit.kinds |= Bit(kCap);
        break;
      case Shape::kUpper:
        unit.kinds |= Bit(kAllCaps);
        break;
      case Shape::kInitial:
        unit.kinds |= Bit(kInitial);
        break;
      case Shape::kDigits:
        unit.kinds |= Bit(kDigits) | Bit(digits == 1   ? kNumber1
                                         : digits == 2 ? kNumber2
                                         : digits == 3 ? kNumber3
                                         : digits == 4 ? kNumber4
                                                       : kNumberLong);
        break;
      case Shape::kAlnum: {
        unit.kinds |= Bit(kAlnum);
        const std::string_view tail = word.substr(std::min(digits, word.size()));
        if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") unit.kinds |= Bit(kOrdinalDigits);
        break;
      }
      default:
        break;
    }
    return unit;
  }

  // The longest of the test's names that stands here; returns its end.
  std::size_t Mention(std::string_view text, std::size_t at, Unit& unit) const {
    std::size_t best = 0;
    const TestName* name = nullptr;
    for (const auto& [surface, what] : names_)
      if (surface.size() > best && text.substr(at, surface.size()) == surface) best = surface.size(), name = &what;
    if (!name) return unit.end;
    if (at + best > unit.end) unit.literal = 0, unit.classes = 0;
    unit.end = std::uint32_t(at + best);
    unit.kinds |= Bit(kMention);
    for (unsigned flag : name->flags) unit.kinds |= Bit(flag);
    for (std::size_t i = 0; i < vocabulary_.types.size(); ++i)
      if (vocabulary_.types[i] == name->type) unit.kinds |= Bit(unsigned(i));
    for (std::size_t i = 0; i < vocabulary_.subtypes.size(); ++i)
      if (vocabulary_.subtypes[i] == name->subtype) unit.subtypes |= Bit(unsigned(i));
    return unit.end;
  }

  static bool EndsSentence(std::string_view text, std::size_t after, char32_t code) {
    if (code == '!' || code == '?') return true;
    if (code != '.') return false;
    if (after < text.size() && !text::IsSpace(text::Decode(text, after).code)) return false;
    std::size_t begin = after - 1;
    while (begin > 0 && text::IsWordChar(static_cast<unsigned char>(text[begin - 1]))) --begin;
    if (after - 1 - begin <= 4 && begin < text.size() && text[begin] >= 'A' && text[begin] <= 'Z') return false;  // "Sept.", "Gen.", "J."
    std::size_t next = after;
    while (next < text.size() && text::IsSpace(text::Decode(text, next).code)) ++next;
    return next >= text.size() || text::IsUpper(text::Decode(text, next).code);
  }

  Vocabulary vocabulary_;
  std::map<std::string, TestName> names_;
  std::unordered_map<std::string, std::uint64_t> classes_;
  std::unique_ptr<Engine> engine_;
  std::string error_;
};

inline std::shared_ptr<const Engine::Parsed> MustParse(std::string_view text, std::string* error = nullptr) {
  auto parsed = ParseRules({{"test.rules", std::string(text), 0}});
  if (!parsed.ok()) {
    if (error) *error = std::string(parsed.status().message());
    return nullptr;
  }
  return *parsed;
}

}  // namespace onoma::rules

#endif  // ONOMA_TESTS_RULES_TESTING_H_
