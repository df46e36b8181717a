//! Which bytes are read, and which are not?
//!
//! Only regular files are read: a pipe without a writer, a device without an end or a sparse
//! terabyte would otherwise hang the program or fill the memory.

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::args::COMMANDS;
use crate::diag;

/// Returns the bytes of a regular file of at most `limit` bytes, or why there are none.
pub(super) fn regular(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let before = fs::metadata(path).map_err(|error| unreachable_file(path, &error))?;
    acceptable(&before, limit)?;
    let file = opened(path).map_err(|error| unreachable_file(path, &error))?;
    // Something else may stand under the name by now.
    let metadata = file.metadata().map_err(|error| error.to_string())?;
    acceptable(&metadata, limit)?;
    limited(file, metadata.len(), limit)
}

/// Opens a file so that even a pipe or a device that took its place could not hold us up.
#[cfg(unix)]
fn opened(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn opened(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

fn acceptable(metadata: &Metadata, limit: u64) -> Result<(), String> {
    if metadata.is_dir() {
        return Err("is a directory; name a file in it".to_owned());
    }
    if !metadata.is_file() {
        let what = special(metadata.file_type());
        return Err(format!("is {what}, not a regular file; send its data to `attache -`"));
    }
    if metadata.len() > limit {
        return Err(too_long(&format!("has {} bytes", metadata.len()), limit));
    }
    Ok(())
}

fn too_long(size: &str, limit: u64) -> String {
    format!("{size}, and at most {limit} are read; split it by year or by series")
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;

    match kind {
        _ if kind.is_fifo() => "a named pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}

/// Reads to the end, but no more than `limit` bytes; `expected` bytes are set aside at once.
pub(super) fn limited(source: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let room = usize::try_from(expected).unwrap_or(usize::MAX);
    bytes.try_reserve_exact(room).map_err(|_| format!("there is no memory for {room} bytes"))?;
    let read = source.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("could not be read: {error}"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(too_long("goes on and on", limit));
    }
    Ok(bytes)
}

/// Says why a name leads to no file.
fn unreachable_file(path: &Path, error: &io::Error) -> String {
    let link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound if link => {
            "is a link to a file that does not exist; mend or remove the link".to_owned()
        }
        io::ErrorKind::NotFound => missing(path),
        io::ErrorKind::PermissionDenied => {
            "may not be read: permission denied; ask its owner, or see `ls -l`".to_owned()
        }
        _ if is_loop(error) => "is a link that leads back to itself; remove the link".to_owned(),
        _ => format!("could not be opened: {error}"),
    }
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// Says that there is no such file; the word may have been meant as a command.
fn missing(path: &Path) -> String {
    let near = path.to_str().and_then(|it| diag::did_you_mean(it, COMMANDS));
    match near {
        Some(command) => format!("no such file; did you mean the command `attache {command}`?"),
        None => "no such file; `attache --help` has examples".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_does_not_end_is_given_up() {
        let read = limited(io::repeat(b' ').take(LIMIT_IN_TESTS + 1), 0, LIMIT_IN_TESTS);
        assert!(read.is_err_and(|it| it.contains("goes on and on")));
        assert_eq!(limited(&b"{}"[..], 2, LIMIT_IN_TESTS), Ok(b"{}".to_vec()));
    }

    const LIMIT_IN_TESTS: u64 = 1_000;
}
