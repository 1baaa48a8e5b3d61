// Finds names in stages over chunks of words, each stage a short loop over an array that the one before compacted, so that no
// branch depends on a single word and every cache line is asked for long before it is read:
//
//   words -> filter: may it begin a name, or be one?  -> pairs -> filter: do the first two begin a longer name?
//         -> buckets: which names and prefixes have this key?  (again, one word longer, while a prefix goes on)
//         -> aliases -> bytes: compared, each of them   -> hits, ordered
//
// DESIGN.md has the measurements.
#include "lib/gazetteer/matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

#include "lib/base/bytes.h"
#include "lib/gazetteer/image_view.h"
#include "lib/gazetteer/name.h"
#include "lib/gazetteer/surface.h"
#include "lib/text/hash.h"

namespace onoma::gazetteer {
namespace {

constexpr std::size_t kChunk = 512;   // words a chunk
constexpr std::size_t kFound = 1024;  // names met and not yet compared

struct Pending {  // a row of words whose key is to be looked up
  std::uint64_t key;
  std::uint32_t word, words;
};
struct Found {  // a name with that key, not yet compared
  std::uint32_t alias /* the first, and kSeveralBit */, word, words;
};
constexpr std::uint32_t kSeveralBit = std::uint32_t{1} << 31, kNoName = 0xFFFFFFFF;

inline void Prefetch(const void* at) { __builtin_prefetch(at, 0, 3); }

template <MatchOptions::Parity kParity>
class Finder {
 public:
  Finder(const ImageView& view, std::string_view text, const text::Words& words, bool longest, std::vector<Hit>& hits)
      : view_(view), text_(text), words_(words), begins_(words.begins()), ends_(words.ends()), hashes_(words.hashed() ? words.hashes() : nullptr),
        count_(words.size()), buckets_(view.buckets().data()), bucket_count_(view.buckets().size()), longest_(longest), hits_(hits) {
    auto word_filter = view.rows<std::uint64_t>(kWordFilter), pair_filter = view.rows<std::uint64_t>(kPairFilter);
    word_filter_ = word_filter.data(), pair_filter_ = pair_filter.data();
    word_shift_ = 64 - static_cast<unsigned>(std::countr_zero(word_filter.size()));
    pair_shift_ = 64 - static_cast<unsigned>(std::countr_zero(pair_filter.size()));
    prefixes_ = view.rows<std::uint64_t>(kFirstBytes).data();
    aliases_ = view.aliases().data();
    strings_ = view.strings();
  }

  void Run() {
    for (std::size_t from = 0; from < count_; from += kChunk) Chunk(from, std::min(from + kChunk, count_));
  }

 private:
  std::uint64_t Hash(std::size_t word) const {
    if (hashes_ != nullptr) return hashes_[word];
    std::size_t begin = begins_[word], size = ends_[word] - begin;
    std::uint64_t hash;
    if (size <= 16 && begin + 16 <= text_.size() && text::HashShortWord(text_.data() + begin, size, hash)) return hash;
    return text::FoldedHash(text_.substr(begin, size));
  }
  std::uint64_t Chain(std::uint64_t key, std::size_t next) const {
    std::size_t gap = ends_[next - 1];
    return ChainKey(key, GapHash(text_.data() + gap, begins_[next] - gap), Hash(next));
  }

  void Chunk(std::size_t from, std::size_t to);
  std::size_t FirstBytes(std::size_t from, std::size_t to, std::uint32_t* out) const;
  void LookUp(const Pending* pending, std::size_t size);
  void Compare();
  void Order(std::size_t first);
  bool Reads(const AliasRow& row, std::size_t& begin, std::size_t& end, bool& same) const;
  void Add(const Found& found);

  const ImageView view_;
  const std::string_view text_;
  const text::Words& words_;
  const std::uint32_t* begins_;
  const std::uint32_t* ends_;
  const std::uint64_t* hashes_;
  const std::size_t count_;
  const Bucket* buckets_;
  const std::size_t bucket_count_;
  const bool longest_;
  std::vector<Hit>& hits_;
  const std::uint64_t* word_filter_;
  const std::uint64_t* pair_filter_;
  const std::uint64_t* prefixes_;
  unsigned word_shift_, pair_shift_;
  const AliasRow* aliases_;
  const char* strings_;

