// The tokenizers, one for each instruction set, each filling the bounds only; and the hashing that follows.
#ifndef ONOMA_LIB_TEXT_TOKENIZE_H_
#define ONOMA_LIB_TEXT_TOKENIZE_H_

#include <string_view>

#include "lib/base/target.h"
#include "lib/text/tokens.h"

namespace onoma::text {

constexpr bool IsAsciiWordChar(unsigned char byte) {
  return static_cast<unsigned char>((byte | 32) - 'a') < 26 || static_cast<unsigned char>(byte - '0') < 10 || byte == '_';
}

// The lead bytes of a block that begin a character of two or three bytes with all its tails, and is a word character (two, three) or may
// be, by the tables (ask_two, ask_three); and those of four bytes, for the decoder. Others are no word characters.
struct Leads {
  std::uint64_t two = 0, three = 0, ask_two = 0, ask_three = 0, rest = 0;
};

// `spaced`: with the bits for Words::NextApart.
void TokenizeScalar(std::string_view text, bool spaced, Words& words);
// See hash_kernel.inc.
void HashRowScalar(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                   std::uint8_t* small);
void HashWords(std::string_view text, Isa isa, Words& words);
#if defined(ONOMA_X86)
bool HasAvx2();
bool HasAvx512();
void TokenizeAvx2(std::string_view text, bool spaced, Words& words);
void TokenizeAvx512(std::string_view text, const std::uint8_t* wanted, bool spaced,
                    Words& words);  // wanted may be nullptr, and is where spaced
void HashRowAvx2(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                 std::uint8_t* small);
void HashRowAvx512(std::string_view text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count, std::uint64_t* hashes,
                   std::uint8_t* small);
#endif

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_TOKENIZE_H_
