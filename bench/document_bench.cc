// Whether a document's time grows with its size: documents of 2 and 8 MiB (or as told), each of a kind that could make a stage quadratic,
// and the ratio of their times.
//
//   document_bench [MIB_SMALL MIB_LARGE]
//   document_bench --one CORPUS.jsonl MIB...      the corpus's texts, again and again, as one document of that size: its time with fresh
//   memory and again, and the memory that it takes
//
// Kinds: one surname again and again; a different surname each time (those that rules find, to their budget of 65,536, and those of an own
// gazetteer, without one); the same full name (chains of one key); records of one office by ever new persons; definitions, of names and of
// things; quotations that never close; homonyms; towns that no row has. A ratio of the sizes' ratio is linear; its square would be
// quadratic.
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>

#include "fmt/format.h"
#include "onoma/onoma.h"

namespace {

// "Zabodi", "Zaboka", ...: a different capitalised word for each number.
std::string Name(std::size_t number) {
  static constexpr char kConsonants[] = "bdfgklmnprstvz", kVowels[] = "aeiou";
  std::string name = "Z";
  for (int i = 0; i < 4; ++i) {
    name += kVowels[number % 5];
    number /= 5;
    name += kConsonants[number % 14];
    number /= 14;
  }
  return name + "ov";
}

// "Aaaaa", "Baaaa", ...: short ones, so that many fit.
std::string Short(std::size_t number) {
  std::string name;
  for (int i = 0; i < 5; ++i, number /= 26) name += char((i == 0 ? 'A' : 'a') + number % 26);
  return name;
}

// A line of /proc/self/status, in MB of 10^6 bytes; 0 where there is no such file.
double Status(const char* name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.compare(0, std::strlen(name), name) == 0) return double(std::atoll(line.c_str() + std::strlen(name))) * 1024 / 1e6;
  return 0;
}

