// The order of the scorer's steps matters: gold without a capital or digit is set aside first, and a prediction is forgiven only where it
// touches such a mention and no mention that was asked for.
#include "lib/format/judge.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/format/python_text.h"
#include "lib/format/utf8.h"

namespace onoma::format {
namespace {

struct Synonym {
  std::string_view word, type;
};
constexpr Synonym kSynonyms[] = {{"per", "PERSON"},
                                 {"person", "PERSON"},
                                 {"politician", "PERSON"},
                                 {"head_of_state", "PERSON"},
                                 {"head_of_gov", "PERSON"},
                                 {"minister", "PERSON"},
                                 {"gpe", "GPE"},
                                 {"country", "GPE"},
                                 {"city", "GPE"},
                                 {"state_prov", "GPE"},
                                 {"state_or_province", "GPE"},
                                 {"loc", "LOC"},
                                 {"location", "LOC"},
                                 {"place", "LOC"},
                                 {"region", "LOC"},
                                 {"fac", "LOC"},
                                 {"facility", "LOC"},
                                 {"org", "ORG"},
                                 {"organisation", "ORG"},
                                 {"organization", "ORG"},
                                 {"politicalparty", "ORG"},
                                 {"igo", "ORG"},
                                 {"military_alliance", "ORG"},
                                 {"ministry", "ORG"},
                                 {"army", "ORG"},
                                 {"agency", "ORG"},
                                 {"party", "ORG"},
                                 {"armed_movement", "ORG"},
                                 {"media", "ORG"},
                                 {"company", "ORG"},
                                 {"norp", "NORP"},
                                 {"nationality", "NORP"},
                                 {"demonym", "NORP"},
                                 {"religion", "NORP"},
                                 {"ideology", "NORP"},
                                 {"date", "DATE"},
                                 {"temporal", "DATE"},
                                 {"time", "DATE"},
                                 {"duration", "DATE"},
                                 {"money", "MONEY"},
                                 {"title", "TITLE"},
                                 {"role", "TITLE"},
                                 {"program", "PROGRAM"},
                                 {"programme", "PROGRAM"}};

template <class Map>
std::string MapCharacters(std::string_view text, Map map) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    AppendUtf8(static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(character.code))), out);
    at += character.length;
  }
  return out;
}

// To the text's end at most, and back to the start of the character it is inside of.
std::size_t Clamp(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  std::size_t at = offset;
  while (at > 0 && offset - at < 3 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at + CharacterAt(text, at).length > offset ? at : offset;
}

Span Mapped(const EvaluatedMention& mention, std::string_view text, bool merge_places) {
  // Gold may hold spans that end before they begin; they are compared as they are, as the scorer does.
  return {Clamp(text, mention.begin), Clamp(text, mention.end), MappedType(mention.type, merge_places)};
}

Span Normalised(std::string_view text, const Span& span) {
  if (span.begin >= span.end) return span;
  const auto [begin, end] = NormalExtent(text, span.begin, span.end, span.type == "PERSON");
  return {begin, end, span.type};
}

bool OverlapsAny(const Span& span, const auto& others) {
  return std::any_of(others.begin(), others.end(), [&](const Span& other) { return other.Overlaps(span); });
}

}  // namespace

std::string MappedType(std::string_view type, bool merge_places) {
  const std::string lower = MapCharacters(type, utf8proc_tolower);
  const auto* const row =
      std::find_if(std::begin(kSynonyms), std::end(kSynonyms), [&](const Synonym& synonym) { return synonym.word == lower; });
  std::string mapped = row != std::end(kSynonyms) ? std::string(row->type) : MapCharacters(type, utf8proc_toupper);
  for (std::size_t at; (at = mapped.find("\u1E9E")) != std::string::npos;) mapped.replace(at, 3, "SS");  // as Python does
  return merge_places && mapped == "GPE" ? "LOC" : mapped;
}

std::set<std::string> NamedTypes(const EvaluateOptions& options) {
  std::set<std::string> types;
  for (const std::string& type : options.types) types.insert(options.merge_places && type == "GPE" ? "LOC" : type);
  return types;
}

