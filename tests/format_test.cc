// Readers and writers: UTF-8 against utf8proc as the oracle, JSON against its own reader, golden rows for each format.
#include "onoma/format.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <random>
#include <string>
#include <vector>

#include "lib/document/result_access.h"
#include "lib/format/json_read.h"
#include "lib/format/utf8.h"

namespace onoma {
namespace {

using internal::ResultAccess;

// ---- UTF-8 ----------------------------------------------------------------------------------------------------------------------

std::size_t SlowFirstInvalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                                     static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return text.size();
}

TEST(Utf8, EveryStringOfCriticalBytesAgreesWithTheOracle) {
  const std::string kBytes = "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xE0\xE1\xED\xF0\xF4\xF5\xFF";
  for (std::size_t length = 0; length <= 4; ++length) {
    std::vector<std::size_t> digits(length, 0);
    while (true) {
      std::string text;
      for (const std::size_t digit : digits) text += kBytes[digit];
      const std::size_t bad = FirstInvalidUtf8(text);
      ASSERT_EQ(bad, SlowFirstInvalid(text)) << testing::PrintToString(text);
      ASSERT_EQ(FirstInvalidUtf8("12345678" + text), 8 + bad);  // the other side of the eight-byte steps
      const std::string mended = format::ReplaceInvalid(text);
      ASSERT_EQ(FirstInvalidUtf8(mended), mended.size());
      ASSERT_EQ(mended == text, bad == text.size());
      std::size_t i = 0;
      while (i < length && ++digits[i] == kBytes.size()) digits[i++] = 0;
      if (i == length) break;
    }
  }
}

TEST(Utf8, EveryCharacterIsReadAndWritten) {
  for (char32_t code = 0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    format::AppendUtf8(code, text);
    const format::Character character = format::CharacterAt(text, 0);
    ASSERT_TRUE(character.valid && character.code == code && character.length == text.size()) << std::uint32_t(code);
  }
}

TEST(Utf8, BrokenOffPartsCountAsDecodersCountThem) {
  struct Row {
    std::string text, mended;
  };
  const Row rows[] = {{"a\xE2\x82z", "a\uFFFDz"},         {"\xE2\x82", "\uFFFD"},
                      {"\xF0\x9F\x98", "\uFFFD"},         {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
                      {"\xC0\x80", "\uFFFD\uFFFD"},       {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                      {"\x80\xBF", "\uFFFD\uFFFD"},       {"\xF0\x80\x80\x41", "\uFFFD\uFFFD\uFFFD\x41"},
                      {"12345678\xFF", "12345678\uFFFD"}, {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(format::ReplaceInvalid(row.text), row.mended) << testing::PrintToString(row.text);
}

TEST(Offsets, AgreeWithAWalkOverTheText) {
  std::mt19937 random(7);
  const std::string kPieces[] = {"a", "long ascii piece ", "é", "€", "😀", "\xFF", "\xE2\x82"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<std::size_t> bytes{0}, points{0}, units{0};
    for (int i = 0; i < 30; ++i) {
      const std::size_t kind = random() % 7;
      const std::size_t start = text.size();
      text += kPieces[kind];
      if (kind == 1) {
        for (std::size_t j = 1; j <= text.size() - start; ++j)
          bytes.push_back(start + j), points.push_back(points.back() + 1), units.push_back(units.back() + 1);
      } else {
        bytes.push_back(text.size()), points.push_back(points.back() + 1), units.push_back(units.back() + (kind == 4 ? 2 : 1));
      }
    }
    std::vector<std::size_t> asked, want_points, want_units;
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (random() % 3 == 0) asked.push_back(bytes[i]), want_points.push_back(points[i]), want_units.push_back(units[i]);
    std::vector<std::size_t> got = asked;
    ConvertOffsets(text, Offsets::kCodepoints, got);
    ASSERT_EQ(got, want_points);
    got = asked;
    ConvertOffsets(text, Offsets::kUtf16, got);
    ASSERT_EQ(got, want_units);
    got = asked;
    ConvertOffsets(text, Offsets::kBytes, got);
    ASSERT_EQ(got, asked);
  }
}

// ---- Writers --------------------------------------------------------------------------------------------------------------------

const std::string kText = "Käthe said: \"Ukraine joins the Joint Force (JF).\"";

Result Example() {
  Result result;
  ResultAccess access{result};
  access.Clear();
  access.date() = access.Keep("2025-11-15");
  Entity person, country, force;
  person.begin = 0, person.end = 6, person.type = "PERSON", person.id = "person/kaethe", person.name = "Käthe",
  person.source = Source::kRule, person.local = true;
  country.begin = 14, country.end = 21, country.type = "GPE", country.subtype = "country", country.id = "geo/ua", country.name = "Ukraine",
  country.matched = "countries.tsv:214";
  country.attributes = access.Keep(std::vector<Attribute>{{"country", "UA"}, {"iso3", "UKR"}, {"country", "ignored"}});
  force.begin = 32, force.end = 43, force.type = "ORG", force.source = Source::kDefinition, force.antecedent = 1,
  force.why = "title before";
  access.entities() = {person, country, force};
  Relation office;
  office.kind = "holds-office", office.person = "person/kaethe", office.role = "role/minister", office.begin = 0, office.end = 6,
  office.subject = 0, office.status = "known";
  Relation member;
  member.kind = "member-of", member.person = "geo/ua", member.of = "org/jf", member.begin = 14, member.end = 43;
  access.relations() = {member, office};
  Definition definition;
  definition.short_form = "JF", definition.long_form = "Joint Force", definition.id = "org/jf";
  definition.short_begin = 45, definition.short_end = 47, definition.long_begin = 32, definition.long_end = 43;
  access.definitions() = {definition};
  Quote quote;
  quote.begin = 13, quote.end = 50, quote.speaker = "person/kaethe", quote.speaker_begin = 0, quote.speaker_end = 6;
  access.quotes() = {quote};
  return result;
}

TEST(WriteJson, HasTheKeysOfTheGoldFiles) {
  std::string out = "before ";
  WriteJson("a\"\n", kText, Example(), {}, out);
  EXPECT_EQ(
      out,
      "before {\"id\":\"a\\\"\\n\",\"date\":\"2025-11-15\",\"entities\":["
      "{\"start\":0,\"end\":6,\"text\":\"Käthe\",\"type\":\"PERSON\",\"id\":\"person/"
      "kaethe\",\"name\":\"Käthe\",\"source\":\"rule\",\"local\":true},"
      "{\"start\":14,\"end\":21,\"text\":\"Ukraine\",\"type\":\"GPE\",\"subtype\":\"country\",\"id\":\"geo/"
      "ua\",\"name\":\"Ukraine\",\"source\":\"gazetteer\","
      "\"matched\":\"countries.tsv:214\",\"attributes\":{\"country\":\"UA\",\"iso3\":\"UKR\"}},"
      "{\"start\":32,\"end\":43,\"text\":\"Joint Force\",\"type\":\"ORG\",\"source\":\"definition\",\"why\":\"title before\",\"of\":1}],"
      "\"relations\":[{\"kind\":\"holds-office\",\"person\":\"person/kaethe\",\"role\":\"role/"
      "minister\",\"start\":0,\"end\":6,\"status\":\"known\",\"subject\":0}],"
      "\"facts\":[{\"kind\":\"member-of\",\"member\":\"geo/ua\",\"of\":\"org/jf\",\"start\":14,\"end\":43}],"
      "\"definitions\":[{\"short\":\"JF\",\"long\":\"Joint "
      "Force\",\"id\":\"org/jf\",\"short_start\":45,\"short_end\":47,\"long_start\":32,\"long_end\":43}],"
      "\"quotes\":[{\"start\":13,\"end\":50,\"speaker\":\"person/kaethe\",\"speaker_start\":0,\"speaker_end\":6}]}\n");
}

TEST(WriteJson, OffsetsInOtherUnitsShiftEverything) {
  std::string out;
  FormatOptions options;
  options.offsets = Offsets::kCodepoints;
  WriteJson("a", kText, Example(), options, out);
  for (const char* part : {"\"start\":0,\"end\":5", "\"start\":13,\"end\":20", "\"short_start\":44", "\"long_end\":42",
                           "\"start\":12,\"end\":49", "\"speaker_end\":5"})
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
}

TEST(WriteJson, AnEmptyResultHasItsLists) {
  std::string out;
  WriteJson("", "", Result(), {}, out);
  EXPECT_EQ(out, "{\"id\":\"\",\"entities\":[],\"relations\":[],\"definitions\":[],\"quotes\":[]}\n");
}

TEST(WriteJson, WhatItWritesIsReadBackWhateverTheBytes) {
  std::mt19937 random(11);
  FormatOptions options;
  options.with_text = true;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const bool any = round % 2;
    for (std::size_t i = random() % 60; i > 0; --i) text += static_cast<char>(any ? random() : random() % 128);
    std::string out;
    WriteJson(text, text, Result(), options, out);
    const absl::StatusOr<JsonDocument> read = ReadJsonDocument(out);
    ASSERT_TRUE(read.ok()) << read.status() << testing::PrintToString(text);
    ASSERT_EQ(read->text, format::ReplaceInvalid(text));
    ASSERT_EQ(read->id, format::ReplaceInvalid(text));
    ASSERT_EQ(read->warning, "");
  }
}

TEST(WriteTsv, OneLineAnEntityWhateverTheFields) {
  Result result;
  ResultAccess access{result};
  Entity entity;
  entity.begin = 0, entity.end = 5, entity.type = "GPE", entity.name = "a\\b";
  access.entities() = {entity};
  std::string out;
  WriteTsv("x\ty", "a\tb\nc", result, {}, out);
  EXPECT_EQ(out, "x\\ty\t0\t5\tGPE\t\ta\\\\b\tgazetteer\ta\\tb\\nc\n");
}

TEST(WriteInline, MarksOnlyWhatStandsOnTheTopLevel) {
  Result result;
  ResultAccess access{result};
  Entity outer, inner;
  outer.begin = 4, outer.end = 13, outer.type = "ORG", outer.id = "org/x";
  inner.begin = 4, inner.end = 8, inner.type = "GPE", inner.nested = true;
  access.entities() = {outer, inner};
  std::string out;
  WriteInline("doc", "The Kyiv Bank \x1b[31m", result, {}, out);
  EXPECT_EQ(out, "== doc ==\nThe [Kyiv Bank](ORG org/x) \x1b[31m\n");
  out.clear();
  FormatOptions color;
  color.color = true;
  WriteInline("", "The Kyiv Bank \x1b[31m\x07", result, color, out);
  EXPECT_EQ(out.find("\x1b[31m"), std::string::npos);
  EXPECT_NE(out.find("\u241B[31m\u2407"), std::string::npos) << out;
}

std::string Conll(std::string_view text, std::vector<std::pair<std::string, std::string>> entities) {
  Result result;
  ResultAccess access{result};
  std::size_t from = 0;
  for (const auto& [form, type] : entities) {
    Entity entity;
    entity.begin = text.find(form, from), entity.end = from = entity.begin + form.size(), entity.type = access.Keep(type);
    access.entities().push_back(entity);
  }
  std::string out;
  WriteConll("a b", text, result, {}, out);
  std::string tokens;
  EXPECT_EQ(out.substr(0, 21), "-DOCSTART- a_b _ O\n\n" + out.substr(20, 1));
  for (std::size_t at = 20; at < out.size();) {  // "token/tag token/tag | ..."
    const std::size_t end = out.find('\n', at);
    const std::string line = out.substr(at, end - at);
    tokens += line.empty() ? "| " : line.substr(0, line.find(' ')) + "/" + line.substr(line.rfind(' ') + 1) + " ";
    at = end + 1;
  }
  return tokens;
}

TEST(WriteConll, CutsAsTheCorpusDoes) {
  EXPECT_EQ(Conll("The U.S. spent 1,500.50 in mid-May.", {{"U.S.", "GPE"}, {"1,500.50", "CARDINAL"}}),
            "The/O U.S./B-GPE spent/O 1,500.50/B-CARDINAL in/O mid-May/O ./O | ");
  EXPECT_EQ(Conll("Kyiv's John O'Brien. \"He won\".\n\nIt's 10:30", {{"Kyiv", "GPE"}, {"John O'Brien", "PERSON"}}),
            "Kyiv/B-GPE 's/O John/B-PERSON O'Brien/I-PERSON ./O | \"/O He/O won/O \"/O ./O | It/O 's/O 10:30/O | ");
  EXPECT_EQ(Conll("US-led forces", {{"US", "GPE"}}), "US/B-GPE -/O led/O forces/O | ");
  EXPECT_EQ(Conll("Kyiv Lviv", {{"Kyiv", "GPE"}, {"Lviv", "GPE"}}), "Kyiv/B-GPE Lviv/B-GPE | ");
  EXPECT_EQ(Conll("", {}), "");
}

// ---- Readers --------------------------------------------------------------------------------------------------------------------

TEST(ReadJsonDocument, ReadsWhatItKnowsAndPassesOverTheRest) {
  const auto read =
      ReadJsonDocument(R"( {"x": [1, {"id": "inner"}], "id": 17, "text": "a\u00e9\ud83d\ude00\n", "date": "2025-11-15T10:00:00Z"} )");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->id, "17");
  EXPECT_EQ(read->text, "aé😀\n");
  EXPECT_EQ(read->date, "2025-11-15");
  EXPECT_EQ(read->warning, "");
}

TEST(ReadJsonDocument, MendsAndTells) {
  auto read = ReadJsonDocument(
      "{\"text\": \"a\xFF"
      "b\"}");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->text,
            "a\uFFFD"
            "b");
  EXPECT_EQ(read->warning, "column 12: invalid UTF-8, read as U+FFFD");
  read = ReadJsonDocument(R"({"text": "\\ud800 \ud83d \udead x \ud83d\ude00"})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->text, "\\ud800 \uFFFD \uFFFD x 😀");
  EXPECT_EQ(read->warning, "column 19: half of a surrogate pair, read as U+FFFD");
}

TEST(ReadJsonDocument, EveryCutOfALineFailsWithItsColumn) {
  const std::string line = R"({"id": "a", "text": "x\n\u00e9", "n": [1, -2.5e3, true, false, null, {}]})";
  ASSERT_TRUE(ReadJsonDocument(line).ok());
  for (std::size_t length = 0; length < line.size(); ++length) {
    const auto read = ReadJsonDocument(line.substr(0, length));
    ASSERT_FALSE(read.ok()) << length;
    EXPECT_NE(std::string(read.status().message()).find("column"), std::string::npos) << length << read.status();
  }
}

TEST(ReadJsonDocument, TheSecondLookAgreesWithTheReader) {
  std::mt19937 random(3);
  const std::string line = R"({"id": "a\"", "text": "x\u00e9", "n": [1, -2.5e+3, true, false, null, {"k": []}]})";
  const std::string alphabet =
      "{}[]\",:\\u0eE+-.1tfn \t\x01"
      "a";
  for (int round = 0; round < 100000; ++round) {
    std::string changed = line;
    for (std::size_t i = random() % 3 + 1; i > 0; --i) {
      const std::size_t at = random() % changed.size();
      if (random() % 2)
        changed[at] = alphabet[random() % alphabet.size()];
      else
        changed.erase(at, 1);
    }
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const bool good = !parser.parse(changed).get(root);
    const std::string what = format::DescribeJsonError(changed);
    // Half surrogates and numbers too great are the reader's to refuse: no question of grammar.
    if (good) {
      ASSERT_EQ(what, "") << changed;
    } else if (what.empty()) {
      ASSERT_TRUE(changed.find("\\u") != std::string::npos || changed.find_first_of("eE0123456789") != std::string::npos) << changed;
    }
  }
}

}  // namespace
}  // namespace onoma
