// Candidates sorted by begin fall into groups that overlap in a chain. In a group they are taken best first; each that overlaps a taken
// one loses to it. Groups are short (a name and what lies in it), so a sort of each costs less than one of all.
#include "lib/extract/resolve.h"

#include <algorithm>

namespace onoma::extract {

using document::kNoMention;
using document::Mention;
using document::Why;
namespace {

int SourceRank(Source source) {
  switch (source) {
    case Source::kGazetteer: return 0;
    case Source::kDefinition: return 1;
    case Source::kBackReference: return 2;
    case Source::kRule: return 3;
  }
  return 4;
}

constexpr std::size_t kSmallGroup = 64;

// A chain of many (a page of capitals): a bit a byte says what is taken, so that the group stays linear in its bytes.
void ResolveLong(document::Working& w, const std::vector<std::uint32_t>& ranked, std::uint32_t begin, std::uint32_t end) {
  auto& taken = w.covered;
  taken.assign((end - begin) / 64 + 2, 0);
  const std::size_t first = w.resolved.size();
  for (std::uint32_t candidate : ranked) {
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

}  // namespace

bool Outranks(const document::Working& w, std::uint32_t ia, std::uint32_t ib) {
  const Mention &a = w.mentions[ia], &b = w.mentions[ib];
  if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
  if (a.priority != b.priority) return a.priority > b.priority;
  if (a.source != b.source) return SourceRank(a.source) < SourceRank(b.source);
  if (a.country != b.country) return a.country;
  bool ca = a.flags & gazetteer::kCanonical, cb = b.flags & gazetteer::kCanonical;
  if (ca != cb) return ca;
  if (a.begin != b.begin) return a.begin < b.begin;
  if (a.type != b.type) return a.type < b.type;
  if (a.entry != b.entry) return a.entry < b.entry;
  return ia < ib;
}

void Resolve(document::Working& w) {
  w.resolved.clear();
  auto& group = w.scratch;
  for (std::size_t i = 0; i < w.order.size();) {
    group.clear();
    std::uint32_t end = 0;
    std::size_t j = i;
    for (; j < w.order.size(); ++j) {
      Mention& m = w.mentions[w.order[j]];
      if (m.lost == Why::kOutranked && m.lost_to != kNoMention && w.mentions[m.lost_to].lost == Why::kNothing && !w.mentions[m.lost_to].weak) continue;
      if (m.lost == Why::kOverlap || m.lost == Why::kOutranked) m.lost = Why::kNothing, m.lost_to = kNoMention;  // asked anew
      if (m.weak || m.lost != Why::kNothing) continue;
      if (!group.empty() && m.begin >= end) break;
      group.push_back(w.order[j]);
      end = std::max(end, m.end);
    }
    const std::size_t i0 = i;
    i = j;
    if (group.size() == 1) {
      w.resolved.push_back(group[0]);
      continue;
    }
    if (group.empty()) continue;
    std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) { return Outranks(w, a, b); });
    const std::size_t first = w.resolved.size();
    if (group.size() > kSmallGroup) {
      ResolveLong(w, group, w.mentions[w.order[i0]].begin, end);
      continue;
    }
    for (std::uint32_t candidate : group) {
      Mention& m = w.mentions[candidate];
      // The winners of the group, in text order: the only two that can overlap stand beside the insertion point.
      auto at = std::lower_bound(w.resolved.begin() + std::ptrdiff_t(first), w.resolved.end(), m.begin,
                                 [&](std::uint32_t r, std::uint32_t begin) { return w.mentions[r].begin < begin; });
      std::uint32_t rival = kNoMention;
      if (at != w.resolved.end() && w.mentions[*at].begin < m.end) rival = *at;
      else if (at != w.resolved.begin() + std::ptrdiff_t(first) && w.mentions[*(at - 1)].end > m.begin) rival = *(at - 1);
      if (rival == kNoMention) {
        w.resolved.insert(at, candidate);
      } else {
        m.lost = w.mentions[rival].begin == m.begin && w.mentions[rival].end == m.end ? Why::kOutranked : Why::kOverlap;
        m.lost_to = rival;
      }
    }
  }
}

}  // namespace onoma::extract
