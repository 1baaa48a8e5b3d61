// What rules cost: the time of engines that hold one rule, all rules or none, over the same words and units of some documents.
#ifndef ONOMA_LIB_EXTRACT_RULE_TIMES_H_
#define ONOMA_LIB_EXTRACT_RULE_TIMES_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/working.h"
#include "lib/extract/extractor_data.h"
#include "lib/rules/engine.h"

namespace onoma::extract {

// An engine of `parsed` that reads the units of this extractor; nothing where `parsed` is null or refused.
std::optional<rules::Engine> CompileFor(const internal::ExtractorData& data, const std::shared_ptr<const rules::Engine::Parsed>& parsed);

// `data` outlives it. Times are ns per KB of text; of each document the least of some runs counts, since other programs may be running.
class RuleTimes {
 public:
  explicit RuleTimes(const internal::ExtractorData& data) : data_(data) {}
  // Keeps the document as the pipeline left it, up to a budget of bytes.
  void Add(std::string_view text, const document::Working& working);
  bool empty() const { return documents_.empty(); }

  // Of each rule, what it takes alone over an engine without rules; at least 0.
  std::vector<double> EachAlone() const;
  struct Together {
    double text, phrases, records;
  };
  // Of all rules, or of an engine without rules.
  Together All(bool idle) const;

 private:
  enum Kind { kText, kPhrase, kRecord };
  struct Document {
    std::string text;
    text::Words words;
    std::vector<rules::Unit> units, record_units;
  };
  Kind KindOf(const rules::RuleInfo& info) const;
  double Time(const rules::Engine& engine, Kind kind, const std::vector<std::size_t>& phases) const;

  const internal::ExtractorData& data_;
  std::vector<Document> documents_;
  std::size_t bytes_ = 0;
};

}  // namespace onoma::extract

#endif  // ONOMA_LIB_EXTRACT_RULE_TIMES_H_
