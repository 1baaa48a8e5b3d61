// The public facade: owns the bytes, finds the shipped image.
#include "onoma/gazetteer.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "lib/base/data_path.h"
#include "lib/base/status.h"
#include "lib/gazetteer/gazetteer_data.h"

namespace onoma {

using internal::GazetteerData;

namespace {

// The same status, its message behind the path.
absl::Status Of(const std::string& path, const absl::Status& status) {
  return base::Error(status.code(), fmt::format("{}: {}", path, base::Message(status)));
}

}  // namespace

Gazetteer::Gazetteer(std::shared_ptr<const GazetteerData> data) : data_(std::move(data)) {}

absl::StatusOr<Gazetteer> Gazetteer::Open(const std::string& path, Check check) {
  absl::StatusOr<base::MappedFile> file = base::MappedFile::Open(path);
  if (!file.ok()) return file.status();
  auto data = std::make_shared<GazetteerData>();
  data->file = *std::move(file);
  absl::StatusOr<gazetteer::Image> image = gazetteer::Image::Open(data->file.bytes(), check == Check::kFull);
  if (!image.ok()) return Of(path, image.status());
  data->image = *image;
  return Gazetteer(std::move(data));
}

absl::StatusOr<Gazetteer> Gazetteer::FromBytes(std::string_view bytes) {
  auto data = std::make_shared<GazetteerData>();
  // 64-bit words, and the image at a multiple of 64 bytes, so that each bucket is one cache line.
  std::size_t words = bytes.size() / 8 + 16;
  data->memory.reset(new std::uint64_t[words]);
  char* at = reinterpret_cast<char*>(data->memory.get());
  at += (64 - reinterpret_cast<std::uintptr_t>(at) % 64) % 64;
  if (!bytes.empty()) std::memcpy(at, bytes.data(), bytes.size());
  absl::StatusOr<gazetteer::Image> image = gazetteer::Image::Open(std::string_view(at, bytes.size()), true);
  if (!image.ok()) return image.status();
  data->image = *image;
  return Gazetteer(std::move(data));
}

absl::StatusOr<std::string> Gazetteer::DefaultPath() { return base::FindData("onoma.image"); }

absl::StatusOr<Gazetteer> Gazetteer::Default() {
  absl::StatusOr<std::string> path = DefaultPath();
  if (!path.ok()) return path.status();
  return Open(*path);
}

absl::Status Gazetteer::Save(const std::string& path) const { return base::WriteFileAtomically(path, bytes()); }

std::string_view Gazetteer::bytes() const { return data_->image.bytes(); }

Gazetteer::Statistics Gazetteer::statistics() const {
  const gazetteer::Image& image = data_->image;
  return {image.entry_count(), image.name_count(),   image.alias_count(),       image.tenure_count(),
          image.word_count(),  image.bytes().size(), gazetteer::kFormatVersion, std::string(image.knowledge_version())};
}

}  // namespace onoma
