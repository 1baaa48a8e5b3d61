// Bytes and words that are triggers are found many at once (lib/text/scan.h); RE2 is called only where one stands, on a window of bounded
// length. What all calls of a rule may look at is bounded by a multiple of the text.
#include "lib/rules/text_matcher.h"

#include <algorithm>

#include "lib/rules/symbols.h"
#include "lib/text/chars.h"

namespace onoma::rules {

namespace {

constexpr std::uint64_t kWorkFloor = 4 << 20, kWorkPerByte = 32;
constexpr std::size_t kPassWindow = 8192;  // a rule without trigger reads this much a call

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool WordCharAt(std::string_view text, std::size_t at) { return at < text.size() && text::IsWordChar(text::Decode(text, at).code); }
bool WordCharBefore(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t from = at - 1;
  while (from > 0 && at - from < 4 && IsContinuation(text[from])) --from;
  const text::Decoded c = text::Decode(text, from);
  return from + c.length == at && text::IsWordChar(c.code);
}
// ASCII of no word stands at `at`, or nothing.
bool PartsWords(std::string_view text, std::size_t at) {
  return at >= text.size() ||
         (static_cast<unsigned char>(text[at]) < 0x80 && !(text::kAsciiProperties[static_cast<unsigned char>(text[at])] & text::kWordChar));
}

// What a word begins with, and what words of these shapes may begin with.
enum FirstClass : std::uint8_t { kFirstUpper = 1, kFirstLower = 2, kFirstDigit = 4, kFirstOther = 8 };
std::uint8_t ClassOfFirst(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  const std::uint8_t properties = byte < 0x80 ? text::kAsciiProperties[byte] : std::uint8_t{0};
  return properties & text::kUpperChar   ? kFirstUpper
         : properties & text::kLowerChar ? kFirstLower
         : properties & text::kDigitChar ? kFirstDigit
                                         : kFirstOther;
}
std::uint8_t FirstsOf(std::uint32_t shapes) {
  const auto any = [&](std::initializer_list<text::Shape> of) {
    return std::any_of(of.begin(), of.end(), [&](text::Shape shape) { return shapes >> unsigned(shape) & 1; });
  };
  using text::Shape;
  if (shapes == 0) return 15;
  std::uint8_t firsts = kFirstOther;
  if (any({Shape::kTitle, Shape::kUpper, Shape::kInitial, Shape::kMixed, Shape::kAlnum, Shape::kOther})) firsts |= kFirstUpper;
  if (any({Shape::kLower, Shape::kMixed, Shape::kAlnum, Shape::kOther})) firsts |= kFirstLower;
  if (any({Shape::kDigits, Shape::kAlnum, Shape::kOther})) firsts |= kFirstDigit;
  return firsts;
}

bool InsideWord(std::string_view text, std::size_t at) { return WordCharBefore(text, at) && WordCharAt(text, at); }

}  // namespace

void TextMatcher::Add(const ParsedRule& parsed, std::uint32_t index) {
  Rule rule;
  rule.index = index;
  rule.longest = parsed.longest;
  rule.regex = std::make_unique<RE2>(Piece(parsed.regex), RegexOptions());
  const auto& named = rule.regex->NamedCapturingGroups();
  const auto group = [&](const std::string& capture) {
    if (capture.empty()) return 0;
    const int number = named.at(capture);
    rule.groups = std::max(rule.groups, number + 1);
    return number;
  };
  rule.records_captures = !parsed.info.relations.empty();
  for (const EmitInfo& emit : parsed.info.emits) {
    rule.emit_group.push_back(group(emit.capture));
    rule.records_captures |= !emit.captured.empty();
  }
  for (const ParsedRule::Valid& valid : parsed.validators) rule.validators.emplace_back(valid.check, group(valid.capture));
  for (const std::string& capture : parsed.captures) rule.capture_group.push_back(rule.records_captures ? group(capture) : 0);
  rule.triggered = !parsed.triggers.empty();
  for (const Trigger& trigger : parsed.triggers) {
    if (trigger.kind == Trigger::kWord) {
      triggers_.push_back({std::uint32_t(rules_.size()), trigger, {}, 15, 15});
      continue;
    }
    for (const std::string& character : trigger.characters)
      triggers_.push_back({std::uint32_t(rules_.size()), trigger, character, FirstsOf(trigger.left), FirstsOf(trigger.right)});
  }
  rules_.push_back(std::move(rule));
}

void TextMatcher::Freeze() {
  for (std::uint32_t i = 0; i < triggers_.size(); ++i) {
    const Compiled& trigger = triggers_[i];
    if (trigger.trigger.kind == Trigger::kWord) {
      for (const std::string& word : trigger.trigger.words) {
        const std::uint64_t hash = text::FoldedHash(word);
        by_word_[hash].push_back(i);
        word_hashes_.Add(hash);
      }
    } else {
      const unsigned char first = static_cast<unsigned char>(trigger.character[0]);
      by_byte_[first].push_back(i);
      bytes_.Add(first);
      const bool joined = trigger.trigger.kind == Trigger::kJoined && trigger.character.size() == 1;
      interesting_[first] = joined && interesting_[first] != kAsk ? kAskJoined : kAsk;
    }
  }
}

struct TextMatcher::Run {
  const TextMatcher& matcher;
  std::string_view text;
  RuleScratch& scratch;
  RuleScratch::Cache& cache;
  re2::StringPiece groups[17 + 1];

