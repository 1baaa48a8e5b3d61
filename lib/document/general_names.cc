// A general name means in a country the reading that is of it; else the row whose id is made of the name's: a row for all countries
// ("org/ministry-of-defence") or of another ("org/gb-ministry-of-finance") says by its id what theirs are called
// ("org/ua-ministry-of-defence"), and so do the words themselves ("org/supreme-court-of-india"). "Parliament" is what the country's row
// says.
#include "lib/document/general_names.h"

#include "lib/document/entry_memory.h"

namespace onoma::document {

EntryRef GeneralNames::In(std::uint32_t mention, std::string_view country) {
  const std::uint32_t reading = Reading(mention, country);
  return reading != kNoMention ? w_.mentions[reading].entry : RowOf(w_.mentions[mention], country);
}

std::uint32_t GeneralNames::Reading(std::uint32_t mention, std::string_view country) const {
  const Mention& m = w_.mentions[mention];
  const std::uint64_t key = KeyOf(m);
  for (auto at = FirstOfKey(w_, key); at->key == key; ++at) {
    const Mention& reading = w_.mentions[at->mention];
    if (reading.type == kOrg && reading.source == Source::kGazetteer && CountryOf(reading) == country) return at->mention;
  }
  return kNoMention;
}

EntryRef GeneralNames::RowOf(const Mention& m, std::string_view country) {
  const std::string_view name = Text(m);
  if (name == "Parliament") return ParliamentOf(country);
  if (name == "Congress" || name == "National Assembly") {  // "National Congress of Argentina"
    const EntryRef parliament = ParliamentOf(country);
    if (parliament != kNoEntry && context_.knowledge.Entry(parliament).name.find(name) != std::string_view::npos) return parliament;
  }
  // A row for all countries ("Ministry of Defence") says by its id what theirs are called, as does one of a country whose code it begins
  // with ("org/gb-ministry-of-finance").
  if (m.entry != kNoEntry && context_.knowledge.Entry(m.entry).id.starts_with("org/")) {
    const std::string_view id = context_.knowledge.Entry(m.entry).id.substr(4), own = CountryOf(m);
    const bool ministry = name.find("inistry") != std::string_view::npos;  // not the State Department
    const bool coded = ministry && own.size() == 2 && id.size() > 3 && id[0] == (own[0] | 32) && id[1] == (own[1] | 32) && id[2] == '-';
    if (own.empty() || coded) {
      w_.slug = id.substr(coded ? 3 : 0);
      if (const EntryRef found = RowOfSlug(country);
          found != kNoEntry && (!ministry || context_.knowledge.Entry(found).name.find("inistry") != std::string_view::npos))
        return found;
    }
  }
  w_.slug.clear();
  AppendSlug(IsNumbered(m) ? name.substr(name.find(' ') + 1) : name, w_.slug);
  return RowOfSlug(country);
}

// "the 47th Parliament": the number is no part of the row's name.
bool GeneralNames::IsNumbered(const Mention& m) const {
  const std::size_t word = WordAt(w_.words, m.begin);
  return word + 1 < w_.words.size() && w_.words.end(word) < m.end && w_.text[w_.words.end(word)] == ' ' &&
         (w_.units.kinds(w_.unit_of_word[word]) >> rules::kOrdinalDigits & 1);
}

// What "Parliament" means in a country, by the country's row.
EntryRef GeneralNames::ParliamentOf(std::string_view country) {
  const char code[2] = {char(country[0] | 32), char(country[1] | 32)};
  const EntryRef land = Find({"geo/", {code, 2}});
  EntryRef found = kNoEntry;
  if (land != kNoEntry)
    EachAttribute(context_.knowledge.Entry(land), [&](std::string_view key, std::string_view value) {
      if (key == "parliament") found = context_.knowledge.Find(value);
    });
  return found;
}

EntryRef GeneralNames::RowOfSlug(std::string_view country) {
  const char code[2] = {char(country[0] | 32), char(country[1] | 32)};
  EntryRef found = Find({"org/", {code, 2}, "-", w_.slug});
  if (found != kNoEntry) return found;
  const EntryRef land = Find({"geo/", {code, 2}});
  if (land == kNoEntry) return kNoEntry;
  w_.country_slug.clear();
  AppendSlug(context_.knowledge.Entry(land).name, w_.country_slug);
  found = Find({"org/", w_.slug, "-of-", w_.country_slug});
  return found != kNoEntry ? found : Find({"org/", w_.slug, "-of-the-", w_.country_slug});
}

EntryRef GeneralNames::Find(std::initializer_list<std::string_view> parts) {
  w_.id.clear();
  for (std::string_view part : parts) w_.id.append(part);
  return context_.knowledge.Find(w_.id);
}

bool GeneralNames::IsGeneral(const Mention& m) const {
  if (m.flags & gazetteer::kAcronym) return false;
  bool heads = Text(m).starts_with("House of ");
  for (std::size_t word = WordAt(w_.words, m.begin) + IsNumbered(m); word < w_.words.size() && w_.words.begin(word) < m.end; ++word) {
    const std::uint64_t classes = ClassesOf(w_, word);
    if (!(classes & (context_.lexicon.common | context_.lexicon.function | context_.lexicon.heads))) return false;
    heads |= (classes & context_.lexicon.org_heads) != 0;
  }
  return heads;
}

}  // namespace onoma::document
