// One walk over words and the gaps between them. A gap of one space, by far the most frequent, costs a compare; any other is read
// character by character: punctuation becomes units, a full stop that ends a sentence or a line end becomes an edge.
#include "lib/document/layout.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "lib/text/chars.h"

namespace onoma::document {

using rules::Unit;
namespace {

constexpr std::uint64_t Bit(unsigned bit) { return 1ull << bit; }
constexpr std::uint64_t kCapital = Bit(rules::kCap) | Bit(rules::kAllCaps);
constexpr std::uint64_t kEdges = Bit(rules::kSentenceEdge) | Bit(rules::kLineEdge);

// Words after which a full stop ends no sentence.
constexpr std::string_view kAbbreviations[] = {
    "adm", "ald", "apr", "art", "assn", "assoc", "aug", "ave", "bldg", "blvd", "bn", "brig", "bros", "capt", "cf", "cmdr", "co", "col", "comdr", "corp", "cpl",
    "ct", "dec", "dept", "det", "dhs", "dr", "eq", "esp", "est", "etc", "ex", "feb", "fig", "figs", "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul",
    "jun", "ksh", "kshs", "lt", "ltd", "maj", "mar", "mf", "mgr", "mln", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "pct", "pfc", "ph", "pp", "pres", "prof", "pvt", "rep",
    "reps", "ret", "rev", "rs", "sen", "sens", "sep", "sept", "sgt", "sr", "ssgt", "st", "supt", "tk", "treas", "univ", "vice", "viz", "vol", "vs"};

// A word of at most five ASCII letters as one number, in any case.
constexpr std::uint64_t Packed(std::string_view word) {
  std::uint64_t packed = 0;
  for (const char c : word) packed = packed << 8 | static_cast<unsigned char>(c | 0x20);
  return packed;
}

// Open addressing over them; what is looked up ends nearly always at the first place.
constexpr std::size_t AbbreviationPlace(std::uint64_t packed) { return std::size_t(packed * 0x9E3779B97F4A7C15u >> 55); }
constexpr auto kAbbreviationTable = [] {
  std::array<std::uint64_t, 512> table{};
  for (const std::string_view word : kAbbreviations) {
    std::size_t at = AbbreviationPlace(Packed(word));
    while (table[at]) at = (at + 1) % table.size();
    table[at] = Packed(word);
  }
  return table;
}();

bool IsAbbreviation(std::string_view word) {
  if (word.empty() || word.size() > 5) return false;
  if (word.size() == 1) return (word[0] >= 'A' && word[0] <= 'Z') || word[0] == 'v';  // "Roe v. Wade"
  const std::uint64_t packed = Packed(word);
  for (std::size_t at = AbbreviationPlace(packed); kAbbreviationTable[at]; at = (at + 1) % kAbbreviationTable.size())
    if (kAbbreviationTable[at] == packed) return true;
  return false;
}

class Walk {
 public:
  Walk(const Knowledge& knowledge, const Lexicon& lexicon, const rules::Engine* engine, Working& w)
      : knowledge_(knowledge), lexicon_(lexicon), engine_(engine), w_(w), signatures_(w.rules.signatures()), text_(w.text) {
    if (w.memory.Meet(knowledge.serial(), engine ? engine->Prepare(w.rules) : 0, text::BestIsa())) w.names.Forget();
  }

