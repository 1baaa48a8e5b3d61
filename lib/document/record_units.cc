// The units that record rules read: the resolved mentions with the words between them, of the sentences that can hold a record. Sentences
// are told by the edges, a few a document; only of those that are kept each unit is looked at, and what lies between two mentions is copied
// at once.
#include "lib/document/record_units.h"

#include <algorithm>
#include <bit>

namespace onoma::document {

using rules::Unit;
namespace {

constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kTypes = (1ull << 32) - 1;

// The sentences that are kept, in order: a walk over edges and mentions.
class Sentences {
 public:
  Sentences(const SentenceFilter& filter, const Working& w)
      : filter_(filter),
        units_(w.units),
        mentions_(w.mentions.data()),
        at_(w.resolved.data()),
        end_of_mentions_(at_ + w.resolved.size()),
        edge_(w.edges.data()),
        last_edge_(edge_ + w.edges.size() - 1) {}

  // Moves to the next one; false behind the last. Its edges, before and behind, are part of it.
  bool Next() {
    while (edge_ < last_edge_) {
      begin_ = *edge_;
      std::uint32_t types = 0, stop, last = 0;
      const std::uint32_t* at = at_;
      do {  // a mention over an edge joins two sentences
        end_ = *++edge_;
        stop = units_.begin(end_);
        for (; at != end_of_mentions_; ++at) {
          const Mention& m = mentions_[*at];
          if (m.begin >= stop) break;
          types |= filter_.BitOf(m.type), last = m.end;
        }
      } while (last > stop && edge_ < last_edge_);
      ++end_;
      at_ = at;
      if (const std::uint32_t needs = filter_.ByTypes(types); needs && Kept(needs)) return true;
    }
    return false;
  }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  bool Kept(std::uint32_t needs) const {
    if (needs & filter_.wordless()) return true;
    std::uint32_t found = 0;
    if (!filter_.words()) return false;
    for (std::size_t i = begin_; i < end_; ++i) found |= filter_.ByLiteral(units_.literal(i));
    return found & needs;
  }

  const SentenceFilter& filter_;
  const rules::UnitRow& units_;
  const Mention* mentions_;
  const std::uint32_t *at_, *end_of_mentions_, *edge_, *last_edge_;
  std::size_t begin_ = 0, end_ = 0;
};

class Builder {
 public:
  explicit Builder(Working& w) : w_(w), out_(w.record_units) { out_.clear(); }

  // Appends the units [from, to) that lie before or behind mentions; a mention may lead beyond them.
  void Sentence(std::size_t from, std::size_t to) {
    std::size_t i = std::max(from, unit_);
    while (i < to) {
      const Unit u = w_.units[i];
      while (next_ < w_.resolved.size() && At(next_).end <= u.begin) ++next_;
      const std::uint32_t begin = next_ < w_.resolved.size() ? At(next_).begin : UINT32_MAX;
      if (u.end > begin && u.begin < u.end) {
        i = Mentioned(i);
        continue;
      }
      std::size_t j = i + 1;
      while (j < to && w_.units.end(j) <= begin) ++j;
      Copy(i, j);
      i = j;
    }
    unit_ = i;
  }

 private:
  const Mention& At(std::size_t resolved) const { return w_.mentions[w_.resolved[resolved]]; }

  // Words and punctuation; a name that was not believed is a word again.
  void Copy(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      Unit& u = out_.emplace_back(w_.units[i]);
      if (!(u.kinds & Bit(rules::kMention))) continue;
      u.kinds &= ~(kTypes | Bit(rules::kMention) | Bit(rules::kStrongName) | Bit(rules::kWeakName));
      u.signature = 0;
    }
  }

