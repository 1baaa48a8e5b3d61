// What stands behind the public onoma::Rules.
#ifndef ONOMA_LIB_RULES_RULES_DATA_H_
#define ONOMA_LIB_RULES_RULES_DATA_H_

#include <memory>

#include "lib/rules/engine.h"
#include "lib/rules/rule_file.h"
#include "onoma/rules.h"

namespace onoma::internal {

struct RulesData {
  std::shared_ptr<const rules::Engine::Parsed> parsed;
};

struct RulesAccess {
  static const std::shared_ptr<const rules::Engine::Parsed>& Parsed(const Rules& rules) { return rules.data_->parsed; }
  static Rules Make(std::shared_ptr<const rules::Engine::Parsed> parsed) {
    return Rules(std::make_shared<const RulesData>(RulesData{std::move(parsed)}));
  }
};

}  // namespace onoma::internal

#endif  // ONOMA_LIB_RULES_RULES_DATA_H_
