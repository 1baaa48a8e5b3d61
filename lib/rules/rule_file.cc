// Two passes over the lines: first what all rules may refer to (macros, words, classes, types, phases), then the rules.
#include "lib/rules/rule_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "absl/status/status.h"
#include "lib/rules/rule_block.h"

namespace onoma::rules {

namespace {

constexpr const char* kBuiltInTypes[] = {"PERSON",  "GPE",      "LOC",     "ORG",      "NORP",   "DATE",  "TIME", "MONEY",
                                         "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "FAC",    "EVENT", "LAW",  "PRODUCT",
                                         "TITLE",   "PROGRAM",  "URL",     "EMAIL",    "HANDLE", "PHONE"};
constexpr const char* kBuiltInPhases[] = {"values", "names", "people", "relations"};
constexpr std::size_t kProblemsTold = 100;

std::string_view Trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

// Splits a file into logical lines; a line that ends in a backslash goes on in the next.
std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  int number = 0;
  while (!text.empty()) {
    std::string joined;
    Line line;
    line.number = number + 1;
    bool first = true;
    for (bool more = true; more && !text.empty(); first = false) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view part = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      ++number;
      if (first) line.indented = !part.empty() && (part[0] == ' ' || part[0] == '\t');
      part = Trim(part);
      more = part.size() > 1 && part.back() == '\\' && part[part.size() - 2] == ' ';
      if (more) part.remove_suffix(1);
      joined += part;
    }
    const std::string_view whole = Trim(joined);
    if (whole.empty() || whole[0] == '#') continue;
    const std::size_t space = std::min(whole.find_first_of(" \t"), whole.size());
    line.key = whole.substr(0, space);
    line.rest = Trim(whole.substr(space));
    lines.push_back(std::move(line));
  }
  return lines;
}

bool IsLowerName(std::string_view name) {
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::vector<std::string> SplitList(std::string_view rest) {
  std::vector<std::string> items;
  while (true) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    items.emplace_back(Trim(rest.substr(0, comma)));
    if (comma == rest.size()) return items;
    rest.remove_prefix(comma + 1);
  }
}

struct SetScope {
  std::map<std::string, std::string, std::less<>> macros;
  std::map<std::string, std::uint32_t, std::less<>> word_sets;
  std::vector<std::string> classes, types{std::begin(kBuiltInTypes), std::end(kBuiltInTypes)};
  std::map<std::string, std::pair<std::string, std::string>> defined;  // "macro x", "words x", "classes x" -> origin, value
  std::set<std::string, std::less<>> used;                             // which of them some rule asks for
  std::map<std::string, Validator, std::less<>> validators;            // the user's
};

class Reader {
 public:
  Reader(Engine::Parsed& parsed, std::vector<std::string> problems) : parsed_(parsed), problems_(std::move(problems)) {}

  void Read() {
    std::size_t sets = 1;
    for (const Source& source : parsed_.sources) sets = std::max(sets, source.set + 1);
    scopes_.resize(sets);
    for (const NamedValidator& validator : parsed_.validators)
      if (validator.set < sets) scopes_[validator.set].validators.emplace(validator.name, Validator(validator.function.get()));
    for (const Source& source : parsed_.sources) {
      lines_.push_back(SplitLines(source.text));
      Definitions(source, lines_.back());
    }
    if (parsed_.phases.empty()) parsed_.phases.assign(std::begin(kBuiltInPhases), std::end(kBuiltInPhases));
    for (std::size_t i = 0; i < lines_.size(); ++i) Rules(parsed_.sources[i], lines_[i]);
    for (const SetScope& scope : scopes_)
      for (const auto& [what, where] : scope.defined)
        if (!scope.used.contains(what)) parsed_.unused.push_back(fmt::format("{}: no rule uses '{}'; drop it", where.first, what));
  }

  absl::Status Finish() {
    if (problems_.empty()) return absl::OkStatus();
    std::string message;
    std::set<std::string> told;
    for (const std::string& problem : problems_) {
      if (!told.insert(problem).second) continue;
      if (told.size() > kProblemsTold) {
        message += fmt::format("\n... and {} more", problems_.size() - kProblemsTold);
        break;
      }
      if (!message.empty()) message += '\n';
      message += problem;
    }
    return absl::InvalidArgumentError(message);
  }

 private:
  template <class... A>
  void Problem(const Source& source, int line, fmt::format_string<A...> format, A&&... arguments) {
    problems_.push_back(fmt::format("{}:{}: {}", source.name, line, fmt::format(format, std::forward<A>(arguments)...)));
  }

