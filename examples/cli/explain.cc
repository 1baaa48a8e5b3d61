// `onoma explain`: why a span came out as it did.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "knowledge.h"
#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

struct Place {
  std::size_t begin, end;
};

// "17:42"
std::optional<Place> ParseSpan(std::string_view span) {
  const std::size_t colon = span.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  Place place{};
  const auto number = [](std::string_view digits, std::size_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  };
  if (!number(span.substr(0, colon), place.begin) || !number(span.substr(colon + 1), place.end) || place.begin >= place.end)
    return std::nullopt;
  return place;
}

// The byte that is `units` into the text, counted otherwise; text.size() + 1 past the end.
std::size_t ByteOf(std::string_view text, std::size_t units, Offsets offsets) {
  if (offsets == Offsets::kBytes) return units;
  std::vector<std::size_t> all(text.size() + 1);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  ConvertOffsets(text, offsets, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == units && (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)) return i;
  return text.size() + 1;
}

// The text asked about: the file's, or one document's of a file of JSON lines (the first, or the one of --id).
std::optional<JsonDocument> Find(const ExplainOptions& options) {
  const std::optional<std::string> data = ReadWhole(options.input);
  if (!data) return std::nullopt;
  if (!HasSuffix(options.input, ".jsonl") && !HasSuffix(options.input, ".ndjson") && options.document.empty())
    return JsonDocument{options.input, *data, "", ""};
  std::string_view rest = *data;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view row = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    absl::StatusOr<JsonDocument> document = ReadJsonDocument(row);
    if (!document.ok()) {
      Complain(fmt::format("{}:{}: {}", options.input, line, Reason(document.status())));
      continue;
    }
    if (options.document.empty() || document->id == options.document) return *std::move(document);
  }
  Complain(fmt::format("{}: no document {}; check --id", options.input, options.document));
  return std::nullopt;
}

}  // namespace

int RunExplain(const ExplainOptions& options) {
  std::optional<Place> span;
  if (!options.span.empty()) {
    span = ParseSpan(options.span);
    if (!span) {
      Complain(fmt::format("--span {}: no span; write BEGIN:END, two numbers, the first one less", options.span));
      return kUsage;
    }
  }
  const std::optional<JsonDocument> document = Find(options);
  if (!document) return kSomeFailed;
  const std::string_view text = document->text;
  std::vector<Place> places;
  if (span) {
    const Place place{ByteOf(text, span->begin, options.offsets), ByteOf(text, span->end, options.offsets)};
    if (place.end > text.size()) {
      Complain(fmt::format("--span {}: past the end; the text has {} bytes", options.span, text.size()));
      return kUsage;
    }
    places.push_back(place);
  } else {
    for (std::size_t at = 0; (at = text.find(options.needle, at)) != std::string_view::npos; at += options.needle.size())
      places.push_back({at, at + options.needle.size()});
    if (places.empty()) {
      Complain(fmt::format("{}: '{}' does not stand in the text; it must be written as there", options.input, options.needle));
      return kSomeFailed;
    }
  }
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
  if (!extractor) return kNoKnowledge;
  Parameters parameters;
  parameters.date = document->date.empty() ? options.date : document->date;
  Output output;
  for (const Place& place : places) {
    if (places.size() > 1) output.Write(fmt::format("{}== {}:{}\n", place.begin == places[0].begin ? "" : "\n", place.begin, place.end));
    std::string explained = extractor->Explain(text, place.begin, place.end, parameters);
    if (!explained.empty() && explained.back() != '\n') explained += '\n';
    output.Write(explained);
  }
  return output.Commit() ? kOk : kNoOutput;
}

}  // namespace onoma::cli
