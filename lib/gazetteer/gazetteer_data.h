// What stands behind the public Gazetteer, for the extractor: the bytes and the view of them.
#ifndef ONOMA_LIB_GAZETTEER_GAZETTEER_DATA_H_
#define ONOMA_LIB_GAZETTEER_GAZETTEER_DATA_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "lib/base/file.h"
#include "lib/gazetteer/image.h"
#include "onoma/gazetteer.h"

namespace onoma::internal {

struct GazetteerData {
  base::MappedFile file;  // one of these two holds the bytes
  std::unique_ptr<std::uint64_t[]> memory;
  gazetteer::Image image;
};

struct GazetteerAccess {
  static const gazetteer::Image& image(const Gazetteer& gazetteer) { return gazetteer.data_->image; }
  static Gazetteer Make(std::shared_ptr<const GazetteerData> data) { return Gazetteer(std::move(data)); }
};

}  // namespace onoma::internal

#endif  // ONOMA_LIB_GAZETTEER_GAZETTEER_DATA_H_
