// Counts per mode and type, from which the table is made at the end: which types count may depend on the last document.
#include "onoma/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "lib/format/judge.h"

namespace onoma {
namespace {

using format::Judgement;
using format::Span;

constexpr std::array<std::string_view, 3> kModes = {"strict", "norm", "overlap"};
constexpr std::array<std::string_view, 4> kCore = {"PERSON", "GPE", "LOC", "ORG"};

struct Counts {
  std::size_t gold = 0, found = 0, given = 0, right = 0;
  void Add(const Counts& other) { gold += other.gold, found += other.found, given += other.given, right += other.right; }
  Evaluation::Score Score() const {
    const double precision = static_cast<double>(right) / static_cast<double>(given ? given : 1);
    const double recall = static_cast<double>(found) / static_cast<double>(gold ? gold : 1);
    const double sum = precision + recall;
    return {precision, recall, 2 * precision * recall / (sum != 0 ? sum : 1), gold, given};
  }
};

// What errors are grouped by.
struct ErrorKey {
  format::ErrorKind kind;
  std::string want_type, got_type, want, got, matched;
  auto operator<=>(const ErrorKey&) const = default;
};

struct RecordKind {
  std::string_view gold, given;  // keys of the gold's and of the predictions' list
  std::size_t right = 0, wanted = 0, got = 0;
};

struct SourceCount {
  std::size_t right = 0, given = 0;
};

using Rows = std::set<std::vector<std::string>>;

// The records of this kind; `has` says whether the file has the list at all.
Rows RowsOf(const EvaluatedDocument& document, std::string_view kind, bool& has) {
  Rows rows;
  for (const GoldRecord& record : document.records) {
    if (record.kind != kind) continue;
    has = true;
    if (!record.fields.empty()) rows.insert(record.fields);
  }
  return rows;
}

// Rows of a report, most frequent first, then in the order of the keys.
template <class Key>
std::vector<std::pair<Key, std::size_t>> MostCommon(const std::map<Key, std::size_t>& counts, std::size_t most) {
  std::vector<std::pair<Key, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

}  // namespace

struct Evaluation::State {
  EvaluateOptions options;
  std::set<std::string> named, seen;  // types: of the options; of the gold (and of the predictions)
  std::array<std::map<std::string, Counts>, 3> counts;
  std::map<ErrorKey, std::size_t> errors;
  std::map<std::pair<std::string, std::string>, SourceCount> sources;  // source and type
  std::size_t ids_right = 0, ids = 0;
  std::array<RecordKind, 3> records = {{{"relations", "relations"}, {"acronyms", "definitions"}, {"quotes", "quotes"}}};

  std::set<std::string> Types() const { return named.empty() ? seen : named; }
  bool Reported(const std::string& type) const { return named.empty() ? seen.count(type) > 0 : named.count(type) > 0; }

  void Count(const Judgement& judgement);
  void CountErrors(const EvaluatedDocument& gold, const Judgement& judgement);
  void CountRecords(const EvaluatedDocument& gold, const EvaluatedDocument& predicted);
  Counts Sum(std::size_t mode, std::string_view type) const;
};

void Evaluation::State::Count(const Judgement& judgement) {
  const std::set<Span>* const sets[2][2] = {{&judgement.want, &judgement.got}, {&judgement.normal_want, &judgement.normal_got}};
  for (std::size_t mode = 0; mode < 2; ++mode) {
    const auto& [want, got] = sets[mode];
    for (const Span& span : *want) {
      Counts& count = counts[mode][span.type];
      ++count.gold, count.found += got->count(span);
    }
    for (const Span& span : *got) {
      Counts& count = counts[mode][span.type];
      ++count.given, count.right += want->count(span);
    }
  }
  const auto touches = [](const Span& span, const std::set<Span>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Span& other) { return other.type == span.type && other.Overlaps(span); });
  };
  for (const Span& span : judgement.want) {
    Counts& count = counts[2][span.type];
    ++count.gold, count.found += touches(span, judgement.got);
  }
  for (const Span& span : judgement.got) {
    Counts& count = counts[2][span.type];
    ++count.given, count.right += touches(span, judgement.want);
  }
}

