// The masks of bytes and of hashes against a plain look at each, for every instruction set.
#include "lib/text/scan.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace onoma::text {
namespace {

constexpr Isa kIsas[] = {Isa::kScalar, Isa::kAvx2, Isa::kAvx512};

TEST(Scan, BytesOfAnySet) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    ByteSet set;
    std::set<unsigned char> in;
    EXPECT_TRUE(set.empty());
    for (unsigned left = 1 + random() % (round % 10 == 0 ? 200 : 12); left > 0; --left) {
      const unsigned char byte = static_cast<unsigned char>(round % 3 == 0 ? 0x20 + random() % 0x40 : random());
      set.Add(byte), in.insert(byte);
    }
    ASSERT_FALSE(set.empty());
    const std::size_t size = random() % 400;
    const std::unique_ptr<char[]> text(new char[size]);  // nothing to spare behind it
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(random());
    for (Isa isa : kIsas) {
      std::vector<std::uint64_t> masks((size + 63) / 64, ~std::uint64_t{0});
      set.Find({text.get(), size}, isa, masks.data());
      for (std::size_t i = 0; i < masks.size() * 64; ++i)
        ASSERT_EQ(masks[i / 64] >> (i % 64) & 1, i < size && in.contains(static_cast<unsigned char>(text[i])))
            << static_cast<int>(isa) << ' ' << i;
    }
  }
}

TEST(Scan, HashesOfASetAreTold) {
  std::mt19937_64 random(12);
  HashFilter filter;
  EXPECT_TRUE(filter.empty());
  std::vector<std::uint64_t> in;
  for (int i = 0; i < 80; ++i) in.push_back(random()), filter.Add(in.back());
  EXPECT_FALSE(filter.empty());
  std::size_t told = 0, others = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::size_t count = random() % 65;
    const std::unique_ptr<std::uint64_t[]> hashes(new std::uint64_t[count]);
    std::uint64_t wanted = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_in = random() % 8 == 0;
      hashes[i] = is_in ? in[random() % in.size()] : random();
      wanted |= std::uint64_t{is_in} << i;
    }
    const std::uint64_t found = filter.Find(hashes.get(), count, Isa::kScalar);
    ASSERT_EQ(found & wanted, wanted);
    ASSERT_EQ(count < 64 ? found >> count : 0, 0u);
    for (Isa isa : kIsas) ASSERT_EQ(filter.Find(hashes.get(), count, isa), found) << static_cast<int>(isa);
    told += static_cast<std::size_t>(__builtin_popcountll(found & ~wanted)),
        others += count - static_cast<std::size_t>(__builtin_popcountll(wanted));
  }
  EXPECT_LT(told, others / 8);
}

}  // namespace
}  // namespace onoma::text
