// The whole: the shipped knowledge on adversarial bytes, own gazetteers over it, switches, threads, and resolve against a slow oracle.
#include "onoma/extractor.h"

#include <algorithm>
#include <random>
#include <thread>

#include "gtest/gtest.h"
#include "lib/document/stages.h"
#include "lib/extract/resolve.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"
#include "onoma/format.h"
#include "tests/shipped.h"

namespace onoma {
namespace {

std::string Dump(std::string_view text, const Result& result) {
  std::string out;
  WriteJson("d", text, result, {}, out);
  return out;
}

// Spans are in order, inside the text, flat, on character boundaries of valid text; indices point into the entities.
void CheckSound(std::string_view text, const Result& result) {
  std::size_t end = 0;
  const bool valid = FirstInvalidUtf8(text) == text.size();
  const auto& entities = result.entities();
  for (const Entity& e : entities) {
    ASSERT_LT(e.begin, e.end);
    ASSERT_LE(e.end, text.size());
    ASSERT_GE(e.begin, end) << "flat and in order";
    end = e.end;
    if (valid) {
      ASSERT_NE(static_cast<unsigned char>(text[e.begin]) & 0xC0, 0x80);
      if (e.end < text.size()) {
        ASSERT_NE(static_cast<unsigned char>(text[e.end]) & 0xC0, 0x80);
      }
    }
    ASSERT_FALSE(e.type.empty());
    ASSERT_TRUE(e.antecedent == kNone || e.antecedent < entities.size());
  }
  for (const Relation& r : result.relations()) {
    ASSERT_TRUE(r.subject == kNone || r.subject < entities.size());
    ASSERT_TRUE(r.object == kNone || r.object < entities.size());
  }
  for (const Quote& q : result.quotes()) ASSERT_LE(q.end, text.size());
}

TEST(Extractor, NestedMentionsStandBehindTheFlatOnes) {
  Options options;
  options.nested = true;
  options.types = {"ORG", "GPE", "NORP"};
  auto nested = Extractor::Default(options);
  ASSERT_TRUE(nested.ok()) << nested.status();
  options.nested = false;
  auto flat = Extractor::Default(options);
  const std::string text = "The Government of Iraq met US State Department officials. Iraqi Security Forces left.";
  Result with = nested->Extract(text, {}), without = flat->Extract(text, {});
  ASSERT_GT(with.entities().size(), without.entities().size());
  std::vector<std::string> inner;
  for (std::size_t i = 0; i < with.entities().size(); ++i) {
    const Entity& e = with.entities()[i];
    ASSERT_EQ(e.nested, i >= without.entities().size());
    if (!e.nested) {
      EXPECT_EQ(e.begin, without.entities()[i].begin);
      EXPECT_EQ(e.end, without.entities()[i].end);
      EXPECT_EQ(e.id, without.entities()[i].id);
      continue;
    }
    bool inside = false;
    for (const Entity& f : without.entities()) inside |= f.begin <= e.begin && e.end <= f.end && f.end - f.begin > e.end - e.begin;
    EXPECT_TRUE(inside);
    inner.push_back(std::string(e.type) + " " + text.substr(e.begin, e.end - e.begin));
  }
  EXPECT_EQ(inner, (std::vector<std::string>{"GPE Iraq", "GPE US", "ORG State Department", "NORP Iraqi"}));
}

TEST(Extractor, EmptyAndTinyTexts) {
  Scratch scratch;
  Result result;
  for (int c = -1; c < 256; ++c) {
    std::string text(c < 0 ? 0 : 1, char(c));
    Shipped().Extract(text, {}, scratch, result);
    CheckSound(text, result);
  }
}

TEST(Extractor, AdversarialBytes) {
  std::mt19937 random(20251124);
  const std::string_view pieces[] = {"Ukraine",
                                     "UK",
                                     "U.S.",
                                     "President",
                                     "Lt. Gen.",
                                     " ",
                                     "  ",
                                     "\n",
                                     "\n\n",
                                     ".",
                                     ",",
                                     "\"",
                                     "(",
                                     ")",
                                     "'s",
                                     "\xe2\x80\x99s",
                                     "Kyiv",
                                     "NATO",
                                     "(JEF)",
                                     "of",
                                     "the",
                                     "Joint Expeditionary Force",
                                     "John",
                                     "Smith",
                                     "said",
                                     "12",
                                     "2025",
                                     "March",
                                     "$",
                                     "5m",
                                     "\xff",
                                     "\xe2\x80",
                                     "\xd0\x9a\xd0\xb8\xd1\x97\xd0\xb2",
                                     "a@b.org",
                                     "http://",
                                     "Minister",
                                     "Defence",
                                     "-",
                                     "and",
                                     "\xef\xbb\xbf",
                                     "\xc2\xa0",
                                     "O",
                                     "\0x",
                                     "McDonald",
                                     "von",
                                     "der",
                                     "al"};
  Scratch scratch;
  Result result;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t n = random() % 120; n-- > 0;) {
      if (random() % 12 == 0) text.push_back(char(random()));
      text += pieces[random() % std::size(pieces)];
      if (random() % 2) text.push_back(' ');
    }
    Shipped().Extract(text, {"2025-11-20", {}}, scratch, result);
    CheckSound(text, result);
    // Used memory tells nothing: a fresh Scratch gives the same.
    EXPECT_EQ(Dump(text, result), Dump(text, Shipped().Extract(text, {"2025-11-20", {}})));
  }
}

