// The matcher for Avx2 machines.
#include "lib/gazetteer/matcher_isa.h"

#if defined(ONOMA_X86)
#include <algorithm>
#include <utility>

#include "lib/base/bytes.h"
#include "lib/gazetteer/name.h"
#include "lib/gazetteer/surface.h"
#include "lib/text/hash.h"

namespace onoma::gazetteer {
ONOMA_TARGET_BEGIN(ONOMA_AVX2)
namespace avx2 {
namespace {

#include "lib/gazetteer/matcher_kernel.inc"

}  // namespace
}  // namespace avx2
ONOMA_TARGET_END

void FindAvx2(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits) {
  avx2::Find(view, text, words, options, hits);
}

}  // namespace onoma::gazetteer
#endif
