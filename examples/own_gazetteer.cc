// Names and a rule of one's own beside the shipped ones: a company with columns of its own, and the craft that it launches.
#include <onoma/onoma.h>

#include <iostream>

int main() {
  // Rows can come from a file (AddFile, the format of gazetteers/README.md) or from the program.
  onoma::GazetteerBuilder names;
  onoma::Entry company;
  company.id = "org/zorblax";
  company.type = "ORG.company";
  company.name = "Zorblax Works";
  company.aliases = {{"Zorblax", ""}, {"ZBX", "A"}};              // A: matches as written only
  company.attributes = {{"ticker", "ZBX"}, {"sector", "space"}};  // passed through to the output
  names.Add(company);
  const absl::StatusOr<onoma::Gazetteer> own = names.Build();

  // A phrase rule over token classes; gazetteers/rules/README.md describes the language.
  onoma::RulesBuilder patterns;
  patterns.AddText(R"(
phase names
rule probe
  match  ('Probe' | 'Lander') (?P<name>{Capital}{1,3})
  emit   name = PRODUCT
  find   "they lost Probe [Alpha](PRODUCT) on Monday"
)",
                   "probes.rules");
  const absl::StatusOr<onoma::Rules> rules = patterns.Build();

  const absl::StatusOr<onoma::Gazetteer> shipped = onoma::Gazetteer::Default();
  const absl::StatusOr<onoma::Rules> shipped_rules = onoma::Rules::Default();
  for (const absl::Status& status : {own.status(), rules.status(), shipped.status(), shipped_rules.status()}) {
    if (status.ok()) continue;
    std::cerr << status << '\n';  // every problem at once: file:line, what is wrong, what to write
    return 1;
  }

  onoma::ExtractorBuilder builder;
  builder.Add(*shipped);
  builder.Add(*shipped_rules);
  builder.Add(*own);  // later gazetteers outrank earlier ones
  builder.Add(*rules);
  const absl::StatusOr<onoma::Extractor> extractor = builder.Build();
  if (!extractor.ok()) {
    std::cerr << extractor.status() << '\n';
    return 1;
  }

  const std::string text = "Zorblax and ESA launched Lander Beta from French Guiana.";
  const onoma::Result result = extractor->Extract(text);
  std::string json;
  onoma::WriteJson("example", text, result, {}, json);
  std::cout << json;
  return 0;
}
