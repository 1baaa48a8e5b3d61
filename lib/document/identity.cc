// Who a mention is: the gazetteer's entry, what it refers back to, or an id made of its own words.
#include <cstring>

#include "lib/document/stages.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {

std::string_view WhyText(Why why) {
  switch (why) {
    case Why::kNothing:
      return "";
    case Why::kStrongMention:
      return "strong mention of the same entity";
    case Why::kRule:
      return "a rule says the same of this span";
    case Why::kNoRival:
      return "capitalised, no common word, no rival";
    case Why::kDefined:
      return "defined in the document";
    case Why::kCapitalBehind:
      return "a capitalised word behind";
    case Why::kPlaceBefore:
      return "a place of its country before the comma";
    case Why::kPlaceBehind:
      return "lies in the state or country behind the comma";
    case Why::kElsewhere:
      return "no town of this name is known in the state behind the comma";
    case Why::kOwner:
      return "whose it is stands beside";
    case Why::kSubject:
      return "of the country that the document speaks of";
    case Why::kNamedBefore:
      return "the last body of the name that the document has named";
    case Why::kCountryFirst:
      return "a country before other places of its name";
    case Why::kUnsupported:
      return "weak, and no support found";
    case Why::kOverlap:
      return "overlaps a mention that ranks higher";
    case Why::kCommonWord:
      return "a common word, and no support found";
    case Why::kPartOfName:
      return "stands beside another part of a name";
    case Why::kOutranked:
      return "same span, other reading preferred";
    case Why::kLowerTitle:
      return "title in lower case without a person or office beside";
    case Why::kOtherPlace:
      return "the document means another of this name";
  }
  return "";
}

std::string_view NameOf(const Context& context, const Working& w, std::uint32_t mention) {
  const Mention& m = w.mentions[Root(w, mention)];
  if (m.entry != kNoEntry) return context.knowledge.Entry(m.entry).name;
  return w.text.substr(m.begin, m.end - m.begin);
}

namespace {

// What a byte of ASCII is in a slug: a letter in lower case or a digit, '-' for all that parts words, 1 for an apostrophe, which parts
// none; 0 for what is no ASCII.
struct SlugBytes {
  char of[256] = {};
  constexpr SlugBytes() {
    for (int c = 0; c < 128; ++c)
      of[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? char(c)
              : c >= 'A' && c <= 'Z'                           ? char(c + 32)
              : c == '\'' || c == '`'                          ? char(1)
                                                               : '-';
  }
};
constexpr SlugBytes kSlugBytes;

// Any text: folded in place, then its word characters drawn together; no character grows by that.
std::size_t WriteFoldedSlug(std::string_view words, char* out) {
  const std::string_view folded(out, text::FoldTo(words, out));
  bool dash = false;
  std::size_t size = 0;
  for (std::size_t i = 0; i < folded.size();) {
    const auto d = text::Decode(folded, i);
    if (text::IsWordChar(d.code) && d.code != '_') {
      if (dash && size > 0) out[size++] = '-';
      dash = false;
      for (std::size_t k = 0; k < d.length; ++k) out[size++] = folded[i + k];
    } else if (!text::IsApostrophe(d.code)) {
      dash = true;
    }
    i += d.length;
  }
  return size;
}

}  // namespace

std::size_t WriteSlug(std::string_view whole, char* out) {
  std::string_view words = whole;
  std::size_t size = 0;
  // Eight letters, digits and single spaces at a time: the upper half of each byte is of no other by the sums below.
  constexpr std::uint64_t kEach = 0x0101010101010101u, kHigh = 0x80 * kEach;
  for (; words.size() >= 8; words.remove_prefix(8), size += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, words.data(), 8);
    const std::uint64_t low = bytes | 0x20 * kEach;
    const auto between = [&](std::uint64_t some, unsigned first, unsigned last) {
      return (some + kEach * (0x80 - first)) & ~(some + kEach * (0x7F - last));
    };
    const std::uint64_t letters = between(low, 'a', 'z'), digits = between(bytes, '0', '9'), spaces = between(bytes, ' ', ' ');
    if ((bytes & kHigh) || ((letters | digits | spaces) & kHigh) != kHigh) break;
    const std::uint64_t gaps = spaces & kHigh;
    if (gaps && ((gaps & gaps << 8) || ((gaps & 0x80) && (size == 0 || out[size - 1] == '-')))) break;
    // A capital becomes small, ' ' (0x20) becomes '-' (0x2D).
    const std::uint64_t slug = (bytes | (letters & kHigh) >> 2) + (gaps >> 7) * 0x0D;
    std::memcpy(out + size, &slug, 8);
  }
  for (const char byte : words) {
    const char c = kSlugBytes.of[static_cast<unsigned char>(byte)];
    if (c == 0) return WriteFoldedSlug(whole, out);
    if (c == 1 || (c == '-' && (size == 0 || out[size - 1] == '-'))) continue;
    out[size++] = c;
  }
  return size > 0 && out[size - 1] == '-' ? size - 1 : size;
}

void AppendSlug(std::string_view words, std::string& out) {
  const std::size_t start = out.size();
  out.resize(start + MostSlug(words));
  out.resize(start + WriteSlug(words, out.data() + start));
}

std::string_view StateOfTown(const Context& context, const Working& w, const Mention& m) {
  if (m.why != Why::kElsewhere) return {};
  return context.knowledge.Entry(w.mentions[m.detail].entry).id.substr(4);
}

void AppendId(const Context& context, const Working& w, std::uint32_t mention, std::string& out) {
  const Mention& m = w.mentions[Root(w, mention)];
  if (m.entry != kNoEntry) {
    out.append(context.knowledge.Entry(m.entry).id);
    return;
  }
  const std::string_view kind = IdKind(m.type);
  if (kind.empty()) return;
  out.append(kind);
  AppendSlug(w.text.substr(m.begin, m.end - m.begin), out);
  if (const std::string_view state = StateOfTown(context, w, m); !state.empty()) out.append("-").append(state);
}

}  // namespace onoma::document
