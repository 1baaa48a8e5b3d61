// What the rules said of a row of symbols, kept: of the places where some rule matches, nine in ten and more show a row that was seen
// before ("a number, a currency"), and the captures depend on nothing else. A row is all symbols from the start to the last that kept any
// rule alive.
#ifndef ONOMA_LIB_RULES_PHRASE_PATHS_H_
#define ONOMA_LIB_RULES_PHRASE_PATHS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace onoma::rules {

class PhrasePaths {
 public:
  static constexpr std::size_t kLongest = 12;  // symbols; longer rows are not kept
  static constexpr std::size_t kShort = 16;    // of what is said of a row, beside it in one cache line
  static constexpr std::uint16_t kNone = UINT16_MAX;
  // Its unused symbols are 0.
  struct Row {
    std::uint16_t symbols[kLongest] = {};
    bool operator==(const Row& other) const { return std::memcmp(symbols, other.symbols, sizeof symbols) == 0; }
  };
  struct alignas(64) Path {
    Row row;
    std::uint16_t length = 0, size = 0;
    std::uint32_t first = 0;          // in said_, of what is longer than `said`
    std::uint16_t said[kShort] = {};  // for each rule that matches its number, then its slots, counted from the start
    bool Is(const Row& other, std::size_t count) const { return length == count && row == other; }
  };

  void Clear() {
    paths_.assign(kPaths, {});
    said_.clear();
  }
  // The place of a row: of two paths beside each other, where others may lie.
  static std::uint32_t Place(const Row& row, std::size_t length) {
    std::uint64_t parts[3];
    static_assert(sizeof parts == sizeof row.symbols);
    std::memcpy(parts, row.symbols, sizeof parts);
    const std::uint64_t hash = (parts[0] * 0x9E3779B97F4A7C15u ^ parts[1] * 0xC2B2AE3D27D4EB4Fu ^ parts[2] * 0x165667B19E3779F9u) + length;
    return std::uint32_t((hash ^ hash >> 29) * 0xBF58476D1CE4E5B9u >> 51) * 2;
  }
  void Prefetch(std::uint32_t place) const { __builtin_prefetch(&paths_[place]), __builtin_prefetch(&paths_[place + 1]); }
  // What is kept of `row`, at its place; null if nothing is.
  const Path* Find(std::uint32_t place, const Row& row, std::size_t length) const {
    const Path* const path = &paths_[place];
    return path[0].Is(row, length) ? path : path[1].Is(row, length) ? path + 1 : nullptr;
  }
  // Puts what was said of `row` first in its place, and what was first there behind it.
  const Path* Put(std::uint32_t place, const Row& row, std::size_t length, const std::vector<std::uint16_t>& said) {
    if (said_.size() + said.size() > kMaxSaid) Clear();
    Path& path = paths_[place];
    paths_[place + 1] = path;
    path.row = row;
    path.length = std::uint16_t(length);
    path.size = std::uint16_t(said.size());
    path.first = std::uint32_t(said_.size());
    if (said.size() <= kShort)
      std::copy(said.begin(), said.end(), path.said);
    else
      said_.insert(said_.end(), said.begin(), said.end());
    return &path;
  }
  const std::uint16_t* Said(const Path& path) const { return path.size <= kShort ? path.said : said_.data() + path.first; }

 private:
  static constexpr std::size_t kPaths = 16384, kMaxSaid = std::size_t(1) << 20;
  static_assert(sizeof(Path) == 64 && kPaths == std::size_t(1) << 14);
  std::vector<Path> paths_;
  std::vector<std::uint16_t> said_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_PATHS_H_
