// Blocks of a Result: filled in order, kept when the Result is used again, so that a warm Result allocates nothing.
#include "lib/document/result_access.h"

#include <algorithm>

namespace onoma {

std::string_view SourceName(Source source) {
  switch (source) {
    case Source::kGazetteer: return "gazetteer";
    case Source::kRule: return "rule";
    case Source::kDefinition: return "definition";
    case Source::kBackReference: return "back reference";
  }
  return "";
}

Result::Result() = default;
Result::~Result() = default;
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;

namespace internal {

void ResultAccess::Clear() const {
  result.entities_.clear();
  result.relations_.clear();
  result.definitions_.clear();
  result.quotes_.clear();
  result.truncated_.clear();
  result.date_ = {};
  for (auto& block : result.text_blocks_) block.clear();
  for (auto& block : result.attribute_blocks_) block.clear();
  result.text_block_ = result.attribute_block_ = 0;
}

std::string_view ResultAccess::Keep(std::string_view text) const {
  if (text.empty()) return {};
  auto& blocks = result.text_blocks_;
  while (result.text_block_ < blocks.size() && blocks[result.text_block_].capacity() - blocks[result.text_block_].size() < text.size()) ++result.text_block_;
  if (result.text_block_ == blocks.size()) blocks.emplace_back().reserve(std::max<std::size_t>(text.size(), 16 << 10));
  std::string& block = blocks[result.text_block_];
  std::size_t at = block.size();
  block.append(text);
  return std::string_view(block).substr(at);
}

Attributes ResultAccess::Keep(const std::vector<Attribute>& attributes) const {
  if (attributes.empty()) return {};
  auto& blocks = result.attribute_blocks_;
  while (result.attribute_block_ < blocks.size() &&
         blocks[result.attribute_block_].capacity() - blocks[result.attribute_block_].size() < attributes.size())
    ++result.attribute_block_;
  if (result.attribute_block_ == blocks.size()) blocks.emplace_back().reserve(std::max<std::size_t>(attributes.size(), 512));
  auto& block = blocks[result.attribute_block_];
  std::size_t at = block.size();
  block.insert(block.end(), attributes.begin(), attributes.end());
  return {block.data() + at, attributes.size()};
}

}  // namespace internal
}  // namespace onoma
