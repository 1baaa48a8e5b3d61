// Explain: runs the pipeline on the text and tells, for one span, every candidate that touches it: what it is, where from, what support it
// had or missed, and against what it lost by which step of the order. Where nothing touches the span, what the tokens are to the gazetteers
// and rules.
#include <algorithm>

#include "fmt/format.h"
#include "lib/document/layout.h"
#include "lib/extract/extractor_data.h"
#include "lib/extract/resolve.h"
#include "onoma/extractor.h"

namespace onoma {

using namespace document;
namespace {

std::string_view Step(const Working& w, std::uint32_t winner, std::uint32_t loser) {
  const Mention &a = w.mentions[winner], &b = w.mentions[loser];
  if (a.end - a.begin != b.end - b.begin) return "longer";
  if (a.priority != b.priority) return "higher priority";
  if (a.source != b.source) return "source";
  if (a.country != b.country) return "country before town";
  if ((a.flags & gazetteer::kCanonical) != (b.flags & gazetteer::kCanonical)) return "canonical name before alias";
  if (a.begin != b.begin) return "earlier";
  if (a.type != b.type) return "type order";
  return "row order";
}

class Teller {
 public:
  Teller(const internal::ExtractorData& data, Working& w) : context_(data.context()), w_(w) {}

  std::string Tell(std::uint32_t begin, std::uint32_t end) {
    std::string out = fmt::format("span {}-{} \"{}\"\n", begin, end, w_.text.substr(begin, end - begin));
    std::size_t candidates = 0;
    for (std::size_t k = 0; k < w_.sorted; ++k) {
      const std::uint32_t index = w_.keys[k].mention;
      const Mention& m = w_.mentions[index];
      if (m.begin >= end || m.end <= begin) continue;
      ++candidates;
      Candidate(index, out);
    }
    if (candidates == 0) out += "no gazetteer row and no rule matched here\n";
    Units(begin, end, out);
    return out;
  }

 private:
  void Candidate(std::uint32_t index, std::string& out) {
    const Mention& m = w_.mentions[index];
    bool won = false;
    for (std::size_t at = FirstResolved(w_, m.begin); at < w_.resolved.size() && w_.mentions[w_.resolved[at]].begin == m.begin; ++at)
      won |= w_.resolved[at] == index;
    std::string id;
    AppendId(context_, w_, index, id);
    out += fmt::format("{} {}-{} \"{}\" {} {} from {}", won ? "WON " : "lost", m.begin, m.end, w_.text.substr(m.begin, m.end - m.begin),
                       context_.knowledge.TypeName(m.type), id.empty() ? "-" : id, SourceName(m.source));
    if (m.source == Source::kGazetteer && m.entry != kNoEntry) {
      auto entry = context_.knowledge.Entry(m.entry);
      out += fmt::format(" row {} (source: {}), name \"{}\"", entry.origin, entry.source, entry.name);
      if (m.flags & gazetteer::kWeak) out += ", a weak name";
    } else if (m.source == Source::kRule) {
      const auto& rule = context_.engine->rule(w_.rules.emits[m.detail].rule);
      out += fmt::format(" rule {} ({})", rule.name, rule.origin);
    } else if (m.antecedent != kNoMention) {
      const Mention& a = w_.mentions[m.antecedent];
      out += fmt::format(" of \"{}\" at {}-{}", w_.text.substr(a.begin, a.end - a.begin), a.begin, a.end);
    }
    out += fmt::format(", priority {}", m.priority);
    if (m.why != Why::kNothing) out += fmt::format("; support: {}", WhyText(m.why));
    if (!won) {
      if (m.lost_to != kNoMention && (m.lost == Why::kOutranked || m.lost == Why::kOverlap)) {
        const Mention& to = w_.mentions[m.lost_to];
        out += fmt::format("; lost to \"{}\" {} {}-{} by: {}", w_.text.substr(to.begin, to.end - to.begin),
                           context_.knowledge.TypeName(to.type), to.begin, to.end, Step(w_, m.lost_to, index));
      } else if (m.lost != Why::kNothing) {
        out += fmt::format("; lost: {}", WhyText(m.lost));
      } else if (m.weak) {
        out += fmt::format("; lost: {}", WhyText(Why::kUnsupported));
      }
    }
    out += '\n';
  }

