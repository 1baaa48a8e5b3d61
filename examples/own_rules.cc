// Rules of one's own with a validator of one's own: the example of onoma/rules.h, with its examples run and one text read.
#include <onoma/onoma.h>

#include <iostream>

namespace {

int Fail(const absl::Status& status) {
  std::cerr << status << '\n';
  return 1;
}

}  // namespace

int main() {
  onoma::RulesBuilder builder;
  builder.AddValidator("pennant", [](std::string_view text) { return text.size() == 3 && text[0] != 'X'; });
  builder.AddText(R"(
types VESSEL
rule vessel
  match  ('USS' | 'HMS') (?P<name>{Cap}{1,3}) \( (?P<number>{Alnum}) \)
  valid  pennant number
  emit   name = VESSEL.warship pennant=<number>
  find   "the HMS [Northern Star](VESSEL.warship pennant=D33) (D33) sailed"
  not    "the HMS Northern Star (X33) sailed"
)",
                  "vessels.rules");
  const absl::StatusOr<onoma::Rules> rules = builder.Build();  // or every problem: file:line, what is wrong, what to write
  if (!rules.ok()) return Fail(rules.status());
  onoma::ExtractorBuilder together;
  together.Add(*rules);
  const absl::StatusOr<onoma::Extractor> extractor = together.Build();
  if (!extractor.ok()) return Fail(extractor.status());
  for (const std::string& note : extractor->notes()) std::cerr << note << '\n';  // what the rules ask for that no gazetteer has

  onoma::RuleCheck check(*extractor);
  for (const std::string& problem : check.Examples()) std::cerr << problem << '\n';
  const std::string text = "Off Tromso the HMS Storm Petrel (F71) met the USS Halvard (X12).";
  check.Add(text);
  for (const std::string& line : check.Notes()) std::cerr << line << '\n';
  const onoma::Result result = extractor->Extract(text);
  for (const onoma::Entity& e : result.entities())
    std::cout << text.substr(e.begin, e.end - e.begin) << ": " << e.type << '.' << e.subtype << ", pennant " << e.attributes["pennant"]
              << '\n';
}
