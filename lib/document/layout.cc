// One walk over the words that stand apart, behind more than a space: the words behind each are copied as a run. A gap of one mark, or of
// one before a space, costs a look-up; any other is read character by character: punctuation becomes units, a full stop that ends a
// sentence or a line end becomes an edge. What comes next is not foretold, so most questions are answered without a branch.
#include "lib/document/layout.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "lib/document/abbreviations.h"
#include "lib/document/sentence.h"
#include "lib/text/chars.h"

namespace onoma::document {

using rules::Unit;
namespace {

constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kEdges = Bit(rules::kSentenceEdge) | Bit(rules::kLineEdge);
constexpr std::size_t kTogether = rules::UnitRow::kTogether;  // words that are copied at once, some in vain

// Characters of ASCII that end no sentence, or only before a space.
constexpr auto kMarks = [] {
  std::array<bool, 256> table{};
  for (unsigned c = ' ' + 1; c < 127; ++c) table[c] = c != ';' && c != '!' && c != '?';
  return table;
}();

class Walk {
 public:
  Walk(const Knowledge& knowledge, const Lexicon& lexicon, const rules::Engine* engine, Working& w)
      : knowledge_(knowledge), lexicon_(lexicon), engine_(engine), w_(w), signatures_(w.rules.signatures()), text_(w.text) {
    if (w.memory.Meet(knowledge.serial(), engine ? engine->Prepare(w.rules) : 0, text::BestIsa())) w.names.Forget();
  }

  void Read() {
    const auto& words = w_.words;
    w_.units.Begin(signatures_);
    w_.edges.clear();
    w_.openings.clear();
    w_.quote_marks.clear();
    if (w_.unit_of_word.size() < words.size() + kTogether) w_.unit_of_word.resize(words.size() + words.size() / 2 + kTogether);
    w_.memory.Number(text_, words, w_.word_signatures, [this](std::size_t i) { return Learn(i); });
    Edge(0, kEdges);
    const std::uint32_t *const begins = words.begins(), *const ends = words.ends();
    std::uint32_t* const unit_of_word = w_.unit_of_word.data();
    std::size_t at = 0, hit = 0, hit_word = HitWord(hit);
    const std::size_t count = words.size();
    for (std::size_t i = 0; i < count;) {
      const std::uint32_t begin = begins[i];
      if (text_[at] == ' ' && begin == at + 1) {
        space_ = true;
      } else if (begin > at) {
        if (hit_word != i && JoinsName(text_, words, i)) {
          Join(i);
          at = ends[i++];
          continue;
        }
        Gap(at, begin, i);
      }
      if (hit_word != i) {
        const std::size_t next = words.NextApart(i + 1, std::min(hit_word, count));
        Run(i, next - i);
        i = next, at = ends[i - 1];
        continue;
      }
      const ImageHit& h = w_.hits[hit];
      Mention(h, i);
      for (std::size_t j = i; j < h.word_end; ++j) unit_of_word[j] = std::uint32_t(w_.units.size() - 1);
      i = std::max<std::size_t>(h.word_end, i + 1);
      at = std::max(h.end, ends[i - 1]);
      while (hit_word < i) hit_word = HitWord(++hit);
    }
    if (at < text_.size()) Gap(at, text_.size(), count);
    if (edge_ != w_.units.size()) Edge(text_.size(), kEdges);
    w_.units.Close();
  }

 private:
  std::size_t HitWord(std::size_t hit) const { return hit < w_.hits.size() ? w_.hits[hit].word_begin : SIZE_MAX; }

  void Edge(std::size_t at, std::uint64_t bits) {
    if (sentence_.Close()) bits |= Bit(rules::kTitleCaseHeadline);  // rules that look behind a headline's last word see one, too
    PutEdge(at, bits);
    start_ = true;
    sentence_.Begin();
  }

  void PutEdge(std::size_t at, std::uint64_t bits) {
    const bool more = edge_ == w_.units.size();  // right behind another
    if (more) bits |= edge_bits_;
    std::uint32_t& signature = w_.memory.Edge(bits);
    if (signature == 0) {
      Unit unit;
      unit.kinds = bits;
      signature = signatures_.Of(unit);
    }
    if (more) {
      w_.units.SetSignature(edge_ - 1, signature);
    } else {
      w_.edges.push_back(std::uint32_t(w_.units.size()));
      w_.units.Push(signature, std::uint32_t(at), std::uint32_t(at));
    }
    edge_ = w_.units.size();
    edge_bits_ = bits;
  }

