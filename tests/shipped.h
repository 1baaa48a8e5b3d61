// The extractor of the shipped knowledge, made once a test program.
#ifndef ONOMA_TESTS_SHIPPED_H_
#define ONOMA_TESTS_SHIPPED_H_

#include <gtest/gtest.h>

#include "onoma/extractor.h"

namespace onoma {

inline const Extractor& Shipped() {
  static const auto& extractor = *new absl::StatusOr<Extractor>(Extractor::Default());
  EXPECT_TRUE(extractor.ok()) << extractor.status();
  return *extractor;
}

}  // namespace onoma

#endif  // ONOMA_TESTS_SHIPPED_H_
