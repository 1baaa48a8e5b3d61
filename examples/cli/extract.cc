// `onoma extract`: documents in, entities out, in the order of the input, on all processors.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <thread>

#include "input.h"
#include "knowledge.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "pipeline.h"

namespace onoma::cli {
namespace {

// What one batch became.
struct Extracted {
  std::string data, messages;
  std::size_t documents = 0, bytes = 0;
  bool failed = false;
};

// One thread's memory.
struct Worker {
  Scratch scratch;
  Result result;
};

using Writer = void (*)(std::string_view, std::string_view, const Result&, const FormatOptions&, std::string&);

Writer WriterOf(ExtractOptions::Output format) {
  switch (format) {
    case ExtractOptions::Output::kTsv:
      return WriteTsv;
    case ExtractOptions::Output::kConll:
      return WriteConll;
    case ExtractOptions::Output::kInline:
      return WriteInline;
    default:
      return WriteJson;
  }
}

class Job {
 public:
  Job(const ExtractOptions& options, const Extractor& extractor, bool heads)
      : options_(options), extractor_(extractor), heads_(heads), write_(WriterOf(options.format)) {}

  void Work(Worker& worker, const Batch& batch, Extracted& out) const {
    out.data.clear();
    out.messages = batch.messages;
    out.failed = batch.failed;
    out.documents = out.bytes = 0;
    for (const Batch::Item& item : batch.items) {
      try {
        if (item.json)
          Line(worker, batch, item, out);
        else
          Text(worker, batch, item, out);
      } catch (const std::bad_alloc&) {
        Tell(batch.names[item.name],
             fmt::format("not enough memory for a document of {} bytes; split it, or use fewer --threads", item.end - item.begin), true,
             out);
      }
    }
  }

 private:
  void Tell(const std::string& place, std::string_view what, bool error, Extracted& out) const {
    out.messages += Message(place + (error ? ": " : ": warning: ") + std::string(what));
    out.failed |= error;
  }

  void Line(Worker& worker, const Batch& batch, const Batch::Item& item, Extracted& out) const {
    const std::string place = fmt::format("{}:{}", batch.names[item.name], item.line);
    absl::StatusOr<JsonDocument> document = ReadJsonDocument(batch.Text(item));
    if (!document.ok()) return Tell(place, Reason(document.status()), true, out);
    if (!document->warning.empty()) {
      Tell(place, document->warning, options_.strict, out);
      if (options_.strict) return;
    }
    if (document->id.empty()) {
      Tell(place, fmt::format("key \"id\" is missing; \"{}\" stands for it", place), options_.strict, out);
      if (options_.strict) return;
      document->id = place;
    }
    if (!IsDate(document->date)) {
      Tell(place, fmt::format("date \"{}\" is no day; write YYYY-MM-DD{}", document->date, options_.strict ? "" : "; no date is taken"),
           options_.strict, out);
      if (options_.strict) return;
      document->date.clear();
    }
    Document(worker, document->id, document->text, document->date, out);
  }

  void Text(Worker& worker, const Batch& batch, const Batch::Item& item, Extracted& out) const {
    const std::string& name = batch.names[item.name];
    const std::string_view text = batch.Text(item);
    if (const std::size_t bad = FirstInvalidUtf8(text); bad < text.size()) {
      const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n') + 1;
      Tell(fmt::format("{}:{}", name, line), fmt::format("invalid UTF-8 at byte {}, shown as U+FFFD; convert the file to UTF-8", bad),
           options_.strict, out);
      if (options_.strict) return;
    }
    Document(worker, heads_ ? std::string_view(name) : std::string_view(), text, "", out);
  }

  void Document(Worker& worker, std::string_view id, std::string_view text, std::string_view date, Extracted& out) const {
    Parameters parameters;
    parameters.date = date.empty() ? std::string_view(options_.date) : date;
    extractor_.Extract(text, parameters, worker.scratch, worker.result);
    write_(id, text, worker.result, options_.format_options, out.data);
    ++out.documents;
    out.bytes += text.size();
  }

  const ExtractOptions& options_;
  const Extractor& extractor_;
  const bool heads_;
  const Writer write_;
};

// A line on stderr that tells how far the work is; only on a terminal, and only once it took some seconds.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown && ::isatty(STDERR_FILENO) == 1) {}
  void Add(const Extracted& batch) {
    documents_ += batch.documents, bytes_ += batch.bytes;
    if (!shown_) return;
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    if (seconds < next_) return;
    next_ = seconds + 0.5;
    Show(fmt::format("\r{} documents, {:.1f} MB, {:.1f} MB/s ", documents_, static_cast<double>(bytes_) / 1e6,
                     static_cast<double>(bytes_) / 1e6 / seconds));
    any_ = true;
  }
  void Clear() {
    if (any_) Show("\r\x1b[K");
    any_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static void Show(const std::string& text) {
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
  }
  const bool shown_;
  bool any_ = false;
  std::size_t documents_ = 0, bytes_ = 0;
  double next_ = 2;
  Clock::time_point start_ = Clock::now();
};

// Where the format was left open: colour for a person, JSON lines for a program.
void Settle(ExtractOptions& options, bool terminal) {
  if (options.format == ExtractOptions::Output::kAuto)
    options.format = terminal ? ExtractOptions::Output::kInline : ExtractOptions::Output::kJsonl;
  const char* no_color = std::getenv("NO_COLOR");
  options.format_options.color = terminal && !options.no_color && (no_color == nullptr || *no_color == '\0');
  if (options.inputs.empty()) options.inputs.push_back("-");
  if (options.threads == 0) options.threads = std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

int RunExtract(const ExtractOptions& given) {
  ExtractOptions options = given;
  const std::optional<Extractor> extractor = BuildExtractor(options.knowledge);
  if (!extractor) return kNoKnowledge;
  Output output;
  if (!output.Open(options.output)) return kNoOutput;
  Settle(options, output.terminal());

  std::error_code error;
  const bool one_text = options.inputs.size() == 1 && options.format == ExtractOptions::Output::kInline &&
                        !std::filesystem::is_directory(options.inputs[0], error);
  const Job job(options, *extractor, !one_text);
  Input input(options.inputs, options.input);
  std::vector<Worker> workers(options.threads);
  Progress progress(!output.terminal() && !options.quiet);
  bool failed = false, written = true;
  RunOrdered<Batch, Extracted>(
      workers, [&](Batch& batch) { return input.Next(batch); },
      [&](Worker& worker, const Batch& batch, Extracted& out) { job.Work(worker, batch, out); },
      [&](const Extracted& out) {
        written = written && output.Write(out.data);
        if (!out.messages.empty()) {
          progress.Clear();
          if (::write(STDERR_FILENO, out.messages.data(), out.messages.size()) < 0) failed |= out.failed;
        }
        failed |= out.failed;
        progress.Add(out);
        if (!written) std::_Exit(kNoOutput);
      });
  progress.Clear();
  if (!output.Commit()) return kNoOutput;
  return failed ? kSomeFailed : kOk;
}

}  // namespace onoma::cli
