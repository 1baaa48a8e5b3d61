// Messages to the person at the terminal: "onoma: file:line: what is wrong; what to do", on stderr, a line each.
#ifndef ONOMA_EXAMPLES_CLI_MESSAGE_H_
#define ONOMA_EXAMPLES_CLI_MESSAGE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace onoma::cli {

// "onoma: " and `text` as one line; several lines of `text` become several messages.
std::string Message(std::string_view text);
void Complain(std::string_view text);
// The message of a Status without its code.
std::string Reason(const absl::Status& status);
// Why the system refused: "No such file or directory", with what to do about it.
std::string SystemReason(int error);

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_MESSAGE_H_
