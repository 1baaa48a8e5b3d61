// Everything here works on the emits that the extractor's own stages leave, so that `check` judges what users will get.
#include "lib/rules/lint.h"

#include <fmt/format.h>

#include <algorithm>

#include "lib/rules/normalise.h"
#include "lib/rules/rule_file.h"

namespace onoma::rules {

namespace {

// What an emit says about its text: fixed attributes and normalised values.
using Pairs = std::vector<std::pair<std::string, std::string>>;
Pairs Said(const EmitInfo& info, std::string_view text, std::string_view date) {
  Pairs said(info.attributes.begin(), info.attributes.end());
  Values values;
  if (!info.normaliser.empty()) Normalise(info.normaliser, text, date, values);
  for (const auto& [key, value] : values) said.emplace_back(key, value);
  return said;
}

std::string Shown(const Pairs& values) {
  std::string shown;
  for (const auto& [key, value] : values) shown += fmt::format("{}{}={}", shown.empty() ? "" : " ", key, value);
  return shown.empty() ? "no values" : shown;
}

// What a rule found in an example: an emit, or the capture that is part of a relation ("[Ukraine](of)").
struct Found {
  std::size_t begin, end;
  std::string type, subtype;
  const EmitInfo* emit;
  std::uint32_t match;
  bool optional;  // need not be marked: a capture beside emits
};

std::vector<Found> FoundBy(const ParsedRule& rule, std::size_t number, const RuleScratch& scratch) {
  std::vector<Found> all;
  for (const Emit& emit : scratch.emits)
    if (emit.rule == number)
      all.push_back({emit.begin, emit.end, rule.info.emits[emit.emit].type, rule.info.emits[emit.emit].subtype, &rule.info.emits[emit.emit],
                     emit.match, false});
  if (rule.info.relations.empty()) return all;
  const bool optional = !rule.info.emits.empty();
  for (const CaptureSpan& span : scratch.captures)
    if (span.rule == number) all.push_back({span.begin, span.end, rule.captures[span.capture], "", nullptr, span.match, optional});
  return all;
}

std::string Shown(const std::vector<Found>& all, std::string_view text) {
  std::string shown;
  for (const Found& f : all) shown += fmt::format("{}[{}]({})", shown.empty() ? "" : " ", text.substr(f.begin, f.end - f.begin), f.type);
  return shown.empty() ? "nothing" : shown;
}

}  // namespace

std::vector<std::string> CheckExamples(const Engine::Parsed& parsed, const Finder& find, const std::vector<bool>& judged) {
  std::vector<std::string> problems;
  RuleScratch scratch;
  for (std::size_t r = 0; r < parsed.rules.size(); ++r) {
    const ParsedRule& rule = parsed.rules[r];
    if (!judged.empty() && !judged[r]) continue;
    for (const Example& example : rule.examples) {
      find(example.text, example.date, scratch);
      const std::vector<Found> all = FoundBy(rule, r, scratch);
      const std::string shown = Shown(all, example.text);
      for (const Example::Span& span : example.spans) {
        const std::string marked = example.text.substr(span.begin, span.end - span.begin);
        const auto at = std::find_if(all.begin(), all.end(), [&](const Found& f) {
          return f.begin == span.begin && f.end == span.end &&
                 (span.type.empty() || span.type == f.type || span.type == f.type + "." + f.subtype);
        });
        if (at == all.end()) {
          problems.push_back(fmt::format("{}: {} does not find [{}]{} in \"{}\"; it finds {}", example.origin, rule.info.name, marked,
                                         span.type.empty() ? "" : "(" + span.type + ")", example.text, shown));
          continue;
        }
        Pairs values = at->emit ? Said(*at->emit, marked, example.date) : Pairs();
        if (at->emit)
          for (const auto& [key, capture] : at->emit->captured)
            for (const CaptureSpan& c : scratch.captures)
              if (c.rule == r && c.match == at->match && rule.captures[c.capture] == capture)
                values.emplace_back(key, example.text.substr(c.begin, c.end - c.begin));
        for (const auto& wanted : span.values)
          if (std::find(values.begin(), values.end(), wanted) == values.end())
            problems.push_back(fmt::format("{}: {} gives [{}] {}, not {}={}", example.origin, rule.info.name, marked, Shown(values),
                                           wanted.first, wanted.second));
      }
      for (const Found& f : all) {
        const bool covered = std::any_of(example.spans.begin(), example.spans.end(),
                                         [&](const Example::Span& s) { return s.begin <= f.begin && f.end <= s.end; });
        if (!covered && !f.optional)
          problems.push_back(fmt::format("{}: {} finds {} in \"{}\", {}", example.origin, rule.info.name, Shown({f}, example.text),
                                         example.text, example.finds ? "outside the marks" : "which 'not' forbids"));
      }
    }
  }
  return problems;
}

std::shared_ptr<const Engine::Parsed> Alone(const Engine::Parsed& parsed, std::size_t rule, bool trigger) {
  auto alone = std::make_shared<Engine::Parsed>();
  alone->phases = parsed.phases;
  alone->names = parsed.names;
  alone->validators = parsed.validators;
  alone->rules.push_back(parsed.rules[rule]);
  if (!trigger) alone->rules[0].triggers.clear();
  return alone;
}

std::shared_ptr<const Engine::Parsed> Idle(const Engine::Parsed& parsed, bool text_rule) {
  // No unit is both; and no word begins with this control character.
  const char* const never = text_rule ? "rule idle\n text \\x01never\n trigger char \"\x01\"\n emit match = ORG\n"
                                      : "rule idle\n match {Punct & Lower}\n emit match = ORG\n";
  auto idle = ParseRules({{"idle", never, 0}});
  if (!idle.ok()) return nullptr;
  auto all = std::make_shared<Engine::Parsed>(**idle);
  all->names.literals = parsed.names.literals;  // by which the units of the documents are numbered; the rule names no word
  if (!text_rule) all->phases = {parsed.phases.empty() ? "names" : parsed.phases[0]}, all->rules[0].info.phase = all->phases[0];
  return all;
}

void TriggerCheck::Add(std::string_view text, const text::Words& words, std::vector<std::string>& lost) {
  found_.Clear();
  with_.FindText(text, words, found_);
  all_.Clear();
  without_.FindText(text, words, all_);
  for (const Emit& emit : all_.emits) {
    const bool there = std::any_of(found_.emits.begin(), found_.emits.end(),
                                   [&](const Emit& other) { return other.begin == emit.begin && other.end == emit.end; });
    if (!there)
      lost.push_back(fmt::format("{}: the trigger of {} loses \"{}\"; let it stand in every match, or widen 'back'", info_.origin,
                                 info_.name, text.substr(emit.begin, emit.end - emit.begin)));
  }
}

}  // namespace onoma::rules
