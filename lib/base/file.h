// Files: read whole, map for reading, write so that a reader sees the old bytes or the new ones and never a mixture.
#ifndef ONOMA_LIB_BASE_FILE_H_
#define ONOMA_LIB_BASE_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace onoma::base {

// NotFound, PermissionDenied, or whatever errno says; the message names the path.
absl::StatusOr<std::string> ReadFile(const std::string& path);
// A temporary beside `path`, synced, then renamed over it. On failure nothing is left behind and the old file stands.
absl::Status WriteFileAtomically(const std::string& path, std::string_view bytes);
// Names (not paths) of the directory's files that end in `suffix`, sorted; files only.
absl::StatusOr<std::vector<std::string>> ListFiles(const std::string& directory, std::string_view suffix);

// A file's bytes, mapped read-only. Movable; the bytes stay where they are.
class MappedFile {
 public:
  static absl::StatusOr<MappedFile> Open(const std::string& path);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace onoma::base

#endif  // ONOMA_LIB_BASE_FILE_H_