  void Run() {
    const auto& words = w_.words;
    w_.units.Begin(signatures_);
    w_.edges.clear();
    w_.openings.clear();
    w_.quote_marks.clear();
    if (w_.unit_of_word.size() < words.size() + 8) w_.unit_of_word.resize(words.size() + words.size() / 2 + 8);
    w_.memory.Number(text_, words, w_.word_signatures, [this](std::size_t i) { return Learn(i); });
    Edge(0, kEdges);
    const std::uint32_t *const begins = words.begins(), *const ends = words.ends();
    std::uint32_t* const unit_of_word = w_.unit_of_word.data();
    std::size_t at = 0, hit = 0, hit_word = HitWord(hit);
    const std::size_t count = words.size();
    for (std::size_t i = 0; i < count;) {
      const std::uint32_t begin = begins[i];
      if (begin == at + 1 && text_[at] == ' ') space_ = true;
      else if (begin > at) Gap(at, begin, i);
      if (hit_word != i) {
        unit_of_word[i] = std::uint32_t(w_.units.size());
        at = ends[i];
        w_.units.Push(Placed(i), begin, std::uint32_t(at));
        if (const std::size_t plain = Plain(++i, std::min(hit_word, count))) at = ends[(i += plain) - 1];
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
    if (!(w_.units.kinds(w_.units.size() - 1) & kEdges)) Edge(text_.size(), kEdges);
    w_.units.Close();
  }

 private:
  std::size_t HitWord(std::size_t hit) const { return hit < w_.hits.size() ? w_.hits[hit].word_begin : SIZE_MAX; }

  void Edge(std::size_t at, std::uint64_t bits) {
    if (CloseSentence()) bits |= Bit(rules::kTitleCaseHeadline);  // rules that look behind a headline's last word see one, too
    const std::size_t last = w_.units.size() - 1;
    const std::uint64_t before = w_.units.empty() ? 0 : w_.units.kinds(last);
    const bool more = before & kEdges;
    if (more) bits |= before;
    std::uint32_t& signature = w_.memory.Edge(bits);
    if (signature == 0) {
      Unit unit;
      unit.kinds = bits;
      signature = signatures_.Of(unit);
    }
    if (more) {
      w_.units.SetSignature(last, signature);
    } else {
      w_.edges.push_back(std::uint32_t(w_.units.size()));
      w_.units.Push(signature, std::uint32_t(at), std::uint32_t(at));
    }
    start_ = true;
    sentence_ = w_.units.size();
  }

  // A sentence without lower-case words other than function words is a headline: its capitals say little.
  bool CloseSentence() {
    std::size_t capital = 0, all_caps = 0;
    for (std::size_t i = sentence_; i < w_.units.size(); ++i) {
      const std::uint64_t kinds = w_.units.kinds(i);
      if ((kinds & Bit(rules::kLower)) && !(w_.units.classes(i) & lexicon_.function)) return false;
      capital += (kinds & (kCapital | Bit(rules::kInitial))) != 0;
      all_caps += (kinds & Bit(rules::kAllCaps)) != 0;
    }
    if (capital < 5 && (capital < 4 || all_caps < capital)) return false;
    for (std::size_t i = sentence_; i < w_.units.size(); ++i) {
      Unit unit = signatures_.unit(w_.units.signature(i));
      unit.kinds |= Bit(rules::kTitleCaseHeadline);
      w_.units.SetSignature(i, signatures_.Of(unit));
    }
    return true;
  }

  // Writes the words from `first` (its forerunner is written) before `limit` that stand after nothing but a space: most words. Returns how many.
  std::size_t Plain(std::size_t first, std::size_t limit) {
    const std::size_t count = w_.words.NextApart(first, limit) - first;
    if (count == 0) return 0;
    const std::uint32_t unit = std::uint32_t(w_.units.size());
    std::uint32_t* const unit_of_word = w_.unit_of_word.data() + first;
    for (std::uint32_t i = 0; i < count; i += 8)
      for (std::uint32_t k = 0; k < 8; ++k) unit_of_word[i + k] = unit + i + k;
    w_.units.Copy(w_.word_signatures.data() + first, w_.words.begins() + first, w_.words.ends() + first, count);
    return count;
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
      name.unit = NameSignature(name, last > i);
    }
    w_.units.Push(name.unit, std::min(h.begin, begin), std::max(h.end, end));
  }

  // What a name is, of one word or of several, as its words are written.
  std::uint32_t NameSignature(const NameFacts& name, bool several) {
    Unit u = signatures_.unit(name.first);
    u.kinds |= Bit(rules::kMention);
    if (several) {
      if (u.kinds & Bit(rules::kInitial)) u.kinds = (u.kinds & ~Bit(rules::kInitial)) | Bit(rules::kCap);
      u.classes = signatures_.unit(name.last).classes & lexicon_.heads;
      u.literal = 0;
    }
    u.kinds |= name.kinds;
    u.subtypes |= name.subtypes;
    if (several && (u.kinds & (Bit(kTitle) | Bit(kPerson)))) u.classes = 0;  // "Secretary of State" is no place
    return signatures_.Of(u);
  }

  std::uint32_t LearnMark(std::size_t at, std::size_t length) {
    Unit unit;
    unit.kinds = Bit(rules::kPunct) | Bit(rules::kSpaceBefore);
    unit.literal = engine_ ? engine_->PunctLiteral(text_.substr(at, length)) : 0;
    return signatures_.Of(unit);
  }

  // A punctuation character of one byte.
  void PutMark(std::size_t at) {
    const char c = text_[at];
    std::uint32_t& known = w_.memory.Punctuation(c, space_);
    if (known == 0) known = w_.memory.At(LearnMark(at, 1), space_ ? kAfterSpace : kJoined, signatures_);
    // Without a branch, since which mark it is is not foretold.
    *w_.openings.Room(1) = *w_.quote_marks.Room(1) = std::uint32_t(w_.units.size());
    w_.openings.Add(c == ',' || c == '(');
    w_.quote_marks.Add(c == '"');
    w_.units.Push(known, std::uint32_t(at), std::uint32_t(at + 1));
  }

  void Punct(std::size_t at, std::size_t length) {
    if (length == 1) {
      PutMark(at);
    } else {
      w_.quote_marks.push_back(std::uint32_t(w_.units.size()));
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + at, length);
      const std::uint32_t signature = w_.memory.Of(text_.substr(at, length), bytes * 0x9e3779b97f4a7c15ull, [&] { return LearnMark(at, length); });
      w_.units.Push(w_.memory.At(signature, space_ ? kAfterSpace : kJoined, signatures_), std::uint32_t(at), std::uint32_t(at + length));
    }
    space_ = false;
  }

