// Candidates of the gazetteers and of the rules. A hit gives a mention for each of its readings ("Georgia": country, state); hits that
// lie inside a longer strong name are passed over, since resolve would drop them.
#include <algorithm>

#include "lib/document/stages.h"
#include "lib/text/chars.h"

namespace onoma::document {
namespace {

constexpr std::int16_t kStrongPriority = 50, kWeakPriority = 30;

// Whether a longer name begins inside the one at [begin, end), behind hit `index`, and ends after it: "U.S. Treasury" of "U.S. Treasury
// Secretary" then loses, and "U.S." stands alone.
bool CutShort(const Working& w, std::size_t index, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t rest = w.hits[index].end;
  for (std::size_t next = index + 1; next < w.hits.size() && w.hits[next].begin < end; ++next)
    if (w.hits[next].begin >= rest && w.hits[next].end > end && w.hits[next].end - w.hits[next].begin > end - begin) return true;
  return false;
}

}  // namespace

EmitTable::EmitTable(const rules::Engine& engine, Knowledge& knowledge) {
  for (std::size_t r = 0; r < engine.rule_count(); ++r) {
    const rules::RuleInfo& rule = engine.rule(r);
    first_.push_back(std::uint32_t(facts_.size()));
    for (const rules::EmitInfo& emit : rule.emits) {
      EmitFacts facts{rule.name,
                      emit.subtype,
                      &emit,
                      std::int16_t(rule.priority),
                      emit.type.empty() ? kNoType : knowledge.InternType(emit.type),
                      rules::FindNormaliser(emit.normaliser),
                      !emit.attributes.empty() || !emit.captured.empty()};
      facts.value = facts.normaliser != rules::Normaliser::kNone && !facts.attributes && IdKind(facts.type).empty();
      facts_.push_back(facts);
      briefs_.push_back({facts.priority, facts.type});
    }
  }
}

void AddGazetteerMentions(const Context& context, bool nested, Working& w) {
  const Knowledge& knowledge = context.knowledge;
  const ImageHit* const hits = w.hits.data();
  const std::size_t size = w.hits.size();
  std::uint32_t covered_begin = 0, covered_end = 0;
  // Most names have one reading; room is asked for again where those before it had more.
  std::size_t room = size + 64;
  Mention *first = w.mentions.Room(room), *out = first, *last = first + room;
  for (std::size_t index = 0; index < size; ++index) {
    const ImageHit& hit = hits[index];
    if (!nested && hit.end <= covered_end && (hit.begin != covered_begin || hit.end != covered_end) &&
        !CutShort(w, index, covered_begin, covered_end))
      continue;
    const auto aliases = knowledge.Aliases(hit.image, hit.name);
    const Knowledge::EntryInfo* const infos = knowledge.Infos(hit.image);
    bool strong = false;
    std::uint32_t a = 0;
    if (std::size_t(last - out) < aliases.size()) {
      w.mentions.Add(std::size_t(out - first));
      room = size / 4 + 64 + aliases.size();
      first = out = w.mentions.Room(room), last = first + room;
    }
    for (std::uint32_t accepted = hit.accepted; accepted != 0 && a < aliases.size(); accepted >>= 1, ++a) {
      if (!(accepted & 1)) continue;
      const std::uint32_t entry = aliases[a].entry;
      const Knowledge::EntryInfo& info = infos[entry];
      const std::uint16_t flags = aliases[a].flags;
      const bool people = flags & (gazetteer::kAdjective | gazetteer::kDemonym);
      const std::uint8_t type = people ? std::uint8_t(kNorp) : info.type;
      if (info.overridden || type == kNoType) continue;
      bool weak = flags & gazetteer::kWeak;
      if (type == kTitle) {
        const rules::Unit& unit = w.units[w.unit_of_word[hit.word_begin]];
        // A title in lower case, or a single word at the start of a sentence, is one only where a rule says so.
        const char c = w.text[hit.begin];
        bool lower = c >= 'a' && c <= 'z';
        for (std::size_t word = hit.word_begin + 2; lower && word < hit.word_end;
             ++word)  // "chairman of the Joint Chiefs of Staff" names its office; not "president General"
          lower = !(w.text[w.words.begin(word)] >= 'A' && w.text[w.words.begin(word)] <= 'Z');
        if (lower || (hit.word_end - hit.word_begin == 1 && (unit.kinds >> rules::kSentenceStart & 1))) weak = true;
      } else {
        strong |= !weak;
      }
      // Of weak readings of one span a person's outranks a small town's: "Bush".
      const std::int16_t priority = !weak ? kStrongPriority : type == kPerson ? std::int16_t(kWeakPriority + 2) : kWeakPriority;
      *out++ = {.begin = hit.begin,
                .end = hit.end,
                .entry = Knowledge::Ref(hit.image, entry),
                .detail = a,
                .flags = flags,
                .priority = priority,
                .type = type,
                .country = !people && info.country,
                .weak = weak};
    }
    // Readings of one strong name: weak ones beside a strong one of the same span stay for explain, and lose.
    if (strong) {
      covered_begin = hit.begin;
      covered_end = std::max(covered_end, hit.end);
    }
  }
  w.mentions.Add(std::size_t(out - first));
}

void AddRuleMentions(const Context& context, std::size_t first_emit, Working& w) {
  const rules::Emit* const emits = w.rules.emits.data();
  const EmitTable::Brief* const briefs = context.emits.briefs();
  const std::uint32_t* const first = context.emits.first();
  const std::size_t size = w.rules.emits.size();
  Mention* const begin = w.mentions.Room(size - first_emit);
  Mention* out = begin;
  for (std::size_t i = first_emit; i < size; ++i) {
    const rules::Emit& emit = emits[i];
    const EmitTable::Brief brief = briefs[first[emit.rule] + emit.emit];
    if (brief.type == kNoType || emit.begin >= emit.end) continue;
    *out++ = {.begin = emit.begin,
              .end = emit.end,
              .detail = std::uint32_t(i),
              .priority = brief.priority,
              .type = brief.type,
              .source = Source::kRule};
  }
  w.mentions.Add(std::size_t(out - begin));
}

namespace {

// Two sorted rows one behind the other as one; of equal keys the first row's come first.
void Merge(const SortKey* a, const SortKey* middle, const SortKey* end, SortKey* out) {
  const SortKey* b = middle;
  while (a != middle && b != end) {  // which is less is not foretold: no branch
    const bool second = b->key < a->key;
    *out++ = *(second ? b : a);
    a += !second, b += second;
  }
  out = std::copy(a, middle, out);
  std::copy(b, end, out);
}

}  // namespace

// Keys beside each other in memory, (begin, longer first) in one word. They come in a few rows that are sorted or nearly so (names; the
// rules of each phase): a key a little behind is put in its place, one far behind begins another row, and rows are merged. What was sorted
// before makes room for what came since.
void SortMentions(Working& w) {
  constexpr std::ptrdiff_t kNear = 8;
  const std::size_t size = w.mentions.size(), sorted = w.sorted <= size ? w.sorted : 0;
  if (w.keys.size() <= size) w.keys.resize(size + size / 2 + 64), w.merged.resize(w.keys.size());
  w.scratch.clear();  // where rows end
  SortKey* const keys = w.keys.data();
  SortKey* row = keys + sorted;
  std::uint32_t number = std::uint32_t(sorted);
  const Mention* m = w.mentions.data() + sorted;
  std::uint64_t last = 0;  // the greatest key of the row
  for (SortKey *next = row, *const end = keys + size; next != end; ++next, ++number, ++m) {
    const std::uint64_t key = KeyOf(*m);
    SortKey* at = next;
    if (key < last) {
      const SortKey* const least = next - row > kNear ? next - kNear : row;
      do at[0] = at[-1], --at;
      while (at != least && key < at[-1].key);
      if (at != row && key < at[-1].key) {
        for (; at != next; ++at) at[0] = at[1];
        w.scratch.push_back(number);
        row = next;
        last = key;
      }
    } else {
      last = key;
    }
    *at = {key, number};
  }
  SortKey *from = keys, *to = w.merged.data();
  while (!w.scratch.empty()) {
    // Two and two; of an odd number the first stays, since the row of all names is the longest: it is merged last, and once.
    w.scratch.push_back(std::uint32_t(size));
    std::size_t k = w.scratch.size() % 2, rows = k, begin = sorted;
    if (k > 0) std::copy(from + sorted, from + w.scratch[0], to + sorted), begin = w.scratch[0];
    for (; k < w.scratch.size(); k += 2) {
      const std::size_t middle = w.scratch[k], end = w.scratch[k + 1];
      Merge(from + begin, from + middle, from + end, to + begin);
      w.scratch[rows++] = std::uint32_t(begin = end);
    }
    w.scratch.resize(rows - 1);
    std::swap(from, to);
  }
  if (sorted > 0) {
    if (from == keys) std::copy(keys + sorted, keys + size, w.merged.data() + sorted);
    SortKey *at = keys + size, *old = keys + sorted;
    for (const SortKey *fresh = w.merged.data() + size, *const none = w.merged.data() + sorted; fresh-- != none;) {
      SortKey* place = old;
      while (place != keys && place[-1].key > fresh->key) --place;
      at = std::copy_backward(place, old, at);
      old = place;
      *--at = *fresh;
    }
  } else if (from != keys) {
    w.keys.swap(w.merged);
  }
  w.keys[size] = {UINT64_MAX, kNoMention};
  w.sorted = size;
}

std::size_t WordAt(const text::Words& words, std::uint32_t at) {
  return std::size_t(std::lower_bound(words.begins(), words.begins() + words.size(), at) - words.begins());
}

std::size_t UnitAt(const Working& w, std::uint32_t at) {
  std::size_t i = std::size_t(std::upper_bound(w.units.begins(), w.units.begins() + w.units.size(), at) - w.units.begins());
  if (i > 0) --i;
  // Edges are empty: step to the unit that holds the byte.
  while (i > 0 && w.units.begin(i) == w.units.end(i) && w.units.begin(i - 1) <= at && w.units.end(i - 1) > at) --i;
  return i;
}

}  // namespace onoma::document
