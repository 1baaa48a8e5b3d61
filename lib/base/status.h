// absl::Status from std::string_view messages: the one place that knows that absl::string_view may be another type (Debian 12).
#ifndef ONOMA_LIB_BASE_STATUS_H_
#define ONOMA_LIB_BASE_STATUS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace onoma::base {

inline absl::string_view ToAbsl(std::string_view text) { return absl::string_view(text.data(), text.size()); }
inline std::string_view FromAbsl(absl::string_view text) { return std::string_view(text.data(), text.size()); }
inline std::string_view Message(const absl::Status& status) { return FromAbsl(status.message()); }

inline absl::Status Error(absl::StatusCode code, std::string_view message) { return absl::Status(code, ToAbsl(message)); }
inline absl::Status InvalidArgument(std::string_view message) { return Error(absl::StatusCode::kInvalidArgument, message); }
inline absl::Status DataLoss(std::string_view message) { return Error(absl::StatusCode::kDataLoss, message); }
inline absl::Status FailedPrecondition(std::string_view message) { return Error(absl::StatusCode::kFailedPrecondition, message); }
inline absl::Status NotFound(std::string_view message) { return Error(absl::StatusCode::kNotFound, message); }
inline absl::Status ResourceExhausted(std::string_view message) { return Error(absl::StatusCode::kResourceExhausted, message); }

}  // namespace onoma::base

#endif  // ONOMA_LIB_BASE_STATUS_H_
