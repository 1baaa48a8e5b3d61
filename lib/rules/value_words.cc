// The table is put together by the compiler from lists, one for each thing that a word may mean.
#include "lib/rules/value_words.h"

#include <bit>

namespace onoma::rules {

namespace {

static_assert(std::endian::native == std::endian::little, "words are packed as the machine loads them");

struct Pair {
  std::string_view key, value;
};
struct Count {
  std::string_view word;
  std::int64_t value;
};

// Numbers.
constexpr Count kNumbers[] = {{"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
                              {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
                              {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
                              {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fourty", 40},
                              {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90}};
constexpr Count kMagnitudes[] = {{"dozen", 12},
                                 {"hundred", 100},
                                 {"thousand", 1000},
                                 {"k", 1000},
                                 {"lakh", 100000},
                                 {"million", 1000000},
                                 {"m", 1000000},
                                 {"mn", 1000000},
                                 {"mln", 1000000},
                                 {"mio", 1000000},
                                 {"mil", 1000000},
                                 {"crore", 10000000},
                                 {"billion", 1000000000},
                                 {"bn", 1000000000},
                                 {"bln", 1000000000},
                                 {"b", 1000000000},
                                 {"trillion", 1000000000000},
                                 {"tn", 1000000000000},
                                 {"trn", 1000000000000}};
constexpr std::string_view kOrdinals[] = {"zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
                                          "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
                                          "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr Count kOrdinalTens[] = {{"twentieth", 20},  {"thirtieth", 30},    {"fortieth", 40},      {"fiftieth", 50},
                                  {"sixtieth", 60},   {"seventieth", 70},   {"eightieth", 80},     {"ninetieth", 90},
                                  {"hundredth", 100}, {"thousandth", 1000}, {"millionth", 1000000}};

// The calendar.
constexpr Count kMonths[] = {{"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
                             {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
                             {"jan", 1},     {"feb", 2},      {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
                             {"aug", 8},     {"sep", 9},      {"sept", 9},      {"oct", 10},     {"nov", 11},      {"dec", 12}};
constexpr Count kWeekdays[] = {{"monday", 1}, {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5}, {"saturday", 6},
                               {"sunday", 7}, {"mon", 1},     {"tue", 2},       {"wed", 3},      {"thu", 4},    {"fri", 5},
                               {"sat", 6},    {"sun", 7},     {"tues", 2},      {"weds", 3},     {"thur", 4},   {"thurs", 4}};
constexpr Count kSeasons[] = {{"spring", 21}, {"summer", 22}, {"autumn", 23}, {"fall", 23}, {"winter", 24}};
struct Period {
  std::string_view word;
  char unit;
  std::uint8_t times;
};
constexpr Period kPeriods[] = {{"day", 'D', 1},        {"week", 'W', 1},      {"fortnight", 'W', 2}, {"month", 'M', 1}, {"mth", 'M', 1},
                               {"quarter", 'M', 3},    {"year", 'Y', 1},      {"yr", 'Y', 1},        {"yrs", 'Y', 1},   {"decade", 'Y', 10},
                               {"centurie", 'Y', 100}, {"century", 'Y', 100}, {"hour", 'h', 1},      {"hr", 'h', 1},    {"minute", 'm', 1},
                               {"min", 'm', 1},        {"second", 's', 1},    {"sec", 's', 1}};
struct Part {
  std::string_view word;
  DateRole role;
};
constexpr Part kRoles[] = {
    {"the", DateRole::kFiller},      {",", DateRole::kFiller},        {".", DateRole::kFiller},       {"of", DateRole::kFiller},
    {"in", DateRole::kFiller},       {"on", DateRole::kFiller},       {"'", DateRole::kFiller},       {"during", DateRole::kFiller},
    {"early", DateRole::kStart},     {"beginning", DateRole::kStart}, {"start", DateRole::kStart},    {"late", DateRole::kEnd},
    {"end", DateRole::kEnd},         {"mid", DateRole::kMid},         {"middle", DateRole::kMid},     {"about", DateRole::kApprox},
    {"around", DateRole::kApprox},   {"circa", DateRole::kApprox},    {"c", DateRole::kApprox},       {"approximately", DateRole::kApprox},
    {"nearly", DateRole::kApprox},   {"almost", DateRole::kApprox},   {"this", DateRole::kThis},      {"current", DateRole::kThis},
    {"same", DateRole::kThis},       {"last", DateRole::kLast},       {"previous", DateRole::kLast},  {"prior", DateRole::kLast},
    {"preceding", DateRole::kLast},  {"next", DateRole::kNext},       {"following", DateRole::kNext}, {"coming", DateRole::kComing},
    {"upcoming", DateRole::kComing}, {"past", DateRole::kPast},       {"recent", DateRole::kPast},    {"today", DateRole::kDay},
    {"tonight", DateRole::kDay},     {"now", DateRole::kDay},         {"yesterday", DateRole::kDay},  {"tomorrow", DateRole::kDay},
    {"day", DateRole::kDay}};

// Symbols and words of currencies; codes stand for themselves.
constexpr Pair kCurrencies[] = {
    {"$", "USD"},         {"€", "EUR"},         {"£", "GBP"},       {"¥", "JPY"},           {"₴", "UAH"},         {"₽", "RUB"},
    {"₹", "INR"},         {"₩", "KRW"},         {"₺", "TRY"},       {"₪", "ILS"},           {"₫", "VND"},         {"₡", "CRC"},
    {"₵", "GHS"},         {"₲", "PYG"},         {"₮", "MNT"},       {"฿", "THB"},           {"៛", "KHR"},         {"₭", "LAK"},
    {"₨", "INR"},         {"﷼", "IRR"},         {"₦", "NGN"},       {"₱", "PHP"},           {"₸", "KZT"},         {"₾", "GEL"},
    {"₼", "AZN"},       {"₿", "XBT"},       {"dollar", "USD"},  {"buck", "USD"},        {"greenback", "USD"}, {"cent", "USD"},
    {"euro", "EUR"},      {"eurocent", "EUR"},  {"pound", "GBP"},   {"sterling", "GBP"},    {"quid", "GBP"},      {"pence", "GBP"},
    {"penny", "GBP"},     {"hryvnia", "UAH"},   {"hryvnya", "UAH"}, {"hryven", "UAH"},      {"kopiyka", "UAH"},   {"ruble", "RUB"},
    {"rouble", "RUB"},    {"kopeck", "RUB"},    {"kopek", "RUB"},   {"yuan", "CNY"},        {"renminbi", "CNY"},  {"rmb", "CNY"},
    {"yen", "JPY"},       {"won", "KRW"},       {"rupee", "INR"},   {"rupiah", "IDR"},      {"lira", "TRY"},      {"zloty", "PLN"},
    {"zlotych", "PLN"},   {"krona", "SEK"},     {"kronor", "SEK"},  {"kronur", "ISK"},      {"krone", "NOK"},     {"kroner", "NOK"},
    {"koruna", "CZK"},    {"koruny", "CZK"},    {"crown", "CZK"},   {"forint", "HUF"},      {"leu", "RON"},       {"lei", "RON"},
    {"lev", "BGN"},       {"leva", "BGN"},      {"dinar", "RSD"},   {"kuna", "HRK"},        {"denar", "MKD"},     {"lek", "ALL"},
    {"franc", "CHF"},     {"lari", "GEL"},      {"dram", "AMD"},    {"manat", "AZN"},       {"tenge", "KZT"},     {"som", "KGS"},
    {"sum", "UZS"},       {"somoni", "TJS"},    {"tugrik", "MNT"},  {"baht", "THB"},        {"dong", "VND"},      {"ringgit", "MYR"},
    {"peso", "MXN"},      {"real", "BRL"},      {"reais", "BRL"},   {"sol", "PEN"},         {"soles", "PEN"},     {"bolivar", "VES"},
    {"bolivares", "VES"}, {"boliviano", "BOB"}, {"guarani", "PYG"}, {"quetzal", "GTQ"},     {"lempira", "HNL"},   {"cordoba", "NIO"},
    {"colon", "CRC"},     {"colones", "CRC"},   {"balboa", "PAB"},  {"gourde", "HTG"},      {"rand", "ZAR"},      {"naira", "NGN"},
    {"cedi", "GHS"},      {"shilling", "KES"},  {"birr", "ETB"},    {"nakfa", "ERN"},       {"kwacha", "ZMW"},    {"kwanza", "AOA"},
    {"metical", "MZN"},   {"meticais", "MZN"},  {"pula", "BWP"},    {"ariary", "MGA"},      {"dirham", "AED"},    {"riyal", "SAR"},
    {"rial", "IRR"},      {"shekel", "ILS"},    {"taka", "BDT"},    {"afghani", "AFN"},     {"kyat", "MMK"},      {"kip", "LAK"},
    {"riel", "KHR"},      {"bitcoin", "XBT"},   {"ether", "ETH"},   {"deutschmark", "DEM"}, {"mark", "DEM"},      {"guilder", "NLG"},
    {"peseta", "ESP"},    {"escudo", "PTE"},    {"drachma", "GRD"}, {"schilling", "ATS"},   {"markka", "FIM"},    {"lire", "ITL"},
    {"dlr", "USD"},       {"ct", "USD"},        {"stg", "GBP"},     {"p", "GBP"},           {"ecu", "XEU"},       {"sdr", "XDR"},
    {"dm", "DEM"},        {"dmark", "DEM"},     {"punt", "IEP"},    {"austral", "ARA"},     {"cruzado", "BRC"},   {"cruzeiro", "BRE"},
    {"sucre", "ECS"},     {"inti", "PEI"}};
// Signs in letters, as they are written before a number; of one letter only where the number is plainly a sum. "Rs" is of India, as
// "rupees" are.
constexpr Pair kLetterSigns[] = {
    {"Rs", "INR"},  {"RS", "INR"},  {"Tk", "BDT"},   {"TK", "BDT"}, {"RM", "MYR"},  {"KD", "KWD"},   {"QR", "QAR"},  {"SR", "SAR"},
    {"BD", "BHD"},  {"LE", "EGP"},  {"JD", "JOD"},   {"RO", "OMR"}, {"Dh", "AED"},  {"Dhs", "AED"},  {"DH", "AED"},  {"DHS", "AED"},
    {"Ksh", "KES"}, {"KSh", "KES"}, {"Kshs", "KES"}, {"Sh", "KES"}, {"Shs", "KES"}, {"Ush", "UGX"},  {"USh", "UGX"}, {"Tsh", "TZS"},
    {"TSh", "TZS"}, {"Php", "PHP"}, {"PhP", "PHP"},  {"Rp", "IDR"}, {"Bs", "VES"},  {"FCFA", "XOF"}, {"CFA", "XOF"}, {"MK", "MWK"},
    {"SFr", "CHF"}, {"GHC", "GHS"}, {"Kč", "CZK"},   {"zł", "PLN"}, {"R", "ZAR"},   {"N", "NGN"},    {"P", "PHP"},   {"K", "ZMW"},
    {"Q", "GTQ"},   {"B", "THB"},   {"S", "PEN"}};
constexpr std::string_view kCodes[] = {"usd", "eur", "gbp", "uah", "rub", "cny", "jpy", "chf", "pln", "sek", "nok", "dkk", "czk", "huf",
                                       "ron", "inr", "krw", "aud", "cad", "nzd", "brl", "zar", "ils", "aed", "sar", "mxn", "isk", "bgn",
                                       "sgd", "hkd", "twd", "try", "thb", "php", "idr", "kzt", "gel", "mnt", "qar", "kwd", "bhd", "omr",
                                       "jod", "egp", "lbp", "iqd", "kes", "ugx", "tzs", "ngn", "ghs", "zmw", "bwp", "mwk", "etb", "rwf",
                                       "xof", "xaf", "dzd", "tnd", "lyd", "mur", "mga", "mzn", "aoa", "nad", "pkr", "lkr", "bdt", "mvr",
                                       "mmk", "khr", "vnd", "myr", "fjd", "pgk", "ars", "clp", "crc", "dop", "gtq", "hnl", "jmd", "nio",
                                       "pyg", "ttd", "uyu", "ves", "mkd", "rsd", "byn", "azn", "uzs", "kgs", "tjs", "afn"};
// Hundredths of a currency.
constexpr std::string_view kHundredths[] = {"p",     "ct",      "cts",    "cent",    "cents", "eurocent", "eurocents", "pence",
                                            "penny", "pennies", "kopeck", "kopecks", "kopek", "kopeks",   "kopiyka",   "kopiykas"};
constexpr std::string_view kCents[] = {"cts", "cents", "cent"};
// What stands before "dollars" or "$": which of the many.
struct Variant {
  std::string_view qualifier, base, code;
};
constexpr Variant kVariants[] = {
    {"us", "USD", "USD"},         {"american", "USD", "USD"},   {"canadian", "USD", "CAD"},   {"c", "USD", "CAD"},
    {"ca", "USD", "CAD"},         {"australian", "USD", "AUD"}, {"a", "USD", "AUD"},          {"au", "USD", "AUD"},
    {"zealand", "USD", "NZD"},    {"nz", "USD", "NZD"},         {"hk", "USD", "HKD"},         {"kong", "USD", "HKD"},
    {"s", "USD", "SGD"},          {"singapore", "USD", "SGD"},  {"nt", "USD", "TWD"},         {"taiwan", "USD", "TWD"},
    {"r", "USD", "BRL"},          {"egyptian", "GBP", "EGP"},   {"syrian", "GBP", "SYP"},     {"lebanese", "GBP", "LBP"},
    {"sudanese", "GBP", "SDG"},   {"malaysian", "USD", "MYR"},  {"zimbabwean", "USD", "ZWD"}, {"zimbabwe", "USD", "ZWD"},
    {"brunei", "USD", "BND"},     {"jamaican", "USD", "JMD"},   {"fijian", "USD", "FJD"},     {"irish", "GBP", "IEP"},
    {"cypriot", "GBP", "CYP"},    {"maltese", "GBP", "MTL"},    {"french", "CHF", "FRF"},     {"belgian", "CHF", "BEF"},
    {"luxembourg", "CHF", "LUF"}, {"malagasy", "CHF", "MGF"},   {"italian", "TRY", "ITL"},    {"finnish", "DEM", "FIM"},
    {"danish", "CZK", "DKK"},     {"norwegian", "CZK", "NOK"},  {"swedish", "CZK", "SEK"},    {"czech", "CZK", "CZK"},
    {"danish", "NOK", "DKK"},     {"danish", "SEK", "DKK"},     {"norwegian", "NOK", "NOK"},  {"swedish", "SEK", "SEK"},
    {"icelandic", "SEK", "ISK"},  {"icelandic", "ISK", "ISK"},  {"belarusian", "RUB", "BYN"}, {"moldovan", "RON", "MDL"},
    {"kuwaiti", "RSD", "KWD"},    {"iraqi", "RSD", "IQD"},      {"jordanian", "RSD", "JOD"},  {"algerian", "RSD", "DZD"},
    {"tunisian", "RSD", "TND"},   {"libyan", "RSD", "LYD"},     {"bahraini", "RSD", "BHD"},   {"pakistani", "INR", "PKR"},
    {"lankan", "INR", "LKR"},     {"nepalese", "INR", "NPR"},   {"argentine", "MXN", "ARS"},  {"chilean", "MXN", "CLP"},
    {"colombian", "MXN", "COP"},  {"philippine", "MXN", "PHP"}, {"cuban", "MXN", "CUP"},      {"uruguayan", "MXN", "UYU"},
    {"moroccan", "AED", "MAD"},   {"omani", "IRR", "OMR"},      {"qatari", "SAR", "QAR"},     {"yemeni", "IRR", "YER"},
    {"tanzanian", "KES", "TZS"},  {"ugandan", "KES", "UGX"},    {"somali", "KES", "SOS"},     {"n", "USD", "NAD"},
    {"j", "USD", "JMD"},          {"tt", "USD", "TTD"},         {"g", "USD", "GYD"},          {"ec", "USD", "XCD"},
    {"rd", "USD", "DOP"},         {"mx", "USD", "MXN"},         {"zw", "USD", "ZWL"},         {"fj", "USD", "FJD"},
    {"bz", "USD", "BZD"},         {"bds", "USD", "BBD"},        {"namibian", "USD", "NAD"},   {"guyanese", "USD", "GYD"},
    {"mauritian", "INR", "MUR"},  {"dominican", "MXN", "DOP"},  {"emirati", "AED", "AED"},    {"rwandan", "CHF", "RWF"},
    {"burundian", "CHF", "BIF"},  {"guinean", "CHF", "GNF"},    {"cfa", "CHF", "XOF"},        {"congolese", "CHF", "CDF"},
    {"cn", "JPY", "CNY"}};

// Units.
constexpr Pair kMeasures[] = {
    {"kilometer", "km"},    {"kilometre", "km"},    {"km", "km"},        {"meter", "m"},       {"metre", "m"},       {"m", "m"},
    {"centimeter", "cm"},   {"centimetre", "cm"},   {"cm", "cm"},        {"millimeter", "mm"}, {"millimetre", "mm"}, {"mm", "mm"},
    {"mile", "mi"},         {"mi", "mi"},           {"yard", "yd"},      {"yd", "yd"},         {"foot", "ft"},       {"feet", "ft"},
    {"ft", "ft"},           {"inch", "in"},         {"inche", "in"},     {"kilogram", "kg"},   {"kilogramme", "kg"}, {"kilo", "kg"},
    {"kg", "kg"},           {"gram", "g"},          {"gramme", "g"},     {"g", "g"},           {"milligram", "mg"},  {"mg", "mg"},
    {"ton", "t"},           {"tonne", "t"},         {"t", "t"},          {"pound", "lb"},      {"lb", "lb"},         {"ounce", "oz"},
    {"oz", "oz"},           {"liter", "L"},         {"litre", "L"},      {"l", "L"},           {"milliliter", "mL"}, {"millilitre", "mL"},
    {"ml", "mL"},           {"gallon", "gal"},      {"barrel", "bbl"},   {"bbl", "bbl"},       {"acre", "acre"},     {"hectare", "ha"},
    {"ha", "ha"},           {"watt", "W"},          {"kilowatt", "kW"},  {"kw", "kW"},         {"megawatt", "MW"},   {"mw", "MW"},
    {"gigawatt", "GW"},     {"gw", "GW"},           {"terawatt", "TW"},  {"kwh", "kWh"},       {"mwh", "MWh"},       {"gwh", "GWh"},
    {"twh", "TWh"},         {"volt", "V"},          {"kv", "kV"},        {"amp", "A"},         {"hertz", "Hz"},      {"hz", "Hz"},
    {"khz", "kHz"},         {"mhz", "MHz"},         {"ghz", "GHz"},      {"megahertz", "MHz"}, {"gigahertz", "GHz"}, {"kilohertz", "kHz"},
    {"byte", "B"},          {"kilobyte", "kB"},     {"kb", "kB"},        {"megabyte", "MB"},   {"mb", "MB"},         {"gigabyte", "GB"},
    {"gb", "GB"},           {"terabyte", "TB"},     {"tb", "TB"},        {"mph", "mi/h"},      {"kph", "km/h"},      {"kmh", "km/h"},
    {"knot", "kn"},         {"degree", "deg"},      {"celsius", "°C"},   {"fahrenheit", "°F"}, {"kelvin", "K"},      {"kiloton", "kt"},
    {"megaton", "Mt"},      {"horsepower", "hp"},   {"hp", "hp"},        {"bushel", "bu"},     {"micron", "μm"},     {"nanometer", "nm"},
    {"nanometre", "nm"},    {"nm", "nm"},           {"lightyear", "ly"}, {"sortie", "sortie"}, {"calorie", "cal"},   {"joule", "J"},
    {"bpd", "bbl/d"},       {"decibel", "dB"},      {"db", "dB"},        {"sqkm", "km2"},      {"sqm", "m2"},        {"sqft", "ft2"},
    {"caliber", "caliber"}, {"calibre", "caliber"}, {"psi", "psi"},      {"rpm", "rpm"},       {"nmi", "nmi"},       {"carat", "ct"},
    {"pint", "pt"},         {"fathom", "fathom"}};

// Of equal words in a list the first counts.
template <class T>
constexpr void Fill(T& field, T none, T value) {
  if (field == none) field = value;
}
template <std::size_t N>
constexpr void Copy(std::string_view value, char (&field)[N]) {
  if (field[0] == 0)
    for (std::size_t i = 0; i < value.size(); ++i) field[i] = value[i];  // one too long does not compile
}

class WordTable {
 public:
  constexpr WordTable() {
    for (const Count& row : kNumbers) Fill(Row(row.word).number, std::int8_t(-1), std::int8_t(row.value));
    for (const Count& row : kMagnitudes) Fill(Row(row.word).magnitude, std::int64_t(0), row.value);
    for (std::size_t i = 0; i < std::size(kOrdinals); ++i) Fill(Row(kOrdinals[i]).ordinal, -1, std::int32_t(i));
    for (const Count& row : kOrdinalTens) Fill(Row(row.word).ordinal, -1, std::int32_t(row.value));
    for (const Count& row : kMonths) Fill(Row(row.word).month, std::int8_t(0), std::int8_t(row.value));
    for (const Count& row : kWeekdays) Fill(Row(row.word).weekday, std::int8_t(0), std::int8_t(row.value));
    for (const Count& row : kSeasons) Fill(Row(row.word).season, std::int8_t(0), std::int8_t(row.value));
    for (const Period& row : kPeriods) Row(row.word).period = row.unit, Row(row.word).times = row.times;
    for (const Part& row : kRoles) Row(row.word).role = row.role;
    for (const Pair& row : kCurrencies) Copy(row.value, Row(row.key).currency);
    for (const Pair& row : kLetterSigns) {
      char lower[8] = {};
      for (std::size_t i = 0; i < row.key.size(); ++i)
        lower[i] = row.key[i] >= 'A' && row.key[i] <= 'Z' ? char(row.key[i] + 32) : row.key[i];
      Copy(row.value, Row({lower, row.key.size()}).sign);
    }
    for (const std::string_view word : kCodes) Row(word).code = true;
    for (const std::string_view word : kHundredths) Row(word).hundredth = true;
    for (const std::string_view word : kCents) Row(word).cents = true;
    for (const Variant& row : kVariants) Row(row.qualifier).qualifier = true;
    for (const Pair& row : kMeasures) Copy(row.value, Row(row.key).measure);
  }
  const ValueWord* Find(WordBytes bytes) const {
    for (std::size_t at = Slot(bytes); slots_[at] != 0; at = (at + 1) % kSlots) {
      const ValueWord& row = rows_[slots_[at] - 1u];
      if (row.low == bytes.low && row.high == bytes.high) return &row;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 2048, kRows = 768;

  static constexpr std::size_t Slot(WordBytes bytes) {
    return std::size_t((bytes.low ^ bytes.high * 0xff51afd7ed558ccdu) * 0x9E3779B97F4A7C15u >> 53);
  }
  constexpr ValueWord& Row(std::string_view word) {
    WordBytes bytes{0, 0};
    for (std::size_t i = 0; i < word.size(); ++i)
      (i < 8 ? bytes.low : bytes.high) |= std::uint64_t(static_cast<unsigned char>(word[i])) << 8 * (i % 8);
    std::size_t at = Slot(bytes);
    for (; slots_[at] != 0; at = (at + 1) % kSlots)
      if (rows_[slots_[at] - 1u].low == bytes.low && rows_[slots_[at] - 1u].high == bytes.high) return rows_[slots_[at] - 1u];
    slots_[at] = std::uint16_t(++size_);
    rows_[size_ - 1].low = bytes.low, rows_[size_ - 1].high = bytes.high;  // one row too many does not compile
    return rows_[size_ - 1];
  }

  std::uint16_t slots_[kSlots] = {};
  ValueWord rows_[kRows] = {};
  std::size_t size_ = 0;
};
constexpr WordTable kWords;

}  // namespace

const ValueWord* FindValueWord(WordBytes bytes) { return kWords.Find(bytes); }

bool IsLetterSign(std::string_view letters) {
  for (const Pair& row : kLetterSigns)
    if (row.key == letters) return true;
  return false;
}

std::string_view VariantOf(std::string_view qualifier, std::string_view currency) {
  std::string_view code;
  for (const Variant& variant : kVariants)
    if (variant.base == currency && variant.qualifier == qualifier) code = variant.code;
  return code;
}

}  // namespace onoma::rules
