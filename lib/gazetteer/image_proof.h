// The proof that an image may be read: what Image::Open asks of bytes that anyone may have written.
#ifndef ONOMA_LIB_GAZETTEER_IMAGE_PROOF_H_
#define ONOMA_LIB_GAZETTEER_IMAGE_PROOF_H_

#include <string_view>

#include "absl/status/status.h"
#include "lib/gazetteer/image_view.h"

namespace onoma::gazetteer {

// Whether the bytes begin with a header of this format, whose sections lie inside them and have sizes that agree.
absl::Status CheckHeader(std::string_view bytes);
// Whether nothing in the sections points out of them. Linear; the header is good.
absl::Status ProveBounds(const ImageView& view);

}  // namespace onoma::gazetteer

#endif  // ONOMA_LIB_GAZETTEER_IMAGE_PROOF_H_
