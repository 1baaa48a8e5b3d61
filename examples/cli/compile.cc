// `onoma compile`: gazetteers into one image; and `onoma --version`, which tells what is inside one.
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "lines.h"
#include "message.h"
#include "options.h"
#include "output.h"

namespace onoma::cli {

int RunCompile(const CompileOptions& options) {
  GazetteerBuilder builder;
  for (const std::string& input : options.inputs) {
    std::error_code error;
    if (std::filesystem::is_directory(input, error))
      builder.AddDirectory(input);
    else
      builder.AddFile(input);
  }
  if (!options.version.empty()) builder.SetVersion(options.version);
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  if (!gazetteer.ok()) {
    Complain(Reason(gazetteer.status()));
    return kSomeFailed;
  }
  // Through the library's own Save for a file (temporary and rename); a pipe gets the bytes.
  if (options.output == "-") {
    Output output;
    return output.Write(gazetteer->bytes()) && output.Commit() ? kOk : kNoOutput;
  }
  if (absl::Status status = gazetteer->Save(options.output); !status.ok()) {
    Complain(Reason(status));
    return kNoOutput;
  }
  if (options.quiet) return kOk;
  const Gazetteer::Statistics statistics = gazetteer->statistics();
  Output output;
  output.Write(fmt::format("{}: {} entries, {} names, {} aliases, {} tenures, {} words, {} bytes\n", options.output, statistics.entries,
                           statistics.names, statistics.aliases, statistics.tenures, statistics.words, statistics.bytes));
  return output.Commit() ? kOk : kNoOutput;
}

int PrintVersion() {
  std::string out = fmt::format("onoma {}\nlibrary ABI (SOVERSION) {}\n", ONOMA_VERSION, ONOMA_SOVERSION);
  if (const absl::StatusOr<Gazetteer> empty = GazetteerBuilder().Build(); empty.ok())
    out += fmt::format("image format {}\n", empty->statistics().format_version);
  const absl::StatusOr<std::string> path = Gazetteer::DefaultPath();
  const absl::StatusOr<Gazetteer> shipped = Gazetteer::Default();
  if (shipped.ok()) {
    const Gazetteer::Statistics statistics = shipped->statistics();
    out += fmt::format("knowledge {} ({} entries, {} names, {} tenures) in {}\n", statistics.knowledge_version, statistics.entries,
                       statistics.names, statistics.tenures, path.ok() ? *path : "");
  } else {
    out += fmt::format("knowledge: none: {}\n", Reason(shipped.status()));
  }
  Output output;
  output.Write(out);
  return output.Commit() ? kOk : kNoOutput;
}

}  // namespace onoma::cli
