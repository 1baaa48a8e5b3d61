// Names that bodies of many countries have: "Supreme Court", "Ministry of Defence", "Congress", "Parliament"; and the row that such a name
// means in one country.
#ifndef ONOMA_LIB_DOCUMENT_GENERAL_NAMES_H_
#define ONOMA_LIB_DOCUMENT_GENERAL_NAMES_H_

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "lib/document/stages.h"

namespace onoma::document {

class GeneralNames {
 public:
  // `w` lends memory for ids; both must outlive this.
  GeneralNames(const Context& context, Working& w) : context_(context), w_(w) {}

  // All words of the name are general ones: "Central Election Commission", "Congress"; no acronym.
  bool IsGeneral(const Mention& m) const;
  // What the mention's name means in a country of this code: another reading, else the row whose id is made of the name's; kNoEntry:
  // nothing known.
  EntryRef In(std::uint32_t mention, std::string_view country);
  // Another reading of the span, believed or not, that is of the country; kNoMention: none.
  std::uint32_t Reading(std::uint32_t mention, std::string_view country) const;
  // The code of the country that the mention's row is of, or nothing.
  std::string_view CountryOf(const Mention& m) const {
    return m.entry == kNoEntry ? std::string_view() : context_.knowledge.Entry(m.entry).country;
  }

 private:
  std::string_view Text(const Mention& m) const { return w_.text.substr(m.begin, m.end - m.begin); }
  bool IsNumbered(const Mention& m) const;
  EntryRef RowOf(const Mention& m, std::string_view country);
  EntryRef RowOfSlug(std::string_view country);
  EntryRef ParliamentOf(std::string_view country);
  EntryRef Find(std::initializer_list<std::string_view> parts);

  const Context& context_;
  Working& w_;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_GENERAL_NAMES_H_
