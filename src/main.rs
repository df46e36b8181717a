//! The `attache` binary: hands the process to [`attache::cli`].

use std::io::{self, BufWriter, IsTerminal as _};
use std::process::ExitCode;

use attache::cli::{self, Environment, World};

fn main() -> ExitCode {
    // Not locked: another thread may have to put the terminal right while this one writes.
    let (mut stdin, mut stderr) = (io::stdin(), io::stderr());
    let mut stdout = BufWriter::new(io::stdout());
    let mut world = World {
        stdin_is_terminal: stdin.is_terminal(),
        stdout_is_terminal: io::stdout().is_terminal(),
        stdin: &mut stdin,
        stdout: &mut stdout,
        stderr: &mut stderr,
        environment: Environment::of_process(),
    };
    cli::run(std::env::args_os(), &mut world).into()
}
