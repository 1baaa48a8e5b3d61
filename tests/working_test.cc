// What the document stage keeps: the table of keys against the standard one, and which sentences may hold a record.
#include "lib/document/working.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

#include "lib/document/record_units.h"
#include "lib/document/records.h"

namespace onoma::document {
namespace {

TEST(HashIndex, HoldsWhatTheStandardTableHolds) {
  std::mt19937_64 random(20261130);
  HashIndex index;
  for (int document = 0; document < 400; ++document) {
    index.Clear();
    std::unordered_map<std::uint64_t, std::uint32_t> wanted;
    const std::size_t size = document % 7 == 0 ? 3000 : document % 40;  // grows, and begins small again
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint64_t hash = random() % 5 == 0 ? (random() % 8) << 20 : random() % (size * 4 + 1);  // some collide
      std::uint32_t& value = index.At(hash);
      const auto found = wanted.find(hash);
      ASSERT_EQ(value, found == wanted.end() ? kNoMention : found->second);
      wanted[hash] = value = std::uint32_t(i);
    }
    ASSERT_EQ(index.size(), wanted.size());
    for (const auto& [hash, value] : wanted) ASSERT_EQ(index.Find(hash), value);
    for (std::uint64_t hash = 0; hash < size * 5 + 100; ++hash) {
      if (wanted.count(hash)) continue;
      ASSERT_EQ(index.Find(hash), kNoMention) << document;
    }
  }
}

TEST(HashFilter, HoldsWhatWasAdded) {
  std::mt19937_64 random(1);
  HashFilter filter;
  std::vector<std::uint64_t> hashes(20);
  for (std::uint64_t& hash : hashes) filter.Add(hash = random());
  for (const std::uint64_t hash : hashes) EXPECT_TRUE(filter.MayHold(hash));
  int held = 0;
  for (int i = 0; i < 1000; ++i) held += filter.MayHold(random());
  EXPECT_LT(held, 100);
}

rules::SentenceNeed Need(std::uint32_t types, std::vector<std::uint32_t> literals = {}) {
  rules::SentenceNeed need;
  need.types = types;
  if (!literals.empty()) need.literals.resize(3);
  for (const std::uint32_t literal : literals) need.literals[literal >> 6] |= std::uint64_t(1) << (literal & 63);
  return need;
}

// A document of three sentences, a mention of a type and a word in each.
std::size_t UnitsKept(const std::vector<rules::SentenceNeed>& needs, const std::vector<std::uint8_t>& types,
                      const std::vector<std::uint32_t>& literals) {
  Working w;
  const std::string text(100, 'x');
  w.text = text;
  rules::Signatures signatures;
  w.units.Begin(signatures);
  const auto edge = [&](std::uint32_t at) {
    w.edges.push_back(std::uint32_t(w.units.size()));
    rules::Unit u;
    u.kinds = std::uint64_t(1) << rules::kSentenceEdge;
    w.units.Push(signatures.Of(u), at, at);
  };
  edge(0);
  for (std::uint32_t s = 0; s < types.size(); ++s) {
    Mention m;
    m.begin = s * 10, m.end = m.begin + 3, m.type = types[s];
    w.resolved.push_back(std::uint32_t(w.mentions.size()));
    w.mentions.push_back(m);
    for (std::uint32_t i = 0; i < 2; ++i) {
      rules::Unit u;
      u.literal = i ? literals[s] : 0;
      w.units.Push(signatures.Of(u), s * 10 + i * 4, s * 10 + i * 4 + 3);
    }
    edge(s * 10 + 8);
  }
  ListTypes(w);
  BuildRecordUnits(SentenceFilter(needs), w);
  return w.record_units.size();
}

TEST(SentenceFilter, LeavesOutWhatNoRecordNeeds) {
  const std::uint32_t person = 1u << kPerson, org = 1u << kOrg;
  // A sentence is a mention and a word between edges; two that stand beside each other share one.
  EXPECT_EQ(UnitsKept({Need(person)}, {kOrg, kPerson, kOrg}, {0, 0, 0}), 4u);
  EXPECT_EQ(UnitsKept({Need(person)}, {kPerson, kPerson, kOrg}, {0, 0, 0}), 7u);
  EXPECT_EQ(UnitsKept({Need(person | org)}, {kPerson, kOrg, kOrg}, {0, 0, 0}), 0u);
  EXPECT_EQ(UnitsKept({Need(person, {70, 5})}, {kPerson, kPerson, kOrg}, {6, 70, 70}), 4u);
  EXPECT_EQ(UnitsKept({Need(person, {70}), Need(org, {6})}, {kPerson, kPerson, kOrg}, {6, 6, 70}), 0u);
  EXPECT_EQ(UnitsKept({Need(person, {70}), Need(org)}, {kPerson, kPerson, kOrg}, {70, 6, 100}), 8u);
  EXPECT_EQ(UnitsKept({Need(0)}, {kPerson, kOrg, kGpe}, {0, 0, 0}), 10u);
  EXPECT_EQ(UnitsKept({}, {kPerson, kOrg, kGpe}, {0, 0, 0}), 0u);
  // More needs than there are bits: every sentence is kept.
  EXPECT_EQ(UnitsKept(std::vector<rules::SentenceNeed>(40, Need(person, {5})), {kOrg, kOrg, kOrg}, {0, 0, 0}), 10u);
}

}  // namespace
}  // namespace onoma::document
