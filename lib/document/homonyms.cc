// Places of one name. Where readings of one span are alike by all that the gazetteer says, the document decides: a place of the same country before a comma ("Atlanta, Georgia": the
// state, here and wherever the document names it); then a country before towns and states of its name; then the country that most other places of the document lie in.
#include <algorithm>
#include <array>

#include "lib/document/stages.h"

namespace onoma::document {
namespace {

constexpr std::uint64_t kEntityHash = 0x9e3779b97f4a7c15ull, kPlacedSalt = 0xd6e8feb86659fd93ull;
constexpr std::size_t kCodes = 26 * 26, kNoCode = kCodes;

std::size_t Code(std::string_view country) {
  if (country.size() != 2 || country[0] < 'A' || country[0] > 'Z' || country[1] < 'A' || country[1] > 'Z') return kNoCode;
  return std::size_t(country[0] - 'A') * 26 + std::size_t(country[1] - 'A');
}

class Homonyms {
 public:
  Homonyms(const Context& context, Working& w) : context_(context), w_(w) {}

  void Run() {
    Runs();
    Each([&](std::size_t first, std::size_t last) { Placed(first, last); });
    Each([&](std::size_t first, std::size_t last) { Decide(first, last); });
    organisations_ = true;  // "the Treasury": of the country that the document speaks of
    Each([&](std::size_t first, std::size_t last) { Decide(first, last); });
  }

 private:
  bool IsReading(const Mention& m) const {
    return m.source == Source::kGazetteer && (organisations_ ? m.type == kOrg : m.type == kGpe || m.type == kLoc) && m.entry != kNoEntry && !m.weak && m.lost != Why::kCommonWord && m.lost != Why::kUnsupported;
  }
  bool IsCountry(const Mention& m) const { return context_.knowledge.Info(m.entry).country; }
  std::size_t CountryOf(const Mention& m) const { return Code(context_.knowledge.Entry(m.entry).country); }

  // Lists the runs of equal spans in w.scratch, by the keys that they were sorted by.
  void Runs() {
    w_.scratch.clear();
    for (std::size_t i = 0; i < w_.order.size();) {
      const std::size_t j = EndOfSpan(w_, i);
      if (j - i > 1) w_.scratch.push_back(std::uint32_t(i)), w_.scratch.push_back(std::uint32_t(j));
      i = j;
    }
  }
  // The runs with two readings or more.
  template <class Do>
  void Each(Do each) {
    for (std::size_t run = 0; run < w_.scratch.size(); run += 2) {
      const std::size_t first = w_.scratch[run], last = w_.scratch[run + 1];
      std::size_t readings = 0;
      for (std::size_t k = first; k < last; ++k) readings += IsReading(w_.mentions[w_.order[k]]);
      if (readings > 1) each(first, last);
    }
  }

  // "Atlanta, Georgia": remembers the reading whose country the place before the comma lies in.
  void Placed(std::size_t first, std::size_t last) {
    const Mention& m = w_.mentions[w_.order[first]];
    auto at = std::lower_bound(w_.resolved.begin(), w_.resolved.end(), m.begin, [&](std::uint32_t r, std::uint32_t b) { return w_.mentions[r].begin < b; });
    if (at == w_.resolved.begin()) return;
    const Mention& before = w_.mentions[*(at - 1)];
    if (before.entry == kNoEntry || (before.type != kGpe && before.type != kLoc) || IsCountry(before) || w_.text.substr(before.end, m.begin - before.end) != ", ") return;
    const std::size_t country = CountryOf(before);
    if (country == kNoCode) return;
    for (bool division : {true, false})
      for (std::size_t k = first; k < last; ++k) {
        const Mention& reading = w_.mentions[w_.order[k]];
        if (!IsReading(reading) || CountryOf(reading) != country || reading.entry == before.entry || IsDivision(reading) != division) continue;
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
    for (std::size_t k = first; k < last; ++k) strong |= IsReading(w_.mentions[w_.order[k]]) && !(w_.mentions[w_.order[k]].flags & gazetteer::kWeak);
    for (std::size_t k = first; k < last; ++k) {
      const Mention& m = w_.mentions[w_.order[k]];
      if (!IsReading(m)) continue;
      const bool placed = w_.strong.Find((m.entry + 1ull) * kEntityHash ^ kPlacedSalt) != kNoMention;
      const bool alike = !strong || !(m.flags & gazetteer::kWeak);
      const int rank = placed ? 3 : !alike ? 0 : IsCountry(m) ? 2 : 1;
      if (rank > best_rank || (rank == best_rank && rank == 1 && Weight(m) > Weight(w_.mentions[best]))) best = w_.order[k], best_rank = rank;
      worst_rank = std::min(worst_rank, rank);
    }
    Mention& winner = w_.mentions[best];
    if (best_rank < 2 && Weight(winner) == 0) return;  // nothing tells them apart: the order of resolve
    if (best_rank >= 2 && best_rank != worst_rank) winner.why = best_rank == 3 ? Why::kPlaceBefore : Why::kCountryFirst;
    for (std::size_t k = first; k < last; ++k) {
      Mention& m = w_.mentions[w_.order[k]];
      if (w_.order[k] == best || !IsReading(m)) continue;
      winner.priority = std::max(winner.priority, m.priority);
      m.lost = Why::kOtherPlace;
      m.lost_to = best;
    }
    winner.lost = Why::kNothing;
    winner.lost_to = kNoMention;
  }

  // How many of the document's other places and persons are of the reading's country; counted once.
  std::uint32_t Weight(const Mention& m) {
    if (!counted_) {
      counted_ = true;
      for (std::uint32_t r : w_.resolved) {
        const Mention& place = w_.mentions[r];
        if (place.entry == kNoEntry || (place.flags & gazetteer::kWeak)) continue;
        const std::size_t code = CountryOf(place);
        if (code != kNoCode && (place.type == kGpe || place.type == kLoc || place.type == kNorp || place.type == kPerson)) ++places_[code];
      }
    }
    const std::size_t code = CountryOf(m);
    return code == kNoCode ? 0 : places_[code];
  }

  const Context& context_;
  Working& w_;
  std::array<std::uint32_t, kCodes> places_{};
  bool counted_ = false, organisations_ = false;
};

}  // namespace

void DecidePlaces(const Context& context, Working& w) { Homonyms(context, w).Run(); }

}  // namespace onoma::document
