// Candidates sorted by begin fall into groups that overlap in a chain. In a group they are taken best first; each that overlaps a taken
// one loses to it. Most groups are one name and what lies in it: its longest candidate spans the group, so it wins and no order is needed.
#include "lib/extract/resolve.h"

#include <algorithm>

namespace onoma::extract {

using document::kNoMention;
using document::Mention;
using document::Why;
namespace {

// By Source: gazetteer, definition, back reference, rule.
constexpr std::uint8_t kSourceRank[] = {0, 3, 1, 2};
static_assert(int(Source::kGazetteer) == 0 && int(Source::kRule) == 1 && int(Source::kDefinition) == 2 && int(Source::kBackReference) == 3);

// What the order looks at first, so that the greater number outranks; equal where the rest of the order decides.
std::uint64_t Rank(const Mention& m) {
  return std::uint64_t(m.end - m.begin) << 32 | std::uint64_t(std::uint16_t(m.priority + 32768)) << 16 | std::uint64_t(3 - kSourceRank[std::size_t(m.source)]) << 2 |
         std::uint64_t(m.country) << 1 | std::uint64_t((m.flags & gazetteer::kCanonical) != 0);
}

constexpr std::size_t kSmallGroup = 64;

// A chain of many (a page of capitals): a bit a byte says what is taken, so that the group stays linear in its bytes.
void ResolveLong(document::Working& w, std::uint32_t* group, std::size_t count, std::uint32_t begin, std::uint32_t end) {
  std::sort(group, group + count, [&](std::uint32_t a, std::uint32_t b) { return Outranks(w, a, b); });
  auto& taken = w.covered;
  taken.assign((end - begin) / 64 + 2, 0);
  const std::size_t first = w.resolved.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t candidate = group[i];
    Mention& m = w.mentions[candidate];
    bool free = true;
    for (std::size_t bit = m.begin - begin, to = m.end - begin; bit < to && free;) {
      std::size_t word = bit / 64, upto = std::min(to, (word + 1) * 64);
      std::uint64_t mask = (~0ull << (bit & 63)) & (~0ull >> ((64 - (upto & 63)) & 63));
      if (taken[word] & mask) free = false;
      bit = upto;
    }
    if (!free) {
      m.lost = Why::kOverlap;
      continue;
    }
    for (std::size_t bit = m.begin - begin; bit < m.end - begin; ++bit) taken[bit / 64] |= 1ull << (bit & 63);
    w.resolved.push_back(candidate);
  }
  std::sort(w.resolved.begin() + std::ptrdiff_t(first), w.resolved.end(),
            [&](std::uint32_t a, std::uint32_t b) { return w.mentions[a].begin < w.mentions[b].begin; });
}

// A group of a few that no candidate spans. The winners stand at the end of w.resolved, in text order: the only two that can overlap stand beside where the next belongs.
void ResolveShort(document::Working& w, std::uint32_t* group, std::size_t count) {
  Mention* const mentions = w.mentions.data();
  std::uint64_t ranks[kSmallGroup];
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t candidate = group[i];
    const std::uint64_t rank = Rank(mentions[candidate]);
    std::size_t at = i;
    for (; at > 0 && (rank > ranks[at - 1] || (rank == ranks[at - 1] && Outranks(w, candidate, group[at - 1]))); --at) ranks[at] = ranks[at - 1], group[at] = group[at - 1];
    ranks[at] = rank, group[at] = candidate;
  }
  const std::size_t first = w.resolved.size();
  for (std::size_t i = 0; i < count; ++i) {
    Mention& m = mentions[group[i]];
    std::size_t at = w.resolved.size();
    while (at > first && mentions[w.resolved[at - 1]].begin >= m.begin) --at;
    std::uint32_t rival = kNoMention;
    if (at < w.resolved.size() && mentions[w.resolved[at]].begin < m.end) rival = w.resolved[at];
    else if (at > first && mentions[w.resolved[at - 1]].end > m.begin) rival = w.resolved[at - 1];
    if (rival == kNoMention) {
      w.resolved.insert(w.resolved.begin() + std::ptrdiff_t(at), group[i]);
    } else {
      m.lost = mentions[rival].begin == m.begin && mentions[rival].end == m.end ? Why::kOutranked : Why::kOverlap;
      m.lost_to = rival;
    }
  }
}

