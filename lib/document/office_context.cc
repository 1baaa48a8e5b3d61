// Lists of words, each looked up by its first letter and its size: most words that are asked for are in none.
#include "lib/document/office_context.h"

#include <algorithm>
#include <array>

namespace onoma::document {
namespace {

struct Word {
  std::string_view written, modifier;
};
constexpr Word kBefore[] = {{"former", "former"},    {"ex", "former"},          {"onetime", "former"},      {"erstwhile", "former"},
                            {"previous", "former"},  {"ousted", "former"},      {"deposed", "former"},      {"retired", "former"},
                            {"late", "former"},      {"sometime", "former"},    {"acting", "acting"},       {"interim", "acting"},
                            {"caretaker", "acting"}, {"provisional", "acting"}, {"transitional", "acting"}, {"then", "then"},
                            {"incoming", "elect"},   {"next", "elect"},         {"future", "elect"},        {"outgoing", "outgoing"},
                            {"deputy", "deputy"},    {"vice", "deputy"},        {"assistant", "deputy"},    {"nominee", "elect"}};
constexpr Word kBehind[] = {{"elect", "elect"}, {"designate", "elect"}, {"nominee", "elect"}, {"emeritus", "former"}};

// Which words of such a list begin with a letter, by their sizes: most words that are asked for are none of them.
template <std::size_t N>
constexpr std::array<std::uint32_t, 32> SizesOf(const Word (&words)[N]) {
  std::array<std::uint32_t, 32> sizes{};
  for (const Word& w : words) sizes[w.written[0] & 31] |= 1u << w.written.size();
  return sizes;
}
template <const auto& kWords>
constexpr std::array<std::uint32_t, 32> kSizes = SizesOf(kWords);

template <const auto& kWords>
std::string_view Look(std::string_view word) {
  char lower[16];
  if (word.empty() || word.size() > sizeof lower || !(kSizes<kWords>[word[0] & 31] >> word.size() & 1)) return {};
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? char(word[i] | 0x20) : word[i];
  for (const Word& w : kWords)
    if (w.written == std::string_view(lower, word.size())) return w.modifier;
  return {};
}

// Words between a country and an office that change nothing: "Britain's new prime minister".
constexpr Word kPlain[] = {{"new", "plain"},       {"newly", "plain"},     {"appointed", "plain"},   {"elected", "plain"},
                           {"current", "plain"},   {"incumbent", "plain"}, {"longtime", "plain"},    {"serving", "plain"},
                           {"embattled", "plain"}, {"powerful", "plain"},  {"veteran", "plain"},     {"popular", "plain"},
                           {"unpopular", "plain"}, {"populist", "plain"},  {"nationalist", "plain"}, {"conservative", "plain"},
                           {"liberal", "plain"},   {"reformist", "plain"}, {"own", "plain"},         {"first", "plain"},
                           {"female", "plain"},    {"pro", "plain"}};
// What one does who leaves an office, and what is done to him.
constexpr Word kLeaves[] = {{"resigned", "leaves"},      {"resigns", "leaves"},    {"quit", "leaves"},        {"quits", "leaves"},
                            {"fled", "leaves"},          {"flees", "leaves"},      {"died", "leaves"},        {"dies", "leaves"},
                            {"abdicated", "leaves"},     {"stepped", "down"},      {"steps", "down"},         {"sacked", "passive"},
                            {"fired", "passive"},        {"dismissed", "passive"}, {"ousted", "passive"},     {"killed", "passive"},
                            {"assassinated", "passive"}, {"toppled", "passive"},   {"overthrown", "passive"}, {"removed", "passive"},
                            {"deposed", "passive"},      {"replaced", "passive"}};
constexpr Word kAuxiliary[] = {{"has", "aux"},     {"had", "aux"},      {"was", "be"},       {"is", "be"},        {"been", "be"},
                               {"being", "be"},    {"suddenly", "aux"}, {"abruptly", "aux"}, {"formally", "aux"}, {"officially", "aux"},
                               {"finally", "aux"}, {"also", "aux"},     {"who", "aux"}};
// "the resignation of the ...", "sacked the ...".
constexpr Word kLeaving[] = {{"resignation", "of"}, {"death", "of"},      {"killing", "of"},        {"assassination", "of"},
                             {"ouster", "of"},      {"ousting", "of"},    {"dismissal", "of"},      {"sacking", "of"},
                             {"firing", "of"},      {"removal", "of"},    {"departure", "of"},      {"overthrow", "of"},
                             {"fall", "of"},        {"sacked", "verb"},   {"fired", "verb"},        {"dismissed", "verb"},
                             {"ousted", "verb"},    {"killed", "verb"},   {"assassinated", "verb"}, {"toppled", "verb"},
                             {"overthrew", "verb"}, {"removed", "verb"},  {"replaced", "verb"},     {"replaces", "verb"},
                             {"succeeds", "verb"},  {"succeeded", "verb"}};

bool IsLetter(char c) { return unsigned((c | 0x20) - 'a') < 26u || (c & 0x80); }

bool MayOwn(const Entity& e) { return e.type == "GPE" || e.type == "NORP" || e.type == "ORG" || e.type == "LOC"; }

// Whether the text between two mentions joins a country to a title: " ", "'s ", "' ", "'s former ".
bool Joins(std::string_view between) {
  bool owns = false;
  for (const std::string_view possessive : {"'s", "\u2019s", "'", "\u2019"}) {
    if (!between.starts_with(possessive)) continue;
    between.remove_prefix(possessive.size());
    owns = true;
    break;
  }
  if (between.empty() || between[0] != ' ') return false;
  between.remove_prefix(1);
  while (!between.empty()) {
    std::size_t end = 0;
    while (end < between.size() && IsLetter(between[end])) ++end;
    if (end == between.size() || (between[end] != ' ' && between[end] != '-') ||
        (Look<kBefore>(between.substr(0, end)).empty() && !(owns && !Look<kPlain>(between.substr(0, end)).empty())))
      return false;
    between.remove_prefix(end + 1);
  }
  return true;
}

// "a BJP leader", "another British minister": one of them.
constexpr Word kIndefinite[] = {{"a", "one"},     {"an", "one"},    {"another", "one"}, {"no", "one"},
                                {"any", "one"},   {"every", "one"}, {"some", "one"},    {"senior", "one"},
                                {"local", "one"}, {"each", "one"},  {"military", "one"}};
// Whether the name before an envoy is of who receives it: "Moscow's UN envoy".
bool Receives(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  return title > 0 && (entities[title - 1].type == "GPE" || entities[title - 1].type == "ORG") &&
         entities[title - 1].end + 1 == entities[title].begin && w.text[entities[title - 1].end] == ' ';
}

}  // namespace

std::string_view WordBefore(std::string_view text, std::size_t end) {
  if (end < 2 || (text[end - 1] != ' ' && text[end - 1] != '-')) return {};
  std::size_t to = end - 1, from = to;
  while (from > 0 && to - from <= 16 && IsLetter(text[from - 1])) --from;
  return text.substr(from, to - from);
}

bool Leaves(std::string_view text, std::size_t end) {
  bool passive = false;
  for (int words = 0; words < 4 && end + 1 < text.size() && text[end] == ' '; ++words) {
    std::size_t to = end + 1;
    while (to < text.size() && to - end <= 16 && IsLetter(text[to])) ++to;
    const std::string_view word = text.substr(end + 1, to - end - 1), leaves = Look<kLeaves>(word), aux = Look<kAuxiliary>(word);
    if (leaves == "leaves" || (leaves == "passive" && passive) || (leaves == "down" && text.substr(to).starts_with(" down")))
      return !text.substr(to).starts_with(" in 1") && !text.substr(to).starts_with(" in 2");  // "died in 1965": history
    if (aux.empty()) return false;
    passive |= aux == "be";
    end = to;
  }
  return false;
}

bool IsLeaving(std::string_view text, std::size_t begin) {
  if (WordBefore(text, begin) == "the") begin -= 4;
  std::string_view word = WordBefore(text, begin);
  if (word == "of") return Look<kLeaving>(WordBefore(text, begin - 3)) == "of";
  return Look<kLeaving>(word) == "verb";
}

bool IsEnvoy(std::string_view role) {
  return role == "role/ambassador" || role == "role/envoy" || role == "role/permanent-representative" || role == "role/representative" ||
         role == "role/special-envoy" || role == "role/special-representative" || role == "role/peace-envoy";
}

bool Closes(std::string_view text, std::size_t end) {
  static constexpr std::string_view kGoesOn =
      " said says told and or in on at of who has had is was will would could should may might must can to for after from by with as "
      "that which over since also but before during about not did does met meets gave gives took takes flew flies went came spoke wrote "
      "made left held saw sees led put quit fled rose drew sent kept began warns calls urges wants hopes visits arrives tells this last "
      "next yesterday today then now when while where until because if laid set brought thought sought stood sat ran won lost never "
      "again signs sworn ";
  if (end >= text.size() || text[end] != ' ') return end >= text.size() || (!IsLetter(text[end]) && text[end] != '-' && text[end] != '\'');
  std::size_t to = end + 1;
  while (to < text.size() && to - end <= 16 && IsLetter(text[to])) ++to;
  const std::string_view word = text.substr(end + 1, to - end - 1);
  if (word.empty() || word.ends_with("ed")) return true;
  for (std::size_t at = kGoesOn.find(word); at != std::string_view::npos; at = kGoesOn.find(word, at + 1))
    if (kGoesOn[at - 1] == ' ' && kGoesOn[at + word.size()] == ' ') return true;
  return false;
}

bool HasCounterparts(std::string_view role) {
  return (role.starts_with("role/") && role.ends_with("-minister") && !role.starts_with("role/deputy-") &&
          !role.starts_with("role/shadow-") && role != "role/chief-minister" && role != "role/first-minister") ||
         role == "role/president" || role == "role/chancellor" || role == "role/chief-of-defence" || role == "role/army-chief" ||
         role == "role/speaker" || role == "role/national-security-adviser";
}

bool IsIndefinite(std::string_view word) { return !Look<kIndefinite>(word).empty(); }

bool IsNamed(std::string_view text, std::string_view written, std::size_t end) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return upper(written[0]) && !upper(written.back()) && end + 2 < text.size() && text[end] == ' ' && upper(text[end + 1]) &&
         (text[end + 2] == '.' || (text[end + 2] >= 'a' && text[end + 2] <= 'z'));
}