TEST(Extractor, OwnRowsOverrideShippedOnes) {
  auto shipped = Gazetteer::Default();
  ASSERT_TRUE(shipped.ok());
  GazetteerBuilder builder;
  builder.Add(Entry{"org/nato", "ORG.alliance", "Our Alliance", {{"Qvistpact", ""}}, "", {{"note", "ours"}}, "", "", "test"});
  auto own = builder.Build();
  ASSERT_TRUE(own.ok()) << own.status();
  ExtractorBuilder both;
  both.Add(*shipped);
  both.Add(*own);
  auto extractor = both.Build();
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  const std::string_view text = "NATO met the Qvistpact in Norway.";
  Result result = extractor->Extract(text);
  ASSERT_EQ(result.entities().size(), 2u) << Dump(text, result);
  EXPECT_EQ(result.entities()[0].name, "Our Alliance");
  EXPECT_EQ(result.entities()[0].attributes["note"], "ours");
  EXPECT_EQ(result.entities()[1].id, "geo/no");
  // One Scratch serves both extractors in turn.
  Scratch scratch;
  Result a, b;
  for (int i = 0; i < 3; ++i) {
    extractor->Extract(text, {}, scratch, a);
    Shipped().Extract(text, {}, scratch, b);
    EXPECT_EQ(a.entities().size(), 2u);
    EXPECT_EQ(b.entities()[0].id, "org/nato");
  }
}

TEST(Extractor, TypesAndSwitches) {
  Options options;
  options.types = {"GPE", "PERSON"};
  auto some = Extractor::Default(options);
  ASSERT_TRUE(some.ok()) << some.status();
  const Result typed = some->Extract("President Zelenskyy met NATO in Kyiv on 3 March 2025.");
  EXPECT_EQ(typed.entities().size(), 2u);
  for (const Entity& e : typed.entities()) EXPECT_TRUE(e.type == "GPE" || e.type == "PERSON") << e.type;
  options.types = {"NOPE"};
  auto bad = Extractor::Default(options);
  ASSERT_FALSE(bad.ok());
  EXPECT_NE(bad.status().message().find("unknown type 'NOPE'; write one of PERSON"), std::string_view::npos) << bad.status();
  Options nothing;
  nothing.gazetteer = nothing.text_rules = nothing.phrase_rules = nothing.definitions = nothing.back_references = false;
  auto none = Extractor::Default(nothing);
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->Extract("President Zelenskyy met NATO in Kyiv.").entities().empty());
}

TEST(Extractor, ThreadsShareOne) {
  const std::string_view text = "Norwegian Defence Minister Tore O. Sandvik met NATO allies in Kyiv. Sandvik said so on Monday.";
  const std::string want = Dump(text, Shipped().Extract(text));
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      Scratch scratch;
      Result result;
      for (int i = 0; i < 200; ++i) {
        Shipped().Extract(text, {}, scratch, result);
        wrong[std::size_t(t)] += Dump(text, result) != want;
      }
    });
  for (auto& t : threads) t.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(Extractor, LongRunsOfOneThing) {
  Scratch scratch;
  Result result;
  for (std::string_view piece : {"Smith ", "A ", "1 ", ", ", "\" ", "( ", "NATO ", "\n", "President ", "von ", "-", "John Smith, "}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    Shipped().Extract(text, {}, scratch, result);
    CheckSound(text, result);
  }
}

