// The public Gazetteer: build, save, open, and the shipped sources.
#include "onoma/gazetteer.h"

#include <gtest/gtest.h>

namespace onoma {
namespace {

TEST(Gazetteer, ShippedSourcesAreGood) {
  GazetteerBuilder builder;
  builder.AddDirectory(ONOMA_SOURCE_DIR "/gazetteers");
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  EXPECT_TRUE(gazetteer.ok()) << gazetteer.status();
}

}  // namespace
}  // namespace onoma
