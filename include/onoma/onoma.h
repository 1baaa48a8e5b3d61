// onoma/onoma.h: finds who, where and which organisation is named in news text.
//
// The few concepts: an Entry is what a gazetteer's row says; a Gazetteer is many of them in a flat image; Rules are patterns;
// an Extractor is gazetteers and rules that work together; a Result is what one document named.
//
//   #include <onoma/onoma.h>
//   int main() {
//     auto extractor = onoma::Extractor::Default();
//     if (!extractor.ok()) return 1;
//     std::string_view text = "Ukraine joins the Joint Expeditionary Force (JEF).";
//     onoma::Result result = extractor->Extract(text);
//     for (const onoma::Entity& e : result.entities()) printf("%.*s\n", int(e.id.size()), e.id.data());
//   }
#ifndef ONOMA_ONOMA_H_
#define ONOMA_ONOMA_H_

#include "onoma/entity.h"
#include "onoma/evaluate.h"
#include "onoma/extractor.h"
#include "onoma/format.h"
#include "onoma/gazetteer.h"
#include "onoma/rule_check.h"
#include "onoma/rules.h"
#include "onoma/version.h"

#endif  // ONOMA_ONOMA_H_
