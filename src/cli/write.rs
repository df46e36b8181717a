//! What the browser writes into files, under names that were typed.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::analysis::matrix::Matrix;
use crate::app::{self, Exported, Format, Sent, State};
use crate::export::changes::Compared;
use crate::export::table::Look;
use crate::export::{markdown, matrix};
use crate::i18n::Locale;
use crate::store::Store;
use crate::text;

/// Writes what is shown into a file that is not there yet, and tells of it under its path as it was typed.
///
/// The file is written whole beside its place and then put there, so nobody ever reads half of it.
/// `home` is what a leading `~/` stands for.
///
/// # Errors
///
/// One line that says why nothing was written, in the language of the browser.
pub(super) fn write(
    store: &Store,
    state: &State,
    (path, what): (&str, Exported),
    (home, look): (Option<&str>, Look<'_>),
) -> Result<Sent, String> {
    let target = expanded(path, home);
    // It is told of as it was typed.
    let name = text::message(path);
    let format = Format::of(path).unwrap_or(Format::Text);
    let mut bytes = Vec::new();
    let mut left_out = 0;
    let made = match what {
        Exported::Matrix => {
            let sort = state.views.matrix.sort;
            let mut table = Matrix::written(store, state.shown());
            table.sort(store, sort, look.locale.tag());
            left_out = table.left_out;
            let counted = matrix::Counted { table: &table, sort };
            written(&mut bytes, store, counted, (format, look))
        }
        Exported::Comparison => compared(&mut bytes, store, state, (format, look)),
    };
    made.and_then(|()| place(&target, &bytes)).map_err(|it| told(look.locale, &it))?;
    Ok(Sent::Written { path: name, left_out })
}

/// Writes a matrix in a format.
fn written(
    out: &mut Vec<u8>,
    store: &Store,
    counted: matrix::Counted<'_>,
    (format, look): (Format, Look<'_>),
) -> io::Result<()> {
    match format {
        Format::Csv => matrix::csv(out, store, look.locale, counted),
        Format::Markdown => matrix::markdown(out, store, look, counted),
        Format::Json => matrix::json(out, store, look.locale, counted),
        Format::Text => matrix::text(out, store, look, counted),
    }
}

/// Writes two sessions side by side in a format, as they are on the screen: a match that was
/// accepted is one.
fn compared(
    out: &mut Vec<u8>,
    store: &Store,
    state: &State,
    (format, look): (Format, Look<'_>),
) -> io::Result<()> {
    let Some(comparison) = app::compared(store, state) else { return Ok(()) };
    let both = Compared::from(comparison);
    match format {
        Format::Json => both.json(out, store, look.locale.tag()),
        Format::Markdown => markdown::page(out, &both.page(store, look)),
        Format::Text | Format::Csv => both.page(store, look).text(out),
    }
}

/// Says why in one line, which stands beside the name that was typed.
fn told(locale: Locale, error: &io::Error) -> String {
    let told = if error.kind() == io::ErrorKind::AlreadyExists {
        locale.is_there_already().to_owned()
    } else {
        locale.not_written(&error.to_string())
    };
    text::message(&told)
}

/// Returns the path that was meant.
pub(super) fn expanded(path: &str, home: Option<&str>) -> PathBuf {
    let in_home = path.strip_prefix("~/").zip(home);
    in_home.map_or_else(|| PathBuf::from(path), |(rest, home)| Path::new(home).join(rest))
}

/// Puts a file where there is none.
pub(super) fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // A folder that is not there is told of in fewer words than a file that cannot be made in it.
    fs::metadata(folder)?;
    let mut builder = Builder::new();
    // Others may read it as far as the user lets them read new files.
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut fresh = builder.tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.as_file().sync_all()?;
    // A name that leads nowhere is one, too.
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fresh.persist_noclobber(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        place(&path, b"one").unwrap();
        let error = place(&path, b"two").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(place(&folder.path().join("no/a.csv"), b"x").is_err());
    }

    #[test]
    fn a_tilde_is_the_home_directory() {
        assert_eq!(expanded("~/a.md", Some("/home/me")), Path::new("/home/me/a.md"));
        assert_eq!(expanded("~/a.md", None), Path::new("~/a.md"));
        assert_eq!(expanded("b/a.md", Some("/home/me")), Path::new("b/a.md"));
    }

    #[test]
    fn why_nothing_was_written_is_one_line_in_the_language() {
        let there = io::ErrorKind::AlreadyExists.into();
        assert_eq!(told(Locale::En, &there), "this file exists and was left alone");
        assert!(told(Locale::Ko, &there).contains("이미 있는"));
        let other = io::Error::other("no\u{1b}[2J\nroom");
        assert!(!told(Locale::En, &other).contains(['\u{1b}', '\n']));
    }
}