void Evaluation::State::CountErrors(const EvaluatedDocument& gold, const Judgement& judgement) {
  for (const format::Error& error : format::ErrorsOf(judgement)) {
    const auto form = [&](const Span& span) { return span.type.empty() ? std::string() : format::Quoted(gold.text, span.begin, span.end); };
    ++errors[{error.kind, error.want.type, error.got.type, form(error.want), form(error.got), error.origin ? error.origin->matched : ""}];
  }
  for (const Span& span : judgement.normal_got) {
    const EvaluatedMention& origin = *judgement.origins.at(span);
    SourceCount& source = sources[{origin.source.empty() ? "unknown" : origin.source, span.type}];
    ++source.given, source.right += judgement.normal_want.count(span);
  }
}

void Evaluation::State::CountRecords(const EvaluatedDocument& gold, const EvaluatedDocument& predicted) {
  std::map<std::pair<std::size_t, std::size_t>, const std::string*> given;  // the last of the same span, as the scorer takes it
  for (const EvaluatedMention& mention : predicted.entities) given[{mention.begin, mention.end}] = &mention.id;
  for (const EvaluatedMention& mention : gold.entities) {
    if (mention.id.empty()) continue;
    const auto found = given.find({mention.begin, mention.end});
    ++ids, ids_right += found != given.end() && *found->second == mention.id;
  }
  for (RecordKind& kind : records) {
    bool has = false;
    const Rows want = RowsOf(gold, kind.gold, has);
    has = false;
    Rows got = RowsOf(predicted, kind.given, has);
    if (!has) got = RowsOf(predicted, kind.gold, has);
    kind.wanted += want.size(), kind.got += got.size();
    kind.right += static_cast<std::size_t>(std::count_if(want.begin(), want.end(), [&](const auto& row) { return got.count(row) > 0; }));
  }
}

Counts Evaluation::State::Sum(std::size_t mode, std::string_view type) const {
  Counts sum;
  for (const auto& [name, count] : counts[mode]) {
    if (type == "ALL" || type == "CORE" ? !Reported(name) : name != type) continue;
    if (type == "CORE" && std::find(kCore.begin(), kCore.end(), name) == kCore.end()) continue;
    sum.Add(count);
  }
  return sum;
}

Evaluation::Evaluation(EvaluateOptions options) : state_(std::make_unique<State>()) {
  state_->named = format::NamedTypes(options);
  state_->options = std::move(options);
}
Evaluation::~Evaluation() = default;
Evaluation::Evaluation(Evaluation&&) noexcept = default;
Evaluation& Evaluation::operator=(Evaluation&&) noexcept = default;

void Evaluation::Add(const EvaluatedDocument& gold, const EvaluatedDocument& predicted) {
  const EvaluateOptions& options = state_->options;
  EvaluatedDocument converted;
  if (options.predicted_offsets != Offsets::kBytes) converted = format::InBytes(gold, predicted, options.predicted_offsets);
  const EvaluatedDocument& given = options.predicted_offsets == Offsets::kBytes ? predicted : converted;
  for (const EvaluatedMention& mention : gold.entities) state_->seen.insert(format::MappedType(mention.type, options.merge_places));
  if (options.keep_nominals)
    for (const EvaluatedMention& mention : given.entities) state_->seen.insert(format::MappedType(mention.type, options.merge_places));
  const Judgement judgement = format::Judge(gold, given, options, state_->named);
  state_->Count(judgement);
  state_->CountErrors(gold, judgement);
  if (options.ids || options.records) state_->CountRecords(gold, given);
}

Evaluation::Score Evaluation::Get(std::string_view mode, std::string_view type) const {
  const auto found = std::find(kModes.begin(), kModes.end(), mode);
  if (found == kModes.end()) return {};
  return state_->Sum(static_cast<std::size_t>(found - kModes.begin()), type).Score();
}

