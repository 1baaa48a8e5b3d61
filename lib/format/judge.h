// One document's mentions, mapped, filtered and normalised as the development scorer does: the sets that all its figures are counted from.
#ifndef ONOMA_LIB_FORMAT_JUDGE_H_
#define ONOMA_LIB_FORMAT_JUDGE_H_

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/evaluate.h"

namespace onoma::format {

struct Span {
  std::size_t begin = 0, end = 0;
  std::string type;
  auto operator<=>(const Span&) const = default;
  bool Overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
};

// "politician" -> "PERSON"; what is not known comes out in capitals.
std::string MappedType(std::string_view type, bool merge_places);

struct Judgement {
  std::set<Span> want, got;                                // strict: asked for and given
  std::set<Span> normal_want, normal_got;                  // their normalised extents
  std::map<Span, const EvaluatedMention*> origins;         // of normal_got; points into the predicted document
  std::map<Span, const EvaluatedMention*> strict_origins;  // of got
};

// `types`: those that count, mapped and merged; empty: all. Offsets of `predicted` are bytes.
Judgement Judge(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, const EvaluateOptions& options,
                const std::set<std::string>& types);

// The types that the options name, merged; empty: none named.
std::set<std::string> NamedTypes(const EvaluateOptions& options);

// `predicted` with its offsets (of the gold text) in bytes. An offset out of range becomes text.size() + 1.
EvaluatedDocument InBytes(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, Offsets offsets);

// A mention in a report: on one line, in quotes.
std::string Quoted(std::string_view text, std::size_t begin, std::size_t end);

// How two spans that are not the same are related.
enum class ErrorKind { kMissed, kSpurious, kType, kExtent, kTypeAndExtent };
std::string_view ErrorName(ErrorKind kind);

struct Error {
  ErrorKind kind;
  Span want, got;                  // one is empty for kMissed and kSpurious
  const EvaluatedMention* origin;  // null for kMissed
};
// Pairs each normalised miss with the spurious mention that stands in its place: same span, else same type and overlapping, else
// overlapping.
std::vector<Error> ErrorsOf(const Judgement& judgement);

}  // namespace onoma::format

#endif  // ONOMA_LIB_FORMAT_JUDGE_H_
