// `onoma eval` and `onoma diff`: how right a prediction is, and what one version gained and lost against another.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "knowledge.h"
#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

// "norm:CORE=62.5" against the score; false if it is not reached. Nothing if it cannot be read.
std::optional<bool> Reached(const Evaluation& evaluation, const std::string& floor) {
  const std::size_t colon = floor.find(':'), equals = floor.find('=');
  if (colon == std::string::npos || equals == std::string::npos || equals < colon) return std::nullopt;
  const std::string mode = floor.substr(0, colon), type = floor.substr(colon + 1, equals - colon - 1), figure = floor.substr(equals + 1);
  char* end = nullptr;
  const double least = std::strtod(figure.c_str(), &end);
  if (figure.empty() || *end != '\0' || (mode != "strict" && mode != "norm" && mode != "overlap")) return std::nullopt;
  const double reached = 100 * evaluation.Get(mode, type).f1;
  if (reached >= least) return true;
  Complain(fmt::format("{} F1 of {} is {:.2f}, under the floor of {}", mode, type, reached, figure));
  return false;
}

// The predictions of one side: a file of them, or an image that is asked.
int Side(const std::string& path, const std::vector<EvaluatedDocument>& gold, const DiffOptions& options,
         std::vector<EvaluatedDocument>& out) {
  if (IsImage(path)) {
    const std::optional<Extractor> extractor = BuildExtractorOf(path, options.knowledge);
    if (!extractor) return kNoKnowledge;
    out = Predict(*extractor, gold, options.date);
    return kOk;
  }
  std::optional<std::vector<EvaluatedDocument>> documents = ReadDocuments(path);
  if (documents) documents = Matched(gold, *std::move(documents), path, options.evaluate.predicted_offsets);
  if (!documents) return kSomeFailed;
  out = *std::move(documents);
  return kOk;
}

}  // namespace

int RunEval(const EvalOptions& options) {
  const std::optional<std::vector<EvaluatedDocument>> gold = ReadDocuments(options.gold);
  if (!gold) return kSomeFailed;
  std::optional<std::vector<EvaluatedDocument>> predicted;
  EvaluateOptions evaluate = options.evaluate;
  if (options.predicted.empty()) {
    const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
    if (!extractor) return kNoKnowledge;
    predicted = Predict(*extractor, *gold, options.date);
    evaluate.predicted_offsets = Offsets::kBytes;
  } else {
    predicted = ReadDocuments(options.predicted);
    if (predicted) predicted = Matched(*gold, *std::move(predicted), options.predicted, evaluate.predicted_offsets);
    if (!predicted) return kSomeFailed;
  }
  Evaluation evaluation(evaluate);
  for (std::size_t i = 0; i < gold->size(); ++i) evaluation.Add((*gold)[i], (*predicted)[i]);
  Output output;
  output.Write(evaluation.Table());
  if (options.by_source) output.Write(evaluation.BySource());
  if (options.errors > 0) output.Write(evaluation.Errors(options.errors));
  bool reached = true;
  for (const std::string& floor : options.at_least) {
    const std::optional<bool> result = Reached(evaluation, floor);
    if (!result) {
      Complain(fmt::format("--at-least {}: no floor; write strict|norm|overlap:TYPE=F1, for example norm:CORE=62.5", floor));
      return kUsage;
    }
    reached &= *result;
  }
  if (!output.Commit()) return kNoOutput;
  return reached ? kOk : kSomeFailed;
}

int RunDiff(const DiffOptions& options) {
  const std::optional<std::vector<EvaluatedDocument>> gold = ReadDocuments(options.gold);
  if (!gold) return kSomeFailed;
  std::vector<EvaluatedDocument> before, after;
  if (const int code = Side(options.before, *gold, options, before)) return code;
  if (const int code = Side(options.after, *gold, options, after)) return code;
  Comparison comparison(options.evaluate);
  for (std::size_t i = 0; i < gold->size(); ++i) comparison.Add((*gold)[i], before[i], after[i]);
  Output output;
  output.Write(comparison.Report(options.most));
  return output.Commit() ? kOk : kNoOutput;
}

}  // namespace onoma::cli
