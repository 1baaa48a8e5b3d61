// The shipped gazetteer and rules, unless left out, then one's own in the order given: later ones outrank earlier ones.
#include "knowledge.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "lines.h"
#include "message.h"

namespace onoma::cli {
namespace {

absl::StatusOr<Gazetteer> OpenGazetteer(const std::string& path) {
  std::error_code error;
  if (IsImage(path)) return Gazetteer::Open(path);
  GazetteerBuilder builder;
  if (std::filesystem::is_directory(path, error))
    builder.AddDirectory(path);
  else
    builder.AddFile(path);
  return builder.Build();
}

absl::StatusOr<Rules> OpenRules(const std::string& path) {
  std::error_code error;
  RulesBuilder builder;
  if (std::filesystem::is_directory(path, error))
    builder.AddDirectory(path);
  else
    builder.AddFile(path);
  return builder.Build();
}

template <class Value>
std::optional<Value> Told(absl::StatusOr<Value> value, std::string_view advice) {
  if (value.ok()) return *std::move(value);
  Complain(Reason(value.status()));
  if (!advice.empty() && absl::IsNotFound(value.status())) Complain(advice);
  return std::nullopt;
}

constexpr std::string_view kNoDefault =
    "the shipped knowledge cannot be opened; set ONOMA_DATA to the directory that holds it, or give --no-default with --gazetteer and "
    "--rules";

std::optional<Extractor> Build(absl::StatusOr<Gazetteer> (*first)(const std::string&), const std::string& argument,
                               const KnowledgeOptions& options, const Rules* more = nullptr) {
  ExtractorBuilder builder;
  if (!options.no_default) {
    std::optional<Gazetteer> gazetteer = Told(first(argument), argument.empty() ? kNoDefault : "");
    if (!gazetteer) return std::nullopt;
    std::optional<Rules> rules = Told(Rules::Default(), kNoDefault);
    if (!rules) return std::nullopt;
    builder.Add(*std::move(gazetteer));
    builder.Add(*std::move(rules));
  }
  for (const std::string& path : options.gazetteers) {
    std::optional<Gazetteer> gazetteer = Told(OpenGazetteer(path), "");
    if (!gazetteer) return std::nullopt;
    builder.Add(*std::move(gazetteer));
  }
  for (const std::string& path : options.rules) {
    std::optional<Rules> rules = Told(OpenRules(path), "");
    if (!rules) return std::nullopt;
    builder.Add(*std::move(rules));
  }
  if (more) builder.Add(*more);
  builder.SetOptions(options.options);
  return Told(builder.Build(), "");
}

}  // namespace

std::optional<Extractor> BuildExtractor(const KnowledgeOptions& options, const Rules* more) {
  return Build([](const std::string&) { return Gazetteer::Default(); }, "", options, more);
}

std::optional<Extractor> BuildExtractorOf(const std::string& image, const KnowledgeOptions& options) {
  return Build([](const std::string& path) { return Gazetteer::Open(path); }, image, options);
}

bool IsImage(std::string_view path) { return HasSuffix(path, ".onoma") || HasSuffix(path, ".image"); }

bool IsDate(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t size, int low, int high) {
    int value = -1;
    if (date.size() < at + size || (at > 0 && date[at - 1] != '-')) return -1;
    const auto [end, error] = std::from_chars(date.data() + at, date.data() + at + size, value);
    return error == std::errc() && end == date.data() + at + size && date[at] != '-' && value >= low && value <= high ? value : -1;
  };
  if (date.empty()) return true;
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  const int year = number(0, 4, 1, 9999);
  if (year < 0 || date.size() == 4) return year > 0;
  const int month = number(5, 2, 1, 12);
  if (month < 0 || date.size() == 7) return month > 0;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return number(8, 2, 1, kDays[month - 1] + (month == 2 && leap ? 1 : 0)) > 0;
}

}  // namespace onoma::cli
