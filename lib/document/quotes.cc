// Direct quotations. A pair of quotation marks that holds three words or more and ends in punctuation, or that a verb of saying stands beside, is one; its speaker is the person (or the title
// that means one) next to a verb of saying after it in the same sentence, else before it ("Shmyhal said: ..."). A quotation that is opened again at the next paragraph without having been
// closed goes on.
#include <algorithm>

#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
using rules::Unit;
namespace {

constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }

struct Mark {
  std::uint32_t begin, end;
  enum Kind { kOpen, kClose, kEither } kind;
};

class Quotes {
 public:
  Quotes(const Context& context, const ResultAccess& access, Working& w) : context_(context), access_(access), w_(w) {}

  void Run() {
    const auto& units = w_.units;
    std::uint32_t open = 0;
    bool inside = false;
    std::size_t open_unit = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!(units[i].kinds & Bit(rules::kPunct))) continue;
      std::string_view mark = w_.text.substr(units[i].begin, units[i].end - units[i].begin);
      bool straight = mark == "\"", left = mark == "\xe2\x80\x9c" || mark == "\xc2\xab" || mark == "\xe2\x80\x9e", right = mark == "\xe2\x80\x9d" || mark == "\xc2\xbb";
      if (!straight && !left && !right) continue;
      // A straight mark opens after white space or at an edge, when a word follows at once.
      bool opens = left || (straight && !inside);
      if (inside && (right || straight || (left && mark != "\xe2\x80\x9c"))) {
        Close(open, open_unit, units[i].end, i);
        inside = false;
      } else if (opens) {
        if (inside && left) continue;  // opened again at a new paragraph: it goes on
        open = units[i].begin;
        open_unit = i;
        inside = true;
      }
      if (inside && i - open_unit > 2000) inside = false;
    }
  }

 private:
  void Close(std::uint32_t begin, std::size_t first, std::uint32_t end, std::size_t last) {
    std::size_t words = 0;
    bool stop = false;
    for (std::size_t i = first + 1; i < last; ++i) words += !(w_.units[i].kinds & (Bit(rules::kPunct) | Bit(rules::kSentenceEdge)));
    if (last > 0) {
      char c = w_.text[end - 1 - (w_.text[end - 1] == '"' ? 0 : 2) - 1];
      stop = c == ',' || c == '.' || c == '!' || c == '?';
    }
    Quote q;
    q.begin = begin;
    q.end = end;
    std::size_t speaker = kNone;
    bool after = false;
    if (words >= 2) {
      if ((speaker = After(last)) != kNone) after = true;
      else speaker = Before(first);
    }
    if (words < 3 || (!stop && speaker == kNone) || (!stop && words < 6)) return;
    if (speaker != kNone) {
      const Entity& e = access_.entities()[speaker];
      q.speaker_begin = e.begin;
      q.speaker_end = e.end;
      q.speaker = e.type == "TITLE" ? e.attributes["holder"] : e.id;
    }
    (void)after;
    access_.quotes().push_back(q);
  }

  bool Says(const Unit& u) const { return (u.classes & context_.lexicon.say) != 0; }

  // The entity (a person, a title with a holder, an organisation) that holds the byte, from the position of the walk.
  std::size_t EntityAt(std::uint32_t at) const {
    const auto& entities = access_.entities();
    auto found = std::upper_bound(entities.begin(), entities.end(), at, [](std::uint32_t a, const Entity& e) { return a < e.begin; });
    if (found == entities.begin()) return kNone;
    --found;
    if (found->end <= at) return kNone;
    if (found->type == "PERSON" || (found->type == "TITLE" && !found->attributes["holder"].empty())) return std::size_t(found - entities.begin());
    return kNone;
  }

  // ..., " Shmyhal says. / ," says Denys Shmyhal, / ," the Defence Minister of Ukraine adds.
  std::size_t After(std::size_t close) const {
    std::size_t speaker = kNone;
    bool said = false;
    for (std::size_t i = close + 1; i < w_.units.size() && i < close + 24; ++i) {
      const Unit& u = w_.units[i];
      if (u.kinds & Bit(rules::kLineEdge)) break;
      if ((u.kinds & Bit(rules::kSentenceEdge)) && i > close + 1) break;
      if (Says(u)) said = true;
      if (std::size_t e = EntityAt(u.begin); e != kNone && (speaker == kNone || access_.entities()[speaker].type == "TITLE")) speaker = e;
      if (said && speaker != kNone && access_.entities()[speaker].type == "PERSON") return speaker;
      if (u.begin < u.end && w_.text[u.begin] == '"') break;
    }
    return said ? speaker : kNone;
  }

  // Shmyhal said: "...   /   According to Shmyhal, "...
  std::size_t Before(std::size_t open) const {
    std::size_t speaker = kNone;
    bool said = false;
    for (std::size_t i = open; i-- > 0 && open - i < 24;) {
      const Unit& u = w_.units[i];
      if (u.kinds & (Bit(rules::kLineEdge) | Bit(rules::kSentenceEdge))) break;
      if (Says(u)) said = true;
      if (std::size_t e = EntityAt(u.begin); e != kNone && said && speaker == kNone) speaker = e;
    }
    return said ? speaker : kNone;
  }

  const Context& context_;
  const ResultAccess& access_;
  Working& w_;
};

}  // namespace

void FindQuotes(const Context& context, const ResultAccess& access, Working& w) { Quotes(context, access, w).Run(); }

}  // namespace onoma::document
