// A program of somebody else's, in C++17: opens the shipped knowledge without any flag, adds a name of its own, extracts, writes JSON.
#include <onoma/onoma.h>

#include <cstdio>
#include <string>

int main() {
  onoma::GazetteerBuilder names;
  onoma::Entry acme;
  acme.id = "org/acme-consumer";
  acme.type = "ORG.company";
  acme.name = "Acme Consumer Works";
  names.Add(acme);
  const absl::StatusOr<onoma::Gazetteer> own = names.Build();
  const absl::StatusOr<onoma::Gazetteer> shipped = onoma::Gazetteer::Default();
  const absl::StatusOr<onoma::Rules> rules = onoma::Rules::Default();
  for (const absl::Status& status : {own.status(), shipped.status(), rules.status()}) {
    if (status.ok()) continue;
    std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
    return 1;
  }
  onoma::ExtractorBuilder builder;
  builder.Add(*shipped);
  builder.Add(*own);
  builder.Add(*rules);
  const absl::StatusOr<onoma::Extractor> extractor = builder.Build();
  if (!extractor.ok()) {
    std::fprintf(stderr, "%s\n", std::string(extractor.status().message()).c_str());
    return 1;
  }
  const std::string text = "Ukraine bought it from Acme Consumer Works.";
  const onoma::Result result = extractor->Extract(text);
  std::string json;
  onoma::WriteJson("consumer", text, result, {}, json);
  std::fputs(json.c_str(), stdout);
  return json.find("\"geo/ua\"") != std::string::npos && json.find("\"org/acme-consumer\"") != std::string::npos ? 0 : 2;
}
