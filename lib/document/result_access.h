// Lets the pipeline fill a Result: strings and attributes go into blocks that never move, so that views of them stay valid.
#ifndef ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_
#define ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_

#include <string_view>
#include <vector>

#include "onoma/entity.h"

namespace onoma::internal {

struct ResultAccess {
  Result& result;

  void Clear() const;
  std::string_view Keep(std::string_view text) const;  // a copy that lives as long as the Result's content
  Attributes Keep(const std::vector<Attribute>& attributes) const;
  std::vector<Entity>& entities() const { return result.entities_; }
  std::vector<Relation>& relations() const { return result.relations_; }
  std::vector<Definition>& definitions() const { return result.definitions_; }
  std::vector<Quote>& quotes() const { return result.quotes_; }
  std::vector<std::string_view>& truncated() const { return result.truncated_; }
  std::string_view& date() const { return result.date_; }
};

}  // namespace onoma::internal

#endif  // ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_