Judgement Judge(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, const EvaluateOptions& options,
                const std::set<std::string>& types) {
  const std::string_view text = gold.text;
  const auto counts = [&](const Span& span) { return types.empty() || types.count(span.type) > 0; };
  Judgement judgement;
  std::set<Span> ignored;
  for (const EvaluatedMention& mention : gold.entities) {
    Span span = Mapped(mention, text, options.merge_places);
    if (!options.keep_nominals && !HasCapitalOrDigit(text, span.begin, span.end))
      ignored.insert(std::move(span));
    else if (counts(span))
      judgement.want.insert(std::move(span));
  }
  for (const EvaluatedMention& mention : predicted.entities) {
    Span span = Mapped(mention, text, options.merge_places);
    if (!counts(span) || (OverlapsAny(span, ignored) && !OverlapsAny(span, judgement.want))) continue;
    judgement.origins.emplace(Normalised(text, span), &mention);
    judgement.strict_origins.emplace(span, &mention);
    judgement.got.insert(std::move(span));
  }
  for (const Span& span : judgement.want) judgement.normal_want.insert(Normalised(text, span));
  for (const Span& span : judgement.got) judgement.normal_got.insert(Normalised(text, span));
  return judgement;
}

EvaluatedDocument InBytes(const EvaluatedDocument& gold, const EvaluatedDocument& predicted, Offsets offsets) {
  EvaluatedDocument converted = predicted;
  if (offsets == Offsets::kBytes) return converted;
  std::vector<std::size_t> bytes;  // of each unit, and of the end
  for (std::size_t at = 0; at < gold.text.size();) {
    const Character character = CharacterAt(gold.text, at);
    bytes.push_back(at);
    if (offsets == Offsets::kUtf16 && character.code >= 0x10000) bytes.push_back(at + 1);  // inside the character
    at += character.length;
  }
  bytes.push_back(gold.text.size());
  const auto convert = [&](std::size_t& offset) { offset = offset < bytes.size() ? bytes[offset] : gold.text.size() + 1; };
  for (EvaluatedMention& mention : converted.entities) convert(mention.begin), convert(mention.end);
  return converted;
}

std::string Quoted(std::string_view text, std::size_t begin, std::size_t end) {
  std::string out = "'";
  for (const char c : ReplaceInvalid(text.substr(begin, std::max(begin, end) - begin))) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "'";
}

std::string_view ErrorName(ErrorKind kind) {
  constexpr std::array<std::string_view, 5> kNames = {"missed", "spurious", "type", "extent", "type+extent"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Error> ErrorsOf(const Judgement& judgement) {
  std::vector<Span> missed, spurious;
  std::set_difference(judgement.normal_want.begin(), judgement.normal_want.end(), judgement.normal_got.begin(), judgement.normal_got.end(),
                      std::back_inserter(missed));
  std::set_difference(judgement.normal_got.begin(), judgement.normal_got.end(), judgement.normal_want.begin(), judgement.normal_want.end(),
                      std::back_inserter(spurious));
  std::vector<Error> errors;
  const auto origin = [&](const Span& got) { return judgement.origins.at(got); };
  const auto pair_up = [&](ErrorKind kind, auto alike) {
    for (auto want = missed.begin(); want != missed.end();) {
      const auto got = std::find_if(spurious.begin(), spurious.end(), [&](const Span& span) { return alike(*want, span); });
      if (got == spurious.end()) {
        ++want;
        continue;
      }
      errors.push_back({kind, *want, *got, origin(*got)});
      spurious.erase(got);
      want = missed.erase(want);
    }
  };
  pair_up(ErrorKind::kType, [](const Span& a, const Span& b) { return a.begin == b.begin && a.end == b.end; });
  pair_up(ErrorKind::kExtent, [](const Span& a, const Span& b) { return a.type == b.type && a.Overlaps(b); });
  pair_up(ErrorKind::kTypeAndExtent, [](const Span& a, const Span& b) { return a.Overlaps(b); });
  const Span none;
  for (const Span& span : missed) errors.push_back({ErrorKind::kMissed, span, none, nullptr});
  for (const Span& span : spurious) errors.push_back({ErrorKind::kSpurious, none, span, origin(span)});
  return errors;
}

}  // namespace onoma::format