TEST(Extractor, AResultUsedAgainOrMovedKeepsNothingElse) {
  const std::string_view longer =
      "French Finance Minister Bruno Le Maire met Olav Brekke, the head of Brekke Holdings plc, in Paris on March 3, 1987 and paid 3.5 mln "
      "dlrs. Brekke left.";
  const std::string_view shorter = "Sales rose 12 pct in Norway.";
  Scratch scratch;
  Result fresh, again;
  Shipped().Extract(shorter, {}, scratch, fresh);
  Shipped().Extract(longer, {}, scratch, again);
  ASSERT_GT(again.entities().size(), fresh.entities().size());
  const std::string told = Dump(longer, again);
  Result moved(std::move(again));
  EXPECT_EQ(Dump(longer, moved), told);
  Shipped().Extract(shorter, {}, scratch, again);  // moved from
  EXPECT_EQ(Dump(shorter, again), Dump(shorter, fresh));
  EXPECT_EQ(Dump(longer, moved), told);
  Shipped().Extract(shorter, {}, scratch, moved);
  EXPECT_EQ(Dump(shorter, moved), Dump(shorter, fresh));
  Shipped().Extract("", {}, scratch, moved);
  EXPECT_TRUE(moved.entities().empty());
}

// ---- ids, the order of mentions ----------------------------------------------------------------------------------------------------

// Word characters in lower case without accents, a dash for whatever else stands between two of them but an apostrophe.
std::string PlainSlug(std::string_view words) {
  std::string folded, slug;
  text::FoldWord(words, folded);
  bool dash = false;
  for (std::size_t i = 0; i < folded.size();) {
    const auto d = text::Decode(folded, i);
    if (text::IsWordChar(d.code) && d.code != '_') {
      if (dash && !slug.empty()) slug += '-';
      dash = false;
      slug.append(folded, i, d.length);
    } else if (!text::IsApostrophe(d.code)) {
      dash = true;
    }
    i += d.length;
  }
  return slug;
}

TEST(Identity, SlugsAreThePlainOnes) {
  const char* pieces[] = {
      "a",    "Z",  "9", "Smith", "International", " ",    "  ", "-", "_", ".",   "'", "`", "\xE2\x80\x99", "\xC3\x89", "\xD0\x9A",
      "\xFF", "\n", "&", ", ",    "O'Neil",        "\x7F", "@",  "[", "{", "\x01"};
  std::mt19937 random(3);
  for (int i = 0; i < 200000; ++i) {
    std::string words, slug = "x/";
    for (std::size_t n = random() % 7; n > 0; --n) words += pieces[random() % (i % 2 ? std::size(pieces) : 8)];
    document::AppendSlug(words, slug);
    ASSERT_EQ(slug, "x/" + PlainSlug(words)) << words;
  }
}

TEST(Mentions, AreSortedHoweverTheyCome) {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    document::Working w;
    std::uint32_t at = 0;
    for (int batch = 0; batch < 3; ++batch) {
      // Rows that are sorted but for some that come a little or far too late.
      for (std::size_t i = random() % 60; i > 0; --i) {
        at = random() % 15 == 0 ? random() % 100 : at + random() % 4 - (random() % 6 == 0);
        document::Mention m;
        m.begin = at % 200, m.end = m.begin + 1 + random() % 5;
        w.mentions.push_back(m);
      }
      document::SortMentions(w);
      ASSERT_EQ(w.sorted, w.mentions.size());
      std::vector<std::uint32_t> want(w.mentions.size());
      for (std::uint32_t i = 0; i < want.size(); ++i) want[i] = i;
      std::sort(want.begin(), want.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto &x = w.mentions[a], &y = w.mentions[b];
        return x.begin != y.begin ? x.begin < y.begin : x.end != y.end ? x.end > y.end : a < b;
      });
      std::vector<std::uint32_t> got(w.sorted);
      for (std::size_t i = 0; i < got.size(); ++i) got[i] = w.keys[i].mention;
      ASSERT_EQ(got, want) << round;
      for (std::size_t i = 0; i < want.size(); ++i) {
        const auto &x = w.mentions[want[i]], &y = w.mentions[want[std::min(i + 1, want.size() - 1)]];
        ASSERT_EQ(document::EndOfSpan(w, i) > i + 1, i + 1 < want.size() && x.begin == y.begin && x.end == y.end);
      }
    }
  }
}