  std::uint32_t free_from_ = 0;  // leftmost-longest: where the last name taken ends
  std::size_t pending_size_ = 0, found_size_ = 0;
  Pending pending_[2 * kChunk];
  Found found_[kFound];
};

// Case-sensitive search hashes only words whose first bytes begin some name.
template <MatchOptions::Parity kParity>
std::size_t Finder<kParity>::FirstBytes(std::size_t from, std::size_t to, std::uint32_t* out) const {
  std::size_t size = 0, wide = to;
  while (wide > from && std::size_t{begins_[wide - 1]} + 4 > text_.size()) --wide;
  for (std::size_t i = from; i < wide; ++i) {
    std::uint32_t index = FirstBytesIndex(base::Load32(text_.data() + begins_[i]), ends_[i] - begins_[i]);
    out[size] = static_cast<std::uint32_t>(i);
    size += prefixes_[index >> 6] >> (index & 63) & 1;
  }
  for (std::size_t i = wide; i < to; ++i) out[size++] = static_cast<std::uint32_t>(i);
  return size;
}

template <MatchOptions::Parity kParity>
void Finder<kParity>::Chunk(std::size_t from, std::size_t to) {
  struct Candidate {
    std::uint64_t key;
    std::uint32_t word, name;
  };
  std::uint32_t words[kChunk];
  std::uint64_t keys[kChunk];
  Candidate begin[kChunk];
  std::size_t begin_size = 0, name_size = 0;
  Pending* names = pending_;
  auto test = [&](std::size_t i, std::uint64_t key) {
    std::uint64_t bits = word_filter_[key >> word_shift_];
    std::uint64_t begins = bits >> (key & 63) & bits >> (key >> 6 & 63);
    std::uint64_t is_name = bits >> (key >> 12 & 63) & bits >> (key >> 18 & 63);
    if constexpr (kParity == MatchOptions::kNone) {
      std::uint64_t not_lower = static_cast<unsigned char>(text_[begins_[i]] - 'a') >= 26;
      begins &= bits >> (key >> 24 & 63) | not_lower;
      is_name &= bits >> (key >> 30 & 63) | not_lower;
    }
    begin[begin_size] = {key, static_cast<std::uint32_t>(i), 0};
    begin_size += begins & 1;
    names[name_size] = {key, static_cast<std::uint32_t>(i), 1};
    name_size += is_name & 1;
  };
  if constexpr (kParity == MatchOptions::kCaseSensitive) {
    std::size_t size = FirstBytes(from, to, words);
    for (std::size_t c = 0; c < size; ++c) keys[c] = Hash(words[c]);
    for (std::size_t c = 0; c < size; ++c) test(words[c], keys[c]);
  } else {
    for (std::size_t i = from; i < to; ++i) test(i, Hash(i));
  }
  for (std::size_t c = 0; c < name_size; ++c) Prefetch(&buckets_[base::ScaleTo(names[c].key, bucket_count_)]);
  // Pairs: the last word of the text begins none.
  if (begin_size > 0 && begin[begin_size - 1].word + 1 == count_) --begin_size;
  for (std::size_t c = 0; c < begin_size; ++c) {
    begin[c].key = Chain(begin[c].key, begin[c].word + 1);
    Prefetch(&pair_filter_[begin[c].key >> pair_shift_]);
  }
  Pending* pairs = names + name_size;
  std::size_t pair_size = 0;
  for (std::size_t c = 0; c < begin_size; ++c) {
    std::uint64_t key = begin[c].key, bits = pair_filter_[key >> pair_shift_];
    pairs[pair_size] = {key, begin[c].word, 2};
    pair_size += bits >> (key & 63) & bits >> (key >> 6 & 63) & 1;
  }
  for (std::size_t c = 0; c < pair_size; ++c) Prefetch(&buckets_[base::ScaleTo(pairs[c].key, bucket_count_)]);
  std::size_t first_hit = hits_.size();
  pending_size_ = name_size + pair_size;
  while (pending_size_ > 0) {
    std::size_t size = pending_size_;
    pending_size_ = 0;
    LookUp(pending_, size);
  }
  Compare();
  Order(first_hit);
}

// Rows of words that go on are written to the front of pending_, one word longer; no more are written than were read.
template <MatchOptions::Parity kParity>
void Finder<kParity>::LookUp(const Pending* pending, std::size_t size) {
  for (std::size_t p = 0; p < size; ++p) {
    Pending row = pending[p];
    std::uint32_t wanted = static_cast<std::uint32_t>(row.key << 4), goes_on = 0;
    std::size_t at = base::ScaleTo(row.key, bucket_count_);
    for (std::size_t probes = 0; probes < bucket_count_; ++probes, at = at + 1 == bucket_count_ ? 0 : at + 1) {
      const Bucket& bucket = buckets_[at];
      std::uint32_t hit = TagMatches(bucket, wanted);
      for (; hit != 0; hit &= hit - 1) {
        int slot = std::countr_zero(hit);
        goes_on |= bucket.tag[slot] & kContinues;
        if (!(bucket.tag[slot] & kIsName)) continue;
        if (found_size_ == kFound) Compare();
        Prefetch(&aliases_[bucket.alias[slot]]);
        found_[found_size_++] = {bucket.alias[slot] | (bucket.tag[slot] & kSeveral ? kSeveralBit : 0), row.word, row.words};
      }
      if (!(bucket.tag[0] & kOverflow)) break;
    }
    if (goes_on == 0 || row.words == 1 || row.word + row.words >= count_) continue;  // a single word goes on through the pair filter
    std::uint64_t key = Chain(row.key, row.word + row.words);
    Prefetch(&buckets_[base::ScaleTo(key, bucket_count_)]);
    pending_[pending_size_++] = {key, row.word, row.words + 1};
  }
}

template <MatchOptions::Parity kParity>
void Finder<kParity>::Compare() {
  for (std::size_t f = 0; f < found_size_; ++f) Prefetch(strings_ + aliases_[found_[f].alias & ~kSeveralBit].text);
  for (std::size_t f = 0; f < found_size_; ++f) Add(found_[f]);
  found_size_ = 0;
}

// The bytes at `begin` (the first word's) as one alias of the name, by the mode's rules; moves begin and end to the match.
template <MatchOptions::Parity kParity>
bool Finder<kParity>::Reads(const AliasRow& row, std::size_t& begin, std::size_t& end, bool& same) const {
  std::string_view name(strings_ + row.text, row.text_size);
  if (name.empty()) return false;
  if constexpr (kParity == MatchOptions::kNone) {
    same = begin + name.size() <= text_.size() && begin + name.size() >= end && EqualBytes(text_.data() + begin, text_.size() - begin, name);
    if (!same) return ReadsAs(text_, begin, end, name, begin, end);
  } else {
    begin -= LeadOf(name);  // may wrap; then the next line refuses it
    if (begin >= text_.size() || text_.size() - begin < name.size()) return false;
    if (!(kParity == MatchOptions::kCaseSensitive ? EqualBytes(text_.data() + begin, text_.size() - begin, name)
                                                  : EqualAsciiCase(text_.data() + begin, text_.size() - begin, name)))
      return false;
  }
  end = begin + name.size();
  return true;
}

template <MatchOptions::Parity kParity>
void Finder<kParity>::Add(const Found& found) {
  const std::uint32_t first = found.alias & ~kSeveralBit;
  const std::size_t first_begin = begins_[found.word], last_end = ends_[found.word + found.words - 1];
  std::size_t begin = first_begin, end = last_end;
  bool same = true, any = Reads(aliases_[first], begin, end, same);
  std::uint32_t accepted = 0, name = kNoName;
  if (found.alias & kSeveralBit) name = view_.NameOfAlias(first);
  const std::uint32_t last = name == kNoName ? first + 1 : view_.first_alias()[name + 1];
  if constexpr (kParity == MatchOptions::kNone) {
    if (!any) return;
    any = false;
    std::string_view surface = text_.substr(begin, end - begin);
    for (std::uint32_t a = first; a < last && !(any && a - first >= 32); ++a) {
      const AliasRow& alias = aliases_[a];
      bool admitted = (a == first && same) || AdmitsSurface(alias.flags, view_.text(alias.text, alias.text_size), surface);
      any |= admitted;
      if (a - first < 32) accepted |= std::uint32_t{admitted} << (a - first);
    }
  } else {
    accepted = any;
    for (std::uint32_t a = first + 1; a < last; ++a) {
      std::size_t other_begin = first_begin, other_end = last_end;
      if (!Reads(aliases_[a], other_begin, other_end, same)) continue;
      begin = other_begin, end = other_end, any = true;
      if (a - first < 32) accepted |= std::uint32_t{1} << (a - first);
    }
  }
  if (!any) return;
  std::size_t next = found.word + found.words;
  if (end != last_end && (end < last_end || (next < count_ && end >= begins_[next]))) return;  // "U.S." is not within "U.S.A"
  if (begin != first_begin && found.word > 0 && begin <= ends_[found.word - 1]) return;
  if (name == kNoName) name = view_.NameOfAlias(first);
  hits_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), found.word, found.word + found.words, name, accepted});
}