  // Defining the same again is no mistake: files stand alone more easily.
  bool Define(const Source& source, const Line& line, std::string what, std::string_view value) {
    auto [it, added] =
        scopes_[source.set].defined.emplace(what, std::make_pair(fmt::format("{}:{}", source.name, line.number), std::string(value)));
    if (!added && it->second.second != value)
      Problem(source, line.number, "{} is defined otherwise at {}; rename one", what, it->second.first);
    return added;
  }

  void Definitions(const Source& source, const std::vector<Line>& lines) {
    SetScope& scope = scopes_[source.set];
    for (const Line& line : lines) {
      if (line.indented) continue;
      const std::string& key = line.key;
      if (key == "macro" || key == "words") {
        const std::size_t equals = line.rest.find('=');
        const std::string name(Trim(std::string_view(line.rest).substr(0, std::min(equals, line.rest.size()))));
        if (equals == std::string::npos || !IsLowerName(name)) {
          Problem(source, line.number, "'{}' needs a lower-case name and '='; write '{} name = {}'", key, key,
                  key == "macro" ? "{Cap} {Digits}" : "day, week, month");
          continue;
        }
        const std::string_view value = Trim(std::string_view(line.rest).substr(equals + 1));
        if (!Define(source, line, key + " " + name, value)) continue;
        if (key == "macro") {
          if (value.empty()) Problem(source, line.number, "the macro '{}' is empty; write a pattern after '='", name);
          scope.macros.emplace(name, value);
        } else {
          Words(source, line, name, value);
        }
      } else if (key == "classes" || key == "types") {
        for (const std::string& item : SplitList(line.rest)) {
          const bool good = key == "classes" ? IsLowerName(item) : !item.empty() && std::all_of(item.begin(), item.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || c == '_';
          });
          if (!good)
            Problem(source, line.number, "'{}' is no name of {}; write {}", item, key == "classes" ? "a word list" : "a type",
                    key == "classes" ? "lower-case letters: classes given, surname" : "capitals: types VESSEL, UNIT");
          else
            (key == "classes" ? scope.classes : scope.types).push_back(item);
          if (good && key == "classes") Define(source, line, "classes " + item, "");
        }
      } else if (key == "phases") {
        for (const std::string& item : SplitList(line.rest)) {
          if (!IsLowerName(item) || item == "text")
            Problem(source, line.number, "'{}' is no name of a phase; write for example 'phases values, names, people'", item);
          else if (std::find(parsed_.phases.begin(), parsed_.phases.end(), item) == parsed_.phases.end())
            parsed_.phases.push_back(item);
        }
      }
    }
  }

  void Words(const Source& source, const Line& line, const std::string& name, std::string_view value) {
    WordSet set;
    set.name = name;
    for (const std::string& item : SplitList(value)) {
      std::string_view word = item;
      const bool exact = word.size() > 2 && word.front() == '\'' && word.back() == '\'';
      const bool quoted = exact || (word.size() > 2 && word.front() == '"' && word.back() == '"');
      if (quoted) word = word.substr(1, word.size() - 2);
      if (!IsOneUnit(word)) {
        Problem(source, line.number, "'{}' in the words '{}' is not one word; write a macro for several: macro {} = a b | c", item, name,
                name);
        continue;
      }
      if (exact)
        set.forms.push_back(parsed_.names.literals.AddForm(word));
      else
        set.words.push_back(parsed_.names.literals.AddWord(word));
    }
    std::sort(set.words.begin(), set.words.end());
    std::sort(set.forms.begin(), set.forms.end());
    scopes_[source.set].word_sets.emplace(name, std::uint32_t(parsed_.names.word_sets.size()));
    parsed_.names.word_sets.push_back(std::move(set));
  }

  void Rules(const Source& source, const std::vector<Line>& lines) {
    SetScope& scope = scopes_[source.set];
    PatternScope patterns{&scope.macros, &scope.word_sets, &scope.classes, &scope.types, &scope.used};
    std::string phase;
    bool told_outside = false;
    static const std::vector<std::string> keys = {"rule", "macro", "words", "classes", "types", "phases", "phase"};
    for (std::size_t i = 0; i < lines.size();) {
      const Line& line = lines[i];
      if (line.key == "rule" && !line.indented) {
        std::size_t end = i + 1;
        while (end < lines.size() && lines[end].indented) ++end;
        Rule(source, patterns, scope, phase, std::vector<Line>(lines.begin() + std::ptrdiff_t(i), lines.begin() + std::ptrdiff_t(end)));
        i = end;
        continue;
      }
      if (line.indented) {
        if (!told_outside) Problem(source, line.number, "'{}' is indented but belongs to no rule; write 'rule name' above it", line.key);
        told_outside = true;
      } else if (line.key == "phase") {
        if (KnownPhase(source, line.number, line.rest)) phase = line.rest;
      } else if (std::find(keys.begin(), keys.end(), line.key) == keys.end()) {
        const std::string near = Nearest(line.key, keys);
        if (IsRuleKey(line.key))
          Problem(source, line.number, "'{}' belongs to a rule; indent it under 'rule name'", line.key);
        else if (!near.empty())
          Problem(source, line.number, "unknown word '{}'; did you mean '{}'?", line.key, near);
        else
          Problem(source, line.number, "unknown word '{}'; write rule, macro, words, classes, types, phases or phase", line.key);
      }
      ++i;
    }
  }

  bool KnownPhase(const Source& source, int line, const std::string& phase) {
    if (std::find(parsed_.phases.begin(), parsed_.phases.end(), phase) != parsed_.phases.end()) return true;
    Problem(source, line, "unknown phase '{}'; write one of {}, or add it: phases {}", phase, fmt::join(parsed_.phases, ", "),
            phase.empty() ? "name" : phase);
    return false;
  }

  void Rule(const Source& source, const PatternScope& patterns, const SetScope& scope, const std::string& phase,
            const std::vector<Line>& block) {
    ParsedRule rule;
    std::vector<std::string> problems;
    RuleBlock reader(block, source.name, patterns, scope.validators, parsed_.names, rule, problems);
    reader.Read();
    problems_.insert(problems_.end(), problems.begin(), problems.end());
    if (!rule.info.text_rule) {
      if (rule.info.phase.empty()) {
        const bool has_names = std::find(parsed_.phases.begin(), parsed_.phases.end(), "names") != parsed_.phases.end();
        rule.info.phase = !phase.empty() ? phase : has_names ? "names" : parsed_.phases.back();
      } else {
        KnownPhase(source, reader.phase_line(), rule.info.phase);
      }
    }
    auto [it, added] = rule_index_.emplace(rule.info.name, parsed_.rules.size());
    if (!added && rule_set_[it->second] == source.set) {
      Problem(source, rule.line, "the rule '{}' is there already at {}; rename one", rule.info.name, parsed_.rules[it->second].info.origin);
    } else if (!added) {
      parsed_.rules[it->second] = std::move(rule);
      rule_set_[it->second] = source.set;
    } else {
      parsed_.rules.push_back(std::move(rule));
      rule_set_.push_back(source.set);
    }
  }

  Engine::Parsed& parsed_;
  std::vector<std::string> problems_;
  std::vector<SetScope> scopes_;
  std::vector<std::vector<Line>> lines_;
  std::map<std::string, std::size_t> rule_index_;
  std::vector<std::size_t> rule_set_;
};

}  // namespace

