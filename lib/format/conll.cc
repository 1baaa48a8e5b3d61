// Four columns as in CoNLL-2003 (token, two empty ones, tag IOB2), one token a line, an empty line after a sentence, -DOCSTART- before a
// document.
//
// Tokens are cut as that corpus cuts them: words with inner hyphens, numbers with their separators and abbreviations with their full stops
// stay whole, a possessive stands alone. An entity's edge always cuts, so that no tag has to lie about a token.
#include <algorithm>

#include "lib/format/utf8.h"
#include "lib/text/chars.h"
#include "onoma/format.h"

namespace onoma {
namespace {

struct Token {
  std::size_t begin = 0, end = 0;
  std::size_t entity = kNone;  // index of the entity that covers it
  bool word = false;           // letters and digits, against one other character
  bool sentence_end = false;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Sentences {
 public:
  Sentences(std::string_view text, const Result& result) : text_(text) {
    for (std::size_t i = 0; i < result.entities().size(); ++i) {
      const Entity& entity = result.entities()[i];
      if (entity.nested || entity.begin >= entity.end || entity.end > text.size() || (!flat_.empty() && entity.begin < flat_.back().end))
        continue;
      flat_.push_back({entity.begin, entity.end, i, true, false});
    }
    Cut();
    Join();
    Mark();
  }
  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  std::string_view At(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  bool Is(const Token& token, std::string_view characters) const {
    return token.end - token.begin == 1 && characters.find(text_[token.begin]) != std::string_view::npos;
  }
  bool IsApostrophe(const Token& token) const { return At(token) == "'" || At(token) == "\u2019"; }
  bool OneCapital(const Token& token) const {
    return token.word && text::IsUpper(format::CharacterAt(text_, token.begin).code) &&
           format::CharacterAt(text_, token.begin).length == token.end - token.begin;
  }

  // Runs of word characters and single others, cut at each entity's edges.
  void Cut() {
    std::size_t entity = 0;
    for (std::size_t at = 0; at < text_.size();) {
      while (entity < flat_.size() && flat_[entity].end <= at) ++entity;
      const std::size_t edge = entity == flat_.size() ? text_.size() : at < flat_[entity].begin ? flat_[entity].begin : flat_[entity].end;
      const format::Character first = format::CharacterAt(text_, at);
      if (text::IsSpace(first.code)) {
        at += first.length;
        continue;
      }
      Token token{at, at + first.length, kNone, text::IsWordChar(first.code), false};
      if (entity < flat_.size() && at >= flat_[entity].begin) token.entity = flat_[entity].entity;
      while (token.word && token.end < edge) {
        const format::Character next = format::CharacterAt(text_, token.end);
        if (!text::IsWordChar(next.code)) break;
        token.end += next.length;
      }
      at = token.end;
      tokens_.push_back(token);
    }
  }

  bool Touch(const Token& a, const Token& b) const { return a.end == b.begin && a.entity == b.entity; }

  // Whether tokens i, i + 1 and i + 2 are one: "long-range", "1,500", "O'Brien".
  bool JoinsThree(const Token& left, std::size_t i) const {
    if (i + 2 >= tokens_.size()) return false;
    const Token &middle = tokens_[i + 1], &right = tokens_[i + 2];
    if (!left.word || !right.word || !Touch(left, middle) || !Touch(middle, right)) return false;
    if (Is(middle, "-")) return true;
    if (Is(middle, ".,:/")) return IsDigit(text_[left.end - 1]) && IsDigit(text_[right.begin]);
    return IsApostrophe(middle) && right.end - right.begin > 2;
  }

  void Join() {
    std::vector<Token> joined;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Token token = tokens_[i];
      if (IsApostrophe(token) && i + 1 < tokens_.size() && i > 0 && tokens_[i - 1].word && tokens_[i - 1].end == token.begin &&
          Touch(token, tokens_[i + 1]) && tokens_[i + 1].word && tokens_[i + 1].end - tokens_[i + 1].begin <= 2) {
        token.end = tokens_[++i].end;  // 's, 're
      } else if (OneCapital(token)) {
        while (i + 1 < tokens_.size() && Touch(token, tokens_[i + 1]) && Is(tokens_[i + 1], ".")) {
          token.end = tokens_[++i].end;
          if (i + 1 < tokens_.size() && Touch(token, tokens_[i + 1]) && OneCapital(tokens_[i + 1])) token.end = tokens_[++i].end;
        }
      }
      while (JoinsThree(token, i)) token.end = tokens_[i += 2].end;
      joined.push_back(token);
    }
    tokens_ = std::move(joined);
  }

  // A sentence ends after . ! ? (and closing quotes) before a capital or digit, and at an empty line; never inside an entity.
  void Mark() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      const Token& next = tokens_[i + 1];
      if (token.entity != kNone && token.entity == next.entity) continue;
      const std::string_view gap = text_.substr(token.end, next.begin - token.end);
      const std::size_t lines = static_cast<std::size_t>(std::count(gap.begin(), gap.end(), '\n'));
      std::size_t last = i;
      while (last > 0 && (Is(tokens_[last], "\")]'") || At(tokens_[last]) == "\u201d" || At(tokens_[last]) == "\u2019")) --last;
      const bool stop = Is(tokens_[last], ".!?");
      const char32_t code = format::CharacterAt(text_, next.begin).code;
      const bool opens =
          text::IsUpper(code) || (code < 0x80 && (IsDigit(static_cast<char>(code)) || code == '"' || code == '(')) || code == 0x201C;
      token.sentence_end = lines > 1 || (stop && !gap.empty() && opens) || (lines == 1 && (stop || opens));
    }
    if (!tokens_.empty()) tokens_.back().sentence_end = true;
  }

  std::string_view text_;
  std::vector<Token> flat_, tokens_;
};

}  // namespace

void WriteConll(std::string_view id, std::string_view text, const Result& result, const FormatOptions&, std::string& out) {
  out.append("-DOCSTART- ");
  std::string name = format::ReplaceInvalid(id);
  for (char& c : name)
    if (static_cast<unsigned char>(c) <= 0x20) c = '_';
  out.append(name.empty() ? "_" : name).append(" _ O\n\n");
  std::size_t before = kNone;
  const Sentences sentences(text, result);
  for (const Token& token : sentences.tokens()) {
    const std::string_view form = text.substr(token.begin, token.end - token.begin);
    out.append(FirstInvalidUtf8(form) < form.size() ? "\xEF\xBF\xBD" : form).append(" _ _ ");
    if (token.entity == kNone)
      out.append("O\n");
    else
      out.append(token.entity == before ? "I-" : "B-").append(result.entities()[token.entity].type).append("\n");
    before = token.entity;
    if (token.sentence_end) out.push_back('\n'), before = kNone;
  }
}

}  // namespace onoma