  bool Spend(const Rule& rule, std::size_t bytes) {
    std::uint64_t& work = cache.work[rule.index];
    const std::uint64_t limit = kWorkFloor + kWorkPerByte * text.size();
    if (work > limit || cache.matches[rule.index] > kMatchBudget) return false;
    work += bytes;
    if (work <= limit) return true;
    scratch.over_budget.push_back(rule.index);
    return false;
  }

  std::size_t Begin(int group) const { return std::size_t(groups[group].data() - text.data()); }

  // Searches [from, to); on success the match is groups[0].
  bool Search(const Rule& rule, std::size_t from, std::size_t to, RE2::Anchor anchor) {
    while (from < to && IsContinuation(text[from])) ++from;
    if (from >= to || !Spend(rule, to - from)) return false;
    return rule.regex->Match(Piece(text), from, to, anchor, groups, rule.groups) && !groups[0].empty();
  }

  void Report(const Rule& rule) {
    const std::size_t begin = Begin(0), end = begin + groups[0].size();
    if (end - begin > rule.longest || InsideWord(text, begin) || InsideWord(text, end)) return;
    for (const auto& [validator, group] : rule.validators)
      if (!groups[group].empty() && !validator(View(groups[group]))) return;
    if (++cache.matches[rule.index] > kMatchBudget) {
      scratch.over_budget.push_back(rule.index);
      return;
    }
    const std::uint32_t match = scratch.next_match++;
    for (std::size_t i = 0; i < rule.emit_group.size(); ++i) {
      const int group = rule.emit_group[i];
      if (groups[group].empty()) continue;
      Emit emit;
      emit.rule = rule.index, emit.match = match, emit.emit = std::uint16_t(i);
      emit.begin = std::uint32_t(Begin(group)), emit.end = std::uint32_t(Begin(group) + groups[group].size());
      scratch.emits.push_back(emit);
    }
    if (!rule.records_captures) return;
    for (std::size_t i = 0; i < rule.capture_group.size(); ++i) {
      const int group = rule.capture_group[i];
      if (groups[group].empty()) continue;
      scratch.captures.push_back(
          {rule.index, match, std::uint16_t(i), std::uint32_t(Begin(group)), std::uint32_t(Begin(group) + groups[group].size()), 0, 0});
    }
  }

  void Try(const Compiled& trigger, std::size_t anchor, std::size_t at) {
    const Rule& rule = matcher.rules_[trigger.rule];
    std::uint32_t& from = cache.text_from[trigger.rule];
    if (trigger.trigger.back == 0) {
      if (anchor < from || !Search(rule, anchor, std::min(text.size(), anchor + rule.longest), RE2::ANCHOR_START)) return;
      from = std::uint32_t(Begin(0) + groups[0].size());
      Report(rule);
      return;
    }
    if (at < from) return;
    std::size_t low = std::max<std::size_t>(from, at - std::min<std::size_t>(at, trigger.trigger.back));
    const std::size_t high = std::min(text.size(), at + rule.longest);
    while (low <= at && Search(rule, low, high, RE2::UNANCHORED) && Begin(0) <= at) {
      low = Begin(0) + groups[0].size();
      from = std::uint32_t(low);
      Report(rule);
    }
  }

  // A rule without trigger: all matches, one after another.
  void Pass(const Rule& rule) {
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t to = std::min(text.size(), from + kPassWindow);
      const bool last = to == text.size();
      const std::size_t tail = last ? to : to - rule.longest;  // a match that begins later might be cut
      if (!Search(rule, from, to, RE2::UNANCHORED)) {
        if (cache.work[rule.index] > kWorkFloor + kWorkPerByte * text.size() || last) return;
        from = tail;
      } else if (Begin(0) >= tail && !last) {
        from = Begin(0);
      } else {
        from = Begin(0) + groups[0].size();
        Report(rule);
        if (cache.matches[rule.index] > kMatchBudget) return;
      }
    }
  }
};

