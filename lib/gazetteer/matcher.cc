// Simple and exact: at each word that may begin a name, walk along the words while the index knows the row of words so far, and
// compare the bytes of each name met. Filters spare most words the walk.
#include "lib/gazetteer/matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/base/bytes.h"
#include "lib/gazetteer/image_view.h"
#include "lib/gazetteer/name.h"

namespace onoma::gazetteer {
namespace {

bool AsciiWord(char c) {
  unsigned char u = static_cast<unsigned char>(c);
  return static_cast<unsigned char>((u | 32) - 'a') < 26 || static_cast<unsigned char>(u - '0') < 10;
}
char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The bytes before a name's first word.
std::size_t LeadOf(std::string_view name) {
  if (AsciiWord(name.front())) return 0;
  NameParts parts;
  parts.Cut(name);
  return parts.begins.empty() ? 0 : parts.begins[0];
}

}  // namespace

bool Admits(const Image& image, const AliasRow& alias, std::string_view surface) { return AdmitsSurface(alias.flags, image.alias_text(alias), surface); }

void Matcher::Find(std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits) const {
  ImageView view(image_.bytes());
  auto buckets = view.buckets();
  auto filter = view.rows<std::uint64_t>(kWordFilter);
  unsigned shift = 64 - static_cast<unsigned>(std::countr_zero(filter.size()));
  std::size_t count = words.size();
  std::size_t first_hit = hits.size();
  auto hash_of = [&](std::size_t i) { return words.hashed() ? words.hash(i) : text::FoldedHash(text.substr(words.begin(i), words.end(i) - words.begin(i))); };

  auto verify = [&](std::uint32_t first_alias, std::size_t from, std::size_t to) {
    const AliasRow& row = view.aliases()[first_alias];
    std::string_view name = view.text(row.text, row.text_size);
    if (name.empty()) return;
    std::size_t begin = words.begin(from), end = words.end(to - 1);
    if (options.parity != MatchOptions::kNone) {
      std::size_t lead = LeadOf(name);
      if (lead > begin || begin - lead + name.size() > text.size()) return;
      begin -= lead, end = begin + name.size();
      std::string_view surface = text.substr(begin, name.size());
      if (options.parity == MatchOptions::kCaseSensitive ? surface != name : !std::equal(name.begin(), name.end(), surface.begin(), [](char a, char b) {
            return LowerAscii(a) == LowerAscii(b);
          }))
        return;
    } else if (!ReadsAs(text, begin, end, name, begin, end)) {
      return;
    }
    if (end > words.end(to - 1) && to < count && end >= words.begin(to)) return;           // "U.S." in "U.S.A"
    if (begin < words.begin(from) && from > 0 && begin <= words.end(from - 1)) return;
    std::uint32_t name_index = view.NameOfAlias(first_alias);
    std::uint32_t last_alias = view.first_alias()[name_index + 1];
    std::uint32_t accepted = 0;
    bool any = false;
    std::string_view surface = text.substr(begin, end - begin);
    for (std::uint32_t a = first_alias; a < last_alias; ++a) {
      if (a - first_alias >= 32 && any) break;
      const AliasRow& alias = view.aliases()[a];
      if (options.parity == MatchOptions::kNone && !AdmitsSurface(alias.flags, view.text(alias.text, alias.text_size), surface)) continue;
      any = true;
      if (a - first_alias < 32) accepted |= 1u << (a - first_alias);
    }
    if (any)
      hits.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                      name_index, accepted});
  };

  std::size_t free_from = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t key = hash_of(i);
    std::uint64_t bits = filter[key >> shift];
    bool begins = (bits & BeginBits(key)) == BeginBits(key), is_name = (bits & NameBits(key)) == NameBits(key);
    if (!begins && !is_name) continue;
    std::size_t before = hits.size();
    for (std::size_t j = i + 1;; ++j) {
      bool continues = false;
      std::size_t at = base::ScaleTo(key, buckets.size());
      for (std::size_t probes = 0; probes < buckets.size(); ++probes, at = at + 1 == buckets.size() ? 0 : at + 1) {
        const Bucket& bucket = buckets[at];
        for (int slot = 0; slot < 8; ++slot) {
          if ((bucket.tag[slot] ^ static_cast<std::uint32_t>(key << 4)) & ~kSlotFlags) continue;
          continues |= (bucket.tag[slot] & kContinues) != 0;
          if (bucket.tag[slot] & kIsName) verify(bucket.alias[slot], i, j);
        }
        if (!(bucket.tag[0] & kOverflow)) break;
      }
      if ((!continues && (j > i + 1 || !begins)) || j >= count) break;
      std::size_t gap = words.end(j - 1);
      key = ChainKey(key, GapHash(text.data() + gap, words.begin(j) - gap), hash_of(j));
    }
    std::sort(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(),
              [](const Hit& a, const Hit& b) { return std::tie(a.begin, b.end, a.name) < std::tie(b.begin, a.end, b.name); });
    if (options.mode == MatchOptions::kLeftmostLongest && hits.size() > before) {
      // The longest at this start, if it does not overlap the one before.
      std::size_t keep = before;
      while (keep < hits.size() && hits[keep].begin < free_from) ++keep;
      if (keep < hits.size()) {
        hits[before] = hits[keep];
        free_from = hits[before].end;
        hits.resize(before + 1);
      } else {
        hits.resize(before);
      }
    }
  }
  (void)first_hit;
}

}  // namespace onoma::gazetteer
