// Gold and prediction files into documents. Strict: a scorer must not guess what a line was meant to say.
#include <fmt/format.h>

#include "lib/format/json_read.h"
#include "lib/format/judge.h"
#include "lib/format/utf8.h"
#include "onoma/evaluate.h"

namespace onoma {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

const std::string kMissing(1, '\0');

std::string StringAt(const object& row, std::string_view key) {
  std::string_view value;
  if (row.at_key(key).get(value)) return {};
  return std::string(value);
}

// A record's field: a string or a number, as text; kMissing for what is absent or null.
std::string FieldAt(const object& row, std::string_view key) {
  element value;
  if (row.at_key(key).get(value)) return kMissing;
  std::string_view string;
  if (!value.get(string)) return std::string(string);
  std::int64_t number = 0;
  return value.get(number) ? kMissing : fmt::format("{}", number);
}

absl::Status ReadMention(const element& value, std::size_t index, EvaluatedDocument& document) {
  const auto fail = [&](std::string_view what) {
    return format::InvalidJson(fmt::format("entity {} of document {}: {}", index, document.id, what));
  };
  object row;
  if (value.get(row)) return fail("is no object; write {\"start\", \"end\", \"type\"}");
  EvaluatedMention mention;
  std::uint64_t begin = 0, end = 0;
  if (row.at_key("start").get(begin) || row.at_key("end").get(end)) return fail("\"start\" and \"end\" must be numbers, 0 or greater");
  mention.begin = begin, mention.end = end;
  mention.type = StringAt(row, "type");
  if (mention.type.empty()) mention.type = StringAt(row, "label");
  if (mention.type.empty()) return fail("\"type\" is missing");
  mention.id = StringAt(row, "id");
  mention.matched = StringAt(row, "matched");
  mention.source = StringAt(row, "source");
  mention.text = StringAt(row, "text");
  document.entities.push_back(std::move(mention));
  return absl::OkStatus();
}

void ReadRecords(const object& root, const std::string& kind, std::initializer_list<std::string_view> fields, EvaluatedDocument& document) {
  array rows;
  if (root.at_key(kind).get(rows)) return;
  document.records.push_back({kind, {}});
  for (const element& value : rows) {
    object row;
    if (value.get(row)) continue;
    GoldRecord record{kind, {}};
    for (const std::string_view field : fields) record.fields.push_back(FieldAt(row, field));
    document.records.push_back(std::move(record));
  }
}

}  // namespace

absl::StatusOr<EvaluatedDocument> ReadEvaluatedDocument(std::string_view json_line) {
  format::JsonLine json;
  absl::StatusOr<object> root = json.Parse(json_line, false);
  if (!root.ok()) return root.status();
  EvaluatedDocument document;
  std::int64_t number = 0;
  document.id = !root->at_key("id").get(number) ? fmt::format("{}", number) : StringAt(*root, "id");
  if (document.id.empty()) return format::InvalidJson("key \"id\" is missing or no string; each document needs one");
  document.text = StringAt(*root, "text");
  document.date = StringAt(*root, "date");
  array entities;
  if (root->at_key("entities").get(entities))
    return format::InvalidJson(fmt::format("document {}: key \"entities\" is missing or no array", document.id));
  for (const element& value : entities)
    if (absl::Status status = ReadMention(value, document.entities.size(), document); !status.ok()) return status;
  ReadRecords(*root, "relations", {"person", "role", "of"}, document);
  ReadRecords(*root, "acronyms", {"short", "long"}, document);
  ReadRecords(*root, "definitions", {"short", "long"}, document);
  ReadRecords(*root, "quotes", {"start", "end", "speaker"}, document);
  return document;
}

absl::Status CheckSpans(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, Offsets offsets) {
  const std::string_view text = gold.text;
  const EvaluatedDocument converted = offsets == Offsets::kBytes ? EvaluatedDocument() : format::InBytes(gold, predicted, offsets);
  const EvaluatedDocument& checked = offsets == Offsets::kBytes ? predicted : converted;
  const auto inside = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < checked.entities.size(); ++i) {
    const EvaluatedMention& mention = checked.entities[i];
    std::string_view problem;
    if (mention.end > text.size())
      problem = "it reaches past the end of the text";
    else if (mention.begin >= mention.end)
      problem = "it is empty";
    else if (inside(mention.begin) || inside(mention.end))
      problem = "it cuts a character; offsets count bytes of UTF-8 unless told otherwise";
    else if (!mention.text.empty() && mention.text != text.substr(mention.begin, mention.end - mention.begin))
      problem = "the text there is another";
    if (problem.empty()) continue;
    const EvaluatedMention& given = predicted.entities[i];
    return absl::OutOfRangeError(fmt::format("document {}: bad span {}-{} {}: {}", predicted.id, given.begin, given.end,
                                             format::Quoted(given.text, 0, given.text.size()), problem));
  }
  return absl::OkStatus();
}

}  // namespace onoma
