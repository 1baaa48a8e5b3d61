// The checks of a row's fields, the same for rows of files and rows of programs.
#include <fmt/format.h>

#include <algorithm>

#include "lib/gazetteer/day.h"
#include "lib/gazetteer/source.h"
#include "lib/text/chars.h"

namespace onoma::gazetteer {
namespace {

constexpr std::size_t kLongest = 65535;  // bytes of a field that the image counts in 16 bits

bool IsSlug(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  for (char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  return true;
}
bool IsId(std::string_view text) {
  std::size_t slash = text.find('/');
  return slash != std::string_view::npos && IsSlug(text.substr(0, slash)) && IsSlug(text.substr(slash + 1)) && text.size() <= kLongest;
}
bool IsTypeName(std::string_view text) {
  if (text.empty()) return false;
  for (char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
  return true;
}
bool HasWord(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    text::Decoded c = text::Decode(text, at);
    if (text::IsWordChar(c.code)) return true;
    at += c.length;
  }
  return false;
}
bool IsOneWord(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    text::Decoded c = text::Decode(text, at);
    if (!text::IsWordChar(c.code)) return false;
    at += c.length;
  }
  return !text.empty();
}
bool HasControl(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

// Collects what is wrong with one row.
class Problems {
 public:
  Problems(std::string_view where, std::vector<std::string>& lines) : where_(where), lines_(lines), before_(lines.size()) {}
  void Add(std::string_view what) { lines_.push_back(fmt::format("{}: {}", where_, what)); }
  bool none() const { return lines_.size() == before_; }

  void Id(std::string_view column, std::string_view id, std::string_view example) {
    if (id.empty()) {
      Add(fmt::format("empty {}; write one such as {}", column, example));
    } else if (!IsId(id)) {
      Add(fmt::format("bad {} '{}'; write kind/slug in lower-case letters, digits and '-', such as {}", column, id, example));
    }
  }
  void Country(std::string_view code) {
    if (code.empty()) return;
    auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !upper(code[0]) || !upper(code[1]))
      Add(fmt::format("bad country '{}'; write an ISO 3166-1 alpha-2 code such as UA, or nothing", code));
  }
  Day Date(std::string_view column, std::string_view text) {
    Day day = kNoDay;
    if (!text.empty() && !ParseDay(text, day)) Add(fmt::format("bad date '{}' in {}; write YYYY, YYYY-MM or YYYY-MM-DD", text, column));
    return day;
  }
  void Order(Day from, Day to) {
    if (from != kNoDay && to != kNoDay && from > to)
      Add(fmt::format("from {} is after to {}; write the earlier day first", FormatDay(from), FormatDay(to)));
  }
  void Text(std::string_view column, std::string_view text) {
    if (HasControl(text)) Add(fmt::format("control character in {}; write text in one line", column));
    if (text.size() > kLongest) Add(fmt::format("{} of {} bytes; write at most {}", column, text.size(), kLongest));
  }
  void Alias(std::string_view text, std::string_view flags, bool canonical, EntryRecord& record);

 private:
  std::string_view where_;
  std::vector<std::string>& lines_;
  std::size_t before_;
};

void Problems::Alias(std::string_view text, std::string_view flags, bool canonical, EntryRecord& record) {
  std::string_view what = canonical ? "name" : "alias";
  if (text.empty()) {
    Add(fmt::format("empty {}; write {}", what, canonical ? "how the entity is called" : "a name between the bars, or take one bar away"));
    return;
  }
  if (!HasWord(text)) Add(fmt::format("{} '{}' has no letter or digit; write one that has", what, text));
  if (text.find_first_of("{}|") != std::string_view::npos)
    Add(fmt::format("stray brace or bar in {} '{}'; write flags once, behind it, as in NATO{{A}}", what, text));
  Text(what, text);
  AliasRecord alias;
  alias.text = text;
  alias.flags = canonical ? std::uint16_t{kCanonical} : std::uint16_t{0};
  for (std::size_t at = 0; at < flags.size();) {
    std::size_t comma = std::min(flags.find(',', at), flags.size());
    std::string_view flag = flags.substr(at, comma - at);
    while (!flag.empty() && flag.front() == ' ') flag.remove_prefix(1);
    while (!flag.empty() && flag.back() == ' ') flag.remove_suffix(1);
    at = comma + 1;
    unsigned bits = 0;
    if (flag == "A") bits = kAcronym | kExactCase;
    if (flag == "C") bits = kExactCase;
    if (flag == "I") bits = kAnyCase;
    if (flag == "W") bits = kWeak;
    if (flag == "J") bits = kAdjective;
    if (flag == "D") bits = kDemonym;
    if (flag == "M") bits = kMetonym;
    if (flag == "F") bits = kFormer;
    if (flag.size() > 3 && flag.substr(0, 2) == "L:") {
      bits = kForeign;
      alias.language = flag.substr(2);
    }
    if (bits == 0) Add(fmt::format("unknown flag '{}'; write one of A C I W J D M F L:xx", flag));
    alias.flags = static_cast<std::uint16_t>(alias.flags | bits);
  }
  if ((alias.flags & kExactCase) && (alias.flags & kAnyCase))
    Add(fmt::format("flags of '{}' ask for one case and for any; write one of A C I", text));
  record.aliases.push_back(std::move(alias));
}

}  // namespace

bool CheckEntry(const Entry& entry, std::string_view where, EntryRecord& record, std::vector<std::string>& lines) {
  Problems problems(where, lines);
  problems.Id("id", entry.id, "geo/ua");
  std::string_view type = entry.type, subtype;
  if (std::size_t dot = type.find('.'); dot != std::string_view::npos) {
    subtype = type.substr(dot + 1);
    type = type.substr(0, dot);
    if (!IsTypeName(subtype)) problems.Add(fmt::format("bad subtype in '{}'; write a type such as GPE or GPE.city", entry.type));
  }
  if (entry.type.empty()) {
    problems.Add("empty type; write one such as GPE or GPE.city");
  } else if (!IsTypeName(type)) {
    problems.Add(fmt::format("bad type '{}'; write a type such as GPE or GPE.city", entry.type));
  }
  problems.Country(entry.country);
  record.from = problems.Date("from", entry.from);
  record.to = problems.Date("to", entry.to);
  problems.Order(record.from, record.to);
  problems.Text("source", entry.source);
  for (const auto& [key, value] : entry.attributes) {
    if (key.empty() || key.find_first_of("=;\t\n") != std::string::npos)
      problems.Add(fmt::format("bad attribute '{}={}'; write key=value, with ';' between two", key, value));
    if (value.find_first_of(";\t\n") != std::string::npos)
      problems.Add(fmt::format("attribute {} holds a ';', TAB or line end; write it without", key));
  }
  record.id = entry.id, record.type = type, record.subtype = subtype, record.name = entry.name, record.country = entry.country;
  record.attributes = entry.attributes, record.source = entry.source, record.origin = where;
  record.aliases.clear();
  std::string_view name_flags;
  if (std::string_view name = entry.name; !name.empty() && name.back() == '}') {  // a name may carry flags like an alias
    if (std::size_t brace = name.rfind('{'); brace != std::string_view::npos) {
      name_flags = name.substr(brace + 1, name.size() - brace - 2);
      record.name.resize(brace);
    }
  }
  problems.Alias(record.name, name_flags, true, record);
  for (const onoma::Alias& alias : entry.aliases) problems.Alias(alias.text, alias.flags, false, record);
  return problems.none();
}

bool CheckTenure(const Tenure& tenure, std::string_view where, TenureRecord& record, std::vector<std::string>& lines) {
  Problems problems(where, lines);
  problems.Id("person", tenure.person, "person/denys-shmyhal");
  problems.Id("role", tenure.role, "role/defence-minister");
  if (!tenure.organisation.empty()) problems.Id("organisation", tenure.organisation, "org/nato");
  problems.Country(tenure.country);
  if (tenure.organisation.empty() && tenure.country.empty()) problems.Add("neither organisation nor country; write whose office it is");
  record.from = problems.Date("from", tenure.from);
  record.to = problems.Date("to", tenure.to);
  record.attested = problems.Date("attested", tenure.attested);
  problems.Order(record.from, record.to);
  problems.Text("title", tenure.title);
  problems.Text("source", tenure.source);
  record.person = tenure.person, record.role = tenure.role, record.title = tenure.title, record.organisation = tenure.organisation;
  record.country = tenure.country, record.source = tenure.source, record.origin = where;
  return problems.none();
}

bool CheckWord(std::string_view word, std::string_view word_class, std::string_view value, std::string_view where, WordRecord& record,
               std::vector<std::string>& lines) {
  Problems problems(where, lines);
  if (!IsOneWord(word)) problems.Add(fmt::format("'{}' is not one word; write one word a line", word));
  problems.Text("word", word);
  if (!IsTypeName(word_class)) problems.Add(fmt::format("bad class '{}'; write letters, digits, '-' and '_'", word_class));
  problems.Text("value", value);
  record.word = word, record.word_class = word_class, record.value = value;
  return problems.none();
}

}  // namespace onoma::gazetteer
