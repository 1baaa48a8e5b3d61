// simdjson validates and reads; where it refuses a line, a slow second look (json_check.cc) finds the column and says what was expected.
#include "lib/format/json_read.h"

#include <fmt/format.h>

#include "lib/format/utf8.h"
#include "onoma/format.h"

namespace onoma::format {
namespace {

// The first four hexadecimal digits of `text` as a number, or -1.
int Hex4(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (const char c : text.substr(0, 4)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Replaces each \uD800..\uDFFF that is not half of a pair by \ufffd, in place; the first one's offset, or npos.
std::size_t MendSurrogates(std::string& line) {
  std::size_t first = std::string::npos;
  const auto escape = [&](std::size_t at) {
    return at + 6 <= line.size() && line[at] == '\\' && line[at + 1] == 'u' ? Hex4(std::string_view(line).substr(at + 2)) : -1;
  };
  for (std::size_t at = line.find('\\'); at != std::string::npos && at + 1 < line.size(); at = line.find('\\', at)) {
    const int code = escape(at);
    if (code < 0xD800 || code > 0xDFFF) {
      at += 2;
      continue;
    }
    const int next = escape(at + 6);
    if (code < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
      continue;
    }
    line.replace(at, 6, "\\ufffd");
    if (first == std::string::npos) first = at;
    at += 6;
  }
  return first;
}

}  // namespace

absl::Status InvalidJson(std::string_view message) { return absl::InvalidArgumentError(std::string(message)); }

std::string_view KindOf(const simdjson::dom::element& value) {
  switch (value.type()) {
    case simdjson::dom::element_type::ARRAY:
      return "an array";
    case simdjson::dom::element_type::OBJECT:
      return "an object";
    case simdjson::dom::element_type::STRING:
      return "a string";
    case simdjson::dom::element_type::BOOL:
      return "a truth value";
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

absl::StatusOr<simdjson::dom::object> JsonLine::Parse(std::string_view line, bool mend) {
  warning_.clear();
  simdjson::dom::element root;
  simdjson::error_code error = parser_.parse(line.data(), line.size(), true).get(root);
  if (error == simdjson::UTF8_ERROR) {
    const std::size_t bad = FirstInvalidUtf8(line);
    if (!mend) return InvalidJson(fmt::format("column {}: invalid UTF-8; write the file in UTF-8", bad + 1));
    warning_ = fmt::format("column {}: invalid UTF-8, read as U+FFFD", bad + 1);
    mended_ = ReplaceInvalid(line);
    line = mended_;
    error = parser_.parse(mended_).get(root);
  }
  if (error == simdjson::STRING_ERROR) {
    std::string repaired(line);
    const std::size_t bad = MendSurrogates(repaired);
    if (bad != std::string::npos) {
      if (!mend)
        return InvalidJson(fmt::format("column {}: half of a surrogate pair; write both halves, or the character itself", bad + 1));
      if (warning_.empty()) warning_ = fmt::format("column {}: half of a surrogate pair, read as U+FFFD", bad + 1);
      mended_ = std::move(repaired);
      line = mended_;
      error = parser_.parse(mended_).get(root);
    }
  }
  if (error == simdjson::MEMALLOC) return absl::ResourceExhaustedError("not enough memory to read the line");
  if (error == simdjson::CAPACITY) return InvalidJson("the line is 4 GiB long or longer; split the document");
  if (error) {
    std::string what = DescribeJsonError(line);
    return InvalidJson(what.empty() ? fmt::format("no valid JSON: {}", simdjson::error_message(error)) : what);
  }
  simdjson::dom::object object;
  if (root.get(object))
    return InvalidJson(fmt::format("column 1: {} where an object is expected; write {{\"id\": ..., \"text\": ...}}", KindOf(root)));
  return object;
}

}  // namespace onoma::format

namespace onoma {

absl::StatusOr<JsonDocument> ReadJsonDocument(std::string_view line) {
  format::JsonLine json;
  absl::StatusOr<simdjson::dom::object> object = json.Parse(line, true);
  if (!object.ok()) return object.status();
  JsonDocument document;
  bool id = false, text = false, date = false;
  for (const auto [key, value] : *object) {
    bool* const seen = key == "id" ? &id : key == "text" ? &text : key == "date" ? &date : nullptr;
    if (seen == nullptr) continue;
    if (*seen) return format::InvalidJson(fmt::format("key \"{}\" is given twice; leave one", key));
    *seen = true;
    std::string_view string;
    if (!value.get(string)) {
      (seen == &id ? document.id : seen == &text ? document.text : document.date).assign(string);
    } else if (seen == &id && value.is<std::int64_t>()) {
      document.id = fmt::format("{}", std::int64_t(value));
    } else if (seen == &id && value.is<std::uint64_t>()) {
      document.id = fmt::format("{}", std::uint64_t(value));
    } else if (seen == &text || !value.is_null()) {
      return format::InvalidJson(fmt::format("key \"{}\" is {}; write a string", key, format::KindOf(value)));
    }
  }
  if (!text) return format::InvalidJson("key \"text\" is missing; write {\"id\": ..., \"text\": ...}");
  if (document.date.size() > 10 && (document.date[10] == 'T' || document.date[10] == ' ')) document.date.resize(10);
  document.warning = json.warning();
  return document;
}

}  // namespace onoma
