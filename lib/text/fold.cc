// Folding, hashing and comparing of folded words. ASCII takes the short way everywhere; the rest goes character by character
// through the fold table, which is free of context, so that two words can be compared as two streams.
#include <algorithm>
#include <cstring>
#include <memory>

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/fold_fast.h"
#include "lib/text/hash.h"
#include "lib/text/tokens.h"

namespace onoma::text {
namespace {

bool IsAscii(std::string_view word) {
  std::uint64_t bits = 0;
  std::size_t i = 0;
  for (; i + 8 <= word.size(); i += 8) bits |= base::Load64(word.data() + i);
  for (; i < word.size(); ++i) bits |= static_cast<unsigned char>(word[i]);
  return (bits & kHighBits) == 0;
}

// The folded bytes of a word, one after the other.
class FoldedStream {
 public:
  explicit FoldedStream(std::string_view word) : word_(word) {}
  // -1 at the end.
  int Next() {
    while (left_ == 0) {
      if (at_ == word_.size()) return -1;
      unsigned char byte = static_cast<unsigned char>(word_[at_]);
      if (byte < 0x80) return ++at_, static_cast<unsigned char>(LowerAscii(static_cast<char>(byte)));
      Decoded c = Decode(word_, at_);
      Folded folded = CharTable::Get().Fold(c.code);
      bytes_ = folded.bytes, left_ = folded.size;
      at_ += c.length;
    }
    int byte = static_cast<int>(bytes_ & 0xFF);
    bytes_ >>= 8, --left_;
    return byte;
  }

 private:
  std::string_view word_;
  std::size_t at_ = 0;
  std::uint32_t bytes_ = 0, left_ = 0;
};

}  // namespace

std::size_t FoldTo(std::string_view word, char* out) {
  const CharTable& table = CharTable::Get();
  const std::size_t size = word.size();
  const char* const bytes = word.data();
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  char* end = out;
  for (std::size_t at = 0; at < size;) {
    const unsigned lead = byte(at);
    if (lead < 0x80) {
      *end++ = LowerAscii(bytes[at]);
      ++at;
      continue;
    }
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < size && tail(at + 1)) {
      std::uint64_t folded;
      if (at + 8 <= size && byte(at + 2) >= 0xC2 && FoldTwos(table, base::Load64(bytes + at), ~std::uint64_t{0}, folded)) {
        std::memcpy(end, &folded, 8);
        end += 8, at += 8;
        continue;
      }
      const std::uint32_t one = table.low_folds()[(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F)];
      std::memcpy(end, &one, 4);
      end += one >> 24, at += 2;
      continue;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
      if (at + 15 <= size &&
          AreFoldedThrees(table, base::Load64(bytes + at), base::Load64(bytes + at + 7) >> 8, ~std::uint64_t{0}, ~std::uint64_t{0} >> 8)) {
        std::memcpy(end, bytes + at, 15);
        end += 15, at += 15;
        continue;
      }
      if (at + 2 < size && tail(at + 1) && tail(at + 2) && FoldsToItself(table, lead | std::uint64_t{byte(at + 1)} << 8)) {
        std::memcpy(end, bytes + at, 3);
        end += 3, at += 3;
        continue;
      }
    }
    Decoded c = Decode(word, at);
    Folded folded = table.Fold(c.code);
    at += c.length;
    std::memcpy(end, &folded.bytes, 4);
    end += folded.size;
  }
  return static_cast<std::size_t>(end - out);
}

std::uint64_t FoldedHash(std::string_view word) {
  if (IsAscii(word)) return HashFoldedBytes(word.data(), word.size());
  constexpr std::size_t kRoom = 400;
  char room[kRoom];
  if (3 * word.size() + 4 <= kRoom) return HashFoldedBytes(room, FoldTo(word, room));
  // A long word: fold and hash it in pieces of 16 folded bytes.
  FoldedStream stream(word);
  char block[17];
  std::size_t filled = 0;
  std::uint64_t hash = 0;
  for (int byte = stream.Next(); byte >= 0; byte = stream.Next()) {
    if (filled == 16) {
      hash = HashStep(hash, base::Load64(block) | kCaseBits, base::Load64(block + 8) | kCaseBits);
      filled = 0;
    }
    block[filled++] = static_cast<char>(byte);
  }
  std::memset(block + filled, 0, 16 - filled);
  std::uint64_t low = base::Load64(kPrefix + 16 - filled), high = base::Load64(kPrefix + 24 - filled);
  return HashStep(hash, (base::Load64(block) | kCaseBits) & low, (base::Load64(block + 8) | kCaseBits) & high);
}

bool EqualFolded(std::string_view a, std::string_view b) {
  // Equal ASCII prefixes fold to equal bytes, so two ASCII bytes that differ behind them decide.
  std::size_t i = 0, common = std::min(a.size(), b.size());
  for (; i + 8 <= common; i += 8) {  // eight letters or digits that are the same but for case
    const std::uint64_t x = base::Load64(a.data() + i), y = base::Load64(b.data() + i);
    if (((x | y) & kHighBits) != 0 || DifferWithoutCase(x, y) != 0) break;
  }
  while (i < common && static_cast<signed char>(a[i] | b[i]) >= 0 && LowerAscii(a[i]) == LowerAscii(b[i])) ++i;
  if (i == a.size() && i == b.size()) return true;
  if (i < common && static_cast<signed char>(a[i] | b[i]) >= 0) return false;
  a.remove_prefix(i), b.remove_prefix(i);
  FoldedStream left(a), right(b);
  for (;;) {
    int x = left.Next(), y = right.Next();
    if (x != y) return false;
    if (x < 0) return true;
  }
}

}  // namespace onoma::text
