// onoma/rules.h: pattern rules: phrase rules over units (words and gazetteers' names), text rules over bytes with RE2.
//
//   onoma::RulesBuilder builder;
//   builder.AddValidator("pennant", [](std::string_view text) { return text.size() == 3 && text[0] != 'X'; });
//   builder.AddText(R"(
//   types VESSEL
//   rule vessel
//     match  ('USS' | 'HMS') (?P<name>{Cap}{1,3}) \( (?P<number>{Alnum}) \)
//     valid  pennant number
//     emit   name = VESSEL.warship pennant=<number>
//     find   "the HMS [Northern Star](VESSEL.warship pennant=D33) (D33) sailed"
//     not    "the HMS Northern Star (X33) sailed"
//   )",
//                   "vessels.rules");
//   const absl::StatusOr<onoma::Rules> rules = builder.Build();  // or every problem: file:line, what is wrong, what to write
//   if (!rules.ok()) return Fail(rules.status());
//   onoma::ExtractorBuilder together;
//   together.Add(*rules);
//   const absl::StatusOr<onoma::Extractor> extractor = together.Build();
//   if (!extractor.ok()) return Fail(extractor.status());
//   for (const std::string& note : extractor->notes()) std::cerr << note << '\n';  // what the rules ask for that no gazetteer has
//
// (examples/own_rules.cc.) The language is described in gazetteers/rules/README.md, every construct with an example that is a test;
// rule_check.h runs the examples and tells what rules do on a corpus. Rules are immutable, cheap to copy, safe to use from many threads.
#ifndef ONOMA_RULES_H_
#define ONOMA_RULES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
  std::vector<std::string> names() const;  // of the rules, in their order

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

  // What `valid NAME` in the rules of this builder asks: whether the text of the match, or of the capture named behind, is good. It is
  // called from any thread, must be a pure function of the text (what it says of a short one is kept) and must not throw. The name is
  // lower-case letters, digits, '-' or '_', and none of the built-in ones.
  using Validator = std::function<bool(std::string_view text)>;
  void AddValidator(std::string_view name, Validator good);

  absl::StatusOr<Rules> Build() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma

#endif  // ONOMA_RULES_H_
