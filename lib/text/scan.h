// Finds the few bytes and the few words of a text that somebody waits for: bit masks, many at once where the machine has vectors.
#ifndef ONOMA_LIB_TEXT_SCAN_H_
#define ONOMA_LIB_TEXT_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/text/tokens.h"

namespace onoma::text {

// A set of bytes. Each table has at most one byte for each lower half, so that one look and one comparison tell; few sets need a second
// table.
class ByteSet {
 public:
  ByteSet();
  void Add(unsigned char byte);
  bool empty() const { return tables_ == 0; }
  // Bit i of masks[k]: byte 64 * k + i is in the set; the last mask is filled with 0.
  void Find(std::string_view text, Isa isa, std::uint64_t* masks) const;

 private:
  bool is_in_[256] = {};
  unsigned tables_ = 0;
  std::uint8_t of_[16][16];
};

// A set of hashes of words, of which it tells all, and of others few: 1,024 bits.
class HashFilter {
 public:
  void Add(std::uint64_t hash);
  bool empty() const { return empty_; }
  // Bit i: hashes[i] may be in the set; at most 64.
  std::uint64_t Find(const std::uint64_t* hashes, std::size_t count, Isa isa) const;

 private:
  bool May(std::uint64_t hash) const { return (bits_[hash & 31] >> (hash >> 5 & 31) & 1) != 0; }
  alignas(32) std::uint32_t bits_[32] = {};
  bool empty_ = true;
};

}  // namespace onoma::text

#endif  // ONOMA_LIB_TEXT_SCAN_H_
