// Each lint is one function over the tables; its messages say what is odd and what would settle it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "check_table.h"

namespace onoma::cli {
namespace {

bool HasFlag(const CheckedAlias& alias, char flag) {
  for (std::size_t at = 0; at < alias.flags.size(); at = std::min(alias.flags.find(',', at), alias.flags.size() - 1) + 1)
    if (alias.flags[at] == flag && (at + 1 == alias.flags.size() || alias.flags[at + 1] == ',')) return true;
  return false;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

std::string_view TypeOf(const CheckedEntry& entry) { return std::string_view(entry.type).substr(0, entry.type.find('.')); }

Lint RepeatedAliases(const CheckedTables& tables) {
  Lint lint{"alias given twice", {}};
  for (const CheckedEntry& entry : tables.entries) {
    std::set<std::string_view> seen;
    for (const CheckedAlias& alias : entry.aliases)
      if (!seen.insert(alias.text).second)
        lint.messages.push_back(fmt::format("{}: alias '{}' is given twice; leave one", entry.place, alias.text));
  }
  return lint;
}

// Names that several entries bear, none of them marked weak: between two types the extractor can only go by its order, within one by its
// homonym rules.
Lint SharedAliases(const CheckedTables& tables, bool same_type) {
  Lint lint{same_type ? "alias of several entries of one type" : "alias of entries of different types", {}};
  std::unordered_map<std::string_view, std::vector<const CheckedEntry*>> owners;
  for (const CheckedEntry& entry : tables.entries)
    for (const CheckedAlias& alias : entry.aliases) {
      std::vector<const CheckedEntry*>& list = owners[alias.text];
      if (!HasFlag(alias, 'W') && (list.empty() || list.back() != &entry)) list.push_back(&entry);
    }
  for (const CheckedEntry& entry : tables.entries)
    for (const CheckedAlias& alias : entry.aliases) {
      std::vector<const CheckedEntry*>& list = owners[alias.text];
      const auto other = std::find_if(list.begin(), list.end(), [&](const CheckedEntry* owner) {
        return (TypeOf(*owner) == TypeOf(entry)) == same_type && owner->id != entry.id;
      });
      if (other == list.end() || HasFlag(alias, 'W')) continue;
      lint.messages.push_back(fmt::format("{}: '{}' names {} here and {} in {}; mark the rarer one W, or leave one", entry.place,
                                          alias.text, entry.id, (*other)->id, (*other)->place));
      list.clear();
    }
  return lint;
}

Lint MissingSources(const CheckedTables& tables) {
  Lint lint{"row without a source", {}};
  for (const CheckedEntry& entry : tables.entries)
    if (entry.source.empty())
      lint.messages.push_back(fmt::format("{}: {} has no source; write where it is from, or 'authored'", entry.place, entry.id));
  for (const CheckedTenure& tenure : tables.tenures)
    if (tenure.source.empty())
      lint.messages.push_back(
          fmt::format("{}: tenure of {} has no source; write where it is from, or 'authored'", tenure.place, tenure.person));
  return lint;
}

// One-word names that are common words when written small ("Reading", "Nice"), and would be believed at each sentence's start.
Lint CommonWords(const CheckedTables& tables) {
  Lint lint{"common word that is not weak", {}};
  for (const CheckedEntry& entry : tables.entries)
    for (const CheckedAlias& alias : entry.aliases) {
      if (alias.text.find(' ') != std::string::npos || HasFlag(alias, 'W') || HasFlag(alias, 'A') || TypeOf(entry) == "TITLE" ||
          alias.text.empty())
        continue;
      if (!tables.common_words.count(Lower(alias.text))) continue;
      lint.messages.push_back(fmt::format("{}: '{}' of {} is a common word; mark it W", entry.place, alias.text, entry.id));
    }
  return lint;
}

// A day that compares as text: "2020" begins at its start, and as an end it is left at its start, too.
std::string Day(std::string date) {
  constexpr std::string_view kStart = "0000-01-01";
  if (date.size() < kStart.size()) date += kStart.substr(date.size());
  return date;
}

// Two holders of one office at a time. An office that three held at once is one that many hold (ministers of state), and is left alone.
Lint OverlappingTenures(const CheckedTables& tables) {
  Lint lint{"tenures of one office that overlap", {}};
  std::map<std::pair<std::string, std::string>, std::vector<const CheckedTenure*>> offices;
  for (const CheckedTenure& tenure : tables.tenures)
    if (!tenure.from.empty()) offices[{tenure.role, tenure.organisation.empty() ? tenure.country : tenure.organisation}].push_back(&tenure);
  const auto end = [](const CheckedTenure& tenure) { return tenure.to.empty() ? "9999" : Day(tenure.to); };
  for (auto& [office, held] : offices) {
    std::stable_sort(held.begin(), held.end(), [](const CheckedTenure* a, const CheckedTenure* b) { return Day(a->from) < Day(b->from); });
    std::vector<std::pair<const CheckedTenure*, const CheckedTenure*>> pairs;
    bool many = false;
    for (std::size_t i = 0; i < held.size(); ++i) {
      std::size_t at_once = 1;
      for (std::size_t j = 0; j < i; ++j) {
        if (held[j]->person == held[i]->person || end(*held[j]) <= Day(held[i]->from)) continue;
        pairs.emplace_back(held[j], held[i]);
        ++at_once;
      }
      many |= at_once > 2;
    }
    if (many) continue;
    for (const auto& [earlier, later] : pairs)
      lint.messages.push_back(fmt::format("{}: {} of {} by {} overlaps that of {} in {}{}", later->place, office.first, office.second,
                                          later->person, earlier->person, earlier->place,
                                          earlier->to.empty() ? ", which has no end; write it in `to`" : "; check both days"));
  }
  return lint;
}

bool LooksLikeId(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/'; });
}

Lint UnknownIds(const CheckedTables& tables) {
  Lint lint{"id that no row has", {}};
  std::set<std::string_view> ids;
  for (const CheckedEntry& entry : tables.entries) ids.insert(entry.id);
  const auto ask = [&](const std::string& place, std::string_view id) {
    if (LooksLikeId(id) && !ids.count(id))
      lint.messages.push_back(fmt::format("{}: no row has the id {}; add one, or correct it", place, id));
  };
  for (const CheckedEntry& entry : tables.entries) {
    std::string_view rest = entry.attributes;
    while (!rest.empty()) {  // key=value,value;key=value
      const std::size_t stop = rest.find_first_of("=,;");
      ask(entry.place, rest.substr(0, stop));
      rest = stop == std::string_view::npos ? std::string_view() : rest.substr(stop + 1);
    }
  }
  for (const CheckedTenure& tenure : tables.tenures)
    for (const std::string& id : {tenure.person, tenure.role, tenure.organisation}) ask(tenure.place, id);
  return lint;
}

}  // namespace

std::vector<Lint> FindLints(const CheckedTables& tables, bool whole) {
  std::vector<Lint> lints = {RepeatedAliases(tables), SharedAliases(tables, false), SharedAliases(tables, true),
                             CommonWords(tables),     MissingSources(tables),       OverlappingTenures(tables)};
  if (whole) lints.push_back(UnknownIds(tables));
  lints.erase(std::remove_if(lints.begin(), lints.end(), [](const Lint& lint) { return lint.messages.empty(); }), lints.end());
  return lints;
}

}  // namespace onoma::cli
