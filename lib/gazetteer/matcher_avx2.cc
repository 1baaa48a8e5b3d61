// The matcher for Avx2 machines.
#include "lib/gazetteer/matcher_isa.h"

#if defined(ONOMA_X86)
#include <immintrin.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/base/bytes.h"
#include "lib/gazetteer/name.h"
#include "lib/gazetteer/surface.h"
#include "lib/text/char_table.h"
#include "lib/text/hash.h"
#include "lib/text/tokenize.h"

namespace onoma::gazetteer {
ONOMA_TARGET_BEGIN(ONOMA_AVX2)
#define ONOMA_KERNEL_AVX2 1
#define ONOMA_HASH_ROW text::HashRowAvx2
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
