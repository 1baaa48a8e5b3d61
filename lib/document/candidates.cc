// Candidates of the gazetteers and of the rules. A hit gives a mention for each of its readings ("Georgia": country, state); hits that
// lie inside a longer strong name are passed over, since resolve would drop them.
#include <algorithm>

#include "lib/document/stages.h"
#include "lib/text/chars.h"

namespace onoma::document {
namespace {

constexpr std::int16_t kStrongPriority = 50, kWeakPriority = 30;

// Whether a longer name begins inside the one at [begin, end), behind hit `index`, and ends after it: "U.S. Treasury" of "U.S. Treasury Secretary" then loses, and "U.S." stands alone.
bool CutShort(const Working& w, std::size_t index, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t rest = w.hits[index].end;
  for (std::size_t next = index + 1; next < w.hits.size() && w.hits[next].begin < end; ++next)
    if (w.hits[next].begin >= rest && w.hits[next].end > end && w.hits[next].end - w.hits[next].begin > end - begin) return true;
  return false;
}

}  // namespace

void AddGazetteerMentions(const Context& context, bool nested, Working& w) {
  const Knowledge& knowledge = context.knowledge;
  std::uint32_t covered_begin = 0, covered_end = 0;
  for (std::size_t index = 0; index < w.hits.size(); ++index) {
    const ImageHit& hit = w.hits[index];
    if (!nested && hit.end <= covered_end && (hit.begin != covered_begin || hit.end != covered_end) && !CutShort(w, index, covered_begin, covered_end)) continue;
    const auto& image = knowledge.images()[hit.image];
    auto aliases = image.aliases(hit.name);
    bool strong = false;
    const std::size_t first = w.mentions.size(), count = std::min<std::size_t>(aliases.size(), 32);
    for (std::size_t a = 0; a < count; ++a) {
      if (!(hit.accepted >> a & 1)) continue;
      EntryRef ref = Knowledge::Ref(hit.image, aliases[a].entry);
      const auto& info = knowledge.Info(hit.image, aliases[a].entry);
      if (info.overridden) continue;
      Mention m;
      m.begin = hit.begin;
      m.end = hit.end;
      m.entry = ref;
      m.detail = std::uint32_t(a);
      m.flags = aliases[a].flags;
      m.weak = m.flags & gazetteer::kWeak;
      if (m.flags & (gazetteer::kAdjective | gazetteer::kDemonym)) {
        m.type = kNorp;
      } else {
        m.type = info.type;
        m.country = info.country;
        if (m.type == kNoType) continue;
      }
      const rules::Unit& unit = w.units[w.unit_of_word[hit.word_begin]];
      if (m.type == kTitle) {
        // A title in lower case, or a single word at the start of a sentence, is one only where a rule says so.
        char c = w.text[m.begin];
        bool lower = c >= 'a' && c <= 'z';
        for (std::size_t word = hit.word_begin + 2; lower && word < hit.word_end; ++word)  // "chairman of the Joint Chiefs of Staff" names its office; not "president General"
          lower = !(w.text[w.words.begin(word)] >= 'A' && w.text[w.words.begin(word)] <= 'Z');
        if (lower || (hit.word_end - hit.word_begin == 1 && (unit.kinds >> rules::kSentenceStart & 1))) m.weak = true;
      }
      // Of weak readings of one span a person's outranks a small town's: "Bush".
      m.priority = m.weak ? std::int16_t(kWeakPriority + (m.type == kPerson ? 2 : 0)) : kStrongPriority;
      if (m.type != kTitle) strong |= !m.weak;
      w.mentions.push_back(m);
    }
    // Readings of one strong name: weak ones beside a strong one of the same span stay for explain, and lose.
    if (strong && w.mentions.size() > first) {
      covered_begin = hit.begin;
      covered_end = std::max(covered_end, hit.end);
    }
  }
}

void AddRuleMentions(const Context& context, std::size_t first_emit, Working& w) {
  for (std::size_t i = first_emit; i < w.rules.emits.size(); ++i) {
    const auto& emit = w.rules.emits[i];
    std::uint8_t type = context.emit_types[emit.rule][emit.emit];
    if (type == kNoType || emit.begin >= emit.end) continue;
    Mention m;
    m.begin = emit.begin;
    m.end = emit.end;
    m.detail = std::uint32_t(i);
    m.type = type;
    m.source = Source::kRule;
    m.priority = std::int16_t(context.engine->rule(emit.rule).priority);
    w.mentions.push_back(m);
  }
}

void SortMentions(Working& w) {
  // Keys beside each other in memory, (begin, longer first) in one word; what was sorted before is merged with what came since.
  auto& keys = w.keys;
  const std::size_t sorted = w.order.size() <= w.mentions.size() ? w.order.size() : 0;
  keys.resize(sorted);
  for (std::size_t i = sorted; i < w.mentions.size(); ++i) {
    const Mention& m = w.mentions[i];
    keys.push_back({std::uint64_t(m.begin) << 32 | (UINT32_MAX - m.end), std::uint32_t(i)});
  }
  const auto less = [](const SortKey& a, const SortKey& b) { return a.key != b.key ? a.key < b.key : a.mention < b.mention; };
  std::sort(keys.begin() + std::ptrdiff_t(sorted), keys.end(), less);
  if (sorted > 0) std::inplace_merge(keys.begin(), keys.begin() + std::ptrdiff_t(sorted), keys.end(), less);
  w.order.resize(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) w.order[i] = keys[i].mention;
}

void BelieveByRules(const Context& context, Working& w) {
  // Runs of equal spans: a weak reading is believed where a rule says the same type of the same span.
  for (std::size_t i = 0; i < w.order.size();) {
    const std::size_t j = EndOfSpan(w, i);
    if (j - i > 1) {
      for (std::size_t a = i; a < j; ++a) {
        Mention& rule = w.mentions[w.order[a]];
        if (rule.source != Source::kRule || rule.entry != kNoEntry) continue;
        bool place = rule.type == kGpe || rule.type == kLoc;
        for (std::size_t b = i; b < j; ++b) {
          Mention& weak = w.mentions[w.order[b]];
          if (weak.source != Source::kGazetteer) continue;
          bool same = weak.type == rule.type || (place && (weak.type == kGpe || weak.type == kLoc));
          if (!same) continue;
          if (weak.weak) {
            weak.weak = false;
            weak.why = Why::kRule;
          }
          weak.priority = std::max(weak.priority, rule.priority);
          weak.lost_to = kNoMention;
          // The gazetteer's reading says more than the rule's: it stands for both.
          if (rule.lost == Why::kNothing) {
            rule.lost = Why::kOutranked;
            rule.lost_to = w.order[b];
          }
        }
      }
    }
    i = j;
  }
  (void)context;
}

std::size_t WordAt(const text::Words& words, std::uint32_t at) {
  return std::size_t(std::lower_bound(words.begins(), words.begins() + words.size(), at) - words.begins());
}

std::size_t EndOfSpan(const Working& w, std::size_t first) {
  std::size_t end = first + 1;
  while (end < w.order.size() && w.keys[end].key == w.keys[first].key) ++end;
  return end;
}

std::size_t UnitAt(const Working& w, std::uint32_t at) {
  auto found = std::upper_bound(w.units.begin(), w.units.end(), at, [](std::uint32_t a, const rules::Unit& u) { return a < u.begin; });
  std::size_t i = std::size_t(found - w.units.begin());
  if (i > 0) --i;
  // Edges are empty: step to the unit that holds the byte.
  while (i > 0 && w.units[i].begin == w.units[i].end && w.units[i - 1].begin <= at && w.units[i - 1].end > at) --i;
  return i;
}

}  // namespace onoma::document
