// Who a mention is: the gazetteer's entry, what it refers back to, or an id made of its own words.
#include "lib/document/stages.h"
#include "lib/text/chars.h"
#include "lib/text/tokens.h"

namespace onoma::document {

std::string_view WhyText(Why why) {
  switch (why) {
    case Why::kNothing: return "";
    case Why::kStrongMention: return "strong mention of the same entity";
    case Why::kRule: return "a rule says the same of this span";
    case Why::kNoRival: return "capitalised, no common word, no rival";
    case Why::kDefined: return "defined in the document";
    case Why::kTitle: return "title before";
    case Why::kHeadlineSupport: return "named elsewhere in the document";
    case Why::kTenure: return "tenure as of the date";
    case Why::kPersonBefore: return "person beside";
    case Why::kPlaceBefore: return "a place of its country before the comma";
    case Why::kOwner: return "whose it is stands before";
    case Why::kCountryFirst: return "a country before other places of its name";
    case Why::kUnsupported: return "weak, and no support found";
    case Why::kOverlap: return "overlaps a mention that ranks higher";
    case Why::kTypeNotAsked: return "type not asked for";
    case Why::kCommonWord: return "a common word, and no support found";
    case Why::kPartOfName: return "stands beside another part of a name";
    case Why::kOutranked: return "same span, other reading preferred";
    case Why::kLowerTitle: return "title in lower case without a person or office beside";
    case Why::kOtherPlace: return "the document means another place of this name";
  }
  return "";
}

std::uint32_t Root(const Working& w, std::uint32_t mention) {
  for (int steps = 0; steps < 8 && w.mentions[mention].entry == kNoEntry && w.mentions[mention].antecedent != kNoMention; ++steps)
    mention = w.mentions[mention].antecedent;
  return mention;
}

std::string_view NameOf(const Context& context, const Working& w, std::uint32_t mention) {
  const Mention& m = w.mentions[Root(w, mention)];
  if (m.entry != kNoEntry) return context.knowledge.Entry(m.entry).name;
  return w.text.substr(m.begin, m.end - m.begin);
}

void AppendSlug(std::string_view words, std::string& out) {
  std::string folded;
  text::FoldWord(words, folded);
  bool dash = false;
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < folded.size();) {
    auto d = text::Decode(folded, i);
    if (text::IsWordChar(d.code) && d.code != '_') {
      if (dash && out.size() > start) out.push_back('-');
      dash = false;
      out.append(folded, i, d.length);
    } else if (!text::IsApostrophe(d.code)) {
      dash = true;
    }
    i += d.length;
  }
}

void AppendId(const Context& context, const Working& w, std::uint32_t mention, std::string& out) {
  const Mention& m = w.mentions[Root(w, mention)];
  if (m.entry != kNoEntry) {
    out.append(context.knowledge.Entry(m.entry).id);
    return;
  }
  std::string_view kind;
  switch (m.type) {
    case kPerson: kind = "person/"; break;
    case kGpe: case kLoc: case kFac: kind = "geo/"; break;
    case kOrg: kind = "org/"; break;
    case kNorp: kind = "norp/"; break;
    case kTitle: kind = "role/"; break;
    case kProgram: kind = "program/"; break;
    case kEvent: kind = "event/"; break;
    case kLaw: kind = "law/"; break;
    case kProduct: kind = "product/"; break;
    default: return;  // values have no identity
  }
  out.append(kind);
  AppendSlug(w.text.substr(m.begin, m.end - m.begin), out);
}

}  // namespace onoma::document
