// The date of a document that nobody told: the first full date near its top that stands where publishers put theirs.
#include <algorithm>

#include "lib/document/records.h"
#include "lib/rules/normalise.h"

namespace onoma::document {

namespace {

constexpr std::size_t kAgency = 32;  // bytes of "(The Associated Press)"
constexpr std::size_t kPlace = 40;   // and of what stands before a date between a place and a dash

// The first byte at or behind `at` that is none of `bytes`.
std::size_t Behind(std::string_view text, std::size_t at, std::string_view bytes) {
  return std::min(text.find_first_not_of(bytes, at), text.size());
}

// Whether a date stands alone on its line, between a place and a dash at the start of one, or heads the text: "12 November 1989. West
// Berlin".
bool IsDateline(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t first = text.substr(0, begin).find_last_not_of(" (,") + 1;  // npos + 1 is 0
  std::size_t after = Behind(text, end, " ).");
  if (after < text.size() && text[after] == '(')  // "(Reuters) -"
    if (const std::size_t agency = text.substr(after, kAgency).find(')'); agency != std::string_view::npos)
      after = Behind(text, after + agency + 1, " .");
  const std::string_view rest = text.substr(after, 3);
  const bool dash = !rest.empty() && (rest[0] == '-' || rest == "\xe2\x80\x93" || rest == "\xe2\x80\x94");
  if (first == 0 && end < text.size() && text[end] == '.') return true;
  if ((first == 0 || text[first - 1] == '\n') && (dash || after == text.size() || text[after] == '\n')) return true;
  const std::size_t line = first == 0 ? std::string_view::npos : text.rfind('\n', first - 1);
  return dash && begin - (line == std::string_view::npos ? 0 : line) < kPlace;
}

}  // namespace

std::string FindDateline(const Context& context, const Working& w) {
  if (!(w.resolved_types >> kDate & 1)) return {};
  for (std::uint32_t r : w.resolved) {
    const Mention& m = w.mentions[r];
    if (m.begin > 400) break;
    if (m.type != kDate || m.source != Source::kRule || m.end - m.begin < 8) continue;
    const auto& emit = w.rules.emits[m.detail];
    const auto& info = context.engine->rule(emit.rule).emits[emit.emit];
    if (info.normaliser.empty()) continue;
    if (!IsDateline(w.text, m.begin, m.end)) continue;
    rules::Values values;
    rules::Normalise(info.normaliser, w.text.substr(m.begin, m.end - m.begin), {}, values);
    rules::CivilDay day;
    for (const auto& [key, value] : values)
      if (key == "value" && value.size() == 10 && rules::ParseIsoDay(value, day))
        return std::string(value);  // not "XXXX-04-13", whose year is not told
  }
  return {};
}

}  // namespace onoma::document