bool IsBare(std::string_view written) { return written.find(' ') == std::string_view::npos; }

std::string_view TitleTo(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  if (!IsEnvoy(t.id)) return {};
  if (title + 1 < entities.size()) {
    const Entity& next = entities[title + 1];
    const std::string_view between = w.text.substr(t.end, next.begin - t.end);
    for (const std::string_view word : {" to ", " for ", " at ", " to the ", " for the ", " at the "})
      if (between == word && (next.type == "GPE" || next.type == "ORG" || next.type == "LOC")) return next.id;
  }
  if (title > 1 && Receives(w, entities, title) && MayOwn(entities[title - 2]) &&
      Joins(w.text.substr(entities[title - 2].end, entities[title - 1].begin - entities[title - 2].end)))
    return entities[title - 1].id;
  return {};
}

std::string_view TitleModifier(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  const std::string_view written = w.text.substr(t.begin, t.end - t.begin);
  if (written.size() > 6 && (written.starts_with("Under ") || written.starts_with("under ")) &&
      t.id.find("under") == std::string_view::npos)
    return "deputy";
  // "Deputy Assistant Secretary", "Under Secretary" where the id is that of the office itself; "under President Carter" is none.
  if (written.size() > 7 && Look<kBefore>(written.substr(0, 6)) == "deputy" && written[6] == ' ' &&
      written.find(" and ") == std::string_view::npos && t.id.find("deputy") == std::string_view::npos)
    return "deputy";
  const std::string_view before = WordBefore(w.text, t.begin);
  if ((before == "Under" && written.starts_with("Secretary")) || (before == "under" && written.starts_with("secretary"))) return "deputy";
  if (std::string_view found = Look<kBefore>(before); !found.empty()) return found;
  // "the former Finnish prime minister"
  if (title > 0 && MayOwn(entities[title - 1]) && Joins(w.text.substr(entities[title - 1].end, t.begin - entities[title - 1].end)))
    if (std::string_view found = Look<kBefore>(WordBefore(w.text, entities[title - 1].begin)); !found.empty()) return found;
  // "President-elect"
  if (t.end + 1 < w.text.size() && (w.text[t.end] == '-' || w.text[t.end] == ' ')) {
    std::size_t end = t.end + 1;
    while (end < w.text.size() && end - t.end <= 16 && IsLetter(w.text[end])) ++end;
    return Look<kBehind>(w.text.substr(t.end + 1, end - t.end - 1));
  }
  return {};
}

