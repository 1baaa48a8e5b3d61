// The pipeline, readable from top to bottom: bytes -> words -> gazetteer hits -> units -> text rules -> phrase rules -> resolve ->
// definitions, back references, weak names -> resolve -> entities -> records. Data flows down once; only resolve and the decision on weak
// names drop a candidate, and they keep why.
#include <algorithm>
#include <chrono>
#include <span>

#include "lib/document/layout.h"
#include "lib/extract/extractor_data.h"
#include "lib/extract/resolve.h"

namespace onoma::internal {

using namespace document;
namespace {

class Clock {
 public:
  explicit Clock(bool on) : on_(on) {
    if (on_) last_ = std::chrono::steady_clock::now();
  }
  void Lap(std::uint64_t& sum) {
    if (!on_) return;
    auto now = std::chrono::steady_clock::now();
    sum += std::uint64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(now - last_).count());
    last_ = now;
  }

 private:
  bool on_;
  std::chrono::steady_clock::time_point last_;
};

// The hits right before the one in hand that may share a word with it.
std::span<const ImageHit> Nearest(const Working& w) {
  return std::span<const ImageHit>(w.hits).last(std::min<std::size_t>(w.hits.size(), 4));
}

bool OnlyTitles(const ExtractorData& data, std::size_t image, std::uint32_t name) {
  const auto aliases = data.knowledge.Aliases(image, name);
  return std::all_of(aliases.begin(), aliases.end(),
                     [&](const gazetteer::AliasRow& row) { return data.knowledge.Info(image, row.entry).type == kTitle; });
}

// "under Secretary General Rutte": a preposition and a title, not the title "under secretary general"; "Pacific Fleet commander": the first
// word ends another name.
bool BeginsBefore(const ExtractorData& data, const Working& w, const gazetteer::Hit& hit, std::size_t image) {
  if (hit.word_end - hit.word_begin < 2) return false;
  const auto letter = [&](std::size_t word, char low, char high) {
    return w.text[w.words.begin(word)] >= low && w.text[w.words.begin(word)] <= high;
  };
  const bool capital = letter(hit.word_begin, 'A', 'Z');
  if (!letter(hit.word_begin + 1, capital ? 'a' : 'A', capital ? 'z' : 'Z') || (!capital && !letter(hit.word_begin, 'a', 'z')) ||
      !OnlyTitles(data, image, hit.name))
    return false;
  if (capital) {  // behind a country the title stays whole: "U.S. Treasury secretary"
    const auto nearest = Nearest(w);
    const auto ends_in = [&](const ImageHit& other) {
      return other.word_begin < hit.word_begin && other.word_end > hit.word_begin && !OnlyTitles(data, other.image, other.name);
    };
    const auto is_country = [&](const ImageHit& other) {
      return other.word_end == hit.word_begin &&
             data.knowledge.Info(other.image, data.knowledge.Aliases(other.image, other.name).front().entry).country;
    };
    return std::any_of(nearest.begin(), nearest.end(), ends_in) && std::none_of(nearest.begin(), nearest.end(), is_country);
  }
  const std::uint32_t begin = w.words.begin(hit.word_begin);
  return data.knowledge.WordClasses(w.words.hash(hit.word_begin), w.text.substr(begin, w.words.end(hit.word_begin) - begin)) &
         data.lexicon.function;
}

// "Chief of the General Staff of the Armed Forces": a body whose name begins inside a title and goes on behind it with "of" is none there;
// the title and what it is of are.
bool BeginsInTitle(const ExtractorData& data, const Working& w, const gazetteer::Hit& hit) {
  const auto nearest = Nearest(w);
  return std::any_of(nearest.begin(), nearest.end(), [&](const ImageHit& title) {
    return title.word_begin < hit.word_begin && hit.word_begin < title.word_end && title.word_end < hit.word_end &&
           w.text.substr(w.words.begin(title.word_end), 3) == "of " && OnlyTitles(data, title.image, title.name);
  });
}

// "<SPC>", "<MITT.T>": what a wire calls a share is no name of what has the same letters.
bool IsTicker(const Working& w, const gazetteer::Hit& hit) {
  if (hit.begin == 0 || w.text[hit.begin - 1] != '<' || hit.end - hit.begin > 5 || hit.end >= w.text.size()) return false;
  const std::string_view behind = w.text.substr(hit.end, 4);
  return behind[0] == '>' || (behind[0] == '.' && behind.find('>') != std::string_view::npos);
}

// "Speaker of the House of Lords": the title ends where the chamber's name begins.
bool EndsInChamber(const Working& w, const gazetteer::Hit& hit) {
  return hit.word_end - hit.word_begin > 2 && w.text.substr(hit.end).starts_with(" of ") && w.text.substr(0, hit.end).ends_with(" House") &&
         hit.end + 4 < w.text.size() && w.text[hit.end + 4] >= 'A' && w.text[hit.end + 4] <= 'Z';
}

// "Mar'a", "Dar Sa'ad": the name goes on.
bool EndsInName(const Working& w, const gazetteer::Hit& hit) {
  return hit.end < w.text.size() && (w.text[hit.end] == '\'' || w.text[hit.end] == '\xE2') && hit.word_end < w.words.size() &&
         w.words.end(hit.word_end - 1) == hit.end && JoinsName(w.text, w.words, hit.word_end);
}

bool IsAscii(std::string_view text) {
  unsigned char any = 0;
  for (const char c : text) any |= static_cast<unsigned char>(c);  // of all, so that it is done 32 bytes at a time
  return any < 0x80;
}

// "Germán", a man, is not German: the adjectives of countries have the accents that they are written with.
bool IsAccentedAdjective(const ExtractorData& data, const Working& w, const gazetteer::Hit& hit, std::size_t image) {
  if (hit.word_end - hit.word_begin > 1 || IsAscii(w.text.substr(hit.begin, hit.end - hit.begin))) return false;
  const auto aliases = data.knowledge.Aliases(image, hit.name);
  return std::all_of(aliases.begin(), aliases.end(), [&](const gazetteer::AliasRow& row) {
    return (row.flags & gazetteer::kAdjective) && data.knowledge.Info(image, row.entry).country &&
           IsAscii(data.knowledge.images()[image].alias_text(row));
  });
}

void FindHits(const ExtractorData& data, Working& w) {
  const bool accents = !IsAscii(w.text);
  w.hits.clear();
  const auto& images = data.knowledge.images();
  for (std::size_t i = 0; i < images.size(); ++i) {
    w.image_hits.clear();
    gazetteer::Matcher(images[i]).Find(w.text, w.words, {}, w.image_hits);
    // What later stages read of a name lies in four places, each found by the one before: they are fetched a few hits ahead of each other.
    constexpr std::size_t kApart = 4;
    const gazetteer::Hit* const hits = w.image_hits.data();
    const std::size_t count = w.image_hits.size();
    const auto prefetch = [&](std::size_t h) {
      data.knowledge.PrefetchAliases(i, hits[h].name), w.names.Prefetch(std::uint32_t(i), hits[h].name);
    };
    for (std::size_t h = 0; h < std::min(count, kApart); ++h) prefetch(h);
    w.hits.reserve(w.hits.size() + count);
    for (std::size_t h = 0; h < count; ++h) {
      if (h + kApart < count) prefetch(h + kApart);
      const std::uint32_t entry = data.knowledge.Aliases(i, hits[h].name).front().entry;
      data.knowledge.PrefetchInfo(i, entry), images[i].PrefetchEntry(entry);
      if (hits[h].accepted && !BeginsBefore(data, w, hits[h], i) &&
          !(hits[h].word_end - hits[h].word_begin > 3 && BeginsInTitle(data, w, hits[h])) && !EndsInName(w, hits[h]) &&
          !EndsInChamber(w, hits[h]) && !IsTicker(w, hits[h]) && !(accents && IsAccentedAdjective(data, w, hits[h], i)))
        w.hits.push_back({hits[h], std::uint32_t(i)});
    }
  }
  if (images.size() > 1)
    std::stable_sort(w.hits.begin(), w.hits.end(), [](const ImageHit& a, const ImageHit& b) {
      if (a.begin != b.begin) return a.begin < b.begin;
      if (a.end != b.end) return a.end > b.end;
      return a.image > b.image;  // later gazetteers first
    });
}

}  // namespace

