// 32 typical rules of news, as regular expressions and as onoma's rules, and the engines that run the former: every match as document,
// rule, begin, end.
//
// RE2 one by one and RE2::Set tell, for each rule, its matches one after another without overlap; different rules may overlap. So does
// FilteredRE2, whose atoms (strings one of which a match must hold) are found by an Aho-Corasick automaton over bytes with letters folded,
// dense, made here. Hyperscan tells every end of every match; of those with one begin the longest is kept, then of one rule those that
// overlap no earlier one: the same as RE2 where the longest is what RE2 prefers.
#ifndef ONOMA_BENCH_RULES_PEERS_H_
#define ONOMA_BENCH_RULES_PEERS_H_

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>
#ifdef ONOMA_HYPERSCAN
#include <hs.h>
#endif

#include "fmt/format.h"

namespace onoma::bench {

struct Typical {
  const char* regex;
  const char* rule;  // of onoma
  const char* type;
};
#define MONTHS "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
constexpr const char* kTypicalPreamble =
    "words month = 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', "
    "'December'\n"
    "words weekday = 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'\n";
inline const Typical kTypical[] = {
    {"\\b" MONTHS " \\d{1,2}(?:, \\d{4})?\\b", "match {month} {Number1 | Number2} (, {Number4})?", "DATE"},
    {"\\b\\d{1,2} " MONTHS "(?: \\d{4})?\\b", "match {Number1 | Number2} {month} {Number4}?", "DATE"},
    {"\\b" MONTHS " \\d{4}\\b", "match {month} {Number4}", "DATE"},
    {"\\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b", "match {weekday}", "DATE"},
    {"\\bin \\d{4}\\b", "match 'in' {Number4}", "DATE"},
    {"\\$\\d+(?:,\\d{3})*(?:\\.\\d+)?(?: (?:million|billion))?",
     "match \\$ {Digits} (~, ~{Number3})* (~\\. ~{Digits})? ('million'|'billion')?", "MONEY"},
    {"\\b\\d+(?:\\.\\d+)? (?:percent|per cent|pct)\\b", "match {Digits} (~\\. ~{Digits})? ('percent' | 'per' 'cent' | 'pct')", "PERCENT"},
    {"\\b\\d+(?:,\\d{3})* (?:tonnes|tons|barrels|miles|km|acres|pounds|feet)\\b",
     "match {Digits} (~, ~{Number3})* ('tonnes'|'tons'|'barrels'|'miles'|'km'|'acres'|'pounds'|'feet')", "QUANTITY"},
    {"\\b\\d+(?:st|nd|rd|th)\\b", "match {Ordinal}", "ORDINAL"},
    {"\\b\\d{1,2}:\\d{2}\\b", "match {Number1 | Number2} ~: ~{Number2}", "TIME"},
    {"\\b(?:Mr|Mrs|Ms|Dr)\\. [A-Z][a-z]+\\b", "match ('Mr'|'Mrs'|'Ms'|'Dr') ~\\. {Cap}", "PERSON"},
    {"\\b(?:President|Secretary|Minister|Chairman|Senator|Ambassador) [A-Z][a-z]+(?: [A-Z][a-z]+)?\\b",
     "match ('President'|'Secretary'|'Minister'|'Chairman'|'Senator'|'Ambassador') {Cap}{1,2}", "PERSON"},
    {"\\b(?:General|Colonel|Major|Captain|Admiral) [A-Z][a-z]+(?: [A-Z][a-z]+)?\\b",
     "match ('General'|'Colonel'|'Major'|'Captain'|'Admiral') {Cap}{1,2}", "PERSON"},
    {"\\b[A-Z]\\. [A-Z][a-z]+\\b", "match {Initial} ~\\. {Cap}", "PERSON"},
    {"\\([A-Z]{2,6}\\)", "match \\( ~{AllCaps} ~\\)", "ORG"},
    {"\\bMinistry of [A-Z][a-z]+\\b", "match 'Ministry' 'of' {Cap}", "ORG"},
    {"\\bDepartment of [A-Z][a-z]+\\b", "match 'Department' 'of' {Cap}", "ORG"},
    {"\\bUniversity of [A-Z][a-z]+\\b", "match 'University' 'of' {Cap}", "ORG"},
    {"\\bBank of [A-Z][a-z]+\\b", "match 'Bank' 'of' {Cap}", "ORG"},
    {"\\b[A-Z][a-z]+ (?:Inc|Corp|Ltd|Co|Company|Corporation)\\b", "match {Cap} ('Inc'|'Corp'|'Ltd'|'Co'|'Company'|'Corporation')", "ORG"},
    {"\\b[A-Z][a-z]+ (?:Party|Committee|Council|Commission|Agency)\\b", "match {Cap} ('Party'|'Committee'|'Council'|'Commission'|'Agency')",
     "ORG"},
    {"\\b[A-Z][a-z]+ (?:River|Lake|Island|Islands|Sea|Bay|Valley)\\b",
     "match {Cap} ('River'|'Lake'|'Island'|'Islands'|'Sea'|'Bay'|'Valley')", "LOC"},
    {"\\b(?:north|south|east|west) of [A-Z][a-z]+\\b", "match ('north'|'south'|'east'|'west') 'of' {Cap}", "LOC"},
    {"\\b[A-Z][a-z]+ (?:Conference|Summit|Treaty|Agreement|Act)\\b", "match {Cap} ('Conference'|'Summit'|'Treaty'|'Agreement'|'Act')",
     "EVENT"},
    {"\\b(?:first|second|third|fourth) quarter\\b", "match ('first'|'second'|'third'|'fourth') 'quarter'", "DATE"},
    {"\\b(?:last|next|this) (?:year|month|week)\\b", "match ('last'|'next'|'this') ('year'|'month'|'week')", "DATE"},
    {"\\b(?:two|three|four|five|six|ten) (?:years|months|weeks|days)\\b",
     "match ('two'|'three'|'four'|'five'|'six'|'ten') ('years'|'months'|'weeks'|'days')", "DATE"},
    {"\\bsaid [A-Z][a-z]+ [A-Z][a-z]+\\b", "match 'said' {Cap} {Cap}", "PERSON"},
    {"\\b[A-Z][a-z]+ said\\b", "match {Cap} 'said'", "PERSON"},
    {"\\b[A-Z]{1,3}-\\d{1,3}\\b", "text [A-Z]{1,3}-\\d{1,3}\n trigger joined \"-\" from AllCaps|Initial to Digits", "PRODUCT"},
    {"https?://[\\w./-]+", "text https?://[\\w./-]+\n trigger word http, https", "URL"},
    {"[\\w.]+@[\\w-]+\\.[\\w.]+", "text [\\w.]+@[\\w-]+\\.[\\w.]+\n trigger joined \"@\" back 40", "EMAIL"},
};

struct Match {
  std::uint32_t document, rule, begin, end;
  bool operator<(const Match& o) const { return std::tie(document, rule, begin, end) < std::tie(o.document, o.rule, o.begin, o.end); }
  bool operator==(const Match& o) const { return std::tie(document, rule, begin, end) == std::tie(o.document, o.rule, o.begin, o.end); }
};
using Matches = std::vector<Match>;

class Peer {
 public:
  explicit Peer(std::string name) : name_(std::move(name)) {}
  virtual ~Peer() = default;
  virtual void Find(std::string_view text, std::uint32_t document, Matches& out) = 0;
  virtual bool tells_rules() const { return true; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

inline RE2::Options TypicalOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

// All matches of `re` in text[from, to).
inline void FindAll(const RE2& re, std::string_view text, std::size_t from, std::size_t to, std::uint32_t document, std::uint32_t rule,
                    Matches& out) {
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece match;
  while (re.Match(piece, from, to, RE2::UNANCHORED, &match, 1)) {
    const std::size_t begin = std::size_t(match.data() - text.data());
    from = begin + match.size();
    out.push_back({document, rule, std::uint32_t(begin), std::uint32_t(from)});
  }
}

template <class F>
void EachLine(std::string_view text, const F& f) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) f(begin, end);
    begin = end + 1;
  }
}

