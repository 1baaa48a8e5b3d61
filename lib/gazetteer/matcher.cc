// Chooses the matcher, and the tokenizer that suits the options.
#include "lib/gazetteer/matcher.h"

#include <algorithm>

#include "lib/gazetteer/matcher_isa.h"
#include "lib/gazetteer/name.h"

namespace onoma::gazetteer {

bool Admits(const Image& image, const AliasRow& alias, std::string_view surface) {
  return AdmitsSurface(alias.flags, image.alias_text(alias), surface);
}

void Matcher::Tokenize(std::string_view text, const MatchOptions& options, text::Words& words) const {
  switch (options.parity) {
    case MatchOptions::kNone:
      return text::Tokenize(text, options.isa, words);
    case MatchOptions::kCaseInsensitive:
      return text::TokenizeBounds(text, options.isa, words);
    case MatchOptions::kCaseSensitive:
      return text::TokenizeFiltered(text, options.isa, ImageView(image_.bytes()).rows<std::uint8_t>(kFirstThree).data(), words);
  }
}

void Matcher::Find(std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits) const {
  ImageView view(image_.bytes());
#if defined(ONOMA_X86)
  text::Isa isa = std::min(options.isa, text::BestIsa());
  if (isa == text::Isa::kAvx512) return FindAvx512(view, text, words, options, hits);
  if (isa == text::Isa::kAvx2) return FindAvx2(view, text, words, options, hits);
#endif
  FindScalar(view, text, words, options, hits);
}

}  // namespace onoma::gazetteer
