// What the rules said of a row of symbols, kept: of the places where some rule matches, 95 in 100 show a row that was seen before ("a number, a currency"), and the
// captures depend on nothing else. A row is all symbols from the start to the last that kept any rule alive.
#ifndef ONOMA_LIB_RULES_PHRASE_PATHS_H_
#define ONOMA_LIB_RULES_PHRASE_PATHS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onoma::rules {

class PhrasePaths {
 public:
  static constexpr std::size_t kLongest = 12;    // symbols; longer rows are not kept
  static constexpr std::uint16_t kNone = UINT16_MAX;
  struct alignas(32) Path {
    std::uint32_t first = 0;                     // of what was said: for each rule that matches its number, then its slots, counted from the start
    std::uint16_t size = 0, length = 0;
    std::uint16_t symbols[kLongest] = {};
    bool Is(const std::uint32_t* row, std::size_t count) const {
      if (length != count) return false;
      for (std::size_t i = 0; i < count; ++i)
        if (symbols[i] != row[i]) return false;
      return true;
    }
  };

  void Clear() {
    paths_.assign(kPaths, {});
    said_.clear();
  }
  // The place of a row; another row may lie there.
  Path& Of(const std::uint32_t* row, std::size_t size) {
    std::uint64_t hash = size;
    for (std::size_t i = 0; i < size; ++i) hash = (hash ^ row[i]) * 0x9E3779B97F4A7C15u;
    return paths_[hash >> 52];
  }
  // Begins what is said of `row`, which takes the place of `path`'s.
  void Begin(Path& path, const std::uint32_t* row, std::size_t size) {
    if (said_.size() > kMaxSaid) Clear();
    path.first = std::uint32_t(said_.size());
    path.size = 0;
    path.length = std::uint16_t(size);
    for (std::size_t i = 0; i < size; ++i) path.symbols[i] = std::uint16_t(row[i]);
  }
  void Say(Path& path, std::uint16_t value) {
    said_.push_back(value);
    ++path.size;
  }
  const std::uint16_t* said(std::uint32_t at) const { return said_.data() + at; }

 private:
  static constexpr std::size_t kPaths = 4096, kMaxSaid = std::size_t(1) << 20;
  static_assert(sizeof(Path) == 32);
  std::vector<Path> paths_;
  std::vector<std::uint16_t> said_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PHRASE_PATHS_H_
