// What a validator said of a short text, kept: numbers and dates come again and again.
#ifndef ONOMA_LIB_RULES_VERDICTS_H_
#define ONOMA_LIB_RULES_VERDICTS_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "lib/rules/validate.h"

namespace onoma::rules {

class Verdicts {
 public:
  void Clear() { verdicts_.clear(); }
  // What the validator says of the text, from memory or by asking it.
  bool Of(Validator validator, std::string_view text) {
    if (text.size() > 16) return validator(text);
    std::uint64_t bytes[2] = {0, 0};
    std::memcpy(bytes, text.data(), text.size());
    if (verdicts_.empty()) verdicts_.resize(1024);
    Verdict& verdict = verdicts_[((bytes[0] ^ bytes[1] * 0xff51afd7ed558ccdu) * 0x9E3779B97F4A7C15u >> 54)];
    if (verdict.validator != validator || verdict.size != text.size() || verdict.bytes[0] != bytes[0] || verdict.bytes[1] != bytes[1])
      verdict = {{bytes[0], bytes[1]}, validator, std::uint32_t(text.size()), validator(text)};
    return verdict.good;
  }

 private:
  struct Verdict {
    std::uint64_t bytes[2] = {0, 0};
    Validator validator = nullptr;
    std::uint32_t size = 0;
    bool good = false;
  };
  std::vector<Verdict> verdicts_;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_VERDICTS_H_