  // Writes the words from `first`: where that stands tells the gap before it, the others stand after nothing but a space.
  void Run(std::size_t first, std::size_t count) {
    const std::uint32_t unit = std::uint32_t(w_.units.size());
    std::uint32_t* const unit_of_word = w_.unit_of_word.data() + first;
    for (std::uint32_t i = 0; i < count; i += kTogether)
      for (std::uint32_t k = 0; k < kTogether; ++k) unit_of_word[i + k] = unit + i + k;
    w_.units.Copy(w_.word_signatures.data() + first, w_.words.begins() + first, w_.words.ends() + first, count);
    w_.units.SetSignature(unit, Placed(first));
  }

  // "Ba'aj": the word belongs to the one before it, which is a unit. As a name it may be known without the apostrophe ("Jafar").
  void Join(std::size_t i) {
    const std::size_t last = w_.units.size() - 1;
    const Unit before = w_.units[last];
    std::string name(text_.substr(before.begin, before.end - before.begin));
    name += WordOf(i);
    Unit unit;
    unit.kinds = ShapeBits(name) | Bit(rules::kApostrophe) | (before.kinds & (Bit(rules::kSpaceBefore) | Bit(rules::kSentenceStart)));
    unit.classes = knowledge_.WordClasses(text::FoldedHash(name), name) & ~(lexicon_.common | lexicon_.function);
    const std::uint32_t signature = signatures_.Of(unit);
    w_.units.Join(signature, w_.words.end(i));
    w_.word_signatures[i - 1] = signature;
    w_.unit_of_word[i] = std::uint32_t(last);
  }

  // What the word is where it stands, the gap before it read.
  std::uint32_t Placed(std::size_t i) {
    const unsigned place = (space_ ? kAfterSpace : kJoined) | (start_ ? kStartsSentence : 0);
    space_ = start_ = false;
    return w_.memory.At(w_.word_signatures[i], place, signatures_);
  }

  std::string_view WordOf(std::size_t i) const { return text_.substr(w_.words.begin(i), w_.words.end(i) - w_.words.begin(i)); }

  std::uint32_t Learn(std::size_t i) {
    const std::uint64_t hash = w_.words.hash(i);
    const std::string_view word = WordOf(i);
    Unit unit;
    unit.kinds = ShapeBits(word) | Bit(rules::kSpaceBefore);
    unit.classes = knowledge_.WordClasses(hash, word);
    unit.literal = engine_ ? engine_->Literal(hash, word) : 0;
    return signatures_.Of(unit);
  }

  void Mention(const ImageHit& h, std::size_t i) {
    const std::size_t last = h.word_end - 1;
    const std::uint32_t begin = w_.words.begin(i), end = w_.words.end(last);
    const std::uint32_t first_signature = Placed(i), last_signature = last > i ? w_.word_signatures[last] : 0;
    NameFacts& name = w_.names.Of(h.image, h.name, h.accepted, [&](Unit& unit) { AddReadings(knowledge_, h, unit); });
    if (name.first != first_signature || name.last != last_signature) {
      name.first = first_signature;
      name.last = last_signature;
      name.unit = NameSignature(lexicon_, name, last > i, signatures_);
    }
    w_.units.Push(name.unit, std::min(h.begin, begin), std::max(h.end, end));
  }

  std::uint32_t LearnMark(std::size_t at, std::size_t length) {
    Unit unit;
    unit.kinds = Bit(rules::kPunct) | Bit(rules::kSpaceBefore);
    unit.literal = engine_ ? engine_->PunctLiteral(text_.substr(at, length)) : 0;
    return signatures_.Of(unit);
  }

