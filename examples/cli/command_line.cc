// What can be asked, with the help texts: the only file that knows the library that reads the command line (slow to compile, so it stands
// alone).
#include "command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "knowledge.h"
#include "message.h"
#include "options.h"

namespace onoma::cli {
namespace {

constexpr char kExitCodes[] =
    "Exit codes: 0 all went well; 1 some input failed (told on stderr, the rest was processed); 2 the command line was not understood;\n"
    "3 knowledge (gazetteers, rules, image) cannot be opened; 4 output cannot be written; 141 the reader of the output went away.";

const std::map<std::string, Offsets> kOffsets = {
    {"bytes", Offsets::kBytes}, {"codepoints", Offsets::kCodepoints}, {"utf16", Offsets::kUtf16}};

// A choice by name: "--offsets utf16". Told with all names where it is none of them.
template <class Value>
CLI::Option* Choice(CLI::App* app, const std::string& flags, Value& value, const std::map<std::string, Value>& names,
                    const std::string& help) {
  std::string list;
  for (const auto& [name, unused] : names) list += (list.empty() ? "" : "|") + name;
  const auto set = [&value, names, list](const std::string& given) {
    const auto found = names.find(given);
    if (found == names.end()) throw CLI::ValidationError(fmt::format("'{}' is none of {}", given, list));
    value = found->second;
  };
  return app->add_option_function<std::string>(flags, set, help)->type_name(list);
}

void AddDate(CLI::App* app, std::string& date, const std::string& help) {
  app->add_option("--date", date, help)->type_name("YYYY-MM-DD")->check([](const std::string& given) {
    return IsDate(given) ? std::string() : fmt::format("'{}' is no day; write YYYY-MM-DD", given);
  });
}

void AddTypes(CLI::App* app, std::vector<std::string>& types, const std::string& help) {
  app->add_option("--types", types, help)->type_name("TYPE,...")->delimiter(',')->allow_extra_args(false);
}

// "--without definitions,phase:values" onto the library's switches.
void SwitchOff(const std::string& name, Options& options) {
  const std::map<std::string, bool Options::*> kSwitches = {{"gazetteer", &Options::gazetteer},
                                                            {"text-rules", &Options::text_rules},
                                                            {"phrase-rules", &Options::phrase_rules},
                                                            {"definitions", &Options::definitions},
                                                            {"back-references", &Options::back_references},
                                                            {"homonyms", &Options::homonyms},
                                                            {"offices", &Options::offices},
                                                            {"quotes", &Options::quotes}};
  if (const auto found = kSwitches.find(name); found != kSwitches.end()) {
    options.*found->second = false;
  } else if (name.rfind("phase:", 0) == 0 && name.size() > 6) {
    options.without_phases.push_back(name.substr(6));
  } else {
    throw CLI::ValidationError(
        "--without",
        fmt::format("'{}' is no stage; write gazetteer, text-rules, phrase-rules, definitions, back-references, homonyms, offices, "
                    "quotes, or phase:NAME",
                    name));
  }
}

void AddKnowledge(CLI::App* app, KnowledgeOptions& knowledge) {
  app->add_option("--gazetteer", knowledge.gazetteers,
                  "Own names beside the shipped ones: .tsv, a directory, or a compiled .onoma; may be repeated, later ones outrank")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app->add_option("--rules", knowledge.rules, "Own rules: a .rules file or a directory; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app->add_flag("--no-default", knowledge.no_default, "Leave the shipped names and rules out");
  app->add_flag("--nested", knowledge.options.nested, "Also mentions inside longer mentions");
  app->add_option_function<std::vector<std::string>>(
         "--without",
         [&knowledge](const std::vector<std::string>& names) {
           for (const std::string& name : names) SwitchOff(name, knowledge.options);
         },
         "Switch stages off: gazetteer, text-rules, phrase-rules, definitions, back-references, homonyms, offices, quotes, phase:NAME")
      ->type_name("STAGE,...")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void AddEvaluate(CLI::App* app, EvaluateOptions& evaluate) {
  app->add_flag("--merge-places", evaluate.merge_places, "GPE and LOC count as one type");
  app->add_flag("--keep-nominals", evaluate.keep_nominals,
                "Ask for mentions without a capital or digit, too; types that the gold lacks then cost");
  AddTypes(app, evaluate.types, "Score these types (default: those of the gold)");
}

struct Commands {
  ExtractOptions extract;
  EvalOptions eval;
  DiffOptions diff;
  CompileOptions compile;
  CheckOptions check;
  CheckRulesOptions check_rules;
  ExplainOptions explain;
  WhoOptions who;
};

void DefineExtract(CLI::App& root, ExtractOptions& options) {
  CLI::App* app = root.add_subcommand("extract", "Find the entities of documents");
  app->add_option("inputs", options.inputs,
                  "Files, directories (all files below, hidden ones left out) or - for standard input; none: standard input.\n"
                  "Files named .jsonl or .ndjson hold a JSON object a line, {\"id\", \"text\"[, \"date\"]}; others are one text each, its "
                  "id is its name")
      ->type_name("FILE|DIR|-");
  Choice<ExtractOptions::Input>(
      app, "--input", options.input,
      {{"auto", ExtractOptions::Input::kAuto}, {"text", ExtractOptions::Input::kText}, {"jsonl", ExtractOptions::Input::kJsonl}},
      "What the inputs are, whatever their names (- is JSON lines if it starts with '{')");
  Choice<ExtractOptions::Output>(app, "--format", options.format,
                                 {{"jsonl", ExtractOptions::Output::kJsonl},
                                  {"tsv", ExtractOptions::Output::kTsv},
                                  {"inline", ExtractOptions::Output::kInline},
                                  {"conll", ExtractOptions::Output::kConll}},
                                 "Default: inline on a terminal, else jsonl. tsv: id start end type entity name source text");
  app->add_option("-o,--output", options.output, "Write here instead of standard output; the file appears complete or not at all")
      ->type_name("FILE");
  AddTypes(app, options.knowledge.options.types, "Only these types: PERSON,GPE,ORG");
  AddDate(app, options.date, "The date of documents that have none; offices are told as of it");
  Choice<Offsets>(app, "--offsets", options.format_options.offsets, kOffsets, "What offsets count (default: bytes of the decoded text)");
  app->add_option("--threads", options.threads, "Worker threads (default: one a processor); the output's order does not change")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  app->add_flag("--with-text", options.format_options.with_text, "jsonl: repeat each document's text");
  app->add_flag("--strict", options.strict, "Invalid UTF-8, a missing id or a bad date is an error; such a document is left out");
  app->add_flag("--no-color", options.no_color, "No escape sequences on a terminal (also: $NO_COLOR)");
  app->add_flag("--quiet", options.quiet, "No progress on a terminal");
  AddKnowledge(app, options.knowledge);
  app->footer(
      fmt::format("Examples:\n"
                  "  onoma extract article.txt\n"
                  "  onoma extract news.jsonl --format tsv --types PERSON,ORG > people.tsv\n"
                  "  zcat news.jsonl.gz | onoma extract - --date 2025-11-15 -o found.jsonl\n"
                  "  onoma extract press/ --gazetteer ours.tsv --without back-references\n\n{}",
                  kExitCodes));
}

void DefineEval(CLI::App& root, EvalOptions& options) {
  CLI::App* app = root.add_subcommand("eval", "Precision, recall and F1 against a gold file");
  app->add_option("gold", options.gold, "A JSON object a line: {\"id\", \"text\", \"entities\": [{\"start\", \"end\", \"type\"}]}")
      ->type_name("GOLD")
      ->required();
  app->add_option("predicted", options.predicted,
                  "The same without text, as `extract` writes it; none: run the extractor on the gold's texts")
      ->type_name("PREDICTED");
  AddEvaluate(app, options.evaluate);
  app->add_flag("--ids", options.evaluate.ids, "Also how many gold mentions with an id have it in the prediction of the same span");
  app->add_flag("--records", options.evaluate.records,
                "Also relations (person, role, of), definitions (short, long) and quotes (start, end, speaker)");
  app->add_option("--errors", options.errors, "List the N most frequent errors by kind, form, and rule or row responsible")->type_name("N");
  app->add_flag("--by-source", options.by_source, "Also precision by source: gazetteer, rule, definition, back reference");
  app->add_option("--at-least", options.at_least, "Exit with 1 unless this F1 is reached: norm:CORE=62.5; may be repeated")
      ->type_name("MODE:TYPE=F1")
      ->allow_extra_args(false);
  Choice<Offsets>(app, "--offsets", options.evaluate.predicted_offsets, kOffsets, "What the offsets of PREDICTED count (default: bytes)");
  AddDate(app, options.date, "The date of gold documents that have none, when the extractor is run");
  AddKnowledge(app, options.knowledge);
  app->footer(fmt::format(
      "strict: same span and type. norm: after a leading article, a trailing possessive and a person's titles are cut on both sides.\n"
      "overlap: any overlap with the same type. CORE: PERSON, GPE, LOC, ORG together.\n\n"
      "Examples:\n"
      "  onoma eval gold.jsonl --merge-places --errors 20\n"
      "  onoma extract gold.jsonl -o found.jsonl && onoma eval gold.jsonl found.jsonl --ids --records\n"
      "  onoma eval gold.jsonl --at-least norm:CORE=62.5\n\n{}",
      kExitCodes));
}

void DefineDiff(CLI::App& root, DiffOptions& options) {
  CLI::App* app = root.add_subcommand("diff", "What one version gained and lost against another");
  app->add_option("gold", options.gold, "The gold file")->type_name("GOLD")->required();
  app->add_option("before", options.before, "Predictions, or a compiled image (.onoma) to run")->type_name("BEFORE")->required();
  app->add_option("after", options.after, "The same of the later version")->type_name("AFTER")->required();
  AddEvaluate(app, options.evaluate);
  app->add_option("--most", options.most, "List the N most frequent of each change (default 20)")->type_name("N");
  Choice<Offsets>(app, "--offsets", options.evaluate.predicted_offsets, kOffsets, "What the offsets of predictions count (default: bytes)");
  AddDate(app, options.date, "The date of gold documents that have none, when an image is run");
  AddKnowledge(app, options.knowledge);
  app->footer(
      fmt::format("Examples:\n  onoma diff gold.jsonl before.jsonl after.jsonl --merge-places\n  onoma diff gold.jsonl old.onoma new.onoma "
                  "--most 50\n\n{}",
                  kExitCodes));
}

void DefineCompile(CLI::App& root, CompileOptions& options) {
  CLI::App* app = root.add_subcommand("compile", "Compile gazetteers into one image");
  app->add_option("inputs", options.inputs, "Gazetteer files, or directories: all *.tsv and words/*.txt")
      ->type_name("FILE|DIR")
      ->required();
  app->add_option("-o,--output", options.output, "The image, by custom named .onoma; written to a temporary and renamed")
      ->type_name("IMAGE")
      ->required();
  app->add_option("--version-string", options.version, "The version of this knowledge, told by --version")->type_name("TEXT");
  app->add_flag("--quiet", options.quiet, "Do not tell what the image holds");
  app->footer(
      fmt::format("Every bad row is told as file:line: what is wrong; what to write. Nothing is written then.\n\nExamples:\n"
                  "  onoma compile gazetteers -o knowledge.onoma --version-string 2025.11\n"
                  "  onoma compile ours.tsv -o ours.onoma && onoma extract article.txt --gazetteer ours.onoma\n\n{}",
                  kExitCodes));
}

void DefineCheckRules(CLI::App& check, CheckRulesOptions& options) {
  CLI::App* app = check.add_subcommand("rules", "Run the examples of rules; on a corpus tell what the rules do to each other and cost");
  app->callback([&options] { options.asked = true; });
  app->add_option("inputs", options.inputs,
                  "Rule files (.rules) or directories of them, judged beside the shipped rules (one of the same name replaces the shipped "
                  "one); none: the shipped rules")
      ->type_name("FILE|DIR");
  app->add_option("--corpus", options.corpora, "Documents, as `extract` reads them; may be repeated")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
  app->add_flag("--strict", options.strict, "Warnings, too, lead to exit code 1");
  app->add_option("--most", options.most, "Tell at most N warnings of a kind, and rows of the table of costs (default 20; 0: all)")
      ->type_name("N");
  AddKnowledge(app, options.knowledge);
  app->footer(fmt::format(
      "Errors: what the reader of rules refuses, and examples that fail. Warnings, on the corpus: rules that never fire, that others "
      "always shadow, that never\n"
      "come out; rules that give different types to one span at one priority; triggers that lose matches. The costs are the time of each "
      "rule\n"
      "alone on the first 2 MB, over an engine without rules; all rules together take less, since phrase rules share one automaton.\n\n"
      "Examples:\n  onoma check rules\n  onoma check rules ours.rules --gazetteer ours.tsv\n  onoma check rules ours.rules --corpus "
      "news.jsonl --most 0\n\n{}",
      kExitCodes));
}

void DefineCheck(CLI::App& root, CheckOptions& options, CheckRulesOptions& rules) {
  CLI::App* app = root.add_subcommand("check", "Lint gazetteers and rules");
  DefineCheckRules(*app, rules);
  app->add_option("inputs", options.inputs, "Gazetteers (.tsv, words .txt), rules (.rules), or directories of them")->type_name("FILE|DIR");
  app->add_flag("--strict", options.strict, "Warnings, too, lead to exit code 1");
  app->add_option("--most", options.most, "Tell at most N warnings of a kind (default 20; 0: all)")->type_name("N");
  app->add_flag("--counts", options.counts, "Only count: entries and surface forms by type, tenures, words by class");
  app->footer(
      fmt::format("Errors are what `compile` refuses. Warnings: aliases that several entries share, tenures of one office that overlap, "
                  "rows without a\n"
                  "source, common words that are not marked weak. A directory's collisions.txt lists those that are left on purpose: a "
                  "line each, the alias or\n"
                  "\"ROLE of COUNTRY\", TAB, why. `onoma check rules` says more of rules.\n\nExamples:\n  onoma check gazetteers\n  onoma "
                  "check ours.tsv ours.rules --strict\n  "
                  "onoma check gazetteers --counts\n\n{}",
                  kExitCodes));
}

void DefineExplain(CLI::App& root, ExplainOptions& options) {
  CLI::App* app = root.add_subcommand("explain", "Why a span came out as it did: what matched, what lost, by which order");
  app->add_option("input", options.input, "A text, or a file of JSON lines (with --id), or -")->type_name("FILE")->required();
  auto* group = app->add_option_group("place", "Where to look");
  group->add_option("--span", options.span, "From BEGIN to before END")->type_name("BEGIN:END");
  group->add_option("--text", options.needle, "Everywhere this stands")->type_name("NEEDLE")->check([](const std::string& given) {
    return given.empty() ? std::string("an empty text stands everywhere; write some words") : std::string();
  });
  group->require_option(1);
  app->add_option("--id", options.document, "The document of a file of JSON lines (default: the first)")->type_name("ID");
  Choice<Offsets>(app, "--offsets", options.offsets, kOffsets, "What --span counts (default: bytes)");
  AddDate(app, options.date, "The document's date, if it has none");
  AddKnowledge(app, options.knowledge);
  app->footer(fmt::format("Examples:\n  onoma explain article.txt --text Georgia\n  onoma explain news.jsonl --id 17 --span 120:127\n\n{}",
                          kExitCodes));
}

void DefineWho(CLI::App& root, WhoOptions& options) {
  CLI::App* app = root.add_subcommand("who", "Who holds an office as of a day");
  app->add_option("role", options.role,
                  "What the office is called (\"defence minister\"), or its id (defence-minister, role/defence-minister)")
      ->type_name("ROLE")
      ->required();
  app->add_option(
         "of", options.of,
         "A country or organisation by its name (Ukraine, NATO), code or id (UA, geo/ua, org/nato); left out where the words say it")
      ->type_name("OF");
  AddDate(app, options.date, "As of this day");
  AddKnowledge(app, options.knowledge);
  app->footer(
      fmt::format("Examples:\n  onoma who \"defence minister\" Ukraine --date 2025-11-15\n  onoma who \"head of the CIA\"\n  onoma who "
                  "role/secretary-general org/nato\n\n{}",
                  kExitCodes));
}

}  // namespace

int ParseAndRun(int argc, char** argv) {
  CLI::App root("Finds who, where and which organisation a text names, with gazetteers and rules.", "onoma");
  root.require_subcommand(1);
  bool version = false;
  root.set_version_flag("--version", "");  // shown in --help; answered below
  Commands commands;
  DefineExtract(root, commands.extract);
  DefineEval(root, commands.eval);
  DefineDiff(root, commands.diff);
  DefineExplain(root, commands.explain);
  DefineWho(root, commands.who);
  DefineCompile(root, commands.compile);
  DefineCheck(root, commands.check, commands.check_rules);
  root.footer(fmt::format("`onoma COMMAND --help` tells the options of a command, with examples.\n\n{}", kExitCodes));
  const auto known = root.get_subcommands([&](const CLI::App* command) { return argc > 1 && command->get_name() == argv[1]; });
  if (argc > 1 && argv[1][0] != '-' && known.empty()) {
    Complain(fmt::format("'{}' is no command; write extract, eval, diff, explain, who, compile or check; see onoma --help", argv[1]));
    return kUsage;
  }
  try {
    root.parse(argc, argv);
  } catch (const CLI::CallForVersion&) {
    version = true;
  } catch (const CLI::Success& help) {  // --help
    return root.exit(help);
  } catch (const CLI::ParseError& error) {
    const auto used = root.get_subcommands();
    Complain(fmt::format("{}; see onoma {}--help", error.what(), used.empty() ? "" : used.front()->get_name() + " "));
    return kUsage;
  }
  if (version) return PrintVersion();
  if (root.got_subcommand("extract")) return RunExtract(commands.extract);
  if (root.got_subcommand("eval")) return RunEval(commands.eval);
  if (root.got_subcommand("diff")) return RunDiff(commands.diff);
  if (root.got_subcommand("explain")) return RunExplain(commands.explain);
  if (root.got_subcommand("who")) return RunWho(commands.who);
  if (root.got_subcommand("compile")) return RunCompile(commands.compile);
  return commands.check_rules.asked ? RunCheckRules(commands.check_rules) : RunCheck(commands.check);
}

}  // namespace onoma::cli
