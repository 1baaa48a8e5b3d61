// Gazetteer files read once more for lints: rows with their places, and what is odd about them though the builder accepts it.
#ifndef ONOMA_EXAMPLES_CLI_CHECK_TABLE_H_
#define ONOMA_EXAMPLES_CLI_CHECK_TABLE_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::cli {

struct CheckedAlias {
  std::string text, flags;  // "NATO", "A,L:fr"
};

struct CheckedEntry {
  std::string place;  // "countries.tsv:12"
  std::string id, type, attributes, source;
  std::vector<CheckedAlias> aliases;  // the canonical name is the first
};

struct CheckedTenure {
  std::string place, person, role, title, organisation, country, from, to, attested, source;
};

struct CheckedTables {
  std::vector<CheckedEntry> entries;
  std::vector<CheckedTenure> tenures;
  std::set<std::string, std::less<>> common_words;
  std::map<std::string, std::size_t, std::less<>> words;  // how many words a class has
  // What is left on purpose though a lint would tell of it, with its place: an alias, or "role/president of KR". From collisions.txt.
  std::map<std::string, std::string, std::less<>> left;

  // Reads a file whose kind its first line tells; rows that the builder refuses may be read wrongly or not at all.
  void Read(const std::string& path, std::string_view content);
  // Reads a collisions.txt: a line each, what is left, TAB, why.
  void ReadLeft(const std::string& path, std::string_view content);
};

struct Lint {
  std::string kind;                   // "shared alias"
  std::vector<std::string> messages;  // "file:line: what; what to do"
};
// `whole`: the tables are all there is, so that an id that none of them has is an error.
std::vector<Lint> FindLints(const CheckedTables& tables, bool whole);

// How many entries, surface forms, tenures and words there are, by type and class: a table for the reader.
std::string Counts(const CheckedTables& tables);

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_CHECK_TABLE_H_