absl::StatusOr<std::shared_ptr<const Engine::Parsed>> ParseRules(std::vector<Source> sources, std::vector<std::string> problems,
                                                                 std::vector<NamedValidator> validators) {
  auto parsed = std::make_shared<Engine::Parsed>();
  parsed->validators = std::move(validators);
  parsed->sources = std::move(sources);
  Reader reader(*parsed, std::move(problems));
  reader.Read();
  if (absl::Status status = reader.Finish(); !status.ok()) return status;
  parsed->names.Freeze();
  return std::shared_ptr<const Engine::Parsed>(std::move(parsed));
}

absl::StatusOr<std::shared_ptr<const Engine::Parsed>> Combine(const std::vector<std::shared_ptr<const Engine::Parsed>>& sets) {
  if (sets.size() == 1) return sets[0];
  std::vector<Source> sources;
  std::vector<NamedValidator> validators;
  std::size_t base = 0;
  for (const auto& set : sets) {
    std::size_t next = base + 1;
    for (const Source& source : set->sources) {
      sources.push_back(source);
      sources.back().set += base;
      next = std::max(next, sources.back().set + 1);
    }
    for (const NamedValidator& validator : set->validators)
      validators.push_back({validator.name, validator.set + base, validator.function});
    base = next;
  }
  return ParseRules(std::move(sources), {}, std::move(validators));
}

}  // namespace onoma::rules
