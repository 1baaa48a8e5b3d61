// Reads the source format (gazetteers/README.md) and rows given by the program, checks each field, and keeps every problem as one
// line "file:line: what is wrong; what to write".
#ifndef ONOMA_LIB_GAZETTEER_SOURCE_H_
#define ONOMA_LIB_GAZETTEER_SOURCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/gazetteer/records.h"
#include "onoma/gazetteer.h"

namespace onoma::gazetteer {

// Appends the good rows of a file's `text` to `records` and a line for each bad one to `problems`. `path` stands in messages, its last
// component in origins.
void ReadSource(std::string_view text, std::string_view path, Records& records, std::vector<std::string>& problems);

// Rows from the program; `where` stands in messages and as origin. False if a problem was added.
bool CheckEntry(const Entry& entry, std::string_view where, EntryRecord& record, std::vector<std::string>& problems);
bool CheckTenure(const Tenure& tenure, std::string_view where, TenureRecord& record, std::vector<std::string>& problems);
bool CheckWord(std::string_view word, std::string_view word_class, std::string_view value, std::string_view where, WordRecord& record,
               std::vector<std::string>& problems);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_SOURCE_H_
