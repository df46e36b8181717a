//! The command line: arguments to an exit code.
