// A Result is cleared, not freed, when it is used again, so that a warm one allocates nothing.
#include "lib/document/result_access.h"

#include <algorithm>

namespace onoma {

std::string_view SourceName(Source source) {
  switch (source) {
    case Source::kGazetteer:
      return "gazetteer";
    case Source::kRule:
      return "rule";
    case Source::kDefinition:
      return "definition";
    case Source::kBackReference:
      return "back reference";
  }
  return "";
}

Result::Result() = default;
Result::~Result() = default;
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;

namespace internal {

void ResultAccess::Clear() const {  // but for the entities, which are written over
  result.relations_.clear();
  result.definitions_.clear();
  result.quotes_.clear();
  result.truncated_.clear();
  result.date_ = {};
  result.text_.clear();
  result.strings_.Clear();
  result.attributes_.Clear();
}

Attributes ResultAccess::Keep(const std::vector<Attribute>& attributes) const {
  if (attributes.empty()) return {};
  Attribute* const room = result.attributes_.Room(attributes.size());
  std::copy(attributes.begin(), attributes.end(), room);
  result.attributes_.Take(attributes.size());
  return {room, attributes.size()};
}

}  // namespace internal
}  // namespace onoma
