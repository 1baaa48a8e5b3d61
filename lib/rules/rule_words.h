// The words of a rule's line, between spaces and tabs.
#ifndef ONOMA_LIB_RULES_RULE_WORDS_H_
#define ONOMA_LIB_RULES_RULE_WORDS_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace onoma::rules {

inline std::string_view Trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

// Takes the first word off `rest`.
inline std::string_view NextWord(std::string_view& rest) {
  rest = Trim(rest);
  const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest = Trim(rest.substr(end));
  return word;
}

// Whether there is nothing but letters, digits, '_' and the characters of `more`.
inline bool IsIdentifier(std::string_view s, std::string_view more) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || more.find(c) != std::string_view::npos;
  });
}

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_RULE_WORDS_H_
