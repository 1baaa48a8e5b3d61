// Where results go: standard output, or a file that appears complete or not at all.
#ifndef ONOMA_EXAMPLES_CLI_OUTPUT_H_
#define ONOMA_EXAMPLES_CLI_OUTPUT_H_

#include <string>
#include <string_view>

namespace onoma::cli {

// Not thread-safe. A reader that went away (broken pipe) ends the program quietly with exit code 141, as a shell tells it; any other
// failure is kept, told once, and later writes do nothing.
class Output {
 public:
  Output() = default;
  ~Output();  // removes what was not committed
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // "" or "-": standard output. A regular file is written beside itself and renamed by Commit. False, and told, where that cannot be.
  bool Open(const std::string& path);
  bool Write(std::string_view data);
  bool Commit();
  bool terminal() const;

 private:
  bool Fail(int error);
  std::string path_, temporary_;
  int file_ = 1;
  bool failed_ = false;
};

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_OUTPUT_H_
