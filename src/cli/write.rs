//! What the browser writes into files, under names that were typed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::outcome::Failure;
use crate::analysis::matrix::Matrix;
use crate::app::{self, Exported, Format, Sent, State};
use crate::export::changes::Compared;
use crate::export::table::Look;
use crate::export::{Lost, Target, markdown, matrix};
use crate::i18n::Locale;
use crate::store::{EventSet, Store};
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
    let format = what.format_of(path).unwrap_or(Format::Text);
    let mut bytes = Vec::new();
    let mut sent = Sent::Written { path: name.clone(), left_out: 0 };
    let made = match what {
        Exported::Events => {
            let mut lost = Lost::default();
            let made = events(&mut bytes, store, (state.shown(), &mut lost), (format, look));
            sent = Sent::Exported { path: name, events: state.shown().len(), lost: lost.count() };
            made
        }
        Exported::Matrix => {
            let sort = state.views.matrix.sort;
            let mut table = Matrix::written(store, state.shown());
            table.sort(store, sort, look.locale.tag());
            sent = Sent::Written { path: name, left_out: table.left_out };
            let counted = matrix::Counted { table: &table, sort };
            written(&mut bytes, store, counted, (format, look))
        }
        Exported::Comparison => compared(&mut bytes, store, state, (format, look)),
    };
    made.and_then(|()| place(&target, &bytes)).map_err(|it| told(look.locale, &it))?;
    Ok(sent)
}

/// Writes events in a format, as `attache export` and `attache list` do.
fn events(
    out: &mut Vec<u8>,
    store: &Store,
    (events, lost): (&EventSet, &mut Lost),
    (format, look): (Format, Look<'_>),
) -> io::Result<()> {
    let target = match format {
        Format::Markdown | Format::Text => return markdown::table(out, store, look, events),
        Format::Json => Target::Attache,
        Format::Lines => Target::Lines,
        Format::Csv => Target::Rows,
        Format::Calendar => Target::Ics,
        Format::Markwhen => Target::Markwhen,
        Format::Html => Target::Site,
        Format::Slides => Target::Slides,
    };
    target.write(out, store, look, (events, lost))
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
        _ => matrix::text(out, store, look, counted),
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
        _ => both.page(store, look).text(out),
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

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Present {
    /// It stays, and nothing is written.
    Stays,
    /// It is replaced. A link stays, and what it leads to is replaced.
    IsReplaced,
}

/// Writes a file whole beside its place and then puts it there. Returns what `fill`, which writes it,
/// returns.
///
/// # Errors
///
/// That a file is there that stays, that something other than a file is there, or why it could not be
/// written. Whatever is there is as it was then.
pub(super) fn streamed<T>(
    path: &Path,
    present: Present,
    fill: impl FnOnce(&mut dyn io::Write) -> io::Result<T>,
) -> io::Result<T> {
    let old = fs::metadata(path).ok().filter(|_| present == Present::IsReplaced);
    let Some(metadata) = old else {
        there(path)?;
        let (fresh, made) = beside(path, fill)?;
        fresh.persist_noclobber(path)?;
        last(path);
        return Ok(made);
    };
    there(path).or_else(|it| match it.kind() {
        io::ErrorKind::AlreadyExists => Ok(()),
        _ => Err(it),
    })?;
    let target = fs::canonicalize(path)?;
    let (fresh, made) = beside(&target, fill)?;
    fresh.as_file().set_permissions(metadata.permissions())?;
    fresh.persist(&target)?;
    last(&target);
    Ok(made)
}

/// Tells what is there, if anything is: a file, or what cannot be replaced by one. A device is
/// written to, not replaced; a name that leads nowhere is something, too.
fn there(path: &Path) -> io::Result<()> {
    match (fs::metadata(path), fs::symlink_metadata(path)) {
        (Ok(it), _) if it.is_file() => Err(io::ErrorKind::AlreadyExists.into()),
        (Ok(_), _) => Err(io::Error::other("it is no regular file")),
        (Err(_), Ok(_)) => Err(io::Error::other("it is a link that leads to no file")),
        (Err(_), Err(_)) => Ok(()),
    }
}

/// Says in one line why a file that was named on the command line was not written.
pub(super) fn not_written(path: &Path, error: &io::Error) -> Failure {
    let name = text::name_of(path);
    Failure::data(&if error.kind() == io::ErrorKind::AlreadyExists {
        format!("{name} exists and was left alone; --force takes its place")
    } else {
        format!("{name} could not be written: {error}")
    })
}

/// Puts a file where there is none.
///
/// # Errors
///
/// That there is one, or why it could not be written.
pub(super) fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    streamed(path, Present::Stays, |out| out.write_all(bytes))
}

/// Writes a file without a name of its own beside the place where it is wanted.
fn beside<T>(
    path: &Path,
    fill: impl FnOnce(&mut dyn io::Write) -> io::Result<T>,
) -> io::Result<(NamedTempFile, T)> {
    let folder = folder(path);
    // A folder that is not there is told of in fewer words than a file that cannot be made in it.
    fs::metadata(folder)?;
    let mut builder = Builder::new();
    // Others may read it as far as the user lets them read new files.
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut fresh = builder.tempfile_in(folder)?;
    let mut out = BufWriter::new(fresh.as_file_mut());
    let made = fill(&mut out)?;
    out.flush()?;
    drop(out);
    fresh.as_file().sync_all()?;
    Ok((fresh, made))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Makes a name last: it does when the folder is written; not every file system knows how.
fn last(path: &Path) {
    if let Ok(folder) = File::open(folder(path)) {
        folder.sync_all().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
        streamed(path, Present::IsReplaced, |out| out.write_all(bytes))
    }

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
    fn a_file_is_replaced_only_when_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        for content in ["one", "two"] {
            replace(&path, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(replace(folder.path(), b"x").is_err(), "a folder stays");
    }

    #[test]
    #[cfg(unix)]
    fn what_a_link_leads_to_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let [path, link] = ["a", "b"].map(|it| folder.path().join(it));
        fs::write(&path, "one").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    #[cfg(unix)]
    fn the_mode_of_what_is_replaced_stays() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn what_breaks_off_leaves_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let broken = |out: &mut dyn io::Write| {
            out.write_all(b"half")?;
            Err::<(), _>(io::Error::other("no room"))
        };
        assert!(streamed(&path, Present::IsReplaced, broken).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
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
