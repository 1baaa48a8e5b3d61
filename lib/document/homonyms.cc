// Places of one name. Where readings of one span are alike by all that the gazetteer says, the document decides: the state or country
// behind a comma ("Portland, Maine") or a place of the same country before it ("Atlanta, Georgia": the state), here and wherever the
// document names it; then a country before towns and states of its name; then the country that most other places of the document lie in. A
// town of which no row lies in the state behind the comma is none of the rows ("Greenwich, Conn."): its id says which state it is of.
#include <algorithm>
#include <array>
#include <functional>

#include "lib/document/entry_memory.h"
#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kNone = UINT64_MAX;  // no key: the one behind all
constexpr std::uint64_t kEntityHash = 0x9e3779b97f4a7c15ull, kPlacedSalt = 0xd6e8feb86659fd93ull, kTownSalt = 0x165667b19e3779f9ull;
class Homonyms {
 public:
  Homonyms(const Context& context, Working& w) : context_(context), w_(w) {}

  void Run() {
    Lists();
    for (const IndexRun& run : w_.place_runs) Placed(run.first, run.last), Located(run.first, run.last);
    for (const IndexRun& run : w_.place_runs) Decide(run.first, run.last);
    TakeAway();
    organisations_ = true;  // "the Treasury": of the country that the document speaks of
    for (const IndexRun& run : w_.organisation_runs) Decide(run.first, run.last);
  }

 private:
  bool IsOne(const Mention& m) const { return IsReading(m) && (organisations_ ? m.type == kOrg : m.type == kGpe || m.type == kLoc); }
  bool IsCountry(const Mention& m) const { return context_.knowledge.Info(m.entry).country; }
  std::size_t CountryOf(const Mention& m) const { return context_.knowledge.Info(m.entry).of_country; }

  // "Ohio, Utah and Washington": behind two states of a list a state, where a reading is one.
  void Lists() {
    for (std::size_t at = 2; at < w_.resolved.size(); ++at) {
      const Mention &m = w_.mentions[w_.resolved[at]], &before = w_.mentions[w_.resolved[at - 1]];
      if (m.type != kGpe || before.type != kGpe || !Joins(before, m)) continue;
      const Mention& first = w_.mentions[w_.resolved[at - 2]];
      if (first.type != kGpe || !Joins(first, before) || m.entry == kNoEntry || before.entry == kNoEntry || first.entry == kNoEntry)
        continue;
      if (IsDivision(m) || !IsDivision(before) || !IsDivision(first) || IsCountry(m)) continue;
      const std::uint64_t key = KeyOf(m);
      for (auto reading = FirstOfKey(w_, key); reading->key == key; ++reading) {
        const Mention& state = w_.mentions[reading->mention];
        if (state.source != Source::kGazetteer || state.type != kGpe || state.entry == kNoEntry || !IsDivision(state) ||
            CountryOf(state) != CountryOf(before))
          continue;
        Prefer(reading->mention, w_.resolved[at]);
        break;
      }
    }
  }
  bool Joins(const Mention& a, const Mention& b) const {
    if (b.begin <= a.end || b.begin - a.end > 6) return false;
    const std::string_view between = w_.text.substr(a.end, b.begin - a.end);
    return between == ", " || between == " and " || between == ", and " || between == " or ";
  }

