// The sections while they are being built.
#ifndef ONOMA_LIB_GAZETTEER_BUILD_PARTS_H_
#define ONOMA_LIB_GAZETTEER_BUILD_PARTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "lib/gazetteer/layout.h"
#include "lib/gazetteer/records.h"

namespace onoma::gazetteer {

// The bytes of all strings, equal ones once. Keys are views of the records, which outlive the pool.
class StringPool {
 public:
  void Reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  StringRef Add(std::string_view text);     // `text` outlives the pool, or is copied if it is new
  StringRef Append(std::string_view text);  // without asking whether it is there
  void Remember(std::string_view text, StringRef ref) { seen_.emplace(Hash(text), ref); }
  const std::string& bytes() const { return bytes_; }
  std::uint64_t size() const { return size_; }

 private:
  static std::uint64_t Hash(std::string_view text);
  std::string bytes_;
  std::uint64_t size_ = 0;                              // may pass 4 GiB, which BuildImage refuses
  absl::flat_hash_map<std::uint64_t, StringRef> seen_;  // by hash; verified
};

struct Parts {
  std::vector<StringRef> types;
  std::vector<EntryRow> entries;
  std::vector<std::uint32_t> by_id;
  std::vector<AliasRow> aliases;
  std::vector<std::uint32_t> first_alias;
  std::vector<RankBlock> name_starts;
  std::vector<Bucket> buckets;
  std::vector<std::uint64_t> word_filter, pair_filter, first_bytes;
  std::vector<std::uint8_t> first_three;
  std::vector<TenureRow> tenures;
  std::vector<std::uint32_t> by_person, by_office;
  std::vector<std::uint8_t> by_office_kind;
  std::vector<StringRef> classes;
  std::vector<std::uint64_t> class_masks;
  std::vector<WordSlot> words;
  std::vector<StringRef> word_values;
  std::uint32_t max_words = 0, has_leads = 0;
};

absl::Status AddNames(const Records& records, StringPool& strings, Parts& parts);  // aliases, names, buckets, filters
absl::Status AddWords(const Records& records, StringPool& strings, Parts& parts);  // word classes

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_BUILD_PARTS_H_
