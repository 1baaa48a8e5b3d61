// The scorer's normalisation and what is built on it. tests/eval_exactness_test.py compares the figures with the development scorer itself.
#include "onoma/evaluate.h"

#include <gtest/gtest.h>

#include <string>

#include "lib/format/python_text.h"

namespace onoma {
namespace {

using format::NormalExtent;

std::string Normal(std::string_view text, bool person) {
  const auto [begin, end] = NormalExtent(text, 0, text.size(), person);
  return std::string(text.substr(begin, end - begin));
}

TEST(NormalExtent, CutsWhatTheScorerCuts) {
  struct Row {
    std::string_view text, place, person;
  };
  const Row rows[] = {{"The Kyiv's", "Kyiv", "Kyiv"},
                      {"the ", "the ", "the "},
                      {"An\tArmy\u2019", "Army", "Army"},
                      {"thing", "thing", "thing"},
                      {"US' s", "US", "US"},
                      {"US's\n", "US", "US"},
                      {"US's \n", "US's \n", "US's \n"},
                      {"'s", "'s", "'s"},
                      {"a b 's 's", "b 's", "b 's"},
                      {"President  Vice President Al Gore", "President  Vice President Al Gore", "Al Gore"},
                      {"Lt. Gen. X", "Lt. Gen. X", "X"},
                      {"Prof.X", "Prof.X", "Prof.X"},
                      {"Minister ", "Minister ", "Minister "},
                      {"the President's", "President", "President"},
                      {"mi\u017F\u017F X", "mi\u017F\u017F X", "X"},
                      {"\u212Aing\u2003Carl", "\u212Aing\u2003Carl", "Carl"}};
  for (const Row& row : rows) {
    EXPECT_EQ(Normal(row.text, false), row.place) << row.text;
    EXPECT_EQ(Normal(row.text, true), row.person) << row.text;
  }
}

TEST(Python, CapitalsAndDigits) {
  for (const char32_t code : {U'A', U'É', U'Ⅷ', U'Ⓐ', U'🄰', U'Я'}) EXPECT_TRUE(format::PythonIsUpper(code)) << std::uint32_t(code);
  for (const char32_t code : {U'a', U'ß', U'ǅ', U'1', U'ª', U'中'}) EXPECT_FALSE(format::PythonIsUpper(code)) << std::uint32_t(code);
  for (const char32_t code : {U'0', U'٣', U'²', U'①', U'₉'}) EXPECT_TRUE(format::PythonIsDigit(code)) << std::uint32_t(code);
  for (const char32_t code : {U'a', U'½', U'Ⅷ', U'⑩', U'五'}) EXPECT_FALSE(format::PythonIsDigit(code)) << std::uint32_t(code);
}

EvaluatedDocument Read(const std::string& json) {
  auto document = ReadEvaluatedDocument(json);
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *document : EvaluatedDocument();
}

const std::string kGold =
    R"({"id": "a", "text": "The Kyiv metro of Joe Doe, we and NATO.", "entities": [{"start": 4, "end": 8, "type": "city", "id": "geo/kyiv"},
  {"start": 18, "end": 25, "type": "person"}, {"start": 27, "end": 29, "type": "person"},
  {"start": 34, "end": 38, "type": "ORG", "id": "org/nato"}],
  "acronyms": [{"short": "N", "long": "NATO"}], "relations": [{"person": "p", "role": "r"}]})";