std::string_view TitleOf(const Working& w, const std::vector<Entity>& entities, std::size_t title) {
  const Entity& t = entities[title];
  // "Defence Minister of Ukraine"
  if (title + 1 < entities.size()) {
    const Entity& next = entities[title + 1];
    std::string_view between = w.text.substr(t.end, next.begin - t.end);
    const bool of = between == " of " || between == " of the ",
               or_for = of || ((!IsEnvoy(t.id) || t.id == "role/representative" || next.type == "ORG") &&
                               (between == " for " || between == " for the "));
    // "commander of Iran's Quds Force"
    if (of && (next.type == "GPE" || next.type == "NORP") && title + 2 < entities.size() && entities[title + 2].type == "ORG" &&
        Joins(w.text.substr(next.end, entities[title + 2].begin - next.end)))
      return entities[title + 2].id;
    if (or_for && (next.type == "GPE" || next.type == "ORG")) return next.id;
  }
  // "Norwegian Defence Minister", "UK Defence Secretary", "Ukraine's defence minister"
  if (IsEnvoy(t.id) && title > 1 && MayOwn(entities[title - 2]) && Receives(w, entities, title) &&
      Joins(w.text.substr(entities[title - 2].end, entities[title - 1].begin - entities[title - 2].end)))
    return entities[title - 2].id;
  if (title > 0 && entities[title - 1].type != "LOC" && MayOwn(entities[title - 1]) &&
      Joins(w.text.substr(entities[title - 1].end, t.begin - entities[title - 1].end)))
    return entities[title - 1].id;
  return {};
}

}  // namespace onoma::document
