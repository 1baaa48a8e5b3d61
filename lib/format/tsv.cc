// One entity, one line. Tabs, line ends and backslashes inside fields are written \t \n \r \\, so that a field never breaks a row.
#include "lib/format/buffer.h"
#include "lib/format/utf8.h"
#include "onoma/format.h"

namespace onoma {
namespace {

void Field(std::string_view field, format::Buffer& out) {
  std::string valid;
  if (!format::IsAscii(field) && FirstInvalidUtf8(field) < field.size()) field = valid = format::ReplaceInvalid(field);
  out.Room(2 * field.size() + 1);
  for (const char c : field) {
    switch (c) {
      case '\t':
        out.Put("\\t");
        break;
      case '\n':
        out.Put("\\n");
        break;
      case '\r':
        out.Put("\\r");
        break;
      case '\\':
        out.Put("\\\\");
        break;
      default:
        out.Put(c);
    }
  }
}

}  // namespace

void WriteTsv(std::string_view id, std::string_view text, const Result& result, const FormatOptions& options, std::string& out_string) {
  format::OffsetMap at(text, options.offsets);
  for (const Entity& entity : result.entities()) at.Name(entity.begin), at.Name(entity.end);
  at.Convert();
  format::Buffer out(out_string, 100 * result.entities().size());
  const auto tab = [&] { out.Room(1), out.Put('\t'); };
  for (const Entity& entity : result.entities()) {
    Field(id, out);
    out.Room(50);
    out.Put('\t');
    out.Number(at.At(entity.begin));
    out.Put('\t');
    out.Number(at.At(entity.end));
    tab();
    for (const std::string_view field : {entity.type, entity.id, entity.name, SourceName(entity.source)}) Field(field, out), tab();
    Field(text.substr(std::min(entity.begin, text.size()), entity.end - entity.begin), out);
    out.Room(1);
    out.Put('\n');
  }
}

}  // namespace onoma
