// Plain files are one document each; files of JSON lines are cut at their last complete line per batch, the rest is carried over.
#include "input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "message.h"

namespace onoma::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatchBytes = 256 << 10;

bool IsJsonName(std::string_view name) {
  const auto ends = [&](std::string_view end) { return name.size() > end.size() && name.substr(name.size() - end.size()) == end; };
  return ends(".jsonl") || ends(".ndjson");
}

// Appends up to `most` bytes; the number read, 0 at the end, -1 with errno.
ssize_t ReadSome(int file, std::size_t most, std::string& data) {
  const std::size_t before = data.size();
  data.resize(before + most);
  ssize_t got;
  do got = ::read(file, data.data() + before, most);
  while (got < 0 && errno == EINTR);
  data.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got;
}

// Whether the first byte that is no white space opens an object.
bool LooksLikeJson(std::string_view data) {
  if (data.substr(0, 3) == "\xEF\xBB\xBF") data.remove_prefix(3);
  const std::size_t first = data.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && data[first] == '{';
}

}  // namespace

void Batch::Clear() {
  data.clear(), items.clear(), names.clear(), messages.clear();
  failed = false;
}

Input::~Input() { Close(); }

void Input::Close() {
  if (file_ > 0) ::close(file_);
  file_ = -1;
  rest_.clear();
  ended_ = false;
}

void Input::Fail(Batch& batch, const std::string& path, const std::string& reason) {
  batch.messages += Message(path + ": " + reason);
  batch.failed = true;
}

// Puts what is in the directory before all else that is pending, in the order of the names; hidden files and links to directories are left
// out.
void Input::Expand(const std::string& directory, Batch& batch) {
  std::error_code error;
  std::vector<std::string> files, found;
  fs::directory_iterator at(directory, error);
  if (error) return Fail(batch, directory, SystemReason(error.value()));
  for (; at != fs::directory_iterator(); at.increment(error)) {
    if (error) return Fail(batch, directory, SystemReason(error.value()));
    if (at->path().filename().string().front() == '.') continue;
    if (at->is_symlink(error) && at->is_directory(error)) continue;
    if (at->is_directory(error) || at->is_regular_file(error)) found.push_back(at->path().string());
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  from_directory_.insert(from_directory_.end(), found.begin(), found.end());
  pending_.insert(pending_.end(), found.begin(), found.end());
}

// Opens the next file; false if there is none.
bool Input::OpenNext(Batch& batch) {
  while (!pending_.empty()) {
    name_ = std::move(pending_.back());
    pending_.pop_back();
    in_directory_ = !from_directory_.empty() && from_directory_.back() == name_;
    if (in_directory_) from_directory_.pop_back();
    line_ = 0;
    struct stat status {};
    if (name_ == "-") {
      file_ = STDIN_FILENO;
    } else {
      std::error_code error;
      if (fs::is_directory(name_, error)) {
        Expand(name_, batch);
        continue;
      }
      file_ = ::open(name_.c_str(), O_RDONLY | O_CLOEXEC);
      if (file_ < 0) {
        Fail(batch, name_, SystemReason(errno));
        continue;
      }
    }
    pipe_ = ::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode);
    json_ = kind_ == ExtractOptions::Input::kJsonl || (kind_ == ExtractOptions::Input::kAuto && IsJsonName(name_));
    if (kind_ == ExtractOptions::Input::kAuto && name_ == "-") {
      while (rest_.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos)
        if (ReadSome(file_, kBatchBytes, rest_) <= 0) break;
      json_ = LooksLikeJson(rest_);
    }
    if (!pipe_ && !json_) rest_.reserve(static_cast<std::size_t>(status.st_size) + 1);
    return true;
  }
  return false;
}

// Reads the rest of a plain file as one document.
void Input::ReadText(Batch& batch) {
  ssize_t got;
  while ((got = ReadSome(file_, std::max<std::size_t>(kBatchBytes, pipe_ ? rest_.size() / 2 : 0), rest_)) > 0) {
  }
  if (got < 0) {
    Fail(batch, name_, SystemReason(errno));
  } else if (in_directory_ && std::memchr(rest_.data(), '\0', std::min<std::size_t>(rest_.size(), 4096)) != nullptr) {
    batch.messages += Message(name_ + ": passed over, it holds NUL bytes; name it on the command line to read it as text");
  } else {
    const std::size_t begin = batch.data.size();
    if (batch.data.empty())
      batch.data.swap(rest_);
    else
      batch.data += rest_;
    batch.names.push_back(name_);
    batch.items.push_back({false, begin, batch.data.size(), batch.names.size() - 1, 0});
  }
  Close();
}

// Hands over the complete lines that are there, reading on as far as the batch has room; false at the end of the file.
bool Input::ReadLines(Batch& batch) {
  std::size_t searched = 0, cut = 0;
  while (true) {
    const std::size_t last = std::string_view(rest_).substr(searched).rfind('\n');
    if (last != std::string_view::npos) cut = searched + last + 1;
    searched = rest_.size();
    if (cut > 0 || ended_) break;
    const ssize_t got = ReadSome(file_, kBatchBytes, rest_);
    if (got < 0) {
      Fail(batch, name_, SystemReason(errno));
      Close();
      return false;
    }
    ended_ = got == 0;
  }
  if (ended_) cut = rest_.size();
  const std::size_t base = batch.data.size();
  batch.data.append(rest_, 0, cut);
  rest_.erase(0, cut);
  if (batch.names.empty() || batch.names.back() != name_) batch.names.push_back(name_);
  for (std::size_t at = base; at < batch.data.size();) {
    std::size_t end = batch.data.find('\n', at);
    const std::size_t next = end == std::string::npos ? batch.data.size() : end + 1;
    if (end == std::string::npos) end = batch.data.size();
    ++line_;
    std::string_view line = std::string_view(batch.data).substr(at, end - at);
    if (line_ == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3), at += 3;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) batch.items.push_back({true, at, end, batch.names.size() - 1, line_});
    at = next;
  }
  if (ended_) Close();
  return file_ >= 0;
}

bool Input::Next(Batch& batch) {
  batch.Clear();
  bool any = false;
  while (batch.data.size() < kBatchBytes) {
    if (file_ < 0 && !OpenNext(batch)) return any || !batch.messages.empty();
    any = true;
    if (!json_)
      ReadText(batch);
    else if (ReadLines(batch) && pipe_ && !batch.items.empty())
      return true;
  }
  return true;
}

}  // namespace onoma::cli
