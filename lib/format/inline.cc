// The text with its entities marked where they stand. Nested mentions are left out: a mark inside a mark reads badly.
//
// For a terminal, control characters of the text are shown, not sent: a document must not be able to steer the terminal that shows it.
#include <fmt/format.h>

#include <iterator>

#include "lib/format/utf8.h"
#include "onoma/format.h"

namespace onoma {
namespace {

// 256-colour palette, legible on dark and light grounds.
int ColorOf(std::string_view type) {
  struct Row {
    std::string_view type;
    int color;
  };
  static constexpr Row kRows[] = {{"PERSON", 33},   {"GPE", 35},       {"LOC", 71},    {"FAC", 66},   {"ORG", 166},     {"NORP", 136},
                                  {"TITLE", 134},   {"DATE", 244},     {"TIME", 244},  {"MONEY", 37}, {"PERCENT", 37},  {"QUANTITY", 37},
                                  {"ORDINAL", 244}, {"CARDINAL", 244}, {"EVENT", 168}, {"LAW", 168},  {"PRODUCT", 172}, {"PROGRAM", 172},
                                  {"URL", 69},      {"EMAIL", 69},     {"HANDLE", 69}, {"PHONE", 69}};
  for (const Row& row : kRows)
    if (row.type == type) return row.color;
  return 97;
}

void AppendText(std::string_view text, bool terminal, std::string& out) {
  if (FirstInvalidUtf8(text) < text.size()) return AppendText(format::ReplaceInvalid(text), terminal, out);
  if (!terminal) {
    out.append(text);
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const format::Character character = format::CharacterAt(text, at);
    const char32_t code = character.code;
    if ((code < 0x20 && code != '\n' && code != '\t' && !(code == '\r' && at + 1 < text.size() && text[at + 1] == '\n')) || code == 0x7F) {
      format::AppendUtf8(code == 0x7F ? 0x2421 : 0x2400 + code, out);  // the pictures of control characters
    } else if (code >= 0x80 && code < 0xA0) {
      format::AppendUtf8(0xFFFD, out);
    } else {
      out.append(text.substr(at, character.length));
    }
    at += character.length;
  }
}

}  // namespace

void WriteInline(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options, std::string& out) {
  if (!id.empty()) {
    out.append(options.color ? "\x1b[1m" : "");
    out.append("== ");
    AppendText(id, options.color, out);
    out.append(options.color ? " ==\x1b[0m\n" : " ==\n");
  }
  std::size_t done = 0;
  for (const Entity& entity : result.entities()) {
    if (entity.nested || entity.begin < done || entity.end > text.size() || entity.begin >= entity.end) continue;
    AppendText(text.substr(done, entity.begin - done), options.color, out);
    const std::string_view span = text.substr(entity.begin, entity.end - entity.begin);
    if (options.color)
      fmt::format_to(std::back_inserter(out), "\x1b[1;38;5;{}m", ColorOf(entity.type));
    else
      out.push_back('[');
    AppendText(span, options.color, out);
    out.append(options.color ? "\x1b[0;2m(" : "](");
    AppendText(entity.type, options.color, out);
    if (!entity.id.empty()) {
      out.push_back(' ');
      AppendText(entity.id, options.color, out);
    }
    out.append(options.color ? ")\x1b[0m" : ")");
    done = entity.end;
  }
  AppendText(text.substr(done), options.color, out);
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
}

}  // namespace onoma
