// What the benchmarks share: texts of a corpus, blocks, names, and time.
#ifndef ONOMA_BENCH_CORPUS_H_
#define ONOMA_BENCH_CORPUS_H_

#include <time.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file.h"

namespace onoma::bench {

// Time of this thread on the processor: others may be running.
inline double Now() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline double Median(int repeat, const std::function<void()>& run) {
  std::vector<double> seconds;
  for (int i = 0; i < repeat; ++i) {
    double start = Now();
    run();
    seconds.push_back(Now() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

// The "text" values of a JSONL file, decoded as far as a benchmark needs; other files as they are.
inline std::string Texts(const std::string& path) {
  auto file = onoma::base::ReadFile(path);
  if (!file.ok()) return {};
  if (path.size() < 6 || path.substr(path.size() - 6) != ".jsonl") return *file;
  std::string out;
  const std::string key = "\"text\": \"", tight = "\"text\":\"";
  for (std::size_t line = 0; line < file->size();) {
    std::size_t end = std::min(file->find('\n', line), file->size());
    std::size_t at = file->find(key, line);
    std::size_t skip = key.size();
    if (at >= end) at = file->find(tight, line), skip = tight.size();
    if (at < end) {
      for (at += skip; at < end && (*file)[at] != '"'; ++at) {
        if ((*file)[at] != '\\') {
          out.push_back((*file)[at]);
          continue;
        }
        char c = (*file)[++at];
        if (c == 'n' || c == 'r' || c == 't') {
          out.push_back(c == 't' ? '\t' : '\n');
        } else if (c == 'u') {
          unsigned code = static_cast<unsigned>(std::stoul(file->substr(at + 1, 4), nullptr, 16));
          if (code < 0x80) {
            out.push_back(static_cast<char>(code));
          } else if (code < 0x800) {
            out.push_back(static_cast<char>(0xC0 | code >> 6)), out.push_back(static_cast<char>(0x80 | (code & 63)));
          } else {
            out.push_back(static_cast<char>(0xE0 | code >> 12)), out.push_back(static_cast<char>(0x80 | (code >> 6 & 63)));
            out.push_back(static_cast<char>(0x80 | (code & 63)));
          }
          at += 4;
        } else {
          out.push_back(c);
        }
      }
      out += "\n\n";
    }
    line = end + 1;
  }
  return out;
}

// Pieces of about `size` bytes that end at a line end, as documents do.
inline std::vector<std::string_view> Blocks(std::string_view text, std::size_t size) {
  std::vector<std::string_view> blocks;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + size >= text.size() ? text.size() : std::min(text.find('\n', at + size), text.size());
    blocks.push_back(text.substr(at, end - at));
    at = end;
  }
  return blocks;
}

inline std::vector<std::string> Lines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_CORPUS_H_
