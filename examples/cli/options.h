// What each subcommand was asked, after the command line was read and checked.
#ifndef ONOMA_EXAMPLES_CLI_OPTIONS_H_
#define ONOMA_EXAMPLES_CLI_OPTIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "onoma/onoma.h"

namespace onoma::cli {

enum ExitCode { kOk = 0, kSomeFailed = 1, kUsage = 2, kNoKnowledge = 3, kNoOutput = 4, kBrokenPipe = 141 };

// Which extractor to build.
struct KnowledgeOptions {
  std::vector<std::string> gazetteers, rules;  // own additions
  bool no_default = false;
  Options options;  // --types, --nested, --without
};

struct ExtractOptions {
  KnowledgeOptions knowledge;
  std::vector<std::string> inputs;
  enum class Input { kAuto, kText, kJsonl } input = Input::kAuto;
  enum class Output { kAuto, kJsonl, kTsv, kInline, kConll } format = Output::kAuto;
  FormatOptions format_options;
  std::string date, output;
  unsigned threads = 0;  // 0: one for each processor
  bool strict = false, no_color = false, quiet = false;
};

struct EvalOptions {
  KnowledgeOptions knowledge;
  std::string gold, predicted, date;
  EvaluateOptions evaluate;
  std::size_t errors = 0;
  bool by_source = false;
  std::vector<std::string> at_least;  // "norm:CORE=62.5"
};

struct DiffOptions {
  KnowledgeOptions knowledge;
  std::string gold, before, after, date;
  EvaluateOptions evaluate;
  std::size_t most = 20;
};

struct CompileOptions {
  std::vector<std::string> inputs;
  std::string output, version;
  bool quiet = false;
};

struct CheckOptions {
  std::vector<std::string> inputs;
  bool strict = false, counts = false;
  std::size_t most = 20;
};

struct CheckRulesOptions {
  KnowledgeOptions knowledge;
  std::vector<std::string> inputs, corpora;
  bool asked = false, strict = false;
  std::size_t most = 20;
};

struct ExplainOptions {
  KnowledgeOptions knowledge;
  std::string input, span, needle, document, date;
  Offsets offsets = Offsets::kBytes;
};

struct WhoOptions {
  KnowledgeOptions knowledge;
  std::string role, of, date;
};

int RunExtract(const ExtractOptions& options);
int RunEval(const EvalOptions& options);
int RunDiff(const DiffOptions& options);
int RunCompile(const CompileOptions& options);
int RunCheck(const CheckOptions& options);
int RunCheckRules(const CheckRulesOptions& options);
int RunExplain(const ExplainOptions& options);
int RunWho(const WhoOptions& options);
int PrintVersion();

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_OPTIONS_H_
