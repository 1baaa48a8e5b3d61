// onoma/rules.h: pattern rules, RE2 at two levels: on the text, and on one symbol a token.
//
//   onoma::RulesBuilder builder;
//   builder.AddText(R"(
//   rule vessel
//     match  (USS|HMS) (?P<name>{Cap}+)
//     emit   name = PRODUCT.ship
//     find   "the [HMS] [Queen Elizabeth]"
//   )", "vessels.rules");
//   absl::StatusOr<onoma::Rules> rules = builder.Build();   // file:line, what is wrong, what to write
//
// The language is described in gazetteers/rules/README.md, every construct with an example that is a test. Rules are immutable, cheap to copy, safe to use from many threads.
#ifndef ONOMA_RULES_H_
#define ONOMA_RULES_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/export.h"

namespace onoma {

namespace internal {
struct RulesData;
struct RulesAccess;
}  // namespace internal

class ONOMA_EXPORT Rules {
 public:
  // The rules shipped with onoma; found like Gazetteer::Default.
  static absl::StatusOr<Rules> Default();
  std::size_t size() const;

 private:
  friend struct internal::RulesAccess;
  explicit Rules(std::shared_ptr<const internal::RulesData> data);
  std::shared_ptr<const internal::RulesData> data_;
};

class ONOMA_EXPORT RulesBuilder {
 public:
  RulesBuilder();
  ~RulesBuilder();
  RulesBuilder(RulesBuilder&&) noexcept;
  RulesBuilder& operator=(RulesBuilder&&) noexcept;

  // A rule file, or each *.rules of a directory. Problems are kept until Build.
  void AddFile(const std::string& path);
  void AddDirectory(const std::string& path);
  // `name` stands for the file in messages.
  void AddText(std::string_view text, std::string_view name);

  absl::StatusOr<Rules> Build() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_RULES_H_
