// The matcher for any processor.
#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/base/bytes.h"
#include "lib/gazetteer/matcher_isa.h"
#include "lib/gazetteer/name.h"
#include "lib/gazetteer/surface.h"
#include "lib/text/hash.h"
#include "lib/text/tokenize.h"

namespace onoma::gazetteer {
#define ONOMA_HASH_ROW text::HashRowScalar
namespace scalar {
namespace {

#include "lib/gazetteer/matcher_kernel.inc"

}  // namespace
}  // namespace scalar

void FindScalar(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options,
                std::vector<Hit>& hits) {
  scalar::Find(view, text, words, options, hits);
}

}  // namespace onoma::gazetteer
