// GazetteerBuilder: rows from files and from the program, one list of problems. A later call's row replaces an earlier call's row
// of the same id; two rows of one call with one id are a mistake.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "lib/base/file.h"
#include "lib/base/status.h"
#include "lib/gazetteer/gazetteer_data.h"
#include "lib/gazetteer/source.h"

namespace onoma {

namespace gz = gazetteer;

struct GazetteerBuilder::State {
  gz::Records records;
  std::vector<std::string> problems;
  std::unordered_map<std::string, std::size_t> by_id;  // entries
  std::size_t rows = 0;                                // given by the program

  // Reads one file's rows into `call`, which holds the rows of one call.
  void Read(const std::string& path, gz::Records& call);
  void Merge(gz::Records call);
};

void GazetteerBuilder::State::Read(const std::string& path, gz::Records& call) {
  absl::StatusOr<std::string> text = base::ReadFile(path);
  if (!text.ok()) {
    problems.emplace_back(base::Message(text.status()));
    return;
  }
  std::size_t first = call.entries.size();
  gz::ReadSource(*text, path, call, problems);
  (void)first;
}

void GazetteerBuilder::State::Merge(gz::Records call) {
  std::size_t before = records.entries.size();
  for (gz::EntryRecord& entry : call.entries) {
    auto [it, is_new] = by_id.try_emplace(entry.id, records.entries.size());
    if (is_new) {
      records.entries.push_back(std::move(entry));
    } else if (it->second >= before) {
      problems.push_back(
          fmt::format("{}: id '{}' stands at {} already; write each id once", entry.origin, entry.id, records.entries[it->second].origin));
    } else {
      records.entries[it->second] = std::move(entry);
    }
  }
  std::move(call.tenures.begin(), call.tenures.end(), std::back_inserter(records.tenures));
  std::move(call.words.begin(), call.words.end(), std::back_inserter(records.words));
}

GazetteerBuilder::GazetteerBuilder() : state_(std::make_unique<State>()) {}
GazetteerBuilder::~GazetteerBuilder() = default;
GazetteerBuilder::GazetteerBuilder(GazetteerBuilder&&) noexcept = default;
GazetteerBuilder& GazetteerBuilder::operator=(GazetteerBuilder&&) noexcept = default;

void GazetteerBuilder::AddFile(const std::string& path) {
  gz::Records call;
  state_->Read(path, call);
  state_->Merge(std::move(call));
}

void GazetteerBuilder::AddDirectory(const std::string& path) {
  gz::Records call;
  auto add = [&](const std::string& directory, std::string_view suffix, bool required) {
    absl::StatusOr<std::vector<std::string>> names = base::ListFiles(directory, suffix);
    if (!names.ok()) {
      if (required || names.status().code() != absl::StatusCode::kNotFound) state_->problems.emplace_back(base::Message(names.status()));
      return;
    }
    for (const std::string& name : *names) state_->Read(directory + "/" + name, call);
  };
  std::string directory = path;
  while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
  add(directory, ".tsv", true);
  add(directory + "/words", ".txt", false);
  state_->Merge(std::move(call));
}

void GazetteerBuilder::Add(const Entry& entry) {
  gz::Records call;
  gz::EntryRecord record;
  std::string where = fmt::format("row {}", ++state_->rows);
  if (!gz::CheckEntry(entry, where, record, state_->problems)) return;
  call.entries.push_back(std::move(record));
  state_->Merge(std::move(call));
}

void GazetteerBuilder::Add(const Tenure& tenure) {
  gz::TenureRecord record;
  std::string where = fmt::format("row {}", ++state_->rows);
  if (gz::CheckTenure(tenure, where, record, state_->problems)) state_->records.tenures.push_back(std::move(record));
}

void GazetteerBuilder::AddWord(std::string_view word, std::string_view word_class) {
  gz::WordRecord record;
  std::string where = fmt::format("row {}", ++state_->rows);
  if (gz::CheckWord(word, word_class, {}, where, record, state_->problems)) state_->records.words.push_back(std::move(record));
}

void GazetteerBuilder::SetVersion(std::string version) { state_->records.version = std::move(version); }

absl::StatusOr<Gazetteer> GazetteerBuilder::Build() const {
  if (!state_->problems.empty()) {
    std::string message;
    for (const std::string& line : state_->problems) message += (message.empty() ? "" : "\n") + line;
    return base::InvalidArgument(message);
  }
  absl::StatusOr<std::string> bytes = gz::BuildImage(state_->records);
  if (!bytes.ok()) return bytes.status();
  return Gazetteer::FromBytes(*bytes);
}

}  // namespace onoma
