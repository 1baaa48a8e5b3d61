// onoma: finds who, where and which organisation a text names. The command line; each subcommand has a file of its own.
#include <csignal>
#include <cstdio>
#include <exception>

#include "command_line.h"
#include "message.h"
#include "options.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // told by write() instead, see output.cc
  try {
    return onoma::cli::ParseAndRun(argc, argv);
  } catch (const std::exception& error) {
    onoma::cli::Complain(std::string("out of resources: ") + error.what());
    return onoma::cli::kSomeFailed;
  }
}
