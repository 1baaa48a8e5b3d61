// onoma/extractor.h: finds who, where and which organisation a text names.
//
//   absl::StatusOr<onoma::Extractor> extractor = onoma::Extractor::Default();
//   if (!extractor.ok()) return report(extractor.status());
//   onoma::Result result = extractor->Extract("Norwegian Defense Minister Tore O. Sandvik met NATO allies in Kyiv.");
//
// In a loop, keep a Scratch and a Result per thread; after some documents nothing is allocated any more but by RE2:
//
//   onoma::Scratch scratch;
//   onoma::Result result;
//   for (const Document& d : documents) {
//     onoma::Parameters parameters;
//     parameters.date = d.date;               // "2025-11-15": offices are told as of that day
//     extractor->Extract(d.text, parameters, scratch, result);
//   }
//
// Building and opening can fail; extracting cannot, on any bytes. Time and memory are linear in the text: a Scratch and its Result hold
// 7 MB (36 after much text, as they learn what words and rules meet) and 23 to 37 bytes for each byte of the longest text they have seen
// (64 MB: 1.5 GB), and keep them. An Extractor, shared by all threads, takes 4 MB, and the shipped image 31 MB that are mapped and shared
// by all processes. A text of 4 GiB or more is read up to there and the Result marked as truncated.
//
// Thread-safety: an Extractor is immutable and cheap to copy; any number of threads may share one. Scratch and Result belong to one
// thread at a time; a Scratch is tied to no extractor.
#ifndef ONOMA_EXTRACTOR_H_
#define ONOMA_EXTRACTOR_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/entity.h"
#include "onoma/export.h"
#include "onoma/gazetteer.h"
#include "onoma/rules.h"

namespace onoma {

namespace internal {
struct ExtractorData;
struct ExtractorAccess;
struct ScratchData;
}  // namespace internal

// Memory that is used again from document to document.
class ONOMA_EXPORT Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

 private:
  friend struct internal::ExtractorAccess;
  std::unique_ptr<internal::ScratchData> data_;
};

// What changes from document to document.
struct Parameters {
  std::string_view date;      // "YYYY-MM-DD" (or YYYY-MM, YYYY); empty: a dateline's, else no claim about offices
  std::string_view language;  // reserved; English today
};

// What is switched on. All of it by default.
struct Options {
  std::vector<std::string> types;  // only these types come out; empty: all
  bool nested = false;             // also mentions inside longer ones, marked `nested`, behind all others
  bool gazetteer = true, text_rules = true, phrase_rules = true;
  bool definitions = true, back_references = true, homonyms = true, offices = true, quotes = true;
  std::vector<std::string> without_phases;  // names of phases of phrase rules to leave out
};

// Time spent in each stage, in nanoseconds, summed over documents; see bench/.
struct StageTimes {
  std::uint64_t tokenize = 0, gazetteer = 0, text_rules = 0, units = 0, phrase_rules = 0, document = 0, resolve = 0, records = 0;
  std::uint64_t bytes = 0, mentions = 0, candidates = 0;
};

class ONOMA_EXPORT Extractor {
 public:
  // The shipped knowledge and rules. Opens the image and compiles the rules: about 0.1 s; do it once.
  static absl::StatusOr<Extractor> Default(const Options& options = {});

  // Fills `result` with what `text` names. Total: any bytes, any parameters.
  void Extract(std::string_view text, const Parameters& parameters, Scratch& scratch, Result& result) const;
  // The same with a Scratch of its own. Name the Result: in `for (auto& e : x.Extract(t).entities())` it dies before the loop runs.
  Result Extract(std::string_view text, const Parameters& parameters = {}) const;
  // The same, adding up the time of each stage.
  void Extract(std::string_view text, const Parameters& parameters, Scratch& scratch, Result& result, StageTimes& times) const;

  // Why [begin, end) of `text` came out as it did: the candidates, which won and by which order, what lost and why,
  // the support that weak names found or missed, and, where nothing matched, what came closest. Plain text, one fact a line.
  std::string Explain(std::string_view text, std::size_t begin, std::size_t end, const Parameters& parameters = {}) const;

  // Who holds `role` ("role/defence-minister") of `of` (a country's code or id, an organisation's id; "geo/us org/nato": a country's
  // representative there) as of `date`.
  struct Holder {
    std::string_view person, name, title, from, to, attested, source;
    enum class Standing { kKnown, kStale, kUnknown } standing = Standing::kUnknown;
  };
  Holder WhoHolds(std::string_view role, std::string_view of, std::string_view date) const;

  // For the author of rules, one line each: what they ask for that no gazetteer has, text rules that read everything. RuleCheck::Notes
  // tells what a corpus makes of their alphabets.
  std::vector<std::string> notes() const;

 private:
  friend class ExtractorBuilder;
  friend struct internal::ExtractorAccess;
  explicit Extractor(std::shared_ptr<const internal::ExtractorData> data);
  std::shared_ptr<const internal::ExtractorData> data_;
};

// Gazetteers and rules that work together. Later gazetteers outrank earlier ones: an entry with the id of an earlier one replaces it, and
// one of type `suppress` takes its names away.
class ONOMA_EXPORT ExtractorBuilder {
 public:
  ExtractorBuilder();
  ~ExtractorBuilder();
  ExtractorBuilder(ExtractorBuilder&&) noexcept;
  ExtractorBuilder& operator=(ExtractorBuilder&&) noexcept;

  void Add(Gazetteer gazetteer);
  void Add(Rules rules);
  void SetOptions(Options options);
  absl::StatusOr<Extractor> Build() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_EXTRACTOR_H_
