// Builds the extractor that a command line asks for.
#ifndef ONOMA_EXAMPLES_CLI_KNOWLEDGE_H_
#define ONOMA_EXAMPLES_CLI_KNOWLEDGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "options.h"

namespace onoma::cli {

// Nothing, and the reason told, where knowledge cannot be opened (exit code 3). `more`: rules besides.
std::optional<Extractor> BuildExtractor(const KnowledgeOptions& options, const Rules* more = nullptr);
// The same with the image at `path` in place of the shipped one.
std::optional<Extractor> BuildExtractorOf(const std::string& image, const KnowledgeOptions& options);

// Whether a file is a compiled image, by its name: .onoma, .image.
bool IsImage(std::string_view path);

// A document's date as given: a day, a month or a year that exists. "" is none.
bool IsDate(std::string_view date);

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_KNOWLEDGE_H_
