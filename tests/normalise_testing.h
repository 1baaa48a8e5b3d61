// What a normaliser says, as one line.
#ifndef ONOMA_TESTS_NORMALISE_TESTING_H_
#define ONOMA_TESTS_NORMALISE_TESTING_H_

#include <string>
#include <string_view>

#include "lib/rules/normalise.h"

namespace onoma::rules {

// "value=2024 mod=start"; "-": nothing.
inline std::string Said(std::string_view normaliser, std::string_view text, std::string_view date) {
  Values values;
  if (!Normalise(normaliser, text, date, values)) return "-";
  std::string said;
  for (const auto& [key, value] : values) said.append(said.empty() ? "" : " ").append(key).append("=").append(value);
  return said;
}

}  // namespace onoma::rules

#endif  // ONOMA_TESTS_NORMALISE_TESTING_H_
