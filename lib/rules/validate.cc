// Small checks by name; each is total over any text.
#include "lib/rules/validate.h"

#include <algorithm>

#include "lib/rules/normalise.h"
#include "lib/rules/value_words.h"

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
    if (IsDigit(c))
      rest = (rest * 10 + unsigned(c - '0')) % 97;
    else if (c >= 'A' && c <= 'Z')
      rest = (rest * 100 + unsigned(c - 'A' + 10)) % 97;
    else
      return false;
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

// A host as people write it bare: one of its labels besides the last has a letter and two characters or more, or a path follows; the last
// label is not the first word of a sentence glued to a full stop ("end.In").
bool Host(std::string_view s) {
  const std::size_t slash = s.find('/');
  const std::string_view host = s.substr(0, slash);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view last = host.substr(dot + 1);
  const bool lower = std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool upper_all = std::none_of(host.begin(), host.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!lower && !upper_all) return false;
  if (slash != std::string_view::npos && lower) return true;
  if (upper_all) return false;  // "U.S", "E.U"
  const std::string_view before = host.substr(0, dot);
  const auto letters = std::count_if(before.begin(), before.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (letters < 1 || (before.size() < 2 && last != "com" && last != "me" && last != "org")) return false;
  // Short words that also end sentences: only after a host of lower-case letters and with a dot more.
  for (std::string_view word : {"in", "is", "it", "at", "no", "us", "by", "me", "be", "as", "am", "news", "app", "online", "site"})
    if (last == word && before.find('.') == std::string_view::npos) return false;
  return true;
}

// Words and abbreviations with a number that are no designations, and "letter-digit" of groups and vitamins.
bool Designation(std::string_view s) {
  const std::size_t dash = s.find('-');
  if (dash == std::string_view::npos) return false;
  const std::string_view head = s.substr(0, dash), tail = s.substr(dash + 1);
  for (std::string_view word :
       {"COVID", "SARS", "MERS",  "UTF", "ISO", "CO",   "NO",  "PM",    "AM",  "Q",    "H",     "FY",   "GPT", "ID",   "NO",  "U",
        "G",     "LGBT", "TOP",   "PG",  "CES", "COP",  "EU",  "BRICS", "UN",  "US",   "UK",    "WW",   "PHP", "HTTP", "IP",  "USB",
        "MP",    "MPEG", "ASCII", "BBC", "ITV", "ESPN", "CNN", "NBA",   "NFL", "PS",   "VAT",   "BR",   "HIV", "HPV",  "STS", "CRS",
        "EURO",  "UEFA", "FIFA",  "AFC", "XX",  "SB",   "HB",  "HR",    "NPR", "APEC", "ASEAN", "OPEC", "SEC", "FORM"})
    if (head == word) return false;
  if (tail[0] == '0') return false;  // a part of a number of contracts or parts
  const auto digits = std::count_if(tail.begin(), tail.end(), IsDigit);
  if (head == "C" && digits > 3) return false;
  // One letter and one digit: only those that are known ("B-1", "B-2", "C-5", "E-3", "U-2").
  if (head.size() == 1 && digits == 1 && tail.size() <= 2) {
    for (std::string_view known : {"B-1",  "B-1B", "B-2", "B-2A", "C-5",  "C-5M", "E-3",  "E-3A", "E-2",  "E-2C", "E-6", "E-7",
                                   "E-7A", "E-8",  "F-4", "F-5",  "F-5E", "P-3",  "P-3C", "P-8",  "P-8A", "V-2",  "A-5", "A-7"})
      if (s == known) return true;
    return false;
  }
  return true;
}

// Whether the text means something; the date stands for any.
template <Normaliser kNormaliser>
bool Understood(std::string_view s) {
  Values values;
  return Normalise(kNormaliser, s, CivilDay{2024, 6, 15}, values) && !values.empty() && values[0].key != "currency";
}

// Letters glued to the digits behind them are a sign as it is written ("Rs500", "R1.2 million") or a code in capitals: "Mk2" is no sum.
bool Money(std::string_view text) {
  std::size_t letters = 0;
  while (letters < text.size() && (text[letters] & 0xDF) >= 'A' && (text[letters] & 0xDF) <= 'Z') ++letters;
  if (letters > 0 && letters < text.size() && text[letters] >= '0' && text[letters] <= '9') {
    const std::string_view sign = text.substr(0, letters);
    const bool code = letters == 3 && std::all_of(sign.begin(), sign.end(), [](char c) { return c <= 'Z'; });
    if (!code && !IsLetterSign(sign)) return false;
  }
  return Understood<Normaliser::kMoney>(text);
}

struct Row {
  const char* name;
  ValidatorFunction function;
};
const std::vector<Row>& Rows() {
  static const auto& rows = *new std::vector<Row>{{"luhn", Luhn},
                                                  {"iban", Iban},
                                                  {"phone", Phone},
                                                  {"day", Day},
                                                  {"year", Year},
                                                  {"ipv4", Ipv4},
                                                  {"host", Host},
                                                  {"designation", Designation},
                                                  {"date", Understood<Normaliser::kDate>},
                                                  {"time", Understood<Normaliser::kTime>},
                                                  {"money", Money},
                                                  {"percent", Understood<Normaliser::kPercent>},
                                                  {"quantity", Understood<Normaliser::kQuantity>},
                                                  {"cardinal", Understood<Normaliser::kCardinal>}};
  return rows;
}

}  // namespace

const std::vector<std::string>& ValidatorNames() {
  static const auto& names = *new std::vector<std::string>([] {
    std::vector<std::string> all;
    for (const Row& row : Rows()) all.emplace_back(row.name);
    return all;
  }());
  return names;
}

Validator FindValidator(std::string_view name) {
  for (const Row& row : Rows())
    if (row.name == name) return Validator(&row.function);
  return nullptr;
}

}  // namespace onoma::rules
