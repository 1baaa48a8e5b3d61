// Finds where a line stops being JSON (RFC 8259) and what was expected there. Only asked when simdjson refused the line, so plain before
// fast.
#include <fmt/format.h>

#include "lib/format/json_read.h"

namespace onoma::format {
namespace {

class Checker {
 public:
  explicit Checker(std::string_view line) : line_(line) {}

  std::string Run() {
    Space();
    if (at_ == line_.size()) return "column 1: empty where an object is expected";
    if (!Value(0)) return Message();
    Space();
    if (at_ < line_.size()) Expect("nothing but the end of the line");
    return Message();
  }

 private:
  std::string Message() const {
    if (expected_.empty()) return {};
    const std::string found = at_ >= line_.size()                             ? "the line ends"
                              : static_cast<unsigned char>(line_[at_]) < 0x20 ? fmt::format("control character {:#04x}", line_[at_])
                                                                              : fmt::format("'{}'", line_[at_]);
    return fmt::format("column {}: {} where {} is expected", at_ + 1, found, expected_);
  }
  bool Expect(std::string_view what) {
    if (expected_.empty()) expected_ = what;
    return false;
  }
  void Space() {
    while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r' || line_[at_] == '\n')) ++at_;
  }
  bool Next(char c) {
    if (at_ >= line_.size() || line_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool Digits() {
    const std::size_t start = at_;
    while (at_ < line_.size() && line_[at_] >= '0' && line_[at_] <= '9') ++at_;
    return at_ > start || Expect("a digit");
  }

  bool String() {
    if (!Next('"')) return Expect("'\"'");
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '"') return Next('"');
      if (static_cast<unsigned char>(c) < 0x20) return Expect("an escape such as \\n");
      if (c == '\\') {
        ++at_;
        if (at_ >= line_.size() || std::string_view("\"\\/bfnrtu").find(line_[at_]) == std::string_view::npos)
          return Expect("one of \" \\ / b f n r t u");
        if (line_[at_] == 'u') {
          for (int i = 0; i < 4; ++i) {
            ++at_;
            if (at_ >= line_.size() || std::string_view("0123456789abcdefABCDEF").find(line_[at_]) == std::string_view::npos)
              return Expect("a hexadecimal digit");
          }
        }
      }
      ++at_;
    }
    return Expect("'\"'");
  }

  bool Number() {
    Next('-');
    if (!Next('0') && !Digits()) return false;
    if (Next('.') && !Digits()) return false;
    if (Next('e') || Next('E')) {
      if (!Next('+')) Next('-');
      return Digits();
    }
    return true;
  }

  bool Word(std::string_view word) {
    if (line_.substr(at_, word.size()) != word) return Expect("true, false, null, a number, a string, an array or an object");
    at_ += word.size();
    return true;
  }

  // `{` or `[`, members, and the closing bracket.
  bool Members(char close, int depth) {
    ++at_;
    Space();
    if (Next(close)) return true;
    while (true) {
      Space();
      if (close == '}') {
        if (at_ >= line_.size() || line_[at_] != '"') return Expect("a key in double quotes");
        if (!String()) return false;
        Space();
        if (!Next(':')) return Expect("':'");
      }
      if (!Value(depth + 1)) return false;
      Space();
      if (Next(close)) return true;
      if (!Next(',')) return Expect(close == '}' ? "',' or '}'" : "',' or ']'");
    }
  }

  bool Value(int depth) {
    if (depth > 1000) return Expect("no deeper nesting");
    Space();
    if (at_ >= line_.size()) return Expect("a value");
    switch (line_[at_]) {
      case '{':
        return Members('}', depth);
      case '[':
        return Members(']', depth);
      case '"':
        return String();
      case 't':
        return Word("true");
      case 'f':
        return Word("false");
      case 'n':
        return Word("null");
    }
    if (line_[at_] == '-' || (line_[at_] >= '0' && line_[at_] <= '9')) return Number();
    return Word("a value");
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string expected_;
};

}  // namespace

std::string DescribeJsonError(std::string_view line) { return Checker(line).Run(); }

}  // namespace onoma::format