  // The next mention, which overlaps unit `i`; the unit behind it, or that it ends in where another begins there.
  std::size_t Mentioned(std::size_t i) {
    const Unit u = w_.units[i];
    const Mention& m = At(next_);
    if (m.begin > std::max(u.begin, done_)) {  // a mention inside a unit (a part of a name): the unit is split
      Unit front = u;
      front.begin = std::max(u.begin, done_);
      front.end = m.begin;
      while (front.begin < front.end && w_.text[front.begin] == ' ') ++front.begin;
      front.kinds &= ~kTypes;
      front.literal = front.signature = 0;
      if (front.begin < front.end) out_.push_back(front);  // not the space between two mentions
    }
    Unit& r = out_.emplace_back();
    r.begin = m.begin;
    r.end = m.end;
    r.kinds = Bit(m.type) | Bit(rules::kMention) | Bit(rules::kStrongName) | (u.kinds & ~kTypes & ~Bit(rules::kWeakName));
    if (m.flags & gazetteer::kAdjective) r.kinds |= Bit(rules::kAdjectiveName);
    if (m.begin == u.begin && m.end == u.end) r.classes = u.classes, r.literal = u.literal, r.subtypes = u.subtypes;
    r.reference = std::uint32_t(next_ + 1);
    done_ = m.end;
    ++next_;
    while (i < w_.units.size() && w_.units.begin(i) < done_ && w_.units.end(i) <= done_) ++i;  // an edge at its end stays
    if (i < w_.units.size() && w_.units.begin(i) < done_) {                                    // the unit goes on after the mention
      if (next_ < w_.resolved.size() && At(next_).begin < w_.units.end(i)) return i;
      ++i;
    }
    return i;
  }

  Working& w_;
  std::vector<Unit>& out_;
  std::size_t next_ = 0, unit_ = 0;  // of working.resolved; the first unit that is not told yet
  std::uint32_t done_ = 0;           // bytes told so far
};

}  // namespace

SentenceFilter::SentenceFilter(const std::vector<rules::SentenceNeed>& needs) {
  std::uint32_t named = 0;
  for (const rules::SentenceNeed& need : needs) {
    if (types_.size() == 32) {  // more than there are bits: any sentence
      types_.back() = 0, wordless_ |= 1u << 31;
      break;
    }
    const std::uint32_t bit = 1u << types_.size();
    types_.push_back(need.types);
    named |= need.types;
    if (need.literals.empty()) wordless_ |= bit;
    literals_.resize(std::max(literals_.size(), need.literals.size() * 64));
    for (std::uint32_t literal = 0; literal < need.literals.size() * 64; ++literal)
      if (need.Names(literal)) literals_[literal] |= bit;
  }
  std::uint32_t count = 0;
  for (std::uint32_t type = 0; type < 32; ++type)
    if (named >> type & 1) bits_[type] = 1u << count++;
  for (std::uint32_t& types : types_) types = BitsOf(types);
  constexpr std::uint32_t kFew = 8;
  if (count > kFew) return;
  std::vector<std::uint32_t> table(std::size_t(1) << count);
  for (std::uint32_t set = 0; set < table.size(); ++set) table[set] = Ask(set);
  table_ = std::move(table);
}

std::uint32_t SentenceFilter::BitsOf(std::uint32_t types) const {
  std::uint32_t set = 0;
  for (; types; types &= types - 1) set |= bits_[std::size_t(std::countr_zero(types))];
  return set;
}

std::uint32_t SentenceFilter::Ask(std::uint32_t set) const {
  std::uint32_t found = 0, need = 1;
  for (const std::uint32_t types : types_) found |= (types & set) == types ? need : 0, need <<= 1;
  return found;
}

namespace {

// Whether the document has the types that some sentence of it needs.
bool MayHold(const SentenceFilter& filter, const Working& w) {
  const std::uint32_t needs = filter.ByTypes(filter.BitsOf(w.resolved_types));
  return (needs & filter.wordless()) || (needs && filter.words());
}

}  // namespace

void BuildRecordUnits(const SentenceFilter& filter, Working& w) {
  Builder builder(w);
  if (w.edges.empty() || !MayHold(filter, w)) return;
  for (Sentences sentences(filter, w); sentences.Next();) builder.Sentence(sentences.begin(), sentences.end());
}

}  // namespace onoma::document
