// The table of normalisers.
#include "lib/rules/normalise.h"

namespace onoma::rules {

const std::vector<std::string>& NormaliserNames() {
  static const auto& names = *new std::vector<std::string>{"date", "time", "money", "percent", "quantity", "ordinal", "cardinal"};
  return names;
}

bool Normalise(std::string_view, std::string_view, std::string_view, Values&) { return false; }

}  // namespace onoma::rules
