// `onoma check`: what the builders refuse first, then the extractor that they make together, then lints of what is accepted.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "check_table.h"
#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

namespace fs = std::filesystem;

// The files of a directory with this suffix, in the order of their names.
void List(const std::string& directory, std::string_view suffix, std::vector<std::string>& files) {
  std::error_code error;
  std::vector<std::string> found;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
    if (HasSuffix(at->path().string(), suffix)) found.push_back(at->path().string());
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
}

struct Inputs {
  std::vector<std::string> gazetteers, rules, left;
  bool directory = false;
};

Inputs Sort(const std::vector<std::string>& given) {
  Inputs inputs;
  for (const std::string& input : given) {
    std::error_code error;
    if (fs::is_directory(input, error)) {
      inputs.directory = true;
      List(input, ".tsv", inputs.gazetteers);
      List(input + "/words", ".txt", inputs.gazetteers);
      List(input, ".rules", inputs.rules);
      List(input + "/rules", ".rules", inputs.rules);
      if (fs::exists(input + "/collisions.txt", error)) inputs.left.push_back(input + "/collisions.txt");
    } else {
      (HasSuffix(input, ".rules") ? inputs.rules : inputs.gazetteers).push_back(input);
    }
  }
  return inputs;
}

// Builds everything; false, and told, where something is refused, or where an example of the rules fails on the names of a whole directory.
bool Build(const Inputs& inputs, std::vector<std::string>& notes) {
  GazetteerBuilder gazetteers;
  RulesBuilder rules;
  for (const std::string& path : inputs.gazetteers) gazetteers.AddFile(path);
  for (const std::string& path : inputs.rules) rules.AddFile(path);
  const absl::StatusOr<Gazetteer> gazetteer = gazetteers.Build();
  const absl::StatusOr<Rules> ruled = rules.Build();
  for (const absl::Status& status : {gazetteer.status(), ruled.status()})
    if (!status.ok()) Complain(Reason(status));
  if (!gazetteer.ok() || !ruled.ok()) return false;
  ExtractorBuilder builder;
  builder.Add(*gazetteer);
  builder.Add(*ruled);
  const absl::StatusOr<Extractor> extractor = builder.Build();
  if (!extractor.ok()) {
    Complain(Reason(extractor.status()));
    return false;
  }
  notes = extractor->notes();
  if (inputs.gazetteers.empty() || inputs.rules.empty() || !inputs.directory) return true;
  const std::vector<std::string> failures = RuleCheck(*extractor).Examples();
  for (const std::string& failure : failures) Complain(failure);
  return failures.empty();
}

}  // namespace

int RunCheck(const CheckOptions& options) {
  if (options.inputs.empty()) {
    Complain("check: nothing to check; name files or directories, or write check rules; see onoma check --help");
    return kUsage;
  }
  const Inputs inputs = Sort(options.inputs);
  if (inputs.gazetteers.empty() && inputs.rules.empty()) {
    Complain("nothing to check: no .tsv, words/*.txt or .rules there; name such files, or a directory of them");
    return kSomeFailed;
  }
  std::vector<std::string> notes;
  if (!options.counts && !Build(inputs, notes)) return kSomeFailed;
  CheckedTables tables;
  for (const std::string& path : inputs.left) {
    const std::optional<std::string> content = ReadWhole(path);
    if (!content) return kSomeFailed;
    tables.ReadLeft(path, *content);
  }
  for (const std::string& path : inputs.gazetteers) {
    const std::optional<std::string> content = ReadWhole(path);
    if (!content) return kSomeFailed;
    tables.Read(path, *content);
  }
  if (options.counts) {
    Output counts;
    counts.Write(Counts(tables));
    return counts.Commit() ? kOk : kNoOutput;
  }
  std::vector<Lint> lints = FindLints(tables, inputs.directory);
  if (inputs.directory && !notes.empty()) lints.push_back({"note on the rules", std::move(notes)});
  Output output;
  std::size_t warnings = 0;
  for (const Lint& lint : lints) {
    const std::size_t shown = options.most == 0 ? lint.messages.size() : std::min(options.most, lint.messages.size());
    for (std::size_t i = 0; i < shown; ++i) output.Write(fmt::format("{}\n", lint.messages[i]));
    if (shown < lint.messages.size())
      output.Write(fmt::format("... and {} more of: {} (--most 0 lists all)\n", lint.messages.size() - shown, lint.kind));
    warnings += lint.messages.size();
  }
  output.Write(fmt::format("{} entries, {} tenures checked: {} warnings; {} collisions left on purpose\n", tables.entries.size(),
                           tables.tenures.size(), warnings, tables.left.size()));
  for (const Lint& lint : lints) output.Write(fmt::format("{:8} {}\n", lint.messages.size(), lint.kind));
  if (!output.Commit()) return kNoOutput;
  return options.strict && warnings > 0 ? kSomeFailed : kOk;
}

}  // namespace onoma::cli
