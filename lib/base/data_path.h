// Where the shipped knowledge and rules lie.
#ifndef ONOMA_LIB_BASE_DATA_PATH_H_
#define ONOMA_LIB_BASE_DATA_PATH_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace onoma::base {

// The directories asked, in order: $ONOMA_DATA (alone, if set); beside the library or the program that holds this code, so that a moved
// tree still finds its own; where it was to be installed; the build tree.
std::vector<std::string> DataDirectories();
// The first of them that has `file` (a file or a directory): its path. NotFound names all places asked.
absl::StatusOr<std::string> FindData(std::string_view file);

}  // namespace onoma::base

#endif  // ONOMA_LIB_BASE_DATA_PATH_H_
