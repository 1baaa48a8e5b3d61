// Everything here works on the emits that the extractor's own stages leave, so that `check` judges what users will get.
#include "lib/rules/lint.h"

#include <algorithm>

#include <fmt/format.h>
#include "lib/rules/normalise.h"
#include "lib/rules/regex.h"
#include "lib/rules/rule_file.h"
#include "lib/text/chars.h"

namespace onoma::rules {

namespace {

// What an emit says about its text: fixed attributes and normalised values.
Values ValuesOf(const EmitInfo& info, std::string_view text, std::string_view date) {
  Values values(info.attributes.begin(), info.attributes.end());
  if (!info.normaliser.empty()) Normalise(info.normaliser, text, date, values);
  return values;
}

std::string Shown(const Values& values) {
  std::string shown;
  for (const auto& [key, value] : values) shown += fmt::format("{}{}={}", shown.empty() ? "" : " ", key, value);
  return shown.empty() ? "no values" : shown;
}

}  // namespace

std::vector<std::string> CheckExamples(const Engine::Parsed& parsed, const Finder& find) {
  std::vector<std::string> problems;
  RuleScratch scratch;
  for (std::size_t r = 0; r < parsed.rules.size(); ++r) {
    const ParsedRule& rule = parsed.rules[r];
    for (const Example& example : rule.examples) {
      find(example.text, example.date, scratch);
      std::vector<const Emit*> emits;
      std::string all;
      for (const Emit& emit : scratch.emits) {
        if (emit.rule != r) continue;
        emits.push_back(&emit);
        all += fmt::format("{}[{}]({})", all.empty() ? "" : " ", example.text.substr(emit.begin, emit.end - emit.begin), rule.info.emits[emit.emit].type);
      }
      if (all.empty()) all = "nothing";
      for (const Example::Span& span : example.spans) {
        const std::string marked = example.text.substr(span.begin, span.end - span.begin);
        const auto at = std::find_if(emits.begin(), emits.end(), [&](const Emit* emit) {
          const EmitInfo& info = rule.info.emits[emit->emit];
          const std::string type = info.subtype.empty() ? info.type : info.type + "." + info.subtype;
          return emit->begin == span.begin && emit->end == span.end && (span.type.empty() || span.type == info.type || span.type == type);
        });
        if (at == emits.end()) {
          problems.push_back(fmt::format("{}: {} does not find [{}]{} in \"{}\"; it finds {}", example.origin, rule.info.name, marked,
                                         span.type.empty() ? "" : "(" + span.type + ")", example.text, all));
          continue;
        }
        const Values values = ValuesOf(rule.info.emits[(*at)->emit], marked, example.date);
        for (const auto& wanted : span.values)
          if (std::find(values.begin(), values.end(), wanted) == values.end())
            problems.push_back(fmt::format("{}: {} gives [{}] {}, not {}={}", example.origin, rule.info.name, marked, Shown(values), wanted.first, wanted.second));
      }
      for (const Emit* emit : emits) {
        const bool covered = std::any_of(example.spans.begin(), example.spans.end(), [&](const Example::Span& s) { return s.begin <= emit->begin && emit->end <= s.end; });
        if (!covered)
          problems.push_back(fmt::format("{}: {} finds [{}]({}) in \"{}\", {}", example.origin, rule.info.name, example.text.substr(emit->begin, emit->end - emit->begin),
                                         rule.info.emits[emit->emit].type, example.text, example.finds ? "outside the marks" : "which 'not' forbids"));
      }
    }
  }
  return problems;
}

RuleUse::RuleUse(const Engine::Parsed& parsed) : parsed_(parsed), uses_(parsed.rules.size()) {}

void RuleUse::Add(const RuleScratch& scratch) {
  std::vector<const Emit*> emits;
  for (const Emit& emit : scratch.emits) emits.push_back(&emit);
  std::sort(emits.begin(), emits.end(), [](const Emit* a, const Emit* b) { return a->begin != b->begin ? a->begin < b->begin : a->end > b->end; });
  std::uint32_t last_match = UINT32_MAX;
  for (const Emit& emit : scratch.emits) {
    if (emit.match != last_match) ++uses_[emit.rule].matches;
    last_match = emit.match;
  }
  for (std::size_t i = 0; i < emits.size(); ++i) {
    const Emit& emit = *emits[i];
    const RuleInfo& info = parsed_.rules[emit.rule].info;
    Use& use = uses_[emit.rule];
    ++use.emits;
    const auto covers = [&](const Emit& other) {
      const RuleInfo& rival = parsed_.rules[other.rule].info;
      return other.rule != emit.rule && other.begin <= emit.begin && emit.end <= other.end && rival.emits[other.emit].type == info.emits[emit.emit].type &&
             (other.end - other.begin > emit.end - emit.begin || rival.priority > info.priority);
    };
    std::vector<std::uint32_t> rivals;
    for (std::size_t j = i; j-- > 0 && i - j < 32;)
      if (covers(*emits[j])) rivals.push_back(emits[j]->rule);
    for (std::size_t j = i + 1; j < emits.size() && j - i < 32 && emits[j]->begin == emit.begin; ++j)
      if (covers(*emits[j])) rivals.push_back(emits[j]->rule);
    std::sort(rivals.begin(), rivals.end());
    rivals.erase(std::unique(rivals.begin(), rivals.end()), rivals.end());
    for (std::uint32_t rival : rivals) {
      auto at = std::find_if(use.shadowed_by.begin(), use.shadowed_by.end(), [rival](const auto& s) { return s.first == rival; });
      if (at == use.shadowed_by.end()) use.shadowed_by.emplace_back(rival, 1);
      else ++at->second;
    }
  }
}

std::vector<std::string> RuleUse::Report() const {
  std::vector<std::string> lines;
  for (std::size_t r = 0; r < uses_.size(); ++r) {
    const RuleInfo& info = parsed_.rules[r].info;
    const Use& use = uses_[r];
    if (!use.emits) {
      lines.push_back(fmt::format("{}: {} never fires on this corpus", info.origin, info.name));
      continue;
    }
    for (const auto& [rival, count] : use.shadowed_by)
      if (count == use.emits) {
        lines.push_back(fmt::format("{}: each of the {} emits of {} is covered by {}", info.origin, use.emits, info.name, parsed_.rules[rival].info.name));
        break;
      }
  }
  return lines;
}

std::vector<std::string> CheckTriggers(const Engine::Parsed& parsed, std::string_view text, const RuleScratch& found) {
  std::vector<std::string> lost;
  for (std::size_t r = 0; r < parsed.rules.size(); ++r) {
    const ParsedRule& rule = parsed.rules[r];
    if (!rule.info.text_rule || rule.triggers.empty() || rule.info.emits.empty() || !rule.validators.empty() || !rule.info.emits[0].capture.empty()) continue;
    const RE2 re(Piece(rule.regex), RegexOptions());
    re2::StringPiece match;
    const auto word = [&](std::size_t at) { return at < text.size() && text::IsWordChar(text::Decode(text, at).code); };
    for (std::size_t from = 0; from < text.size() && re.Match(Piece(text), from, text.size(), RE2::UNANCHORED, &match, 1) && !match.empty();) {
      const std::size_t begin = std::size_t(match.data() - text.data()), end = begin + match.size();
      from = end;
      const bool inside = (begin > 0 && static_cast<unsigned char>(text[begin - 1]) < 128 && word(begin - 1) && word(begin)) || (end > 0 && static_cast<unsigned char>(text[end - 1]) < 128 && word(end - 1) && word(end));
      if (inside || match.size() > rule.longest) continue;
      const bool there = std::any_of(found.emits.begin(), found.emits.end(), [&](const Emit& emit) { return emit.rule == r && emit.begin <= begin && end <= emit.end; });
      if (!there) lost.push_back(fmt::format("{}: the trigger of {} loses \"{}\"", rule.info.origin, rule.info.name, View(match)));
    }
  }
  return lost;
}

}  // namespace onoma::rules