TEST(Evaluation, CountsErrorsByKindFormAndRow) {
  EvaluateOptions options;
  options.ids = options.records = true;
  Evaluation evaluation(options);
  evaluation.Add(Read(kGold), Read(
                                  R"({"id": "a", "entities": [
    {"start": 0, "end": 8, "type": "GPE", "id": "geo/kyiv", "matched": "cities.tsv:1", "source": "gazetteer"},
    {"start": 18, "end": 21, "type": "PERSON", "matched": "people.rules:3 name", "source": "rule"},
    {"start": 34, "end": 38, "type": "GPE", "id": "org/nato", "matched": "x.tsv:7"},
    {"start": 27, "end": 29, "type": "PERSON"}, {"start": 9, "end": 14, "type": "ORG", "matched": "x.tsv:8"}],
    "definitions": [{"short": "N", "long": "NATO"}, {"short": "N", "long": "NATO"}],
    "relations": [{"person": "p", "role": "r", "of": "o"}]})"));
  EXPECT_EQ(evaluation.Get("norm", "GPE").precision, 0.5);
  EXPECT_EQ(evaluation.Get("strict", "GPE").recall, 0);
  EXPECT_EQ(evaluation.Get("overlap", "PERSON").f1, 1);
  EXPECT_EQ(evaluation.Get("strict", "ALL").gold, 3u);
  EXPECT_EQ(evaluation.Get("strict", "ALL").given, 4u) << "the nominal's prediction is forgiven";
  EXPECT_EQ(evaluation.Get("no such mode", "ALL").gold, 0u);
  const std::string table = evaluation.Table(), errors = evaluation.Errors(10), sources = evaluation.BySource();
  EXPECT_NE(table.find("ids right 1 of 2\nrelations: 0 right, 1 gold, 1 given\nacronyms: 1 right, 1 gold, 1 given\n"), std::string::npos)
      << table;
  for (const char* part :
       {"     1 type\n", "     1 extent\n", "     1 spurious\n", "     1 type        ORG      'NATO' given as GPE      'NATO'\n",
        "     1 extent      PERSON   'Joe Doe' given as PERSON   'Joe'\n", "     1 spurious    ORG      'metro'\n",
        "     1 extent      people.rules:3 name\n"})
    EXPECT_NE(errors.find(part), std::string::npos) << part << "in\n" << errors;
  EXPECT_NE(sources.find("gazetteer        GPE            1      1  100.0\n"), std::string::npos) << sources;
}

TEST(Evaluation, OffsetsOfPredictionsInOtherUnits) {
  const EvaluatedDocument gold = Read(R"({"id": "a", "text": "é😀 Kyiv", "entities": [{"start": 7, "end": 11, "type": "GPE"}]})");
  const struct {
    Offsets offsets;
    std::size_t begin;
  } rows[] = {{Offsets::kBytes, 7}, {Offsets::kCodepoints, 3}, {Offsets::kUtf16, 4}};
  for (const auto& row : rows) {
    EvaluateOptions options;
    options.predicted_offsets = row.offsets;
    EvaluatedDocument predicted;
    predicted.id = "a";
    predicted.entities.push_back({row.begin, row.begin + 4, "GPE", {}, {}, {}, "Kyiv"});
    EXPECT_TRUE(CheckSpans(gold, predicted, row.offsets).ok()) << CheckSpans(gold, predicted, row.offsets);
    Evaluation evaluation(options);
    evaluation.Add(gold, predicted);
    EXPECT_EQ(evaluation.Get("strict", "ALL").f1, 1);
    ++predicted.entities[0].begin;
    EXPECT_FALSE(CheckSpans(gold, predicted, row.offsets).ok());
    predicted.entities[0].end = 99;
    EXPECT_FALSE(CheckSpans(gold, predicted, row.offsets).ok());
  }
}

TEST(Comparison, TellsGainsAndLosses) {
  const EvaluatedDocument gold = Read(kGold);
  const EvaluatedDocument before = Read(
      R"({"id": "a", "entities": [{"start": 4, "end": 8, "type": "GPE"}, {"start": 9, "end": 14, "type": "ORG", "matched": "x.tsv:8"}]})");
  const EvaluatedDocument after =
      Read(R"({"id": "a", "entities": [{"start": 34, "end": 38, "type": "ORG"}, {"start": 30, "end": 33, "type": "ORG"}]})");
  Comparison comparison;
  comparison.Add(gold, before, after);
  const std::string report = comparison.Report(5);
  for (const char* part :
       {"gained: right now, not before: 1\n     1 ORG      'NATO'\n", "lost: right before, not now: 1\n     1 GPE      'Kyiv'\n",
        "new errors: given now, wrong: 1\n     1 ORG      'and'\n",
        "mended: given before, wrong, not given now: 1\n     1 ORG      'metro'  by x.tsv:8\n"})
    EXPECT_NE(report.find(part), std::string::npos) << part << "in\n" << report;
}

TEST(ReadEvaluatedDocument, RefusesWhatItWouldHaveToGuess) {
  for (const char* line : {"{", "[]", "{}", R"({"id": "a"})", R"({"entities": []})", R"({"id": "a", "entities": {}})",
                           R"({"id": "a", "entities": [1]})", R"({"id": "a", "entities": [{"start": -1, "end": 2, "type": "X"}]})",
                           R"({"id": "a", "entities": [{"start": 1.5, "end": 2, "type": "X"}]})",
                           R"({"id": "a", "entities": [{"start": 1, "end": 2}]})", "{\"id\": \"\xFF\", \"entities\": []}"})
    EXPECT_FALSE(ReadEvaluatedDocument(line).ok()) << line;
}

}  // namespace
}  // namespace onoma
