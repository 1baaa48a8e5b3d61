// The document stage on minimal documents, one a phenomenon, written from knowledge. Each line of a document says what must (or must not)
// come out, and where it matters, by which support or with which explanation.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "onoma/onoma.h"
#include "tests/shipped.h"

namespace onoma {
namespace {

// What is asked of the n-th occurrence of a surface form.
struct Want {
  std::string_view surface;
  int nth = 0;
  std::string_view type;       // "" : nothing may stand there
  std::string_view id;         // "" : not asked
  std::string_view explained;  // a part of Explain's text for the span; "" : not asked
};

struct Document {
  std::string_view phenomenon, text;
  std::vector<Want> wants;
  std::string_view date = "";
};

std::size_t Occurrence(std::string_view text, std::string_view surface, int nth) {
  std::size_t at = text.find(surface);
  for (; nth > 0 && at != std::string_view::npos; --nth) at = text.find(surface, at + 1);
  return at;
}

void Check(const Document& d) {
  SCOPED_TRACE(std::string(d.phenomenon) + ": " + std::string(d.text));
  Parameters parameters;
  parameters.date = d.date;
  Result result = Shipped().Extract(d.text, parameters);
  for (const Want& want : d.wants) {
    SCOPED_TRACE(std::string(want.surface) + " #" + std::to_string(want.nth));
    std::size_t begin = Occurrence(d.text, want.surface, want.nth), end = begin + want.surface.size();
    ASSERT_NE(begin, std::string_view::npos);
    const Entity* found = nullptr;
    for (const Entity& e : result.entities())
      if (e.begin < end && e.end > begin) found = &e;
    std::string explained = Shipped().Explain(d.text, begin, end, parameters);
    if (want.type.empty()) {
      EXPECT_EQ(found, nullptr) << explained;
    } else if (found == nullptr) {
      ADD_FAILURE() << "nothing found\n" << explained;
    } else {
      EXPECT_EQ(found->begin, begin) << explained;
      EXPECT_EQ(found->end, end) << explained;
      EXPECT_EQ(found->type, want.type) << explained;
      if (!want.id.empty()) {
        EXPECT_EQ(found->id, want.id) << explained;
      }
      EXPECT_NE(explained.find("WON"), std::string::npos) << explained;
    }
    if (!want.explained.empty()) {
      EXPECT_NE(explained.find(want.explained), std::string::npos) << explained;
    }
  }
}

void CheckAll(const std::vector<Document>& documents) {
  for (const Document& d : documents) Check(d);
}

// A hundred and fifty full names: more keys than the smallest table holds.
std::string Crowd() {
  std::string text;
  for (char a : {'b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'r', 't'})
    for (char b : {'b', 'd', 'f', 'k', 'l'})
      for (char c : {'a', 'o', 'u'}) text += std::string("Anna Z") + (c == 'a' ? "a" : c == 'o' ? "o" : "u") + a + c + b + "ov came. ";
  return text + "Anna Zaku came. ";
}

constexpr std::string_view kBack = "support: strong mention of the same entity", kDefined = "support: defined in the document";

TEST(Document, Definitions) {
  CheckAll({
      {"long form, short form",
       "Ukraine joined the Joint Expeditionary Force (JEF) today. JEF ships left.",
       {{"JEF", 0, "ORG", "org/jef", kDefined}, {"JEF", 1, "ORG", "org/jef"}}},
      {"short form, long form",
       "JEF (Joint Expeditionary Force) leaders met.",
       {{"JEF", 0, "ORG", "org/jef", kDefined}, {"Joint Expeditionary Force", 0, "ORG", "org/jef"}}},
      {"news form", "Norway will pay for the PURL program.", {{"PURL", 0, "PROGRAM", "program/purl"}}},
      {"long form unknown: a local id",
       "The Northern Grain Trust (NGT) opened. NGT sold wheat.",
       {{"NGT", 0, "ORG", "org/northern-grain-trust", kDefined}, {"NGT", 1, "ORG", "org/northern-grain-trust", kDefined}}},
      {"a known short form behind a part of its body",
       "The Qvist Guards Air Assault Division (VDV) came. VDV men left.",
       {{"VDV", 0, "ORG", "org/ru-airborne-forces"}, {"VDV", 1, "ORG", "org/ru-airborne-forces"}}},
      {"a defined short form is another body's, too",
       "The Bangladesh Nationalist Party (BNP) won. Now BNP rules.",
       {{"BNP", 0, "ORG", "org/bangladesh-nationalist-party", kDefined}, {"BNP", 1, "ORG", "org/bangladesh-nationalist-party"}}},
      {"a long form that no row has is another body",
       "The Council of Danish Carpenters (CDC) opened. Now CDC men came.",
       {{"CDC", 0, "ORG", "org/council-of-danish-carpenters"}, {"CDC", 1, "ORG", "org/council-of-danish-carpenters"}}},
      {"a row's body by other words",
       "The United Nations High Commissariat for Refugees (UNHCR) came.",
       {{"United Nations High Commissariat for Refugees", 0, "ORG", "org/unhcr"}, {"UNHCR", 0, "ORG", "org/unhcr"}}},
      {"short form spoken as a word",
       "The Association of Polar Climbing Services (Apocs) opened. He praised Apocs.",
       {{"Apocs", 0, "ORG", "org/association-of-polar-climbing-services", kDefined},
        {"Apocs", 1, "ORG", "org/association-of-polar-climbing-services"}}},
      {"short form of the name in another language",
       "The National Board of Polar Grain (Sinagrap) opened. He praised Sinagrap.",
       {{"Sinagrap", 0, "ORG", "org/national-board-of-polar-grain", kDefined}, {"Sinagrap", 1, "ORG"}}},
      {"letters found by chance in the words before",
       "He praised it to the Rye Board (TRX). Later TRX left.",
       {{"Rye Board", 0, "ORG"}, {"TRX", 0, "ORG"}, {"TRX", 1, "ORG"}}},
      {"in curly quotation marks",
       "The Northern Grain Trust (“NGT”) opened. NGT sold wheat.",
       {{"NGT", 0, "ORG", "org/northern-grain-trust", kDefined}, {"NGT", 1, "ORG"}}},
      {"a nickname", "He met Jean-Qvist (“J.Q.”) Lindgren.", {{"J.Q.", 0, ""}}},
      {"a body by what stands behind the comma",
       "He praised Zolvath. He founded Zolvath, a company that makes drones.",
       {{"Zolvath", 0, "ORG"}, {"Zolvath", 1, "ORG"}}},
      {"a body before a hyphen", "The stake in Zolvath fell. It sold Zolvath-related firms.", {{"Zolvath", 1, "ORG"}}},
      {"less its last word",
       "Xqorvath Life Insurance fell. Later Xqorvath Life rose.",
       {{"Xqorvath Life", 1, "ORG", "org/xqorvath-life-insurance", kBack}}},
      {"less its last word, which stands there",
       "Shares of Xqorvath Life Insurance fell.\nXQORVATH LIFE INSURANCE BANNED",
       {{"XQORVATH LIFE", 0, ""}}},
      {"a town that is called a city",
       "He left Zolvath City on Monday. The City of Rotterdam paid.",
       {{"Zolvath City", 0, "GPE"}, {"City of Rotterdam", 0, "GPE"}}},
      {"an apostrophe inside the first word",
       "He praised Zol’an Grain Insurance. Zol left.",
       {{"Zol’an Grain Insurance", 0, "ORG"}, {"Zol", 1, ""}}},
      {"a project by its acronym", "He praised the XQZ project. The XQZ project grew.", {{"XQZ", 0, ""}, {"XQZ", 1, ""}}},
      {"a firm of its own beside the one that its name begins with",
       "Shares of Nissan Zolvath Inc fell. Nissan Zolvath makes cars.",
       {{"Nissan Zolvath", 1, "ORG", "org/nissan-zolvath-inc", kBack}}},
      {"who reports",
       "Two men died, Zolvath reported on Monday. Later Zolvath was closed.",
       {{"Zolvath", 0, "ORG"}, {"Zolvath", 1, "ORG"}}},
      {"a country's acronym", "Kenya's XQD arrested two men. They left the XQD.", {{"XQD", 0, "ORG"}, {"XQD", 1, "ORG"}}},
      {"a club by its last word", "He watched TP Mazembe on Monday. Later Mazembe won.", {{"Mazembe", 1, "ORG", "org/tp-mazembe", kBack}}},
      {"a party, not all of a mind", "Support from the Greens grew.", {{"Greens", 0, "ORG"}}},
      {"a body in small letters",
       "He met the special rye team (SRT) today. The SRT left.",
       {{"special rye team", 0, ""}, {"SRT", 0, "ORG"}, {"SRT", 1, "ORG"}}},
      {"a thing in small letters", "It sold a non-fungible grain (NFG) today. He praised the NFG.", {{"NFG", 0, ""}, {"NFG", 1, ""}}},
      {"a thing in small letters that is called like a party",
       "The consumer price index (CPI) rose. He praised the CPI.",
       {{"CPI", 0, ""}, {"CPI", 1, ""}}},
      {"a person in small letters", "The director general of rye (DGR) left. He met the DGR.", {{"DGR", 0, ""}, {"DGR", 1, ""}}},
      {"a body in small letters, without an article",
       "He met the special rye team (SRT) today. Officers of SRT left.",
       {{"SRT", 1, "ORG"}}},
      {"a project", "It paid for Polar Inclusive Grain (PLG) projects. The PLG grew.", {{"PLG", 0, ""}, {"PLG", 1, ""}}},
      {"an office", "The Deputy Chief Executive (DCX) left. The DCX said.", {{"DCX", 0, ""}}},
      {"named by what stands beside it once, the name before and behind",
       "He praised Zolvath Grix. It asked the think tank Zolvath Grix to help. He praised Zolvath Grix.",
       {{"Zolvath Grix", 0, "ORG"}, {"Zolvath Grix", 1, "ORG"}, {"Zolvath Grix", 2, "ORG"}}},
      {"one word, named before", "He praised Zolvath. A bid for the stake in Zolvath fell.", {{"Zolvath", 0, "ORG"}}},
      {"a capital inside a word", "He told QvistNet that Maria McQvist left.", {{"QvistNet", 0, "ORG"}, {"Maria McQvist", 0, "PERSON"}}},
      {"more than one", "It made Polar Grain Reports (PGRs) today. He read the PGRs.", {{"PGRs", 0, ""}, {"PGRs", 1, ""}}},
      {"a town behind a name is no short form", "The Norwegian Olive Authority (Oslo) opened.", {{"Oslo", 0, "GPE"}}},
      {"long form that is no body",
       "He had Qvist Respiratory Syndrome (QRS). The QRS spread.",
       {{"Qvist Respiratory Syndrome", 0, ""}, {"QRS", 0, ""}}},
      {"long form that is no body, in capitals", "HE SAW THE QVIST WARNING DEVICE (QWD) TODAY.", {{"QWD", 0, ""}}},
      {"possessive of a defined form",
       "The Northern Grain Trust (NGT) opened. The NGT's head left.",
       {{"NGT", 1, "ORG", "org/northern-grain-trust", kDefined}}},
      {"a place in parentheses defines nothing", "He works at the Northern Grain Trust (Oslo) today.", {{"Oslo", 0, "GPE", "geo/oslo"}}},
      {"a clause in parentheses defines nothing", "The minister (who is ill) stayed home.", {{"who is ill", 0, ""}}},
      {"letters that do not agree",
       "The Northern Grain Trust (XQZ) opened. He saw the Trust.",
       {{"Trust", 1, "ORG", "org/northern-grain-trust"}}},
  });
  Result none = Shipped().Extract("He works at the Northern Grain Trust (Oslo); the minister (who is ill) stayed.");
  EXPECT_TRUE(none.definitions().empty());
  Result one = Shipped().Extract("The Northern Grain Trust (NGT) opened.");
  ASSERT_EQ(one.definitions().size(), 1u);
  EXPECT_EQ(one.definitions()[0].short_form, "NGT");
  EXPECT_EQ(one.definitions()[0].long_form, "Northern Grain Trust");
}

TEST(Document, DefinitionsThatEndWhereAnotherNameDoes) {
  CheckAll({
      {"behind a person",
       "It was the party of Tomas Qvistovan, the Democratic and Social Grain Board (TDS) of Oslo.",
       {{"Democratic and Social Grain Board", 0, "ORG"}, {"TDS", 0, "ORG"}}},
      {"behind another",
       "The Zolvath Party and the Polar Grain Authority (PGA) met.",
       {{"Polar Grain Authority", 0, "ORG"}, {"PGA", 0, "ORG", "org/polar-grain-authority"}}},
      {"commas of its own",
       "He led the Ministry of Grain, Oats and Barley (MGOB) there. MGOB fell.",
       {{"MGOB", 1, "ORG", "org/ministry-of-grain-oats-and-barley"}}},
      {"a degree", "She came from the Qvist School of Economics (PhD) in May.", {{"PhD", 0, "TITLE"}}},
  });
}

TEST(Document, OtherNames) {
  CheckAll({
      {"or",
       "The Northern Grain Taskforce, or NGT, met. Later the NGT left.",
       {{"NGT", 0, "ORG", "org/northern-grain-taskforce"}, {"NGT", 1, "ORG", "org/northern-grain-taskforce"}}},
      {"or, letters that do not agree", "The Northern Grain Authority, or QXV, met.", {}},
      {"known as, of a person", "Ayman Qvist, also known as Abu Zolv, came.", {{"Abu Zolv", 0, "PERSON", "person/ayman-qvist"}}},
      {"formerly known as", "The Polar Grain Authority, formerly known as PGRA, left.", {{"PGRA", 0, "ORG", "org/polar-grain-authority"}}},
      {"known as, in parentheses",
       "The Northern Grain Authority (known as the QXV) met. Later QXV left.",
       {{"QXV", 1, "ORG", "org/northern-grain-authority"}}},
  });
}

TEST(Document, Namesakes) {
  CheckAll({
      {"the day decides",
       "President Bush came. Bush left.",
       {{"Bush", 0, "PERSON", "person/george-h-w-bush"}, {"Bush", 1, "PERSON", "person/george-h-w-bush"}},
       "1990-05-01"},
      {"the famous bearer", "President Bush came.", {{"Bush", 0, "PERSON", "person/george-w-bush"}}, "2004-05-01"},
      {"an office that the famous bearer never held", "First Lady Bush smiled.", {{"Bush", 0, "PERSON", "person/bush"}}, "2004-05-01"},
      {"a surname that no gazetteer has alone", "Vice President Gore spoke.", {{"Gore", 0, "PERSON", "person/al-gore"}}, "1999-05-01"},
      {"a frequent surname that led a country",
       "President Fillmore spoke. Later Fillmore left.",
       {{"Fillmore", 0, "PERSON", "person/millard-fillmore"}, {"Fillmore", 1, "PERSON", "person/millard-fillmore"}}},
  });
}

TEST(Document, BackReferences) {
  CheckAll({
      {"a surname that a rule sees, too: a town's name behind Mr",
       "Stephen Rotterdam arrived. Later Mr Rotterdam left.",
       {{"Rotterdam", 1, "PERSON", "person/stephen-rotterdam"}}},
      {"a given name behind a title that goes with a surname",
       "Rogers Qvist arrived. Later Secretary Rogers left.",
       {{"Rogers", 1, "PERSON", "person/rogers"}}},
      {"a firm by its first word, which is a word",
       "Reliance Industries grew. Reliance's profits rose.",
       {{"Reliance", 1, "ORG", "org/reliance-industries"}}},
      {"a firm by its first word beside its shares",
       "Zolvath Computers Inc grew. Shares of Zolvath rose.",
       {{"Zolvath", 1, "ORG", "org/zolvath-computers-inc"}}},
      {"the only body of a head, far away",
       "The Bank of England spoke. " + std::string(900, '-') + " Yesterday the Bank paid.",
       {{"Bank", 1, "ORG", "org/bank-of-england"}}},
      {"surname", "Curtis Buzzard arrived. Later Buzzard left.", {{"Buzzard", 1, "PERSON", "person/curtis-buzzard", kBack}}},
      {"surname of another",
       "Karim Khan arrived. The list had Zolvath Qvistem Khan on it.",
       {{"Zolvath Qvistem Khan", 0, "PERSON", "person/zolvath-qvistem-khan"}}},
      {"surname, possessive",
       "Xandra Qvist arrived. The staff saw Qvist's letter.",
       {{"Qvist", 1, "PERSON", "person/xandra-qvist", kBack}}},
      {"surname of a person unknown to the gazetteer",
       "Anna Lindgren met Peter Smith. Later Lindgren left.",
       {{"Lindgren", 1, "PERSON", "person/anna-lindgren", kBack}}},
      {"the father's surname before the mother's",
       "Maria Zolvath y Balbi spoke. Later Zolvath left.",
       {{"Zolvath", 1, "PERSON", "person/maria-zolvath-y-balbi", kBack}}},
      {"a kinsman takes no surname over",
       "Lena Qvist came. Her father, Mitch Qvist, left. They all saw Qvist there.",
       {{"Qvist", 2, "PERSON", "person/lena-qvist", kBack}}},
      {"particles",
       "Ursula von der Leyen spoke. Von der Leyen left.",
       {{"Von der Leyen", 0, "PERSON", "person/ursula-von-der-leyen", kBack}}},
      {"particles, unknown",
       "Ludwig van Zolvath came. Van Zolvath left.",
       {{"Van Zolvath", 0, "PERSON", "person/ludwig-van-zolvath", kBack}}},
      {"double name",
       "Alexandria Ocasio-Cortez spoke. Later Ocasio-Cortez left.",
       {{"Ocasio-Cortez", 1, "PERSON", "person/alexandria-ocasio-cortez"}}},
      {"plural", "Curtis Buzzard arrived. He said the Buzzards live there.", {{"Buzzards", 0, "PERSON", "person/curtis-buzzard", kBack}}},
      {"a new full name ends the old",
       "John Lindgren met Peter Smith. Then Anna Lindgren came. Later Lindgren left.",
       {{"Lindgren", 2, "PERSON", "person/anna-lindgren", kBack}}},
      {"a new full name outranks whom a surname means alone",
       "Mary Trump wrote a book. Later Trump left.",
       {{"Trump", 1, "PERSON", "person/mary-trump", kBack}}},
      {"titles keep two apart",
       "Secretary of State Hillary Clinton met President Bill Clinton. Then Secretary Clinton left.",
       {{"Clinton", 2, "PERSON", "person/hillary-clinton", kBack}}},
      {"headline before the full name",
       "Lindgren wins vote\nThe mayor, Anna Lindgren, won the vote in Oslo.",
       {{"Lindgren", 0, "PERSON", "person/anna-lindgren", kBack}}},
      {"capitals",
       "PRESIDENT ZELENSKYY MEETS STARMER IN LONDON\nPresident Zelenskyy met Keir Starmer in London.",
       {{"ZELENSKYY", 0, "PERSON", "person/volodymyr-zelenskyy"}, {"STARMER", 0, "PERSON", "person/keir-starmer"}}},
      {"of a place",
       "Lord Robertson of Port Ellen came. Later Robertson left.",
       {{"Robertson", 1, "PERSON", "person/george-robertson", kBack}}},
      {"a firm that a man's name ends with",
       "Later Maria Heineken, who came, left. Shares of Heineken fell.",
       {{"Heineken", 1, "ORG", "org/heineken"}}},
      {"a town that a club is called after",
       "MADRID 1996-08-31\nReal Madrid lost. The talks were held far from Madrid.",
       {{"MADRID", 0, "GPE"}, {"Madrid", 1, "GPE"}}},
      {"a country that is a given name", "Jordan Lindgren arrived. They flew to Jordan.", {{"Jordan", 1, "GPE", "geo/jo"}}},
      {"family name before two joined syllables",
       "Lindgren met Anthea Pang Qvi-kam in Oslo. Later Pang left.",
       {{"Pang", 1, "PERSON", "person/anthea-pang-qvi-kam", kBack}}},
      {"family name first before an unknown name",
       "She met Shen Qvistolwen in Oslo. Later Shen left.",
       {{"Shen", 1, "PERSON", "person/shen-qvistolwen", kBack}}},
      {"a name that an apostrophe joins",
       "She met Gideon Qvi’astol in Oslo. Later Qvi’astol left.",
       {{"Qvi’astol", 1, "PERSON", "person/gideon-qviastol", kBack}}},
      {"a name that an apostrophe joins, alone",
       "She met Mu'ayyad al-Qvistani. Later al-Qvistani left.",
       {{"Mu'ayyad al-Qvistani", 0, "PERSON", "person/muayyad-al-qvistani"}}},
      {"given name first where the family name is",
       "Wellington Koo came to Taipei. Later Koo left.",
       {{"Koo", 1, "PERSON", "person/wellington-koo", kBack}}},
      {"a name alone that only men have",
       "He met Zolvath's wife. It is about Zolvath again.",
       {{"Zolvath", 1, "PERSON", "person/zolvath", kBack}}},
      {"a name alone by two weak cues",
       "Qvistovan resigned. Qvistovan told them so. They all liked Qvistovan there.",
       {{"Qvistovan", 2, "PERSON", "person/qvistovan", kBack}}},
      {"a full name where no rule sees it",
       "The rower Mohudin Jessica, 31, came. It lay in Mohudin Jessica's wallet.",
       {{"Mohudin Jessica", 1, "PERSON", "person/mohudin-jessica", kBack}}},
      {"a given name that is a faith's", "Christian Qvistola came. She left the Christian faith.", {{"Christian", 1, ""}}},
      {"a name alone by one weak cue", "Qvistovan resigned. They all liked Qvistovan there.", {{"Qvistovan", 1, ""}}},
      {"a firm of a man's surname, where the text speaks of the man alone",
       "Later Jessica Heineken, who came, left. Heineken was born there. They all like Heineken.",
       {{"Heineken", 1, "PERSON", "person/jessica-heineken", kBack}, {"Heineken", 2, "PERSON", "person/jessica-heineken", kBack}}},
      {"a firm of a man's surname that the text has named",
       "Shares of Heineken fell. Later Jessica Heineken, who came, left. Heineken was there.",
       {{"Heineken", 2, "ORG", "org/heineken"}}},
      {"a place that a rule is sure of",
       "The town of Zolvath lies on a river. Zolvath burned.",
       {{"Zolvath", 1, "GPE", "geo/zolvath", kBack}}},
      {"a place of two words",
       "Floods hit the village of Qvistol Zolvath. Aid for Qvistol Zolvath came late.",
       {{"Qvistol Zolvath", 1, "GPE", "geo/qvistol-zolvath", kBack}}},
      {"a place by two weak cues",
       "He lived in Zolvath. She died in Zolvath. Snow made Zolvath white.",
       {{"Zolvath", 2, "GPE", "geo/zolvath", kBack}}},
      {"a ship by its article",
       "The USS Carney sailed. Later the Carney came back.",
       {{"Carney", 1, "PRODUCT", "product/uss-carney", kBack}}},
      {"a town's name that is a surname, possessive",
       "Scott C. Dayton died. She wrote to Dayton's family.",
       {{"Dayton", 1, "PERSON", "person/scott-c-dayton", kBack}}},
      {"given name alone that is a word",
       "Frank Lindgren came in. They left when Frank did.",
       {{"Frank", 1, "PERSON", "person/frank-lindgren", kBack}}},
      {"given name that is a word, behind its article", "Bill Lindgren came in. They passed the Bill there.", {{"Bill", 1, ""}}},
      {"given name alone", "Isabel Ruiz came in. Later Isabel left.", {{"Isabel", 1, "PERSON", "person/isabel-ruiz", kBack}}},
      {"organisation by its first word",
       "Shares of Qvistol Holdings fell. Later Qvistol rose.",
       {{"Qvistol", 1, "ORG", "org/qvistol-holdings", kBack}}},
      {"firm without its ending",
       "Shares of National Heritage Inc fell. Later National Heritage rose.",
       {{"National Heritage", 1, "ORG", "org/national-heritage-inc", kBack}}},
      {"firm of a common word where it speaks",
       "Dome Petroleum Ltd fell. It is said that Dome said no.",
       {{"Dome", 1, "ORG", "org/dome-petroleum", kBack}}},
      {"firm of a common word inside a sentence",
       "Dart Qvistal Inc fell. He bought it from Dart on Monday.",
       {{"Dart", 1, "ORG", "org/dart-qvistal-inc", kBack}}},
      {"firm of a common word, first of a sentence",
       "Dart Qvistal Inc fell. Dart has new owners.",
       {{"Dart", 1, "ORG", "org/dart-qvistal-inc", kBack}}},
      {"a common word behind its article", "Dart Qvistal Inc fell. He threw the Dart on Monday.", {{"Dart", 1, ""}}},
      {"firm by its first words",
       "Shares of Zolvath Qvisk Growers Inc fell. Later Zolvath Qvisk rose.",
       {{"Zolvath Qvisk", 1, "ORG", "org/zolvath-qvisk-growers-inc", kBack}}},
      {"firm by the surname behind initials",
       "Shares of G.H. Zolvisk and Co fell. Later Zolvisk rose.",
       {{"Zolvisk", 1, "ORG", "org/g-h-zolvisk-and-co", kBack}}},
      {"firm by the surname behind a name and an initial",
       "Shares of Del E. Zolvisk Corp fell. Later Zolvisk rose.",
       {{"Zolvisk", 1, "ORG", "org/del-e-zolvisk-corp", kBack}}},
      {"firm with a hyphen",
       "K-Qvist International Inc fell. Later K-Qvist rose.",
       {{"K-Qvist", 1, "ORG", "org/k-qvist-international-inc", kBack}}},
      {"firm that is a town, too",
       "Sheridan Co fell. The directors of Sheridan met in London.",
       {{"Sheridan", 1, "ORG", "org/sheridan-co", kBack}}},
      {"organisation by its head",
       "The Northern Grain Authority opened. The minister praised the Authority.",
       {{"Authority", 1, "ORG", "org/northern-grain-authority", kBack}}},
      {"acronym without definition",
       "The Northern Grain Authority opened. The NGA staff left.",
       {{"NGA", 0, "ORG", "org/northern-grain-authority", kBack}}},
      {"a surname that is a place, after a preposition of place",
       "Abraham Lincoln spoke. He was never in Lincoln again.",
       {{"Lincoln", 1, "GPE"}}},
      {"the full name again is no reference",
       "Anna Lindgren came. Anna Lindgren left.",
       {{"Anna Lindgren", 1, "PERSON", "person/anna-lindgren", "from rule"}}},
      {"surname that begins with no ASCII letter",
       "Anna Özalp met Peter Smith. Later Özalp left.",
       {{"Özalp", 1, "PERSON", "person/anna-ozalp", kBack}}},
      {"another after a hundred and fifty",
       Crowd() + "Anna Qvistova came. Later Zaku left.",
       {{"Zaku", 1, "PERSON", "person/anna-zaku", kBack}}},
      {"a lower-case word is no surname", "Elihu Root spoke. The root of it is old.", {{"root", 0, ""}}},
  });
}

TEST(Document, SentencesAndWords) {
  CheckAll({
      {"the speaker of a chamber", "She was Speaker of the House of Lords then.", {{"Speaker", 0, "TITLE"}, {"House of Lords", 0, "ORG"}}},
      {"prose of capitals", "Ragnar Qvistovan was the Minister of Trade and Shipping.", {{"Ragnar Qvistovan", 0, "PERSON"}}},
      {"prose of capitals, in quotation marks",
       "\"Ragnar Qvistovan was the Minister of Trade and Shipping.\"",
       {{"Ragnar Qvistovan", 0, "PERSON"}}},
      {"a headline", "Qvistovan Zolvath Was the Best Minister of Trade and Shipping", {{"Qvistovan", 0, ""}}},
      {"an hour of a zone", "They met at 8 p.m. EDT on Monday.", {{"8 p.m. EDT", 0, "TIME"}}},
      {"an hour that ends a sentence", "They met at 8 p.m. NATO said so.", {{"8 p.m.", 0, "TIME"}, {"NATO", 0, "ORG", "org/nato"}}},
      {"an ayn is no end of a name", "Shells hit a house near Qvi'ad on Monday.", {{"Qvi'ad", 0, "GPE"}}},
      {"a place that begins a name with an ayn", "Shells hit a house near Mar'a on Monday.", {{"Mar'a", 0, "GPE"}}},
      {"a curly one", "She met Qvi’yyad al-Zolvani there.", {{"Qvi’yyad al-Zolvani", 0, "PERSON"}}},
      {"possessives and clipped verbs",
       "It was Iraq's. They saw that Iraq'd go on. Iraq'll stay.",
       {{"Iraq", 0, "GPE", "geo/iq"}, {"Iraq", 1, "GPE", "geo/iq"}, {"Iraq", 2, "GPE", "geo/iq"}}},
      {"a suffix of a name in capitals", "It was NATO'nun again.", {{"NATO", 0, "ORG", "org/nato"}}},
  });
}

TEST(Document, HomonymsAndWeakNames) {
  CheckAll({
      {"a state in a list of states",
       "Sites in California, Ohio, Utah and Washington were named.",
       {{"Washington", 0, "GPE", "geo/us-wa"}}},
      {"a capital behind two towns", "Talks in London, Paris and Washington were held.", {{"Washington", 0, "GPE", "geo/washington-dc"}}},
      {"the name of a share", "Shares of Qvist Stores <CAN> and of Zolvath <GIF.T> fell.", {{"CAN", 0, ""}, {"GIF", 0, ""}}},
      {"a town like a surname, of the country told of",
       "Mali's army and France said Malian soldiers at Kati left.",
       {{"Kati", 0, "GPE", "geo/kati"}}},
      {"the same, of another country", "Peru's army and Chile said Peruvian soldiers at Kati left.", {{"Kati", 0, ""}}},
      {"a parliament by its number", "The bill passed the 94th Congress in Washington.", {{"94th Congress", 0, "ORG", "org/us-congress"}}},
      {"letters that mean another body at home",
       "Police in Zagreb and Rijeka said that the CSU of Croatia won.",
       {{"CSU", 0, "ORG", "org/csu"}}},
      {"letters of a body of the country told of",
       "Police in London and Leeds said that Britain hopes the CBI will go.",
       {{"CBI", 0, "ORG", "org/confederation-of-british-industry"}}},
      {"whose treasury",
       "Officials in Washington and New York said that the Treasury would sell bonds.",
       {{"Treasury", 0, "ORG", "org/us-ministry-of-finance"}}},
      {"whose treasury, elsewhere",
       "Officials in London and Leeds said that the Treasury would sell bonds.",
       {{"Treasury", 0, "ORG", "org/gb-ministry-of-finance"}}},
      {"a list of places", "He saw Dublin, Galway, Bradford and Leeds.", {{"Bradford", 0, "GPE"}}},
      {"no list", "In London, Bradford said no.", {{"Bradford", 0, "PERSON"}}},
      {"memberships have no short forms",
       "Anna Lindgren is a Fellow of the Qvist Academy (FQA), of the Royal Qvist Society (RQS).",
       {{"Royal Qvist Society", 0, "ORG"}, {"RQS", 0, "ORG"}}},
      {"a firm's row with its legal form",
       "Shares of BAE Systems plc and Rolls-Royce Co Ltd fell.",
       {{"BAE Systems plc", 0, "ORG", "org/bae-systems"}, {"Rolls-Royce Co Ltd", 0, "ORG", "org/rolls-royce"}}},
      {"a firm's row with its legal form in letters",
       "Shares of Unilever N.V. and Accor S.A. fell.",
       {{"Unilever N.V.", 0, "ORG", "org/unilever"}, {"Accor S.A.", 0, "ORG", "org/accor"}}},
      {"a longer firm is another",
       "Shares of Rolls-Royce Zolvath plc fell.",
       {{"Rolls-Royce Zolvath plc", 0, "ORG", "org/rolls-royce-zolvath-plc"}}},
      {"a court of the country that the document speaks of",
       "Narendra Modi left New Delhi for Mumbai. The Supreme Court told the Finance Ministry and the Senate so.",
       {{"Supreme Court", 0, "ORG", "org/supreme-court-of-india"},
        {"Finance Ministry", 0, "ORG", "org/in-ministry-of-finance"},
        {"Senate", 0, "ORG", "org/us-senate"}}},
      {"a court where two are spoken of",
       "Indian and American officials met in Mumbai and New York. The Supreme Court said so.",
       {{"Supreme Court", 0, "ORG", "org/us-supreme-court"}}},
      {"a department of one country",
       "Narendra Modi left New Delhi for Mumbai. The State Department said so.",
       {{"State Department", 0, "ORG", "org/us-ministry-of-foreign-affairs"}}},
      {"a person's row with Jr.",
       "He met Alexander Haig, Jr. and Henry Morgenthau Jr there.",
       {{"Alexander Haig, Jr.", 0, "PERSON", "person/alexander-haig"}, {"Henry Morgenthau Jr", 0, "PERSON", "person/henry-morgenthau"}}},
      {"another name's surname",
       "Ray Powell left. Then Mark Powell left.",
       {{"Ray Powell", 0, "PERSON", "person/ray-powell"}, {"Mark Powell", 0, "PERSON", "person/mark-powell"}}},
      {"a full name begins a sentence", "The house stood. John Kennedy left.", {{"John Kennedy", 0, "PERSON", "person/john-f-kennedy"}}},
      {"initials that are an acronym",
       "Air Marshal A.P. Lindgren came. Then A.P. Lindgren left.",
       {{"A.P. Lindgren", 0, "PERSON", "person/a-p-lindgren"}, {"A.P. Lindgren", 1, "PERSON", "person/a-p-lindgren"}}},
      {"a body begins in a title",
       "He met Chief of the General Staff of the Armed Forces of Ukraine Andrii Qvist.",
       {{"Chief of the General Staff", 0, "TITLE"}, {"Armed Forces of Ukraine", 0, "ORG", "org/armed-forces-of-ukraine"}}},
      {"a title begins in another name",
       "Pacific Fleet commander Viktor Lindgren and U.S. Treasury secretary Anna Qvist met.",
       {{"Pacific Fleet", 0, "ORG"},
        {"commander", 0, "TITLE"},
        {"U.S.", 0, "GPE", "geo/us"},
        {"Treasury secretary", 0, "TITLE", "role/finance-minister"}}},
      {"a letter needs a rule", "She wrote on X that the X was out.", {{"X", 0, "ORG", "org/twitter"}, {"X", 1, ""}}},
      {"whose acronym", "Dutch voters left the NSC.", {{"NSC", 0, "ORG", "org/new-social-contract"}}},
      {"whose acronym, elsewhere", "American staff left the NSC.", {{"NSC", 0, "ORG", "org/national-security-council"}}},
      {"whose president",
       "European Commission President Xandra Qvist spoke.",
       {{"European Commission", 0, "ORG", "org/european-commission"}, {"President", 0, "TITLE", "role/president"}}},
      {"members are no person", "He told MEPs and Gen Z that.", {{"MEPs", 0, ""}, {"Gen", 0, ""}}},
      {"towns of the country that a text speaks of",
       "England, Scotland and Wales voted. A casino in Newcastle closed, and a farm in Suffolk. Ministers at Westminster said so.",
       {{"Newcastle", 0, "GPE", "geo/newcastle-upon-tyne", "of the country that the document speaks of"},
        {"Suffolk", 0, "GPE", "geo/gb-sfk"},
        {"Westminster", 0, "GPE", "geo/gb-wsm"}}},
      {"large cities stay, and American namesakes",
       "America, Texas and Ohio voted. A man left London for Cambridge.",
       {{"London", 0, "GPE", "geo/london"}, {"Cambridge", 0, "GPE", "geo/cambridge"}}},
      {"a state behind a county's name",
       "SOMERSET, Pa., March 16 - Britain, London and Leeds said so. The Somerset, Pa., mill closed.",
       {{"Somerset", 0, "GPE", "geo/somerset-us-pa"}}},
      {"an accent that no country's adjective has",
       "Prosecutor Germán Qvist spoke. German and Québécois men left.",
       {{"Germán Qvist", 0, "PERSON", "person/german-qvist"}, {"German", 0, "NORP", "geo/de"}, {"Québécois", 0, "NORP", "geo/ca-qc"}}},
      {"an article is no part of a long form",
       "The Constitutional Court (TC) of Peru met.",
       {{"Constitutional Court", 0, "ORG"}, {"TC", 0, "ORG"}}},
      {"whose ministry, by its seat",
       "The Defence Ministry in Kyiv said so. The Supreme Court in Islamabad met. The Embassy in London closed.",
       {{"Defence Ministry", 0, "ORG", "org/ua-ministry-of-defence", "whose it is stands beside"},
        {"Supreme Court", 0, "ORG", "org/supreme-court-of-pakistan"},
        {"Embassy", 0, "ORG", "org/embassy"}}},
      {"whose ministry, by who speaks for it",
       "Foreign Ministry spokeswoman Maria Zakharova said so. Mao Ning, a Foreign Ministry spokeswoman, did not. Congress leader Rahul "
       "Gandhi met the Foreign Ministry spokesman.",
       {{"Foreign Ministry", 0, "ORG", "org/ru-ministry-of-foreign-affairs"},
        {"Foreign Ministry", 1, "ORG", "org/cn-ministry-of-foreign-affairs"},
        {"Congress", 0, "ORG", "org/indian-national-congress"}}},
      {"whose court, named before",
       "India's Supreme Court met. The Supreme Court rose. Pakistan's Supreme Court met, and the Supreme Court rose.",
       {{"Supreme Court", 1, "ORG", "org/supreme-court-of-india", "the last body of the name that the document has named"},
        {"Supreme Court", 3, "ORG", "org/supreme-court-of-pakistan"}}},
      {"a paper by its last word", "The New York Times wrote so. The Times did not say more.", {{"Times", 1, "ORG", "org/new-york-times"}}},
      {"whose treasury",
       "The U.S. Treasury Department named banks of Belarus. Belarus, Minsk and Belarusian banks fell. The Treasury said so.",
       {{"Treasury", 1, "ORG", "org/us-ministry-of-finance"}}},
      {"whose parliament",
       "Hungary voted. Hungarian MPs met in Budapest. Parliament rose late.",
       {{"Parliament", 0, "ORG", "org/national-assembly-of-hungary", "of the country that the document speaks of"}}},
      {"nobody's treasury",
       "Belgium voted. Belgian MPs met in Brussels. The Treasury sold bonds.",
       {{"Treasury", 0, "ORG", "org/treasury"}}},
      {"whose congress, and after it",
       "Peru's Congress met. Later Congress voted.",
       {{"Congress", 0, "ORG", "org/congress-of-peru", "whose it is stands beside"}, {"Congress", 1, "ORG", "org/congress-of-peru"}}},
      {"whose ministry",
       "China's Ministry of National Defense spoke.",
       {{"Ministry of National Defense", 0, "ORG", "org/cn-ministry-of-defence"}}},
      {"whose council", "Russia's Security Council met.", {{"Security Council", 0, "ORG", "org/security-council-of-russia"}}},
      {"whose treasury, by its head", "Scott Bessent's Treasury sold bonds.", {{"Treasury", 0, "ORG", "org/us-ministry-of-finance"}}},
      {"nobody's row",
       "Iceland's Central Election Commission met.",
       {{"Central Election Commission", 0, "ORG", "org/central-election-commission"}}},
      {"coordination", "Jordan and Egypt agreed.", {{"Jordan", 0, "GPE", "geo/jo", "a country before other places of its name"}}},
      {"coordination, the other way", "Egypt and Jordan agreed.", {{"Jordan", 0, "GPE", "geo/jo"}}},
      {"person by a full name", "Michael Jordan scored. Later Jordan left.", {{"Jordan", 1, "PERSON", "person/michael-jordan", kBack}}},
      {"country by possessive", "While Georgia's parliament voted, crowds came.", {{"Georgia", 0, "GPE", "geo/ge", "a weak name"}}},
      {"state by a town before it",
       "Atlanta, Georgia, was hot. Voters in Georgia waited.",
       {{"Georgia", 0, "GPE", "geo/us-ga", "a place of its country before the comma"}, {"Georgia", 1, "GPE", "geo/us-ga"}}},
      {"town by the state behind it",
       "Work began in Portland, Maine. Later Portland waited.",
       {{"Portland", 0, "GPE", "geo/portland-us-me", "lies in the state or country behind the comma"},
        {"Portland", 1, "GPE", "geo/portland-us-me"}}},
      {"a weak town by its state",
       "Work began in Birmingham, Ala., and in Cambridge, Mass.",
       {{"Birmingham", 0, "GPE", "geo/birmingham-us-al"}, {"Cambridge", 0, "GPE", "geo/cambridge-us-ma"}}},
      {"town by the country behind it", "Work began in Cambridge, England.", {{"Cambridge", 0, "GPE", "geo/cambridge"}}},
      {"two towns of one name",
       "Work began in Portland, Oregon. It ended in Portland, Maine.",
       {{"Portland", 0, "GPE", "geo/portland"}, {"Portland", 1, "GPE", "geo/portland-us-me"}}},
      {"a town of no row",
       "Work began in Greenwich, Conn., today. Later Greenwich waited.",
       {{"Greenwich", 0, "GPE", "geo/greenwich-us-ct", "no town of this name is known in the state behind the comma"},
        {"Greenwich", 1, "GPE", "geo/greenwich-us-ct"}}},
      {"a town named as the capital",
       "Police in Washington, Utah, found him.",
       {{"Washington", 0, "GPE", "geo/washington-us-ut", "lies in the state or country behind the comma"}}},
      {"the capital before somebody's state", "In Washington, Utah senators met.", {{"Washington", 0, "GPE", "geo/washington-dc"}}},
      {"the state of a town, here alone",
       "Work began in Seattle, Washington. Talks in Washington failed.",
       {{"Washington", 0, "GPE", "geo/us-wa"}, {"Washington", 1, "GPE", "geo/washington-dc"}}},
      {"a town and a capital in a list", "Work began in Seattle, Washington and Boston.", {{"Washington", 0, "GPE", "geo/washington-dc"}}},
      {"states in a list", "Work began in Chicago, Texas and Florida.", {{"Chicago", 0, "GPE", "geo/chicago"}}},
      {"given name", "President Chad Lindgren spoke. Later Chad left.", {{"Chad", 1, "PERSON", "person/chad-lindgren", kBack}}},
      {"country", "Fighting in Chad went on.", {{"Chad", 0, "GPE", "geo/td", "a rule says the same of this span"}}},
      {"Washington the man",
       "George Washington crossed the river. Later Washington left.",
       {{"Washington", 1, "PERSON", "person/george-washington", kBack}}},
      {"Washington the town", "Talks in Washington failed.", {{"Washington", 0, "GPE"}}},
      {"May the woman", "Theresa May resigned. Later May left.", {{"May", 1, "PERSON", "person/theresa-may", kBack}}},
      {"may the verb", "Theresa May resigned. She may return.", {{"may", 0, ""}}},
      {"May the month", "Talks will be held in May.", {{"May", 0, "DATE"}}},
      {"Reading the town", "He lives in Reading.", {{"Reading", 0, "GPE", "geo/reading", "a rule says the same of this span"}}},
      {"reading the verb", "Reading is good for you.", {{"Reading", 0, "", "", "weak"}}},
      {"Will at the start", "Will he come?", {{"Will", 0, ""}}},
      {"nice the adjective", "Nice weather is here.", {{"Nice", 0, "", "", "lost"}}},
      {"Nice the town", "A truck drove into crowds in Nice.", {{"Nice", 0, "GPE", "geo/nice"}}},
      {"title-case headline",
       "Zelenskyy Meets Starmer as Reading Waits for Help\nUkraine's leader was there.",
       {{"Zelenskyy", 0, "PERSON", "person/volodymyr-zelenskyy"}, {"Reading", 0, ""}}},
      {"a bare acronym needs a cue",
       "said the XQZ on Monday. Later XQZ fell.",
       {{"XQZ", 0, "ORG", "org/xqz"}, {"XQZ", 1, "ORG", "org/xqz", kBack}}},
      {"no acronym: units and abbreviations", "The GDP fell.", {{"GDP", 0, ""}}},
      {"lower-cased text claims no names by surname",
       "the president may meet the baker in reading.",
       {{"baker", 0, ""}, {"reading", 0, ""}}},
  });
}

// ---- offices --------------------------------------------------------------------------------------------------------------------

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
