// Places of one name. Where readings of one span are alike by all that the gazetteer says, the document decides: a place of the same country before a comma ("Atlanta, Georgia": the
// state, here and wherever the document names it); then a country before towns and states of its name; then the country that most other places of the document lie in.
#include <algorithm>
#include <array>

#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kEntityHash = 0x9e3779b97f4a7c15ull, kPlacedSalt = 0xd6e8feb86659fd93ull;
class Homonyms {
 public:
  Homonyms(const Context& context, Working& w) : context_(context), w_(w) {}

  void Run() {
    for (const IndexRun& run : w_.place_runs) Placed(run.first, run.last);
    for (const IndexRun& run : w_.place_runs) Decide(run.first, run.last);
    organisations_ = true;  // "the Treasury": of the country that the document speaks of
    for (const IndexRun& run : w_.organisation_runs) Decide(run.first, run.last);
  }

 private:
  bool IsOne(const Mention& m) const { return IsReading(m) && (organisations_ ? m.type == kOrg : m.type == kGpe || m.type == kLoc); }
  bool IsCountry(const Mention& m) const { return context_.knowledge.Info(m.entry).country; }
  std::size_t CountryOf(const Mention& m) const { return context_.knowledge.Info(m.entry).of_country; }

  // "Atlanta, Georgia": remembers the reading whose country the place before the comma lies in.
  void Placed(std::size_t first, std::size_t last) {
    const Mention& m = w_.mentions[w_.keys[first].mention];
    auto at = std::lower_bound(w_.resolved.begin(), w_.resolved.end(), m.begin, [&](std::uint32_t r, std::uint32_t b) { return w_.mentions[r].begin < b; });
    if (at == w_.resolved.begin()) return;
    const Mention& before = w_.mentions[*(at - 1)];
    if (before.entry == kNoEntry || (before.type != kGpe && before.type != kLoc) || IsCountry(before) || w_.text.substr(before.end, m.begin - before.end) != ", ") return;
    const std::size_t country = CountryOf(before);
    if (country == Knowledge::kNoCountry) return;
    for (bool division : {true, false})
      for (std::size_t k = first; k < last; ++k) {
        const Mention& reading = w_.mentions[w_.keys[k].mention];
        if (!IsOne(reading) || CountryOf(reading) != country || reading.entry == before.entry || IsDivision(reading) != division) continue;
        w_.strong.At((reading.entry + 1ull) * kEntityHash ^ kPlacedSalt) = 1;
        return;
      }
  }
  // "geo/us-ga": a state, province or the like.
  bool IsDivision(const Mention& m) const {
    std::string_view id = context_.knowledge.Entry(m.entry).id;
    return id.size() > 7 && id[6] == '-';
  }

  void Decide(std::size_t first, std::size_t last) {
    std::uint32_t best = kNoMention;
    int best_rank = -1, worst_rank = 99;
    bool strong = false;
    for (std::size_t k = first; k < last; ++k) strong |= IsOne(w_.mentions[w_.keys[k].mention]) && !(w_.mentions[w_.keys[k].mention].flags & gazetteer::kWeak);
    for (std::size_t k = first; k < last; ++k) {
      const Mention& m = w_.mentions[w_.keys[k].mention];
      if (!IsOne(m)) continue;
      const bool placed = w_.strong.Find((m.entry + 1ull) * kEntityHash ^ kPlacedSalt) != kNoMention;
      const bool alike = !strong || !(m.flags & gazetteer::kWeak);
      const int rank = placed ? 3 : !alike ? 0 : IsCountry(m) ? 2 : 1;
      if (rank > best_rank || (rank == best_rank && rank == 1 && Weight(m) > Weight(w_.mentions[best]))) best = w_.keys[k].mention, best_rank = rank;
      worst_rank = std::min(worst_rank, rank);
    }
    Mention& winner = w_.mentions[best];
    if (best_rank < 2 && Weight(winner) == 0) return;  // nothing tells them apart: the order of resolve
    if (best_rank >= 2 && best_rank != worst_rank) winner.why = best_rank == 3 ? Why::kPlaceBefore : Why::kCountryFirst;
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

  // How many of the document's other places and persons are of the reading's country; counted once.
  std::uint32_t Weight(const Mention& m) {
    if (!counted_) {
      counted_ = true;
      places_.fill(0);
      for (std::uint32_t r : w_.resolved) {
        const Mention& place = w_.mentions[r];
        if (place.entry == kNoEntry || (place.flags & gazetteer::kWeak)) continue;
        const std::size_t code = CountryOf(place);
        if (code != Knowledge::kNoCountry && (place.type == kGpe || place.type == kLoc || place.type == kNorp || place.type == kPerson)) ++places_[code];
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
