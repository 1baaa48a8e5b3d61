// The shortest useful program: what a text names, with ids, canonical names and who holds which office.
#include <onoma/onoma.h>

#include <iostream>

int main(int argc, char** argv) {
  const std::string text = argc > 1 ? argv[1] : "Norwegian Defense Minister Tore O. Sandvik met NATO allies in Kyiv on Saturday.";

  // The shipped knowledge, found without any path. Opening can fail; extracting cannot.
  const absl::StatusOr<onoma::Extractor> extractor = onoma::Extractor::Default();
  if (!extractor.ok()) {
    std::cerr << extractor.status() << '\n';
    return 1;
  }

  // Offices are told as of the document's date.
  onoma::Parameters parameters;
  parameters.date = "2025-11-15";
  const onoma::Result result = extractor->Extract(text, parameters);

  for (const onoma::Entity& entity : result.entities()) {
    std::cout << entity.begin << '-' << entity.end << '\t' << text.substr(entity.begin, entity.end - entity.begin) << '\t' << entity.type
              << '\t' << entity.id << '\t' << entity.name;
    for (const onoma::Attribute& attribute : entity.attributes) std::cout << '\t' << attribute.key << '=' << attribute.value;
    std::cout << '\n';
  }
  for (const onoma::Relation& relation : result.relations())
    std::cout << relation.kind << ": " << relation.person << ' ' << relation.role << ' ' << relation.of << ' ' << relation.status << '\n';
  return 0;
}