// ---- resolve against an oracle ----------------------------------------------------------------------------------------------------

// Resolving only what was changed since is resolving all once more: the winners, and why each of the others lost.
TEST(Resolve, AgainChangesWhatWasTouched) {
  for (unsigned round = 0; round < 4000; ++round) {
    std::vector<std::uint32_t> winners[2];
    std::string told[2];
    for (const bool again : {false, true}) {
      std::mt19937 random(round);
      document::Working w;
      const std::size_t count = random() % (round % 10 == 0 ? 300 : 30), width = round % 20 == 0 ? 60 : 20 + count * 4;
      const auto add = [&](Source source) {
        document::Mention m;
        m.begin = std::uint32_t(random() % width);
        m.end = m.begin + 1 + std::uint32_t(random() % (round % 3 ? 7 : 3));
        m.priority = std::int16_t(random() % 3);
        m.type = std::uint8_t(random() % 3);
        m.source = source;
        if (source == Source::kGazetteer) m.entry = std::uint32_t(random() % 50), m.weak = random() % 4 == 0;
        w.mentions.push_back(m);
      };
      const std::size_t rows = count / 2;
      for (std::size_t i = 0; i < count; ++i) add(i < rows ? Source::kGazetteer : Source::kRule);
      document::SortMentions(w);
      extract::BelieveAndResolve(w);
      for (std::size_t k = random() % 4; k > 0 && count > 0; --k) {
        document::Mention& m = w.mentions[random() % count];
        const unsigned change = random() % 4;
        if (change == 0 && m.weak)
          m.weak = false;
        else if (change == 1 && !m.weak)
          m.lost = document::Why::kOtherPlace;
        else if (change == 2 && !m.weak)
          m.priority = 9, m.lost = document::Why::kNothing, m.lost_to = document::kNoMention;
        else if (change == 3)
          m.entry = 7;
        else
          continue;
        w.touched.push_back(m.begin);
      }
      for (std::size_t k = random() % 4; k > 0; --k) add(random() % 2 ? Source::kBackReference : Source::kDefinition);
      if (w.mentions.size() > count) document::SortMentions(w);
      if (again)
        extract::ResolveAgain(w, count);
      else
        extract::BelieveAndResolve(w);
      winners[again].assign(w.resolved.begin(), w.resolved.end());
      for (const document::Mention& m : w.mentions)
        told[again] += std::to_string(int(m.lost)) + ' ' + std::to_string(m.lost_to) + ' ' + std::to_string(m.priority) + ' ' +
                       std::to_string(m.weak) + '\n';
    }
    ASSERT_EQ(winners[0], winners[1]) << round;
    ASSERT_EQ(told[0], told[1]) << round;
  }
}

TEST(Resolve, AgreesWithTheObviousWay) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    document::Working w;
    const std::size_t count = random() % (round % 10 == 0 ? 300 : 12), width = round % 10 == 0 ? 400 : 30;
    for (std::size_t i = 0; i < count; ++i) {
      document::Mention m;
      m.begin = std::uint32_t(random() % width);
      m.end = m.begin + 1 + std::uint32_t(random() % 7);
      m.priority = std::int16_t(random() % 3);
      m.type = std::uint8_t(random() % 3);
      m.source = Source(random() % 4);
      m.weak = random() % 5 == 0;
      w.mentions.push_back(m);
    }
    document::SortMentions(w);
    extract::Resolve(w);
    std::vector<std::uint32_t> all, want;
    for (std::uint32_t i = 0; i < count; ++i)
      if (!w.mentions[i].weak) all.push_back(i);
    std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return extract::Outranks(w, a, b); });
    for (std::uint32_t i : all) {
      bool free = true;
      for (std::uint32_t j : want) free = free && !(w.mentions[i].begin < w.mentions[j].end && w.mentions[j].begin < w.mentions[i].end);
      if (free) want.push_back(i);
    }
    std::sort(want.begin(), want.end(), [&](std::uint32_t a, std::uint32_t b) { return w.mentions[a].begin < w.mentions[b].begin; });
    ASSERT_EQ(std::vector<std::uint32_t>(w.resolved.begin(), w.resolved.end()), want) << "round " << round;
  }
}

}  // namespace
}  // namespace onoma
