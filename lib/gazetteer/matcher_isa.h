// One matcher for each instruction set; see matcher_kernel.inc.
#ifndef ONOMA_LIB_GAZETTEER_MATCHER_ISA_H_
#define ONOMA_LIB_GAZETTEER_MATCHER_ISA_H_

#include <string_view>
#include <vector>

#include "lib/base/target.h"
#include "lib/gazetteer/image_view.h"
#include "lib/gazetteer/matcher.h"

namespace onoma::gazetteer {

void FindScalar(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options,
                std::vector<Hit>& hits);
#if defined(ONOMA_X86)
void FindAvx2(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits);
void FindAvx512(const ImageView& view, std::string_view text, const text::Words& words, const MatchOptions& options,
                std::vector<Hit>& hits);
#endif

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_MATCHER_ISA_H_