class OneByOne : public Peer {
 public:
  explicit OneByOne(std::string name) : Peer(std::move(name)) {
    for (const Typical& typical : kTypical) each_.push_back(std::make_unique<RE2>(typical.regex, TypicalOptions()));
  }
  void Find(std::string_view text, std::uint32_t document, Matches& out) override {
    for (std::uint32_t r = 0; r < each_.size(); ++r) FindAll(*each_[r], text, 0, text.size(), document, r, out);
  }

 protected:
  std::vector<std::unique_ptr<RE2>> each_;
};

class Alternation : public Peer {
 public:
  Alternation() : Peer("RE2, one alternation (which rule is lost, and overlaps)") {
    std::string all;
    for (const Typical& typical : kTypical) all += fmt::format("{}(?:{})", all.empty() ? "" : "|", typical.regex);
    all_ = std::make_unique<RE2>(all, TypicalOptions());
  }
  void Find(std::string_view text, std::uint32_t document, Matches& out) override {
    FindAll(*all_, text, 0, text.size(), document, 0, out);
  }
  bool tells_rules() const override { return false; }

 private:
  std::unique_ptr<RE2> all_;
};

class SetThenSpans : public OneByOne {
 public:
  SetThenSpans() : OneByOne("RE2::Set a line, then spans of those that match"), set_(TypicalOptions(), RE2::UNANCHORED) {
    for (const Typical& typical : kTypical) set_.Add(typical.regex, nullptr);
    set_.Compile();
  }
  void Find(std::string_view text, std::uint32_t document, Matches& out) override {
    EachLine(text, [&](std::size_t begin, std::size_t end) {
      if (!set_.Match(re2::StringPiece(text.data() + begin, end - begin), &which_)) return;
      for (int r : which_) FindAll(*each_[std::size_t(r)], text, begin, end, document, std::uint32_t(r), out);
    });
  }

