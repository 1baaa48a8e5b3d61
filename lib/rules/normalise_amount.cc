// Money, percent, quantities, ordinals and cardinals: a number (or two, for a range) and what it counts.
#include <algorithm>

#include "lib/rules/normalise_parts.h"
#include "lib/rules/word_index.h"

namespace onoma::rules {

namespace {

struct Pair {
  std::string_view key, value;
};

// Symbols and words; codes stand for themselves.
constexpr Pair kCurrencies[] = {
    {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}, {"₴", "UAH"}, {"₽", "RUB"}, {"₹", "INR"}, {"₩", "KRW"}, {"₺", "TRY"}, {"₪", "ILS"}, {"₫", "VND"},
    {"₦", "NGN"}, {"₱", "PHP"}, {"₸", "KZT"}, {"₾", "GEL"}, {"₼", "AZN"}, {"₿", "XBT"},
    {"dollar", "USD"}, {"buck", "USD"}, {"greenback", "USD"}, {"cent", "USD"}, {"euro", "EUR"}, {"eurocent", "EUR"}, {"pound", "GBP"}, {"sterling", "GBP"},
    {"quid", "GBP"}, {"pence", "GBP"}, {"penny", "GBP"}, {"hryvnia", "UAH"}, {"hryvnya", "UAH"}, {"hryven", "UAH"}, {"kopiyka", "UAH"}, {"ruble", "RUB"},
    {"rouble", "RUB"}, {"kopeck", "RUB"}, {"kopek", "RUB"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"rmb", "CNY"}, {"yen", "JPY"}, {"won", "KRW"}, {"rupee", "INR"}, {"rupiah", "IDR"},
    {"lira", "TRY"}, {"zloty", "PLN"}, {"zlotych", "PLN"}, {"krona", "SEK"}, {"kronor", "SEK"}, {"kronur", "ISK"}, {"krone", "NOK"}, {"kroner", "NOK"},
    {"koruna", "CZK"}, {"koruny", "CZK"}, {"crown", "CZK"}, {"forint", "HUF"}, {"leu", "RON"}, {"lei", "RON"}, {"lev", "BGN"}, {"leva", "BGN"}, {"dinar", "RSD"},
    {"kuna", "HRK"}, {"denar", "MKD"}, {"lek", "ALL"}, {"franc", "CHF"}, {"lari", "GEL"}, {"dram", "AMD"}, {"manat", "AZN"}, {"tenge", "KZT"}, {"som", "KGS"},
    {"sum", "UZS"}, {"somoni", "TJS"}, {"tugrik", "MNT"}, {"baht", "THB"}, {"dong", "VND"}, {"ringgit", "MYR"}, {"peso", "MXN"}, {"real", "BRL"}, {"reais", "BRL"},
    {"sol", "PEN"}, {"soles", "PEN"}, {"bolivar", "VES"}, {"bolivares", "VES"}, {"boliviano", "BOB"}, {"guarani", "PYG"}, {"quetzal", "GTQ"}, {"lempira", "HNL"},
    {"cordoba", "NIO"}, {"colon", "CRC"}, {"colones", "CRC"}, {"balboa", "PAB"}, {"gourde", "HTG"}, {"rand", "ZAR"}, {"naira", "NGN"}, {"cedi", "GHS"},
    {"shilling", "KES"}, {"birr", "ETB"}, {"nakfa", "ERN"}, {"kwacha", "ZMW"}, {"kwanza", "AOA"}, {"metical", "MZN"}, {"meticais", "MZN"}, {"pula", "BWP"},
    {"ariary", "MGA"}, {"dirham", "AED"}, {"riyal", "SAR"}, {"rial", "IRR"}, {"shekel", "ILS"}, {"taka", "BDT"}, {"afghani", "AFN"}, {"kyat", "MMK"}, {"kip", "LAK"},
    {"riel", "KHR"}, {"bitcoin", "XBT"}, {"ether", "ETH"}, {"deutschmark", "DEM"}, {"mark", "DEM"}, {"guilder", "NLG"}, {"peseta", "ESP"}, {"escudo", "PTE"},
    {"drachma", "GRD"}, {"schilling", "ATS"}, {"markka", "FIM"}, {"lire", "ITL"},
    {"dlr", "USD"}, {"ct", "USD"}, {"stg", "GBP"}, {"p", "GBP"}, {"ecu", "XEU"}, {"sdr", "XDR"}, {"dm", "DEM"}, {"dmark", "DEM"}, {"punt", "IEP"}, {"austral", "ARA"}, {"cruzado", "BRC"},
    {"cruzeiro", "BRE"}, {"sucre", "ECS"}, {"inti", "PEI"}};
constexpr std::string_view kCodes[] = {"usd", "eur", "gbp", "uah", "rub", "cny", "jpy", "chf", "pln", "sek", "nok", "dkk", "czk", "huf", "ron", "inr", "krw", "aud", "cad",
                                       "nzd", "brl", "zar", "ils", "aed", "sar", "mxn", "isk", "bgn", "sgd", "hkd", "twd", "try", "thb", "php", "idr", "kzt", "gel"};
// What stands before "dollars" or "$": which of the many.
struct Variant {
  std::string_view qualifier, base, code;
};
constexpr Variant kVariants[] = {
    {"us", "USD", "USD"}, {"american", "USD", "USD"}, {"canadian", "USD", "CAD"}, {"c", "USD", "CAD"}, {"ca", "USD", "CAD"}, {"australian", "USD", "AUD"}, {"a", "USD", "AUD"},
    {"au", "USD", "AUD"}, {"zealand", "USD", "NZD"}, {"nz", "USD", "NZD"}, {"hk", "USD", "HKD"}, {"kong", "USD", "HKD"}, {"s", "USD", "SGD"}, {"singapore", "USD", "SGD"},
    {"nt", "USD", "TWD"}, {"taiwan", "USD", "TWD"}, {"r", "USD", "BRL"}, {"egyptian", "GBP", "EGP"}, {"syrian", "GBP", "SYP"}, {"lebanese", "GBP", "LBP"}, {"sudanese", "GBP", "SDG"},
    {"malaysian", "USD", "MYR"}, {"zimbabwean", "USD", "ZWD"}, {"zimbabwe", "USD", "ZWD"}, {"brunei", "USD", "BND"}, {"jamaican", "USD", "JMD"}, {"fijian", "USD", "FJD"},
    {"irish", "GBP", "IEP"}, {"cypriot", "GBP", "CYP"}, {"maltese", "GBP", "MTL"}, {"french", "CHF", "FRF"}, {"belgian", "CHF", "BEF"}, {"luxembourg", "CHF", "LUF"},
    {"malagasy", "CHF", "MGF"}, {"italian", "TRY", "ITL"}, {"finnish", "DEM", "FIM"}, {"danish", "CZK", "DKK"}, {"norwegian", "CZK", "NOK"}, {"swedish", "CZK", "SEK"}, {"czech", "CZK", "CZK"},
    {"danish", "NOK", "DKK"}, {"danish", "SEK", "DKK"}, {"norwegian", "NOK", "NOK"}, {"swedish", "SEK", "SEK"}, {"icelandic", "SEK", "ISK"}, {"icelandic", "ISK", "ISK"},
    {"belarusian", "RUB", "BYN"}, {"moldovan", "RON", "MDL"}, {"kuwaiti", "RSD", "KWD"}, {"iraqi", "RSD", "IQD"}, {"jordanian", "RSD", "JOD"}, {"algerian", "RSD", "DZD"},
    {"tunisian", "RSD", "TND"}, {"libyan", "RSD", "LYD"}, {"bahraini", "RSD", "BHD"}, {"pakistani", "INR", "PKR"}, {"lankan", "INR", "LKR"}, {"nepalese", "INR", "NPR"},
    {"argentine", "MXN", "ARS"}, {"chilean", "MXN", "CLP"}, {"colombian", "MXN", "COP"}, {"philippine", "MXN", "PHP"}, {"cuban", "MXN", "CUP"}, {"uruguayan", "MXN", "UYU"},
    {"moroccan", "AED", "MAD"}, {"omani", "IRR", "OMR"}, {"qatari", "SAR", "QAR"}, {"yemeni", "IRR", "YER"}, {"tanzanian", "KES", "TZS"}, {"ugandan", "KES", "UGX"}, {"somali", "KES", "SOS"},
    {"cfa", "CHF", "XOF"}, {"congolese", "CHF", "CDF"}, {"cn", "JPY", "CNY"}};
constexpr Pair kUnits[] = {
    {"kilometer", "km"}, {"kilometre", "km"}, {"km", "km"}, {"meter", "m"}, {"metre", "m"}, {"m", "m"}, {"centimeter", "cm"}, {"centimetre", "cm"}, {"cm", "cm"},
    {"millimeter", "mm"}, {"millimetre", "mm"}, {"mm", "mm"}, {"mile", "mi"}, {"mi", "mi"}, {"yard", "yd"}, {"yd", "yd"}, {"foot", "ft"}, {"feet", "ft"}, {"ft", "ft"}, {"inch", "in"},
    {"inche", "in"}, {"kilogram", "kg"}, {"kilogramme", "kg"}, {"kilo", "kg"}, {"kg", "kg"}, {"gram", "g"}, {"gramme", "g"}, {"g", "g"}, {"milligram", "mg"}, {"mg", "mg"}, {"ton", "t"}, {"tonne", "t"},
    {"t", "t"}, {"pound", "lb"}, {"lb", "lb"}, {"ounce", "oz"}, {"oz", "oz"}, {"liter", "L"}, {"litre", "L"}, {"l", "L"}, {"milliliter", "mL"}, {"millilitre", "mL"}, {"ml", "mL"},
    {"gallon", "gal"}, {"barrel", "bbl"}, {"bbl", "bbl"}, {"acre", "acre"}, {"hectare", "ha"}, {"ha", "ha"}, {"watt", "W"}, {"kilowatt", "kW"}, {"kw", "kW"}, {"megawatt", "MW"}, {"mw", "MW"},
    {"gigawatt", "GW"}, {"gw", "GW"}, {"terawatt", "TW"}, {"kwh", "kWh"}, {"mwh", "MWh"}, {"gwh", "GWh"}, {"twh", "TWh"}, {"volt", "V"}, {"kv", "kV"}, {"amp", "A"}, {"hertz", "Hz"}, {"hz", "Hz"},
    {"khz", "kHz"}, {"mhz", "MHz"}, {"ghz", "GHz"}, {"megahertz", "MHz"}, {"gigahertz", "GHz"}, {"kilohertz", "kHz"}, {"byte", "B"}, {"kilobyte", "kB"}, {"kb", "kB"}, {"megabyte", "MB"}, {"mb", "MB"},
    {"gigabyte", "GB"}, {"gb", "GB"}, {"terabyte", "TB"}, {"tb", "TB"}, {"mph", "mi/h"}, {"kph", "km/h"}, {"kmh", "km/h"}, {"knot", "kn"}, {"degree", "deg"}, {"celsius", "°C"}, {"fahrenheit", "°F"},
    {"kelvin", "K"}, {"kiloton", "kt"}, {"megaton", "Mt"}, {"horsepower", "hp"}, {"hp", "hp"}, {"bushel", "bu"}, {"micron", "μm"}, {"nanometer", "nm"}, {"nanometre", "nm"}, {"nm", "nm"},
    {"lightyear", "ly"}, {"sortie", "sortie"}, {"calorie", "cal"}, {"joule", "J"}, {"bpd", "bbl/d"}, {"decibel", "dB"}, {"db", "dB"}, {"sqkm", "km2"}, {"sqm", "m2"}, {"sqft", "ft2"},
    {"caliber", "caliber"}, {"calibre", "caliber"}, {"psi", "psi"}, {"rpm", "rpm"}, {"nmi", "nmi"}, {"carat", "ct"}, {"pint", "pt"}, {"fathom", "fathom"}};

constexpr std::string_view KeyOf(const Pair& pair) { return pair.key; }
constexpr WordIndex kCurrencyIndex(kCurrencies);
constexpr WordIndex kUnitIndex(kUnits);
constexpr WordIndex kCodeIndex(kCodes);

template <std::size_t N>
std::string_view Look(const WordIndex<Pair, N>& index, std::string_view key) {
  const Pair* pair = index.Find(key);
  if (!pair && key.size() > 2 && key.back() == 's') pair = index.Find(key.substr(0, key.size() - 1));
  return pair ? pair->value : std::string_view();
}

std::string_view CurrencyOf(std::string_view token) {
  const std::string_view found = Look(kCurrencyIndex, token);
  if (!found.empty()) return found;
  const std::string_view* const code = kCodeIndex.Find(token);
  return code ? *code : std::string_view();
}

// A number, or two with a dash, "to" or "and" between. `after_low` sees the tokens after the first number of a range.
struct Range {
  Decimal low, high;
  bool two = false;
};

bool IsTo(const ValueToken& token) { return IsHyphen(token.text) || token.text == "/" || token.text == "to" || token.text == "and" || token.text == "or"; }

std::int64_t TrailingMagnitude(const std::vector<ValueToken>& tokens, std::size_t number_at, std::size_t end) {
  // "5-10 million": the magnitude of the second number belongs to both, if the first has none.
  std::size_t i = number_at;
  std::vector<ValueToken> plain(tokens.begin() + std::ptrdiff_t(number_at), tokens.begin() + std::ptrdiff_t(number_at) + 1);
  std::size_t zero = 0;
  const auto bare = ReadNumber(plain, zero);
  const auto full = ReadNumber(tokens, i);
  if (!bare || !full || i > end || bare->micro == 0) return 1;
  return std::int64_t(full->micro / bare->micro);
}

bool ReadRange(const std::vector<ValueToken>& tokens, std::size_t& at, Range& range, bool symbol_between) {
  if (at < tokens.size() && tokens[at].text == "between") ++at;
  const std::size_t first_at = at;
  const auto low = ReadNumber(tokens, at);
  if (!low) return false;
  range.low = range.high = *low;
  // "10-3/4", "13/16": the wire's fractions, of a denominator that halves make.
  const auto part = [&](std::size_t i) {
    std::size_t numerator_at = i, denominator_at = i + 2;
    if (i + 2 >= tokens.size() || tokens[i + 1].text != "/" || !tokens[i].number || !tokens[i + 2].number || tokens[i + 2].text.size() > 2) return std::int64_t(0);
    const auto numerator = ReadNumber(tokens, numerator_at), denominator = ReadNumber(tokens, denominator_at);
    const std::int64_t parts = denominator ? denominator->Whole() : 0;
    if (parts < 2 || parts > 64 || (parts & (parts - 1)) || !numerator || numerator->Whole() >= parts) return std::int64_t(0);
    return std::int64_t(numerator->micro / parts);
  };
  const bool hyphen = at + 1 < tokens.size() && IsHyphen(tokens[at].text) && !tokens[at + 1].space_before;
  if (const std::int64_t whole = part(first_at); whole > 0) {
    range.low.micro = range.high.micro = whole;
    at = first_at + 3;
  } else if (const std::int64_t rest = hyphen ? part(at + 1) : 0; rest > 0) {
    range.low.micro = range.high.micro = low->micro + rest;
    at += 4;
  }
  const bool low_bare = at == first_at + 1;
  std::size_t i = at;
  if (i < tokens.size() && (tokens[i].text == "%" || tokens[i].text == "percent")) ++i;
  if (i + 1 < tokens.size() && IsTo(tokens[i])) {
    ++i;
    while (symbol_between && i < tokens.size() && (Look(kCurrencyIndex, tokens[i].text).size() && !tokens[i].number)) ++i;
    const std::size_t second_at = i;
    const auto high = ReadNumber(tokens, i);
    if (high && high->micro >= low->micro) {
      range.two = true;
      range.high = *high;
      if (low_bare) {
        const std::int64_t magnitude = TrailingMagnitude(tokens, second_at, i);
        if (magnitude > 1) range.low.micro *= magnitude;
      }
      at = i;
    }
  }
  return true;
}

void Add(Values& values, std::string_view key, std::string value) { values.emplace_back(std::string(key), std::move(value)); }

void AddRange(Values& values, const std::string& key, const Range& range, bool negative = false) {
  Decimal low = range.low;
  if (negative) low.micro = -low.micro;
  Add(values, key, low.Text());
  if (range.two) Add(values, key + "_to", range.high.Text());
}

}  // namespace

bool NormaliseMoney(const std::vector<ValueToken>& tokens, Values& values) {
  std::string_view currency;
  std::size_t currency_at = 0;
  for (std::size_t i = 0; i < tokens.size() && currency.empty(); ++i) {
    currency = CurrencyOf(tokens[i].text);
    currency_at = i;
  }
  if (currency.empty()) return false;
  std::string code(currency);
  bool variant_found = false;
  if (currency_at > 0)
    for (const Variant& variant : kVariants)
      if (variant.base == currency && variant.qualifier == tokens[currency_at - 1].text && (variant.qualifier.size() > 1 || !tokens[currency_at].space_before))
        code = variant.code, variant_found = true;
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  const std::string& word = tokens[currency_at].text;
  const std::string_view next = currency_at + 1 < tokens.size() ? std::string_view(tokens[currency_at + 1].text) : std::string_view();
  if (word == "p" && tokens[currency_at].space_before) return false;  // "5 p" is no sum
  const bool hundredth = word == "p" || word == "ct" || word == "cts" || next == "cts" || next == "cents" || next == "cent" || word == "cent" || word == "cents" || word == "eurocent" || word == "eurocents" || word == "pence" || word == "penny" || word == "pennies" ||
                         word == "kopeck" || word == "kopecks" || word == "kopek" || word == "kopeks" || word == "kopiyka" || word == "kopiykas";
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Range range;
    std::size_t at = i;
    if ((tokens[i].text == "a" || tokens[i].text == "an") && i + 1 == currency_at && tokens[currency_at].space_before) {
      range.low = range.high = Decimal::Of(1);
    } else if (!ReadRange(tokens, at, range, true)) {
      continue;
    }
    if (hundredth) range.low.micro /= 100, range.high.micro /= 100;
    AddRange(values, "amount", range);
    break;
  }
  if (code != "CZK" || variant_found || word == "koruna" || word == "korunas" || word == "koruny" || word == "czk") Add(values, "currency", code);  // crowns alone may be anyone's
  return true;
}

