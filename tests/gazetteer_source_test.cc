// Every bad row with its exact message, all of one file at once; and what good rows mean.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/gazetteer/day.h"
#include "lib/gazetteer/source.h"

namespace onoma::gazetteer {
namespace {

const std::string kEntities = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n";
const std::string kTenures = "#tenures v1\n#columns: person\trole\ttitle\torganisation\tcountry\tfrom\tto\tattested\tsource\n";
const char* const kEntryNames = "id type name aliases country attributes from to source";

std::vector<std::string> ProblemsOf(const std::string& text) {
  Records records;
  std::vector<std::string> problems;
  ReadSource(text, "dir/x.tsv", records, problems);
  return problems;
}

TEST(GazetteerSource, BadRowsAndTheirMessages) {
  const std::pair<std::string, std::string> rows[] = {
      {"", "1: unknown header ''; write #gazetteer v1, #tenures v1 or #words v1 class=NAME"},
      {"#gazetteer v2\n", "1: unknown header '#gazetteer v2'; write #gazetteer v1, #tenures v1 or #words v1 class=NAME"},
      {"#gazetteer v1\nid\n", std::string("2: no columns; write #columns: and, one TAB between each, ") + kEntryNames},
      {"#gazetteer v1\n#columns: id\ttype\tname\tcolour\n", std::string("2: unknown column 'colour'; write one of ") + kEntryNames},
      {"#gazetteer v1\n#columns: id\ttype\tname\tid\n", "2: column 'id' twice; write it once"},
      {"#gazetteer v1\n#columns: id\ttype\n", "2: no column 'name'; write it"},
      {kEntities + "org/x\tORG\tX\n", "3: 3 fields; write 9, one TAB between each"},
      {kEntities + "\tORG\tX\t\t\t\t\t\t\n", "3: empty id; write one such as geo/ua"},
      {kEntities + "Org/X\tORG\tX\t\t\t\t\t\t\n",
       "3: bad id 'Org/X'; write kind/slug in lower-case letters, digits and '-', such as geo/ua"},
      {kEntities + "org\tORG\tX\t\t\t\t\t\t\n", "3: bad id 'org'; write kind/slug in lower-case letters, digits and '-', such as geo/ua"},
      {kEntities + "org/x\t\tX\t\t\t\t\t\t\n", "3: empty type; write one such as GPE or GPE.city"},
      {kEntities + "org/x\tO RG\tX\t\t\t\t\t\t\n", "3: bad type 'O RG'; write a type such as GPE or GPE.city"},
      {kEntities + "org/x\tORG.\tX\t\t\t\t\t\t\n", "3: bad subtype in 'ORG.'; write a type such as GPE or GPE.city"},
      {kEntities + "org/x\tORG\t\t\t\t\t\t\t\n", "3: empty name; write how the entity is called"},
      {kEntities + "org/x\tORG\t+\t\t\t\t\t\t\n", "3: name '+' has no letter or digit; write one that has"},
      {kEntities + "org/x\tORG\tX\tY | \t\t\t\t\t\n", "3: empty alias; write a name between the bars, or take one bar away"},
      {kEntities + "org/x\tORG\tX\tY{Q}\t\t\t\t\t\n", "3: unknown flag 'Q'; write one of A C I W J D M F L:xx"},
      {kEntities + "org/x\tORG\tX\tY{}\t\t\t\t\t\n", "3: no flags in the braces behind 'Y'; write some or take the braces away"},
      {kEntities + "org/x\tORG\tX\tY{A,I}\t\t\t\t\t\n", "3: flags of 'Y' ask for one case and for any; write one of A C I"},
      {kEntities + "org/x\tORG\tX\tY{A} Z\t\t\t\t\t\n",
       "3: stray brace or bar in alias 'Y{A} Z'; write flags once, behind it, as in NATO{A}"},
      {kEntities + "org/x\tORG\tX\t\tUKR\t\t\t\t\n", "3: bad country 'UKR'; write an ISO 3166-1 alpha-2 code such as UA, or nothing"},
      {kEntities + "org/x\tORG\tX\t\t\tfoo\t\t\t\n", "3: bad attribute 'foo'; write key=value, with ';' between two"},
      {kEntities + "org/x\tORG\tX\t\t\t\t2020-13\t\t\n", "3: bad date '2020-13' in from; write YYYY, YYYY-MM or YYYY-MM-DD"},
      {kEntities + "org/x\tORG\tX\t\t\t\t2020\t2019-02\t\n", "3: from 2020-01-01 is after to 2019-02-01; write the earlier day first"},
      {kEntities + "# a comment\n\norg/\xFF\tORG\tX\t\t\t\t\t\t\n", "5: byte 5 is not UTF-8; save the file as UTF-8"},
      {kTenures + "person/x\t\t\torg/x\t\t\t\t\t\n", "3: empty role; write one such as role/defence-minister"},
      {kTenures + "person/x\trole/y\t\t\t\t\t\t\t\n", "3: neither organisation nor country; write whose office it is"},
      {kTenures + "person/x\trole/y\t\t\tUA\t2020\t\t2020-02-30\t\n",
       "3: bad date '2020-02-30' in attested; write YYYY, YYYY-MM or YYYY-MM-DD"},
      {"#words v1 class=w\ntwo words\n", "2: 'two words' is not one word; write one word a line"},
      {"#words v1 class=a b\nword\n", "2: bad class 'a b'; write letters, digits, '-' and '_'"},
  };
  for (const auto& [text, message] : rows) EXPECT_EQ(ProblemsOf(text), std::vector<std::string>{"dir/x.tsv:" + message}) << text;
}

TEST(GazetteerSource, AllProblemsAtOnce) {
  EXPECT_EQ(ProblemsOf(kEntities + "org/x\tORG\tX\tY{Q}\tUKR\t\tx\t\t\norg/y\tORG\tY\t\t\t\t\t\t\nbad\n").size(), 4u);
}

TEST(GazetteerSource, GoodRows) {
  Records records;
  std::vector<std::string> problems;
  ReadSource("\xEF\xBB\xBF" + kEntities +
                 "geo/ua\tGPE.country\tUkraine\tUkrainian{J} | UA{A,L:uk} | "
                 "al-Qaeda{I}\tUA\tiso3=UKR;x=a=b\t1991-08\t\tsource\r\norg/aukus\tORG\tAUKUS{A}\t\t\t\t\t\t\n",
             "dir/x.tsv", records, problems);
  EXPECT_EQ(problems, std::vector<std::string>{});
  ASSERT_EQ(records.entries.size(), 2u);
  const EntryRecord& ua = records.entries[0];
  EXPECT_EQ(ua.type, "GPE");
  EXPECT_EQ(ua.subtype, "country");
  EXPECT_EQ(ua.origin, "x.tsv:3");
  EXPECT_EQ(FormatDay(ua.from), "1991-08-01");
  EXPECT_EQ(ua.to, kNoDay);
  ASSERT_EQ(ua.aliases.size(), 4u);
  EXPECT_EQ(ua.aliases[0].flags, kCanonical);
  EXPECT_EQ(ua.aliases[1].flags, kAdjective);
  EXPECT_EQ(ua.aliases[2].flags, kAcronym | kExactCase | kForeign);
  EXPECT_EQ(ua.aliases[2].language, "uk");
  EXPECT_EQ(ua.aliases[3].mode(), CaseMode::kAny);
  EXPECT_EQ(ua.attributes[1].second, "a=b");
  EXPECT_EQ(records.entries[1].name, "AUKUS");
  EXPECT_EQ(records.entries[1].aliases[0].flags, kCanonical | kAcronym | kExactCase);
}

TEST(GazetteerSource, Days) {
  Day day = 0;
  EXPECT_TRUE(ParseDay("1970-01-02", day));
  EXPECT_EQ(day, 1);
  EXPECT_TRUE(ParseDay("2024-02-29", day));
  EXPECT_EQ(FormatDay(day), "2024-02-29");
  for (const char* bad : {"", "20", "2023-02-29", "2023-00", "2023-1-1", "2023/01/01", "-2023", "2023-01-01x"})
    EXPECT_FALSE(ParseDay(bad, day)) << bad;
}

}  // namespace
}  // namespace onoma::gazetteer
