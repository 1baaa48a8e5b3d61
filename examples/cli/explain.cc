// `onoma explain` and `onoma who`: why a span came out as it did, and who held an office when.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "knowledge.h"
#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

struct Place {
  std::size_t begin, end;
};

// "17:42"
std::optional<Place> ParseSpan(std::string_view span) {
  const std::size_t colon = span.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  Place place{};
  const auto number = [](std::string_view digits, std::size_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  };
  if (!number(span.substr(0, colon), place.begin) || !number(span.substr(colon + 1), place.end) || place.begin >= place.end)
    return std::nullopt;
  return place;
}

// The byte that is `units` into the text, counted otherwise; text.size() + 1 past the end.
std::size_t ByteOf(std::string_view text, std::size_t units, Offsets offsets) {
  if (offsets == Offsets::kBytes) return units;
  std::vector<std::size_t> all(text.size() + 1);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  ConvertOffsets(text, offsets, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == units && (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)) return i;
  return text.size() + 1;
}

// The text asked about: the file's, or one document's of a file of JSON lines (the first, or the one of --id).
std::optional<JsonDocument> Find(const ExplainOptions& options) {
  const std::optional<std::string> data = ReadWhole(options.input);
  if (!data) return std::nullopt;
  if (!HasSuffix(options.input, ".jsonl") && !HasSuffix(options.input, ".ndjson") && options.document.empty())
    return JsonDocument{options.input, *data, "", ""};
  std::string_view rest = *data;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view row = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    absl::StatusOr<JsonDocument> document = ReadJsonDocument(row);
    if (!document.ok()) {
      Complain(fmt::format("{}:{}: {}", options.input, line, Reason(document.status())));
      continue;
    }
    if (options.document.empty() || document->id == options.document) return *std::move(document);
  }
  Complain(fmt::format("{}: no document {}; check --id", options.input, options.document));
  return std::nullopt;
}

}  // namespace

int RunExplain(const ExplainOptions& options) {
  std::optional<Place> span;
  if (!options.span.empty()) {
    span = ParseSpan(options.span);
    if (!span) {
      Complain(fmt::format("--span {}: no span; write BEGIN:END, two numbers, the first one less", options.span));
      return kUsage;
    }
  }
  const std::optional<JsonDocument> document = Find(options);
  if (!document) return kSomeFailed;
  const std::string_view text = document->text;
  std::vector<Place> places;
  if (span) {
    const Place place{ByteOf(text, span->begin, options.offsets), ByteOf(text, span->end, options.offsets)};
    if (place.end > text.size()) {
      Complain(fmt::format("--span {}: past the end; the text has {} bytes", options.span, text.size()));
      return kUsage;
    }
    places.push_back(place);
  } else {
    for (std::size_t at = 0; (at = text.find(options.needle, at)) != std::string_view::npos; at += options.needle.size())
      places.push_back({at, at + options.needle.size()});
    if (places.empty()) {
      Complain(fmt::format("{}: '{}' does not stand in the text; it must be written as there", options.input, options.needle));
      return kSomeFailed;
    }
  }
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
  if (!extractor) return kNoKnowledge;
  Parameters parameters;
  parameters.date = document->date.empty() ? options.date : document->date;
  Output output;
  for (const Place& place : places) {
    if (places.size() > 1) output.Write(fmt::format("{}== {}:{}\n", place.begin == places[0].begin ? "" : "\n", place.begin, place.end));
    std::string explained = extractor->Explain(text, place.begin, place.end, parameters);
    if (!explained.empty() && explained.back() != '\n') explained += '\n';
    output.Write(explained);
  }
  return output.Commit() ? kOk : kNoOutput;
}

namespace {

// The id of the first entity of such a type that a sentence names; "" if there is none.
std::string IdIn(const Extractor& extractor, const std::string& sentence, std::initializer_list<std::string_view> types) {
  const Result result = extractor.Extract(sentence);
  for (const Entity& e : result.entities())
    if (std::find(types.begin(), types.end(), e.type) != types.end()) return std::string(e.id);
  return "";
}

// "defence-minister" and "role/defence-minister" are ids; "defence minister" is read as a text would be. `body`: the one that the words name themselves ("CIA director", "president of
// the Bundestag"), or left as it is.
std::string RoleOf(const Extractor& extractor, const std::string& role, std::string& body) {
  if (role.find('/') != std::string::npos) return role;
  if (role.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos && role.find('-') != std::string::npos) return "role/" + role;
  if (const std::string own = IdIn(extractor, fmt::format("She was the {} then.", role), {"ORG"}); !own.empty()) {
    // "ambassador to NATO": of the country, at that body.
    if (role.find(" to ") != std::string::npos && (own == "org/un" || own == "org/nato" || own == "org/eu")) {
      body += " " + own;
      return "role/permanent-representative";
    }
    body = own;
  }
  if (role.ends_with(" for refugees") && body == "org/un") body = "org/unhcr";  // the office of that name at the UN itself is for human rights
  std::string read = IdIn(extractor, fmt::format("She was the {} of France.", role), {"TITLE"});
  if (read.empty()) read = IdIn(extractor, fmt::format("The {} said so.", role), {"TITLE"});
  return read.empty() ? "role/" + role : read;
}

// "geo/ua" is an id, "Ukraine" and "NATO" are names; "UA" is a code, but "UK" a name.
std::string BodyOf(const Extractor& extractor, const std::string& of) {
  if (of.find('/') != std::string::npos || (of.size() == 2 && of != "UK" && of != "EU" && of != "UN")) return of;
  const std::string read = IdIn(extractor, fmt::format("She was the president of {}.", of), {"GPE", "ORG", "LOC"});
  return read.empty() ? of : read;
}

}  // namespace

int RunWho(const WhoOptions& options) {
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
  if (!extractor) return kNoKnowledge;
  std::string of = BodyOf(*extractor, options.of);
  const std::string role = RoleOf(*extractor, options.role, of);
  const Extractor::Holder holder = extractor->WhoHolds(role, of, options.date);
  Output output;
  if (holder.person.empty()) {
    output.Write(fmt::format("unknown: no tenure says who holds {} of {}{}{}\n", role, of, options.date.empty() ? "" : " as of ",
                             options.date));
    return output.Commit() ? kOk : kNoOutput;
  }
  std::string out = fmt::format("{}\t{}\n", holder.person, holder.name);
  const auto line = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:9} {}\n", key, value);
  };
  line("title", holder.title);
  line("from", holder.from);
  line("to", holder.to);
  line("attested", holder.attested);
  line("source", holder.source);
  using Standing = Extractor::Holder::Standing;
  line("standing", holder.standing == Standing::kKnown   ? "known"
                   : holder.standing == Standing::kStale ? "stale: nothing attests it as late as this day"
                                                         : "unknown");
  output.Write(out);
  return output.Commit() ? kOk : kNoOutput;
}

}  // namespace onoma::cli
