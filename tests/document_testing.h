// Minimal documents, one a phenomenon, written from knowledge. Each line of a document says what must (or must not) come out, and where it
// matters, by which support or with which explanation.
#ifndef ONOMA_TESTS_DOCUMENT_TESTING_H_
#define ONOMA_TESTS_DOCUMENT_TESTING_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "onoma/onoma.h"
#include "tests/shipped.h"

namespace onoma {

// What is asked of the n-th occurrence of a surface form.
struct Want {
  std::string_view surface;
  int nth = 0;
  std::string_view type;       // "" : nothing may stand there
  std::string_view id;         // "" : not asked
  std::string_view explained;  // a part of Explain's text for the span; "" : not asked
};

struct Document {
  std::string_view phenomenon, text;
  std::vector<Want> wants;
  std::string_view date = "";
};

inline std::size_t Occurrence(std::string_view text, std::string_view surface, int nth) {
  std::size_t at = text.find(surface);
  for (; nth > 0 && at != std::string_view::npos; --nth) at = text.find(surface, at + 1);
  return at;
}

inline void Check(const Document& d) {
  SCOPED_TRACE(std::string(d.phenomenon) + ": " + std::string(d.text));
  Parameters parameters;
  parameters.date = d.date;
  Result result = Shipped().Extract(d.text, parameters);
  for (const Want& want : d.wants) {
    SCOPED_TRACE(std::string(want.surface) + " #" + std::to_string(want.nth));
    std::size_t begin = Occurrence(d.text, want.surface, want.nth), end = begin + want.surface.size();
    ASSERT_NE(begin, std::string_view::npos);
    const Entity* found = nullptr;
    for (const Entity& e : result.entities())
      if (e.begin < end && e.end > begin) found = &e;
    std::string explained = Shipped().Explain(d.text, begin, end, parameters);
    if (want.type.empty()) {
      EXPECT_EQ(found, nullptr) << explained;
    } else if (found == nullptr) {
      ADD_FAILURE() << "nothing found\n" << explained;
    } else {
      EXPECT_EQ(found->begin, begin) << explained;
      EXPECT_EQ(found->end, end) << explained;
      EXPECT_EQ(found->type, want.type) << explained;
      if (!want.id.empty()) {
        EXPECT_EQ(found->id, want.id) << explained;
      }
      EXPECT_NE(explained.find("WON"), std::string::npos) << explained;
    }
    if (!want.explained.empty()) {
      EXPECT_NE(explained.find(want.explained), std::string::npos) << explained;
    }
  }
}

inline void CheckAll(const std::vector<Document>& documents) {
  for (const Document& d : documents) Check(d);
}

inline constexpr std::string_view kBack = "support: strong mention of the same entity", kDefined = "support: defined in the document";

}  // namespace onoma

#endif  // ONOMA_TESTS_DOCUMENT_TESTING_H_