void TextMatcher::Match(std::string_view text, const text::Words& words, RuleScratch& scratch) const {
  Run run{*this, text, scratch, *scratch.cache, {}};
  run.cache.text_from.assign(rules_.size(), 0);
  const std::size_t n = words.size();
  const std::uint32_t* const begins = words.begins();
  const std::uint32_t* const ends = words.ends();
  const std::uint64_t* const hashes = words.hashes();
  const auto shape_in = [&](std::uint32_t mask, std::size_t word) {
    return !mask || mask >> unsigned(text::WordShape(text.substr(begins[word], ends[word] - begins[word]))) & 1;
  };
  // The byte at `at`, which begins some trigger, in the gap [gap_begin, gap_end) before word i.
  const auto byte_trigger = [&](std::size_t at, std::size_t gap_begin, std::size_t gap_end, std::size_t i) {
    for (const std::uint32_t number : by_byte_[static_cast<unsigned char>(text[at])]) {
      const Compiled& trigger = triggers_[number];
      const std::size_t length = trigger.character.size();
      if (length > 1 && text.compare(at, length, trigger.character) != 0) continue;
      std::size_t anchor = at;
      if (trigger.trigger.kind == Trigger::kJoined) {
        if (i == 0 || i == n || gap_end - gap_begin != length || !(trigger.left_first & ClassOfFirst(text[begins[i - 1]])) ||
            !(trigger.right_first & ClassOfFirst(text[begins[i]])) || !shape_in(trigger.trigger.left, i - 1) ||
            !shape_in(trigger.trigger.right, i))
          continue;
        anchor = begins[i - 1];
      }
      run.Try(trigger, anchor, at);
    }
  };
  const auto word_trigger = [&](std::size_t i) {
    for (const std::uint32_t number : by_word_.find(hashes[i])->second) run.Try(triggers_[number], begins[i], begins[i]);
  };
  // The bytes that begin triggers, a stretch of the text at a time; those that can only be a mark between two words and have a blank or the
  // like beside them are dropped.
  constexpr std::size_t kStretch = 4096;
  const text::Isa isa = text::BestIsa();
  std::uint32_t places[kStretch];
  std::size_t place = 0, place_count = 0, scanned = bytes_.empty() ? text.size() : 0;
  const auto scan = [&] {
    const std::string_view stretch = text.substr(scanned, kStretch);
    std::uint64_t masks[kStretch / 64];
    bytes_.Find(stretch, isa, masks);
    place = place_count = 0;
    for (std::size_t at = 0; at < stretch.size(); at += 64) {
      for (std::uint64_t left = masks[at / 64]; left != 0; left &= left - 1) {
        const std::size_t found = scanned + at + static_cast<std::size_t>(__builtin_ctzll(left));
        if (interesting_[static_cast<unsigned char>(text[found])] == kAskJoined &&
            (PartsWords(text, found + 1) || found == 0 || PartsWords(text, found - 1)))
          continue;
        places[place_count++] = static_cast<std::uint32_t>(found);
      }
    }
    scanned += stretch.size();
  };
  std::size_t behind = 0;  // the first word that begins behind the byte looked at
  const auto byte_triggers_before = [&](std::size_t end) {
    for (;; scan()) {
      for (; place < place_count; ++place) {
        const std::size_t at = places[place];
        if (at >= end) return;
        while (behind + 8 <= n && begins[behind + 7] <= at) behind += 8;
        while (behind < n && begins[behind] <= at) ++behind;
        const std::size_t gap_begin = behind > 0 ? ends[behind - 1] : 0, gap_end = behind < n ? begins[behind] : text.size();
        if (at >= gap_begin) byte_trigger(at, gap_begin, gap_end, behind);
      }
      if (scanned >= end) return;
    }
  };
  // Triggers are tried in the order of the text, whatever their kind.
  for (std::size_t i = 0; i < n && !word_hashes_.empty(); i += 64) {
    for (std::uint64_t left = word_hashes_.Find(hashes + i, std::min<std::size_t>(64, n - i), isa); left != 0; left &= left - 1) {
      const std::size_t word = i + static_cast<std::size_t>(__builtin_ctzll(left));
      if (!by_word_.contains(hashes[word])) continue;
      byte_triggers_before(begins[word]);
      word_trigger(word);
    }
  }
  byte_triggers_before(text.size());
  for (const Rule& rule : rules_)
    if (!rule.triggered) run.Pass(rule);
}

}  // namespace onoma::rules
