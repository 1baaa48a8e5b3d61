#ifndef ONOMA_EXAMPLES_CLI_COMMAND_LINE_H_
#define ONOMA_EXAMPLES_CLI_COMMAND_LINE_H_

namespace onoma::cli {

// Reads the command line, runs the subcommand, gives the exit code.
int ParseAndRun(int argc, char** argv);

}  // namespace onoma::cli

#endif  // ONOMA_EXAMPLES_CLI_COMMAND_LINE_H_
