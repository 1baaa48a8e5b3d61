// Gold and prediction files, whole: they are small, and each is looked up by id.
#ifndef ONOMA_EXAMPLES_CLI_LINES_H_
#define ONOMA_EXAMPLES_CLI_LINES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"

namespace onoma::cli {

// The file's (or, for "-", standard input's) bytes; nothing, and told, where it cannot be read.
std::optional<std::string> ReadWhole(const std::string& path);
bool HasSuffix(std::string_view name, std::string_view suffix);

// Every document of a file of JSON lines; nothing, with every bad line told, if any is bad or an id is given twice.
std::optional<std::vector<EvaluatedDocument>> ReadDocuments(const std::string& path);

// `predicted` in the order of `gold`; nothing, and told (the first ten), if a document is missing, unknown, or has a bad span.
std::optional<std::vector<EvaluatedDocument>> Matched(const std::vector<EvaluatedDocument>& gold, std::vector<EvaluatedDocument> predicted,
                                                      const std::string& path, Offsets offsets);

// What `extractor` finds in the gold's texts, through the same JSON that `extract` writes.
std::vector<EvaluatedDocument> Predict(const Extractor& extractor, const std::vector<EvaluatedDocument>& gold, std::string_view date);

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_LINES_H_
