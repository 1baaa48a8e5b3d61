// A sentence without lower-case words other than function words is a headline: its capitals say little. Parts that a semicolon divides are
// asked one by one ("(Reporting by Lena Qvist; Editing by ..."). In line: a line end ends a sentence, too, and there are many.
#ifndef ONOMA_LIB_DOCUMENT_SENTENCE_H_
#define ONOMA_LIB_DOCUMENT_SENTENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "lib/document/lexicon.h"
#include "lib/document/working.h"

namespace onoma::document {

// The one in hand, while working.units is filled.
class Sentence {
 public:
  Sentence(const Lexicon& lexicon, Working& w) : lexicon_(lexicon), w_(w), signatures_(w.rules.signatures()) {}

  // The next unit is its first.
  void Begin() { begin_ = w_.units.size(); }
  // The last unit is a semicolon.
  void Divide() {
    if (parts_count_ < parts_.size()) parts_[parts_count_++] = std::uint32_t(w_.units.size());
  }
  // The sentence ends: marks its units if they are a headline. Whether its last part is one.
  bool Close() {
    const std::size_t end = w_.units.size(), parts = std::exchange(parts_count_, 0);
    if (RolesOf(begin_, end).says_much) return false;
    std::size_t begin = begin_;
    for (std::size_t i = 0; i < parts; begin = parts_[i++]) CloseHeadline(begin, parts_[i]);
    return CloseHeadline(begin, end);
  }

 private:
  struct Roles {
    bool says_much = false, verb = false;
    std::size_t capital = 0, all_caps = 0;
  };
  Roles RolesOf(std::size_t first, std::size_t last) {
    const std::uint8_t* const roles = w_.memory.Roles(signatures_, lexicon_.function, lexicon_.auxiliaries);
    const std::uint32_t* const units = w_.units.signatures() + first;
    const std::size_t count = last - first;
    Roles all;
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {  // nearly always the first eight tell, which of them is not foretold
      unsigned any = 0;
      for (std::size_t k = 0; k < 8; ++k) {
        const unsigned role = roles[units[i + k]];
        any |= role, all.capital += role >> 1 & 1, all.all_caps += role >> 2 & 1;
      }
      all.says_much |= any & kSaysMuch, all.verb |= any & kSaysVerb;
      if (all.says_much) return all;
    }
    for (; i < count; ++i) {
      const unsigned role = roles[units[i]];
      all.says_much |= role & kSaysMuch, all.verb |= role & kSaysVerb, all.capital += role >> 1 & 1, all.all_caps += role >> 2 & 1;
    }
    return all;
  }

  // "Ragnar Sandvoll was the Minister of Trade and Shipping." is no headline, as title case writes "Was", and headlines have no full stop.
  bool CloseHeadline(std::size_t first, std::size_t last) {
    const Roles all = RolesOf(first, last);
    if ((all.capital < 5 && (all.capital < 4 || all.all_caps < all.capital)) || (all.verb && EndsInStop())) return false;
    for (std::size_t i = first; i < last; ++i) {
      rules::Unit unit = signatures_.unit(w_.units.signature(i));
      unit.kinds |= std::uint64_t(1) << rules::kTitleCaseHeadline;
      w_.units.SetSignature(i, signatures_.Of(unit));
    }
    return true;
  }

  // Whether the last unit, or the one before it (then a quotation mark), is a full stop.
  bool EndsInStop() const {
    for (std::size_t i = w_.units.size(), least = i < 2 ? 0 : i - 2; i > least; --i)
      if (w_.text[w_.units.begin(i - 1)] == '.') return true;
    return false;
  }

  const Lexicon& lexicon_;
  Working& w_;
  rules::Signatures& signatures_;
  std::size_t begin_ = 0;               // its first unit
  std::array<std::uint32_t, 8> parts_;  // units behind its semicolons
  std::size_t parts_count_ = 0;
};

}  // namespace onoma::document

#endif  // ONOMA_LIB_DOCUMENT_SENTENCE_H_