  void Units(std::uint32_t begin, std::uint32_t end, std::string& out) {
    for (std::size_t i = UnitAt(w_, begin); i < w_.units.size() && w_.units.begin(i) < end; ++i) {
      const rules::Unit& u = w_.units[i];
      if (u.begin == u.end || u.end <= begin) continue;
      out += fmt::format("unit \"{}\":", w_.text.substr(u.begin, u.end - u.begin));
      static constexpr std::pair<unsigned, std::string_view> kShapes[] = {{rules::kLower, "lower"},
                                                                          {rules::kCap, "Cap"},
                                                                          {rules::kAllCaps, "AllCaps"},
                                                                          {rules::kInitial, "Initial"},
                                                                          {rules::kDigits, "Digits"},
                                                                          {rules::kAlnum, "Alnum"},
                                                                          {rules::kPunct, "Punct"},
                                                                          {rules::kSentenceStart, "SentenceStart"},
                                                                          {rules::kTitleCaseHeadline, "headline"},
                                                                          {rules::kWeakName, "weak name"},
                                                                          {rules::kStrongName, "strong name"},
                                                                          {rules::kMixedCase, "Mixed"}};
      for (auto [bit, name] : kShapes)
        if (u.kinds >> bit & 1) out += fmt::format(" {}", name);
      for (std::size_t t = 0; t < context_.knowledge.types().size(); ++t)
        if (u.kinds >> t & 1) out += fmt::format(" {}", context_.knowledge.types()[t]);
      for (std::size_t c = 0; c < context_.knowledge.classes().size(); ++c)
        if (u.classes >> c & 1) out += fmt::format(" {}", context_.knowledge.classes()[c]);
      out += '\n';
    }
  }

  Context context_;
  Working& w_;
};

// What the records say of the span: whom a title means, relations and quotations that touch it.
void Records(const Result& result, std::size_t begin, std::size_t end, std::string& out) {
  for (const Entity& e : result.entities()) {
    if (e.begin >= end || e.end <= begin || e.type != "TITLE") continue;
    if (!e.attributes["modifier"].empty()) out += fmt::format("title with modifier {}\n", e.attributes["modifier"]);
    if (!e.attributes["holder"].empty())
      out += fmt::format("title of {}: holder {} by {}\n", e.attributes["of"].empty() ? "nobody named" : e.attributes["of"],
                         e.attributes["holder"], e.attributes["holder_by"]);
    else if (e.id.starts_with("role/"))
      out += fmt::format("title of {}: no holder known{}\n", e.attributes["of"].empty() ? "nobody named" : e.attributes["of"],
                         result.date().empty() ? ", since the document has no date" : "");
  }
  for (const Relation& r : result.relations()) {
    if (r.begin >= end || r.end <= begin) continue;
    out += fmt::format("relation {}({}, {}, {}) by {}", r.kind, r.person, r.role, r.of, r.rule);
    if (!r.status.empty()) out += fmt::format(": {}", r.status);
    for (const Attribute& a : r.attributes) out += fmt::format(", {}={}", a.key, a.value);
    out += '\n';
  }
  for (const Quote& q : result.quotes()) {
    if (q.speaker_begin < end && q.speaker_end > begin && q.speaker_begin < q.speaker_end)
      out += fmt::format("speaker of the quotation {}-{}\n", q.begin, q.end);
    if (q.begin < end && q.end > begin)
      out += fmt::format("inside the quotation {}-{} of {}\n", q.begin, q.end, q.speaker.empty() ? "nobody known" : q.speaker);
  }
}

}  // namespace

std::string Extractor::Explain(std::string_view text, std::size_t begin, std::size_t end, const Parameters& parameters) const {
  text = text.substr(0, UINT32_MAX - 4096);
  begin = std::min(begin, text.size());
  end = std::max(begin, std::min(end, text.size()));
  Scratch scratch;
  Working& w = internal::ExtractorAccess::Data(scratch).working;
  internal::FindMentions(*data_, text, w, nullptr);
  std::string out = Teller(*data_, w).Tell(std::uint32_t(begin), std::uint32_t(end));
  Records(Extract(text, parameters), begin, end, out);
  return out;
}

}  // namespace onoma
