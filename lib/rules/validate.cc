// Small checks by name; each is total over any text.
#include "lib/rules/validate.h"

#include <algorithm>

namespace onoma::rules {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Luhn(std::string_view s) {
  int sum = 0, count = 0;
  for (std::size_t i = s.size(); i-- > 0;) {
    if (!IsDigit(s[i])) continue;
    const int digit = s[i] - '0';
    sum += count++ % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return count >= 8 && sum % 10 == 0;
}

bool Iban(std::string_view s) {
  std::string compact;
  for (char c : s)
    if (c != ' ' && c != '-') compact += c;
  if (compact.size() < 15 || compact.size() > 34) return false;
  std::rotate(compact.begin(), compact.begin() + 4, compact.end());
  unsigned rest = 0;
  for (char c : compact) {
    if (IsDigit(c)) rest = (rest * 10 + unsigned(c - '0')) % 97;
    else if (c >= 'A' && c <= 'Z') rest = (rest * 100 + unsigned(c - 'A' + 10)) % 97;
    else return false;
  }
  return rest == 1;
}

// Between 7 and 15 digits, as E.164 allows, and not a run of years.
bool Phone(std::string_view s) {
  const auto digits = std::count_if(s.begin(), s.end(), IsDigit);
  return digits >= 7 && digits <= 15;
}

// A number of one or two digits that can be a day, or four that can be a year.
bool Day(std::string_view s) {
  int value = 0, digits = 0;
  for (char c : s)
    if (IsDigit(c) && ++digits < 5) value = value * 10 + (c - '0');
  return digits >= 1 && digits <= 2 && value >= 1 && value <= 31;
}
bool Year(std::string_view s) {
  int value = 0, digits = 0;
  for (char c : s)
    if (IsDigit(c) && ++digits < 6) value = value * 10 + (c - '0');
  return digits == 4 && value >= 1000 && value <= 2199;
}

// Every part of a number that is split by dots is at most 255.
bool Ipv4(std::string_view s) {
  int parts = 0, value = 0, digits = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && IsDigit(s[i])) {
      value = value * 10 + (s[i] - '0');
      if (++digits > 3 || value > 255) return false;
    } else if (i == s.size() || s[i] == '.') {
      if (!digits) return false;
      ++parts, value = 0, digits = 0;
    } else {
      return false;
    }
  }
  return parts == 4;
}

struct Row {
  const char* name;
  Validator validator;
};
constexpr Row kRows[] = {{"luhn", Luhn}, {"iban", Iban}, {"phone", Phone}, {"day", Day}, {"year", Year}, {"ipv4", Ipv4}};

}  // namespace

const std::vector<std::string>& ValidatorNames() {
  static const auto& names = *new std::vector<std::string>([] {
    std::vector<std::string> all;
    for (const Row& row : kRows) all.emplace_back(row.name);
    return all;
  }());
  return names;
}

Validator FindValidator(std::string_view name) {
  for (const Row& row : kRows)
    if (row.name == name) return row.validator;
  return nullptr;
}

}  // namespace onoma::rules
