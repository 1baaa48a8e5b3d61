// Names are compared as streams of folded characters: words through the fold table, gaps through a small normaliser, so that no
// string is built while searching.
#include "lib/gazetteer/name.h"

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::gazetteer {
namespace {

constexpr unsigned char kUnmatchable = 0x1F;  // white space with two line ends or more, a paragraph's end

constexpr char32_t kNoChar = 0xFFFFFFFF;

bool IsDoubleQuote(char32_t c) { return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xFF02; }

// Folded characters of a text, one after the other. Words give their folded code points (as bytes), gaps their normal form.
class FoldedChars {
 public:
  explicit FoldedChars(std::string_view text) : text_(text), table_(text::CharTable::Get()) {}

  // The next folded byte; kNoChar at the end.
  char32_t Next() {
    while (left_ == 0) {
      if (at_ >= text_.size()) return kNoChar;
      text::Decoded c = text::Decode(text_, at_);
      std::uint8_t p = table_.Properties(c.code);
      if (p & text::kWordChar) {
        text::Folded folded = table_.Fold(c.code);
        bytes_ = folded.bytes, left_ = folded.size;
        at_ += c.length;
        continue;
      }
      if (p & text::kSpaceChar) return WhiteSpace();
      if (c.code == 0xFFFD && c.length == 1) {  // an invalid byte stands for itself
        bytes_ = static_cast<unsigned char>(text_[at_]), left_ = 1;
        ++at_;
        continue;
      }
      at_ += c.length;
      if (p & text::kApostropheChar) return U'\'';
      if (p & text::kHyphenChar) return U'-';
      if (IsDoubleQuote(c.code)) return U'"';
      char bytes[4] = {};
      left_ = text::EncodeTo(c.code, bytes);
      bytes_ = base::Load32(bytes);
    }
    char32_t byte = bytes_ & 0xFF;
    bytes_ >>= 8, --left_;
    return byte;
  }
  // Where the next folded byte comes from; only between characters.
  std::size_t at() const { return at_; }

 private:
  char32_t WhiteSpace() {
    unsigned line_ends = 0;
    while (at_ < text_.size()) {
      text::Decoded c = text::Decode(text_, at_);
      if (!(table_.Properties(c.code) & text::kSpaceChar)) break;
      if (c.code == U'\n' || c.code == U'\v' || c.code == U'\f' || c.code == 0x85 || c.code == 0x2028) ++line_ends;
      if (c.code == U'\r' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '\n')) ++line_ends;
      if (c.code == 0x2029) line_ends += 2;
      at_ += c.length;
    }
    return line_ends > 1 ? char32_t{kUnmatchable} : U' ';
  }

  std::string_view text_;
  const text::CharTable& table_;
  std::size_t at_ = 0;
  std::uint32_t bytes_ = 0, left_ = 0;
};

std::size_t CharBefore(std::string_view text, std::size_t at) {  // at > 0
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return begin + text::Decode(text, begin).length == at ? begin : at - 1;
}

// The bounds of the first word and the end of the last.
void WordBounds(std::string_view name, std::size_t& first, std::size_t& last) {
  first = name.size(), last = 0;
  for (std::size_t at = 0; at < name.size();) {
    text::Decoded c = text::Decode(name, at);
    if (text::IsWordChar(c.code)) {
      if (first == name.size()) first = at;
      last = at + c.length;
    }
    at += c.length;
  }
  if (last == 0) first = 0;
}

// The cases of a surface's letters, word by word: a folded word may differ in length from the other ("ß", "ss"), so each side is
// summed up by itself and the letters are compared only where their number agrees.
struct WordCase {
  bool ended = false;  // no more words
  bool first_upper = false, first_lower = false, rest_upper = false, rest_lower = false;
  unsigned letters = 0;
  std::uint64_t upper = 0;  // bit i: letter i (below 64) is upper case
  void Read(std::string_view text, std::size_t& at);
};

void WordCase::Read(std::string_view text, std::size_t& at) {
  *this = {};
  const text::CharTable& table = text::CharTable::Get();
  bool inside = false;
  while (at < text.size()) {
    text::Decoded c = text::Decode(text, at);
    std::uint8_t p = table.Properties(c.code);
    if (!(p & text::kWordChar)) {
      if (inside) return;
      at += c.length;
      continue;
    }
    inside = true;
    at += c.length;
    if (c.code >= 0x80 && table.Fold(c.code).size == 0) continue;  // an accent of its own
    bool is_upper = p & text::kUpperChar, is_lower = p & text::kLowerChar;
    (letters == 0 ? first_upper : rest_upper) |= is_upper;
    (letters == 0 ? first_lower : rest_lower) |= is_lower;
    if (is_upper && letters < 64) upper |= std::uint64_t{1} << letters;
    ++letters;
  }
  ended = !inside;
}

// The same question for two ASCII strings of one length; -1 where they are not.
int AdmitsAscii(std::uint16_t flags, std::string_view alias, std::string_view surface) {
  if (alias.size() != surface.size()) return -1;
  bool written = true, title_or_written = true, upper = true, any = false;
  bool inside = false, same = true, title = true;  // of the word being read
  for (std::size_t i = 0; i <= alias.size(); ++i) {
    unsigned char a = i < alias.size() ? static_cast<unsigned char>(alias[i]) : ' ',
                  b = i < alias.size() ? static_cast<unsigned char>(surface[i]) : ' ';
    if ((a | b) >= 0x80) return -1;
    bool large = static_cast<unsigned char>(b - 'A') < 26, small = static_cast<unsigned char>(b - 'a') < 26;
    bool word = large || small || static_cast<unsigned char>(b - '0') < 10 || b == '_';
    if (!word) {
      if (inside) {
        written &= same;
        title_or_written &= same || title;
      }
      inside = false, same = true, title = true;
      continue;
    }
    any = true;
    same &= a == b;
    title &= inside ? !large : !small;
    upper &= !small;
    inside = true;
  }
  if (written) return 1;
  if (flags & kExactCase) return 0;
  return any && (title_or_written || upper);
}

}  // namespace

