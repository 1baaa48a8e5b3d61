// onoma/format.h: the field's formats: JSON lines in and out, TSV, CoNLL, colour for a terminal; other units of offsets.
//
//   std::string out;
//   onoma::WriteJson(document.id, document.text, result, {}, out);   // one line, with the keys of the gold files
//
// All functions are pure and thread-safe; writers append to `out`. Output is valid UTF-8 for any text: what is invalid becomes U+FFFD in it
// (one for each broken-off part of a character, as decoders with replacement count them), while byte offsets stay those of the text as
// given.
#ifndef ONOMA_FORMAT_H_
#define ONOMA_FORMAT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/entity.h"
#include "onoma/export.h"

namespace onoma {

enum class Offsets { kBytes, kCodepoints, kUtf16 };

struct FormatOptions {
  Offsets offsets = Offsets::kBytes;
  bool color = false;      // inline: escape sequences of a terminal
  bool with_text = false;  // JSON: the document's text, too, under "text"
};

// {"id", "date", "entities": [{"start", "end", "text", "type", "subtype", "id", "name", "source", "local", "nested", "matched", "why",
// "of": index of the antecedent, "attributes": {}}], "relations": [{"kind", "person", "role", "of", "start", "end", "rule", "status",
// "subject", "object": indices}], "facts": relations that are no office, where member-of has "member" instead of "person", "definitions":
// [{"short", "long", "id", ...}], "quotes": [{"start", "end", "speaker", ...}], "truncated": []}. What is empty or false is left out; lists
// but facts and truncated are always there.
ONOMA_EXPORT void WriteJson(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options,
                            std::string& out);
// id, start, end, type, entity id, canonical name, source, text; a line each. Tabs, line ends and backslashes are written \t \n \r \\.
ONOMA_EXPORT void WriteTsv(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options,
                           std::string& out);
// One token a line, IOB2 tag, an empty line between sentences (CoNLL-2003).
ONOMA_EXPORT void WriteConll(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options,
                             std::string& out);
// The text with its entities marked: [Ukraine](GPE geo/ua), or coloured.
ONOMA_EXPORT void WriteInline(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options,
                              std::string& out);

// A document of a JSON lines file: {"id": ..., "text": ..., "date": ...}; other keys are passed over.
struct JsonDocument {
  std::string id, text, date;  // empty where the line has no such key
  std::string warning;         // what was mended to read it: "invalid UTF-8 at byte 17 of the line, read as U+FFFD"
};
// InvalidArgument with the column and what is wrong; the caller knows the file and the line. "text" is required, "id" may be an integer,
// "date" may be null and is cut to its day ("2025-11-15T10:00:00Z").
ONOMA_EXPORT absl::StatusOr<JsonDocument> ReadJsonDocument(std::string_view line);

// Converts ascending byte offsets of `text` in one pass.
ONOMA_EXPORT void ConvertOffsets(std::string_view text, Offsets to, std::vector<std::size_t>& ascending);
// The first byte that is not valid UTF-8 (RFC 3629), or text.size().
ONOMA_EXPORT std::size_t FirstInvalidUtf8(std::string_view text);

}  // namespace onoma

#endif  // ONOMA_FORMAT_H_
