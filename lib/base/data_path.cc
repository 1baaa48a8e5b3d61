// Asks the dynamic linker which file holds this code: the shared library, or else the program.
#include "lib/base/data_path.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>

#include "lib/base/status.h"

namespace onoma::base {
namespace {

std::string DirectoryOf(const std::string& path) {
  std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string RealPath(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  std::string result = real == nullptr ? path : real;
  std::free(real);
  return result;
}

}  // namespace

std::vector<std::string> DataDirectories() {
  if (const char* wanted = std::getenv("ONOMA_DATA"); wanted != nullptr && *wanted != '\0') return {wanted};
  std::vector<std::string> places;
  auto beside = [&](const std::string& file) {
    std::string directory = DirectoryOf(RealPath(file));
    if (directory.empty()) return;
    places.push_back(directory + "/" ONOMA_DATA_FROM_LIB);
    places.push_back(directory + "/../" ONOMA_DATA_FROM_LIB);  // lib/<multiarch triplet>/
  };
  Dl_info info;
  if (::dladdr(reinterpret_cast<const void*>(&DataDirectories), &info) != 0 && info.dli_fname != nullptr) beside(info.dli_fname);
  beside("/proc/self/exe");
  places.push_back(ONOMA_INSTALL_DATA);
  places.push_back(ONOMA_BUILD_DATA);
  return places;
}

absl::StatusOr<std::string> FindData(std::string_view file) {
  std::string asked;
  for (const std::string& directory : DataDirectories()) {
    std::string path = directory + "/" + std::string(file);
    struct stat info;
    if (::stat(path.c_str(), &info) == 0) return RealPath(path);
    asked += "\n  " + path;
  }
  return NotFound(fmt::format("no {}; set ONOMA_DATA to the directory that has it, or install it. Asked:{}", file, asked));
}

}  // namespace onoma::base
