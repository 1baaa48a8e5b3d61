// The date of a document that nobody told: the first full date near its top that stands where publishers put theirs.
#include "lib/document/records.h"
#include "lib/rules/normalise.h"

namespace onoma::document {

namespace {

constexpr std::size_t kAgency = 32;  // bytes of "(The Associated Press)"

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
    // Alone on its line, between a place and a dash at the start of one, or a sentence of its own at the head of the text.
    std::size_t before = m.begin, after = m.end;
    while (before > 0 && (w.text[before - 1] == ' ' || w.text[before - 1] == '(' || w.text[before - 1] == ',')) --before;
    while (after < w.text.size() && (w.text[after] == ' ' || w.text[after] == ')' || w.text[after] == '.')) ++after;
    if (const std::size_t agency = w.text.substr(after, kAgency).find(')'); after < w.text.size() && w.text[after] == '(' && agency != std::string_view::npos) {  // "(Reuters) -"
      after += agency + 1;
      while (after < w.text.size() && (w.text[after] == ' ' || w.text[after] == '.')) ++after;
    }
    bool line_begin = before == 0 || w.text[before - 1] == '\n';
    bool line_end = after == w.text.size() || w.text[after] == '\n';
    std::string_view rest = w.text.substr(after, 3);
    bool dash = !rest.empty() && (rest[0] == '-' || rest == "\xe2\x80\x93" || rest == "\xe2\x80\x94");
    const bool heads = before == 0 && m.end < w.text.size() && w.text[m.end] == '.';  // "12 November 1989. West Berlin": the first of all
    if (!(line_begin && (line_end || dash)) && !heads) {
      if (!dash) continue;
      std::size_t line = before == 0 ? 0 : w.text.rfind('\n', before - 1);
      line = line == std::string_view::npos ? 0 : line;
      if (m.begin - line >= 40) continue;
    }
    rules::Values values;
    rules::Normalise(info.normaliser, w.text.substr(m.begin, m.end - m.begin), {}, values);
    rules::CivilDay day;
    for (const auto& [key, value] : values)
      if (key == "value" && value.size() == 10 && rules::ParseIsoDay(value, day)) return std::string(value);  // not "XXXX-04-13", whose year is not told
  }
  return {};
}

}  // namespace onoma::document