// Orders the chunk's hits; for leftmost-longest drops those that overlap one taken before.
template <MatchOptions::Parity kParity>
void Finder<kParity>::Order(std::size_t first) {
  auto before = [](const Hit& a, const Hit& b) { return std::tie(a.begin, b.end, a.name) < std::tie(b.begin, a.end, b.name); };
  auto begin = hits_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, hits_.end(), before);
  if (!longest_) return;
  std::size_t kept = first;
  for (std::size_t i = first; i < hits_.size(); ++i) {
    if (hits_[i].begin < free_from_) continue;
    free_from_ = hits_[i].end;
    hits_[kept++] = hits_[i];
  }
  hits_.resize(kept);
}

}  // namespace

bool Admits(const Image& image, const AliasRow& alias, std::string_view surface) { return AdmitsSurface(alias.flags, image.alias_text(alias), surface); }

void Matcher::Find(std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits) const {
  ImageView view(image_.bytes());
  bool longest = options.mode == MatchOptions::kLeftmostLongest;
  switch (options.parity) {
    case MatchOptions::kNone: return Finder<MatchOptions::kNone>(view, text, words, longest, hits).Run();
    case MatchOptions::kCaseSensitive: return Finder<MatchOptions::kCaseSensitive>(view, text, words, longest, hits).Run();
    case MatchOptions::kCaseInsensitive: return Finder<MatchOptions::kCaseInsensitive>(view, text, words, longest, hits).Run();
  }
}

}  // namespace onoma::gazetteer
