// `onoma check`: what the builders refuse first, then lints of what they accept.
#include <fmt/format.h>

#include <filesystem>

#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {

int RunCheck(const CheckOptions& options) {
  GazetteerBuilder gazetteers;
  RulesBuilder rules;
  for (const std::string& input : options.inputs) {
    std::error_code error;
    if (std::filesystem::is_directory(input, error)) {
      gazetteers.AddDirectory(input);
      if (std::filesystem::is_directory(input + "/rules", error)) rules.AddDirectory(input + "/rules");
    } else if (HasSuffix(input, ".rules")) {
      rules.AddFile(input);
    } else {
      gazetteers.AddFile(input);
    }
  }
  bool good = true;
  if (const auto built = gazetteers.Build(); !built.ok()) Complain(Reason(built.status())), good = false;
  if (const auto built = rules.Build(); !built.ok()) Complain(Reason(built.status())), good = false;
  return good ? kOk : kSomeFailed;
}

}  // namespace onoma::cli
