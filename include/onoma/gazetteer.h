// onoma/gazetteer.h: names and facts, compiled into one flat image.
//
//   onoma::GazetteerBuilder builder;
//   builder.AddFile("gazetteers/countries.tsv");                       // the format: gazetteers/README.md
//   builder.Add({"org/acme", "ORG.company", "Acme Corporation", {{"Acme", "C"}}});
//   absl::StatusOr<onoma::Gazetteer> gazetteer = builder.Build();      // fails with every bad row, file:line, and what to write
//   if (gazetteer.ok()) gazetteer->Save("acme.onoma");
//   absl::StatusOr<onoma::Gazetteer> again = onoma::Gazetteer::Open("acme.onoma");
//
// A Gazetteer is immutable, cheap to copy (a shared pointer), safe to use from many threads. Save writes a temporary and renames
// it, so that an image mapped by another process is never overwritten in place. Open maps the file and proves it sound in linear time;
// kTrusted reads the header only. Costs are in bench/README.md. A damaged or foreign image fails with a Status, never with undefined
// behaviour, under kFull.
#ifndef ONOMA_GAZETTEER_H_
#define ONOMA_GAZETTEER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/export.h"

namespace onoma {

// A surface form and its flags, as in a row of a gazetteer file: {"NATO", "A"}, {"Ukrainian", "J"}, {"OTAN", "A,L:fr"}.
struct Alias {
  std::string text;
  std::string flags;
};

// What one row says. Only id, type and name are required.
struct Entry {
  std::string id, type, name;
  std::vector<Alias> aliases;
  std::string country;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string from, to, source;
};

// Who held which office when; see gazetteers/README.md.
struct Tenure {
  std::string person, role, title, organisation, country, from, to, attested, source;
};

namespace internal {
struct GazetteerData;
struct GazetteerAccess;
}  // namespace internal

class ONOMA_EXPORT Gazetteer {
 public:
  enum class Check { kFull, kTrusted };

  // NotFound, PermissionDenied, DataLoss (truncated, checksum, bounds), FailedPrecondition (other format version).
  static absl::StatusOr<Gazetteer> Open(const std::string& path, Check check = Check::kFull);
  // Copies `bytes`.
  static absl::StatusOr<Gazetteer> FromBytes(std::string_view bytes);
  // The knowledge shipped with onoma: $ONOMA_DATA, beside the library's installed place, or in its build tree, in this order.
  static absl::StatusOr<Gazetteer> Default();
  static absl::StatusOr<std::string> DefaultPath();

  absl::Status Save(const std::string& path) const;
  std::string_view bytes() const;  // the image; valid while this or a copy lives

  struct Statistics {
    std::size_t entries, names, aliases, tenures, words, bytes;
    std::uint32_t format_version;
    std::string knowledge_version;
  };
  Statistics statistics() const;

 private:
  friend struct internal::GazetteerAccess;
  explicit Gazetteer(std::shared_ptr<const internal::GazetteerData> data);
  std::shared_ptr<const internal::GazetteerData> data_;
};

// Collects rows, reports all that is wrong with them at once. Not thread-safe.
class ONOMA_EXPORT GazetteerBuilder {
 public:
  GazetteerBuilder();
  ~GazetteerBuilder();
  GazetteerBuilder(GazetteerBuilder&&) noexcept;
  GazetteerBuilder& operator=(GazetteerBuilder&&) noexcept;

  // A file of entities, tenures or words (its first line says which). Problems are kept until Build.
  void AddFile(const std::string& path);
  // Every *.tsv and words/*.txt of a directory, in the order of their names.
  void AddDirectory(const std::string& path);
  void Add(const Entry& entry);
  void Add(const Tenure& tenure);
  // `word` belongs to the class that rules write as {name}: AddWord("mph", "units").
  void AddWord(std::string_view word, std::string_view word_class);
  void SetVersion(std::string version);

  // InvalidArgument with one line a problem: "countries.tsv:12: unknown flag 'Q'; write one of A C I W J D M F L:xx".
  absl::StatusOr<Gazetteer> Build() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_GAZETTEER_H_
