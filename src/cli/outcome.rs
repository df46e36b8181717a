//! How did it end, and who is at fault?

use std::io;
use std::process::ExitCode;

use crate::text;

/// The exit code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 0: done.
    Done,
    /// 1: the data is at fault, or there is no room for the output.
    Data,
    /// 2: the call is at fault.
    Call,
}

impl Status {
    /// Returns the number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Data => 1,
            Self::Call => 2,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

/// What a command ends with.
pub(super) type Outcome<T = Status> = Result<T, Failure>;

/// Why a command ended early. The messages are ready to be printed: they have passed the text
/// policy and end with a line end.
#[derive(Debug)]
pub(super) enum Failure {
    /// The call is at fault.
    Call(String),
    /// The data is at fault.
    Data(String),
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Says in one line what is wrong with the call.
    pub(super) fn call(message: &str) -> Self {
        Self::Call(line(message))
    }

    /// Says in one line what is wrong with the data.
    pub(super) fn data(message: &str) -> Self {
        Self::Data(line(message))
    }

    /// Returns the lines for standard error.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Call(message) | Self::Data(message) => message.clone(),
            Self::Output(_) if self.status() == Status::Done => String::new(),
            Self::Output(error) => line(&format!("the output could not be written: {error}")),
        }
    }

    /// Returns the exit code. A reader that has seen enough is no failure.
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
            Self::Output(_) | Self::Data(_) => Status::Data,
            Self::Call(_) => Status::Call,
        }
    }
}

/// Returns a message as one line that cannot drive the terminal.
pub(super) fn line(message: &str) -> String {
    format!("attache: {}\n", text::message(message))
}
