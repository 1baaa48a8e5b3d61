// A lenient reader: the library's own, strict one has judged the syntax before.
#include "check_table.h"

#include <fmt/format.h>

#include <map>

namespace onoma::cli {
namespace {

std::vector<std::string_view> Split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at; (at = text.find(separator)) != std::string_view::npos; text.remove_prefix(at + separator.size()))
    parts.push_back(text.substr(0, at));
  parts.push_back(text);
  return parts;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "NATO{A,L:fr}"
CheckedAlias Alias(std::string_view text) {
  text = Trim(text);
  const std::size_t brace = text.rfind('{');
  if (brace == std::string_view::npos || text.back() != '}') return {std::string(text), ""};
  return {std::string(Trim(text.substr(0, brace))), std::string(text.substr(brace + 1, text.size() - brace - 2))};
}

}  // namespace

void CheckedTables::Read(const std::string& path, std::string_view content) {
  std::map<std::string_view, std::size_t> columns;
  std::string_view kind;
  std::size_t line = 0;
  for (std::string_view row : Split(content, "\n")) {
    ++line;
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (line == 1) kind = row;
    if (row.substr(0, 10) == "#columns: ") {
      const std::vector<std::string_view> names = Split(row.substr(10), "\t");
      for (std::size_t i = 0; i < names.size(); ++i) columns[Trim(names[i])] = i;
    }
    if (row.empty() || row[0] == '#') continue;
    if (kind.substr(0, 6) == "#words") {
      const std::size_t at = kind.find("class=");
      const std::string_view word_class = at == std::string_view::npos ? std::string_view() : Trim(kind.substr(at + 6));
      ++words[std::string(word_class)];
      if (word_class == "common") common_words.emplace(row.substr(0, row.find('\t')));
      continue;
    }
    const std::vector<std::string_view> fields = Split(row, "\t");
    const auto field = [&](std::string_view name) {
      const auto column = columns.find(name);
      return column == columns.end() || column->second >= fields.size() ? std::string_view() : Trim(fields[column->second]);
    };
    const auto text = [&](std::string_view name) { return std::string(field(name)); };
    const std::string place = fmt::format("{}:{}", path, line);
    if (kind.substr(0, 8) == "#tenures") {
      tenures.push_back({place, text("person"), text("role"), text("title"), text("organisation"), text("country"), text("from"),
                         text("to"), text("attested"), text("source")});
      continue;
    }
    CheckedEntry entry{place, text("id"), text("type"), text("attributes"), text("source"), {Alias(field("name"))}};
    if (!field("aliases").empty())
      for (const std::string_view alias : Split(field("aliases"), " | ")) entry.aliases.push_back(Alias(alias));
    entries.push_back(std::move(entry));
  }
}

void CheckedTables::ReadLeft(const std::string& path, std::string_view content) {
  std::size_t line = 0;
  for (std::string_view row : Split(content, "\n")) {
    ++line;
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (!row.empty() && row[0] != '#') left.emplace(Trim(row.substr(0, row.find('\t'))), fmt::format("{}:{}", path, line));
  }
}

}  // namespace onoma::cli
