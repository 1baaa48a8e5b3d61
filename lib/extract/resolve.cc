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
  return std::uint64_t(m.end - m.begin) << 32 | std::uint64_t(std::uint16_t(m.priority + 32768)) << 16 |
         std::uint64_t(3 - kSourceRank[std::size_t(m.source)]) << 2 | std::uint64_t(m.country) << 1 |
         std::uint64_t((m.flags & gazetteer::kCanonical) != 0);
}

constexpr std::size_t kSmallGroup = 64;

// A chain of many (a page of capitals): a bit a byte says what is taken, so that the group stays linear in its bytes. Winners are written
// to `first`; where they end.
std::uint32_t* ResolveLong(document::Working& w, std::uint32_t* group, std::size_t count, std::uint32_t end, std::uint32_t* first) {
  const std::uint32_t begin = w.mentions[group[0]].begin;
  std::sort(group, group + count, [&](std::uint32_t a, std::uint32_t b) { return Outranks(w, a, b); });
  auto& taken = w.covered;
  taken.assign((end - begin) / 64 + 2, 0);
  std::uint32_t* out = first;
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
    *out++ = candidate;
  }
  std::sort(first, out, [&](std::uint32_t a, std::uint32_t b) { return w.mentions[a].begin < w.mentions[b].begin; });
  return out;
}

// A group of a few that no candidate spans. Of its winners, which are written to `first` in text order, only two can overlap the next:
// those beside where it belongs.
std::uint32_t* ResolveShort(document::Working& w, std::uint32_t* group, std::size_t count, std::uint32_t* first) {
  Mention* const mentions = w.mentions.data();
  std::uint64_t ranks[kSmallGroup];
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t candidate = group[i];
    const std::uint64_t rank = Rank(mentions[candidate]);
    std::size_t at = i;
    for (; at > 0 && (rank > ranks[at - 1] || (rank == ranks[at - 1] && Outranks(w, candidate, group[at - 1]))); --at)
      ranks[at] = ranks[at - 1], group[at] = group[at - 1];
    ranks[at] = rank, group[at] = candidate;
  }
  std::uint32_t* out = first;
  for (std::size_t i = 0; i < count; ++i) {
    Mention& m = mentions[group[i]];
    std::uint32_t* at = out;
    while (at > first && mentions[at[-1]].begin >= m.begin) --at;
    std::uint32_t rival = kNoMention;
    if (at < out && mentions[*at].begin < m.end)
      rival = *at;
    else if (at > first && mentions[at[-1]].end > m.begin)
      rival = at[-1];
    if (rival == kNoMention) {
      std::copy_backward(at, out, out + 1);
      *at = group[i], ++out;
    } else {
      m.lost = mentions[rival].begin == m.begin && mentions[rival].end == m.end ? Why::kOutranked : Why::kOverlap;
      m.lost_to = rival;
    }
  }
  return out;
}

// The best of several readings of one span; the others lose to it.
std::uint32_t BestReading(const document::Working& w, Mention* mentions, const std::uint32_t* readings, std::size_t count) {
  std::uint32_t best = readings[0];
  std::uint64_t most = Rank(mentions[best]);
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint64_t rank = Rank(mentions[readings[i]]);
    if (rank > most || (rank == most && Outranks(w, readings[i], best))) best = readings[i], most = rank;
  }
  for (std::size_t i = 0; i < count; ++i)
    if (readings[i] != best) mentions[readings[i]].lost = Why::kOutranked, mentions[readings[i]].lost_to = best;
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
  if (m.lost == Why::kOutranked && m.lost_to != kNoMention && mentions[m.lost_to].lost == Why::kNothing && !mentions[m.lost_to].weak)
    return false;
  if (m.lost == Why::kOverlap || m.lost == Why::kOutranked) m.lost = Why::kNothing, m.lost_to = kNoMention;
  return !m.weak && m.lost == Why::kNothing;
}

// A walk over the spans, a group a step; whether it lists working.readings.
template <bool believe, bool list>
class Walk {
 public:
  // Winners are written from `out` on, where there is room for all candidates.
  Walk(document::Working& w, std::uint32_t* out)
      : w_(w),
        keys_(w.keys.data()),
        mentions_(w.mentions.data()),
        at_(keys_),
        out_(out),
        group_((w.listed.clear(), w.listed.Room(w.sorted))) {}

