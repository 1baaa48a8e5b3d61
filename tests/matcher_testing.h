// Small gazetteers for the tests of the matcher.
#ifndef ONOMA_TESTS_MATCHER_TESTING_H_
#define ONOMA_TESTS_MATCHER_TESTING_H_

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/gazetteer/gazetteer_data.h"
#include "onoma/gazetteer.h"

namespace onoma::gazetteer {

// Of names, each with its flags: "A", "I".
inline Gazetteer Make(const std::vector<std::pair<std::string, std::string>>& names) {
  GazetteerBuilder builder;
  int number = 0;
  for (const auto& [name, flags] : names)
    builder.Add(
        Entry{fmt::format("x/{}", number++), "T", flags.empty() ? name : fmt::format("{}{{{}}}", name, flags), {}, {}, {}, {}, {}, {}});
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  EXPECT_TRUE(gazetteer.ok()) << gazetteer.status();
  return *gazetteer;
}

}  // namespace onoma::gazetteer

#endif  // ONOMA_TESTS_MATCHER_TESTING_H_
