// Thin over POSIX: every failure becomes a Status that names the path; no descriptor or temporary outlives a failure.
#include "lib/base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "lib/base/status.h"

namespace onoma::base {
namespace {

absl::Status FromErrno(std::string_view what, const std::string& path, int error) {
  absl::StatusCode code = absl::StatusCode::kUnknown;
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      code = absl::StatusCode::kNotFound;
      break;
    case EACCES:
    case EPERM:
      code = absl::StatusCode::kPermissionDenied;
      break;
    case ENOSPC:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      code = absl::StatusCode::kResourceExhausted;
      break;
    case EISDIR:
    case EINVAL:
      code = absl::StatusCode::kInvalidArgument;
      break;
    default:
      break;
  }
  return Error(code, fmt::format("{}: {}: {}", path, what, std::generic_category().message(error)));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int Close() {
    int fd = std::exchange(fd_, -1);
    return fd < 0 ? 0 : ::close(fd);
  }

 private:
  int fd_;
};

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return FromErrno("cannot open", path, errno);
  struct stat info;
  if (::fstat(file.get(), &info) != 0) return FromErrno("cannot stat", path, errno);
  if (S_ISDIR(info.st_mode)) return FromErrno("cannot read", path, EISDIR);
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    std::size_t room = std::max<std::size_t>(info.st_size > 0 ? static_cast<std::size_t>(info.st_size) + 1 : 0, filled + 65536);
    if (bytes.size() < room) bytes.resize(room);
    ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FromErrno("cannot read", path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

absl::Status WriteFileAtomically(const std::string& path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return FromErrno("cannot create a temporary beside it", path, errno);
  auto fail = [&](std::string_view what) {
    absl::Status status = FromErrno(what, path, errno);
    ::unlink(temporary.c_str());
    return status;
  };
  for (std::size_t done = 0; done < bytes.size();) {
    ssize_t put = ::write(file.get(), bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail("cannot write");
    done += static_cast<std::size_t>(put);
  }
  mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(file.get(), 0666 & ~mask) != 0) return fail("cannot set its mode");
  if (::fsync(file.get()) != 0) return fail("cannot sync");
  if (file.Close() != 0) return fail("cannot close");
  if (::rename(temporary.c_str(), path.c_str()) != 0) return fail("cannot rename onto it");
  std::size_t slash = path.rfind('/');
  std::string directory = slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  Descriptor parent(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.get() >= 0) ::fsync(parent.get());  // so that the new name survives a crash; not every file system can
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> ListFiles(const std::string& directory, std::string_view suffix) {
  DIR* handle = ::opendir(directory.c_str());
  if (handle == nullptr) return FromErrno("cannot list", directory, errno);
  std::vector<std::string> names;
  while (const dirent* item = ::readdir(handle)) {
    std::string_view name = item->d_name;
    if (name.empty() || name[0] == '.' || name.size() < suffix.size() || name.substr(name.size() - suffix.size()) != suffix) continue;
    struct stat info;
    if (::stat((directory + "/" + item->d_name).c_str(), &info) == 0 && S_ISDIR(info.st_mode)) continue;
    names.emplace_back(name);
  }
  ::closedir(handle);
  std::sort(names.begin(), names.end());
  return names;
}

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return FromErrno("cannot open", path, errno);
  struct stat info;
  if (::fstat(file.get(), &info) != 0) return FromErrno("cannot stat", path, errno);
  if (S_ISDIR(info.st_mode)) return FromErrno("cannot read", path, EISDIR);
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(info.st_size);
  if (mapped.size_ == 0) return mapped;
  void* address = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (address == MAP_FAILED) {
    mapped.size_ = 0;
    return FromErrno("cannot map", path, errno);
  }
  mapped.address_ = address;
  return mapped;
}

MappedFile::~MappedFile() {
  if (address_ != nullptr) ::munmap(address_, size_);
}
MappedFile::MappedFile(MappedFile&& other) noexcept
    : address_(std::exchange(other.address_, nullptr)), size_(std::exchange(other.size_, 0)) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(address_, other.address_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace onoma::base
