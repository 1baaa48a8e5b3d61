// Once warm, tokenizing and matching allocate nothing: a program's operator new is counted here.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "lib/gazetteer/gazetteer_data.h"
#include "lib/gazetteer/matcher.h"
#include "lib/text/tokens.h"
#include "onoma/gazetteer.h"

namespace {
std::atomic<std::size_t> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace onoma::gazetteer {
namespace {

TEST(Allocation, WarmSearchAllocatesNothing) {
  GazetteerBuilder builder;
  builder.Add(Entry{"geo/ua",
                    "GPE",
                    "Ukraine",
                    {{"Ukrainian", "J"}, {"\xD0\xA3\xD0\xBA\xD1\x80\xD0\xB0\xD1\x97\xD0\xBD\xD0\xB0", ""}},
                    {},
                    {},
                    {},
                    {},
                    {}});
  builder.Add(Entry{"geo/ba", "GPE", "Bosnia and Herzegovina", {{"U.S.", "A"}, {"'s-Hertogenbosch", ""}}, {}, {}, {}, {}, {}});
  Gazetteer gazetteer = *builder.Build();
  std::string text;
  for (int i = 0; i < 300; ++i)
    text +=
        "Bosnia\nand HERZEGOVINA, ukraine; UKRAINE\xE2\x80\x99s \xD0\xA3\xD0\x9A\xD0\xA0\xD0\x90\xD0\x87\xD0\x9D\xD0\x90 and the U.S. in "
        "'s-Hertogenbosch. ";
  Matcher matcher(internal::GazetteerAccess::image(gazetteer));
  text::Words words;
  std::vector<Hit> hits;
  for (auto isa : {text::Isa::kScalar, text::Isa::kAvx2, text::Isa::kAvx512}) {
    for (auto parity : {MatchOptions::kNone, MatchOptions::kCaseSensitive, MatchOptions::kCaseInsensitive}) {
      for (int round = 0; round < 3; ++round) {
        std::size_t before = allocations;
        MatchOptions options{MatchOptions::kAll, parity, isa};
        matcher.Tokenize(text, options, words);
        hits.clear();
        matcher.Find(text, words, options, hits);
        EXPECT_FALSE(hits.empty());
        if (round > 0) {
          EXPECT_EQ(allocations - before, 0u) << parity;
        }
      }
    }
  }
}

}  // namespace
}  // namespace onoma::gazetteer
