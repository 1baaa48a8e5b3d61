// How often a document speaks of each country: its places, peoples and persons by their rows. Counted when the first asks.
#ifndef ONOMA_LIB_DOCUMENT_COUNTRY_COUNTS_H_
#define ONOMA_LIB_DOCUMENT_COUNTRY_COUNTS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "lib/document/stages.h"

namespace onoma::document {

class CountryCounts {
 public:
  // Of the mentions that came out of the first resolve; `w` must keep them.
  CountryCounts(const Context& context, const Working& w) : context_(context), w_(w) {}

  // Countries as numbers below Knowledge::kNoCountry.
  std::uint32_t Of(std::size_t country) { return Count(), counts_[country]; }
  // The one told of most, or kNoCountry; how often the next is.
  std::size_t subject() { return Count(), subject_; }
  std::uint32_t second() { return Count(), second_; }

 private:
  static constexpr std::uint32_t kSubjects = 1u << kGpe | 1u << kLoc | 1u << kNorp | 1u << kPerson;

  void Count() {
    if (counted_) return;
    counted_ = true;
    counts_.fill(0);
    EachCountry([this](std::size_t country) {
      if (++counts_[country] > (subject_ == Knowledge::kNoCountry ? 0 : counts_[subject_])) subject_ = country;
    });
    EachCountry([this](std::size_t country) {
      if (country != subject_) second_ = std::max(second_, counts_[country]);
    });
  }
  template <class What>
  void EachCountry(const What& what) const {
    for (const std::uint32_t r : w_.resolved) {
      const Mention& m = w_.mentions[r];
      if (m.entry == kNoEntry || (m.flags & gazetteer::kWeak) || !(kSubjects >> (m.type & 31) & 1)) continue;
      if (const std::size_t country = context_.knowledge.Info(m.entry).of_country; country != Knowledge::kNoCountry) what(country);
    }
  }

  const Context& context_;
  const Working& w_;
  std::array<std::uint32_t, Knowledge::kNoCountry> counts_;  // filled when the first asks
  std::size_t subject_ = Knowledge::kNoCountry;
  std::uint32_t second_ = 0;
  bool counted_ = false;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_COUNTRY_COUNTS_H_
