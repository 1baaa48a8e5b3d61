// Reads one line of JSON with simdjson, into members that the caller asks for; errors name the column.
#ifndef ONOMA_LIB_FORMAT_JSON_READ_H_
#define ONOMA_LIB_FORMAT_JSON_READ_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "simdjson.h"

namespace onoma::format {

// A line and its parser; the object stays valid as long as this lives.
class JsonLine {
 public:
  // `mend`: invalid UTF-8 and lone surrogates become U+FFFD, told by warning(); else they are errors.
  absl::StatusOr<simdjson::dom::object> Parse(std::string_view line, bool mend);
  const std::string& warning() const { return warning_; }

 private:
  simdjson::dom::parser parser_;
  std::string mended_, warning_;
};

absl::Status InvalidJson(std::string_view message);
// What is wrong with `line`, and in which byte column (from 1); "" if nothing is.
std::string DescribeJsonError(std::string_view line);
// What kind of value it is, for messages: "a number".
std::string_view KindOf(const simdjson::dom::element& value);

}  // namespace onoma::format

#endif  // ONOMA_LIB_FORMAT_JSON_READ_H_
