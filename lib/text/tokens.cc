// The scalar tokenizer, which defines what a word is, and the choice among the implementations.
#include "lib/text/tokens.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "lib/text/char_table.h"
#include "lib/text/chars.h"
#include "lib/text/tokenize.h"

namespace onoma::text {

void Words::Reserve(std::size_t words, bool hashes, bool candidates, bool spaced) {
  auto grow = [](auto& array, std::size_t keep, std::size_t size) {
    using Element = typename std::remove_reference_t<decltype(array)>::element_type;
    std::unique_ptr<Element[]> larger(new Element[size + kSlack]);
    if (keep > 0) std::memcpy(larger.get(), array.get(), keep * sizeof(Element));
    array = std::move(larger);
  };
  if (words > capacity_) {
    std::size_t size = std::max(words, capacity_ + capacity_ / 2);
    grow(begin_, capacity_, size);
    grow(end_, capacity_, size);
    capacity_ = size;
  }
  if (hashes && hash_capacity_ < capacity_) {
    grow(hash_, hash_capacity_, capacity_);
    grow(small_, (hash_capacity_ + 7) / 8, (capacity_ + 7) / 8);
    hash_capacity_ = capacity_;
  }
  if (candidates && candidate_capacity_ < capacity_) {
    grow(candidate_, candidate_capacity_, capacity_);
    candidate_capacity_ = capacity_;
  }
  if (spaced && spaced_capacity_ < capacity_) {
    grow(spaced_, (spaced_capacity_ + 63) / 64, (capacity_ + 63) / 64);
    spaced_capacity_ = capacity_;
  }
}

Isa BestIsa() {
  static const Isa best = [] {
    Isa isa = Isa::kScalar;
#if defined(ONOMA_X86)
    if (HasAvx2()) isa = Isa::kAvx2;
    if (HasAvx512()) isa = Isa::kAvx512;
#endif
    if (const char* wanted = std::getenv("ONOMA_ISA")) {
      if (std::strcmp(wanted, "scalar") == 0) isa = Isa::kScalar;
      if (std::strcmp(wanted, "avx2") == 0) isa = std::min(isa, Isa::kAvx2);
    }
    return isa;
  }();
  return best;
}

// Steps over a character that is not ASCII if it is a word character (or, `word` false, if it is none). The short ways for two and three
// bytes; all else by the decoder.
[[gnu::noinline]] static bool StepOver(const CharTable& table, std::string_view text, bool word, std::size_t& at) {
  const char* const c = text.data() + at;
  const std::size_t left = text.size() - at;
  const unsigned lead = static_cast<unsigned char>(*c);
  auto tail = [&](std::size_t i) { return (static_cast<unsigned char>(c[i]) & 0xC0) == 0x80; };
  bool is_word;
  std::size_t length;
  if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && tail(1)) {
    is_word = table.IsTwoByteWord(c), length = 2;
  } else if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && tail(1) && tail(2)) {
    is_word = table.IsThreeByteWord(c), length = 3;
  } else {
    const Decoded decoded = Decode(text, at);
    is_word = (table.Properties(decoded.code) & kWordChar) != 0, length = decoded.length;
  }
  if (is_word == word) at += length;
  return is_word == word;
}

void TokenizeScalar(std::string_view text, bool spaced, Words& words) {
  static constexpr auto kWord = [] {
    std::array<bool, 256> table{};
    for (unsigned byte = 0; byte < 128; ++byte) table[byte] = IsAsciiWordChar(static_cast<unsigned char>(byte));
    return table;
  }();
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  const CharTable& table = CharTable::Get();
  std::size_t count = 0, room = 0, at = 0;
  std::uint32_t *begins = nullptr, *ends = nullptr;
  auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  auto step = [&](bool word) { return StepOver(table, text, word, at); };
  for (;;) {
    while (at < size && (byte_at(at) < 0x80 ? !kWord[byte_at(at)] && ++at : step(false))) {
    }
    if (at >= size) break;
    if (count == room) {
      words.Reserve(count + 1024, false, false, spaced);
      room = count + 1024, begins = words.mutable_begins(), ends = words.mutable_ends();
    }
    begins[count] = static_cast<std::uint32_t>(at);
    if (spaced) {
      std::uint64_t& bits = words.mutable_spaced()[count / 64];
      if (count % 64 == 0) bits = 0;
      bits |= std::uint64_t{count > 0 && at == ends[count - 1] + std::size_t{1} && bytes[at - 1] == ' '} << count % 64;
    }
    while (at < size && (byte_at(at) < 0x80 ? kWord[byte_at(at)] && ++at : step(true))) {
    }
    ends[count++] = static_cast<std::uint32_t>(at);
  }
  words.set_size(count, false);
}

void TokenizeFiltered(std::string_view text, Isa isa, const std::uint8_t* wanted, Words& words) {
#if defined(ONOMA_X86)
  isa = std::min(isa, BestIsa());
  if (isa == Isa::kAvx512) return TokenizeAvx512(text, wanted, false, words);
#endif
  (void)wanted;
  TokenizeBounds(text, isa, words);
}

static void Bounds(std::string_view text, Isa isa, bool spaced, Words& words) {
#if defined(ONOMA_X86)
  isa = std::min(isa, BestIsa());
  if (isa == Isa::kAvx512) return TokenizeAvx512(text, nullptr, spaced, words);
  if (isa == Isa::kAvx2) return TokenizeAvx2(text, spaced, words);
#endif
  (void)isa;
  TokenizeScalar(text, spaced, words);
}

void TokenizeBounds(std::string_view text, Isa isa, Words& words) { Bounds(text, isa, false, words); }

void Tokenize(std::string_view text, Isa isa, Words& words) {
  Bounds(text, isa, true, words);
  HashWords(text, isa, words);
}

}  // namespace onoma::text