  // Resolves the next group; false where no candidate is left that may win.
  [[gnu::always_inline]] bool Group() {
    Mention* const mentions = mentions_;
    std::uint32_t* const group = group_;
    const document::SortKey* at = at_;
    std::size_t count = 0;
    // The candidates of one span.
    const auto span = [&](std::uint64_t key) {
      if (at[1].key != key) {  // most have one
        Mention& m = mentions[at->mention];
        if (m.live() || Again(mentions, m)) group[count++] = at->mention;
        ++at;
        return;
      }
      if (believe && mentions[at->mention].source == Source::kGazetteer) {
        const document::SortKey* last = at + 2;
        while (last->key == key) ++last;
        Believe(mentions, at, last);
        if (list && mentions[at[1].mention].source == Source::kGazetteer)
          w_.readings.push_back({std::uint32_t(at - keys_), std::uint32_t(last - keys_)});
      }
      do {
        Mention& m = mentions[at->mention];
        if (m.live() || Again(mentions, m)) group[count++] = at->mention;
      } while ((++at)->key == key);
    };
    std::uint64_t first_key;
    do {
      first_key = at->key;
      if (first_key == UINT64_MAX) return at_ = at, false;  // behind all
      span(first_key);
    } while (count == 0);
    const std::uint32_t first_end = ~std::uint32_t(first_key);
    const std::size_t same = count;
    std::uint32_t end = first_end;
    for (std::uint64_t key = at->key; key >> 32 < end; key = at->key) {
      const std::size_t before = count;
      span(key);
      if (count > before) end = std::max(end, ~std::uint32_t(key));
    }
    at_ = at;
    end_ = end;
    if (end == first_end && count <= kSmallGroup) {
      const std::uint32_t best = same == 1 ? group[0] : BestReading(w_, mentions, group, same);
      for (std::size_t i = same; i < count; ++i) mentions[group[i]].lost = Why::kOverlap, mentions[group[i]].lost_to = best;
      *out_++ = best;
    } else {
      out_ = count > kSmallGroup ? ResolveLong(w_, group, count, end, out_) : ResolveShort(w_, group, count, out_);
    }
    return true;
  }

  std::size_t at() const { return std::size_t(at_ - keys_); }  // the first candidate behind the group
  std::uint64_t key() const { return at_->key; }               // its key
  void Go(std::size_t at) { at_ = keys_ + at; }
  std::uint32_t end() const { return end_; }  // of the group, in bytes
  std::uint32_t* out() const { return out_; }
  void Take(const std::uint32_t* first, const std::uint32_t* last) { out_ = std::copy(first, last, out_); }

 private:
  document::Working& w_;
  const document::SortKey* const keys_;
  Mention* const mentions_;
  const document::SortKey* at_;
  std::uint32_t* out_;
  std::uint32_t* const group_;  // the candidates of the group in hand
  std::uint32_t end_ = 0;
};

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

void Resolve(document::Working& w) {
  w.resolved.clear();
  std::uint32_t* const first = w.resolved.Room(w.sorted);
  Walk<false, false> walk(w, first);
  while (walk.Group()) {
  }
  w.resolved.Add(std::size_t(walk.out() - first));
}

void BelieveAndResolve(document::Working& w) {
  w.resolved.clear();
  w.groups.clear();
  w.readings.clear();
  w.touched.clear();
  std::uint32_t* const first = w.resolved.Room(w.sorted);
  document::ResolvedGroup *const groups = w.groups.Room(w.sorted + 1), *group = groups;
  Walk<true, true> walk(w, first);
  const auto begin = [&] { group->first = std::uint32_t(walk.at()), group->resolved = std::uint32_t(walk.out() - first); };
  for (begin(); walk.Group(); begin()) (group++)->end = walk.end();
  (group++)->end = UINT32_MAX;
  w.groups.Add(std::size_t(group - groups));
  w.resolved.Add(std::size_t(walk.out() - first));
}

void ResolveAgain(document::Working& w, std::size_t before) {
  const document::SortKey *fresh = w.merged.data() + before, *const no_fresh = w.merged.data() + w.sorted;
  for (const document::SortKey* key = fresh; key < no_fresh; ++key) w.touched.push_back(std::uint32_t(key->key >> 32));
  if (w.touched.empty()) return;
  std::sort(w.touched.begin(), w.touched.end());
  w.touched.push_back(UINT32_MAX);
  std::swap(w.resolved, w.resolved_before);
  w.resolved.clear();
  std::uint32_t* const out = w.resolved.Room(w.sorted);
  Walk<true, false> walk(w, out);
  const std::uint32_t *touched = w.touched.data(), *const old = w.resolved_before.data();
  const document::ResolvedGroup *group = w.groups.data(), *const last = group + (w.groups.size() - 1);
  for (std::uint32_t passed = 0;;) {  // new candidates that the walk has passed
    // Groups that end before the next change stay as they are.
    const std::uint32_t* const first = old + group->resolved;
    while (group != last && group->end <= *touched) ++group;
    walk.Take(first, old + group->resolved);
    if (*touched == UINT32_MAX) break;
    walk.Go(group->first + passed);
    do {
      if (!walk.Group()) {
        group = last, touched = &w.touched.back();
        break;
      }
      const std::uint64_t key = walk.key();
      for (; fresh < no_fresh && fresh->key < key; ++fresh) ++passed;
      while (group != last && group->first + passed < walk.at()) ++group;
      while (*touched < key >> 32) ++touched;
    } while (group->first + passed != walk.at() || (group->end > *touched && *touched != UINT32_MAX));
  }
  w.resolved.Add(std::size_t(walk.out() - out));
}

}  // namespace onoma::extract