  // "Atlanta, Georgia": remembers the reading whose country the place before the comma lies in.
  void Placed(std::size_t first, std::size_t last) {
    const Mention& m = w_.mentions[w_.keys[first].mention];
    const std::size_t at = FirstResolved(w_, m.begin);
    if (at == 0) return;
    const Mention& before = w_.mentions[w_.resolved[at - 1]];
    if (before.entry == kNoEntry || (before.type != kGpe && before.type != kLoc) || IsCountry(before) ||
        w_.text.substr(before.end, m.begin - before.end) != ", ")
      return;
    const std::size_t country = CountryOf(before);
    if (country == Knowledge::kNoCountry) return;
    for (bool division : {true, false})
      for (std::size_t k = first; k < last; ++k) {
        const Mention& reading = w_.mentions[w_.keys[k].mention];
        if (!IsOne(reading) || CountryOf(reading) != country || reading.entry == before.entry || IsDivision(reading) != division) continue;
        w_.decided.At((reading.entry + 1ull) * kEntityHash ^ kPlacedSalt) = 1;
        return;
      }
  }
  // "geo/us-ga": a state, province or the like.
  bool IsDivision(const Mention& m) const {
    std::string_view id = context_.knowledge.Entry(m.entry).id;
    return id.size() > 7 && id[6] == '-' && IsSmall(id[4]) && IsSmall(id[5]);
  }
  static bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }

  // The key of the state or country that a comma parts from `m`, where one came out there; else none.
  std::uint64_t Behind(const Mention& m) const {
    const std::uint32_t begin = m.end + 2;
    if (begin >= w_.text.size() || w_.text[m.end] != ',' || (w_.text[m.end + 1] != ' ' && w_.text[m.end + 1] != '\n')) return kNone;
    const std::size_t at = FirstResolved(w_, begin);
    if (at == w_.resolved.size()) return kNone;
    const Mention& place = w_.mentions[w_.resolved[at]];
    return place.begin == begin && place.type == kGpe ? KeyOf(place) : kNone;
  }
  // The state that a row says a town to lie in ("geo/us-me"), or nothing.
  std::string_view StateOf(const Mention& town) const {
    std::string_view state;
    EachAttribute(context_.knowledge.Entry(town.entry), [&](std::string_view key, std::string_view value) {
      if (key == "admin") state = value;
    });
    return state;
  }
  // Whether the town lies in what `larger` means.
  bool LiesIn(const Mention& town, const Mention& larger) const {
    if (larger.type != kGpe || larger.entry == kNoEntry || larger.entry == town.entry) return false;
    if (IsCountry(larger)) return !IsCountry(town) && CountryOf(town) == CountryOf(larger);
    return StateOf(town) == context_.knowledge.Entry(larger.entry).id;
  }
  // By any reading of the span of key `behind`: "Albany, Georgia".
  bool LiesIn(const Mention& town, std::uint64_t behind) const {
    if (behind == kNone) return false;
    for (auto at = FirstOfKey(w_, behind); at->key == behind; ++at)
      if (LiesIn(town, w_.mentions[at->mention])) return true;
    return false;
  }

  // "Portland, Maine": remembers the reading that lies in the state or country behind the comma.
  void Located(std::size_t first, std::size_t last) {
    const std::uint64_t behind = Behind(w_.mentions[w_.keys[first].mention]);
    if (behind == kNone) return;
    for (std::size_t k = first; k < last; ++k) {
      const Mention& reading = w_.mentions[w_.keys[k].mention];
      if (!IsOne(reading) || !LiesIn(reading, behind)) continue;
      w_.decided.At((reading.entry + 1ull) * kEntityHash ^ kPlacedSalt) = 1;
      return;
    }
  }

  // Towns before a state: the state is theirs; where they do not lie in it, another reading that does, though it is weak; else they are
  // taken away, here and where the document names them again.
  void TakeAway() {
    bool any = false;
    for (const std::uint32_t index : w_.asked) {
      const Mention& m = w_.mentions[index];
      if (m.end >= w_.text.size() || w_.text[m.end] != ',' || !(IsTown(m) || IsDivisionAbroad(m))) continue;
      const std::uint64_t behind = Behind(m);
      if (behind == kNone) continue;
      OwnState(m, behind);
      const std::uint32_t state = OtherState(m, behind);
      if (state == kNoMention) continue;
      if (const std::uint32_t other = ReadingIn(m, w_.mentions[state]); other != kNoMention) {
        Prefer(other, index);
      } else {
        any = true;
        std::uint32_t& taken = w_.decided.At(TownKey(m));
        if (taken == kNoMention) taken = state;
      }
    }
    if (!any) return;
    for (const std::uint32_t index : w_.asked) {
      Mention& m = w_.mentions[index];
      if (!IsTown(m) && !IsDivisionAbroad(m)) continue;
      const std::uint32_t state = w_.decided.Find(TownKey(m));
      if (state == kNoMention) continue;
      if (const std::uint64_t behind = Behind(m); behind != kNone && OtherState(m, behind) == kNoMention) continue;
      m.entry = kNoEntry;
      m.local = true;
      m.detail = state;
      m.why = Why::kElsewhere;
      w_.touched.push_back(m.begin);
    }
  }
  // "Seattle, Washington": here, and here alone, the state that the town lies in, though the name means another place elsewhere.
  void OwnState(const Mention& town, std::uint64_t behind) {
    std::uint32_t state = kNoMention, other = kNoMention;
    for (auto at = FirstOfKey(w_, behind); at->key == behind; ++at) {
      const Mention& m = w_.mentions[at->mention];
      if (m.type != kGpe || m.source != Source::kGazetteer || m.entry == kNoEntry) continue;
      const bool lies = LiesIn(town, m);
      if (lies && m.live()) return;
      if (lies && IsDivision(m))
        state = at->mention;
      else if (m.live())
        other = at->mention;
    }
    if (state != kNoMention && other != kNoMention && !IsListed(w_.mentions[state])) Prefer(state, other);
  }
  // "Chicago, Texas and Florida": more places follow.
  bool IsListed(const Mention& m) const {
    const std::string_view rest = w_.text.substr(m.end);
    if (rest.size() > 2 && rest[0] == ',' && !IsSmall(rest[2])) return true;
    for (const std::string_view joint : {" and ", " or ", " & ", ", and ", ", or "})
      if (rest.starts_with(joint)) return true;
    return false;
  }
  bool IsClosed(const Mention& m) const {
    return !IsListed(m) && (m.end >= w_.text.size() || std::string_view(",.;)\n").find(w_.text[m.end]) != std::string_view::npos);
  }
  std::uint32_t ReadingIn(const Mention& m, const Mention& state) const {
    const std::uint64_t key = KeyOf(m);
    for (auto at = FirstOfKey(w_, key); at->key == key; ++at) {
      const Mention& reading = w_.mentions[at->mention];
      if (reading.source == Source::kGazetteer && reading.type == kGpe && reading.entry != kNoEntry && LiesIn(reading, state))
        return at->mention;
    }
    return kNoMention;
  }
  void Prefer(std::uint32_t reading, std::uint32_t other) {
    Mention &m = w_.mentions[reading], &loser = w_.mentions[other];
    m.weak = false, m.lost = Why::kNothing, m.lost_to = kNoMention, m.why = Why::kPlaceBehind;
    m.priority = std::max(m.priority, loser.priority);
    loser.lost = Why::kOtherPlace, loser.lost_to = reading;
    w_.touched.push_back(m.begin);
  }
  std::uint64_t TownKey(const Mention& m) const {
    return std::hash<std::string_view>()(w_.text.substr(m.begin, m.end - m.begin)) ^ kTownSalt;
  }
  bool IsTown(const Mention& m) const {
    return m.type == kGpe && m.source == Source::kGazetteer && m.live() && m.entry != kNoEntry && !IsCountry(m) && !IsDivision(m);
  }
  // "Somerset, Pa." is no county of England.
  bool IsDivisionAbroad(const Mention& m) const {
    return m.type == kGpe && m.source == Source::kGazetteer && m.live() && m.entry != kNoEntry && IsDivision(m) && !IsCountry(m) &&
           CountryOf(m) != Knowledge::kAmerica;
  }
  // The state behind the comma, where the town's row lies in another and no other row of its name lies there; kNoMention where that is not
  // sure.
  std::uint32_t OtherState(const Mention& m, std::uint64_t behind) const {
    if (LiesIn(m, behind)) return kNoMention;
    for (auto at = FirstOfKey(w_, behind); at->key == behind; ++at) {
      const Mention& state = w_.mentions[at->mention];
      if (state.type != kGpe || state.entry == kNoEntry || state.weak || IsCountry(state) || !IsDivision(state) ||
          (IsDivision(m) && CountryOf(m) == CountryOf(state)))
        continue;
      // A capital that lies in no state gives way only where the state holds a town of its name and is closed off ("in Washington, Utah,
      // ...", not "In Washington, Utah senators ...").
      if (StateOf(m).empty() && !IsDivision(m)) return IsClosed(state) && ReadingIn(m, state) != kNoMention ? at->mention : kNoMention;
      const bool short_form = w_.text.substr(state.begin, state.end - state.begin).find('.') != std::string_view::npos;
      return short_form || !IsListed(state) ? at->mention : kNoMention;
    }
    return kNoMention;
  }

  void Decide(std::size_t first, std::size_t last) {
    std::uint32_t best = kNoMention;
    int best_rank = -1, worst_rank = 99;
    bool strong = false;
    const std::uint64_t behind = organisations_ ? kNone : Behind(w_.mentions[w_.keys[first].mention]);
    for (std::size_t k = first; k < last; ++k)
      strong |= IsOne(w_.mentions[w_.keys[k].mention]) && !(w_.mentions[w_.keys[k].mention].flags & gazetteer::kWeak);
    for (std::size_t k = first; k < last; ++k) {
      const Mention& m = w_.mentions[w_.keys[k].mention];
      if (!IsOne(m)) continue;
      const bool placed = w_.decided.Find((m.entry + 1ull) * kEntityHash ^ kPlacedSalt) != kNoMention;
      const bool alike = !strong || !(m.flags & gazetteer::kWeak);
      const int rank = LiesIn(m, behind) ? 4 : placed ? 3 : !alike ? 0 : IsCountry(m) ? 2 : 1;
      if (rank > best_rank || (rank == best_rank && rank == 1 && IsHeavier(m, w_.mentions[best])))
        best = w_.keys[k].mention, best_rank = rank;
      worst_rank = std::min(worst_rank, rank);
    }
    Mention& winner = w_.mentions[best];
    if (best_rank < 2 && Weight(winner) == 0 && !IsAmericas(winner)) return;  // nothing tells them apart: the order of resolve
    if (best_rank >= 2 && best_rank != worst_rank)
      winner.why = best_rank == 4 ? Why::kPlaceBehind : best_rank == 3 ? Why::kPlaceBefore : Why::kCountryFirst;
    for (std::size_t k = first; k < last; ++k) {
      Mention& m = w_.mentions[w_.keys[k].mention];
      if (w_.keys[k].mention == best || !IsOne(m)) continue;
      winner.priority = std::max(winner.priority, m.priority);
      m.lost = Why::kOtherPlace;
      m.lost_to = best;
    }
    winner.lost = Why::kNothing;
    winner.lost_to = kNoMention;
    w_.touched.push_back(winner.begin);
  }

  // "The Treasury" of a document that speaks of no country that has one is America's, which is told of everywhere.
  bool IsAmericas(const Mention& m) const { return organisations_ && CountryOf(m) == Knowledge::kAmerica; }
  bool IsHeavier(const Mention& m, const Mention& than) {
    const std::uint32_t weight = Weight(m), other = Weight(than);
    return weight > other || (weight == 0 && other == 0 && IsAmericas(m));
  }

  // How many of the document's other places and persons are of the reading's country; counted once.
  std::uint32_t Weight(const Mention& m) {
    if (!counted_) {
      counted_ = true;
      places_.fill(0);
      for (std::uint32_t r : w_.resolved) {
        const Mention& place = w_.mentions[r];
        if (place.entry == kNoEntry || (place.flags & gazetteer::kWeak)) continue;
        const std::size_t code = CountryOf(place);
        if (code != Knowledge::kNoCountry && (place.type == kGpe || place.type == kLoc || place.type == kNorp || place.type == kPerson))
          ++places_[code];
      }
    }
    const std::size_t code = CountryOf(m);
    return code == Knowledge::kNoCountry ? 0 : places_[code];
  }

  const Context& context_;
  Working& w_;
  std::array<std::uint32_t, Knowledge::kNoCountry> places_;  // filled when they are counted: few documents ask
  bool counted_ = false, organisations_ = false;
};

}  // namespace

void DecidePlaces(const Context& context, Working& w) { Homonyms(context, w).Run(); }

}  // namespace onoma::document
