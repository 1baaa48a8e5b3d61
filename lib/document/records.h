// Records of a document: who holds what, what was said by whom. They read the resolved mentions and the Result's entities (entity i is
// working.resolved[i]).
#ifndef ONOMA_LIB_DOCUMENT_RECORDS_H_
#define ONOMA_LIB_DOCUMENT_RECORDS_H_

#include <string_view>
#include <vector>

#include "lib/document/result_access.h"
#include "lib/document/stages.h"
#include "onoma/extractor.h"

namespace onoma::document {

// Lists working.resolved_types and working.holders, which the others below ask. After the last resolve.
void ListTypes(Working& working);

// Of the persons of one surname, the one who held the office that stands before it. Before the Result's entities are written.
void DecideNamesakes(const Context& context, std::string_view date, Working& working);

// Relations of the record phases' matches (working.record_rules over working.record_units).
void AddRelations(const Context& context, const internal::ResultAccess& access, Working& working);

// Asks the tenures: each office relation gets its standing as of the date; titles without a name get their holder as an attribute, from the
// document or from the table.
void TellOffices(const Context& context, std::string_view date, const internal::ResultAccess& access, Working& working);

// Direct quotations and their speakers.
void FindQuotes(const Context& context, const internal::ResultAccess& access, Working& working);

// What a title is of: the id of the country or organisation right beside it, or empty.
std::string_view TitleOf(const Working& working, const std::vector<Entity>& entities, std::size_t title);

// What a title says of itself beside its office: "former", "acting", "then", "elect", "outgoing", "deputy", from the word before ("former
// Finnish prime minister") or behind it ("President-elect"); empty where it is held plainly.
std::string_view TitleModifier(const Working& working, const std::vector<Entity>& entities, std::size_t title);

// Takes the entities of other types out; what cited one cites kNone, and entity i is working.resolved[i] no longer.
void DropTypes(const std::vector<bool>& wanted, const internal::ResultAccess& access, Working& working);

// "YYYY-MM-DD" of a full date that the document says of itself: one that begins in its first 400 bytes, alone on a line, in a dateline
// ("KYIV, 15 November 2025 -"), or as the text's first sentence; else "".
std::string FindDateline(const Context& context, const Working& working);

// Days since 1970-01-01 of "YYYY", "YYYY-MM" or "YYYY-MM-DD" (proleptic Gregorian; the first day where less is said), or gazetteer::kNoDay.
gazetteer::Day ParseDay(std::string_view date);
std::string DayText(gazetteer::Day day);

// "UA" of "geo/ua", which is how tenures name countries; other ids as they are. The view lives as long as `id` or for ever.
std::string_view OfficeOf(std::string_view id);

// The newest tenure of an office that holds on `day`.
struct FoundHolder {
  const gazetteer::Image* image = nullptr;
  std::uint32_t tenure = 0;
  enum Standing { kUnknown, kStale, kKnown } standing = kUnknown;
};
// What is asked: the office and whose it is (as OfficeOf tells it).
struct OfficeAsked {
  std::string_view role, of;
  std::string_view with;   // the body to which it represents a country ("org/un"), or empty
  std::string_view words;  // what the holder's title must name, or empty: "Syria" of "the special envoy for Syria"
  bool acting = false;     // who acts for the holder, where there is one
};
FoundHolder FindHolder(const Knowledge& knowledge, const OfficeAsked& asked, gazetteer::Day day);
// The last to have left such an office, on the day or up to `days` before.
FoundHolder FindLeft(const Knowledge& knowledge, const OfficeAsked& asked, gazetteer::Day day, gazetteer::Day days);

// An office by the words of the news: FindHolder, else what such words stand for ("NATO's chief", "America's top diplomat", "Berlin's
// foreign minister", "the governor of Texas"). `of` is an id as the text has it; `asked.of` is not read. With `left` of 0 or more, FindLeft
// instead.
FoundHolder FindOffice(const Knowledge& knowledge, OfficeAsked asked, std::string_view of, gazetteer::Day day, gazetteer::Day left = -1);
// The newest tenure of `person` in an office that began by `day`, ended or not.
FoundHolder FindTenureOf(const Knowledge& knowledge, std::string_view person, std::string_view role, std::string_view of,
                         gazetteer::Day day);

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_RECORDS_H_
