// Lets the pipeline fill a Result: strings and attributes go into blocks that never move, so that views of them stay valid.
#ifndef ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_
#define ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "onoma/entity.h"

namespace onoma::internal {

struct ResultAccess {
  Result& result;

  // All but the entities: whoever fills a Result says first how many there are.
  void Clear() const;
  // A copy that lives as long as the Result's content.
  std::string_view Keep(std::string_view text) const {
    if (text.empty()) return {};
    char* const room = result.strings_.Room(text.size());
    std::memcpy(room, text.data(), text.size());
    result.strings_.Take(text.size());
    return {room, text.size()};
  }
  Attributes Keep(const std::vector<Attribute>& attributes) const;
  // The document's text, so that names are parts of it and need no copy each. Once a document, before Part.
  void KeepText(std::string_view text) const { result.text_.assign(text.begin(), text.end()); }
  std::string_view Part(std::size_t begin, std::size_t end) const { return {result.text_.data() + begin, end - begin}; }
  // Where strings and attributes may be written in place.
  Blocks<char>& strings() const { return result.strings_; }
  Blocks<Attribute>& attributes() const { return result.attributes_; }
  std::vector<Entity>& entities() const { return result.entities_; }
  std::vector<Relation>& relations() const { return result.relations_; }
  std::vector<Definition>& definitions() const { return result.definitions_; }
  std::vector<Quote>& quotes() const { return result.quotes_; }
  std::vector<std::string_view>& truncated() const { return result.truncated_; }
  std::string_view& date() const { return result.date_; }
};

}  // namespace onoma::internal

#endif  // ONOMA_LIB_DOCUMENT_RESULT_ACCESS_H_
