// The index of names: aliases grouped by name, prefixes of names in buckets, and the filters before them.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <string_view>

#include "lib/base/bytes.h"
#include "lib/base/status.h"
#include "lib/gazetteer/build_parts.h"
#include "lib/gazetteer/name.h"
#include "lib/text/chars.h"

namespace onoma::gazetteer {
namespace {

struct Surface {  // one alias of one entry, before it has a name
  std::uint64_t key;
  std::uint32_t entry, alias;
  std::uint16_t open;  // kOpen or 0
};
struct FilterKey {
  std::uint64_t key;
  bool lower;  // may stand with a lower-case first letter
};

struct Key {  // what a slot of a bucket will hold
  std::uint64_t key;
  std::uint32_t flags, alias;
  bool single;  // a name of one word
};
bool ByKey(const FilterKey& a, const FilterKey& b) { return a.key < b.key; }

class NameBuilder {
 public:
  NameBuilder(const Records& records, StringPool& strings, Parts& parts) : records_(records), strings_(strings), parts_(parts) {}
  absl::Status Build();

 private:
  void ReadSurfaces();
  void GroupNames();
  void FillBuckets();
  void FillFilters();
  void AddFirstThree(std::uint32_t bytes, std::size_t size);
  const AliasRecord& alias(const Surface& s) const { return records_.entries[s.entry].aliases[s.alias]; }

