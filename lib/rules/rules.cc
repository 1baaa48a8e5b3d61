// The public face: collects files and texts, parses them together.
#include "onoma/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "lib/rules/rules_data.h"
#include "onoma/gazetteer.h"

namespace onoma {

namespace {

constexpr std::uintmax_t kMaxFile = 16 << 20;

}  // namespace

struct RulesBuilder::State {
  std::vector<rules::Source> sources;
  std::vector<std::string> problems;
  std::vector<rules::NamedValidator> validators;
};

RulesBuilder::RulesBuilder() : state_(std::make_unique<State>()) {}
RulesBuilder::~RulesBuilder() = default;
RulesBuilder::RulesBuilder(RulesBuilder&&) noexcept = default;
RulesBuilder& RulesBuilder::operator=(RulesBuilder&&) noexcept = default;

void RulesBuilder::AddText(std::string_view text, std::string_view name) {
  if (text.size() > kMaxFile) {
    state_->problems.push_back(fmt::format("{}: larger than 16 MiB; split it", name));
    return;
  }
  state_->sources.push_back({std::string(name), std::string(text), 0});
}

void RulesBuilder::AddFile(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    state_->problems.push_back(fmt::format("{}: is a directory; add it with AddDirectory, or name a file", path));
    return;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    state_->problems.push_back(fmt::format("{}: {}; name a readable file of rules", path,
                                           std::filesystem::exists(path, error) ? "cannot be read" : "does not exist"));
    return;
  }
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kMaxFile) {
    state_->problems.push_back(fmt::format("{}: larger than 16 MiB; split it", path));
    return;
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) {
    state_->problems.push_back(fmt::format("{}: cannot be read to its end", path));
    return;
  }
  AddText(text, std::filesystem::path(path).filename().string());
}

void RulesBuilder::AddDirectory(const std::string& path) {
  std::error_code error;
  std::vector<std::string> files;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".rules") files.push_back(it->path().string());
  if (error) {
    state_->problems.push_back(fmt::format("{}: cannot be listed: {}; name a directory of *.rules files", path, error.message()));
    return;
  }
  if (files.empty()) state_->problems.push_back(fmt::format("{}: has no *.rules file; name a directory of rule files", path));
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) AddFile(file);
}

void RulesBuilder::AddValidator(std::string_view name, Validator good) {
  const bool identifier = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!identifier)
    state_->problems.push_back(fmt::format("validator '{}': no name; write lower-case letters, digits, '-' or '_'", name));
  else if (rules::FindValidator(name))
    state_->problems.push_back(fmt::format("validator '{}': onoma has one of this name; choose another", name));
  else if (std::any_of(state_->validators.begin(), state_->validators.end(), [&](const auto& v) { return v.name == name; }))
    state_->problems.push_back(fmt::format("validator '{}': added twice; leave one", name));
  else if (!good)
    state_->problems.push_back(fmt::format("validator '{}': no function; give one that can be called", name));
  else
    state_->validators.push_back({std::string(name), 0, std::make_shared<const Validator>(std::move(good))});
}

absl::StatusOr<Rules> RulesBuilder::Build() const {
  auto parsed = rules::ParseRules(state_->sources, state_->problems, state_->validators);
  if (!parsed.ok()) return parsed.status();
  return internal::RulesAccess::Make(*std::move(parsed));
}

Rules::Rules(std::shared_ptr<const internal::RulesData> data) : data_(std::move(data)) {}

std::size_t Rules::size() const { return data_->parsed->rules.size(); }

std::vector<std::string> Rules::names() const {
  std::vector<std::string> names;
  for (const rules::ParsedRule& rule : data_->parsed->rules) names.push_back(rule.info.name);
  return names;
}

absl::StatusOr<Rules> Rules::Default() {
  const absl::StatusOr<std::string> image = Gazetteer::DefaultPath();
  if (!image.ok()) return image.status();
  RulesBuilder builder;
  builder.AddDirectory((std::filesystem::path(*image).parent_path() / "rules").string());
  return builder.Build();
}

}  // namespace onoma
