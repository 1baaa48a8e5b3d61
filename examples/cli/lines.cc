// All that is wrong with a file is told before anything is scored: a score over half a file is none.
#include "lines.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>

#include "message.h"

namespace onoma::cli {

std::optional<std::string> ReadWhole(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string data;
  ssize_t got = -1;
  while (file >= 0) {
    const std::size_t before = data.size();
    data.resize(before + std::max<std::size_t>(64 << 10, before / 2));
    got = ::read(file, data.data() + before, data.size() - before);
    data.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0 || (got < 0 && errno != EINTR)) break;
  }
  const int error = errno;
  if (file > 0) ::close(file);
  if (got == 0) return data;
  Complain(fmt::format("{}: {}", path, SystemReason(error)));
  return std::nullopt;
}

bool HasSuffix(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
}

std::optional<std::vector<EvaluatedDocument>> ReadDocuments(const std::string& path) {
  const std::optional<std::string> data = ReadWhole(path);
  if (!data) return std::nullopt;
  std::vector<EvaluatedDocument> documents;
  std::map<std::string, std::size_t> lines;
  bool good = true;
  std::string_view rest = *data;
  if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view row = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    absl::StatusOr<EvaluatedDocument> document = ReadEvaluatedDocument(row);
    std::string problem;
    if (!document.ok())
      problem = Reason(document.status());
    else if (const auto [earlier, fresh] = lines.emplace(document->id, line); !fresh)
      problem = fmt::format("document {} is given twice, first in line {}; leave one", document->id, earlier->second);
    if (problem.empty()) {
      documents.push_back(*std::move(document));
    } else {
      Complain(fmt::format("{}:{}: {}", path, line, problem));
      good = false;
    }
  }
  if (good && documents.empty()) Complain(fmt::format("{}: no documents; write one JSON object a line", path));
  if (!good || documents.empty()) return std::nullopt;
  return documents;
}

std::optional<std::vector<EvaluatedDocument>> Matched(const std::vector<EvaluatedDocument>& gold, std::vector<EvaluatedDocument> predicted,
                                                      const std::string& path, Offsets offsets) {
  std::map<std::string, EvaluatedDocument> by_id;
  for (EvaluatedDocument& document : predicted) by_id.emplace(document.id, std::move(document));
  std::vector<EvaluatedDocument> matched;
  std::vector<std::string> problems;
  for (const EvaluatedDocument& document : gold) {
    const auto found = by_id.find(document.id);
    if (found == by_id.end()) {
      problems.push_back(fmt::format("document missing: {}; predict every document of the gold", document.id));
      continue;
    }
    matched.push_back(std::move(found->second));
    by_id.erase(found);
    if (absl::Status status = CheckSpans(document, matched.back(), offsets); !status.ok()) problems.push_back(Reason(status));
  }
  for (const auto& [id, document] : by_id) problems.push_back(fmt::format("unknown document: {}; the gold has none of this id", id));
  for (std::size_t i = 0; i < std::min<std::size_t>(problems.size(), 10); ++i) Complain(fmt::format("{}: {}", path, problems[i]));
  if (problems.size() > 10) Complain(fmt::format("{}: and {} more", path, problems.size() - 10));
  if (!problems.empty()) return std::nullopt;
  return matched;
}

std::vector<EvaluatedDocument> Predict(const Extractor& extractor, const std::vector<EvaluatedDocument>& gold, std::string_view date) {
  std::vector<EvaluatedDocument> documents;
  Scratch scratch;
  Result result;
  std::string json;
  for (const EvaluatedDocument& document : gold) {
    Parameters parameters;
    parameters.date = document.date.empty() ? date : document.date;
    extractor.Extract(document.text, parameters, scratch, result);
    json.clear();
    WriteJson(document.id, document.text, result, {}, json);
    absl::StatusOr<EvaluatedDocument> read = ReadEvaluatedDocument(json);
    if (!read.ok()) Complain(fmt::format("document {}: {}", document.id, Reason(read.status())));
    documents.push_back(read.ok() ? *std::move(read) : EvaluatedDocument{document.id, {}, {}, {}, {}});
  }
  return documents;
}

}  // namespace onoma::cli
