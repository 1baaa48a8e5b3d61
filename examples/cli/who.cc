// `onoma who`: who held an office when. The office and its country or body are read as a text would be, in a sentence made for them; where
// no country is given, the words may say it ("head of the CIA", "Ukrainian president"), or one country alone may have the office ("pope").
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "knowledge.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {
namespace {

// The id of the first entity of such a type that a sentence names; "" if there is none.
std::string IdIn(const Extractor& extractor, const std::string& sentence, std::initializer_list<std::string_view> types) {
  const Result result = extractor.Extract(sentence);
  for (const Entity& e : result.entities())
    if (std::find(types.begin(), types.end(), e.type) != types.end()) return std::string(e.id);
  return "";
}

// "president of the Senate" of France: the body of that name there; "" where the words name none.
std::string BodyThere(const Extractor& extractor, const std::string& role, const std::string& land) {
  const std::size_t the = role.find(" of the ");
  if (the == std::string::npos || land.size() <= 2 || land.find('/') != std::string::npos) return "";
  return IdIn(extractor, fmt::format("{}'s {} met.", land, role.substr(the + 8)), {"ORG"});
}

// "defence-minister" and "role/defence-minister" are ids; "defence minister" is read as a text would be. `body`: the one that the words
// name themselves ("CIA director", "president of the Bundestag"), or left as it is.
std::string RoleOf(const Extractor& extractor, const std::string& role, const std::string& land, std::string& body) {
  if (role.find('/') != std::string::npos) return role;
  if (role.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos && role.find('-') != std::string::npos)
    return "role/" + role;
  if (const std::string own = IdIn(extractor, fmt::format("She was the {} then.", role), {"ORG"}); !own.empty()) {
    // "ambassador to NATO": of the country, at that body.
    if (role.find(" to ") != std::string::npos && (own == "org/un" || own == "org/nato" || own == "org/eu")) {
      body += " " + own;
      return "role/permanent-representative";
    }
    const std::string theirs = BodyThere(extractor, role, land);
    body = theirs.empty() ? own : theirs;
  }
  if (role.ends_with(" for refugees") && body == "org/un")
    body = "org/unhcr";  // the office of that name at the UN itself is for human rights
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

struct Office {
  std::string role, of;
};

bool EqualWords(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// The one country of which somebody holds the office, or the office so called; nothing if there are several.
std::optional<Office> OnlyCountryOf(const Extractor& extractor, const std::string& role, const WhoOptions& options) {
  std::optional<Office> only;
  for (const bool by_title : {false, true}) {
    int found = 0;
    for (char first = 'A'; first <= 'Z'; ++first)
      for (char second = 'A'; second <= 'Z'; ++second) {
        const std::string code{first, second};
        const Extractor::Holder holder = extractor.WhoHolds(role, code, options.date);
        if (holder.person.empty() || (by_title && !EqualWords(holder.title, options.role))) continue;
        only = Office{role, code};
        ++found;
      }
    if (found == 1) return only;
  }
  return std::nullopt;
}

// What the words alone say: their title with the country or body that a text would give it, else the body that they name.
std::optional<Office> OfficeIn(const Extractor& extractor, const WhoOptions& options) {
  const std::string sentence = fmt::format("The {} said so.", options.role);
  const Result result = extractor.Extract(sentence, {.date = options.date});
  for (const Entity& e : result.entities())
    if (e.type == "TITLE" && !e.attributes["of"].empty()) return Office{std::string(e.id), std::string(e.attributes["of"])};
  std::string of;
  const std::string role = RoleOf(extractor, options.role, "", of);
  if (!of.empty()) return Office{role, of};
  return OnlyCountryOf(extractor, role, options);
}

}  // namespace

int RunWho(const WhoOptions& options) {
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
  if (!extractor) return kNoKnowledge;
  Office office;
  if (options.of.empty()) {
    const std::optional<Office> said = OfficeIn(*extractor, options);
    if (!said) {
      Complain(fmt::format("'{}' does not say of which country or body; write onoma who '{}' Norway", options.role, options.role));
      return kUsage;
    }
    office = *said;
  } else {
    office.of = BodyOf(*extractor, options.of);
    office.role = RoleOf(*extractor, options.role, options.of, office.of);
  }
  const auto& [role, of] = office;
  const Extractor::Holder holder = extractor->WhoHolds(role, of, options.date);
  Output output;
  if (holder.person.empty()) {
    output.Write(
        fmt::format("unknown: no tenure says who holds {} of {}{}{}\n", role, of, options.date.empty() ? "" : " as of ", options.date));
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
