// Each lint is one function over the tables; its messages say what is odd and what would settle it.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "check_table.h"

namespace onoma::cli {
namespace {

// What collisions.txt leaves on purpose; which of its lines were needed.
class Left {
 public:
  explicit Left(const CheckedTables& tables) : left_(tables.left) {}
  bool Has(std::string_view what) {
    const auto found = left_.find(what);
    if (found == left_.end()) return false;
    used_.insert(found->first);
    return true;
  }
  Lint Unused() const {
    Lint lint{"collision left that is none", {}};
    for (const auto& [what, place] : left_)
      if (!used_.count(what)) lint.messages.push_back(fmt::format("{}: no lint tells of '{}'; drop the line", place, what));
    return lint;
  }

 private:
  const std::map<std::string, std::string, std::less<>>& left_;
  std::set<std::string_view> used_;
};

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
Lint SharedAliases(const CheckedTables& tables, Left& left, bool same_type) {
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
      if (other == list.end() || HasFlag(alias, 'W') || left.Has(alias.text)) continue;
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

// One-word names that are common words when written small ("Reading", "Nice"), and would be believed at each sentence's start. Adjectives
// and demonyms ("Republican", "Poles") mean a group wherever they have a capital, and an acronym (exact case) is told apart by its capitals
// but in a headline.
Lint CommonWords(const CheckedTables& tables, Left& left) {
  Lint lint{"common word that is not weak", {}};
  for (const CheckedEntry& entry : tables.entries)
    for (const CheckedAlias& alias : entry.aliases) {
      if (alias.text.find(' ') != std::string::npos || HasFlag(alias, 'W') || HasFlag(alias, 'J') || HasFlag(alias, 'D') ||
          alias.text.empty())
        continue;
      if (TypeOf(entry) == "TITLE" || !tables.common_words.count(Lower(alias.text)) || left.Has(alias.text)) continue;
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

// Offices that one person holds at a time. Of others (ministers of state, spokespersons) a government has several under one role.
bool IsSole(std::string_view role) {
  constexpr std::string_view kSole[] = {"role/president",        "role/prime-minister",   "role/chancellor",        "role/king",
                                        "role/defence-minister", "role/foreign-minister", "role/interior-minister", "role/finance-minister",
                                        "role/secretary-general"};
  return std::find(std::begin(kSole), std::end(kSole), role) != std::end(kSole);
}

// Intervals of one office that overlap: of one holder, whatever the office, and of two, where one person holds it at a time.
Lint OverlappingTenures(const CheckedTables& tables, Left& left) {
  Lint lint{"tenures of one office that overlap", {}};
  std::map<std::pair<std::string, std::string>, std::vector<const CheckedTenure*>> offices;
  for (const CheckedTenure& tenure : tables.tenures)
    if (!tenure.from.empty()) offices[{tenure.role, tenure.organisation.empty() ? tenure.country : tenure.organisation}].push_back(&tenure);
  const auto end = [](const CheckedTenure& tenure) {  // an open tenure is known up to the day it is attested
    return !tenure.to.empty() ? Day(tenure.to) : std::max(Day(tenure.attested), Day(tenure.from));
  };
  for (auto& [office, held] : offices) {
    std::stable_sort(held.begin(), held.end(), [](const CheckedTenure* a, const CheckedTenure* b) { return Day(a->from) < Day(b->from); });
    for (std::size_t i = 0; i < held.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const CheckedTenure &earlier = *held[j], &later = *held[i];
        if (end(earlier) <= Day(later.from)) continue;
        const bool same = earlier.person == later.person;
        if (same ? earlier.title != later.title : !IsSole(office.first)) continue;
        if (left.Has(fmt::format("{} of {}", office.first, office.second))) continue;
        lint.messages.push_back(fmt::format("{}: {} of {} by {} overlaps that of {} in {}; check both days", later.place, office.first,
                                            office.second, later.person, earlier.person, earlier.place));
      }
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
  Left left(tables);
  std::vector<Lint> lints = {
      RepeatedAliases(tables), SharedAliases(tables, left, false), SharedAliases(tables, left, true), CommonWords(tables, left),
      MissingSources(tables),  OverlappingTenures(tables, left)};
  if (whole) lints.push_back(UnknownIds(tables));
  lints.push_back(left.Unused());
  lints.erase(std::remove_if(lints.begin(), lints.end(), [](const Lint& lint) { return lint.messages.empty(); }), lints.end());
  return lints;
}

std::string Counts(const CheckedTables& tables) {
  struct Count {
    std::size_t entries = 0, forms = 0, weak = 0;
  };
  std::map<std::string, Count> by_type, by_subtype;
  Count all;
  for (const CheckedEntry& entry : tables.entries) {
    const std::size_t weak = static_cast<std::size_t>(
        std::count_if(entry.aliases.begin(), entry.aliases.end(), [](const CheckedAlias& alias) { return HasFlag(alias, 'W'); }));
    for (Count* count : {&all, &by_type[std::string(TypeOf(entry))], &by_subtype[entry.type]})
      ++count->entries, count->forms += entry.aliases.size(), count->weak += weak;
  }
  std::string out = fmt::format("{:32}{:>9}{:>9}{:>9}\n", "type", "entries", "forms", "weak");
  const auto row = [&](const std::string& name, const Count& count) {
    out += fmt::format("{:32}{:9}{:9}{:9}\n", name, count.entries, count.forms, count.weak);
  };
  for (const auto& [type, count] : by_type) {
    row(type, count);
    for (const auto& [subtype, part] : by_subtype)
      if (subtype.size() > type.size() && subtype.compare(0, type.size(), type) == 0 && subtype[type.size()] == '.')
        row("  " + subtype, part);
  }
  row("all", all);
  out += fmt::format("\n{:32}{:9}\n", "tenures", tables.tenures.size());
  std::size_t words = 0;
  for (const auto& [word_class, count] : tables.words) out += fmt::format("{:32}{:9}\n", "words " + word_class, count), words += count;
  return out + fmt::format("{:32}{:9}\n", "words", words);
}

}  // namespace onoma::cli
