// The temporary stands in the same directory, so that rename is atomic. SIGINT and SIGTERM remove it on the way out.
#include "output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "message.h"
#include "options.h"

namespace onoma::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};
char temporary_to_remove[4096];  // for the signal handler only; "" if there is none

void RemoveAndDie(int signal) {
  if (temporary_to_remove[0]) ::unlink(temporary_to_remove);
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

void Guard(const std::string& path) {
  if (path.size() >= sizeof temporary_to_remove) return;
  std::memcpy(temporary_to_remove, path.c_str(), path.size() + 1);
  if (path.empty()) return;
  for (const int signal : kSignals) std::signal(signal, RemoveAndDie);
}

// While it lives the signals wait: one that comes between a temporary and its guard would leave it there.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    ::sigemptyset(&all);
    for (const int signal : kSignals) ::sigaddset(&all, signal);
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

}  // namespace

Output::~Output() {
  if (temporary_.empty()) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
  Guard("");
}

bool Output::Open(const std::string& path) {
  if (path.empty() || path == "-") return true;
  path_ = path;
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {  // a device or a pipe: there is nothing to rename
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return file_ >= 0 || Fail(errno);
  }
  if (char* resolved = ::realpath(path.c_str(), nullptr)) {  // through a symbolic link: replace what it leads to
    path_ = resolved;
    std::free(resolved);
  }
  std::string pattern = path_ + ".XXXXXX";
  std::vector<char> name(pattern.begin(), pattern.end());
  name.push_back('\0');
  {
    const SignalsHeld held;
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0) return Fail(errno);
    temporary_ = name.data();
    Guard(temporary_);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(file_, status.st_mode ? status.st_mode & 07777 : 0666 & ~mask) != 0) return Fail(errno);
  return true;
}

bool Output::Write(std::string_view data) {
  if (failed_) return false;
  while (!data.empty()) {
    const ssize_t written = ::write(file_, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) {
      if (!temporary_.empty()) ::unlink(temporary_.c_str());
      std::_Exit(kBrokenPipe);
    }
    if (written < 0) return Fail(errno);
    data.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool Output::Commit() {
  if (failed_) return false;
  if (temporary_.empty()) return file_ == 1 || ::close(file_) == 0 || Fail(errno);
  if (::close(file_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) return Fail(errno);
  temporary_.clear();
  Guard("");
  return true;
}

bool Output::terminal() const { return ::isatty(file_) == 1; }

bool Output::Fail(int error) {
  failed_ = true;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  Complain(fmt::format("{}: cannot write: {}", path_.empty() ? "standard output" : path_, SystemReason(error)));
  return false;
}

}  // namespace onoma::cli
