// Direct quotations. A pair of quotation marks that holds three words or more and ends in punctuation, or that a verb of saying stands
// beside, is one. Its speaker is the person (or the title that means one) who is the subject of a verb of saying: behind the quotation
// before or after the verb (", Shmyhal said", ", said Denys Shmyhal"), else in front of it ("Shmyhal said: ..."). A pronoun as the subject
// is no speaker, and neither is whom one told. A quotation that is opened again at the next paragraph without having been closed goes on.
#include <algorithm>

#include "lib/document/records.h"

namespace onoma::document {

using internal::ResultAccess;
using rules::Unit;
namespace {

constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kEdges = Bit(rules::kSentenceEdge) | Bit(rules::kLineEdge);
constexpr std::size_t kLongest = 4000, kReach = 24;  // units

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Quotes {
 public:
  Quotes(const Context& context, const ResultAccess& access, Working& w) : context_(context), access_(access), w_(w) {}

  void Run() {
    if (w_.quote_marks.size() < 2) return;
    bool inside = false, straight_open = false;
    std::size_t open = 0;
    for (const std::size_t i : w_.quote_marks) {
      std::string_view mark = Text(i);
      const bool straight = mark == "\"", left = mark == "\xe2\x80\x9c" || mark == "\xc2\xab" || mark == "\xe2\x80\x9e",
                 right = mark == "\xe2\x80\x9d" || mark == "\xc2\xbb";
      if (!straight && !left && !right) continue;
      if (inside && i - open > kLongest) inside = false;
      if (inside && straight_open && straight && Opens(i) && AtLine(i)) continue;  // opened again at a new paragraph: it goes on
      if (inside && (right || straight)) {
        Close(open, i);
        inside = false;
      } else if (!inside && (left || straight)) {
        open = i;
        inside = true;
        straight_open = straight;
      }
    }
  }

 private:
  std::string_view Text(std::size_t unit) const { return w_.text.substr(w_.units.begin(unit), w_.units.end(unit) - w_.units.begin(unit)); }
  bool AtLine(std::size_t i) const { return i > 0 && (w_.units.kinds(i - 1) & Bit(rules::kLineEdge)); }
  bool Opens(std::size_t i) const { return i + 1 < w_.units.size() && !(w_.units.kinds(i + 1) & (kEdges | Bit(rules::kSpaceBefore))); }

  void Close(std::size_t first, std::size_t last) {
    std::size_t words = 0;
    for (std::size_t i = first + 1; i < last && words < 6; ++i)
      words += !(w_.units.kinds(i) & (Bit(rules::kPunct) | kEdges));  // no more are asked for
    if (words < 3) return;
    std::size_t inner = last - 1;
    while (inner > first && (w_.units.kinds(inner) & kEdges)) --inner;
    const bool stop = OneOf(Text(inner), {",", ".", "!", "?"});
    bool said = false;
    std::size_t speaker = After(last, said);
    if (speaker == kNone && !said) speaker = Before(first, said);
    if ((!stop && !said) || (!stop && words < 6)) return;
    Quote q;
    q.begin = w_.units.begin(first);
    q.end = w_.units.end(last);
    if (speaker != kNone) {
      const Entity& e = access_.entities()[speaker];
      q.speaker_begin = e.begin;
      q.speaker_end = e.end;
      q.speaker = e.type == "TITLE" ? e.attributes["holder"] : e.id;
    }
    access_.quotes().push_back(q);
  }

  bool Says(const Unit& u) const { return (u.classes & context_.lexicon.say) && !(u.kinds & Bit(rules::kMention)); }
  static bool IsPronoun(std::string_view word) {
    return word.size() <= 4 && OneOf(word, {"he", "she", "they", "it", "we", "I", "who", "He", "She", "They", "It", "We", "you"});
  }

  // The entity that holds the byte.
  std::size_t EntityAt(std::uint32_t at) const {
    const auto& entities = access_.entities();
    // From where the last one stood, since units are asked one after another.
    while (near_ < entities.size() && entities[near_].begin <= at) ++near_;
    while (near_ > 0 && entities[near_ - 1].begin > at) --near_;
    return near_ > 0 && entities[near_ - 1].end > at ? near_ - 1 : kNone;
  }
  bool Speaks(const Entity& e) const { return e.type == "PERSON" || (e.type == "TITLE" && !e.attributes["holder"].empty()); }

  // ..., " Shmyhal says. / ," says Denys Shmyhal, / ," the Defence Minister of Ukraine adds.
  std::size_t After(std::size_t close, bool& said) const {
    const auto& entities = access_.entities();
    std::size_t speaker = kNone;
    for (std::size_t i = close + 1; i < w_.units.size() && i < close + kReach; ++i) {
      const Unit& u = w_.units[i];
      if (u.kinds & kEdges) break;
      std::string_view word = Text(i);
      if (u.kinds & Bit(rules::kPunct)) {
        if (word == "\"" || word == "\xe2\x80\x9c") break;
        continue;
      }
      if (!said && IsPronoun(word)) return said = SaidSoon(i), kNone;
      if (Says(u)) {
        if (said) return speaker;
        said = true;
        if (speaker != kNone || OneOf(word, {"told", "tells"})) return speaker;
        continue;
      }
      std::size_t e = EntityAt(u.begin);
      if (e != kNone) {
        if (Speaks(entities[e]) && (speaker == kNone || entities[speaker].type == "TITLE")) speaker = e;
        if (said && speaker != kNone && entities[speaker].type == "PERSON") return speaker;
        continue;
      }
      // Behind the verb only what can stand before a name: articles, offices, an apposition.
      if (said &&
          (OneOf(word, {"that", "when", "while", "after", "before", "as", "adding", "if", "but", "because", "to", "on", "during"}) ||
           IsPronoun(word)))
        return speaker;
    }
    return said ? speaker : kNone;
  }

  // Whether a verb of saying follows within three words: ," he later added
  bool SaidSoon(std::size_t i) const {
    for (std::size_t j = i + 1; j < w_.units.size() && j <= i + 3; ++j)
      if (Says(w_.units[j])) return true;
    return false;
  }

  // Shmyhal said: "...   /   According to Shmyhal, "...
  std::size_t Before(std::size_t open, bool& said) const {
    const auto& entities = access_.entities();
    std::size_t title = kNone;
    bool far = false;  // beyond the verb: who stands between verb and quotation was told, or is the one who said after "according to"
    std::size_t between = kNone;
    for (std::size_t i = open; i-- > 0 && open - i < kReach;) {
      const Unit& u = w_.units[i];
      if (u.kinds & kEdges) break;
      std::string_view word = Text(i);
      if (u.kinds & Bit(rules::kPunct)) {
        if (word == "\"" || word == "\xe2\x80\x9d") break;
        continue;
      }
      if ((word == "according" || word == "According") && between != kNone) return said = true, between;
      if (Says(u)) {
        said = far = true;
        continue;
      }
      if (far && IsPronoun(word)) return kNone;
      std::size_t e = EntityAt(u.begin);
      if (e == kNone || !Speaks(entities[e])) continue;
      if (!far)
        between = e;
      else if (entities[e].type == "PERSON")
        return e;
      else
        title = e;
    }
    return title;
  }

  const Context& context_;
  const ResultAccess& access_;
  Working& w_;
  mutable std::size_t near_ = 0;  // the first entity that begins behind the byte asked for last
};

}  // namespace

void FindQuotes(const Context& context, const ResultAccess& access, Working& w) { Quotes(context, access, w).Run(); }

}  // namespace onoma::document
