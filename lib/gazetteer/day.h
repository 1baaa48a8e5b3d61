// Civil dates as days since 1970-01-01.
#ifndef ONOMA_LIB_GAZETTEER_DAY_H_
#define ONOMA_LIB_GAZETTEER_DAY_H_

#include <string>
#include <string_view>

#include "lib/gazetteer/records.h"

namespace onoma::gazetteer {

// "YYYY", "YYYY-MM" or "YYYY-MM-DD": the first day of what it names. False if it is none of these or no such day exists.
bool ParseDay(std::string_view text, Day& day);
// "YYYY-MM-DD"; "" for kNoDay.
std::string FormatDay(Day day);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_DAY_H_
