// A message is written with one call, so that messages of several processes do not mix within a line.
#include "message.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace onoma::cli {

std::string Message(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) out.append("onoma: ").append(line).append("\n");
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

void Complain(std::string_view text) {
  const std::string message = Message(text);
  if (::write(STDERR_FILENO, message.data(), message.size()) < 0) return;  // nowhere left to say it
}

std::string Reason(const absl::Status& status) { return std::string(status.message()); }

std::string SystemReason(int error) {
  std::string reason = std::strerror(error);
  switch (error) {
    case ENOENT:
      return reason + "; check the name";
    case EACCES:
      return reason + "; ask for read permission";
    case EISDIR:
      return reason + "; name a file";
    case ENOSPC:
      return reason + "; make room";
    default:
      return reason;
  }
}

}  // namespace onoma::cli