int OneDocument(const onoma::Extractor& extractor, const char* corpus, int sizes, char** size) {
  std::string all;
  std::ifstream in(corpus);
  for (std::string line; std::getline(in, line);)
    if (auto document = onoma::ReadJsonDocument(line); document.ok()) all += document->text + "\n\n";
  if (all.empty()) {
    fmt::print(stderr, "document_bench: {}: no documents\n", corpus);
    return 2;
  }
  fmt::print("{:>12}{:>10}{:>10}{:>10}{:>12}{:>10}{:>14}\n", "document MB", "first s", "again s", "MB/s", "mentions", "peak MB",
             "bytes a byte");
  for (int i = 0; i < sizes; ++i) {
    std::string text;
    const std::size_t bytes = std::size_t(std::atof(size[i]) * (1 << 20));
    text.reserve(bytes);
    while (text.size() < bytes) text.append(all, 0, std::min(all.size(), bytes - text.size()));
    onoma::Scratch scratch;
    onoma::Result result;
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak counts from here
    const double before = Status("VmRSS:");
    double seconds[2];
    for (double& s : seconds) {
      auto begin = std::chrono::steady_clock::now();
      extractor.Extract(text, {}, scratch, result);
      s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    const double mb = double(bytes) / 1e6;
    const double peak = Status("VmHWM:") - before;
    fmt::print("{:>12.2f}{:>10.3f}{:>10.3f}{:>10.1f}{:>12}{:>10.0f}{:>14.1f}\n", mb, seconds[0], seconds[1], mb / seconds[1],
               result.entities().size(), peak, peak / mb);
    std::fflush(stdout);
  }
  return 0;
}

struct Kind {
  const char* name;
  std::function<void(std::size_t, std::string&)> add;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t small = argc > 1 ? std::size_t(std::atoi(argv[1])) : 2, large = argc > 2 ? std::size_t(std::atoi(argv[2])) : 8;
  auto extractor = onoma::Extractor::Default();
  if (!extractor.ok()) {
    fmt::print(stderr, "document_bench: {}\n", extractor.status().ToString());
    return 1;
  }
  if (argc > 3 && std::string_view(argv[1]) == "--one") return OneDocument(*extractor, argv[2], argc - 3, argv + 3);
  onoma::GazetteerBuilder names;
  for (std::size_t i = 0; i < (large << 20) / 10 + 2; ++i)
    names.Add(onoma::Entry{"person/" + std::to_string(i), "PERSON", "Al " + Short(i), {}, {}, {}, {}, {}, {}});
  auto gazetteer = names.Build();
  auto shipped = onoma::Gazetteer::Default();
  auto rules = onoma::Rules::Default();
  if (!gazetteer.ok() || !shipped.ok() || !rules.ok()) {
    fmt::print(stderr, "document_bench: {}\n", gazetteer.status().ToString());
    return 1;
  }
  onoma::ExtractorBuilder builder;
  builder.Add(*shipped);
  builder.Add(*gazetteer);
  builder.Add(*rules);
  auto own = builder.Build();
  if (!own.ok()) {
    fmt::print(stderr, "document_bench: {}\n", own.status().ToString());
    return 1;
  }
  const Kind kinds[] = {
      {"own surnames", [](std::size_t i, std::string& t) { t += "Al " + Short(i) + ". "; }},
      {"countries", [](std::size_t, std::string& t) { t += "Chad, NATO "; }},
      {"surnames", [](std::size_t i, std::string& t) { t += (i == 0 ? "Anna Lindgren. " : "Lindgren. "); }},
      {"new surnames", [](std::size_t i, std::string& t) { t += "Anna " + Name(i) + ". " + Name(i) + ". "; }},
      {"one full name", [](std::size_t, std::string& t) { t += "Anna Lindgren met Lindgren. "; }},
      {"new officers", [](std::size_t i, std::string& t) { t += "President Anna " + Name(i) + " spoke. "; }},
      {"definitions",
       [](std::size_t i, std::string& t) { t += "the " + Name(i) + " Grain Authority (" + Name(i).substr(0, 1) + "GA) and ZGA. "; }},
      {"open quotations", [](std::size_t, std::string& t) { t += "\xe2\x80\x9cWe say to Anna Lindgren she said "; }},
      {"homonyms", [](std::size_t, std::string& t) { t += "Atlanta, Georgia, and Jordan. "; }},
      {"towns elsewhere", [](std::size_t, std::string& t) { t += "He saw Greenwich, Conn., today. She saw Leeds, today. "; }},
      {"things",
       [](std::size_t i, std::string& t) {
         const std::string name = Short(i);
         std::string letters;
         t += "The";
         for (const char c : name) t += ' ', t += char(c | 0x20), t += "oma", letters += char(c & ~0x20);
         t += " (" + letters + ") rose. ";
       }},
      {"no space", [](std::size_t, std::string& t) { t += "NATO-"; }},
  };
  fmt::print("{:<18}{:>10}{:>10}{:>12}{:>12}{:>8}\n", "document", fmt::format("{} MiB s", small), fmt::format("{} MiB s", large),
             "mentions", "relations", "ratio");
  for (const Kind& kind : kinds) {
    double seconds[2] = {};
    std::size_t mentions = 0, relations = 0;
    for (int which = 0; which < 2; ++which) {
      std::string text;
      const std::size_t size = (which ? large : small) << 20;
      text.reserve(size + 128);
      for (std::size_t i = 0; text.size() < size; ++i) kind.add(i, text);
      onoma::Scratch scratch;
      onoma::Result result;
      const onoma::Extractor& used = &kind == kinds ? *own : *extractor;
      used.Extract(text, {}, scratch, result);  // memory is there after this
      auto begin = std::chrono::steady_clock::now();
      used.Extract(text, {}, scratch, result);
      seconds[which] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      mentions = result.entities().size();
      relations = result.relations().size();
    }
    fmt::print("{:<18}{:>10.2f}{:>10.2f}{:>12}{:>12}{:>8.2f}\n", kind.name, seconds[0], seconds[1], mentions, relations,
               seconds[1] / seconds[0]);
  }
}
