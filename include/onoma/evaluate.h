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

namespace onoma {

// A mention of a gold or a predicted document. Bytes, half-open.
struct EvaluatedMention {
  std::size_t begin = 0, end = 0;
  std::string type, id, matched, source;
};

struct GoldRecord {  // relations, acronyms, quotes; fields as of the gold files
  std::string kind;
  std::vector<std::string> fields;
};

struct EvaluatedDocument {
  std::string id, text, date;
  std::vector<EvaluatedMention> entities;
  std::vector<GoldRecord> records;
};

// A line of a gold or prediction file.
ONOMA_EXPORT absl::StatusOr<EvaluatedDocument> ReadEvaluatedDocument(std::string_view json_line);

struct EvaluateOptions {
  bool merge_places = false;   // GPE and LOC count as one
  bool keep_nominals = false;  // ask for mentions without a capital or digit, too
  bool ids = false, records = false;
  std::vector<std::string> types;  // empty: those of the gold (with keep_nominals: and of the predictions)
};

class ONOMA_EXPORT Evaluation {
 public:
  explicit Evaluation(EvaluateOptions options = {});
  ~Evaluation();
  void Add(const EvaluatedDocument& gold, const EvaluatedDocument& predicted);
  // Strict, normalised and overlap P, R, F1 per type, CORE and ALL.
  std::string Table() const;
  // The `most` frequent errors by kind (missed, spurious, type, extent), surface form, and rule or row responsible.
  std::string Errors(std::size_t most) const;
  struct Score { double precision, recall, f1; std::size_t gold, given; };
  // mode: "strict" "norm" "overlap"; type: a type, "CORE" or "ALL".
  Score Get(std::string_view mode, std::string_view type) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_EVALUATE_H_
