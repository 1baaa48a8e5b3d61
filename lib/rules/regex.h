// RE2 with onoma's limits: silent, bounded memory, views converted at one place.
#ifndef ONOMA_LIB_RULES_REGEX_H_
#define ONOMA_LIB_RULES_REGEX_H_

#include <re2/re2.h>

#include <string>
#include <string_view>
#include <vector>

namespace onoma::rules {

inline constexpr int kMaxRegexProgram = 4000;          // instructions; with it RE2's DFA stays inside the memory below
inline constexpr std::int64_t kRegexMemory = 8 << 20;  // bytes, at most, of one text rule

inline re2::StringPiece Piece(std::string_view s) { return re2::StringPiece(s.data(), s.size()); }
inline std::string_view View(const re2::StringPiece& s) { return std::string_view(s.data(), s.size()); }
RE2::Options RegexOptions();
// "" or what is wrong with the expression; fills the names of its groups.
std::string CheckRegex(std::string_view regex, std::vector<std::string>& captures);

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_REGEX_H_
