// The scalar tokenizer, which defines what a word is, and the choice among the implementations.
#include "lib/text/tokens.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "lib/text/chars.h"
#include "lib/text/tokenize.h"

namespace onoma::text {

void Words::Reserve(std::size_t words, bool hashes, bool candidates) {
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
    hash_capacity_ = capacity_;
  }
  if (candidates && candidate_capacity_ < capacity_) {
    grow(candidate_, candidate_capacity_, capacity_);
    candidate_capacity_ = capacity_;
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

void TokenizeScalar(std::string_view text, Words& words) {
  std::size_t count = 0, at = 0;
  auto word_char_at = [&](std::size_t i, unsigned& length) {
    unsigned char byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) return length = 1, IsAsciiWordChar(byte);
    Decoded c = Decode(text, i);
    length = c.length;
    return IsWordChar(c.code);
  };
  unsigned length = 1;
  for (;;) {
    while (at < text.size() && !word_char_at(at, length)) at += length;
    if (at >= text.size()) break;
    std::size_t begin = at;
    do at += length;
    while (at < text.size() && word_char_at(at, length));
    words.Reserve(count + 1, false);
    words.mutable_begins()[count] = static_cast<std::uint32_t>(begin);
    words.mutable_ends()[count] = static_cast<std::uint32_t>(at);
    ++count;
  }
  words.set_size(count, false);
}

void TokenizeFiltered(std::string_view text, Isa isa, const std::uint8_t* wanted, Words& words) {
#if defined(ONOMA_X86)
  isa = std::min(isa, BestIsa());
  if (isa == Isa::kAvx512) return TokenizeAvx512(text, wanted, words);
#endif
  (void)wanted;
  TokenizeBounds(text, isa, words);
}

void TokenizeBounds(std::string_view text, Isa isa, Words& words) {
#if defined(ONOMA_X86)
  isa = std::min(isa, BestIsa());
  if (isa == Isa::kAvx512) return TokenizeAvx512(text, nullptr, words);
  if (isa == Isa::kAvx2) return TokenizeAvx2(text, words);
#endif
  (void)isa;
  TokenizeScalar(text, words);
}

void Tokenize(std::string_view text, Isa isa, Words& words) {
  TokenizeBounds(text, isa, words);
  HashWords(text, words);
}

}  // namespace onoma::text