  // What stands between the words before and at `next_word`. Most often that is one character, alone or before a space.
  void Gap(std::size_t from, std::size_t to, std::size_t next_word) {
    const char c = text_[from];
    const std::size_t length = to - from;
    if (length > 2 || !IsMark(c) || (length == 2 && text_[from + 1] != ' ')) return LongGap(from, to, next_word);
    PutMark(from);
    space_ = length == 2;
    if (c == '.' && length == 2 && next_word < w_.words.size() && !BeginsSmall(next_word) && !EndsInAbbreviation(from, next_word)) Edge(to, Bit(rules::kSentenceEdge));
  }
  // A character of ASCII that ends no sentence, or only before a space.
  static bool IsMark(char c) { return c > ' ' && c < 127 && c != ';' && c != '!' && c != '?'; }
  bool BeginsSmall(std::size_t word) const {
    const char first = text_[w_.words.begin(word)];
    return first >= 0 ? first >= 'a' && first <= 'z' : text::IsLower(text::Decode(text_, w_.words.begin(word)).code);
  }

  void LongGap(std::size_t from, std::size_t to, std::size_t next_word) {
    bool stop = false;
    int lines = 0;
    for (std::size_t at = from; at < to;) {
      unsigned char c = static_cast<unsigned char>(text_[at]);
      unsigned length = 1;
      if (c == ' ' || c == '\t' || c == '\r') {
        space_ = true;
      } else if (c == '\n') {
        space_ = true;
        ++lines;
        if (!w_.wrapped || lines > 1) Edge(at, kEdges);
      } else {
        bool is_space = false;
        if (c >= 0x80) {
          auto d = text::Decode(text_.substr(0, to), at);
          length = d.length;
          is_space = text::IsSpace(d.code);
        }
        if (is_space) {
          space_ = true;
        } else {
          if (stop && space_) {  // ". (" and the like: the sentence ended before this
            Edge(at, Bit(rules::kSentenceEdge));
            stop = false;
          }
          lines = 0;
          Punct(at, length);
          if (c == '!' || c == '?' || (c == '.' && !(at == from && EndsInAbbreviation(at, next_word)))) stop = true;
          else if (c == ';') { Edge(at + 1, Bit(rules::kSentenceEdge)); start_ = false; }
        }
      }
      at += length;
    }
    if (stop && space_ && next_word < w_.words.size() && !BeginsSmall(next_word)) Edge(to, Bit(rules::kSentenceEdge));
  }

  // Whether the word right before the full stop at `at` is an abbreviation, as its own full stop is no part of it.
  bool EndsInAbbreviation(std::size_t at, std::size_t next_word) const { return next_word > 0 && w_.words.end(next_word - 1) == at && IsAbbreviation(WordOf(next_word - 1)); }

  const Knowledge& knowledge_;
  const Lexicon& lexicon_;
  const rules::Engine* engine_;
  Working& w_;
  rules::Signatures& signatures_;
  std::string_view text_;
  bool start_ = true, space_ = false;
  std::size_t sentence_ = 0;
};

}  // namespace

void AddReadings(const Knowledge& knowledge, const ImageHit& h, Unit& u) {
  const auto& image = knowledge.images()[h.image];
  auto aliases = image.aliases(h.name);
  std::size_t count = std::min<std::size_t>(aliases.size(), 32);
  for (std::size_t a = 0; a < count; ++a) {
    if (!(h.accepted >> a & 1)) continue;
    const auto& info = knowledge.Info(h.image, aliases[a].entry);
    if (info.overridden) continue;
    std::uint16_t flags = aliases[a].flags;
    bool norp = flags & (gazetteer::kAdjective | gazetteer::kDemonym);
    std::uint8_t type = norp ? std::uint8_t(kNorp) : info.type;
    if (type < 32) u.kinds |= Bit(type);
    u.kinds |= Bit(flags & gazetteer::kWeak ? rules::kWeakName : rules::kStrongName);
    if (flags & gazetteer::kAdjective) u.kinds |= Bit(rules::kAdjectiveName);
    if (flags & gazetteer::kDemonym) u.kinds |= Bit(rules::kDemonymName);
    if (flags & gazetteer::kMetonym) u.kinds |= Bit(rules::kMetonymName);
    if (flags & gazetteer::kAcronym) u.kinds |= Bit(rules::kAcronymName);
    if (!norp) u.subtypes |= info.subtypes;
  }
}

void BuildUnits(const Knowledge& knowledge, const Lexicon& lexicon, const rules::Engine* engine, Working& working) {
  Walk(knowledge, lexicon, engine, working).Run();
}

}  // namespace onoma::document