 private:
  RE2::Set set_;
  std::vector<int> which_;
};

// Which of the strings stand in a text, letters in any case.
class Atoms {
 public:
  explicit Atoms(const std::vector<std::string>& atoms) : next_(1), ends_(1), seen_(atoms.size()) {
    next_[0].fill(0);
    for (std::size_t a = 0; a < atoms.size(); ++a) {
      std::uint32_t state = 0;
      for (unsigned char c : atoms[a]) {
        if (!next_[state][c]) {
          next_[state][c] = std::uint32_t(next_.size());
          next_.emplace_back().fill(0);
          ends_.emplace_back();
        }
        state = next_[state][c];
      }
      ends_[state].push_back(int(a));
    }
    std::vector<std::uint32_t> queue, fail(next_.size(), 0);
    for (std::uint32_t child : next_[0])
      if (child) queue.push_back(child);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t state = queue[i];
      ends_[state].insert(ends_[state].end(), ends_[fail[state]].begin(), ends_[fail[state]].end());
      for (unsigned c = 0; c < 256; ++c) {
        std::uint32_t& child = next_[state][c];
        if (child)
          fail[child] = next_[fail[state]][c], queue.push_back(child);
        else
          child = next_[fail[state]][c];
      }
    }
    for (auto& row : next_)
      for (unsigned c = 'A'; c <= 'Z'; ++c) row[c] = row[c + 32];
    for (const auto& ends : ends_) any_.push_back(!ends.empty());
  }
  void Find(std::string_view text, std::vector<int>& found) {
    found.clear();
    std::uint32_t state = 0;
    for (unsigned char c : text) {
      state = next_[state][c];
      if (!any_[state]) continue;
      for (int a : ends_[state])
        if (!seen_[std::size_t(a)]) seen_[std::size_t(a)] = 1, found.push_back(a);
    }
    for (int a : found) seen_[std::size_t(a)] = 0;
  }

 private:
  std::vector<std::array<std::uint32_t, 256>> next_;
  std::vector<std::vector<int>> ends_;
  std::vector<std::uint8_t> any_, seen_;
};