  const Records& records_;
  StringPool& strings_;
  Parts& parts_;
  std::vector<Surface> surfaces_;
  std::vector<std::uint64_t> prefixes_;  // keys that a longer name goes on from, of two words or more
  std::vector<FilterKey> begins_, singles_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> firsts_;  // first bytes, at most four, and how many
  std::vector<std::uint64_t> pairs_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> names_;  // key and first alias
};

bool MayBeginLower(const AliasRecord& alias, std::uint32_t at) {
  if (alias.flags & kAnyCase) return true;
  char32_t first = text::Decode(alias.text, at).code;
  return !text::IsUpper(first) && !(first >= U'0' && first <= U'9');
}

void NameBuilder::ReadSurfaces() {
  NameParts name;
  for (std::uint32_t e = 0; e < records_.entries.size(); ++e) {
    for (std::uint32_t a = 0; a < records_.entries[e].aliases.size(); ++a) {
      const AliasRecord& alias = records_.entries[e].aliases[a];
      name.Cut(alias.text);
      std::size_t count = name.begins.size();
      if (count == 0) continue;  // the row's check refuses it; nothing to find here
      if (name.begins[0] > 0) parts_.has_leads = 1;
      bool lower = MayBeginLower(alias, name.begins[0]);
      std::uint64_t key = name.hashes[0];
      for (std::size_t i = 1; i < count; ++i) {
        std::uint64_t gap = GapHash(alias.text.data() + name.ends[i - 1], name.begins[i] - name.ends[i - 1]);
        key = ChainKey(key, gap, name.hashes[i]);
        if (i == 1) pairs_.push_back(PairKey(name.hashes[0], name.hashes[1]));
        if (i + 1 < count) prefixes_.push_back(key);
      }
      (count == 1 ? singles_ : begins_).push_back({name.hashes[0], lower});
      surfaces_.push_back(
          {key, e, a, name.begins[0] > 0 || name.ends.back() < alias.text.size() ? std::uint16_t{kOpen} : std::uint16_t{0}});
      parts_.max_words = std::max(parts_.max_words, static_cast<std::uint32_t>(count));
      std::uint32_t bytes = 0;
      std::memcpy(&bytes, alias.text.data() + name.begins[0], std::min<std::size_t>(4, name.ends[0] - name.begins[0]));
      firsts_.push_back({bytes, static_cast<std::uint32_t>(std::min<std::size_t>(4, name.ends[0] - name.begins[0]))});
    }
  }
}

void NameBuilder::GroupNames() {
  std::stable_sort(surfaces_.begin(), surfaces_.end(), [](const Surface& a, const Surface& b) { return a.key < b.key; });
  parts_.aliases.reserve(surfaces_.size());
  std::vector<std::pair<std::string, Surface>> group;
  for (std::size_t i = 0; i < surfaces_.size();) {
    std::size_t end = i + 1;
    while (end < surfaces_.size() && surfaces_[end].key == surfaces_[i].key) ++end;
    group.clear();
    for (std::size_t k = i; k < end; ++k) {
      group.emplace_back(std::string(), surfaces_[k]);
      if (end - i > 1) FoldName(alias(surfaces_[k]).text, group.back().first);
    }
    if (end - i > 1) std::stable_sort(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t k = 0; k < group.size(); ++k) {
      std::size_t at = parts_.aliases.size();
      if (k == 0 || group[k].first != group[k - 1].first) {
        names_.emplace_back(surfaces_[i].key, static_cast<std::uint32_t>(at));
        parts_.first_alias.push_back(static_cast<std::uint32_t>(at));
      }
      const AliasRecord& record = alias(group[k].second);
      AliasRow row{group[k].second.entry, 0, static_cast<std::uint16_t>(record.text.size()),
                   static_cast<std::uint16_t>(record.flags | group[k].second.open)};
      bool repeated = false, known = false;
      for (std::size_t before = names_.back().second; before < at; ++before) {
        const AliasRow& other = parts_.aliases[before];
        if (std::string_view(strings_.bytes()).substr(other.text, other.text_size) != record.text) continue;
        row.text = other.text, known = true;
        repeated |= other.entry == row.entry && other.flags == row.flags;
      }
      if (repeated) continue;
      if (!known) {
        StringRef ref = strings_.Append(record.text);
        row.text = ref.at;
        if (record.flags & kCanonical) strings_.Remember(record.text, ref);
      }
      parts_.aliases.push_back(row);
    }
    i = end;
  }
  parts_.first_alias.push_back(static_cast<std::uint32_t>(parts_.aliases.size()));
  parts_.name_starts.assign((parts_.aliases.size() + 63) / 64, RankBlock{});
  for (const auto& [key, first] : names_) parts_.name_starts[first / 64].bits |= std::uint64_t{1} << (first % 64);
  std::uint32_t before = 0;
  for (RankBlock& block : parts_.name_starts) {
    block.before = before;
    before += static_cast<std::uint32_t>(std::popcount(block.bits));
  }
}

// Takes a key out of those that meet in one bucket: the one that sends the fewest others on in vain, single words, which a text asks for
// most, first of all. `flagged`: bit i, slot i sends on.
Key TakeSurplus(std::vector<Key>& keys, unsigned& flagged) {
  auto weight = [](const Key& k) { return k.single ? 16u : 1u; };
  std::array<unsigned, 8> of_slot{};
  for (const Key& k : keys) of_slot[OverflowSlot(k.key)] += weight(k);
  auto harm = [&](const Key& k) { return flagged >> OverflowSlot(k.key) & 1 ? 0 : of_slot[OverflowSlot(k.key)]; };
  const auto least = std::min_element(keys.begin(), keys.end(), [&](const Key& a, const Key& b) { return harm(a) < harm(b); });
  Key taken = *least;
  taken.single = false;  // it is asked for in the next bucket anyway
  keys.erase(least);
  flagged |= 1u << OverflowSlot(taken.key);
  return taken;
}

void NameBuilder::FillBuckets() {
  std::sort(prefixes_.begin(), prefixes_.end());
  prefixes_.erase(std::unique(prefixes_.begin(), prefixes_.end()), prefixes_.end());
  std::sort(singles_.begin(), singles_.end(), ByKey);
  const std::size_t count = std::max<std::size_t>((names_.size() + prefixes_.size()) * 10 / 56 + 1, 1);  // 5.6 of 8 slots on average
  parts_.buckets.assign(count, Bucket{});
  std::size_t n = 0, p = 0, s = 0;
  auto next = [&](Key& out) {  // both lists are sorted; a prefix that is a name, too, shares the first name's slot
    if (n == names_.size() && p == prefixes_.size()) return false;
    if (n == names_.size() || (p < prefixes_.size() && prefixes_[p] < names_[n].first)) {
      out = {prefixes_[p++], kContinues, 0, false};
      return true;
    }
    const auto& [key, first] = names_[n];
    out = {key, kIsName, first, false};
    if (p < prefixes_.size() && prefixes_[p] == key) out.flags |= kContinues, ++p;
    if (parts_.first_alias[n + 1] - first > 1) out.flags |= kSeveral;
    while (s < singles_.size() && singles_[s].key < key) ++s;
    out.single = s < singles_.size() && singles_[s].key == key;
    ++n;
    return true;
  };
  auto fill = [](Bucket& bucket, int slot, const Key& k) {
    bucket.tag[slot] = (bucket.tag[slot] & kOverflow) | static_cast<std::uint32_t>(k.key << 4) | k.flags;
    bucket.alias[slot] = k.alias;
  };
  std::vector<Key> here, surplus;
  Key key;
  bool more = next(key);
  for (std::size_t at = 0; at < count; ++at) {
    here.swap(surplus);
    surplus.clear();
    for (; more && base::ScaleTo(key.key, count) == at; more = next(key)) here.push_back(key);
    unsigned flagged = 0;
    while (here.size() > 8) surplus.push_back(TakeSurplus(here, flagged));
    Bucket& bucket = parts_.buckets[at];
    for (int slot = 0; slot < 8; ++slot) {
      if (flagged >> slot & 1) bucket.tag[slot] = kOverflow;
      if (static_cast<std::size_t>(slot) < here.size()) fill(bucket, slot, here[static_cast<std::size_t>(slot)]);
    }
    here.clear();
  }
  for (const Key& k : surplus) {  // the last bucket's go to the first that has room
    for (std::size_t at = 0;; ++at) {
      Bucket& bucket = parts_.buckets[at];
      int slot = 0;
      while (slot < 8 && (bucket.tag[slot] & (kIsName | kContinues))) ++slot;
      if (slot < 8) {
        fill(bucket, slot, k);
        break;
      }
      bucket.tag[OverflowSlot(k.key)] |= kOverflow;
    }
  }
}

// Eight sets of first bytes, each with the second and third bytes that follow any of its own: capitals, which nearly all
// names begin with, share two sets, so that the few small letters among them stay few.
void NameBuilder::AddFirstThree(std::uint32_t bytes, std::size_t size) {
  unsigned first = bytes & 0xFF;
  bool small = first - 'a' < 26;
  std::uint8_t bit = static_cast<std::uint8_t>(1u << (small ? 2 + first % 6 : first & 1));
  std::uint8_t* table = parts_.first_three.data();
  table[first] |= bit;
  for (unsigned at = 1; at < 3; ++at) {
    if (size > at) {
      table[at * 256 + (bytes >> (8 * at) & 0xFF)] |= bit;
      continue;
    }
    for (unsigned byte = 0; byte < 256; ++byte) {  // behind the word's end stands a byte of no word, and then any
      bool word = (byte | 32) - 'a' < 26 || byte - '0' < 10 || byte == '_';
      if (size < at || !word) table[at * 256 + byte] |= bit;
    }
  }
}

void NameBuilder::FillFilters() {
  std::size_t keys = begins_.size() + singles_.size();
  auto same = [](const FilterKey& a, const FilterKey& b) { return a.key == b.key && a.lower == b.lower; };
  for (auto* list : {&begins_, &singles_}) {
    std::sort(list->begin(), list->end(), ByKey);
    list->erase(std::unique(list->begin(), list->end(), same), list->end());
  }
  keys = begins_.size() + singles_.size();
  parts_.word_filter.assign(std::bit_ceil(std::max<std::size_t>(keys * 16 / 64, 64)), 0);
  unsigned shift = 64 - static_cast<unsigned>(std::countr_zero(parts_.word_filter.size()));
  for (const FilterKey& k : begins_) parts_.word_filter[k.key >> shift] |= BeginBits(k.key) | (k.lower ? BeginLowerBit(k.key) : 0);
  for (const FilterKey& k : singles_) parts_.word_filter[k.key >> shift] |= NameBits(k.key) | (k.lower ? NameLowerBit(k.key) : 0);
  std::sort(firsts_.begin(), firsts_.end());
  firsts_.erase(std::unique(firsts_.begin(), firsts_.end()), firsts_.end());
  std::size_t bits = std::clamp<std::size_t>(std::bit_ceil(firsts_.size() * 16), 4096, 1 << 18);
  parts_.first_three.assign(3 * 256, 0);
  parts_.first_bytes.assign(bits / 64, 0);
  unsigned first_shift = 32 - static_cast<unsigned>(std::countr_zero(bits));
  for (const auto& [bytes, size] : firsts_) {
    AddFirstThree(bytes, size);
    std::uint32_t index = FirstBytesIndex(bytes, size, first_shift);
    parts_.first_bytes[index >> 6] |= std::uint64_t{1} << (index & 63);
  }
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  parts_.pair_filter.assign(std::bit_ceil(std::max<std::size_t>(pairs_.size() * 12 / 64, 64)), 0);
  shift = 64 - static_cast<unsigned>(std::countr_zero(parts_.pair_filter.size()));
  for (std::uint64_t key : pairs_) parts_.pair_filter[key >> shift] |= BeginBits(key);
}

absl::Status NameBuilder::Build() {
  ReadSurfaces();
  GroupNames();
  if (strings_.size() > 0xFFFFFFFFu) return base::ResourceExhausted("4 GiB of strings or more; write fewer");
  FillBuckets();
  FillFilters();
  return absl::OkStatus();
}

}  // namespace

absl::Status AddNames(const Records& records, StringPool& strings, Parts& parts) { return NameBuilder(records, strings, parts).Build(); }

}  // namespace onoma::gazetteer
