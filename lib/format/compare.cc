// Two predictions of the same gold: each mention that one has and the other has not is a gain or a loss.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "lib/format/judge.h"
#include "onoma/evaluate.h"

namespace onoma {
namespace {

constexpr std::string_view kChanges[] = {"gained: right now, not before", "lost: right before, not now", "new errors: given now, wrong",
                                         "mended: given before, wrong, not given now"};

struct Form {
  std::string type, text, matched;
  auto operator<=>(const Form&) const = default;
};

}  // namespace

struct Comparison::State {
  explicit State(const EvaluateOptions& given) : options(given), before(given), after(given), named(format::NamedTypes(given)) {}
  EvaluateOptions options;
  Evaluation before, after;
  std::set<std::string> named, seen;
  std::map<Form, std::size_t> changes[4];

  // What `other` does not give, of what `one` gives.
  void Collect(const std::string& text, const format::Judgement& one, const format::Judgement& other, std::size_t right,
               std::size_t wrong) {
    for (const format::Span& span : one.normal_got) {
      if (other.normal_got.count(span)) continue;
      const std::string& matched = one.origins.at(span)->matched;
      ++changes[one.normal_want.count(span) ? right : wrong][{span.type, format::Quoted(text, span.begin, span.end), matched}];
    }
  }
};

Comparison::Comparison(EvaluateOptions options) : state_(std::make_unique<State>(options)) {}
Comparison::~Comparison() = default;
Comparison::Comparison(Comparison&&) noexcept = default;
Comparison& Comparison::operator=(Comparison&&) noexcept = default;

void Comparison::Add(const EvaluatedDocument& gold, const EvaluatedDocument& before, const EvaluatedDocument& after) {
  State& state = *state_;
  state.before.Add(gold, before);
  state.after.Add(gold, after);
  for (const EvaluatedMention& mention : gold.entities) state.seen.insert(format::MappedType(mention.type, state.options.merge_places));
  const EvaluatedDocument before_bytes = format::InBytes(gold, before, state.options.predicted_offsets);
  const EvaluatedDocument after_bytes = format::InBytes(gold, after, state.options.predicted_offsets);
  const format::Judgement old_judgement = format::Judge(gold, before_bytes, state.options, state.named);
  const format::Judgement new_judgement = format::Judge(gold, after_bytes, state.options, state.named);
  state.Collect(gold.text, new_judgement, old_judgement, 0, 2);
  state.Collect(gold.text, old_judgement, new_judgement, 1, 3);
}

std::string Comparison::Report(std::size_t most) const {
  const State& state = *state_;
  std::string out = fmt::format("{:8} {:9} {:>7} {:>7} {:>7}\n", "", "type", "before", "after", "change");
  std::set<std::string> types = state.named.empty() ? state.seen : state.named;
  std::vector<std::string> rows(types.begin(), types.end());
  rows.insert(rows.end(), {"CORE", "ALL"});
  for (const std::string_view mode : {"strict", "norm", "overlap"}) {
    for (const std::string& row : rows) {
      const double before = 100 * state.before.Get(mode, row).f1, after = 100 * state.after.Get(mode, row).f1;
      fmt::format_to(std::back_inserter(out), "{:8} {:9} {:7.2f} {:7.2f} {:+7.2f}\n", mode, row, before, after, after - before);
    }
  }
  for (std::size_t i = 0; i < 4; ++i) {
    std::vector<std::pair<Form, std::size_t>> forms;
    std::size_t sum = 0;
    for (const auto& [form, count] : state.changes[i]) {
      if (!types.count(form.type)) continue;
      forms.emplace_back(form, count);
      sum += count;
    }
    std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    fmt::format_to(std::back_inserter(out), "{}: {}\n", kChanges[i], sum);
    for (std::size_t j = 0; j < std::min(most, forms.size()); ++j) {
      const Form& form = forms[j].first;
      fmt::format_to(std::back_inserter(out), "{:6} {:8} {}{}{}\n", forms[j].second, form.type, form.text,
                     form.matched.empty() ? "" : "  by ", form.matched);
    }
  }
  return out;
}

}  // namespace onoma