class Filtered : public Peer {
 public:
  explicit Filtered(int least) : Peer(fmt::format("FilteredRE2 a line, atoms of {} or more, then spans", least)), filter_(least) {
    for (const Typical& typical : kTypical) {
      int id = 0;
      filter_.Add(typical.regex, TypicalOptions(), &id);
    }
    std::vector<std::string> atoms;
    filter_.Compile(&atoms);
    atoms_ = std::make_unique<Atoms>(atoms);
  }
  void Find(std::string_view text, std::uint32_t document, Matches& out) override {
    EachLine(text, [&](std::size_t begin, std::size_t end) {
      atoms_->Find(text.substr(begin, end - begin), found_);
      std::sort(found_.begin(), found_.end());
      filter_.AllPotentials(found_, &which_);
      for (int r : which_) FindAll(filter_.GetRE2(r), text, begin, end, document, std::uint32_t(r), out);
    });
  }

 private:
  re2::FilteredRE2 filter_;
  std::unique_ptr<Atoms> atoms_;
  std::vector<int> found_, which_;
};

#ifdef ONOMA_HYPERSCAN
class Hyperscan : public Peer {
 public:
  Hyperscan() : Peer("Hyperscan, starts of match, one longest a start") {
    std::vector<const char*> regexes;
    std::vector<unsigned> flags, ids;
    for (const Typical& typical : kTypical)
      regexes.push_back(typical.regex), flags.push_back(HS_FLAG_SOM_LEFTMOST), ids.push_back(unsigned(ids.size()));
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(regexes.data(), flags.data(), ids.data(), unsigned(regexes.size()), HS_MODE_BLOCK, nullptr, &database_, &error) !=
        HS_SUCCESS)
      fmt::print(stderr, "Hyperscan: {}\n", error->message), std::exit(1);
    hs_alloc_scratch(database_, &scratch_);
  }
  ~Hyperscan() override { hs_free_scratch(scratch_), hs_free_database(database_); }
  void Find(std::string_view text, std::uint32_t document, Matches& out) override {
    all_.clear();
    document_ = document;
    hs_scan(database_, text.data(), unsigned(text.size()), 0, scratch_, OnMatch, this);
    // Few documents have more than some hundreds: by rule and begin, the longest first.
    std::sort(all_.begin(), all_.end(), [](const Match& a, const Match& b) {
      return a.rule != b.rule ? a.rule < b.rule : a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    const Match* last = nullptr;
    for (const Match& match : all_) {
      if (last && last->rule == match.rule && match.begin < last->end) continue;
      out.push_back(match);
      last = &match;
    }
  }

 private:
  static int OnMatch(unsigned id, unsigned long long from, unsigned long long to, unsigned, void* self) {
    auto* peer = static_cast<Hyperscan*>(self);
    peer->all_.push_back({peer->document_, id, std::uint32_t(from), std::uint32_t(to)});
    return 0;
  }
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
  std::uint32_t document_ = 0;
  Matches all_;
};
#endif

// RE2 one by one comes first: what the others' matches are compared with.
inline std::vector<std::unique_ptr<Peer>> Peers() {
  std::vector<std::unique_ptr<Peer>> peers;
  peers.push_back(std::make_unique<OneByOne>("RE2, one by one"));
  peers.push_back(std::make_unique<SetThenSpans>());
  peers.push_back(std::make_unique<Alternation>());
  for (int least : {1, 3}) peers.push_back(std::make_unique<Filtered>(least));
#ifdef ONOMA_HYPERSCAN
  peers.push_back(std::make_unique<Hyperscan>());
#endif
  return peers;
}

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_RULES_PEERS_H_