  // A punctuation character of one byte. In line: it is a part of nearly every gap.
  [[gnu::always_inline]] void PutMark(std::size_t at) {
    const char c = text_[at];
    std::uint32_t& known = w_.memory.Punctuation(c, space_);
    if (known == 0) known = w_.memory.At(LearnMark(at, 1), space_ ? kAfterSpace : kJoined, signatures_);
    // Without a branch, since which mark it is is not foretold.
    *w_.openings.Room(1) = *w_.quote_marks.Room(1) = std::uint32_t(w_.units.size());
    w_.openings.Add(c == ',' || c == '(');
    w_.quote_marks.Add(c == '"');
    w_.units.Push(known, std::uint32_t(at), std::uint32_t(at + 1));
    space_ = false;
  }
  // One of several.
  void PutMarks(std::size_t at, std::size_t length) {
    w_.quote_marks.push_back(std::uint32_t(w_.units.size()));
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text_.data() + at, length);
    const std::uint32_t signature =
        w_.memory.Of(text_.substr(at, length), bytes * 0x9e3779b97f4a7c15ull, [&] { return LearnMark(at, length); });
    w_.units.Push(w_.memory.At(signature, space_ ? kAfterSpace : kJoined, signatures_), std::uint32_t(at), std::uint32_t(at + length));
    space_ = false;
  }
  // One of U+2010 to U+2027 (dashes, quotation marks, bullets).
  bool IsGeneralMark(std::size_t at, std::size_t to) const {
    return to - at >= 3 && text_[at] == '\xE2' && text_[at + 1] == '\x80' &&
           unsigned(static_cast<unsigned char>(text_[at + 2]) - 0x90) < 0x18;
  }
  void PutGeneralMark(std::size_t at) {
    std::uint32_t& known = w_.memory.GeneralMark(text_[at + 2], space_);
    if (known == 0) known = w_.memory.At(LearnMark(at, 3), space_ ? kAfterSpace : kJoined, signatures_);
    w_.quote_marks.push_back(std::uint32_t(w_.units.size()));
    w_.units.Push(known, std::uint32_t(at), std::uint32_t(at + 3));
    space_ = false;
  }

  // What stands between the words before and at `next_word`. Most often that is one character, alone or before a space.
  void Gap(std::size_t from, std::size_t to, std::size_t next_word) {
    const std::size_t length = to - from;
    const bool space = (length == 2) & (text_[to - 1] == ' ');
    if (!(kMarks[static_cast<unsigned char>(text_[from])] & ((length == 1) | space))) {
      if (length != 3 || !IsGeneralMark(from, to)) return LongGap(from, to, next_word);
      return PutGeneralMark(from);
    }
    PutMark(from);
    space_ = space;
    if ((text_[from] == '.') & space && next_word < w_.words.size() && !BeginsSmall(next_word) &&
        !EndsInAbbreviation(text_, w_.words, from, next_word))
      Edge(to, Bit(rules::kSentenceEdge));
  }
  bool BeginsSmall(std::size_t word) const {
    const char first = text_[w_.words.begin(word)];
    return first >= 0 ? first >= 'a' && first <= 'z' : text::IsLower(text::Decode(text_, w_.words.begin(word)).code);
  }

  void LongGap(std::size_t from, std::size_t to, std::size_t next_word) {
    bool stop = false;
    int lines = 0;
    for (std::size_t at = from; at < to;) {
      const unsigned char c = static_cast<unsigned char>(text_[at]);
      if (c == ' ' || c == '\t' || c == '\r') {
        space_ = true;
        ++at;
        continue;
      }
      if (c == '\n') {
        space_ = true;
        ++lines;
        if (!w_.wrapped || lines > 1) Edge(at, kEdges);
        ++at;
        continue;
      }
      const bool general = IsGeneralMark(at, to);
      unsigned length = general ? 3 : 1;
      if (c >= 0x80 && !general) {
        const auto d = text::Decode(text_.substr(0, to), at);
        length = d.length;
        if (text::IsSpace(d.code)) {
          space_ = true;
          at += length;
          continue;
        }
      }
      if (stop && space_) {  // ". (" and the like: the sentence ended before this
        Edge(at, Bit(rules::kSentenceEdge));
        stop = false;
      }
      lines = 0;
      if (length == 1)
        PutMark(at);
      else if (general)
        PutGeneralMark(at);
      else
        PutMarks(at, length);
      if (c == '!' || c == '?' || (c == '.' && !(at == from && EndsInAbbreviation(text_, w_.words, at, next_word)))) {
        stop = true;
      } else if (c == ';') {
        PutEdge(at + 1, Bit(rules::kSentenceEdge));
        sentence_.Divide();
      }
      at += length;
    }
    if (stop && space_ && next_word < w_.words.size() && !BeginsSmall(next_word)) Edge(to, Bit(rules::kSentenceEdge));
  }

  const Knowledge& knowledge_;
  const Lexicon& lexicon_;
  const rules::Engine* engine_;
  Working& w_;
  rules::Signatures& signatures_;
  std::string_view text_;
  Sentence sentence_{lexicon_, w_};
  bool start_ = true, space_ = false;
  std::size_t edge_ = SIZE_MAX;  // the unit behind the last edge
  std::uint64_t edge_bits_ = 0;  // what that edge is
};

}  // namespace

void BuildUnits(const Knowledge& knowledge, const Lexicon& lexicon, const rules::Engine* engine, Working& working) {
  Walk(knowledge, lexicon, engine, working).Read();
}

}  // namespace onoma::document