const unsigned char kGapByte[128] = {
    0,   1,   2,   3,   4,   5,   6,   7,   8,   ' ', ' ', ' ', ' ', ' ',  14,   15,  16,  17,  18,   19,  20,  21,  22,  23,  24,  25,
    26,  27,  28,  29,  30,  31,  ' ', '!', '"', '#', '$', '%', '&', '\'', '(',  ')', '*', '+', ',',  '-', '.', '/', '0', '1', '2', '3',
    '4', '5', '6', '7', '8', '9', ':', ';', '<', '=', '>', '?', '@', 'a',  'b',  'c', 'd', 'e', 'f',  'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '[',  '\\', ']', '^', '_', '\'', 'a', 'b', 'c', 'd', 'e', 'f', 'g',
    'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',  'v',  'w', 'x', 'y', 'z',  '{', '|', '}', '~', 127};

std::uint64_t GapHashSlow(std::string_view gap) {
  FoldedChars chars(gap);
  char32_t c = chars.Next();
  std::uint64_t hash = c;
  for (c = chars.Next(); c != kNoChar; c = chars.Next()) hash = base::Mum(hash ^ base::kMix0, c + base::kMix1);
  return hash;
}

void NameParts::Cut(std::string_view name) {
  begins.clear(), ends.clear(), hashes.clear();
  bool inside = false;
  for (std::size_t at = 0; at < name.size();) {
    text::Decoded c = text::Decode(name, at);
    bool is_word = text::IsWordChar(c.code);
    if (is_word && !inside) begins.push_back(static_cast<std::uint32_t>(at));
    if (!is_word && inside) ends.push_back(static_cast<std::uint32_t>(at));
    inside = is_word;
    at += c.length;
  }
  if (inside) ends.push_back(static_cast<std::uint32_t>(name.size()));
  for (std::size_t i = 0; i < begins.size(); ++i) hashes.push_back(text::FoldedHash(name.substr(begins[i], ends[i] - begins[i])));
}

