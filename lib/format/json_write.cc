// One document, one line of JSON, with the keys of the gold files. Empty values are left out, so that a reader sees what is known.
//
// An entity costs about 150 bytes of output, several times its share of the text: this is written straight into memory, not through a
// document tree.
#include <array>
#include <cstdint>

#include "lib/format/buffer.h"
#include "lib/format/utf8.h"
#include "onoma/format.h"

namespace onoma {
namespace {

using format::Buffer;
using format::OffsetMap;

// 0: stands for itself; 1: escaped; 2: not ASCII, must be valid.
constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned i = 0; i < 0x20; ++i) classes[i] = 1;
  classes['"'] = classes['\\'] = 1;
  classes[0x7F] = 1;
  for (unsigned i = 0x80; i < 256; ++i) classes[i] = 2;
  return classes;
}();

void Escaped(char c, Buffer& out) {
  switch (c) {
    case '"':
      return out.Put("\\\"");
    case '\\':
      return out.Put("\\\\");
    case '\n':
      return out.Put("\\n");
    case '\t':
      return out.Put("\\t");
    case '\r':
      return out.Put("\\r");
    case '\b':
      return out.Put("\\b");
    case '\f':
      return out.Put("\\f");
  }
  constexpr char kHex[] = "0123456789abcdef";
  out.Put("\\u00");
  out.Put(kHex[static_cast<unsigned char>(c) >> 4]);
  out.Put(kHex[c & 0xF]);
}

// A JSON string with its quotes, at most 6 bytes for each of `text`.
void String(std::string_view text, Buffer& out) {
  out.Room(6 * text.size() + 2);
  out.Put('"');
  std::size_t done = 0, at = 0;
  while (at < text.size()) {
    const std::uint8_t kind = kClasses[static_cast<unsigned char>(text[at])];
    if (kind == 0) {
      ++at;
      continue;
    }
    if (kind == 2) {
      const format::Character character = format::CharacterAt(text, at);
      if (!character.valid) {
        out.Put(text.substr(done, at - done));
        out.Put("\xEF\xBF\xBD");
        done = at + character.length;
      }
      at += character.length;
      continue;
    }
    out.Put(text.substr(done, at - done));
    Escaped(text[at], out);
    done = ++at;
  }
  out.Put(text.substr(done));
  out.Put('"');
}

// `,"key":"value"` unless the value is empty. `key` holds the comma, the quotes and the colon.
template <std::size_t n>
void Field(const char (&key)[n], std::string_view value, Buffer& out) {
  if (value.empty()) return;
  out.Room(n);
  out.Put(key);
  String(value, out);
}

template <std::size_t n>
void Number(const char (&key)[n], std::size_t value, Buffer& out) {
  out.Room(n + 20);
  out.Put(key);
  out.Number(value);
}

template <std::size_t n>
void Index(const char (&key)[n], std::size_t value, Buffer& out) {
  if (value != kNone) Number(key, value, out);
}

// A key that comes twice is written once, the first, as Attributes::operator[] answers.
void WriteAttributes(const Attributes& attributes, Buffer& out) {
  if (attributes.size() == 0) return;
  out.Room(20);
  out.Put(",\"attributes\":{");
  bool any = false;
  for (const Attribute& attribute : attributes) {
    bool repeated = false;
    for (const Attribute* earlier = attributes.begin(); earlier != &attribute && !repeated; ++earlier)
      repeated = earlier->key == attribute.key;
    if (repeated) continue;
    out.Room(2);
    if (any) out.Put(',');
    any = true;
    String(attribute.key, out);
    out.Room(1);
    out.Put(':');
    String(attribute.value, out);
  }
  out.Room(1);
  out.Put('}');
}

void WriteEntity(const Entity& entity, std::string_view text, const OffsetMap& at, Buffer& out) {
  Number("{\"start\":", at.At(entity.begin), out);
  Number(",\"end\":", at.At(entity.end), out);
  const std::size_t end = std::min(entity.end, text.size()), begin = std::min(entity.begin, end);
  out.Room(16);
  out.Put(",\"text\":");
  String(text.substr(begin, end - begin), out);
  Field(",\"type\":", entity.type, out);
  Field(",\"subtype\":", entity.subtype, out);
  Field(",\"id\":", entity.id, out);
  Field(",\"name\":", entity.name, out);
  Field(",\"source\":", SourceName(entity.source), out);
  out.Room(40);
  if (entity.local) out.Put(",\"local\":true");
  if (entity.nested) out.Put(",\"nested\":true");
  Field(",\"matched\":", entity.matched, out);
  Field(",\"why\":", entity.why, out);
  Index(",\"of\":", entity.antecedent, out);
  WriteAttributes(entity.attributes, out);
  out.Room(1);
  out.Put('}');
}

