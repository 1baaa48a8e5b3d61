// The reader of a date's tokens. Absolute dates and what counts from the document's day are in normalise_date.cc; spans, durations and
// named periods (quarters, seasons, decades, eras) in normalise_period.cc. A reading writes only if it succeeds.
#ifndef ONOMA_LIB_RULES_DATE_READER_H_
#define ONOMA_LIB_RULES_DATE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/rules/normalise_parts.h"

namespace onoma::rules {

class DateReader {
 public:
  DateReader(Tokens all, const CivilDay& now);
  bool Read(ValueText& value, std::string_view& mod);
  bool fiscal() const { return fiscal_; }

 private:
  static bool IsInt(const ValueToken& token, std::size_t low, std::size_t high) {
    return token.digits && token.text.size() >= low && token.text.size() <= high;
  }
  static int Int(const ValueToken& token) { return int(token.micro / 1000000); }
  static bool IsYear(const ValueToken& token) { return IsInt(token, 4, 4) && Int(token) >= 1000 && Int(token) <= 2199; }
  static void Year(int year, ValueText& value) { value.Padded(year, 4); }
  static void Month(int year, int month, ValueText& value) {
    Year(year, value);
    value << '-';
    value.Padded(month, 2);
  }

  std::string_view Text(std::size_t i) const { return i < tokens_.size() ? tokens_[i].text : std::string_view(); }
  const ValueToken& At(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : kNothing; }
  bool End(std::size_t i) const { return i >= tokens_.size(); }
  bool KnownDay() const { return now_.year && now_.month && now_.day; }
  int Today() const { return DaysFromCivil(now_); }
  static DateRole RoleOf(const ValueToken& token) { return token.word ? token.word->role : DateRole::kNone; }

  // normalise_date.cc
  void Modifier(std::string_view& mod);
  bool Numeric(ValueText& value) const;
  static bool Dotted(std::string_view text, ValueText& value);
  static bool Day(int year, int month, int day, ValueText& value);
  bool Word(ValueText& value) const;
  static CivilDay AddMonths(CivilDay day, int months);
  bool Shift(char unit, int times, std::int64_t n64, ValueText& value) const;
  static void Coded(int year, int code, ValueText& value);
  bool Interval(char unit, int times, std::int64_t n64, bool past, ValueText& value) const;
  bool Weekday(ValueText& value) const;

  struct Partial {
    int year = 0, month = 0, day = 0;
    bool two_digits = false;
  };
  bool ReadPartial(std::size_t from, std::size_t to, Partial& p);
  void Show(const Partial& p, ValueText& value) const;
  static bool Sound(const Partial& p);
  bool Calendar(ValueText& value);

  // normalise_period.cc
  bool Span(ValueText& value) const;
  bool Age(ValueText& value) const;
  bool Decade(ValueText& value) const;
  bool Century(ValueText& value) const;
  bool Quarter(ValueText& value) const;
  bool Season(ValueText& value) const;
  bool Duration(ValueText& value) const;
  bool Era(ValueText& value) const;

  static constexpr ValueToken kNothing{{}, nullptr, nullptr, -1, false, false, false};

  TokenList list_;
  Tokens tokens_;
  CivilDay now_;
  bool fiscal_ = false;
};

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_DATE_READER_H_
