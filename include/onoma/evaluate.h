// onoma/evaluate.h: precision, recall and F1 against a gold file; the same counts as the development scorer, to the last digit.
//
//   onoma::Evaluation evaluation({.merge_places = true});
//   evaluation.Add(gold_document, predicted_document);
//   std::cout << evaluation.Table();
#ifndef ONOMA_EVALUATE_H_
#define ONOMA_EVALUATE_H_

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/export.h"
#include "onoma/format.h"

namespace onoma {

// A mention of a gold or a predicted document. Bytes, half-open.
struct EvaluatedMention {
  std::size_t begin = 0, end = 0;
  std::string type, id, matched, source;
  std::string text;  // what the file says stands there; empty: it does not say
};

// A relation (person, role, of), acronym or definition (short, long), or quote (start, end, speaker). A field that is missing is "\0", one
// byte. A record without fields says that the file has this list.
struct GoldRecord {
  std::string kind;  // "relations", "acronyms", "definitions", "quotes"
  std::vector<std::string> fields;
};

struct EvaluatedDocument {
  std::string id, text, date;
  std::vector<EvaluatedMention> entities;
  std::vector<GoldRecord> records;
};

// A line of a gold or prediction file: {"id", "text" (gold), "entities": [{"start", "end", "type" or "label", ...}], ...}.
ONOMA_EXPORT absl::StatusOr<EvaluatedDocument> ReadEvaluatedDocument(std::string_view json_line);

struct EvaluateOptions {
  bool merge_places = false;   // GPE and LOC count as one
  bool keep_nominals = false;  // ask for mentions without a capital or digit, too
  bool ids = false, records = false;
  std::vector<std::string> types;  // empty: those of the gold (with keep_nominals: and of the predictions)
  Offsets predicted_offsets = Offsets::kBytes;
};

// What no score should forgive: a span out of range, empty, inside a character, or with another text than it says. OutOfRange names the
// first.
ONOMA_EXPORT absl::Status CheckSpans(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, Offsets offsets = Offsets::kBytes);

// Counts over documents. Not thread-safe.
class ONOMA_EXPORT Evaluation {
 public:
  explicit Evaluation(EvaluateOptions options = {});
  ~Evaluation();
  Evaluation(Evaluation&&) noexcept;
  Evaluation& operator=(Evaluation&&) noexcept;
  // The spans should have passed CheckSpans; what lies outside the text is cut.
  void Add(const EvaluatedDocument& gold, const EvaluatedDocument& predicted);
  // Strict, normalised and overlap P, R, F1 per type, CORE and ALL; then ids and records where asked for.
  std::string Table() const;
  // The `most` frequent errors by kind (missed, spurious, type, extent), surface form, and rule or row responsible.
  std::string Errors(std::size_t most) const;
  // How many mentions each source (gazetteer, rule, definition, back reference) gave, and how many of them are right, by type.
  std::string BySource() const;
  struct Score {
    double precision, recall, f1;
    std::size_t gold, given;
  };
  // mode: "strict" "norm" "overlap"; type: a type, "CORE" or "ALL".
  Score Get(std::string_view mode, std::string_view type) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What one version of the knowledge gained and lost against another, mention by mention (normalised extents). Not thread-safe.
class ONOMA_EXPORT Comparison {
 public:
  explicit Comparison(EvaluateOptions options = {});
  ~Comparison();
  Comparison(Comparison&&) noexcept;
  Comparison& operator=(Comparison&&) noexcept;
  void Add(const EvaluatedDocument& gold, const EvaluatedDocument& before, const EvaluatedDocument& after);
  // Both scores, then the `most` frequent of: newly right, no longer right, newly wrong, no longer wrong.
  std::string Report(std::size_t most) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_EVALUATE_H_