void FindMentions(const ExtractorData& data, std::string_view text, Working& w, StageTimes* times) {
  StageTimes unused;
  StageTimes& t = times ? *times : unused;
  Clock clock(times != nullptr);
  const Options& options = data.options;
  const Context context = data.context();

  w.text = text;
  w.mentions.clear();
  w.definitions.clear();
  w.resolved.clear();
  w.sorted = 0;
  w.rules.Clear();
  text::Tokenize(text, data.isa, w.words);
  clock.Lap(t.tokenize);

  w.hits.clear();
  if (options.gazetteer) FindHits(data, w);
  clock.Lap(t.gazetteer);

  w.wrapped = LooksWrapped(text);
  BuildUnits(data.knowledge, data.lexicon, context.engine, w);
  AddGazetteerMentions(context, options.nested, w);
  clock.Lap(t.units);

  if (context.engine && options.text_rules) context.engine->FindText(text, w.words, w.rules);
  clock.Lap(t.text_rules);

  if (context.engine && options.phrase_rules) context.engine->FindPhrases(data.name_phases, text, w.units, w.rules);
  AddRuleMentions(context, 0, w);
  clock.Lap(t.phrase_rules);

  SortMentions(w);
  extract::BelieveAndResolve(w);
  clock.Lap(t.resolve);

  const std::size_t before = w.mentions.size();
  if (options.definitions) FindDefinitions(context, w);
  if (options.back_references) FindBackReferences(context, w);
  if (options.homonyms) {
    DecideWeakNames(context, w);
  } else {
    for (Mention& m : w.mentions) m.weak = false;
  }
  clock.Lap(t.document);
  if (w.mentions.size() != before) SortMentions(w);
  if (options.homonyms)
    extract::ResolveAgain(w, before);
  else
    extract::BelieveAndResolve(w);
  t.candidates += w.mentions.size();
  clock.Lap(t.resolve);
}

}  // namespace onoma::internal
