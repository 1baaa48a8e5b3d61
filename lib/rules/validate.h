// Validators: what a pattern cannot say. `valid luhn` in a rule drops a match whose text fails. Users name functions of their own beside
// the built-in ones.
#ifndef ONOMA_LIB_RULES_VALIDATE_H_
#define ONOMA_LIB_RULES_VALIDATE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::rules {

using ValidatorFunction = std::function<bool(std::string_view)>;

// Refers to a function that the program (built-in) or the Parsed (a user's) keeps alive.
class Validator {
 public:
  Validator(std::nullptr_t = nullptr) {}
  explicit Validator(const ValidatorFunction* function) : function_(function) {}
  explicit operator bool() const { return function_ != nullptr; }
  bool operator()(std::string_view text) const { return (*function_)(text); }
  bool operator==(const Validator& other) const { return function_ == other.function_; }

 private:
  const ValidatorFunction* function_ = nullptr;
};

// A user's, for the rules of one set.
struct NamedValidator {
  std::string name;
  std::size_t set = 0;
  std::shared_ptr<const ValidatorFunction> function;
};

const std::vector<std::string>& ValidatorNames();  // built-in
Validator FindValidator(std::string_view name);    // built-in; null if unknown

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VALIDATE_H_