bool NormalisePercent(const std::vector<ValueToken>& tokens, Values& values) {
  std::size_t at = 0;
  const bool negative = !tokens.empty() && (tokens[0].text == "-" || tokens[0].text == "−" || tokens[0].text == "minus");
  if (negative || (!tokens.empty() && tokens[0].text == "+")) ++at;
  Range range;
  if (!tokens.empty() && (tokens[at < tokens.size() ? at : 0].text == "half" )) {
    range.low = range.high = Decimal{500000};
  } else if (at + 1 < tokens.size() && (tokens[at].text == "a" || tokens[at].text == "an")) {
    range.low = range.high = Decimal::Of(1);
  } else if (!ReadRange(tokens, at, range, false)) {
    return false;
  }
  AddRange(values, "number", range, negative);
  return true;
}

bool NormaliseQuantity(const std::vector<ValueToken>& tokens, Values& values) {
  std::size_t at = 0;
  const bool negative = !tokens.empty() && (tokens[0].text == "-" || tokens[0].text == "−" || tokens[0].text == "minus");
  if (negative) ++at;
  // A letter glued to digits is a unit here, not a magnitude: "5m".
  std::vector<ValueToken> apart = tokens;
  for (std::size_t i = 1; i < apart.size(); ++i)
    if (apart[i].text.size() == 1 && apart[i - 1].number && apart[i].text[0] >= 'a' && apart[i].text[0] <= 'z') apart[i].text += '.';
  Range range;
  if (apart.size() > at + 1 && (apart[at].text == "a" || apart[at].text == "an") && !Look(kUnitIndex, apart[at + 1].text).empty()) {
    range.low = range.high = Decimal::Of(1);
    ++at;
  } else if (apart.size() > at + 2 && apart[at].text == "half" && (apart[at + 1].text == "a" || apart[at + 1].text == "an") && !Look(kUnitIndex, apart[at + 2].text).empty()) {
    range.low = range.high = Decimal{500000};
    at += 2;
  } else if (!ReadRange(apart, at, range, false)) {
    return false;
  }
  std::string unit;
  int power = 1;
  bool nautical = false;
  for (; at < tokens.size(); ++at) {
    const std::string& text = tokens[at].text;
    if (text == "square" || text == "sq") power = 2;
    else if (text == "cubic" || text == "cu") power = 3;
    else if (text == "nautical") nautical = true;
    else if (text == "²" || text == "³") power = text == "²" ? 2 : 3;
    else if (text == "°") unit = "deg";
    else if (unit == "deg" && (text == "c" || text == "celsius")) unit = "°C";
    else if (unit == "deg" && (text == "f" || text == "fahrenheit")) unit = "°F";
    else if (const std::string_view found = Look(kUnitIndex, text); !found.empty() && unit.empty()) unit = found;
    else if (unit.size() && (text == "per" || text == "/" || text == "a" || text == "an") && at + 1 < tokens.size()) {
      const std::string& base = tokens[at + 1].text;
      const std::string_view time = base == "hour" || base == "h" ? "h" : base == "second" || base == "s" || base == "sec" ? "s" : base == "day" ? "d" : base == "minute" ? "min" : base == "year" ? "a" : "";
      const std::string_view other = time.empty() ? Look(kUnitIndex, base) : time;
      if (!other.empty()) unit.push_back('/'), unit.append(other);
      ++at;
    }
  }
  if (unit.empty()) return false;
  if (nautical && unit == "mi") unit.assign("nmi");
  if (power > 1) {
    const std::size_t slash = unit.find('/');
    unit.insert(unit.begin() + std::ptrdiff_t(slash == std::string::npos ? unit.size() : slash), char('0' + power));
  }
  AddRange(values, "number", range, negative);
  Add(values, "unit", unit);
  return true;
}

