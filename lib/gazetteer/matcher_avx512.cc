// The matcher for Avx512 machines.
#include "lib/gazetteer/matcher_isa.h"

#if defined(ONOMA_X86)
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // of GCC 12's own header, bug 105593
#endif
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
ONOMA_TARGET_BEGIN(ONOMA_AVX512)
#define ONOMA_KERNEL_AVX512 1
#define ONOMA_HASH_ROW text::HashRowAvx512
namespace avx512 {
namespace {

#include "lib/gazetteer/matcher_kernel.inc"

}  // namespace
}  // namespace avx512
ONOMA_TARGET_END

void FindAvx512(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options,
                std::vector<Hit>& hits) {
  avx512::Find(view, text, words, options, hits);
}

}  // namespace onoma::gazetteer
#endif
