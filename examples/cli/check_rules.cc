// `onoma check rules`: the rules' examples, and what the rules do on a corpus: which never fire, which lose, which disagree, what each
// costs.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "input.h"
#include "knowledge.h"
#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

namespace fs = std::filesystem;

// All inputs as one set, which shares macros and words; nothing, and told, where one is no rule file or is refused.
std::optional<Rules> Judged(const std::vector<std::string>& inputs) {
  RulesBuilder builder;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (fs::is_directory(input, error)) {
      builder.AddDirectory(fs::is_directory(input + "/rules", error) ? input + "/rules" : input);
    } else if (HasSuffix(input, ".rules")) {
      builder.AddFile(input);
    } else {
      Complain(fmt::format("{}: no rule file; name a .rules file, or a directory of them", input));
      return std::nullopt;
    }
  }
  absl::StatusOr<Rules> rules = builder.Build();
  if (rules.ok()) return *std::move(rules);
  Complain(Reason(rules.status()));
  return std::nullopt;
}

// False if some document cannot be read; the others are added.
bool AddCorpus(const std::vector<std::string>& paths, RuleCheck& check) {
  Input input(paths, ExtractOptions::Input::kAuto);
  bool good = true;
  for (Batch batch; input.Next(batch);) {
    good &= !batch.failed;
    if (::write(STDERR_FILENO, batch.messages.data(), batch.messages.size()) < 0) good = false;  // they name the program already
    for (const Batch::Item& item : batch.items) {
      if (!item.json) {
        check.Add(batch.Text(item));
        continue;
      }
      const absl::StatusOr<JsonDocument> document = ReadJsonDocument(batch.Text(item));
      if (document.ok()) {
        check.Add(document->text, document->date);
      } else {
        Complain(fmt::format("{}:{}: {}", batch.names[item.name], item.line, Reason(document.status())));
        good = false;
      }
    }
  }
  return good;
}

std::string Table(const std::vector<RuleCost>& costs, std::size_t most) {
  std::string out = fmt::format("{:>9} {:>6} {:>9}  {}\n", "ns/KB", "share", "matches", "rule, alone");
  const std::size_t shown = most == 0 ? costs.size() : std::min(most, costs.size());
  for (std::size_t i = 0; i < shown; ++i)
    out += fmt::format("{:9.1f} {:5.1f}% {:9}  {} ({})\n", costs[i].ns_per_kb, 100 * costs[i].share, costs[i].matches, costs[i].rule,
                       costs[i].origin);
  if (shown < costs.size()) out += fmt::format("... and {} cheaper ones (--most 0 lists all)\n", costs.size() - shown);
  return out;
}

}  // namespace

int RunCheckRules(const CheckRulesOptions& options) {
  std::optional<Rules> judged;
  if (!options.inputs.empty() && !(judged = Judged(options.inputs))) return kSomeFailed;
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge, judged ? &*judged : nullptr);
  if (!extractor) return kNoKnowledge;
  RuleCheck check = judged ? RuleCheck(*extractor, *judged) : RuleCheck(*extractor);
  const std::vector<std::string> failures = check.Examples();
  for (const std::string& failure : failures) Complain(failure);
  bool good = failures.empty();
  Output output;
  std::size_t warnings = 0;
  const auto tell = [&](const std::string& kind, const std::vector<std::string>& messages) {
    const std::size_t shown = options.most == 0 ? messages.size() : std::min(options.most, messages.size());
    for (std::size_t i = 0; i < shown; ++i) output.Write(messages[i] + "\n");
    if (shown < messages.size()) output.Write(fmt::format("... and {} more of: {} (--most 0 lists all)\n", messages.size() - shown, kind));
    warnings += messages.size();
  };
  tell("note on the rules", extractor->notes());
  const auto tell_findings = [&] {
    std::vector<RuleFinding> findings = check.Findings();
    for (const RuleFinding& finding : findings) tell(finding.kind, finding.messages);
    return findings;
  };
  std::string summary = fmt::format("{} rules, {} examples: {} problems\n", check.rules(), check.examples(), failures.size());
  if (!options.corpora.empty()) {
    good &= AddCorpus(options.corpora, check);
    const std::vector<RuleFinding> findings = tell_findings();
    output.Write(Table(check.Costs(), options.most));
    for (const std::string& line : check.Notes()) output.Write(line + "\n");
    summary += fmt::format("{} documents, {:.1f} MB: {} warnings\n", check.documents(), double(check.bytes()) / 1e6, warnings);
    for (const RuleFinding& finding : findings) summary += fmt::format("{:8} {}\n", finding.messages.size(), finding.kind);
  }
  if (options.corpora.empty()) tell_findings();
  output.Write(summary);
  if (!output.Commit()) return kNoOutput;
  return good && !(options.strict && warnings > 0) ? kOk : kSomeFailed;
}

}  // namespace onoma::cli