// A group whose first candidate spans it: the best reading of that span wins.
std::uint32_t ResolveSpanned(const document::Working& w, Mention* mentions, const std::uint32_t* group, std::size_t count) {
  const std::uint32_t begin = mentions[group[0]].begin, end = mentions[group[0]].end;
  std::uint32_t best = group[0];
  std::size_t same = 1;
  for (; same < count && mentions[group[same]].begin == begin && mentions[group[same]].end == end; ++same) {
    const std::uint64_t rank = Rank(mentions[group[same]]), most = Rank(mentions[best]);
    if (rank > most || (rank == most && Outranks(w, group[same], best))) best = group[same];
  }
  for (std::size_t i = 0; i < count; ++i) {
    Mention& m = mentions[group[i]];
    if (group[i] == best) continue;
    m.lost = i < same ? Why::kOutranked : Why::kOverlap;
    m.lost_to = best;
  }
  return best;
}

// Of equal spans: a weak reading is believed where a rule says the same type.
void Believe(Mention* mentions, const document::SortKey* first, const document::SortKey* last) {
  for (const auto* a = first; a != last; ++a) {
    Mention& rule = mentions[a->mention];
    if (rule.source != Source::kRule || rule.entry != document::kNoEntry) continue;
    const bool place = rule.type == document::kGpe || rule.type == document::kLoc;
    for (const auto* b = first; b != last; ++b) {
      Mention& row = mentions[b->mention];
      if (row.source != Source::kGazetteer) break;  // they come first
      if (row.type != rule.type && !(place && (row.type == document::kGpe || row.type == document::kLoc))) continue;
      if (row.weak) row.weak = false, row.why = Why::kRule;
      row.priority = std::max(row.priority, rule.priority);
      row.lost_to = kNoMention;
      // The gazetteer's reading says more than the rule's: it stands for both.
      if (rule.lost == Why::kNothing) rule.lost = Why::kOutranked, rule.lost_to = b->mention;
    }
  }
}

// Whether a candidate that is weak or has lost is asked anew.
bool Again(const Mention* mentions, Mention& m) {
  if (m.lost == Why::kOutranked && m.lost_to != kNoMention && mentions[m.lost_to].lost == Why::kNothing && !mentions[m.lost_to].weak) return false;
  if (m.lost == Why::kOverlap || m.lost == Why::kOutranked) m.lost = Why::kNothing, m.lost_to = kNoMention;
  return !m.weak && m.lost == Why::kNothing;
}

template <bool believe>
void Walk(document::Working& w) {
  const std::size_t size = w.order.size();
  w.resolved.clear();
  w.resolved.reserve(size);
  if (w.scratch.size() < size) w.scratch.resize(size);
  Mention* const mentions = w.mentions.data();
  std::uint32_t* const group = w.scratch.data();
  const document::SortKey* at = w.keys.data();
  const document::SortKey* const behind = at + size;
  while (at != behind) {
    std::size_t count = 0;
    std::uint32_t end = 0;
    do {
      const std::uint64_t key = at->key;
      if (key >> 32 >= end && count > 0) break;
      if (believe && at + 1 != behind && at[1].key == key && mentions[at->mention].source == Source::kGazetteer) {
        const document::SortKey* last = at + 2;
        while (last != behind && last->key == key) ++last;
        Believe(mentions, at, last);
      }
      const std::size_t before = count;
      do {
        Mention& m = mentions[at->mention];
        if ((unsigned(m.lost) | unsigned(m.weak) << 8) == 0 || Again(mentions, m)) group[count++] = at->mention;
        ++at;
      } while (at != behind && at->key == key);
      if (count > before) end = std::max(end, UINT32_MAX - std::uint32_t(key));
    } while (at != behind);
    if (count == 1) w.resolved.push_back(group[0]);
    else if (count == 0) continue;
    else if (count > kSmallGroup) ResolveLong(w, group, count, mentions[group[0]].begin, end);
    else if (mentions[group[0]].end == end) w.resolved.push_back(ResolveSpanned(w, mentions, group, count));
    else ResolveShort(w, group, count);
  }
}

}  // namespace

bool Outranks(const document::Working& w, std::uint32_t ia, std::uint32_t ib) {
  const Mention &a = w.mentions[ia], &b = w.mentions[ib];
  if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
  if (a.priority != b.priority) return a.priority > b.priority;
  if (a.source != b.source) return kSourceRank[std::size_t(a.source)] < kSourceRank[std::size_t(b.source)];
  if (a.country != b.country) return a.country;
  bool ca = a.flags & gazetteer::kCanonical, cb = b.flags & gazetteer::kCanonical;
  if (ca != cb) return ca;
  if (a.begin != b.begin) return a.begin < b.begin;
  if (a.type != b.type) return a.type < b.type;
  if (a.entry != b.entry) return a.entry < b.entry;
  return ia < ib;
}

void Resolve(document::Working& w) { Walk<false>(w); }
void BelieveAndResolve(document::Working& w) { Walk<true>(w); }

}  // namespace onoma::extract
