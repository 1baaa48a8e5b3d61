// Reads files, directories and standard input as batches of documents, in bounded memory.
#ifndef ONOMA_EXAMPLES_CLI_INPUT_H_
#define ONOMA_EXAMPLES_CLI_INPUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"

namespace onoma::cli {

// About 256 KB of documents, or one larger document.
struct Batch {
  struct Item {
    bool json = false;
    std::size_t begin = 0, end = 0;  // in `data`: a line of JSON without its end, or a whole text
    std::size_t name = 0;            // in `names`
    std::size_t line = 0;
  };
  std::string data;
  std::vector<Item> items;
  std::vector<std::string> names;
  std::string messages;  // what went wrong before or between these
  bool failed = false;

  void Clear();
  std::string_view Text(const Item& item) const { return std::string_view(data).substr(item.begin, item.end - item.begin); }
};

class Input {
 public:
  Input(std::vector<std::string> paths, ExtractOptions::Input kind) : pending_(paths.rbegin(), paths.rend()), kind_(kind) {}
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // False at the end. A pipe's documents are handed over as they come.
  bool Next(Batch& batch);

 private:
  void Expand(const std::string& directory, Batch& batch);
  bool OpenNext(Batch& batch);
  bool ReadLines(Batch& batch);
  void ReadText(Batch& batch);
  void Close();
  void Fail(Batch& batch, const std::string& path, const std::string& reason);

  std::vector<std::string> pending_;  // the next one last
  ExtractOptions::Input kind_;
  std::string name_, rest_;  // the file being read, and its bytes not yet handed over
  int file_ = -1;
  bool json_ = false, pipe_ = false, in_directory_ = false, ended_ = false;
  std::size_t line_ = 0;
  std::vector<std::string> from_directory_;
};

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_INPUT_H_
