// The three kinds of source files: the first line names the kind, the second the columns, the rest are rows.
#include "lib/gazetteer/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "lib/text/chars.h"

namespace onoma::gazetteer {
namespace {

constexpr std::array<std::string_view, 9> kEntryColumns = {"id",         "type", "name", "aliases", "country",
                                                           "attributes", "from", "to",   "source"};
constexpr std::array<std::string_view, 9> kTenureColumns = {"person", "role", "title",    "organisation", "country",
                                                            "from",   "to",   "attested", "source"};

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> Split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::string Join(const std::array<std::string_view, 9>& columns) {
  std::string joined;
  for (std::string_view column : columns) {
    if (!joined.empty()) joined.push_back(' ');
    joined.append(column);
  }
  return joined;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view path, Records& records, std::vector<std::string>& problems)
      : text_(text), path_(path), file_(path.substr(path.rfind('/') + 1)), records_(records), problems_(problems) {}
  void Read();

 private:
  bool NextLine();  // the next line into line_, without its end
  bool NextRow();   // the next that is neither empty nor a comment
  void Add(std::string_view what) { problems_.push_back(fmt::format("{}:{}: {}", path_, number_, what)); }
  void Table(const std::array<std::string_view, 9>& known, unsigned required,
             const std::function<void(const std::array<std::string_view, 9>&)>& row);
  void EntryRow(const std::array<std::string_view, 9>& field);
  void TenureRow(const std::array<std::string_view, 9>& field);
  void WordRows(std::string_view word_class);
  std::string Where() const { return fmt::format("{}:{}", path_, number_); }
  std::string Origin() const { return fmt::format("{}:{}", file_, number_); }

  std::string_view text_, path_, file_, line_;
  std::size_t at_ = 0, number_ = 0;
  Records& records_;
  std::vector<std::string>& problems_;
};

bool Reader::NextLine() {
  if (at_ >= text_.size()) return false;
  std::size_t end = std::min(text_.find('\n', at_), text_.size());
  line_ = text_.substr(at_, end - at_);
  if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
  at_ = end + 1;
  ++number_;
  return true;
}

bool Reader::NextRow() {
  while (NextLine()) {
    if (line_.empty() || line_[0] == '#') continue;
    std::size_t at = 0;
    while (at < line_.size()) {
      text::Decoded c = text::Decode(line_, at);
      if (c.code == 0xFFFD && c.length == 1) break;
      at += c.length;
    }
    if (at == line_.size()) return true;
    Add(fmt::format("byte {} is not UTF-8; save the file as UTF-8", at + 1));
  }
  return false;
}

void Reader::Read() {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  NextLine();
  std::string_view header = Trim(line_);
  if (number_ == 0) number_ = 1;
  if (header == "#gazetteer v1") {
    Table(kEntryColumns, 3, [this](const auto& field) { EntryRow(field); });
  } else if (header == "#tenures v1") {
    Table(kTenureColumns, 2, [this](const auto& field) { TenureRow(field); });
  } else if (header.substr(0, 16) == "#words v1 class=") {
    WordRows(header.substr(16));
  } else {
    Add(fmt::format("unknown header '{}'; write #gazetteer v1, #tenures v1 or #words v1 class=NAME", header));
  }
}

void Reader::Table(const std::array<std::string_view, 9>& known, unsigned required,
                   const std::function<void(const std::array<std::string_view, 9>&)>& row) {
  if (!NextLine() || line_.substr(0, 9) != "#columns:") {
    number_ = 2;
    Add(fmt::format("no columns; write #columns: and, one TAB between each, {}", Join(known)));
    return;
  }
  std::vector<std::string_view> columns = Split(Trim(line_.substr(9)), "\t");
  std::vector<std::size_t> place;
  std::array<bool, 9> seen{};
  bool good = true;
  for (std::string_view column : columns) {
    column = Trim(column);
    std::size_t index = static_cast<std::size_t>(std::find(known.begin(), known.end(), column) - known.begin());
    if (index == known.size()) {
      Add(fmt::format("unknown column '{}'; write one of {}", column, Join(known)));
      good = false;
      continue;
    }
    if (seen[index]) {
      Add(fmt::format("column '{}' twice; write it once", column));
      good = false;
    }
    seen[index] = true;
    place.push_back(index);
  }
  for (std::size_t i = 0; i < required; ++i) {
    if (seen[i] || !good) continue;
    Add(fmt::format("no column '{}'; write it", known[i]));
    good = false;
  }
  if (!good) return;
  while (NextRow()) {
    std::vector<std::string_view> fields = Split(line_, "\t");
    if (fields.size() != columns.size()) {
      Add(fmt::format("{} fields; write {}, one TAB between each", fields.size(), columns.size()));
      continue;
    }
    std::array<std::string_view, 9> field;
    for (std::size_t i = 0; i < fields.size(); ++i) field[place[i]] = Trim(fields[i]);
    row(field);
  }
}

void Reader::EntryRow(const std::array<std::string_view, 9>& field) {
  Entry entry;
  entry.id = field[0], entry.type = field[1], entry.name = field[2], entry.country = field[4], entry.from = field[6], entry.to = field[7];
  entry.source = field[8];
  std::size_t before = problems_.size();
  if (!field[3].empty()) {
    for (std::string_view item : Split(field[3], "|")) {
      item = Trim(item);
      std::string_view flags;
      std::size_t brace = item.rfind('{');
      if (!item.empty() && item.back() == '}' && brace != std::string_view::npos) {
        flags = item.substr(brace + 1, item.size() - brace - 2);
        item = Trim(item.substr(0, brace));
        if (flags.empty()) Add(fmt::format("no flags in the braces behind '{}'; write some or take the braces away", item));
      }
      entry.aliases.push_back({std::string(item), std::string(flags)});
    }
  }
  if (!field[5].empty()) {
    for (std::string_view item : Split(field[5], ";")) {
      item = Trim(item);
      std::size_t equals = item.find('=');
      if (equals == std::string_view::npos || equals == 0) {
        Add(fmt::format("bad attribute '{}'; write key=value, with ';' between two", item));
        continue;
      }
      entry.attributes.emplace_back(item.substr(0, equals), item.substr(equals + 1));
    }
  }
  EntryRecord record;
  bool good = CheckEntry(entry, Where(), record, problems_);
  record.origin = Origin();
  if (good && problems_.size() == before) records_.entries.push_back(std::move(record));
}

void Reader::TenureRow(const std::array<std::string_view, 9>& field) {
  Tenure tenure;
  std::string* const members[9] = {&tenure.person, &tenure.role, &tenure.title,    &tenure.organisation, &tenure.country,
                                   &tenure.from,   &tenure.to,   &tenure.attested, &tenure.source};
  for (std::size_t i = 0; i < 9; ++i) *members[i] = field[i];
  TenureRecord record;
  bool good = CheckTenure(tenure, Where(), record, problems_);
  record.origin = Origin();
  if (good) records_.tenures.push_back(std::move(record));
}

void Reader::WordRows(std::string_view word_class) {
  while (NextRow()) {
    std::size_t tab = line_.find('\t');
    std::string_view word = Trim(line_.substr(0, tab)), value;
    if (tab != std::string_view::npos) value = Trim(line_.substr(tab + 1));
    WordRecord record;
    if (CheckWord(word, word_class, value, Where(), record, problems_)) records_.words.push_back(std::move(record));
  }
}

}  // namespace

void ReadSource(std::string_view text, std::string_view path, Records& records, std::vector<std::string>& problems) {
  Reader(text, path, records, problems).Read();
}

}  // namespace onoma::gazetteer
