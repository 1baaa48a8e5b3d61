// Offices, relations, quotations and explanations, on minimal documents.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "fmt/format.h"
#include "tests/document_testing.h"

namespace onoma {
namespace {

std::string Records(std::string_view text, std::string_view date = "2025-11-15") {
  Parameters parameters;
  parameters.date = date;
  Result result = Shipped().Extract(text, parameters);
  std::string out;
  for (const Relation& r : result.relations()) {
    out += fmt::format("{}({},{},{})", r.kind, r.person, r.role, r.of);
    if (!r.status.empty()) out += fmt::format(" {}", r.status);
    for (std::string_view key : {"modifier", "table", "with", "post"})
      if (!r.attributes[key].empty()) out += fmt::format(" {}={}", key, r.attributes[key]);
    out += "; ";
    EXPECT_FALSE(r.rule.empty());
    EXPECT_LT(r.begin, r.end);
  }
  return out;
}

std::string TitleSays(std::string_view text, std::string_view title, std::string_view date) {
  Parameters parameters;
  parameters.date = date;
  Result result = Shipped().Extract(text, parameters);
  for (const Entity& e : result.entities())
    if (e.type == "TITLE" && text.substr(e.begin, e.end - e.begin) == title)
      return std::string(e.id) + " of=" + std::string(e.attributes["of"]) + " holder=" + std::string(e.attributes["holder"]) +
             " by=" + std::string(e.attributes["holder_by"]) + " modifier=" + std::string(e.attributes["modifier"]);
  return "no title";
}

TEST(Document, Offices) {
  EXPECT_EQ(Records("Ukraine's Defense Minister Denys Shmyhal spoke."),
            "holds-office(person/denys-shmyhal,role/defence-minister,geo/ua) known table=person/denys-shmyhal; ");
  EXPECT_EQ(Records("US Secretary of War Pete Hegseth spoke."),
            "holds-office(person/pete-hegseth,role/defence-minister,geo/us) known table=person/pete-hegseth; ");
  EXPECT_EQ(TitleSays("It met under Secretary General Mark Rutte.", "Secretary General", ""),
            "role/secretary-general of= holder=person/mark-rutte by=document modifier=");  // no under-secretary
  EXPECT_EQ(TitleSays("The vote made her chairman of the Joint Chiefs of Staff.", "chairman of the Joint Chiefs of Staff", ""),
            "role/chairman-of-the-joint-chiefs of= holder= by= modifier=");
  EXPECT_EQ(
      Records("He met U.S. Treasury Secretary Scott Bessent there."),
      "holds-office(person/scott-bessent,role/finance-minister,geo/us) known table=person/scott-bessent; ");  // not of "U.S. Treasury"
  EXPECT_EQ(Records("John Healey, the UK's defence secretary, spoke."),
            "holds-office(person/john-healey,role/defence-minister,geo/gb) known table=person/john-healey; ");
  // The text outranks the table; both are told.
  EXPECT_EQ(Records("The Norwegian defence minister, Anna Lindgren, spoke."),
            "holds-office(person/anna-lindgren,role/defence-minister,geo/no) contradicted table=person/tore-o-sandvik; ");
  EXPECT_EQ(Records("Ukraine's Defense Minister Denys Shmyhal spoke.", ""),
            "holds-office(person/denys-shmyhal,role/defence-minister,geo/ua); ");
  // News of a change names who has just left.
  EXPECT_EQ(Records("The Dutch foreign minister met his Norwegian counterpart, Anna Lindgren.", "2025-11-15"),
            "holds-office(person/anna-lindgren,role/foreign-minister,geo/no) contradicted table=person/espen-barth-eide; ");
  EXPECT_EQ(Records("Afghan President Ashraf Ghani left the country.", "2021-08-16"),
            "holds-office(person/ashraf-ghani,role/president,geo/af) known table=person/ashraf-ghani; ");
  EXPECT_EQ(Records("Afghan President Ashraf Ghani left the country.", "2021-09-16"),
            "holds-office(person/ashraf-ghani,role/president,geo/af) unknown; ");
  // Modifiers.
  EXPECT_EQ(Records("Former President Barack Obama spoke."), "holds-office(person/barack-obama,role/president,) modifier=former; ");
  EXPECT_EQ(Records("The former Finnish prime minister, Sanna Marin, spoke."),
            "holds-office(person/sanna-marin,role/prime-minister,geo/fi) known modifier=former table=person/sanna-marin; ");
  EXPECT_EQ(Records("Acting Defense Secretary John Lindgren spoke."),
            "holds-office(person/john-lindgren,role/defence-minister,) modifier=acting; ");
  EXPECT_EQ(Records("Then-President Donald Trump spoke."), "holds-office(person/donald-trump,role/president,) modifier=then; ");
  EXPECT_EQ(Records("He met President-elect Anna Lindgren there."), "holds-office(person/anna-lindgren,role/president,) modifier=elect; ");
  EXPECT_EQ(TitleSays("Former President Barack Obama spoke.", "President", ""),
            "role/president of= holder=person/barack-obama by=document modifier=former");
  // A title without a name.
  EXPECT_EQ(TitleSays("The Norwegian defence minister spoke.", "defence minister", "2025-11-15"),
            "role/defence-minister of=geo/no holder=person/tore-o-sandvik by=tenure modifier=");
  EXPECT_EQ(TitleSays("The Norwegian defence minister spoke.", "defence minister", "2031-11-15"),
            "role/defence-minister of=geo/no holder=person/tore-o-sandvik by=stale tenure modifier=");
  EXPECT_EQ(TitleSays("The Norwegian defence minister spoke.", "defence minister", ""),
            "role/defence-minister of=geo/no holder= by= modifier=");
  for (const char* mark : {"'s", "\u2019s", "'", "\u2019"})
    EXPECT_EQ(TitleSays("The Netherlands" + std::string(mark) + " defence minister spoke.", "defence minister", ""),
              "role/defence-minister of=geo/nl holder= by= modifier=")
        << mark;
  EXPECT_EQ(TitleSays("KYIV, 15 November 2025 - The Norwegian defence minister spoke.", "defence minister", ""),
            "role/defence-minister of=geo/no holder=person/tore-o-sandvik by=tenure modifier=");
  EXPECT_EQ(TitleSays("The former Norwegian defence minister spoke.", "defence minister", "2025-11-15"),
            "role/defence-minister of=geo/no holder= by= modifier=former");
  EXPECT_EQ(TitleSays("Norway's defence minister Tore Sandvik came. The Defence Minister left.", "Defence Minister", ""),
            "role/defence-minister of= holder=person/tore-o-sandvik by=document modifier=");
  EXPECT_EQ(TitleSays("Norway's defence minister Tore Sandvik met UK defence secretary John Healey. The Defence Minister left.",
                      "Defence Minister", ""),
            "role/defence-minister of= holder= by= modifier=")
      << "two hold it: not unique";
  // States that are no more: their offices are theirs, not those of the state that came after.
  EXPECT_EQ(TitleSays("The Soviet foreign minister left.", "foreign minister", "1986-03-01"),
            "role/foreign-minister of=geo/soviet-union holder=person/eduard-shevardnadze by=tenure modifier=");
  EXPECT_EQ(TitleSays("The East German leader left.", "leader", "1986-03-01"),
            "role/leader of=geo/east-germany holder=person/erich-honecker by=tenure modifier=");
  EXPECT_EQ(TitleSays("The West German foreign minister left.", "foreign minister", "1986-03-01"),
            "role/foreign-minister of=geo/west-germany holder=person/hans-dietrich-genscher by=tenure modifier=");
  // A central bank's head by the bank's own words.
  EXPECT_EQ(TitleSays("The Bank of England governor left.", "governor", "2018-03-01"),
            "role/governor of=org/bank-of-england holder=person/mark-carney by=tenure modifier=");
  EXPECT_EQ(TitleSays("The Bundesbank president left.", "president", "2018-03-01"),
            "role/president of=org/deutsche-bundesbank holder=person/jens-weidmann by=tenure modifier=");
}

// Whom the table has for the title, or "-".
std::string Holder(std::string_view text, std::string_view title, std::string_view date) {
  const std::string said = TitleSays(text, title, date);
  const std::size_t from = said.find(" holder=");
  if (from == std::string::npos) return said;
  const std::string holder = said.substr(from + 8, said.find(' ', from + 8) - from - 8);
  return holder.empty() ? "-" : holder.substr(7);
}

TEST(Document, OfficesByTheWordsOfTheNews) {
  struct Row {
    const char *text, *title, *date, *holder;
  };
  for (const Row& r : std::initializer_list<Row>{
           // The one top office of a body.
           {"NATO's chief said so.", "chief", "2023-07-11", "jens-stoltenberg"},
           {"The head of the CIA said so.", "head", "2022-02-20", "william-burns"},
           {"The Pentagon chief said so.", "chief", "2021-08-18", "lloyd-austin"},
           {"The IMF chief said so.", "chief", "2011-05-15", "dominique-strauss-kahn"},
           {"The head of U.S. European Command said so.", "head", "2022-03-02", "tod-wolters"},
           {"The U.N. chief said so.", "U.N. chief", "2024-10-02", "antonio-guterres"},
           {"The CNN bureau chief said so.", "bureau chief", "2024-10-02", "-"},
           {"Hezbollah's leader said so.", "leader", "2024-09-20", "hassan-nasrallah"},
           {"The National Rally president said so.", "president", "2024-07-08", "jordan-bardella"},
           {"Another CNN chief and a NATO chief said so.", "chief", "2023-07-11", "-"},
           {"The State Department's chief economist left. The head of the NATO delegation left.", "head", "2023-07-11", "-"},
           {"The BJP leader said so.", "leader", "2022-09-15", "-"},
           // A country's leader, top diplomat, generals.
           {"The Ukrainian leader flew on.", "leader", "2024-06-05", "volodymyr-zelenskyy"},
           {"The Indian leader flew on.", "leader", "2023-10-04", "narendra-modi"},
           {"The Polish leader flew on.", "leader", "2023-10-04", "-"},
           {"The Turkish leader flew on.", "leader", "2014-06-01", "recep-tayyip-erdogan"},
           {"The Turkish leader flew on.", "leader", "2015-06-01", "recep-tayyip-erdogan"},
           {"The Pakistani leader flew on.", "leader", "2002-06-01", "pervez-musharraf"},
           {"The Pakistani leader flew on.", "leader", "2020-06-01", "imran-khan"},
           {"The Armenian leader flew on.", "leader", "2017-06-01", "serzh-sargsyan"},
           {"The Armenian leader flew on.", "leader", "2020-06-01", "nikol-pashinyan"},
           {"America's top diplomat flew on.", "top diplomat", "2013-09-14", "john-kerry"},
           {"The top U.S. diplomat flew on.", "diplomat", "2018-06-13", "mike-pompeo"},
           {"The EU's top diplomat flew on.", "top diplomat", "2019-02-11", "federica-mogherini"},
           {"Russia's defence chief flew on.", "defence chief", "2022-06-01", "sergei-shoigu"},
           {"Israel's military chief flew on.", "military chief", "2023-10-12", "herzi-halevi"},
           {"Berlin's foreign minister flew on.", "foreign minister", "2022-02-26", "annalena-baerbock"},
           {"Berlin's mayor flew on.", "mayor", "2022-02-26", "-"},
           {"Britain's new prime minister flew on.", "prime minister", "2024-07-09", "keir-starmer"},
           // Who holds the same office elsewhere.
           {"U.S. Secretary of State Antony Blinken met his Finnish counterpart.", "counterpart", "2023-04-04", "pekka-haavisto"},
           {"Antony Blinken met his Finnish counterpart.", "counterpart", "2023-04-04", "pekka-haavisto"},
           {"The British prime minister met his German counterpart.", "counterpart", "2023-04-04", "olaf-scholz"},
           {"The firm's sales rose. Its German counterpart fell.", "counterpart", "2023-04-04", "-"},
           // Chambers, divisions.
           {"The president of the Bundestag spoke.", "president", "2019-05-21", "wolfgang-schauble"},
           {"The Scottish first minister spoke. The first minister of Scotland left.", "first minister", "2016-05-21", "nicola-sturgeon"},
           {"The governor of Texas spoke.", "governor", "2019-05-21", "greg-abbott"},
           // Who receives an envoy decides which is meant.
           {"Russia's ambassador to the United Nations spoke.", "ambassador", "2016-02-01", "vitaly-churkin"},
           {"The US ambassador to NATO spoke.", "ambassador", "2022-06-01", "julianne-smith"},
           {"Moscow's UN envoy spoke.", "envoy", "2023-06-01", "vasily-nebenzya"},
           {"The Russian ambassador spoke.", "ambassador", "2016-02-01", "-"},
           {"The UN special envoy for Syria spoke.", "special envoy", "2020-03-01", "geir-pedersen"},
           {"The U.N. high commissioner for refugees spoke.", "high commissioner for refugees", "2019-06-01", "filippo-grandi"},
           // A minister of state holds no secretary of state's office.
           {"Britain's justice secretary spoke.", "justice secretary", "2025-11-01", "david-lammy"},
           {"Britain's education secretary spoke.", "education secretary", "2012-01-15", "michael-gove"},
           // The days of a change.
           {"Britain's foreign secretary resigned over it.", "foreign secretary", "1982-04-05", "lord-carrington"},
           {"Britain's foreign secretary spoke of it.", "foreign secretary", "1982-04-07", "francis-pym"},
           {"The outgoing Ukrainian defence minister spoke.", "defence minister", "2023-09-06", "oleksii-reznikov"},
           {"The commander of Iran's Quds Force was killed.", "commander", "2020-01-03", "qassem-soleimani"},
           {"The Syrian president boarded a plane.", "president", "2024-12-08", "bashar-al-assad"},
           {"The Syrian president boarded a plane.", "president", "2024-12-20", "-"}})
    EXPECT_EQ(Holder(r.text, r.title, r.date), r.holder) << r.text << ' ' << r.date;
}

TEST(Document, Relations) {
  EXPECT_EQ(Records("Sweden became a member of NATO."), "member-of(geo/se,,org/nato); ");
  EXPECT_EQ(Records("Ireland is not a member of NATO."), "");
  EXPECT_EQ(Records("Former EU member Britain left. A non-NATO member spoke."), "");
  EXPECT_EQ(Records("Norway, a NATO member, agreed."), "member-of(geo/no,,org/nato); ");
  EXPECT_EQ(Records("Finland joined NATO in calling for peace."), "");
  EXPECT_EQ(Records("Emmanuel Macron met with Keir Starmer in Paris."),
            "met-in(person/emmanuel-macron,,geo/paris) with=person/keir-starmer; ");
  EXPECT_EQ(Records("Emmanuel Macron will not meet Keir Starmer in Paris."), "");
  EXPECT_EQ(Records("Donald Trump arrived in Berlin."), "located-in(person/donald-trump,,geo/berlin); ");
  EXPECT_EQ(Records("Xandra Qvist, commander of NSATU, spoke.", ""),
            "holds-office(person/xandra-qvist,role/commander,org/nsatu); commander-of(person/xandra-qvist,,org/nsatu); ");
  EXPECT_EQ(Records("Norway would not, its prime minister, Xandra Qvist, told them.", ""),
            "holds-office(person/xandra-qvist,role/prime-minister,); ");
  EXPECT_EQ(Records("The army's chief of staff, Gen. Xandra Qvist, spoke.", ""),
            "holds-office(person/xandra-qvist,role/chief-of-staff,); holds-office(person/xandra-qvist,rank/general,); ");
  EXPECT_EQ(Records("Mr. Lindgren spoke."), "") << "an honorific is no office";
  EXPECT_EQ(Records("IN LONDON\nPresident Xandra Qvist spoke.", ""), "holds-office(person/xandra-qvist,role/president,); ")
      << "a relation crosses no line";
  EXPECT_EQ(Records("He met Keir Starmer, French President Emmanuel Macron and others.", ""),
            "holds-office(person/emmanuel-macron,role/president,geo/fr); ");
  EXPECT_EQ(Records("He asked Xandra Qvist, the ambassador said."), "") << "no apposition";
  EXPECT_EQ(Records("The U.S. ambassador to France, Xandra Qvist, spoke.", ""),
            "holds-office(person/xandra-qvist,role/ambassador,geo/us) post=geo/fr; ");
}

// ---- quotations -----------------------------------------------------------------------------------------------------------------

std::string Quoted(std::string_view text, std::string_view date = "2025-11-15") {
  Parameters parameters;
  parameters.date = date;
  Result result = Shipped().Extract(text, parameters);
  std::string out;
  for (const Quote& q : result.quotes()) {
    out += std::string(text.substr(q.begin, q.end - q.begin)) + " by " + std::string(q.speaker) + "; ";
    if (!q.speaker.empty()) {
      EXPECT_LT(q.speaker_begin, q.speaker_end);
    }
  }
  return out;
}

TEST(Document, TheDateOfADatelineIsAWholeDay) {
  const auto date = [](std::string_view text) { return std::string(Shipped().Extract(text).date()); };
  EXPECT_EQ(date("KYIV, April 13, 2024 - The minister arrived.\n"), "2024-04-13");
  EXPECT_EQ(date("KYIV, April 13 - The minister arrived.\n"), "");  // whose year is not told
  EXPECT_EQ(date("KYIV, April 13, 2024 (Reuters) - The minister arrived.\n"), "2024-04-13");
  EXPECT_EQ(date("By A Writer\nKYIV, April 13, 2024 (The Associated Press) -- The minister arrived.\n"), "2024-04-13");
  EXPECT_EQ(date("April 13, 2024. Kyiv - The minister arrived.\n"), "2024-04-13");
  EXPECT_EQ(date("April 13, 2024, was cold. The minister arrived.\n"), "") << "a sentence about the day";
  EXPECT_EQ(date("KYIV, April 13, 2024 (an unclosed remark"), "");
}

TEST(Document, Quotations) {
  EXPECT_EQ(Quoted("\"We will win it,\" said Denys Shmyhal."), "\"We will win it,\" by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("\"We will win it,\" Denys Shmyhal said."), "\"We will win it,\" by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("Denys Shmyhal said: \"We will win it.\""), "\"We will win it.\" by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("According to Keir Starmer, \"it must end now.\""), "\"it must end now.\" by person/keir-starmer; ");
  EXPECT_EQ(Quoted("“We will win it,” Denys Shmyhal said, “and we will rebuild it.”"),
            "“We will win it,” by person/denys-shmyhal; “and we will rebuild it.” by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("“We will win it.\n\n“It will be long,” said Denys Shmyhal."),
            "“We will win it.\n\n“It will be long,” by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("\"We will win it.\n\n\"It will be long,\" said Denys Shmyhal."),
            "\"We will win it.\n\n\"It will be long,\" by person/denys-shmyhal; ");
  EXPECT_EQ(Quoted("The so-called \"special operation\" went on. Denys Shmyhal called it \"a war\"."), "") << "scare quotes";
  EXPECT_EQ(Quoted("\"We will win it,\" he told Keir Starmer on Monday."), "\"We will win it,\" by ; ")
      << "a pronoun is no speaker, nor is who was told";
  EXPECT_EQ(Quoted("Keir Starmer told Emmanuel Macron: \"We must act now.\""), "\"We must act now.\" by person/keir-starmer; ");
  EXPECT_EQ(Quoted("\"We will win it,\" said a spokesman, adding that Keir Starmer was there."), "\"We will win it,\" by ; ");
  EXPECT_EQ(Quoted("\"We will win it,\" the Norwegian defence minister said."), "\"We will win it,\" by person/tore-o-sandvik; ");
  EXPECT_EQ(Quoted("\"We will win it.\" The rain fell on Keir Starmer."), "\"We will win it.\" by ; ");
}

