// Finds the names of an image in a tokenized text.
#ifndef ONOMA_LIB_GAZETTEER_MATCHER_H_
#define ONOMA_LIB_GAZETTEER_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/gazetteer/image.h"
#include "lib/text/tokens.h"

namespace onoma::gazetteer {

struct Hit {
  std::uint32_t begin, end;            // bytes; `end` may reach past the last word ("U.S.", "Inc.")
  std::uint32_t word_begin, word_end;  // words, half-open
  std::uint32_t name;                  // index into Image::aliases
  std::uint32_t accepted;  // parity modes: bit of one alias that reads so. Else bit i: alias i of the name admits this way of writing it
                           // (aliases beyond 32: never weak, always asked again)
};

struct MatchOptions {
  enum Mode { kAll /* every name at every start */, kLeftmostLongest /* per image, whatever the types */ } mode = kAll;
  // The peers' rules, for comparison: names match byte for byte (or ASCII case-insensitively), between non-word characters; no folding of
  // accents, white space, hyphens or apostrophes; case modes of aliases are not asked.
  enum Parity { kNone, kCaseSensitive, kCaseInsensitive } parity = kNone;
  text::Isa isa = text::BestIsa();
};

// Appends the hits in order of begin, then longer first. Linear in the text times the longest name that really continues at a start.
// In the default (no parity) mode names match folded: case by each alias's mode (smart: as written, Title Case of each word, ALL CAPS),
// accents, apostrophe and hyphen variants; a gap of white space in the name matches any run of white space with at most one line
// end in the text; "U.S." also matches "US" only if an alias says so.
class Matcher {
 public:
  explicit Matcher(const Image& image) : image_(image) {}
  // Tokenizes as cheaply as Find with these options allows: hashes only where they are needed anyway, candidates where they cost nothing.
  void Tokenize(std::string_view text, const MatchOptions& options, text::Words& words) const;
  // `words`: of this text, by Tokenize above, text::Tokenize or text::TokenizeBounds. Words filtered for another image or for other options
  // give wrong hits.
  void Find(std::string_view text, const text::Words& words, const MatchOptions& options, std::vector<Hit>& hits) const;

 private:
  Image image_;
};

// Whether the alias with these flags admits `surface` (already known to be equal when folded).
bool Admits(const Image& image, const AliasRow& alias, std::string_view surface);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_MATCHER_H_