// Who holds an office or a rank, against all other facts (who belongs to what, who met where): the former are "relations" with the gold's
// keys person, role, of.
bool IsOffice(const Relation& relation) { return !relation.role.empty() || relation.kind.substr(0, 6) == "holds-"; }

void WriteRelation(const Relation& relation, const OffsetMap& at, Buffer& out) {
  out.Room(8);
  out.Put("{\"kind\":");
  String(relation.kind, out);
  if (relation.kind != "member-of") {
    Field(",\"person\":", relation.person, out);
  } else {
    Field(",\"member\":", relation.person, out);
  }
  Field(",\"role\":", relation.role, out);
  Field(",\"of\":", relation.of, out);
  Number(",\"start\":", at.At(relation.begin), out);
  Number(",\"end\":", at.At(relation.end), out);
  Field(",\"rule\":", relation.rule, out);
  Field(",\"status\":", relation.status, out);
  Index(",\"subject\":", relation.subject, out);
  Index(",\"object\":", relation.object, out);
  WriteAttributes(relation.attributes, out);
  out.Room(1);
  out.Put('}');
}

void WriteDefinition(const Definition& definition, const OffsetMap& at, Buffer& out) {
  out.Room(10);
  out.Put("{\"short\":");
  String(definition.short_form, out);
  out.Room(10);
  out.Put(",\"long\":");
  String(definition.long_form, out);
  Field(",\"id\":", definition.id, out);
  Number(",\"short_start\":", at.At(definition.short_begin), out);
  Number(",\"short_end\":", at.At(definition.short_end), out);
  Number(",\"long_start\":", at.At(definition.long_begin), out);
  Number(",\"long_end\":", at.At(definition.long_end), out);
  out.Room(1);
  out.Put('}');
}

void WriteQuote(const Quote& quote, const OffsetMap& at, Buffer& out) {
  Number("{\"start\":", at.At(quote.begin), out);
  Number(",\"end\":", at.At(quote.end), out);
  Field(",\"speaker\":", quote.speaker, out);
  if (quote.speaker_begin < quote.speaker_end) {
    Number(",\"speaker_start\":", at.At(quote.speaker_begin), out);
    Number(",\"speaker_end\":", at.At(quote.speaker_end), out);
  }
  out.Room(1);
  out.Put('}');
}

// `,"key":[...]`, each row as `write` writes it.
template <std::size_t n, class Rows, class Write>
void Array(const char (&key)[n], const Rows& rows, Buffer& out, Write write) {
  out.Room(n + 4);
  out.Put(key);
  out.Put('[');
  bool any = false;
  for (const auto& row : rows) {
    out.Room(1);
    if (any) out.Put(',');
    any = true;
    write(row);
  }
  out.Room(1);
  out.Put(']');
}

void NameOffsets(const Result& result, OffsetMap& at) {
  if (at.identity()) return;
  for (const Entity& e : result.entities()) at.Name(e.begin), at.Name(e.end);
  for (const Relation& r : result.relations()) at.Name(r.begin), at.Name(r.end);
  for (const Definition& d : result.definitions()) at.Name(d.short_begin), at.Name(d.short_end), at.Name(d.long_begin), at.Name(d.long_end);
  for (const Quote& q : result.quotes()) at.Name(q.begin), at.Name(q.end), at.Name(q.speaker_begin), at.Name(q.speaker_end);
  at.Convert();
}

}  // namespace

void WriteJson(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options, std::string& out_string) {
  OffsetMap at(text, options.offsets);
  NameOffsets(result, at);
  Buffer out(out_string, 256 + 200 * result.entities().size() + 160 * result.relations().size());
  out.Room(8);
  out.Put("{\"id\":");
  String(id, out);
  Field(",\"date\":", result.date(), out);
  if (options.with_text) {
    out.Room(10);
    out.Put(",\"text\":");
    String(text, out);
  }
  Array(",\"entities\":", result.entities(), out, [&](const Entity& e) { WriteEntity(e, text, at, out); });
  std::vector<const Relation*> offices, facts;
  for (const Relation& relation : result.relations()) (IsOffice(relation) ? offices : facts).push_back(&relation);
  Array(",\"relations\":", offices, out, [&](const Relation* r) { WriteRelation(*r, at, out); });
  if (!facts.empty()) Array(",\"facts\":", facts, out, [&](const Relation* r) { WriteRelation(*r, at, out); });
  Array(",\"definitions\":", result.definitions(), out, [&](const Definition& d) { WriteDefinition(d, at, out); });
  Array(",\"quotes\":", result.quotes(), out, [&](const Quote& q) { WriteQuote(q, at, out); });
  if (!result.truncated().empty()) Array(",\"truncated\":", result.truncated(), out, [&](std::string_view budget) { String(budget, out); });
  out.Room(2);
  out.Put("}\n");
}

}  // namespace onoma