void FoldName(std::string_view name, std::string& out) {
  FoldedChars chars(name);
  for (char32_t c = chars.Next(); c != kNoChar; c = chars.Next()) out.push_back(static_cast<char>(static_cast<unsigned char>(c)));
}

bool ReadsAs(std::string_view text, std::size_t at, std::size_t last_end, std::string_view name, std::size_t& begin, std::size_t& end) {
  std::size_t first = 0, last = 0;
  WordBounds(name, first, last);
  FoldedChars ours(name.substr(first, last - first)), theirs(text.substr(at, last_end - at));
  for (;;) {
    char32_t a = ours.Next(), b = theirs.Next();
    if (a != b || a == kUnmatchable) return false;
    if (a == kNoChar) break;
  }
  begin = at, end = last_end;
  if (last < name.size()) {  // "U.S." and its last full stop
    FoldedChars tail(name.substr(last));
    FoldedChars following(text.substr(last_end));
    for (char32_t a = tail.Next(); a != kNoChar; a = tail.Next())
      if (a != following.Next()) return false;
    end = last_end + following.at();
  }
  if (first > 0) {  // "'s-Hertogenbosch": as many characters back as the name has in front
    for (std::size_t i = first; i > 0;) {
      i = CharBefore(name, i);
      if (begin == 0) return false;
      begin = CharBefore(text, begin);
      if (!text::IsSpace(text::Decode(name, i).code)) continue;
      while (i > 0 && text::IsSpace(text::Decode(name, CharBefore(name, i)).code)) i = CharBefore(name, i);
      while (begin > 0 && text::IsSpace(text::Decode(text, CharBefore(text, begin)).code)) begin = CharBefore(text, begin);
    }
    FoldedChars head(name.substr(0, first)), before(text.substr(begin, at - begin));
    for (;;) {
      char32_t a = head.Next(), b = before.Next();
      if (a != b) return false;
      if (a == kNoChar) break;
    }
  }
  return true;
}

std::size_t LeadOf(std::string_view name) {
  unsigned char first = static_cast<unsigned char>(name.front());
  if (static_cast<unsigned char>((first | 32) - 'a') < 26 || static_cast<unsigned char>(first - '0') < 10) return 0;
  std::size_t begin = 0, end = 0;
  WordBounds(name, begin, end);
  return begin;
}

bool AdmitsSurface(std::uint16_t flags, std::string_view alias, std::string_view surface) {
  if (flags & kAnyCase) return true;
  if (alias == surface) return true;
  int ascii = AdmitsAscii(flags, alias, surface);
  if (ascii >= 0) return ascii != 0;
  bool as_written = true, all_title_or_written = true, all_upper = true;
  bool has_rest = false;
  std::size_t i = 0, j = 0;
  WordCase ours, theirs;
  for (;;) {
    ours.Read(alias, i), theirs.Read(surface, j);
    if (ours.ended || theirs.ended) break;
    bool same = ours.upper == theirs.upper;
    if (ours.letters != theirs.letters)  // "Straße" and "STRASSE"
      same = ours.first_upper == theirs.first_upper && ours.rest_upper == theirs.rest_upper && ours.rest_lower == theirs.rest_lower;
    bool title = !theirs.first_lower && !theirs.rest_upper;
    as_written &= same;
    all_title_or_written &= same || title;
    all_upper &= !theirs.first_lower && !theirs.rest_lower;
    has_rest |= theirs.letters > 0;
  }
  if (as_written) return true;
  if (flags & kExactCase) return false;
  return has_rest && (all_title_or_written || all_upper);
}

}  // namespace onoma::gazetteer