bool NormaliseOrdinal(const std::vector<ValueToken>& tokens, Values& values) {
  std::size_t at = 0;
  const auto value = ReadOrdinal(tokens, at);
  if (!value) return false;
  Add(values, "number", std::to_string(*value));
  return true;
}

bool NormaliseCardinal(const std::vector<ValueToken>& tokens, Values& values) {
  std::size_t at = 0;
  if (tokens.empty()) return false;
  if (tokens[0].text == "half" && tokens.size() == 1) {
    Add(values, "number", "0.5");
    return true;
  }
  Range range;
  const std::size_t first = tokens[0].text == "a" || tokens[0].text == "one" ? 1 : 0;
  // "two-thirds", "a quarter", "one fifth": numerator, then the part.
  std::size_t i = first;
  std::optional<Decimal> numerator = first ? std::optional<Decimal>(Decimal::Of(1)) : ReadNumber(tokens, i);
  if (numerator && i < tokens.size()) {
    std::size_t part = i;
    if (IsHyphen(tokens[part].text)) ++part;
    if (part + 1 == tokens.size()) {
      std::string text = tokens[part].text;
      if (text.size() > 4 && text.back() == 's') text.pop_back();
      std::size_t zero = 0;
      const std::vector<ValueToken> one = {{text, false, false}};
      int denominator = text == "half" || text == "halve" ? 2 : text == "quarter" ? 4 : 0;
      if (!denominator) denominator = ReadOrdinal(one, zero).value_or(0);
      if (denominator >= 2) {
        Add(values, "number", Decimal{numerator->micro / denominator}.Text());
        return true;
      }
    }
  }
  if (!ReadRange(tokens, at, range, false) || at != tokens.size()) return false;
  AddRange(values, "number", range);
  return true;
}

}  // namespace onoma::rules