// ---- explain --------------------------------------------------------------------------------------------------------------------

TEST(Document, Explains) {
  const auto explain = [](std::string_view text, std::string_view surface, std::string_view date = "") {
    std::size_t at = text.find(surface);
    Parameters parameters;
    parameters.date = date;
    return Shipped().Explain(text, at, at + surface.size(), parameters);
  };
  std::string nothing = explain("The weather was fair.", "weather");
  EXPECT_NE(nothing.find("no gazetteer row and no rule matched here"), std::string::npos) << nothing;
  std::string weak = explain("Reading is good for you.", "Reading");
  EXPECT_NE(weak.find("a weak name"), std::string::npos) << weak;
  EXPECT_NE(weak.find("lost:"), std::string::npos) << weak;
  std::string state = explain("Atlanta, Georgia, was hot.", "Georgia");
  EXPECT_NE(state.find("the document means another of this name"), std::string::npos) << state;
  std::string office = explain("The Norwegian defence minister spoke.", "defence minister", "2025-11-15");
  EXPECT_NE(office.find("holder person/tore-o-sandvik by tenure"), std::string::npos) << office;
  std::string record = explain("Norway's defence minister Tore Sandvik spoke.", "Tore Sandvik", "2025-11-15");
  EXPECT_NE(record.find("relation holds-office(person/tore-o-sandvik, role/defence-minister, geo/no) by office.before: known"),
            std::string::npos)
      << record;
  std::string quote = explain("\"We will win it,\" said Denys Shmyhal.", "Denys Shmyhal");
  EXPECT_NE(quote.find("speaker of the quotation 0-17"), std::string::npos) << quote;
}

}  // namespace
}  // namespace onoma