std::string Evaluation::Table() const {
  std::string out = fmt::format("{:8} {:9} {:>6} {:>6} {:>6} {:>6} {:>6}\n", "", "type", "P", "R", "F1", "gold", "given");
  const std::set<std::string> types = state_->Types();
  std::vector<std::string> rows(types.begin(), types.end());
  rows.insert(rows.end(), {"CORE", "ALL"});
  for (std::size_t mode = 0; mode < kModes.size(); ++mode) {
    for (const std::string& row : rows) {
      // A rule of the scorer's: 200 * p * r / (p + r), in this order, so that the last digit is rounded alike.
      const Score score = state_->Sum(mode, row).Score();
      const double sum = score.precision + score.recall;
      fmt::format_to(std::back_inserter(out), "{:8} {:9} {:6.1f} {:6.1f} {:6.1f} {:6} {:6}\n", kModes[mode], row, 100 * score.precision,
                     100 * score.recall, 200 * score.precision * score.recall / (sum != 0 ? sum : 1), score.gold, score.given);
    }
  }
  if (state_->options.ids) fmt::format_to(std::back_inserter(out), "ids right {} of {}\n", state_->ids_right, state_->ids);
  if (state_->options.records)
    for (const RecordKind& kind : state_->records)
      fmt::format_to(std::back_inserter(out), "{}: {} right, {} gold, {} given\n", kind.gold, kind.right, kind.wanted, kind.got);
  return out;
}

std::string Evaluation::Errors(std::size_t most) const {
  std::map<format::ErrorKind, std::size_t> kinds;
  std::map<std::string, std::size_t> by_type, responsible;
  std::map<ErrorKey, std::size_t> forms;
  for (const auto& [key, count] : state_->errors) {
    const std::string& type = key.want_type.empty() ? key.got_type : key.want_type;
    if (!state_->Reported(type)) continue;
    kinds[key.kind] += count;
    by_type[fmt::format("{:11} {}", format::ErrorName(key.kind), type)] += count;
    if (!key.matched.empty()) responsible[fmt::format("{:11} {}", format::ErrorName(key.kind), key.matched)] += count;
    ErrorKey form = key;
    form.matched.clear();
    forms[form] += count;
  }
  std::string out = "errors by kind\n";
  for (const auto& [kind, count] : kinds) fmt::format_to(std::back_inserter(out), "{:6} {}\n", count, format::ErrorName(kind));
  out += "errors by kind and type\n";
  for (const auto& [row, count] : MostCommon(by_type, most)) fmt::format_to(std::back_inserter(out), "{:6} {}\n", count, row);
  out += "errors by surface form\n";
  for (const auto& [key, count] : MostCommon(forms, most)) {
    fmt::format_to(std::back_inserter(out), "{:6} {:11} ", count, format::ErrorName(key.kind));
    if (!key.want_type.empty()) fmt::format_to(std::back_inserter(out), "{:8} {}", key.want_type, key.want);
    if (!key.want_type.empty() && !key.got_type.empty()) out += " given as ";
    if (!key.got_type.empty()) fmt::format_to(std::back_inserter(out), "{:8} {}", key.got_type, key.got);
    out += '\n';
  }
  out += "errors by the rule or row responsible\n";
  for (const auto& [row, count] : MostCommon(responsible, most)) fmt::format_to(std::back_inserter(out), "{:6} {}\n", count, row);
  return out;
}

std::string Evaluation::BySource() const {
  std::string out = fmt::format("{:16} {:9} {:>6} {:>6} {:>6}\n", "source", "type", "given", "right", "P");
  for (const auto& [key, source] : state_->sources) {
    if (!state_->Reported(key.second)) continue;
    fmt::format_to(std::back_inserter(out), "{:16} {:9} {:6} {:6} {:6.1f}\n", key.first, key.second, source.given, source.right,
                   100.0 * static_cast<double>(source.right) / static_cast<double>(source.given));
  }
  return out;
}

}  // namespace onoma
