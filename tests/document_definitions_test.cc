// Definitions of short forms and other names, on minimal documents.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/document_testing.h"

namespace onoma {
namespace {

TEST(Document, Definitions) {
  CheckAll({
      {"a row that has both names, letters found in the words before",
       "Jihadists of the Group for Support of Islam and Muslims (JNIM) left.",
       {{"Group for Support of Islam and Muslims", 0, "ORG", "org/jamaat-nasr-al-islam-wal-muslimin"},
        {"JNIM", 0, "ORG", "org/jamaat-nasr-al-islam-wal-muslimin"}}},
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

}  // namespace
}  // namespace onoma
